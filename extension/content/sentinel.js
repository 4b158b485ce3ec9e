// Says so when Patrol's core is not there: it did not start, or it stopped. Plain JavaScript, because it must work exactly then.
// A script of its own in the manifest: beside a core with an error in its text Firefox would not run it.

/** @type {{ patrolCore?: "running" | "stopped", patrolStopped?: () => void, patrolChannel?: string }} */
const world = /** @type {any} */ (globalThis);

/** The text of a status message; `webext` reads it. */
const status = JSON.stringify({
  kind: "status",
  host: location.hostname,
  surface: "unknown",
  paused: false,
  problems: [{ "page-problem": "engine-failed" }],
  findings: 0,
});

const LOOK =
  ":host{all:initial;position:fixed;inset:0 0 auto;z-index:2147483647}" +
  "p{margin:0;padding:8px 16px;display:flex;gap:16px;justify-content:center;align-items:center;" +
  "font:14px/1.4 'Segoe UI',system-ui,sans-serif;background:#fff4ce;color:#323130;border-bottom:1px solid #c19c00}" +
  "button{font:inherit;color:inherit;background:none;border:1px solid currentcolor;border-radius:2px;padding:2px 12px;cursor:pointer}";

/** A place at the top of the page for lines, one below the other, out of the page's reach. */
const host = document.createElement("patrol-notice");
const lines = host.attachShadow({ mode: "closed" });

/** Every word that may be needed, taken while the browser still gives it: a script whose extension is updated under it is cut off. */
const words = Object.fromEntries(
  ["problemEngineFailed", "problemWentUnchecked", "noticeUncheckedStopped", "noticeClose", "@@bidi_dir"].map((key) => [
    key,
    chrome.i18n.getMessage(key),
  ]),
);
const language = chrome.i18n.getUILanguage();

/** Shows a line. @param {string} key */
function notice(key) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LOOK);
  lines.adoptedStyleSheets = [sheet];
  host.lang = language;
  host.dir = words["@@bidi_dir"];
  const line = document.createElement("p");
  line.setAttribute("role", "alert");
  line.textContent = words[key];
  const close = document.createElement("button");
  close.textContent = words.noticeClose;
  close.addEventListener("click", () => line.remove());
  line.append(close);
  const show = () => {
    lines.append(line);
    document.documentElement.append(host);
  };
  if (document.documentElement) show();
  else document.addEventListener("DOMContentLoaded", show, { once: true });
}

let told = false;

function stopped() {
  world.patrolCore = "stopped";
  if (told) return;
  told = true;
  // Questions that nobody can answer any more, and the requests that wait for their answers.
  for (const question of document.querySelectorAll("patrol-review")) question.remove();
  if (world.patrolChannel) document.dispatchEvent(new CustomEvent(`${world.patrolChannel}-stopped`));
  if (window !== window.top) return;
  notice("problemEngineFailed");
  // The background's own absence is shown by the browser; a script that is cut off cannot even send.
  Promise.resolve()
    .then(() => chrome.runtime.sendMessage(status))
    .catch(() => {});
}

chrome.runtime.onMessage.addListener((message, _sender, answer) => {
  if (world.patrolCore === "stopped" && window === window.top && JSON.parse(message).kind === "report-status")
    answer(status);
});

// The gate says this when a request that it asked about got no answer, and what became of it.
document.addEventListener("patrol-unchecked", (event) =>
  notice(
    /** @type {CustomEvent<string>} */ (event).detail === "stop" ? "noticeUncheckedStopped" : "problemWentUnchecked",
  ),
);

world.patrolStopped = stopped;
if (world.patrolCore === "stopped") stopped();
else {
  // A core that cannot even be read never sets its mark; one that is read slowly may still come, but before the page's own scripts.
  const look = () => world.patrolCore !== "running" && stopped();
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", look, { once: true });
  else setTimeout(look);
}
