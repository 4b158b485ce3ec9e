// The page script: always there, in every guarded frame, before any script of the page. It listens, asks the core or the background what
// something means, and does what they say. It holds no rule.

import type { PartName, Reply } from "../protocol.js";
import { core, hasStopped } from "./core.js";
import { keepFeatures } from "./feature.js";
import { FEATURES } from "./features/index.js";
import { connectGate, isGateLate, isGateThere } from "./gate/channel.js";
import { answerRequests } from "./gate/request.js";
import { line } from "./line.js";
import { isListening, listen, rearm } from "./listeners.js";
import { load } from "./loader.js";
import { ask, reply, send } from "./messages.js";
import type { Page } from "./page.js";
import { host, isAzureDevOps, isPractice, isSite, isTop, place } from "./place.js";
import { askPolicy, current, keepPolicy, onPolicy } from "./policy.js";
import { onRaised, shield } from "./shield.js";
import { Status, answerMessages } from "./status.js";
import { describe } from "./structure.js";
import { takeOver, untilReplaced } from "./takeover.js";
import { ARRIVAL_WORDS } from "./text/arrival.js";
import { patternsOf } from "./text/remembered.js";
import { SETTLING_WORDS } from "./text/settling.js";
import { rememberCopied } from "./text/copied.js";
import { ENTRIES } from "./text/entry/index.js";
import { startWatching, watch } from "./watch.js";
import { fetchWords, localize, sentences, text } from "./words.js";
import { workerMade } from "./workers.js";

/** What must be said when nothing can be loaded any more. */
const WORDS = [
  "sentences",
  "checkFailed",
  "noticeSynchronous",
  "problemGateMissing",
  "problemGateLate",
  "problemLogNotWritten",
] as const;

/**
 * How long it may take until a line of the history is written, in ms. Nobody waits for it, and a page that causes thousands of lines at once
 * gets its answers late: that does not mean that they are lost.
 */
const LOG_LIMIT = 30_000;

function start(): void {
  const onServer = host !== "" && !isSite && !core.isCloud(host);
  const isElsewhere = () => onServer && !isAzureDevOps();
  const missing = new Set<PartName>();
  const page: Page = {
    core,
    get policy() {
      return current();
    },
    isTop,
    host,
    isPractice,
    onServer,
    place: () =>
      isSite ? { organization: null, surface: "site" } : isElsewhere() ? { ...place(), surface: "elsewhere" } : place(),
    acts: (guard) => !page.isPaused(guard) && !isElsewhere(),
    isPaused: (guard) => (isSite && guard !== "text") || page.policy.paused.some((paused) => paused.guard === guard),
    ask,
    reply,
    tell: (message) => void send(message),
    localize,
    sentences,
    text,
    fetchWords,
    listen,
    watch,
    onPolicy,
    load: async (name) => {
      const part = await load(name);
      if (part) missing.delete(name);
      else missing.add(name);
      status.set("part-missing", missing.size > 0);
      return part;
    },
    shield,
    onRaised,
    line,
    describe,
    setProblem: (problem, present) => status.set(problem, present),
    record: ({ rules, groups = [] }, outcome, choice, reason = null, sent = false) => {
      // A reason is the person's own words; a secret in them is masked before it is kept.
      const said = reason === null ? null : core.redact(reason);
      const { surface } = page.place();
      const what = { surface, rules, patterns: patternsOf(groups), outcome, choice, reason: said, sent };
      void reply({ kind: "record", ...what }, LOG_LIMIT).then(tellOfLog);
      status.count(rules.length);
    },
    token: newToken(),
  };
  const status = new Status(page, [
    ["engine-failed", () => hasStopped() || !isListening()],
    ["gate-missing", () => !page.isPaused("tokens") && !isGateThere()],
    ["gate-late", () => !page.isPaused("tokens") && isGateLate()],
  ]);
  /** A frame speaks for no page, so it says it itself. */
  function tellOfLog(answer: Reply | null): void {
    const isMissing = answer?.kind !== "done";
    if (status.set("log-not-written", isMissing) && isMissing && !isTop) line(text("problemLogNotWritten"));
  }
  fetchWords([...WORDS, ...ARRIVAL_WORDS, ...SETTLING_WORDS]);
  takeOver();
  for (const entry of ENTRIES) entry.arm(page);
  rememberCopied(page);
  const worker = () => {
    workerMade();
    status.report();
  };
  connectGate({ ...answerRequests(page), worker }, rearm);
  onPolicy(() => status.report(), untilReplaced);
  answerMessages(
    status,
    // Whether Patrol works on a site, practice cannot tell.
    isTop && !isPractice,
    () => void askPolicy(),
    (asked, redact) => {
      const failed = () => line(text("checkFailed"));
      void page.load("check").then((part) => (part ? part.answer(page, asked, redact).catch(failed) : failed()));
    },
  );
  startWatching();
  watch(() => tellOfGate(page, status), untilReplaced);
  keepFeatures(page, FEATURES, untilReplaced);
  keepPolicy(untilReplaced);
}

/** Those who want to be told of something. */
class Listeners {
  readonly #all = new Set<() => void>();

  add(heard: () => void, signal: AbortSignal): void {
    this.#all.add(heard);
    signal.addEventListener("abort", () => this.#all.delete(heard));
  }

  tell(): void {
    for (const heard of this.#all) heard();
  }
}

/** What the token surfaces tell each other through the page. */
function newToken(): Page["token"] {
  const lists = new Listeners();
  const answers = new Listeners();
  let list = { line: "", tokens: 0 };
  return {
    pressed: null,
    sent: { fields: null, day: null, notes: [], shrunk: null },
    done: () => answers.tell(),
    onDone: (heard, signal) => answers.add(heard, signal),
    form: null,
    get list() {
      return list;
    },
    set list(told) {
      list = told;
      lists.tell();
    },
    onList: (changed, signal) => lists.add(changed, signal),
  };
}

/** On the token page a gate that cannot hold requests is told at once, in the page. */
function tellOfGate(page: Page, status: Status): void {
  status.report();
  // The practice page brings its gate along, as a script that comes a little later.
  if (!page.isTop || page.isPractice || page.isPaused("tokens") || page.place().surface !== "tokens") return;
  if (status.set("gate-missing", !isGateThere()) && !isGateThere()) page.line(page.text("problemGateMissing"));
  else if (status.set("gate-late", isGateLate()) && isGateLate()) page.line(page.text("problemGateLate"));
}

const world = globalThis as { patrolCore?: "running" | "stopped"; patrolStopped?: () => void; patrolPage?: true };

// At install and update the script is put into open pages, where it may be already.
if (!world.patrolPage) {
  world.patrolPage = true;
  try {
    start();
    if (world.patrolCore !== "stopped") world.patrolCore = "running";
  } catch (error) {
    world.patrolCore = "stopped";
    world.patrolStopped?.();
    throw error;
  }
}
