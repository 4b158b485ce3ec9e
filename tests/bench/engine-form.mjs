// One form of the engine in a thread of its own, as a browser has it: no page runs both. Beside each other they would differ from that: a
// WebAssembly memory that grows detaches its buffer, and from then on V8 checks each access of the JavaScript form as well.

import { once } from "node:events";
import { Worker, isMainThread, parentPort, workerData } from "node:worker_threads";
import { FORMS } from "../engine/forms.mjs";
import { processorTime } from "./statistics.mjs";

/** ms: short calls are repeated for so long. */
const BATCH = 20;

/** @typedef {{ scan: number, whole: number, findings: number }} Speeds in MB/s: of the scan alone, and of all with a string that goes in */

export class Form {
  #worker;

  /** @param {string} name one of `FORMS` @param {Record<string, string>} texts by name */
  constructor(name, texts) {
    this.name = name;
    this.#worker = new Worker(new URL(import.meta.url), { workerData: { name, texts } });
  }

  /** Measures once. @param {string} text its name @returns {Promise<Speeds>} */
  async measure(text) {
    this.#worker.postMessage(text);
    const [speeds] = await once(this.#worker, "message");
    return speeds;
  }

  async stop() {
    await this.#worker.terminate();
  }
}

/** ms of the processor for one call, after one that is not counted. @param {() => unknown} call */
function callTime(call) {
  call();
  const start = processorTime();
  let calls = 0;
  let time = 0;
  for (let many = 1; time < BATCH; many *= 2) {
    for (let i = 0; i < many; i++) call();
    calls += many;
    time = processorTime() - start;
  }
  return time / calls;
}

if (!isMainThread) {
  const engine = FORMS[workerData.name]();
  parentPort?.on("message", (/** @type {string} */ name) => {
    const text = workerData.texts[name];
    const bytes = engine.load(text);
    const findings = engine.scanLoaded(bytes);
    const speed = (/** @type {() => unknown} */ call) => bytes / 1e3 / callTime(call);
    const scan = speed(() => engine.scanLoaded(bytes));
    parentPort?.postMessage({ scan, whole: speed(() => engine.scan(text)), findings });
  });
}
