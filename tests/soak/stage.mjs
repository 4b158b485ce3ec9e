// Where the steps happen: the page of an editor with two buttons that send its text, and what can be seen of it from outside.

import { Key } from "selenium-webdriver";
import { chord } from "../driver/clipboard.mjs";
import { EditorPages } from "../driver/editors.mjs";
import { cancelTopmost, surfaces, waitForReview } from "../driver/overlay.mjs";
import { runAsPage } from "../driver/page-script.mjs";
import { WRITE } from "../driver/scripted-writes.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */
/** @typedef {import("../driver/editors.mjs").Editor} Editor */
/** @typedef {import("../driver/overlay.mjs").Choice} Choice */

/** The page's own: it keeps its errors, sends the text of its editor, and takes the focus as soon as it can if it was told to. */
const OWN = `
  window.errors ??= [];
  addEventListener("error", ({ message }) => errors.push(String(message)));
  addEventListener("unhandledrejection", ({ reason }) => errors.push(String(reason)));
  addEventListener("click", ({ target }) => {
    if (!target.closest?.(".send, .send-quietly")) return;
    const body = JSON.stringify({ comments: [{ content: readEditor() }] });
    fetch(${JSON.stringify(WRITE.comment)}, { method: "POST", body }).catch(() => {});
  });
  if (sessionStorage.getItem("focus")) {
    const field = sessionStorage.getItem("focus");
    const look = new MutationObserver(() => {
      const found = document.querySelector(field);
      if (!found) return;
      look.disconnect();
      found.focus();
    });
    look.observe(document, { subtree: true, childList: true });
    sessionStorage.removeItem("focus");
  }`;

/**
 * What a page may say of itself, with and without Patrol. The last one is of Toast UI, whose caret stands behind all its text when its window
 * comes to the front: it then looks for a place that is none, and loses what is pasted.
 */
const ORDINARY = /ResizeObserver loop|There are no workers here|Index \d+ out of range for </;

export class Stage {
  /** @type {EditorPages} */
  #page;
  #html = "";
  #writes = 0;

  /** @param {Session} session @param {Editor} editor */
  constructor(session, editor) {
    this.session = session;
    this.editor = editor;
    this.#page = new EditorPages(session, editor);
  }

