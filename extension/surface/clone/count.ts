import type { Page } from "../../page/page.js";
import type { Found } from "../../protocol.js";
import { counted } from "../look/counted.js";
import { addresses } from "./addresses.js";
import { findPlaces } from "./places.js";
import { CONTAINER, IDE_BLOCK, TEXT_BUTTON } from "./structure.js";

/** What there is of places that show a clone address. */
export function countSigns(page: Page): Found["signs"] {
  const fields = addresses(page);
  return [
    ["place", findPlaces(page).length],
    ["address", fields.length],
    ["container", fields.filter(({ field }) => field.closest(CONTAINER)).length],
    ...counted({ "ide-block": IDE_BLOCK, "text-button": TEXT_BUTTON }, document),
  ];
}
