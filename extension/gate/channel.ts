// The way to the page script. Both scripts run before any script of the page, so the random name of the channel is agreed on unseen. Events
// go through `performance`, whose listeners stay when the page opens its document anew. What a hostile page can still do,
// docs/threat-model.md tells.

import { isTokenAddress } from "./candidate.js";
import {
  TextEvent,
  bare,
  detailOf,
  dispatch,
  ignore,
  later,
  listen,
  notLater,
  performance,
  prevent,
  randomName,
} from "./primordials.js";

/** What becomes of a request. */
export type Answer = "go" | "stop";

export interface Question {
  /** As in `isCandidate`. */
  method: string;
  /** The whole address. */
  url: string;
  /** The request's text. */
  body: string;
  /** Whether there is no time for an answer: nobody can be asked. */
  synchronous: boolean;
}

/** How often it is looked whether the page script is still there while a request waits for it, in ms. */
const HEARTBEAT = 1000;

/** The channel's name: of the offer that was taken, or of the one that nobody has taken yet. */
let name = randomName();
let isTaken = false;
let last = 0;

/** What becomes of a request that gets no answer, as the page script said last. */
let unanswered: Answer = "go";

/** @returns whether somebody took it */
function tell(type: string, detail = ""): boolean {
  return !dispatch(performance, new TextEvent(type, bare({ cancelable: true, detail })));
}

/**
 * Opens the channel, whichever of the two scripts ran first; also to a page script that takes the place of one that is gone.
 * @param isLate whether scripts of the page may have run before
 * @param taken called each time that the channel is taken
 */
export function connect(isLate: boolean, taken: () => void): void {
  const offer = () => {
    if (isTaken) {
      if (tell(`${name}-core`)) return;
      // The script that took it is gone, and whoever may have heard the name is not to be believed.
      name = randomName();
      isTaken = false;
    }
    if (!tell("patrol-gate", isLate ? `${name} late` : name)) return;
    isTaken = true;
    listen(performance, `${name}-gate`, prevent);
    taken();
    if (untold) later(tellUntold, HEARTBEAT);
  };
  listen(performance, "patrol-core", offer);
  offer();
}

/** Passes on what nobody waits for. */
export function report(subject: "refused" | "done" | "list" | "told" | "worker", detail: string): void {
  tell(`${name}-${subject}`, detail);
}

/** Whether a request may go out that cannot wait for an answer. */
export const mayGoNow = (method: string, url: string, body: string): boolean =>
  ask({ method, url, body, synchronous: true }, () => {}) === "go";

/** What became of a request while nobody was there to be told. */
let untold: Answer | "" = "";

/** Tells a page script that has come since, when it has come whole. */
function tellUntold(): void {
  if (tell(`${name}-unchecked`, untold)) untold = "";
}

/** Nobody has answered. */
function goUnchecked(isText: boolean): Answer {
  // A text that goes on is not told of: that nobody checks it stands in the page by then.
  if (isText) {
    if (unanswered === "stop") tell(`${name}-unchecked`, "stop-text");
    return unanswered;
  }
  if (!tell(`${name}-unchecked`, unanswered)) untold = unanswered;
  return unanswered;
}

/**
 * Asks whether a request may go out. The answer comes at once or, after "wait", through `decided`. When nobody answers, the request goes on,
 * or stops if the person wants that, and the page says that it was not checked.
 * @returns the answer; while it waits, what takes the question back
 */
export function ask(
  { method, url, body, synchronous }: Question,
  decided: (answer: Answer) => void,
): Answer | (() => void) {
  const channel = name;
  const id = `${++last}`;
  const answers = `${channel}-${id}`;
  const isText = !isTokenAddress(url);
  let said: unknown = "";
  const hear = (event: Event) => {
    said = detailOf(event);
  };
  listen(performance, answers, hear);
  // Lines, not JSON: a page may teach every object to write itself as something else.
  tell(channel, `${id}\n${synchronous}\n${method}\n${url}\n${body}`);
  ignore(performance, answers, hear);
  if (said === "go" || said === "stop") return said;
  if (said !== "wait" && said !== "wait-or-stop") return goUnchecked(isText);
  unanswered = said === "wait" ? "go" : "stop";

  let timer = 0;
  let isOpen = true;
  const finish = (answer: () => Answer | undefined) => {
    if (!isOpen) return;
    isOpen = false;
    ignore(performance, answers, answered);
    ignore(performance, `${channel}-stopped`, stopped);
    notLater(timer);
    const final = answer();
    if (final) decided(final);
  };
  const answered = (event: Event) => finish(() => (detailOf(event) === "go" ? "go" : "stop"));
  const stopped = () => finish(() => goUnchecked(isText));
  // A page script that the browser has ended cannot say so.
  const look = () => {
    if (tell(`${channel}-alive`)) timer = later(look, HEARTBEAT);
    else stopped();
  };
  timer = later(look, HEARTBEAT);
  listen(performance, answers, answered);
  listen(performance, `${channel}-stopped`, stopped);
  return () =>
    finish(() => {
      tell(channel, id);
      return undefined;
    });
}
