// What Patrol holds itself to, in one place: the benchmark reports against these figures, and `tests/package/size.test.mjs` fails by the sizes.

/** ms of the processor at the start on a page. Today's hold; where it was set, the reference script took `REFERENCE`. */
export const START = { chromium: { cold: 16, warm: 3 }, firefox: { cold: 35 } };

/**
 * ms that the reference script took on the machine on which the other times were set (2 processors, Chromium 156, Firefox ESR 153,
 * 2026-12-01). A start is judged as if it took as long in every run.
 */
export const REFERENCE = { chromium: { cold: 14.4, warm: 2.1 }, firefox: { cold: 40 } };

/** MB of 1,000,000 bytes that a tab has to carry: in Chromium the heap and its buffers, in Firefox the process. */
export const MEMORY = { chromium: 1.2, firefox: 4 };

/** ms from the key to a question that can be answered: at the median with the background awake and asleep, and ever. */
export const QUESTION = { awake: 50, asleep: 150, ever: 1500 };

/** ms that a clean paste is later, at the 99th percentile: a large one may take one frame. */
export const PASTE = { "10 KB": 2, "1 MB": 1000 / 60 };

/** ms that Patrol works on a letter in a field of 100 KB, at the 99th percentile. */
export const KEY = 1;

/** ms that other traffic of the page is later, at the 99th percentile: any request, and one with a body of 100 KB to where tokens are made, or people write. */
export const GATE = { request: 0.05, body: 2 };

/**
 * KB of 1,024 bytes, gzipped: of the page script its Rust and its TypeScript, and every other script. A ratchet: what grows past it needs a
 * reason, and what shrinks takes it along.
 */
export const SIZE = {
  core: 64,
  page: 12,
  gate: 6,
  watchdog: 2,
  site: 1,
  surface: 24,
  background: 288,
  panel: 272,
  practice: 2,
};

/**
 * What does not keep its budget yet, with the size that it must not exceed until then: since the rules for named passwords, for command lines,
 * for cut, broken and encoded tokens; the popup's pauses; the history; what is remembered; the kinds that are muted; the inventory that opens
 * and filters; the welcome page; dropping, typing and sending; closed shadow roots, popovers and every form of a clipboard; what pages send;
 * the guide; the turns of token requests; in the background the rewriting of texts, also by references to Azure Key Vault, with what the rewriting of odd texts takes, 9 KB; what a company
 * sets; how secrets of other services are revoked, and the way there from history and popup; the person's own tokens by fingerprint, 16 KB in
 * the background and 7 in the panel; sites besides Azure DevOps; problems that are reported from the popup, 8.4 KB in the panel; lists of a
 * company that replace those of a person; rules of one's own, 8 KB in the core, which runs their tables, and 212 in the background, which
 * compiles them with the regex crate's automata, also for the settings page, and reads and writes TOML; 41 in the panel, which has their form
 * and tries them; exceptions, 10 KB in the background and 26 in the panel, which has their form with every kind, and 0.1 in the page, which
 * asks for them; the way from a question to the token, and reminders of any token, 4.5 KB in the background and 4 in the panel; levels of kinds
 * of secrets and of sites, 0.9 in the core, 12 in the background and 16 in the panel; patterns of exceptions, 0.5 in the core, which runs them,
 * 6.7 in the background, which compiles them, and 1.1 in the panel.
 * @type {Partial<typeof SIZE>}
 */
export const OVER = { core: 138.5, page: 15.1, gate: 6.1, background: 814.1, panel: 561 };

/** What the engine holds to: see the parts. */
export const ENGINE = {
  /**
   * How many times as fast as its peers it was on 2026-12-01, at the median of five paired runs: as WebAssembly, and as JavaScript beside
   * secretlint, with a string that goes in. It may fall by this share.
   */
  times: { secretlint: 7.7, script: 2.7, gitleaks: 42, kingfisher: 1.4 },
  share: 0.25,
  /** Share of its speed on mixed text that it keeps on text of one kind; MB/s on the worst of what nearly is a secret. */
  hard: { share: 0.5, slowest: 20 },
  /** KB of 1,024 bytes that it takes. */
  memory: 512,
};
