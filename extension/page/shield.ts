// Keeps what a person does inside an element of Patrol from the page: keys, clicks, what they write.

import { listen } from "./listeners.js";

/** What a page could listen to while the person answers a question. */
const KINDS = [
  "keydown",
  "keypress",
  "keyup",
  "beforeinput",
  "input",
  "change",
  "compositionstart",
  "compositionupdate",
  "compositionend",
  "paste",
  "copy",
  "cut",
  "dragover",
  "drop",
  "pointerdown",
  "pointerup",
  "mousedown",
  "mouseup",
  "click",
  "auxclick",
  "dblclick",
  "contextmenu",
  "focus",
  "focusin",
  "focusout",
  "blur",
] as const;

const shielded = new Map<EventTarget, (event: Event) => void>();

/** Those who are asked first about every key. */
const takers = new Set<(event: KeyboardEvent) => boolean>();

/** Those who are told that something of the page has come in front. */
const raised = new Set<(event: Event) => void>();

for (const kind of ["toggle", "fullscreenchange"])
  listen(window, kind, (event) => {
    for (const heard of raised) heard(event);
  });

/** The key that closed a question is still down: Firefox sends its release to the page. */
let releaseIsOurs = false;

for (const kind of KINDS) {
  listen(window, kind, (event) => {
    const handle = event.target && shielded.get(event.target);
    const release = kind === "keyup" && releaseIsOurs;
    if (kind === "keyup" || kind === "keydown" || kind === "pointerdown") releaseIsOurs = false;
    const isTaken = event instanceof KeyboardEvent && Array.from(takers, (take) => take(event)).includes(true);
    if (isTaken) event.preventDefault();
    if (!handle && !release && !isTaken) return;
    event.stopImmediatePropagation();
    handle?.(event);
  });
}

/**
 * Events whose target is `host` end here and are given to `handle`, until the signal. What the browser does with them by itself (typing,
 * scrolling, moving the focus, closing a dialog by Escape) is not touched.
 */
export function shield(host: Element, handle: (event: Event) => void, signal: AbortSignal): void {
  shielded.set(host, handle);
  signal.addEventListener("abort", () => {
    shielded.delete(host);
    releaseIsOurs = true;
  });
}

/** Whether an event belongs to an element of Patrol. */
export const isShielded = (event: Event): boolean => event.target !== null && shielded.has(event.target);

/**
 * Tells `heard` when the page has raised something in front of everything, until the signal. Heard before the page hears of it, which could keep
 * it to itself.
 */
export function onRaised(heard: (event: Event) => void, signal: AbortSignal): void {
  raised.add(heard);
  signal.addEventListener("abort", () => raised.delete(heard));
}

/**
 * Offers every key to `take` before anybody else hears of it, until the signal. What it takes, by giving true, is not typed and does not reach
 * the page.
 */
export function takeKeys(take: (event: KeyboardEvent) => boolean, signal: AbortSignal): void {
  takers.add(take);
  signal.addEventListener("abort", () => takers.delete(take));
}
