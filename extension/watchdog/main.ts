// Says so when Patrol's page script is not there: it did not start, or it stopped. A script of its own in the manifest, because it must work
// exactly then: beside a script with an error in its text Firefox would not run it.

import { direction, language } from "../page/language.js";
import type { PageStatus, Reply, ToBackground, ToPage } from "../protocol.js";

/** The world that the scripts of the extension share. */
interface World {
  /** Set by the page script when it has started, and when it has stopped. */
  patrolCore?: "running" | "stopped";
  /** Called by the page script when it stops. */
  patrolStopped?: () => void;
  /** The name of the channel to the gate, once the page script has taken it. */
  patrolChannel?: string;
}

const world = globalThis as World;

const STATUS: PageStatus = {
  host: location.hostname,
  surface: "unknown",
  paused: [],
  problems: [{ "page-problem": "engine-failed" }],
  findings: 0,
  workers: false,
};

const LOOK =
  ":host{all:initial;position:fixed;inset:0 0 auto;z-index:2147483647}" +
  "p{margin:0;padding:8px 16px;display:flex;gap:16px;justify-content:center;align-items:center;" +
  "font:14px/1.4 'Segoe UI',system-ui,sans-serif;background:#fff4ce;color:#323130;border-bottom:1px solid #c19c00}" +
  "button{font:inherit;color:inherit;background:none;border:1px solid currentcolor;border-radius:2px;padding:2px 12px;cursor:pointer}";

/** A place at the top of the page for lines, one below the other, out of the page's reach. */
const host = document.createElement("patrol-notice");
const lines = host.attachShadow({ mode: "closed" });

/** Every word that may be needed, taken while the browser still gives it: a script whose extension is updated under it is cut off. */
const WORDS = {
  stopped: chrome.i18n.getMessage("problemEngineFailed"),
  wentUnchecked: chrome.i18n.getMessage("problemWentUnchecked"),
  textStopped: chrome.i18n.getMessage("noticeRequestStopped"),
  uncheckedStopped: chrome.i18n.getMessage("noticeUncheckedStopped"),
  close: chrome.i18n.getMessage("noticeClose"),
};

/** Shows a line, where it does not stand already. */
function notice(sentence: string): void {
  if (Array.from(lines.children, (line) => line.firstChild?.nodeValue).includes(sentence)) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LOOK);
  lines.adoptedStyleSheets = [sheet];
  host.lang = language;
  host.dir = direction;
  const line = document.createElement("p");
  line.setAttribute("role", "alert");
  line.textContent = sentence;
  const close = document.createElement("button");
  close.textContent = WORDS.close;
  close.addEventListener("click", (event) => {
    if (event.isTrusted) line.remove();
  });
  line.append(close);
  const show = () => {
    lines.append(line);
    document.documentElement.append(host);
  };
  if (document.documentElement) show();
  else document.addEventListener("DOMContentLoaded", show, { once: true });
}

/** Tells the background, which may be gone; then the browser itself shows that. */
async function report(): Promise<void> {
  const message: ToBackground = { kind: "status", ...STATUS };
  // A script that is cut off cannot even send: that throws, too.
  await (chrome.runtime.sendMessage(message) as Promise<Reply>).catch(() => {});
}

let isTold = false;

function stopped(): void {
  world.patrolCore = "stopped";
  if (isTold) return;
  isTold = true;
  // Questions that nobody can answer any more, and the requests that wait for their answers.
  for (const question of document.querySelectorAll("patrol-review")) question.remove();
  if (world.patrolChannel) {
    performance.dispatchEvent(new CustomEvent(`${world.patrolChannel}-stopped`, { detail: "" }));
  }
  if (window !== window.top) return;
  notice(WORDS.stopped);
  report().catch(() => {});
}

chrome.runtime.onMessage.addListener((message: ToPage, _sender, answer: (status: PageStatus) => void) => {
  if (world.patrolCore === "stopped" && window === window.top && message.kind === "report-status") answer(STATUS);
});

let channel: string | undefined;

/** Hears of requests that got no answer, and of what became of them. */
function listenTo(name: string): void {
  if (channel !== undefined) return;
  channel = name;
  performance.addEventListener(`${name}-unchecked`, (event) => {
    const became: unknown = (event as CustomEvent).detail;
    if (became === "stop-text") notice(WORDS.textStopped);
    else notice(became === "stop" ? WORDS.uncheckedStopped : WORDS.wentUnchecked);
  });
}

// The gate offers its channel after the scripts of the extension have started; a page script that has taken it before says so.
if (world.patrolChannel) listenTo(world.patrolChannel);
performance.addEventListener("patrol-gate", (event) => {
  const offer: unknown = (event as CustomEvent).detail;
  if (typeof offer === "string") listenTo(offer.split(" ", 1)[0] ?? "");
});

world.patrolStopped = stopped;
/** A page script that cannot even be read never sets its mark. */
const look = () => world.patrolCore !== "running" && stopped();
if (world.patrolCore === "stopped") stopped();
else if (document.readyState !== "loading") setTimeout(look);
else {
  // One that is read slowly may still come, but before the page's own scripts. A page that opens its document anew erases the listener.
  const listen = () => document.addEventListener("DOMContentLoaded", look, { once: true });
  listen();
  performance.addEventListener("patrol-rearm", listen);
}
