// What the page has from the server. A secret that stands there already is not asked about when the page sends it back: whoever can see the page
// can see it, and asking at every save would teach people to press the button. The core keeps digests of it, until the page goes.

import type { Page } from "../page.js";

/** How many UTF-16 units of an answer are read at once: less than a frame's time. */
const PART = 64 * 1024;

/** How many UTF-16 units of answers may wait; the oldest go first. */
const MOST = 8 * 1024 * 1024;

interface Answer {
  /** From the path on. */
  address: string;
  text: string;
}

export class Told {
  readonly #page: Page;
  #answers: Answer[] = [];
  /** How much of the first answer has been read. */
  #done = 0;
  #isScheduled = false;
  /** Whether what the page was made with has been read. */
  #isMade = false;

  constructor(page: Page) {
    this.#page = page;
  }

  /** Takes an answer, to be read when the page has nothing to do. */
  add(address: string, text: string): void {
    const page = this.#page;
    if (!page.acts("text") || page.policy.text === "off" || page.isPractice) return;
    this.#answers.push({ address, text });
    let waiting = this.#answers.reduce((sum, answer) => sum + answer.text.length, 0);
    // The first may be half read.
    while (waiting > MOST && this.#answers.length > 2) waiting -= this.#answers.splice(1, 1)[0]?.text.length ?? 0;
    this.#schedule();
  }

  /** Reads at once what still waits, and what the page was made with. */
  flush(): void {
    if (!this.#isMade) {
      this.#isMade = true;
      // Pages of Azure DevOps carry their data in an element of this id (docs/page-structure.md).
      const text = document.getElementById("dataProviders")?.textContent;
      if (text) this.#answers.push({ address: "", text });
    }
    while (this.#answers.length > 0) this.#readPart();
  }

  #schedule(): void {
    if (this.#isScheduled || this.#answers.length === 0) return;
    this.#isScheduled = true;
    requestIdleCallback((deadline) => {
      this.#isScheduled = false;
      do this.#readPart();
      while (this.#answers.length > 0 && deadline.timeRemaining() > 10);
      this.#schedule();
    });
  }

  #readPart(): void {
    const [answer] = this.#answers;
    if (!answer) return;
    const { address, text } = answer;
    const { core } = this.#page;
    if (this.#done === 0) core.beginAnswer(address);
    const end = this.#done + PART;
    const isLast = end >= text.length;
    core.answerPart(text.slice(this.#done, end), isLast);
    this.#done = isLast ? 0 : end;
    if (isLast) this.#answers.shift();
  }
}
