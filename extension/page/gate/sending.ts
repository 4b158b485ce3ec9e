// What becomes of a request whose body holds a secret: the last of the ways by which text leaves the page. The core reads the body, and a person
// decides. It is sent as it is, or not at all.

import type { Review, Sending, ToBackground } from "../../protocol.js";
import type { Answer, Page } from "../page.js";
import { askPerson } from "../question.js";
import { isRemembered, remember } from "../text/remembered.js";
import type { Held } from "./channel.js";
import type { Told } from "./told.js";

/** Decides whether a request goes. `withdrawn` ends it: the page has taken the request back. */
type Decide = (withdrawn: AbortSignal) => Promise<boolean>;

/** What the history calls a body that has not been read. */
const UNREAD = "body-unread";

/** Looks into what the page sends. @returns what the gate is to do, or what has to be decided first */
export function lookInto(page: Page, told: Told): (held: Held, address: string) => "go" | "stop" | Decide {
  let isUnreadTold = false;
  return (held, address) => {
    if (page.isPractice || !page.acts("text")) return "go";
    const request = { method: held.method, address, body: held.body };
    const find = () => page.core.sending(request, destination(page));
    let found = find();
    if (found && found !== "unread") {
      told.flush();
      found = find();
    }
    if (found === "unread") {
      // Once: who uploads pictures all day has nothing to decide.
      if (!isUnreadTold) page.tell(unread(page));
      isUnreadTold = true;
      return "go";
    }
    if (!found) return "go";
    const { review } = found;
    if (review.outcome === "note") {
      page.record(review, review.outcome, null, null, true);
      page.line(page.text(review.expired ? "noticeExpiredSent" : "noticeSecretSent"));
      return "go";
    }
    if (held.synchronous) {
      page.record(review, "block", null, null, true);
      page.line(page.text("noticeSendSynchronous"));
      return "stop";
    }
    const sending = found;
    return async (withdrawn) => {
      const goes = await decide(page, sending, withdrawn);
      if (goes && !withdrawn.aborted) page.core.allowSending(request, destination(page));
      return goes;
    };
  };
}

/** Nothing was found, so nothing is counted. */
const unread = (page: Page): ToBackground => ({
  kind: "record",
  surface: page.place().surface,
  rules: [UNREAD],
  patterns: [],
  outcome: "note",
  choice: null,
  reason: null,
  sent: true,
});

const destination = ({ policy }: Page) => ({ source: "request", field: "text", levels: policy.text }) as const;

/** What stands for the answer of a person who does not want to be asked about this. */
const REMEMBERED: Answer = { choice: "go-on", reason: null, remember: false, order: null };

async function decide(page: Page, sending: Sending, withdrawn: AbortSignal): Promise<boolean> {
  const { review } = sending;
  // The question is on its way while the background looks whether it is needed.
  void page.load("review");
  const answer = (await isRemembered(page, review))
    ? REMEMBERED
    : await askPerson(page, (question) => question.aboutSending(page, sending, withdrawn));
  // A question that the page has closed was decided by nobody.
  if (withdrawn.aborted) return false;
  if (!answer) return unchecked(page, review);
  page.record(review, review.outcome, answer.choice, answer.reason, true);
  if (answer.remember) void remember(page, review, [], destination(page));
  return answer.choice === "go-on";
}

/** Nobody could be asked: what may never go on stops, the rest goes on or stops as the person wants it, and they are told. */
function unchecked(page: Page, review: Review): boolean {
  const goes = review.outcome !== "block" && !page.policy.stopUnchecked;
  page.record(review, goes ? "note" : "block", null, null, true);
  page.line(page.text(goes ? "noticeSentUnchecked" : "noticeRequestStopped"));
  return goes;
}
