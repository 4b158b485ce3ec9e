// A note above the page that takes no focus.

import { type Host, attach, makeHost } from "../look/host.js";
import { make } from "../look/make.js";
import style from "style:./note.css";

/**
 * Shows a note until the signal.
 * @param name of its element
 * @param content what it says
 * @returns null when the page has no place for it
 */
export function showNote(
  name: Parameters<typeof makeHost>[0],
  content: () => Element[],
  signal: AbortSignal,
): Host | null {
  const host = makeHost(name, style);
  const status = make("div", { class: "note", role: "status" });
  host.root.append(status);
  host.element.setAttribute("popover", "manual");
  if (!attach(host)) return null;
  signal.addEventListener("abort", () => host.element.remove());
  host.element.showPopover();
  // A status is spoken when it changes, not when it comes.
  status.append(...content());
  return host;
}

/** A button that leaves the focus in the field. */
export function button(label: string, pressed: () => void): HTMLButtonElement {
  const button = make("button", { type: "button" }, label);
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", ({ isTrusted }) => {
    if (isTrusted) pressed();
  });
  return button;
}
