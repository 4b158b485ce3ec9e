// Changes of the form that a person asked for, done as a person does them. The background says each step; the page decides what it takes.

import { ask, text } from "./background.js";
import { touch } from "./controls.js";

/** How often a form is looked at for one order, and the time between, in ms: six seconds in all. */
const LOOKS = 120;
const PAUSE = 50;
/** After so many looks without a change the page will not move any more: one second. */
const STUCK = 20;

/**
 * Carries an order out.
 * @param {string} order
 * @param {() => { controls: Element[], form: { now: string } } | undefined} look gives nothing when the form is gone
 * @returns {Promise<string | undefined>} how it went, in words
 */
export async function carryOut(order, look) {
  let acted = "";
  let alike = 0;
  /** @type {Element | undefined} */
  let touched;
  for (let count = 1; ; count++) {
    const seen = look();
    if (!seen) return undefined;
    alike = seen.form.now === acted ? alike + 1 : 0;
    const stuck = alike >= STUCK || count >= LOOKS;
    if (alike === 0 || stuck) {
      acted = seen.form.now;
      const step = await ask({ kind: "step", form: seen.form, order, stuck });
      const control = seen.controls[step?.at ?? -1];
      if (control) {
        touch(control, step.write ?? undefined);
        touched = control;
      }
      if (!step || step.said || stuck) {
        // The button may be gone with what it was about.
        if (touched instanceof HTMLElement) touched.focus();
        return step?.said ?? text("formNoAnswer");
      }
    }
    await new Promise((done) => setTimeout(done, PAUSE));
  }
}