  /** Serves the page and opens it; the caret stands behind the first letter. */
  async open() {
    const own = this.session.replica.serveScript(OWN);
    const foot = `<footer><button class="send bolt-button primary">Send</button><button class="send-quietly">Send</button></footer>`;
    this.#html = await this.#page.serve({
      head: `<style>main { margin-top: 160px }</style><script src="${own}"></script>`,
      foot,
    });
    await this.#page.openGuarded();
    this.session.replica.clear();
  }

  caret = () => this.#page.caret();
  dom = () => this.#page.dom();

  /** Presses keys as fast as they can be. @param {string[]} keys */
  type = (...keys) => this.#page.atOnce(...keys);

  /** The text in the editor's model, without what makes it rich. */
  async text() {
    return plain(await this.#page.read());
  }

  /** Waits until the text is as expected; gives what it is at last. @param {(text: string) => boolean} matches @param {number} [limit] ms */
  async settled(matches, limit = 5000) {
    return plain(await this.#page.settled((model) => matches(plain(model)), limit));
  }

  /** Presses Ctrl+C where no guard listens. @param {string} text */
  async copy(text) {
    const { session } = this;
    await session.inOwn(
      `const area = document.querySelector("#soak") ?? document.body.appendChild(Object.assign(document.createElement("textarea"), { id: "soak" }));
       area.value = argument;
       area.focus();
       area.select();`,
      text,
    );
    await chord(session, "c");
    await session.toPage();
  }

  /** Presses Ctrl+V. */
  paste = () => this.type(Key.chord(Key.CONTROL, "v"));

  /** Presses a button of the page. @param {"send" | "send-quietly"} button */
  async press(button) {
    await this.session.driver.executeScript("document.querySelector('footer').scrollIntoView({ block: 'end' });");
    await (await this.session.driver.findElement({ css: `.${button}` })).click();
  }

  /** Whether a question stands in the page, or in the frame of the field. */
  async isAsked() {
    return (await this.#whereAsked()) !== null;
  }

  /** Answers the question that stands in the page or in the frame of the field; false when there is none. @param {Choice} choice */
  async answer(choice) {
    const where = await this.#whereAsked();
    if (!where) return false;
    await where(async () => {
      if (choice === "cancel") await cancelTopmost(this.session);
      else await (await waitForReview(this.session)).choose(choice);
    });
    await this.session.until("the question to go", async () => !(await this.isAsked()));
    return true;
  }

  /** @type {Map<string | null, number>} how often Tab is pressed until a choice has the focus */
  #tabs = new Map();

  /** Learns how a question about a text is answered by keys: a driver that looks into a page keeps what it has seen from being collected. */
  async learnKeys() {
    const where = await this.#whereAsked();
    if (!where) throw new Error("There is no question.");
    const review = await where(() => waitForReview(this.session));
    for (let tabs = 1; tabs < 12; tabs++) {
      await this.type(Key.TAB);
      const focused = await review.focused();
      if (!this.#tabs.has(focused)) this.#tabs.set(focused, tabs);
    }
    await this.answer("cancel");
  }

  /** Answers the question about a text by keys that were learned. @param {Choice} choice */
  async answerByKeys(choice) {
    for (let tabs = this.#tabs.get(choice) ?? Number.NaN; tabs > 0; tabs--) await this.type(Key.TAB);
    // Keys that follow each other too fast answer nothing.
    let last = 0;
    await this.session.until("the question to take a key", async () => {
      if (!(await this.isThere("patrol-review"))) return true;
      if (Date.now() - last < 1000) return false;
      last = Date.now();
      await this.type(Key.ENTER);
      return false;
    });
  }

  /** Whether an element of Patrol is in the page, without a hold on it. @param {string} name @returns {Promise<boolean>} */
  isThere = (name) => this.session.driver.executeScript("return document.querySelector(arguments[0]) !== null", name);

  /** Whether the question that stands there offers a choice. @param {Choice} choice */
  async offers(choice) {
    const where = await this.#whereAsked();
    return where !== null && where(async () => (await (await waitForReview(this.session)).choices()).includes(choice));
  }

  /** What the question says that stands there. */
  async question() {
    const where = await this.#whereAsked();
    return where ? where(async () => (await waitForReview(this.session)).text()) : "";
  }

  async #whereAsked() {
    const within = (/** @type {() => Promise<any>} */ act) => this.#page.inField(act);
    const ways = [(/** @type {() => Promise<any>} */ act) => act(), ...(this.editor.frame ? [within] : [])];
    for (const where of ways)
      if (await where(async () => (await surfaces(this.session, "patrol-review")).length > 0)) return where;
    return null;
  }

  /** The page draws a part of itself anew: not the one with the field. */
  redraw = () =>
    this.session.driver.executeScript(
      `const aside = document.querySelector("aside") ?? document.body.appendChild(document.createElement("aside"));
       aside.innerHTML = "<ul><li><button type='button'>a</button><textarea>b</textarea></ul>".repeat(3);`,
    );

  /** The page sets the text of its text area. @param {string} text */
  empty = (text) =>
    this.session.driver.executeScript(
      "document.querySelector(arguments[0]).value = arguments[1];",
      this.editor.field,
      text,
    );

  /** The page puts the field into another place. */
  move = () =>
    this.session.driver.executeScript(
      `const section = document.createElement("section");
       document.body.prepend(section);
       section.append(document.querySelector("main"));`,
    );

  /** The page writes its document anew. */
  async rewrite() {
    const { driver } = this.session;
    // A module that has run does not run again.
    const html = this.#html.replaceAll(/-editor\.js/g, `$&?written=${++this.#writes}`);
    await driver.executeScript("window.isOld = true; document.body.dataset.old = 'yes';");
    await runAsPage(
      this.session,
      `delete window.readEditor; document.open(); document.write(${JSON.stringify(html)}); document.close();`,
    );
    await this.#untilThere("!document.body?.dataset.old && window.readEditor");
  }

  /** Loads the page anew, and presses Ctrl+V meanwhile: the field takes the focus as soon as it is there. */
  async reloadAndPaste() {
    const { driver } = this.session;
    await driver.executeScript(
      `document.body.dataset.old = "yes";
       sessionStorage.setItem("focus", arguments[0]);
       location.reload();`,
      this.editor.field,
    );
    // A key may find no page at all.
    for (let n = 0; n < 3; n++) await this.paste().catch(() => {});
    await this.#untilThere("!document.body?.dataset.old && window.readEditor");
  }

  /** @param {string} expression of what must be true */
  async #untilThere(expression) {
    await this.session.until(`${this.editor.name} to be there again`, () =>
      this.session.driver.executeScript(`return Boolean(${expression})`).catch(() => false),
    );
  }

  /** Takes the errors of the page's own. @returns {Promise<string[]>} */
  async takeErrors() {
    const errors = /** @type {string[]} */ (
      await this.session.driver.executeScript("return (window.errors ?? []).splice(0)")
    );
    return errors.filter((error) => !ORDINARY.test(error));
  }
}

/** The text of a model: what stands in its JSON as text, or in its markup; Markdown's own signs are taken away. @param {string} model */
export function plain(model) {
  const text = /^[[{]/.test(model) ? textsIn(JSON.parse(model)).join("") : model.replaceAll(/<[^>]*>/g, "");
  return text.replaceAll(/&nbsp;|\u00a0/g, " ").replaceAll(/[\\\n\u200b\ufeff]/g, "");
}

/** @param {unknown} value @returns {string[]} */
function textsIn(value) {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    typeof inner === "string" && /^(text|insert|0)$/.test(key) ? inner : textsIn(inner),
  );
}
