/** @typedef {import("../server.mjs").RecordedRequest} RecordedRequest */

/** What reached the server: the tests' truth about whether something left the browser. */
export class RequestLog {
  /** @type {RecordedRequest[]} */
  #requests = [];
  /** @type {Set<(request: RecordedRequest) => void>} */
  #listeners = new Set();

  /** @param {RecordedRequest} request */
  add(request) {
    this.#requests.push(request);
    for (const listener of this.#listeners) listener(request);
  }

  all() {
    return [...this.#requests];
  }

  clear() {
    this.#requests = [];
  }

  /**
   * The first matching request, past or future.
   * @param {(request: RecordedRequest) => boolean} matches
   * @param {number} timeoutMs
   * @returns {Promise<RecordedRequest>} rejects when none came in time
   */
  async waitFor(matches, timeoutMs) {
    const past = this.#requests.find(matches);
    if (past) return past;
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        this.#listeners.delete(listener);
      };
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`No matching request reached the replica within ${timeoutMs} ms.`));
      }, timeoutMs);
      const listener = (/** @type {RecordedRequest} */ request) => {
        if (!matches(request)) return;
        stop();
        resolve(request);
      };
      this.#listeners.add(listener);
    });
  }
}
