// Where this frame is.

import type { Place } from "../protocol.js";
import { core } from "./core.js";

/** An `about:blank` frame has no host of its own but the origin of the page that made it; a sandboxed one has none. */
function hostOf(origin: string): string {
  try {
    return new URL(origin).hostname;
  } catch {
    return "";
  }
}

/**
 * The address that the welcome page stands for, on which a person practises: it says so itself. Of any other page, null; what a page of a site says
 * of itself is not read.
 */
const practised = location.href.startsWith(chrome.runtime.getURL(""))
  ? document.documentElement.dataset.practice
  : undefined;
const practice = practised === undefined ? null : new URL(practised);

/** Whether this is the welcome page, on which a person practises. */
export const isPractice = practice !== null;

/** The frame's host, without port. */
export const host = practice ? practice.hostname : hostOf(window.origin);

/** Whether this is a page of a site besides Azure DevOps: `site.js`, which runs before this script there, says so. */
export const isSite = "patrolSite" in globalThis;

/** Whether this is the page itself, not a frame in it. */
export const isTop = window === window.top;

/** Pages of Azure DevOps carry their data in an element of this id (docs/page-structure.md). */
function hasPageData(view: Window | null): boolean {
  try {
    return Boolean(view?.document.getElementById("dataProviders"));
  } catch {
    return false; // A page of another site.
  }
}

/** Whether the frame, or the page that it is in, is one of Azure DevOps. Asked on servers only: elsewhere the address tells. */
export const isAzureDevOps = (): boolean => hasPageData(window) || hasPageData(window.top);

let last: { path: string; place: Place } | undefined;

/** Where in Azure DevOps the frame's address leads. */
export function place(): Place {
  const path = (practice ?? location).pathname;
  if (last?.path !== path) last = { path, place: core.place(host, path) };
  return last.place;
}
