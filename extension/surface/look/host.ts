import type { ElementName } from "../../page/takeover.js";
import { make } from "./make.js";
import { theme } from "./theme.js";

// The page has a language of its own; direction and voice must be those of our words. Asked for now: later Patrol may have been updated
// under the page, and then the browser does not tell any more.
const LANGUAGE = chrome.i18n.getUILanguage();
const DIRECTION = chrome.i18n.getMessage("@@bidi_dir");

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
  const element = make(tag, { lang: LANGUAGE, dir: DIRECTION });
  const root = element.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`${style}:host{color-scheme:${theme()}!important;--patrol-rem:1rem}`);
  // A constructed sheet is not subject to the page's style policy.
  root.adoptedStyleSheets = [sheet];
  return { element, root, sheet };
}

/** Puts an element at the end of the page, outside everything that the page's framework owns. False if there is no page yet. */
export function attach({ element }: Host): boolean {
  const page = document.documentElement as Element | null;
  page?.append(element);
  return page !== null;
}
