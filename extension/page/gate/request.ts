// What becomes of a request that the gate holds. The core says whether it is about a token, the background what is to be said of it, and a
// person whether it goes out.

import type { FormAdvice, Found, Outcome, TokenFields, Verdict } from "../../protocol.js";
import { REFUSALS } from "../../gate/refusals.js";
import type { Answer, Page } from "../page.js";
import { askPerson } from "../question.js";
import { untilReplaced } from "../takeover.js";
import { answerGate, tellUnchecked } from "./channel.js";
import { Told } from "./told.js";
import { lookInto } from "./sending.js";
import { Turns } from "./turns.js";
import type { GateListener, Held } from "./channel.js";

/**
 * How long a verdict may take, in ms. The background answers within a few; a browser that has stopped it starts it again in less than one
 * second, and a person who has pressed a button believes after some seconds that nothing happens.
 */
const LIMIT = 5000;

/** How long the first answer may take, in ms: a background that is being stopped can lose a question, so there is time for another. */
const FIRST_LIMIT = 2500;

/**
 * How many verdicts are asked for at the same time. Of a page that makes a thousand tokens at once, the last would otherwise wait behind the
 * others for longer than a verdict may take, as if nobody answered.
 */
const turns = new Turns(50);

/** How often the background has given no answer. */
let silences = 0;

/** How long after the form was sent its request may come, in ms: the form sends it at once, and a second click is another decision. */
const FRESH = 5000;

/** What the history calls a request that could not wait for an answer. */
const SYNCHRONOUS = "request-unreadable";

/** Answers the gate. */
export function answerRequests(page: Page): Omit<GateListener, "worker"> {
  page.fetchWords([
    "noticeSynchronous",
    "noticeSendSynchronous",
    "noticeRequestStopped",
    "noticeSentUnchecked",
    "noticeSecretSent",
    "noticeExpiredSent",
  ]);
  const waiting = new Map<string, AbortController>();
  const told = new Told(page);
  const look = lookInto(page, told);
  /** Lets a request wait until it is decided whether it goes, or the page has taken it back. */
  const hold = ({ id }: Held, decide: (withdrawn: AbortSignal) => Promise<boolean>) => {
    const withdrawn = new AbortController();
    waiting.set(id, withdrawn);
    answerGate(id, page.policy.stopUnchecked ? "wait-or-stop" : "wait");
    const answer = (goes: boolean) => withdrawn.signal.aborted || answerGate(id, goes ? "go" : "stop");
    void decide(withdrawn.signal)
      .then(answer)
      .finally(() => waiting.delete(id));
  };
  let read = 0;
  let unreadable = 0;
  const signs = (): Found["signs"] => [
    ["read", read],
    ["unreadable", unreadable],
  ];
  page.describe("request", signs, untilReplaced);
  return {
    asked: (held) => {
      const address = fromPath(held.url);
      const fields = page.isPaused("tokens") ? null : page.core.request(held.method, address, held.body);
      if (!fields) {
        const found = look(held, address);
        if (typeof found === "function") hold(held, found);
        else answerGate(held.id, found);
        return;
      }
      if (fields.source === "unreadable") {
        unreadable += 1;
        page.setProblem("request-not-recognised", true);
      } else read += 1;
      // Regenerating needs no form.
      const hasForm = page.place().surface === "tokens" && fields.intent !== "regenerate";
      if (hasForm && !page.token.form) page.setProblem("form-not-recognised", true);
      if (held.synchronous) {
        answerGate(held.id, "stop");
        page.record({ rules: [SYNCHRONOUS] }, "block", null);
        return page.line(page.text("noticeSynchronous"));
      }
      hold(held, (withdrawn) => settle(page, fields, withdrawn));
    },
    withdrawn: (id) => waiting.get(id)?.abort(),
    unchecked: (became) => {
      if (became === "go") page.setProblem("went-unchecked", true);
    },
    done: () => page.token.done(),
    refused: (code) => {
      page.token.sent.fields = null;
      // Whatever runs in the page can say this.
      const refusal = REFUSALS.find((known) => known === code);
      if (refusal) page.line(page.text(`refused_${refusal}`));
    },
    list: (seen) => {
      if (!page.isPaused("tokens")) void passList(page, seen);
    },
    told: (url, text) => told.add(fromPath(url), text),
    stopped: () => {
      for (const withdrawn of waiting.values()) withdrawn.abort();
    },
  };
}

/** An address from its path on. */
function fromPath(url: string): string {
  try {
    const { pathname, search } = new URL(url);
    return pathname + search;
  } catch {
    return "";
  }
}

/** Passes a list of tokens on, unread, and keeps what the background says of it. */
async function passList(page: Page, seen: string): Promise<void> {
  const answer = await page.reply({ kind: "token-list", seen });
  const listed = answer?.kind === "listed" ? answer : null;
  page.token.list = { line: listed ? page.localize(listed.line) : "", tokens: listed?.tokens ?? 0 };
  if (answer) page.setProblem("list-not-kept", answer.kind === "refused");
}

