// Dropping: text, markup or a link, from the page or from elsewhere. What was dragged stays where it was. Files are not read here but when they
// are sent.

import type { Page } from "../../page.js";
import { untilReplaced } from "../../takeover.js";
import { decideArrival } from "../arrival.js";
import { DropPlace } from "../drop-place.js";
import type { Entry } from "./entry.js";

export const drop: Entry = {
  id: "drop",
  arm: (page) => page.listen<DragEvent>(window, "drop", (event) => decide(page, event), untilReplaced),
};

function decide(page: Page, event: DragEvent): void {
  if (!event.isTrusted || !event.dataTransfer || !page.acts("text")) return;
  const place = DropPlace.of(event);
  if (!place) return;
  decideArrival(page, event, { source: "drop", data: event.dataTransfer, into: place }, () => place.land());
}
