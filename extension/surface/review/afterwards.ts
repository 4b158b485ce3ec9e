import type { Afterwards, Page } from "../../page/page.js";
import { type Host, attach, makeHost } from "../look/host.js";
import { make } from "../look/make.js";
import { mark } from "../look/mark.js";
import { kinds } from "./about-text.js";
import { list } from "./draw.js";
import style from "style:./afterwards.css";

/** How long the note stays when nobody touches it, in ms. */
const STAYS = 8000;

/** How far it is from the field, in CSS pixels. */
const GAP = 4;

/** What can be pressed or written in. */
const PRESSED =
  "a, button, input, label, select, summary, textarea, [contenteditable], [role=button], [role=tab], [tabindex]";

/** The note that is shown. */
let shown: AbortController | undefined;

/** Says beside the field what became of the text: it is no question, takes no focus and goes by itself. */
export function afterwards(page: Page, after: Afterwards): void {
  shown?.abort();
  const ending = new AbortController();
  const { signal } = ending;
  shown = ending;
  const host = makeHost("patrol-after", style);
  const status = make("div", { class: "note", role: "status" });
  host.root.append(status);
  host.element.setAttribute("popover", "manual");
  if (!attach(host)) return;
  signal.addEventListener("abort", () => host.element.remove());
  host.element.showPopover();
  // A status is spoken when it changes, not when it comes.
  status.append(mark(page), ...content(page, after, ending));
  place(host, after.box);
  goByItself(page, host, ending);
}

function content(page: Page, { review, choice, change, revoke }: Afterwards, ending: AbortController): HTMLElement[] {
  const count = `${review.groups.length + review.more}`;
  const said = page.text(choice === "redact" ? "afterReplaced_other" : "afterPasted_other", count);
  const actions: HTMLElement[] = [];
  const found = list(page, kinds(page, review.groups));
  found.hidden = true;
  if (revoke !== null) {
    actions.push(make("a", { href: revoke, target: "_blank", rel: "noopener noreferrer" }, page.text("afterRevoke")));
  }
  if (change) {
    actions.push(
      button(page.text("afterChange"), () => {
        ending.abort();
        change();
      }),
    );
  }
  const why = button(page.text("afterWhy"), () => {
    found.hidden = !found.hidden;
    why.setAttribute("aria-expanded", `${!found.hidden}`);
  });
  why.setAttribute("aria-expanded", "false");
  const close = button("×", () => ending.abort());
  close.setAttribute("aria-label", page.text("noticeClose"));
  close.className = "close";
  return [make("p", {}, said), make("div", { class: "actions" }, ...actions, why), close, found];
}

/** A button that leaves the focus in the field. */
function button(label: string, pressed: () => void): HTMLButtonElement {
  const button = make("button", { type: "button" }, label);
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", ({ isTrusted }) => {
    if (isTrusted) pressed();
  });
  return button;
}

/** Puts it beside the field where it covers nothing that can be pressed or written in; else into a corner of the window. */
function place({ element, sheet }: Host, field: DOMRect): void {
  const { width, height } = element.getBoundingClientRect();
  const within = (at: number, length: number, most: number) => Math.max(0, Math.min(at, most - length));
  const [below, above] = [field.bottom + GAP, field.top - GAP - height];
  const [start, end] = [within(field.left, width, innerWidth), within(field.right - width, width, innerWidth)];
  const places = [below, above].flatMap((top) => [start, end].map((left) => ({ left, top })));
  const corner = { left: innerWidth - width, top: innerHeight - height };
  const isIn = ({ top }: { top: number }) => top >= 0 && top + height <= innerHeight;
  const { left, top } = places.find((at) => isIn(at) && isFree(new DOMRect(at.left, at.top, width, height))) ?? corner;
  sheet.insertRule(`:host{left:${left}px!important;top:${top}px!important}`, sheet.cssRules.length);
}

/** Whether nothing in a part of the window can be pressed or written in. */
function isFree({ left, top, width, height }: DOMRect): boolean {
  const steps = [0.02, 0.25, 0.5, 0.75, 0.98];
  return steps.every((across) =>
    steps.every((down) => !document.elementFromPoint(left + width * across, top + height * down)?.closest(PRESSED)),
  );
}

/** Ends it after a while in which nobody points at it or has the focus in it, and with the page that it is about. */
function goByItself(page: Page, { element }: Host, ending: AbortController): void {
  const { signal } = ending;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    timer = setTimeout(() => ending.abort(), STAYS);
  };
  const stay = () => clearTimeout(timer);
  for (const type of ["pointerenter", "focusin"]) element.addEventListener(type, stay);
  for (const type of ["pointerleave", "focusout"]) element.addEventListener(type, wait);
  const { pathname } = location;
  page.watch(() => location.pathname === pathname || ending.abort(), signal);
  signal.addEventListener("abort", stay);
  wait();
}
