// The steps: what a person does, in the middle of what else happens. Each says what the text must be afterwards; what the page itself has thrown
// away may be lost, and nothing else.

import assert from "node:assert/strict";
import { dropFromOutside } from "../driver/drag.mjs";
import { lines } from "../driver/overlay.mjs";
import { WRITE } from "../driver/scripted-writes.mjs";
import { assertNowhere } from "../driver/secrets.mjs";
import { plain } from "./stage.mjs";

/** @typedef {import("./stage.mjs").Stage} Stage */
/** @typedef {import("./random.mjs").Random} Random */
/** @typedef {import("../driver/overlay.mjs").Choice} Choice */

const MASK = /\[redacted:azure-devops-pat:\d{4}-\d{2}\]/g;
const FIRST = "AB";
/** @type {Choice[]} */
const CHOICES = ["cancel", "redact", "go-on"];

/** Editors that take what is dropped, with and without Patrol, in both browsers. */
const TAKES_DROPS = ["an input", "a text area", "an element for plain text only"];

/** Editors that cannot be made twice in a window, with and without Patrol: they refuse to be loaded a second time. */
const MADE_ONCE = ["CKEditor 5"];

/**
 * The page of the editor that puts its caret to the end when its window comes to the front again, and then sometimes loses what is pasted: 8 of
 * 40 clean texts without Patrol, 9 with it (Chromium 156, Toast UI 3.2).
 */
const UNSTEADY = "toast";

/** How often what is done. */
const DEEDS = { paste: 8, "paste twice": 1, type: 3, "type a secret": 1, drop: 2, send: 2 };

/** How often what else happens. */
const EVENTS = {
  nothing: 60,
  "the background stops": 8,
  "a part is drawn anew": 8,
  "the field is moved": 5,
  "the document is written anew": 4,
  "the page is loaded": 4,
  "Patrol is updated": 1,
};

/** One document, and what is known of it. */
export class Walk {
  /** What stands in the editor, a mask for each secret that was redacted. */
  text = FIRST;
  /** Where the caret is. */
  at = 1;
  /** Secrets that a person has let in or out in this document. @type {Set<string>} */
  allowed = new Set();
  /** Secrets that a person has typed and nobody has decided about. @type {Set<string>} */
  typed = new Set();
  #isQuiet = false;
  /** Whether Patrol has forgotten what was decided. */
  isUpdated = false;

  /**
   * @param {Stage} stage
   * @param {Random} random
   * @param {readonly string[]} secrets
   * @param {(step: string) => void} note hears of each step before it is made
   */
  constructor(stage, random, secrets, note) {
    this.stage = stage;
    this.random = random;
    this.secrets = secrets;
    this.note = note;
  }

  async begin() {
    await this.stage.open();
    assert.equal(await this.stage.text(), FIRST, "the editor as it was made");
  }

  /** Makes a step. */
  async step() {
    const { random, stage } = this;
    const drop = TAKES_DROPS.includes(stage.editor.name) ? DEEDS.drop : 0;
    const deed = random.weighed({ ...DEEDS, drop, ...(this.#isQuiet ? { "type a secret": 0 } : {}) });
    const event = this.#isQuiet ? "nothing" : random.weighed(EVENTS);
    if (event === "the page is loaded") await this.#pasteWhileLoading();
    else if (event === "the document is written anew" && !MADE_ONCE.includes(stage.editor.name))
      await this.#pasteWhileWritten();
    else if (event === "the field is moved" && !stage.editor.frame) await this.#pasteWhileMoved();
    else {
      if (event === "the background stops") await this.#before(event, () => stage.session.stopBackground());
      if (event === "Patrol is updated") {
        await this.#before(event, () => stage.session.reloadPatrol());
        await stage.session.status();
        this.isUpdated = true;
      }
      if (event === "a part is drawn anew") await this.#before(event, stage.redraw);
      await this.#do(deed);
    }
    await this.#look();
  }

  /** @param {string} event @param {() => Promise<unknown>} happen */
  async #before(event, happen) {
    this.note(`${event}; then:`);
    await happen();
  }

  /** Prepares for steps in a page that stays as it is, and is weighed: nothing of it may be held from outside. */
  async beQuiet() {
    const { stage } = this;
    await stage.copy(`${this.random.word()} ${this.secrets[0]} ${this.random.word()}`);
    await stage.paste();
    await stage.session.until("the question", () => stage.isAsked());
    await stage.learnKeys();
    this.#isQuiet = true;
  }

  /** The page puts its first text back, as it empties a field whose text was sent: what it keeps of a text that grows is no sign of Patrol. */
  async beginAnew() {
    await this.stage.empty(FIRST);
    this.text = FIRST;
    await this.#backToStart();
  }

  /** @param {keyof typeof DEEDS} deed */
  async #do(deed) {
    if (deed === "type") return this.#type();
    if (deed === "type a secret") return this.#typeSecret();
    if (deed === "send") return this.#send();
    const { random, stage } = this;
    const { text, secret } = this.#something();
    const choice = random.one(CHOICES);
    this.note(`${deed} ${secret ? `${text.replace(secret, "SECRET")}, ${choice}` : text}`);
    if (deed === "drop") {
      await dropFromOutside(stage.session, { selector: stage.editor.field }, text);
      await this.#decide(secret, choice);
      const kept = this.#kept(text, secret, choice);
      await this.#landsSomewhere(kept === "" ? [] : [kept]);
      return this.#backToStart();
    }
    await stage.copy(text);
    await stage.paste();
    if (deed === "paste twice") await stage.paste();
    await this.#decide(secret, choice);
    // While it is asked about, nothing else goes in.
    const times = deed === "paste twice" && !secret ? 2 : 1;
    await this.#holds(this.#kept(text, secret, choice).repeat(times));
  }

  /** A text to paste or drop: one of two has a secret in it. */
  #something() {
    const { random } = this;
    const left = this.secrets.filter((secret) => !this.allowed.has(secret) && !this.typed.has(secret));
    const secret = left.length > 0 && random.below(2) === 0 ? random.one(left) : null;
    const [before, after] = [random.word(), random.word()];
    return { secret, text: secret ? `${before} ${secret} ${after}` : `${before}${after}` };
  }

