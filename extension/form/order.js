// Changes of the form that a person asked for, done as a person does them. The background says each step; the page decides what it takes.

import { ask, noAdvice } from "../draw/background.js";
import { touch } from "./controls.js";

/** How often a form is looked at for one order, and the time between, in ms: six seconds in all. */
const LOOKS = 120;
const PAUSE = 50;
/** After so many looks without a change a step is tried again, and then the page will not move any more: half a second each. */
const TRY = 10;
const STUCK = 2 * TRY;

/**
 * Carries an order out.
 * @param {string} order
 * @param {() => { controls: Element[], form: { now: string } } | undefined} look gives nothing when the form is gone
 * @returns {Promise<{ said: string, touched?: Element } | undefined>} how it went, in words, and what was changed last
 */
export async function carryOut(order, look) {
  let acted = "";
  let alike = 0;
  /** @type {Element | undefined} */
  let touched;
  for (let count = 1; ; count++) {
    // Before the first step, too: what scrolled on the way to the button has come to rest then.
    await new Promise((done) => setTimeout(done, PAUSE));
    const seen = look();
    if (!seen) return undefined;
    alike = seen.form.now === acted ? alike + 1 : 0;
    const stuck = alike >= STUCK || count >= LOOKS;
    if (alike % TRY === 0 || stuck) {
      acted = seen.form.now;
      const step = await ask({ kind: "step", form: seen.form, order, stuck });
      const control = seen.controls[step?.at ?? -1];
      if (control) {
        touch(control, step.write ?? undefined);
        touched = control;
      }
      if (!step || step.said || stuck) {
        return { said: step?.said ?? noAdvice, touched };
      }
    }
  }
}
