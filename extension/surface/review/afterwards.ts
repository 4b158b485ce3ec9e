import type { Choice, Review, Source } from "../../protocol.js";
import type { Afterwards, Page } from "../../page/page.js";
import type { Key } from "../../texts.js";
import type { Host } from "../look/host.js";
import { make } from "../look/make.js";
import { mark } from "../look/mark.js";
import { isLasting, kinds } from "./about-text.js";
import { placeBeside, whenMoved } from "./beside.js";
import { list } from "./draw.js";
import { copy } from "./copy.js";
import { button, showNote } from "./note.js";
import { owned, showToken } from "./own-tokens.js";
import { offers } from "./rewriting.js";
import { setUp } from "./set-up.js";

/** How long the note stays when nobody touches it, in ms. */
const STAYS = 8000;

/** What the person has done who let a secret in. */
const LET_IN = {
  paste: "afterPasted_other",
  drop: "afterDropped_other",
  typing: "afterKept_other",
  submit: "afterKept_other",
  request: "afterKept_other",
} as const satisfies Record<Source, Key>;

/** What has become of the text of a person who left the secret out. */
const WITHOUT = {
  redact: "afterReplaced_other",
  rewrite: "afterRewritten_other",
  cancel: "afterReplaced_other",
} as const satisfies Record<Exclude<Choice, "go-on">, Key>;

/** The note that is shown. */
let shown: AbortController | undefined;

/** Says beside the field what became of the text: it is no question, takes no focus and goes by itself. */
export function afterwards(page: Page, after: Afterwards): void {
  const revoke = after.choice === "go-on" ? revokePage(page, after) : null;
  if (after.choice === "go-on" && !canStillAct(page, after, revoke)) return;
  shown?.abort();
  const ending = new AbortController();
  const { signal } = ending;
  shown = ending;
  const host = showNote("patrol-after", () => [mark(page), ...content(page, after, revoke, ending)], signal);
  if (!host) return;
  const beside = placeBeside(host);
  let last = "";
  const place = () => {
    const { box } = after.field;
    const now = JSON.stringify([box, innerWidth, innerHeight]);
    // Where the field is gone, what is said of it stays where it is.
    if (now === last || (last !== "" && box.width === 0)) return;
    last = now;
    beside.put(box);
  };
  whenMoved(page, place, signal);
  goByItself(page, host, ending);
}

/** Whether something can still be done about secrets that were let in: those that somebody issued can be revoked. One to practise with is nobody's. */
const canStillAct = ({ isPractice }: Page, { review }: Afterwards, revoke: string | null): boolean =>
  revoke !== null || (!isPractice && review.groups.some(isLasting));

/** The page on which a secret that was let in can be revoked; null where none is known. */
function revokePage({ core, isPractice, place }: Page, { review }: Afterwards): string | null {
  // A token to practise with is nobody's.
  if (isPractice) return null;
  // The address of a site besides Azure DevOps names no organization.
  const here = place().surface === "site" ? new URL(location.origin) : location;
  const [page = null] = review.groups.flatMap(
    ({ rule, organization }) => core.revokePage(rule, organization, here) ?? [],
  );
  return page;
}

function content(
  page: Page,
  { review, source, choice, change }: Afterwards,
  revoke: string | null,
  ending: AbortController,
): HTMLElement[] {
  const count = `${review.groups.length + review.more}`;
  const said = page.text(choice === "go-on" ? LET_IN[source] : WITHOUT[choice], count);
  const actions: HTMLElement[] = [];
  const found = list(page, kinds(page, review.groups));
  found.hidden = true;
  if (revoke !== null) actions.push(revokeLink(page, review, revoke));
  if (choice === "go-on") {
    actions.push(button(page.text("guideLeak"), () => page.tell({ kind: "open-plan", rules: review.rules })));
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
  // What has to be set up is still to be done.
  const toDo = choice === "rewrite" ? (offers.get(review)?.setup ?? []) : [];
  const steps = toDo.map((step) => {
    const copies = button(page.text("rewriteCopy"), () => void copy(page, copies, "rewriteCopyFailed"));
    return setUp(page, step, copies);
  });
  return [make("p", {}, said), make("div", { class: "actions" }, ...actions, why), close, ...steps, found];
}

/** Leads to where the secret is revoked: to its very token where it is known to be one of the person's. */
function revokeLink(page: Page, review: Review, revoke: string): HTMLElement {
  const link = make("a", { href: revoke, target: "_blank", rel: "noopener noreferrer" }, page.text("afterRevoke"));
  const secret = owned.get(review)?.find((own) => own?.secret)?.secret;
  if (secret) {
    link.addEventListener("click", async (event) => {
      if (!event.isTrusted) return;
      event.preventDefault();
      if (!(await showToken(page, secret))) window.open(revoke, "_blank", "noopener,noreferrer");
    });
  }
  return link;
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
