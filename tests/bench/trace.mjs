// What Chromium says of the time that scripts take: a trace of all its processes, and the sum of the thread time of some scripts in it.

import WebSocket from "ws";

/** What the browser notes: compiling, evaluating, and calling of scripts, each with the script's address. */
const CATEGORIES = "devtools.timeline,v8";

/**
 * @typedef {object} TraceEvent as the browser writes it
 * @property {string} name
 * @property {string} ph its kind: `X` has a duration, `M` names something
 * @property {number} pid
 * @property {number} tid
 * @property {number} ts µs
 * @property {number} [dur] µs
 * @property {number} [tdur] µs of the processor
 * @property {any} args
 */

/** A connection to the whole browser, beside the driver's own to its pages. */
export class Tracer {
  #socket;
  #sent = 0;
  /** @type {TraceEvent[]} */
  #events = [];

  /** @param {WebSocket} socket open */
  constructor(socket) {
    this.#socket = socket;
    socket.on("message", (data) => {
      const { method, params } = JSON.parse(String(data));
      if (method === "Tracing.dataCollected") this.#events.push(...params.value);
    });
  }

  /** @param {import("selenium-webdriver").WebDriver} driver of Chromium */
  static async of(driver) {
    const { debuggerAddress } = /** @type {any} */ ((await driver.getCapabilities()).get("goog:chromeOptions"));
    const answer = await fetch(`http://${debuggerAddress}/json/version`);
    const { webSocketDebuggerUrl } = /** @type {any} */ (await answer.json());
    const socket = new WebSocket(webSocketDebuggerUrl, { perMessageDeflate: false });
    await new Promise((opened, failed) => socket.once("open", opened).once("error", failed));
    return new Tracer(socket);
  }

  /** What the browser did meanwhile. @param {() => Promise<unknown>} run @returns {Promise<TraceEvent[]>} */
  async during(run) {
    this.#events = [];
    await this.#send("Tracing.start", {
      transferMode: "ReportEvents",
      traceConfig: { includedCategories: CATEGORIES.split(",") },
    });
    await run();
    const complete = this.#message(({ method }) => method === "Tracing.tracingComplete");
    await this.#send("Tracing.end");
    await complete;
    return this.#events;
  }

  close() {
    this.#socket.close();
  }

  /** @param {string} method @param {object} [params] */
  async #send(method, params = {}) {
    const id = ++this.#sent;
    const answer = this.#message((message) => message.id === id);
    this.#socket.send(JSON.stringify({ id, method, params }));
    const { error } = await answer;
    if (error) throw new Error(`${method}: ${error.message}`);
  }

  /** The next message of a kind. @param {(message: any) => boolean} matches @returns {Promise<any>} */
  #message(matches) {
    return new Promise((found) => {
      const look = (/** @type {WebSocket.RawData} */ data) => {
        const message = JSON.parse(String(data));
        if (!matches(message)) return;
        this.#socket.off("message", look);
        found(message);
      };
      this.#socket.on("message", look);
    });
  }
}

/** @typedef {{ compile: number, total: number, files: Record<string, number> }} Spent ms of a thread */

const EXTENSION = /^chrome-extension:\/\/[a-p]{32}\//;

/**
 * What the main thread of a renderer spent on the scripts of extensions: compiling and evaluating them, and all calls of their functions by
 * the browser. What they call is their time.
 * @param {TraceEvent[]} events
 * @param {number} renderer its process
 * @returns {Spent}
 */
export function spentOn(events, renderer) {
  const theirs = onMainThread(events, (pid) => pid === renderer)
    .filter((event) => EXTENSION.test(addressOf(event)))
    .sort((a, b) => a.ts - b.ts || lengthOf(b) - lengthOf(a));
  /** @type {Record<string, number>} */
  const files = {};
  let compile = 0;
  let until = 0;
  for (const event of theirs) {
    const spent = (event.tdur ?? 0) / 1e3;
    if (event.name === "v8.compile") compile += spent;
    if (event.ts < until) continue; // within one that is counted
    until = event.ts + lengthOf(event);
    const file = addressOf(event).replace(EXTENSION, "");
    files[file] = (files[file] ?? 0) + spent;
  }
  const total = Object.values(files).reduce((sum, spent) => sum + spent, 0);
  return { compile, total, files };
}

/** The process in which the scripts of a site ran. @param {TraceEvent[]} events @param {string} origin with a slash at its end */
export function rendererOf(events, origin) {
  const event = onMainThread(events, () => true).find((event) => addressOf(event).startsWith(origin));
  if (!event) throw new Error(`No script of ${origin} ran.`);
  return event.pid;
}

/** What has a duration, on the main threads of renderers. @param {TraceEvent[]} events @param {(pid: number) => boolean} matches */
function onMainThread(events, matches) {
  const threads = events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const main = new Set(threads.filter(({ pid }) => matches(pid)).map(({ pid, tid }) => `${pid} ${tid}`));
  return events.filter(({ ph, pid, tid }) => ph === "X" && main.has(`${pid} ${tid}`));
}

/** The address of the script that an event is about. @param {TraceEvent} event @returns {string} */
const addressOf = ({ args }) => args?.data?.url ?? args?.fileName ?? "";

/** µs @param {TraceEvent} event */
const lengthOf = ({ dur = 0 }) => dur;
