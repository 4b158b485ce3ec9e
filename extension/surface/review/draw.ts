import type { Page } from "../../page/page.js";
import { make } from "../look/make.js";
import { mark } from "../look/mark.js";
import { piece } from "./piece.js";
import type { Found, Line, Question } from "./question.js";

/** The longest reason, in UTF-16 units. */
const LONGEST = 200;

/** What a question looks like. */
export interface Drawn {
  dialog: HTMLDialogElement;
  /** What has the focus first: from there a reader begins, and no key presses anything. */
  title: HTMLElement;
  /** Where the person writes why, when they must. */
  reason: HTMLTextAreaElement | null;
  /** Whether the person does not want to be asked about this again; null where they cannot say so. */
  remember: HTMLInputElement | null;
  /** What can be chosen, changes of the token form among it: they say what they order. */
  buttons: HTMLButtonElement[];
  /** The line of each thing that was found, in the order of the question. */
  lines: HTMLElement[];
  /** Where it stands what the text could be rewritten to; empty until that is known. */
  rewriting: HTMLElement;
  /** What Enter presses where nothing else takes it. */
  recommended: HTMLButtonElement | null;
}

/** Draws a question. There is no form in it: a frame may not be allowed to submit one. */
export function draw(page: Page, question: Question): Drawn {
  const { outcome } = question;
  const title = make("h1", { id: "title", tabindex: "-1" }, question.title);
  const reason =
    outcome === "ask-reason"
      ? make("textarea", { id: "reason", name: "reason", rows: "2", maxlength: `${LONGEST}`, required: "" })
      : null;
  const buttons = question.choices
    .filter(({ choice }) => choice !== "go-on" || outcome !== "block")
    .map(({ choice, label }) => make("button", { type: "button", value: choice }, label));
  const remember = question.remember === null ? null : make("input", { type: "checkbox", id: "remember" });
  const recommended = buttons[0] ?? null;
  recommended?.setAttribute("class", "recommended");
  const rewriting = make("div", { class: "rewriting", "aria-live": "polite" });
  const dialog = make(
    "dialog",
    { "aria-labelledby": "title", "aria-describedby": question.company ? "about found company" : "about found" },
    make("header", {}, mark(page), title),
    body(page, question, rewriting, reason),
    make(
      "footer",
      {},
      ...rememberBox(remember, question),
      make("div", { class: "buttons" }, ...buttons),
      quiet(page, question),
    ),
  );
  const fixes = dialog.querySelectorAll<HTMLButtonElement>("button.fix");
  const lines = [...dialog.querySelectorAll<HTMLElement>("li .line")];
  return { dialog, title, reason, remember, rewriting, lines, buttons: [...fixes, ...buttons], recommended };
}

/** The box with its words. */
const rememberBox = (box: HTMLInputElement | null, { remember }: Question): HTMLElement[] =>
  box && remember ? [make("label", { class: "remember" }, box, remember)] : [];

/** What may be longer than there is room for; title and buttons stay in sight. */
function body(
  page: Page,
  { about, found, rest, more, company, why, mute, report, alarm, identifiers, outcome }: Question,
  rewriting: Node,
  reason: Node | null,
): HTMLElement {
  const body = make("div", { class: "body" }, make("p", { id: "about" }, about), list(page, found, "found"));
  if (rest) {
    const details = make("details", {}, make("summary", {}, rest.title), list(page, rest.found));
    body.append(details);
  }
  if (more) (body.querySelector("details") ?? body).append(make("p", { class: "more" }, more));
  body.append(rewriting);
  if (company) body.append(make("p", { id: "company" }, company.words, ...link(page, company.link)));
  if (outcome === "block") body.append(make("p", { class: "blocked" }, page.text("reviewBlocked")));
  if (reason) {
    body.append(make("div", { class: "reason" }, make("label", { for: "reason" }, page.text("reviewReason")), reason));
  }
  body.append(make("p", { id: "why", hidden: "" }, why));
  if (mute) {
    const { rule, kind } = mute;
    const button = make(
      "button",
      { type: "button", "data-quiet": "mute", "data-rule": rule },
      page.text("reviewMute", kind),
    );
    const settings = make("button", { type: "button", "data-quiet": "settings" }, page.text("reviewOpenSettings"));
    body.append(make("div", { id: "less", hidden: "" }, button, settings));
  }
  if (identifiers.length > 0) {
    const label = page.text("reviewIdentify_other", `${identifiers.length}`);
    const copy = make("button", { type: "button", "data-quiet": "copy-identifiers" }, label);
    const about = make("p", {}, page.text("reviewIdentifyAbout"));
    // What is copied can be seen before; that it is, is heard.
    const shown = make("pre", {}, identifiers.join("\n"));
    body.append(make("div", { id: "identify", hidden: "" }, about, shown, copy, make("output", {})));
  }
  if (report) {
    const copy = make("button", { type: "button", "data-quiet": "copy-report" }, page.text("reviewCopyReport"));
    body.append(make("div", { id: "alarm", hidden: "" }, make("p", {}, alarm), make("pre", {}, report), copy));
  }
  return body;
}

/** Where the company tells more. The address is one of https: the background lets no other pass. */
const link = (page: Page, href: string | null): (string | HTMLElement)[] =>
  href === null
    ? []
    : [" ", make("a", { href, target: "_blank", rel: "noopener noreferrer" }, page.text("companyLink"))];

/** A list of what was found. */
export const list = (page: Page, found: readonly Found[], id = ""): HTMLElement =>
  make(
    "ul",
    id ? { id } : {},
    ...found.map(({ what, lines, fix }) =>
      make(
        "li",
        {},
        make("strong", {}, what),
        ...lines.map((about) => line(page, about)),
        ...(fix ? [change(fix)] : []),
      ),
    ),
  );

/** The button that makes a change of the token form. */
const change = ({ label, order }: NonNullable<Found["fix"]>): HTMLElement =>
  make("button", { type: "button", class: "fix", "data-order": order }, label);

/** Where something is, a masked piece of it, and what is known of it. */
function line(page: Page, { where, piece: masked, said }: Line): HTMLElement {
  const text = make("span", { class: "line" });
  if (where) text.append(`${where} `);
  if (masked) text.append(...piece(page, masked));
  if (said) text.append(make("span", { class: "said" }, said));
  return text;
}

/** What a person may want who does not want to be asked, or to know more. */
function quiet(page: Page, { guide, mute, identifiers, report }: Question): HTMLElement {
  const unfolds = (name: string, label: string) =>
    make("button", { type: "button", "data-quiet": name, "aria-expanded": "false", "aria-controls": name }, label);
  return make(
    "div",
    { class: "quiet" },
    unfolds("why", page.text("reviewWhyAsk")),
    make("button", { type: "button", "data-quiet": "guide", "data-topic": guide.topic }, guide.label),
    mute
      ? unfolds("less", page.text("reviewAskLess"))
      : make("button", { type: "button", "data-quiet": "settings" }, page.text("reviewAskLess")),
    ...(identifiers.length > 0 ? [unfolds("identify", page.text("reviewAdministrator"))] : []),
    ...(report ? [unfolds("alarm", page.text("reviewFalseAlarm"))] : []),
  );
}
