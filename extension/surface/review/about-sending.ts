import type { Sending, Written } from "../../protocol.js";
import type { Page } from "../../page/page.js";
import type { Key } from "../../texts.js";
import { aboutText, alarmOf, isLasting } from "./about-text.js";
import type { Question } from "./question.js";

/** What is about to be sent, in words. */
const WRITTEN = {
  comment: "sendComment",
  "pull-request": "sendPullRequest",
  commit: "sendCommit",
  "work-item": "sendWorkItem",
  "wiki-page": "sendWikiPage",
  pipeline: "sendPipeline",
  variables: "sendVariables",
  "service-hook": "sendServiceHook",
  "service-connection": "sendServiceConnection",
  test: "sendTest",
  dashboard: "sendDashboard",
  project: "sendProject",
  file: "sendFile",
} as const satisfies Record<Written, Key>;

/** The question about a request that would send secrets to where others see them. */
export function aboutSending(page: Page, { written, review }: Sending): Question {
  const { outcome, groups, more } = review;
  const lasts = outcome === "ask" && groups.every(isLasting);
  const count = `${groups.length + more}`;
  return {
    ...aboutText(page, review, "request"),
    title: page.text("sendTitle_other", count, page.text(WRITTEN[written])),
    why: page.text("sendWhy"),
    // What cannot be kept for longer is not asked about again in this page anyway, once it was sent.
    remember: lasts ? page.text("reviewForget_other", count) : null,
    alarm: alarmOf(page, lasts ? page.text("sendAlarmForget") : ""),
    choices: [
      { choice: "cancel", label: page.text("sendCancel") },
      { choice: "go-on", label: page.text("sendGoOn") },
    ],
  };
}
