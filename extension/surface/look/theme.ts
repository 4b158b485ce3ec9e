import { luminance } from "./luminance.js";

/** The page's look, told from the colour behind its text: themes of Azure DevOps have no name that could be relied on. */
export function theme(): "light" | "dark" {
  for (const element of [document.body, document.documentElement] as (Element | null)[]) {
    const light = element ? luminance(getComputedStyle(element).backgroundColor) : null;
    if (light !== null) return light < 128 ? "dark" : "light";
  }
  return "light";
}