  /** What is left of a text; the mask is a sign of its own. @param {string} text @param {string | null} secret @param {Choice} choice */
  #kept(text, secret, choice) {
    if (!secret || choice === "go-on") return text;
    return choice === "redact" ? text.replace(secret, "MASK") : "";
  }

  /** Answers the question that must come. @param {string | null} secret @param {Choice} choice */
  async #decide(secret, choice) {
    const { stage } = this;
    if (!secret) return;
    await stage.session.until("the question", () => (this.#isQuiet ? stage.isThere("patrol-review") : stage.isAsked()));
    assertNowhere(secret, { "the model, before it was decided": await stage.text() });
    if (choice === "go-on") this.allowed.add(secret);
    if (this.#isQuiet) await stage.answerByKeys(choice);
    else await stage.answer(choice);
  }

  /** The text must be what it was, with this at the caret. @param {string} piece */
  async #holds(piece) {
    if (this.stage.editor.page === UNSTEADY) return this.#holdsOrLoses(piece);
    const expected = this.text.slice(0, this.at) + piece + this.text.slice(this.at);
    const text = await this.stage.settled((text) => masked(text) === expected);
    assert.equal(masked(text), expected, "the text");
    this.text = expected;
    this.at += piece.length;
  }

  /** The text must be what it was, with this somewhere or without it. @param {string} piece */
  async #holdsOrLoses(piece) {
    const text = masked(await this.stage.settled((text) => isWith(masked(text), this.text, piece), 2000));
    assert.ok(text === this.text || isWith(text, this.text, piece), `the text is ${text}; it was ${this.text}`);
    this.text = text;
    return this.#backToStart();
  }

  /** The text must be what it was, with one of these pieces somewhere, or as it was where that is none. @param {string[]} pieces */
  async #landsSomewhere(pieces) {
    const isRight = (/** @type {string} */ text) =>
      pieces.length === 0 ? text === this.text : pieces.some((piece) => isWith(text, this.text, piece));
    const text = masked(await this.stage.settled((text) => isRight(masked(text))));
    assert.ok(
      isRight(text),
      `the text is ${text}; it was ${this.text}, to which was added one of ${pieces.join(" | ")}`,
    );
    this.text = text;
  }

  async #backToStart() {
    const { stage } = this;
    // A key that came late may still have brought a question, over the field.
    await stage.caret().catch(async (error) => {
      if (!(await stage.isAsked())) throw error;
      await stage.answer("cancel");
      await stage.caret();
    });
    this.at = 1;
  }

  async #type() {
    const word = this.random.word();
    this.note(`type ${word}`);
    await this.stage.type(...word);
    await this.#holds(word);
  }

  async #typeSecret() {
    const left = this.secrets.filter((secret) => !this.allowed.has(secret) && !this.typed.has(secret));
    if (left.length === 0) return this.#type();
    const secret = this.random.one(left);
    this.note("type SECRET between blanks");
    this.typed.add(secret);
    const piece = ` ${secret} `;
    await this.stage.type(...piece);
    await this.#holds(piece);
  }

  /** The text goes to the server as it stands, and without a question if everything in it is decided. */
  async #send() {
    const { stage, random } = this;
    const { session } = stage;
    const button = random.one(/** @type {const} */ (["send", "send-quietly"]));
    const choice = random.one(CHOICES);
    const open = this.typed.size > 0;
    this.note(`${button}, ${choice}${open ? "; something typed is undecided" : ""}`);
    session.replica.clear();
    await stage.press(button);
    const isSent = () => arrived(stage).length > 0;
    await session.until("the request or a question", async () => isSent() || stage.isAsked());
    if (!isSent()) {
      const isNews = open || this.isUpdated;
      assert.ok(
        isNews,
        `what is decided is asked about once more: ${isNews || (await stage.question())} TEXT ${await stage.text()} ALLOWED ${[...this.allowed]} SENT ${arrived(stage).length}`,
      );
      const text = await stage.text();
      // In the field it can be redacted; a request is sent as it is, or not at all.
      const isSending = !(await stage.offers("redact"));
      const taken = isSending && choice === "redact" ? "cancel" : choice;
      await stage.answer(taken);
      if (taken === "go-on") {
        for (const secret of this.typed) this.allowed.add(secret);
        this.typed.clear();
      }
      if (taken !== "cancel") await session.until("the request", async () => isSent());
      const now = await stage.text();
      if (taken === "redact") this.#isRedacted(text, now);
      else assert.equal(now, text, "the text after the question about what is sent");
    }
    for (const { body } of arrived(stage))
      assert.equal(plain(JSON.parse(body).comments[0].content), await stage.text(), "what is sent");
    await this.#backToStart();
  }

  /** Every typed secret must have become a mask, and nothing else. @param {string} before @param {string} now */
  #isRedacted(before, now) {
    let expected = before;
    for (const secret of this.typed) expected = expected.replace(secret, "MASK");
    assert.equal(masked(now), masked(expected), "redacted in its place");
    this.text = masked(now);
    this.typed.clear();
  }

  async #pasteWhileMoved() {
    const { stage, random } = this;
    const { text, secret } = this.#something();
    const choice = random.one(CHOICES);
    this.note(`paste ${secret ? `with SECRET, ${choice}` : text} and the field is moved`);
    await stage.copy(text);
    await stage.paste();
    if (secret) await stage.session.until("the question", () => stage.isAsked());
    else await this.#holds(text);
    await stage.move();
    if (secret) {
      await this.#decide(secret, choice);
      const kept = this.#kept(text, secret, choice);
      const isThere = (/** @type {string} */ now) => isWith(masked(now), this.text, kept);
      const now = masked(await stage.settled(isThere, 2000));
      // What could not go in is said, and stays on the clipboard.
      if (!isThere(now)) {
        assert.equal(now, this.text, "the text of a field that was moved");
        assert.notEqual((await lines(stage.session)).length, 0, "a text did not go in, and nobody says so");
      }
      this.text = now;
    }
    await this.#backToStart();
  }

  async #pasteWhileWritten() {
    const { stage, random } = this;
    const { text, secret } = this.#something();
    const choice = random.one(CHOICES);
    this.note(`paste ${secret ? `with SECRET, ${choice}` : text} and the document is written anew`);
    await stage.copy(text);
    await stage.paste();
    if (secret) await stage.session.until("the question", () => stage.isAsked());
    await stage.rewrite();
    if (secret && choice === "go-on") this.allowed.add(secret);
    await stage.answer(choice);
    await this.#isNew(this.#kept(text, secret, choice));
  }

  async #pasteWhileLoading() {
    const { stage, random } = this;
    const { text, secret } = this.#something();
    const choice = random.one(/** @type {const} */ (["cancel", "redact"]));
    this.note(`paste ${secret ? `with SECRET, ${choice}` : text} while the page is loaded`);
    await stage.copy(text);
    stage.session.replica.clear();
    this.allowed.clear();
    this.typed.clear();
    this.isUpdated = false;
    await stage.reloadAndPaste();
    await stage.answer(choice);
    await this.#isNew(this.#kept(text, secret, choice));
  }

  /** The document is another one: its editor may have the pasted text, whole and as often as it was pasted. @param {string} piece */
  async #isNew(piece) {
    await this.#backToStart();
    await this.stage.answer("cancel");
    const text = masked(await this.stage.text());
    const rest = piece === "" ? text : text.replaceAll(piece, "");
    assert.equal(rest, FIRST, `the new document's text is ${text}`);
    this.typed.clear();
    this.text = text;
  }

  /** What must hold after every step. */
  async #look() {
    const { stage } = this;
    const places = { "the page": await stage.dom(), "the model": await stage.text() };
    const sent = {
      "what was sent": arrived(stage)
        .map(({ body }) => body)
        .join("\n"),
    };
    for (const secret of this.secrets) {
      if (this.allowed.has(secret)) continue;
      assertNowhere(secret, this.typed.has(secret) ? sent : { ...places, ...sent });
    }
    assert.deepEqual(await stage.takeErrors(), [], "errors of the page");
  }
}

/** What reached the server of what the buttons send. @param {Stage} stage */
const arrived = ({ session }) => session.replica.requests().filter(({ path }) => path === WRITE.comment);

const masked = (/** @type {string} */ text) => text.replaceAll(MASK, "MASK");

/** Whether a text is another one with a piece somewhere. @param {string} text @param {string} before @param {string} piece */
function isWith(text, before, piece) {
  if (text.length !== before.length + piece.length) return false;
  return Array.from({ length: before.length + 1 }, (_, at) => before.slice(0, at) + piece + before.slice(at)).includes(
    text,
  );
}
