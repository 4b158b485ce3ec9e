import type { FormAdvice, Verdict } from "../../protocol.js";
import type { Page } from "../../page/page.js";
import { companyOf } from "./company.js";
import type { Found, Question } from "./question.js";

/** The question about a token: what it waits for, without the notes. */
export function aboutToken(page: Page, { outcome, advice, question }: Verdict): Question {
  const { title, about, way, topic, cancel, goOn } = question;
  return {
    title: page.localize(title),
    about: page.localize(about),
    found: advice.filter(({ level }) => level !== "inform").map((said) => finding(page, said)),
    rest: null,
    more: way ? page.sentences(page.text("formWay"), way.phrase) : null,
    company: companyOf(page, question.company),
    why: page.text("tokenWhy"),
    guide: { topic, label: page.text("guideWays") },
    remember: null,
    mute: null,
    report: null,
    identifiers: [],
    alarm: "",
    choices: [
      { choice: "cancel", label: page.localize(cancel) },
      { choice: "go-on", label: page.localize(goOn) },
    ],
    rewrite: "",
    outcome,
  };
}

/** What is said, what limits it and what is safer, and the change of the form that makes it so. */
function finding(page: Page, { reason, limits, safer, alternative, button }: FormAdvice): Found {
  return {
    what: page.localize(reason),
    lines: [{ where: "", piece: "", said: page.sentences(limits, safer, alternative?.phrase) }],
    fix: button && { label: page.localize(button.label), order: button.order },
  };
}
