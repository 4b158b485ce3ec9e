// The way to the request gate in the page's own world. Events carry text only, and their names are agreed on before any script of the page
// runs. They go through `performance`, whose listeners stay when the page opens its document anew.

import { isConnected } from "../messages.js";

/** A request that waits in the gate. */
export interface Held {
  /** The gate's number for it. */
  id: string;
  /** HTTP method, and ` *` behind it where a header puts another in its place. */
  method: string;
  /** Whole address. */
  url: string;
  /** Body as text; a replacement character where it could not be read in time. */
  body: string;
  /** The page's script stands still until the answer; nobody can be asked. */
  synchronous: boolean;
}

/**
 * What the gate is to do: send the request as it is; hold it until another answer follows, and if none does, because the page script stops,
 * send it or not; do not send it.
 */
export type GateReply = "go" | "wait" | "wait-or-stop" | "stop";

/** What the gate says. */
export interface GateListener {
  /** The page is about to send a request. It has to be answered within this call. */
  asked(held: Held): void;
  /** The page has taken a request back. */
  withdrawn(id: string): void;
  /** The page has been told what people have written: an address, and the text of the answer. */
  told(url: string, text: string): void;
  /** A token request went out or was stopped without a verdict. */
  unchecked(became: "go" | "stop"): void;
  /** The service has refused a token, for a reason that Patrol can explain. */
  refused(code: string): void;
  /** The service has done what a token request asked for. */
  done(): void;
  /** The page has been told which tokens there are. */
  list(seen: string): void;
  /** The page has made a worker, whose requests no gate sees. */
  worker(): void;
  /** The page script has stopped: what waits is answered without it. */
  stopped(): void;
}

/** The world that the scripts of the extension share. */
interface World {
  /** The channel's name, for watchdog.js, which speaks when the page script has stopped. */
  patrolChannel?: string;
}

const world = globalThis as World;

/** Whether scripts of the page may have run before this one. A frame without an address is complete from the beginning. */
let isLate = document.readyState !== "loading" && document.URL !== "about:blank";

let channel: string | undefined;

function send(type: string, detail?: string): boolean {
  return !performance.dispatchEvent(new CustomEvent(type, { cancelable: true, detail }));
}

/** Hears what the gate says, if it is text. */
function hear(type: string, heard: (said: string, event: Event) => void): void {
  performance.addEventListener(type, (event) => {
    const said: unknown = (event as CustomEvent).detail;
    if (typeof said === "string") heard(said, event);
  });
}

/** The lines of a question, of which the last may have more. A number alone takes it back. */
const QUESTION = /^(\d+)\n(true|false)\n(.*)\n(.*)\n([^]*)$/;

/**
 * Opens the way to the gate, whichever of the two was first.
 * @param rearm called when the page has opened a document anew, which has erased the listeners of its window and its tree
 */
export function connectGate(listener: GateListener, rearm: () => void): void {
  performance.addEventListener("patrol-rearm", rearm);
  hear("patrol-gate", (offer, event) => {
    // The first offer comes from our own script; what a page offers later is not taken.
    if (channel !== undefined) return;
    const [name = "", late] = offer.split(" ");
    channel = name;
    isLate ||= late !== undefined;
    world.patrolChannel = name;
    listenTo(name, listener);
    event.preventDefault();
  });
  // In case the gate was first.
  send("patrol-core");
}

function listenTo(name: string, listener: GateListener): void {
  hear(name, (said) => {
    const [, id, synchronous, method, url, body] = QUESTION.exec(said) ?? [];
    if (id === undefined || method === undefined || url === undefined || body === undefined) listener.withdrawn(said);
    else listener.asked({ id, method, url, body, synchronous: synchronous === "true" });
  });
  hear(`${name}-unchecked`, (became, event) => {
    event.preventDefault();
    if (became !== "stop-text") listener.unchecked(became === "go" ? "go" : "stop");
  });
  hear(`${name}-done`, () => listener.done());
  hear(`${name}-refused`, (code) => listener.refused(code));
  hear(`${name}-list`, (seen) => listener.list(seen));
  hear(`${name}-told`, (said) => {
    const end = said.indexOf("\n");
    if (end >= 0) listener.told(said.slice(0, end), said.slice(end + 1));
  });
  hear(`${name}-worker`, () => listener.worker());
  hear(`${name}-stopped`, () => listener.stopped());
  // The gate asks whether anybody still runs here, and whether it can still reach the rest of Patrol.
  hear(`${name}-alive`, (_, event) => event.preventDefault());
  hear(`${name}-core`, (_, event) => {
    if (isConnected()) event.preventDefault();
  });
}

/** Answers the gate. */
export function answerGate(id: string, reply: GateReply): void {
  if (channel !== undefined) send(`${channel}-${id}`, reply);
}

/** Says that a request got no verdict, and what became of it; watchdog.js tells the person, in words that it has at hand. */
export function tellUnchecked(became: "go" | "stop"): void {
  if (channel !== undefined) send(`${channel}-unchecked`, became);
}

/** Whether the gate answers now. */
export const isGateThere = (): boolean => channel !== undefined && send(`${channel}-gate`);

/** Whether scripts of the page may have run before Patrol's, so that they can have ways round it. */
export const isGateLate = (): boolean => isLate;
