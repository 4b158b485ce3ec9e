// The pages of real editors, each twice: on a host that Patrol guards and on one that it does not know, which tells what the same keys do
// without Patrol.

import { By, Key } from "selenium-webdriver";
import { waitForReview } from "./overlay.mjs";
import { buildPage } from "../editors/build.mjs";

/** @typedef {import("./session.mjs").Session} Session */
/** @typedef {import("./session.mjs").BrowserName} BrowserName */

/**
 * @typedef {object} Editor
 * @property {string} name
 * @property {string} page name of a file in `tests/editors/page/`
 * @property {string} [query] of its address
 * @property {string} field what is clicked
 * @property {string} [frame] in which the field is
 * @property {boolean} [rich] whether it keeps formatting
 * @property {BrowserName} [only] the one browser that has it
 */

/** @type {Editor[]} */
export const EDITORS = [
  { name: "an input", page: "input", field: ".field" },
  { name: "a text area", page: "textarea", field: ".field" },
  { name: "an editable element", page: "contenteditable", field: ".field", rich: true },
  { name: "an editable element with paragraphs", page: "paragraphs", field: ".field", rich: true },
  { name: "an element for plain text only", page: "plaintext-only", field: ".field" },
  { name: "a page in design mode", page: "design-mode", field: "body", frame: "iframe", rich: true },
  { name: "roosterjs", page: "roosterjs", field: ".field", rich: true },
  { name: "ProseMirror", page: "prosemirror", field: ".ProseMirror", rich: true },
  { name: "Tiptap", page: "tiptap", field: ".ProseMirror", rich: true },
  { name: "Lexical", page: "lexical", field: ".field", rich: true },
  { name: "Quill 2", page: "quill", field: ".ql-editor", rich: true },
  { name: "Slate", page: "slate", field: ".field", rich: true },
  { name: "Draft.js", page: "draft", field: ".public-DraftEditor-content", rich: true },
  { name: "CodeMirror 5", page: "codemirror5", field: ".CodeMirror-lines" },
  { name: "CodeMirror 6", page: "codemirror6", field: ".cm-content" },
  // In Firefox what goes in after a question is not undone in one step, and a second paste behind it does not come.
  { name: "Monaco", page: "monaco", field: ".view-lines", only: "chromium" },
  { name: "Monaco with EditContext", page: "monaco", query: "?edit-context", field: ".view-lines", only: "chromium" },
  {
    name: "Toast UI",
    page: "toast",
    field: ".toastui-editor-ww-container .ProseMirror",
    query: "?type=wysiwyg",
    rich: true,
  },
  {
    name: "Toast UI with Markdown",
    page: "toast",
    field: ".toastui-editor-md-container .ProseMirror",
    query: "?type=markdown",
  },
  { name: "TinyMCE", page: "tinymce", field: "body", frame: "iframe", rich: true },
  { name: "CKEditor 5", page: "ckeditor5", field: ".ck-content", rich: true },
  { name: "a field that React 16 controls", page: "react16", field: ".field" },
  { name: "a field that React 18 controls", page: "react18", field: ".field" },
];

/** A host of which Patrol knows nothing. */
const UNGUARDED = "unguarded.example.test";
const GUARDED = "dev.azure.com";

/** The pages of one editor in one browser. */
export class EditorPages {
  #session;
  #editor;
  #path = "";
  /** The tab with the unguarded page. */
  #free = "";
  #isFree = false;

  /** @param {Session} session @param {Editor} editor */
  constructor(session, editor) {
    this.#session = session;
    this.#editor = editor;
  }

