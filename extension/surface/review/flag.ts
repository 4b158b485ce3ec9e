import type { Flagged, Page } from "../../page/page.js";
import { attach } from "../look/host.js";
import { mark } from "../look/mark.js";
import { placeBeside, whenMoved } from "./beside.js";
import { button, showNote } from "./note.js";

/** Says beside a field that a secret stands in it: it takes no focus and stays, until somebody has decided. */
export function flag(page: Page, { review, field, open }: Flagged, signal: AbortSignal): void {
  if (signal.aborted) return;
  const found = page.text("markFound_other", `${review.groups.length + review.more}`);
  const host = showNote("patrol-flag", () => [mark(page), button(found, open)], signal);
  if (!host) return;
  const beside = placeBeside(host);
  let last = "";
  const place = () => {
    const box = field.getBoundingClientRect();
    const isSeen = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
    const now = JSON.stringify([box, innerWidth, innerHeight]);
    // What the page shows meanwhile, such as the button that sends the field, is not covered.
    if (now !== last || (isSeen && beside.covers(box))) beside.put(isSeen ? box : null);
    last = now;
    // What the page's framework has swept away is put back.
    if (field.isConnected && !host.element.isConnected && attach(host)) host.element.showPopover();
  };
  whenMoved(page, place, signal);
}
