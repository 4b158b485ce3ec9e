import type { Group, Review } from "../../protocol.js";
import type { Page } from "../../page/page.js";
import type { Key } from "../../texts.js";
import type { Question } from "./question.js";

const CONFIDENCE = {
  low: "confidenceLow",
  medium: "confidenceMedium",
  high: "confidenceHigh",
  certain: "confidenceCertain",
} as const satisfies Record<Group["confidence"], Key>;

/** The question about a text with secrets in it. */
export function aboutText(page: Page, { outcome, groups, more }: Review): Question {
  return {
    title: page.text("reviewTitle"),
    about: page.text("reviewAbout"),
    findings: groups.map((group) => ({ what: what(page, group), detail: detail(page, group) })),
    more: more > 0 ? page.text("reviewMore", `${more}`) : null,
    choices: [
      { choice: "redact", label: page.text("reviewRedact") },
      { choice: "cancel", label: page.text("reviewCancel") },
      { choice: "go-on", label: page.text("reviewGoOn") },
    ],
    outcome,
  };
}

/** What such a secret is called, and how many of them there are. Where there is no name for it, its id says almost as much. */
function what(page: Page, { rule, count }: Group): string {
  const key = `secret_${rule.replaceAll("-", "_")}` as const;
  const name = page.text(key);
  const said = name === key ? rule : name;
  return count > 1 ? `${count} × ${said}` : said;
}

function detail(page: Page, { preview, confidence, issued }: Group): string {
  const sure = page.text(CONFIDENCE[confidence]);
  return issued === null
    ? page.text("reviewFinding", preview, sure)
    : page.text("reviewFindingIssued", preview, sure, issued);
}