/** Decides whether a token request goes. */
async function settle(page: Page, fields: TokenFields, withdrawn: AbortSignal): Promise<boolean> {
  const verdict = await judge(page, fields, withdrawn);
  const goes = !withdrawn.aborted && (await decide(page, verdict, withdrawn));
  if (goes && !withdrawn.aborted) page.token.sent = sentOf(page, fields, verdict);
  return goes;
}

/** What a request asks for, for the view that shows the token. A name is the person's own words; a secret in it is masked. */
function sentOf(page: Page, fields: TokenFields, verdict: Verdict | null): Page["token"]["sent"] {
  return {
    fields: { ...fields, name: fields.name && page.core.redact(fields.name) },
    day: verdict?.ends ?? null,
    notes: page.token.form ? [] : notesOf(page, verdict),
    shrunk: verdict?.shrunk ?? null,
  };
}

/** Whether the request goes out. */
async function decide(page: Page, verdict: Verdict | null, withdrawn: AbortSignal): Promise<boolean> {
  if (!verdict) return unchecked(page, "note");
  const { outcome } = verdict;
  if (outcome === "pass") return true;
  if (outcome !== "note") return ask(page, verdict, withdrawn);
  page.record({ rules: rulesOf(verdict) }, outcome, null);
  // A note stands in the form, or else beside the new token. Where there is neither, the page says it.
  const [note] = page.token.form || page.place().surface === "tokens" ? [] : notesOf(page, verdict);
  if (note) page.line(note);
  return true;
}

/** What the background says of a token. Null when no answer came in time, and when the page has taken the request back meanwhile. */
function judge(page: Page, fields: TokenFields, withdrawn: AbortSignal): Promise<Verdict | null> {
  const { told, task } = takePressed(page);
  const message = { kind: "judge", fields, told, task, form: page.token.form?.describe() ?? null } as const;
  const known = silences;
  return turns.take(async () => {
    // Where nobody answers, not every request waits as long, one after the other.
    if (withdrawn.aborted || silences !== known) return null;
    const until = performance.now() + LIMIT;
    const answer =
      (await page.ask(message, "verdict", FIRST_LIMIT)) ??
      (await page.ask(message, "verdict", until - performance.now()));
    if (!answer) silences += 1;
    return answer;
  });
}

/** The form as the person has just sent it, for the one request that follows. */
function takePressed(page: Page): Pick<NonNullable<Page["token"]["pressed"]>, "told" | "task"> {
  const { pressed } = page.token;
  page.token.pressed = null;
  const age = pressed ? Date.now() - pressed.at : -1;
  return pressed && age >= 0 && age <= FRESH ? pressed : { told: [], task: 0 };
}

/** Ids of the rules that speak, for the history. A rule that says several things is one. */
const rulesOf = ({ advice }: Verdict): string[] => [...new Set(advice.flatMap(({ rule }) => rule ?? []))];

/** What is said of a token that goes out. */
const notesOf = (page: Page, verdict: Verdict | null): string[] =>
  (verdict?.advice ?? [])
    .filter(({ level }) => level === "inform")
    .map(({ reason, limits, safer }: FormAdvice) => page.sentences(reason, limits, safer));

/** Asks the person whether the request goes out. */
async function ask(page: Page, verdict: Verdict, withdrawn: AbortSignal): Promise<boolean> {
  const { outcome } = verdict;
  const answer = await askPerson(page, (question) => question.aboutToken(page, verdict, withdrawn));
  // A question that the page has closed was decided by nobody.
  if (withdrawn.aborted) return false;
  if (!answer) {
    const goes = unchecked(page, outcome);
    page.record({ rules: rulesOf(verdict) }, goes ? "note" : "block", null);
    return goes;
  }
  page.record({ rules: rulesOf(verdict) }, outcome, answer.choice, answer.reason);
  // The form gets its request back first.
  if (answer.choice === "cancel") setTimeout(() => goBack(page, verdict, answer));
  return answer.choice === "go-on";
}

/** Leads the person back to the form that is open: to the change that they chose, or to the first that they can choose. */
function goBack({ token: { form } }: Page, verdict: Verdict, { order }: Answer): void {
  if (order === null) form?.show(rulesOf(verdict));
  else form?.change(order);
}

/**
 * Nobody could judge the request, or nobody could be asked: what may never go on stops, the rest goes on or stops as the person wants it, and
 * they are told.
 */
function unchecked(page: Page, outcome: Outcome): boolean {
  const goes = outcome !== "block" && !page.policy.stopUnchecked;
  tellUnchecked(goes ? "go" : "stop");
  return goes;
}
