// A paste event of our own: editors that handle pasting themselves take the text from it.

import type { Content } from "../clipboard.js";

/** Gives an element a paste event with a content. Returns whether an editor took it. */
export function pasteInto(element: HTMLElement, content: Content): boolean {
  const event = pasteEvent(content);
  return event !== undefined && !element.dispatchEvent(event);
}

/** A paste event that really carries the text; undefined when the browser drops it: then an editor would swallow an empty paste. */
function pasteEvent({ plain, html }: Content): ClipboardEvent | undefined {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", plain);
  if (html) clipboardData.setData("text/html", html);
  // Firefox ignores `clipboardData` but honours its own older form.
  const forms = [{ clipboardData }, { dataType: "text/plain", data: plain }];
  return forms
    .map((form) => new ClipboardEvent("paste", { bubbles: true, cancelable: true, composed: true, ...form }))
    .find((event) => event.clipboardData?.getData("text/plain") === plain);
}
