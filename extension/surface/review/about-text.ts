import type { Group, Review, Source } from "../../protocol.js";
import type { Page } from "../../page/page.js";
import type { Key } from "../../texts.js";
import { nameOf } from "../look/secret.js";
import { day, month } from "../look/when.js";
import { companyOf } from "./company.js";
import type { Found, Line, Question } from "./question.js";

/** So many secrets are shown at once. */
const SHOWN = 5;

/** How sure Patrol is where it is not quite. */
const DOUBT = { low: "reviewPossible", medium: "reviewLikely" } as const;

/** How the question names what the person is about to do, and what can be done instead. */
const WAYS = {
  paste: {
    about: "reviewAbout_other",
    redact: "reviewRedact_other",
    rewrite: "reviewRewrite",
    cancel: "reviewCancel",
    goOn: "reviewGoOn",
  },
  drop: {
    about: "reviewAboutDrop_other",
    redact: "reviewRedactDrop_other",
    rewrite: "reviewRewriteDrop",
    cancel: "reviewCancel",
    goOn: "reviewGoOnDrop",
  },
  typing: {
    about: "reviewAboutTyped_other",
    redact: "reviewRedactTyped_other",
    rewrite: "reviewRewriteTyped",
    cancel: "noticeClose",
    goOn: "reviewGoOnTyped",
  },
  submit: {
    about: "reviewAboutSend_other",
    redact: "reviewRedactSend_other",
    rewrite: "reviewRewriteSend",
    cancel: "reviewCancel",
    goOn: "reviewGoOnSend",
  },
  // A request is not changed: `aboutSending` leaves redacting out, and nobody offers to rewrite it.
  request: {
    about: "sendAbout_other",
    redact: "reviewRedactSend_other",
    rewrite: "reviewRewriteSend",
    cancel: "sendCancel",
    goOn: "sendGoOn",
  },
} as const satisfies Record<Source, Record<string, Key>>;

/** The question about a text with secrets in it. */
export function aboutText(page: Page, { outcome, company, groups, more, mute }: Review, source: Source): Question {
  const way = WAYS[source];
  const count = `${groups.length + more}`;
  const rest = groups.slice(SHOWN);
  return {
    title: page.text("reviewTitle_other", count),
    about: page.text(way.about, count),
    found: kinds(page, groups.slice(0, SHOWN)),
    rest:
      rest.length === 0
        ? null
        : { title: page.text("reviewRest_other", `${rest.length + more}`), found: kinds(page, rest) },
    more: more > 0 ? page.text("reviewMore_other", `${more}`) : null,
    company: company ? companyOf(page, page.policy.company) : null,
    why: page.text("reviewWhy"),
    guide: { topic: "text", label: page.text("guideText") },
    remember:
      outcome === "ask"
        ? page.text(groups.every(isLasting) ? "reviewForget_other" : "reviewForgetHere_other", count)
        : null,
    mute:
      mute === null || !page.policy.mayMute
        ? null
        : { rule: mute, kind: groups.filter(({ rule }) => rule === mute).map((group) => nameOf(page, group))[0] ?? "" },
    report: reportOf(page, groups),
    identifiers: groups.flatMap(({ rule, digest }) => (digest === null ? [] : (page.core.c3id(rule, digest) ?? []))),
    alarm: alarmOf(page, outcome === "ask" ? page.text("reviewAlarmForget") : ""),
    choices: [
      { choice: "redact", label: page.text(way.redact, count) },
      { choice: "cancel", label: page.text(way.cancel) },
      { choice: "go-on", label: page.text(way.goOn) },
    ],
    rewrite: page.text(way.rewrite),
    outcome,
  };
}

/** What to do about a false alarm. @param forget how Patrol does not ask about it again; empty where that cannot be said */
export const alarmOf = (page: Page, forget: string): string => page.sentences(forget, page.text("reviewAlarm"));

/** Whether a secret can be remembered for longer than the page lives. */
export const isLasting = ({ digest }: Group): boolean => digest !== null;

/** What was found, by the names of Patrol's rules, so that a false alarm can be mended. */
const reportOf = (page: Page, groups: readonly Group[]): string =>
  [
    `Patrol ${chrome.runtime.getManifest().version}: false alarm`,
    `page: ${page.place().surface}`,
    ...groups.map(({ rule, confidence, count }) => `rule: ${rule}, ${confidence}, ${count}`),
  ].join("\n");

/** Secrets of one kind stand below its name. They come in that order. */
export function kinds(page: Page, groups: readonly Group[]): Found[] {
  const found: Found[] = [];
  for (const group of groups) {
    const what = nameOf(page, group);
    let last = found.at(-1);
    if (last?.what !== what) {
      last = { what, lines: [] };
      found.push(last);
    }
    last.lines.push(lineOf(page, group));
  }
  return found;
}

/** Where a secret stands, what is seen of it, and what is known of it. */
function lineOf(page: Page, { preview, confidence, issued, expires, expired, count, places: [place] }: Group): Line {
  const said = [
    count > 1 ? page.text("reviewTimes_other", `${count}`) : "",
    issued === null ? "" : page.text("reviewIssued", month(issued)),
    expires === null ? "" : page.text(expired ? "reviewExpired" : "reviewExpires", day(new Date(expires * 1000))),
    confidence === "low" || confidence === "medium" ? page.text(DOUBT[confidence]) : "",
  ];
  return {
    where: place ? page.text("reviewLine", `${place.line}`) : "",
    piece: place?.context ?? preview,
    said: said.filter((part) => part !== "").join(" · "),
  };
}
