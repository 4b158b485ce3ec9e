// Events of a paste that we make ourselves: editors that handle pasting take the text from them.

import type { Content } from "../clipboard.js";

/**
 * Firefox: the window as the page's own scripts see it. What is put into the data of an event in any other way, they cannot read. Nothing goes
 * through it but what goes into the page.
 */
type Waived = { wrappedJSObject?: typeof globalThis };
declare const cloneInto: <T>(value: T, target: object, options: { wrapReflectors: true }) => T;

const page = (): typeof globalThis => (window as Waived).wrappedJSObject ?? globalThis;

/** What an event is made of, as the page's own scripts would say it. */
function made<T extends object>(of: T): T {
  const init = { ...of, bubbles: true, cancelable: true, composed: true };
  return page() === globalThis ? init : cloneInto(init, window, { wrapReflectors: true });
}

/** Puts everything that a content carries into the data of an event. */
export function fill(data: DataTransfer, { plain, carried }: Content): DataTransfer {
  if (plain) data.setData("text/plain", plain);
  for (const [type, text] of Object.entries(carried ?? {})) data.setData(type, text);
  return data;
}

/** A paste event that really carries the text; undefined when it does not: then an editor would swallow an empty paste. */
export function pasteEvent(content: Content): Event | undefined {
  const { ClipboardEvent, DataTransfer } = page();
  const event = new ClipboardEvent("paste", made({ clipboardData: new DataTransfer() }));
  // Firefox puts data of its own into the event.
  const data = event.clipboardData;
  return data && fill(data, content).getData("text/plain") === content.plain ? event : undefined;
}

/** What comes between a paste that nobody has taken and the change of the field. */
export function beforeInput(element: HTMLElement, content: Content): Event {
  const { InputEvent, DataTransfer } = page();
  const what = element.isContentEditable
    ? { dataTransfer: fill(new DataTransfer(), content) }
    : { data: content.plain };
  return new InputEvent("beforeinput", made({ inputType: "insertFromPaste", ...what }));
}
