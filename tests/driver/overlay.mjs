// What Patrol shows in the page. All of it stands in closed shadow roots; WebDriver may look into them, the page may not.

import assert from "node:assert/strict";
import { By } from "selenium-webdriver";
import { assertInWords, message } from "./messages.mjs";

/** @typedef {import("./session.mjs").Session} Session */
/** @typedef {Awaited<ReturnType<import("selenium-webdriver").WebElement["getShadowRoot"]>>} ShadowRoot */
/** @typedef {"patrol-review" | "patrol-after" | "patrol-notice" | "patrol-advice" | "patrol-note" | "patrol-clone" | "patrol-created" | "patrol-flag" | "patrol-list"} Surface */
/** @typedef {"redact" | "rewrite" | "go-on" | "cancel"} Choice */

/**
 * The surfaces of a kind that are in the page now.
 * @param {Session} session
 * @param {Surface} surface
 */
export function surfaces({ driver }, surface) {
  return driver.findElements(By.css(surface));
}

/**
 * Waits for a surface and gives its inside.
 * @param {Session} session
 * @param {Surface} surface
 * @returns {Promise<ShadowRoot>}
 */
export async function waitForSurface(session, surface) {
  const host = await session.until(`<${surface}>`, async () => (await surfaces(session, surface))[0]);
  return host.getShadowRoot();
}

/**
 * Waits until no surface of a kind is in the page.
 * @param {Session} session
 * @param {Surface} surface
 */
export async function waitForNone(session, surface) {
  await session.until(`<${surface}> to go away`, async () => (await surfaces(session, surface)).length === 0);
}

/**
 * Asserts that nothing of a kind is in the page now. Call it after something that could only happen later.
 * @param {Session} session
 * @param {Surface} surface
 */
export async function assertNone(session, surface) {
  assert.equal((await surfaces(session, surface)).length, 0, `<${surface}> is in the page`);
}

/**
 * The texts of all elements inside a surface that match.
 * @param {ShadowRoot} root
 * @param {string} selector
 * @returns {Promise<string[]>}
 */
export async function texts(root, selector) {
  return Promise.all((await root.findElements(By.css(selector))).map((element) => element.getText()));
}

/**
 * Waits for the question, and until it takes an answer.
 * @param {Session} session
 */
export async function waitForReview(session) {
  const review = await waitForOpenReview(session);
  await review.settled();
  return review;
}

/**
 * Waits for the question as soon as it is seen: it takes no answer yet.
 * @param {Session} session
 */
export async function waitForOpenReview(session) {
  const root = await waitForSurface(session, "patrol-review");
  await session.until(
    "the question to be open",
    async () => (await root.findElements(By.css("dialog[open]"))).length === 1,
  );
  return new Review(session, root);
}

/**
 * Presses "cancel" in the question that stands above all others, if there is one.
 * @param {Session} session
 */
export async function cancelTopmost(session) {
  const topmost = (await surfaces(session, "patrol-review")).at(-1);
  if (!topmost) return;
  const review = new Review(session, await topmost.getShadowRoot());
  await review.settled();
  await review.press("cancel");
}

/**
 * Waits until a notice says a sentence.
 * @param {Session} session
 * @param {string} sentence key of a message
 */
export async function assertNotice(session, sentence) {
  const expected = message(sentence);
  await session.until(`the page to say: ${expected}`, async () =>
    (await lines(session)).some((text) => text.includes(expected)),
  );
}

/** What stands in the notices of the page now. @param {Session} session @returns {Promise<string[]>} */
export async function lines({ driver }) {
  const notices = await driver.findElements(By.css("patrol-notice"));
  // A new notice takes the place of the old one, also while that is being read.
  const said = await Promise.all(
    notices.map((notice) =>
      notice
        .getShadowRoot()
        .then((root) => texts(root, "[role=alert], [role=status]"))
        .catch(() => []),
    ),
  );
  return said.flat().filter((text) => text !== "");
}

/**
 * Waits until a notice says something, in words.
 * @param {Session} session
 */
export async function waitForLine(session) {
  const said = await session.until("the page to say something", async () => {
    const found = await lines(session);
    return found.length > 0 ? found.join("\n") : null;
  });
  assertInWords(said);
  return said;
}

/** The modal question. */
export class Review {
  #session;

  /** @param {Session} session @param {ShadowRoot} root */
  constructor(session, root) {
    this.#session = session;
    this.root = root;
  }

  /** Waits until it takes an answer. */
  async settled() {
    await this.#session.until("the question to take an answer", async () => {
      const [open, waiting] = await Promise.all(
        ["dialog[open] button", "button[aria-disabled=true]"].map((found) => this.root.findElements(By.css(found))),
      );
      return open.length > 0 && waiting.length === 0;
    });
  }

  /** One text for each finding. */
  findings() {
    return texts(this.root, "ul > li");
  }

  /** What it asks. */
  async title() {
    return (await this.root.findElement(By.css("h1"))).getText();
  }

  /** The words on the buttons that change the token form, in order. */
  fixes() {
    return texts(this.root, ".fix");
  }

  /** Presses one of these and waits until the question is gone. @param {string} label */
  async pressFix(label) {
    for (const button of await this.root.findElements(By.css(".fix"))) {
      if ((await button.getText()) !== label) continue;
      await button.click();
      return waitForNone(this.#session, "patrol-review");
    }
    throw new Error(`There is no button "${label}".`);
  }

  /** What can be chosen, in order. */
  async choices() {
    const buttons = await this.root.findElements(By.css("button[value]"));
    return Promise.all(buttons.map((button) => button.getAttribute("value")));
  }

  /** Everything that stands in it. @returns {Promise<string>} */
  async text() {
    return (await this.root.findElement(By.css("dialog"))).getText();
  }

  /** The value or name of the element that has the focus. @returns {Promise<string | null>} */
  async focused() {
    return this.#session.driver.executeScript(
      `const focused = arguments[0].getRootNode().activeElement;
       return focused && (focused.value || focused.name || focused.localName);`,
      await this.root.findElement(By.css("dialog")),
    );
  }

  /** @param {Choice} choice */
  async press(choice) {
    await (await this.root.findElement(By.css(`button[value="${choice}"]`))).click();
  }

  /** Chooses and waits until the question is gone. @param {Choice} choice */
  async choose(choice) {
    await this.press(choice);
    await waitForNone(this.#session, "patrol-review");
  }

  /** @param {string} text */
  async writeReason(text) {
    await (await this.root.findElement(By.css("textarea[name=reason]"))).click();
    await this.#session.driver.actions().sendKeys(text).perform();
  }
}
