// Sending: a form, its button, the main button of a section, Ctrl+Enter in a field, Enter in a line. What the person has entered and not decided
// about is asked about first; then the same is done again.

import type { Page } from "../../page.js";
import { isShielded } from "../../shield.js";
import { untilReplaced } from "../../takeover.js";
import { isAsking } from "../decision.js";
import { changedFields, undecided } from "../entered.js";
import { type TextField, textFieldOf, textOf } from "../field-text.js";
import { isIn, sendButtonOf, sends } from "../send-button.js";
import { note, settle } from "../settling.js";
import type { Entry } from "./entry.js";

export const submit: Entry = {
  id: "submit",
  arm: (page) => {
    page.listen<SubmitEvent>(window, "submit", (event) => submitted(page, event), untilReplaced);
    page.listen<MouseEvent>(window, "click", (event) => clicked(page, event), untilReplaced);
    page.listen<KeyboardEvent>(window, "keydown", (event) => pressed(page, event), untilReplaced);
  },
};

function submitted(page: Page, event: SubmitEvent): void {
  const [form] = event.composedPath();
  const { submitter } = event;
  if (!event.isTrusted || !(form instanceof HTMLFormElement)) return;
  const fields = changedFields().filter((field) => isIn(form, field));
  hold(page, event, fields, () => form.requestSubmit(submitter?.isConnected ? submitter : null));
}

function clicked(page: Page, event: MouseEvent): void {
  if (!event.isTrusted || isShielded(event)) return;
  const button = sendButtonOf(event);
  if (!button) return;
  const fields = changedFields().filter((field) => sends(button, field));
  hold(page, event, fields, () => button.click());
}

function pressed(page: Page, event: KeyboardEvent): void {
  // Every key comes here.
  if (event.key !== "Enter" || event.isComposing || isShielded(event)) return;
  const field = textFieldOf(event);
  if (!field || !changedFields().includes(field)) return;
  if (event.ctrlKey || event.metaKey || field instanceof HTMLInputElement)
    hold(page, event, [field], () => pressAgain(field, event));
}

/** Holds what sends these fields until the person has decided; `again` does it once more. */
function hold(page: Page, event: Event, fields: TextField[], again: () => void): void {
  if (!page.acts("text")) return;
  const held = fields.filter((field) => {
    const found = undecided(page, field, textOf(field), "submit");
    if (found?.review.outcome === "note") note(page, found);
    return found && found.review.outcome !== "note";
  });
  if (held.length === 0) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!isAsking()) void askAbout(page, held, again);
}

async function askAbout(page: Page, fields: readonly TextField[], again: () => void): Promise<void> {
  for (const field of fields) if (!(await settle(page, field, "submit"))) return;
  again();
}

/** Presses Enter once more: as the page's own listeners see it, and as the browser sends a form by it. */
function pressAgain(field: TextField, { code, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): void {
  const init = { key: "Enter", code, keyCode: 13, ctrlKey, metaKey, shiftKey, altKey };
  const press = (type: string) =>
    field.dispatchEvent(new KeyboardEvent(type, { ...init, bubbles: true, cancelable: true, composed: true }));
  const isLeft = press("keydown") && press("keypress");
  press("keyup");
  const form = field instanceof HTMLInputElement && !ctrlKey && !metaKey ? field.form : null;
  if (!isLeft || !form) return;
  const button = Array.from(form.elements).find(
    (element) =>
      (element instanceof HTMLButtonElement || element instanceof HTMLInputElement) && element.type === "submit",
  ) as HTMLButtonElement | HTMLInputElement | undefined;
  if (!button) form.requestSubmit();
  else button.click();
}
