import type { Advice, Verdict } from "../../protocol.js";
import type { Page } from "../../page/page.js";
import type { Question } from "./question.js";

/** The question about a token that is about to be made: what it waits for, without the notes. */
export function aboutToken(page: Page, { outcome, advice }: Verdict): Question {
  return {
    title: page.text("tokenTitle"),
    about: page.text("tokenAbout"),
    findings: advice
      .filter(({ level }) => level !== "inform")
      .map((said) => ({ what: page.localize(said.reason), detail: detail(page, said) })),
    more: null,
    choices: [
      { choice: "cancel", label: page.text("tokenCancel") },
      { choice: "go-on", label: page.text("tokenGoOn") },
    ],
    outcome,
  };
}

/** What limits the reason, what is safer, and the way without a token if there is one. */
const detail = (page: Page, { limits, safer, alternative }: Advice): string =>
  page.sentences(limits, safer, alternative?.phrase);
