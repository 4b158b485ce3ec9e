// Advice in the token form: kindness. The truth is the request, and the gate holds it. Nothing is judged here: the form is described to the
// background, and what it answers is shown and done.

import { ask } from "../draw/background.js";
import { keepWay } from "../draw/list.js";
import { Advice } from "./advice.js";
import { find, isUnknown, look, touch } from "./controls.js";
import { leaveTab } from "./keyboard.js";
import { carryOut } from "./order.js";
import { MAIN_BUTTON } from "./structure.js";

/** @typedef {import("./advice.js").MakeHost} MakeHost */
/** @typedef {(verdict: string, goOn: () => void) => void} Question asks the person */

/** @type {MakeHost} */
let makeHost;
let organization = "";
let busy = false;
/**
 * The form that is open: its controls when it opened, what was asked last, and the answer, while it holds.
 * @type {{ panel: Element, first: string, asked: string, verdict: import("./advice.js").Verdict | null, advice: Advice } | undefined}
 */
let open;

/**
 * @param {Element} panel
 * @param {string} first
 */
function describe(panel, first) {
  const { controls, lines } = look(panel);
  return { controls, form: { host: location.hostname, organization, first: first || lines, now: lines } };
}

/**
 * Starts listening to the form: to what is typed, which no change of the page's structure shows, and to its main button.
 * @param {MakeHost} host
 * @param {Question} question
 */
export function arm(host, question) {
  makeHost = host;
  for (const kind of ["input", "change"]) window.addEventListener(kind, () => open && judge(open), true);
  window.addEventListener("keydown", (event) => open && event.key === "Tab" && leaveTab(event, open.panel), true);
  // The library's buttons act on the key itself, not on the click that would follow.
  for (const kind of ["click", "keydown"]) window.addEventListener(kind, (event) => pressed(event, question), true);
  // What was said, was said under the old settings.
  chrome.storage.onChanged.addListener(({ settings }) => {
    if (!open || !settings) return;
    open.asked = "";
    judge(open);
  });
}

/** Whether the token form is open and is the one that is known. */
export function isKnown() {
  return Boolean(find());
}

/**
 * Keeps the advice in the open form up to date, and the way to the inventory above the list.
 * @param {boolean} on whether there is to be advice here
 * @param {string} here the organization in the address; empty without one
 * @returns {boolean} whether a form is open that is not the known one
 */
export function survey(on, here) {
  organization = here;
  keepWay(on, makeHost);
  const panel = on ? find() : undefined;
  if (panel) keep(panel);
  else close();
  return on && !panel && isUnknown();
}

function close() {
  open?.advice.remove();
  open = undefined;
}

/** @param {Element} panel */
function keep(panel) {
  if (open?.panel !== panel || !open.advice.standsIn(panel)) {
    close();
    const { lines } = look(panel);
    open = {
      panel,
      first: lines,
      asked: "",
      verdict: null,
      advice: new Advice(panel, makeHost, order, () => keep(panel)),
    };
  }
  judge(open);
}

/**
 * Asks for a verdict when something has changed, one at a time, and shows it.
 * @param {NonNullable<typeof open>} form
 */
async function judge(form) {
  const { controls, form: described } = describe(form.panel, form.first);
  form.advice.restore(controls);
  const asked = `${form.advice.task}\n${described.now}`;
  if (busy || form.asked === asked) return;
  busy = true;
  form.asked = asked;
  form.verdict = null;
  const verdict = await ask({ kind: "form", form: described, task: form.advice.task });
  busy = false;
  if (open === form) {
    form.verdict = verdict;
    form.advice.show(verdict, controls);
  }
  // It may have changed meanwhile.
  if (open) judge(open);
}

/** Orders wait for one another. */
let carrying = Promise.resolve();

/** @type {import("./advice.js").Order} */
function order(given, done) {
  const form = open;
  carrying = carrying.then(async () => {
    const end = await carryOut(given, () => (open && open === form ? describe(open.panel, open.first) : undefined));
    if (end && open === form) done(end.said, end.touched);
  });
}

/**
 * Asks before the form is sent: kinder than holding the request, which leaves the form busy. Only when the form tells all that the request
 * will say; otherwise the gate asks, so that nobody is asked twice.
 * @param {Event} event
 * @param {Question} question
 */
function pressed(event, question) {
  if (!event.isTrusted || !open || (event instanceof KeyboardEvent && event.key !== "Enter" && event.key !== " "))
    return;
  const button = event.target instanceof Element ? event.target.closest(MAIN_BUTTON) : null;
  if (!button || !open.panel.contains(button) || button.getAttribute("aria-disabled") === "true") return;
  const { verdict, asked, advice } = open;
  const isCurrent = asked === `${advice.task}\n${look(open.panel).lines}`;
  if (!verdict?.complete || !isCurrent || verdict.findings.every(({ level }) => level === "inform")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  question(JSON.stringify(verdict), () => touch(button));
}
