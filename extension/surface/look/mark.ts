import type { Page } from "../../page/page.js";
import { make } from "./make.js";

const SVG = "http://www.w3.org/2000/svg";

/** What the icon consists of: see `extension/icon/patrol.svg`. */
const PATHS = [
  { d: "M16 1.5 28.5 6v9.5c0 7.3-5 12.7-12.5 15-7.5-2.3-12.5-7.7-12.5-15V6Z", class: "shield" },
  { d: "m10 14 6-4.5 6 4.5M10 21.5l6-4.5 6 4.5", class: "stripes" },
];

/** Who is speaking: the shield and the name. */
export function mark(page: Page): HTMLElement {
  const icon = document.createElementNS(SVG, "svg");
  icon.setAttribute("viewBox", "0 0 32 32");
  icon.setAttribute("aria-hidden", "true");
  for (const attributes of PATHS) {
    const path = document.createElementNS(SVG, "path");
    for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, value);
    icon.append(path);
  }
  const host = make("div", { class: "mark" }, page.text(page.isPractice ? "brandPractice" : "brand"));
  host.prepend(icon);
  return host;
}
