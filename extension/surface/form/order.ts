// Changes of the form that a person asked for, done as a person does them. The background says each step; the page decides what it takes.

import type { Page } from "../../page/page.js";
import type { OpenForm } from "../../protocol.js";
import { touch } from "./controls.js";

/** How often a form is looked at for one order, and the time between, in ms: six seconds in all. */
const LOOKS = 120;
const PAUSE = 50;
/** After so many looks without a change a step is tried again, and then the page will not move any more: half a second each. */
const TRY = 10;
const STUCK = 2 * TRY;
/** So many looks in a row a form that is gone may come again: half a second. */
const GONE = 10;

/** How an order went. */
export interface Carried {
  /** In words. */
  said: string;
  /** The control that was changed last. */
  touched: Element | null;
}

/** A form as it is now. */
export interface Described {
  elements: Element[];
  form: OpenForm;
}

/**
 * Carries an order out.
 * @param describe gives null when the form is gone
 * @returns null when the form went meanwhile, which the page then says
 */
export async function carryOut(page: Page, order: string, describe: () => Described | null): Promise<Carried | null> {
  let acted = "";
  let alike = 0;
  let touched: Element | null = null;
  let gone = 0;
  for (let count = 1; ; count++) {
    // Before the first step, too: what scrolled on the way to the button has come to rest then.
    await new Promise((done) => setTimeout(done, PAUSE));
    const seen = describe();
    gone = seen ? 0 : gone + 1;
    if (gone > GONE) {
      page.line(page.text("formGone"));
      return null;
    }
    if (!seen) continue;
    alike = seen.form.now === acted ? alike + 1 : 0;
    const stuck = alike >= STUCK || count >= LOOKS;
    if (alike % TRY === 0 || stuck) {
      acted = seen.form.now;
      const step = await page.ask({ kind: "step", form: seen.form, order, stuck }, "step");
      const control = seen.elements[step?.at ?? -1];
      if (control) {
        touch(control, step?.write);
        touched = control;
      }
      if (!step || step.said || stuck) {
        return { said: step?.said ? page.localize(step.said) : page.text("formNoAnswer"), touched };
      }
    }
  }
}
