// That the person sees what they press. A page can put something of its own above the question, without pointer events so that the press goes
// through it; can make the question small or move it by its style; and can let it appear under a pointer that is about to press something else.

import type { Page } from "../../page/page.js";
import { type Host, isAttached } from "../look/host.js";

/** How long the question must have stood in front, and no key have been pressed, before a press counts, in ms. */
const QUIET = 600;

/** How long the browser gathers before it says whether something is seen, in ms; the least that it takes. */
const LOOK = 100;

/** Chromium's observer of what is seen. */
interface SeenEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

/** Gives the question the size that it would have without the page's style. @returns does so again */
function ownSize({ element, sheet }: Host): () => void {
  const rule = sheet.cssRules[sheet.insertRule(":host{}", sheet.cssRules.length)] as CSSStyleRule;
  return () => {
    // The letters that the person has chosen in the browser: the style of the question asks for `medium`.
    rule.style.setProperty("--patrol-rem", getComputedStyle(element).fontSize, "important");
    // Zoom is passed on to what is inside, whatever that says.
    rule.style.setProperty("zoom", `${1 / (document.documentElement.currentCSSZoom ?? 1)}`, "important");
  };
}

/** While it lasts, the browser shows pictures of the page above everything, and the page says whether presses go through them. */
const TRANSITION = ":active-view-transition";

/** Not known everywhere yet. */
type Transitions = Document & { activeViewTransition?: { skipTransition(): void } | null };

/** Ends what shows pictures of the page. @returns whether there was something, or may be */
function endTransition(): boolean {
  if (!CSS.supports(`selector(${TRANSITION})`) || !document.documentElement.matches(TRANSITION)) return false;
  (document as Transitions).activeViewTransition?.skipTransition();
  return true;
}

/** A question in front of the page. */
export interface Standing {
  /** Brings it back where the page has taken it out or elsewhere. */
  back(): void;
  /** Whether it is what a press is meant for. If not, it comes in front once more. */
  stands(): boolean;
  /** Has the quiet begin anew: what can be pressed has changed. */
  changed(): void;
  /** Has the quiet begin anew, as long as the question has not taken an answer yet: the person still types what was meant for the page. */
  touched(): void;
  /** When it takes an answer for the first time. */
  settled: Promise<void>;
}

/**
 * Keeps the question in front of whatever the page raises after it, and its buttons without effect until it has stood there for a while.
 * @param raise opens the question in front of everything else
 * @param buttons disabled as long as they have no effect
 */
export function keepInFront(
  page: Page,
  host: Host,
  dialog: HTMLDialogElement,
  buttons: readonly HTMLButtonElement[],
  raise: () => void,
  signal: AbortSignal,
): Standing {
  let isSettled = false;
  let took = () => {};
  const settled = new Promise<void>((resolve) => (took = resolve));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const settle = () => {
    clearTimeout(timer);
    for (const button of buttons) button.setAttribute("aria-disabled", "true");
    timer = setTimeout(() => {
      for (const button of buttons) button.removeAttribute("aria-disabled");
      isSettled = true;
      took();
    }, QUIET);
  };
  const again = () => {
    raise();
    settle();
  };
  const resize = ownSize(host);
  const sizes = new ResizeObserver(() => {
    resize();
    settle();
  });
  resize();
  settle();
  sizes.observe(dialog);

  page.onRaised((event) => {
    if (event.target !== host.element && (event as Partial<ToggleEvent>).newState !== "closed") again();
  }, signal);

  // What the page raises within a shadow root is not heard of, but Chromium tells that the question is no longer seen.
  let wasSeen = false;
  const options: IntersectionObserverInit & { trackVisibility: boolean; delay: number } = {
    trackVisibility: true,
    delay: LOOK,
  };
  const seen = new IntersectionObserver((entries: SeenEntry[]) => {
    const isSeen = entries.at(-1)?.isVisible ?? false;
    // Where it was never seen, the page has a style that only makes the browser doubt it.
    if (wasSeen && !isSeen) again();
    wasSeen = isSeen;
  }, options);
  seen.observe(dialog);
  signal.addEventListener("abort", () => {
    clearTimeout(timer);
    sizes.disconnect();
    seen.disconnect();
  });
  // An element that is moved is no dialog in front any more.
  const isInPlace = () => isAttached(host) && dialog.matches(":modal");
  const back = () => {
    if (!isInPlace()) again();
  };
  const stands = () => {
    const isMeant = isInPlace() && !endTransition();
    if (!isMeant) again();
    return isMeant;
  };
  return { back, stands, changed: settle, touched: () => isSettled || settle(), settled };
}
