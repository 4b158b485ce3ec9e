import { direction, language } from "../../page/language.js";
import type { ElementName } from "../../page/takeover.js";
import { make } from "./make.js";
import { theme } from "./theme.js";

/** An element of Patrol in the page. */
export interface Host {
  /** What stands in the page's tree. */
  element: HTMLElement;
  /** What stands in it; closed, so that the page cannot reach into it. */
  root: ShadowRoot;
  /** What it looks like. */
  sheet: CSSStyleSheet;
}

/**
 * Makes an element of Patrol in the page's theme; it is not in the page yet.
 * @param style what the shadow root looks like
 */
export function makeHost(tag: ElementName, style: string): Host {
  // The page has a language of its own; direction and voice must be those of our words.
  const element = make(tag, { lang: language, dir: direction });
  const root = element.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${style}:host{color-scheme:${theme()}!important;--patrol-rem:1rem}`);
  // A constructed sheet is not subject to the page's style policy.
  root.adoptedStyleSheets = [sheet];
  return { element, root, sheet };
}

/** Puts an element at the end of the page, outside everything that the page's framework owns. False if there is no page yet. */
export function attach({ element, root, sheet }: Host): boolean {
  const page = document.documentElement as Element | null;
  page?.append(element);
  // A page that had put it into another document has taken its look away.
  root.adoptedStyleSheets = [sheet];
  return page !== null;
}

/** Whether an element stands where it was put. */
export const isAttached = ({ element }: Host): boolean =>
  element.parentNode !== null && element.parentNode === document.documentElement;