  get #driver() {
    return this.#session.driver;
  }

  /**
   * Serves the page.
   * @param {{ head?: string, foot?: string }} [more] markup before its scripts and behind its editor
   * @returns {Promise<string>} its markup
   */
  async serve({ head = "", foot = "" } = {}) {
    const { replica } = this.#session;
    const { page, query = "" } = this.#editor;
    const { js, css } = await buildPage(page);
    const script = replica.serveFile(`${page}-editor.js`, js);
    const style = replica.serveFile(`${page}-editor.css`, css);
    const html = `<!DOCTYPE html><html lang="en"><title>${page}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="${style}">${head}<main></main>${foot}<script type="module" src="${script}"></script></html>`;
    this.#path = replica.serveFile(`${page}-editor.html`, html) + query;
    return html;
  }

  /** Opens it anew where Patrol is. */
  async openGuarded() {
    await this.#session.toPage();
    this.#isFree = false;
    await this.#open(GUARDED);
  }

  /** Opens it anew where Patrol is not, in a tab of its own. */
  async openUnguarded() {
    await this.toUnguarded();
    await this.#open(UNGUARDED);
  }

  async toUnguarded() {
    if (this.#free) {
      await this.#driver.switchTo().window(this.#free);
    } else {
      await this.#driver.switchTo().newWindow("tab");
      this.#free = await this.#driver.getWindowHandle();
    }
    this.#isFree = true;
  }

  /** Closes the tab with the unguarded page. */
  async close() {
    if (!this.#free) return;
    await this.toUnguarded();
    await this.#driver.close();
    this.#free = "";
    await this.#session.toPage();
  }

  /** @param {string} host */
  async #open(host) {
    await this.#driver.get(`https://${host}${this.#path}`);
    await this.#session.until(`${this.#editor.name} to be there`, async () => {
      if (!(await this.#driver.executeScript("return Boolean(window.readEditor)"))) return false;
      return this.inField(async () => (await this.#driver.findElements(By.css(this.#editor.field))).length > 0);
    });
    await this.caret();
  }

  /** Puts the caret between the two letters of the first text. Some editors put it back to where they think it is; then once more. */
  async caret() {
    await this.inField(async () => {
      await this.#driver.findElement(By.css(this.#editor.field)).click();
      await this.#session.until(`the caret to stand in ${this.#editor.name}`, async () => {
        await this.keys(Key.chord(Key.CONTROL, Key.HOME), Key.ARROW_RIGHT);
        return this.#driver.executeAsyncScript(
          `const done = arguments[0];
           if (!document.activeElement.isContentEditable) return done(true);
           // Toast UI puts it behind all its paragraphs when its window comes to the front, and loses what is pasted there.
           const isRight = () => {
             const { anchorNode, anchorOffset } = getSelection();
             return anchorNode.nodeType === Node.TEXT_NODE ? anchorOffset === 1 : anchorNode !== document.activeElement;
           };
           // ProseMirror does so 20 ms after it got the focus, or 50.
           setTimeout(() => done(isRight()), 60);`,
        );
      });
    });
  }

  /** @template T @param {() => Promise<T>} act */
  async inField(act) {
    const { frame } = this.#editor;
    if (!frame) return act();
    const found = (await this.#driver.findElements(By.css(frame)))[0];
    if (!found) return act();
    await this.#driver.switchTo().frame(found);
    try {
      return await act();
    } finally {
      await this.#driver.switchTo().defaultContent();
    }
  }

  /** Types into whatever has the focus, and waits for the page after each key: an editor hears late where the caret is. @param {string[]} keys */
  async keys(...keys) {
    for (const key of keys) {
      await this.atOnce(key);
      await this.#driver.executeAsyncScript(
        "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));",
      );
    }
  }

  /** Types keys that follow each other as fast as they can. @param {string[]} keys */
  async atOnce(...keys) {
    const actions = this.#driver.actions();
    for (const key of keys) {
      const [letter, ...held] = key.replace(Key.NULL, "").split("").reverse();
      for (const modifier of held) actions.keyDown(modifier);
      actions.sendKeys(letter);
      for (const modifier of held) actions.keyUp(modifier);
    }
    await actions.perform();
  }

  /** The editor's own model. @returns {Promise<string>} */
  read() {
    return this.#driver.executeScript("return window.readEditor()");
  }

  /** Everything in the page: markup, values, and the same of frames that it fills. @returns {Promise<string>} */
  dom() {
    return this.#driver.executeScript(
      `const all = (document) => document.documentElement.outerHTML +
         [...document.querySelectorAll("input, textarea")].map(({ value }) => value).join() +
         [...document.querySelectorAll("iframe")].map((frame) => all(frame.contentDocument)).join();
       return all(document);`,
    );
  }

  /**
   * Waits until the model is as expected; gives what it is at last.
   * @param {(model: string) => boolean} matches
   * @param {number} [limit] ms
   */
  async settled(matches, limit = 2500) {
    const end = Date.now() + limit;
    let model = await this.read();
    while (!matches(model) && Date.now() < end) model = await this.read();
    return model;
  }

  /** Presses keys and gives what the model is then: not what it was. @param {string[]} keys */
  async after(...keys) {
    const before = await this.read();
    await this.keys(...keys);
    await this.#session.until(
      `keys to do something in ${this.#editor.name}`,
      async () => (await this.read()) !== before,
    );
    return this.read();
  }

  /** Puts the caret back to where it was at first; opens the page anew if the model is not what it was then. @param {string} first */
  async renew(first) {
    if ((await this.read()) === first) return this.caret();
    await this.#open(this.#isFree ? UNGUARDED : GUARDED);
  }

  /** Answers the question, which stands in the frame of the field. @param {import("./overlay.mjs").Choice} choice */
  async answer(choice) {
    await this.inField(async () => (await waitForReview(this.#session)).choose(choice));
  }
}
