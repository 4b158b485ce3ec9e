// The forms in which a clipboard holds what becomes text in a page.

import type { Review } from "../../protocol.js";
import { type Core, type FlavouredText, edited } from "../core.js";

/** What is inserted. */
export interface Content {
  plain: string;
  /** Markup that says the same and that the browser may insert. */
  html: string | null;
  /** What an editor that handles pasting is given beside the plain text, by media type. It decides itself what it makes of it. */
  carried?: Readonly<Record<string, string>>;
}

/** What has no place in the middle of a page; scripts, handlers and frames the browser leaves out by itself. */
const OUTSIDE = { sanitizer: { removeElements: ["style", "link", "meta", "title", "base"] } };

/** Markup made harmless by the browser itself (`Element.setHTML`). Null in browsers without it: they get plain text. */
function sanitized(html: string): Element | null {
  const element: Element & { setHTML?: (html: string, options: object) => void } = document.createElement("div");
  if (!element.setHTML) return null;
  element.setHTML(html, OUTSIDE);
  return element;
}

const markup = (element: Element): string => (element as Element & { getHTML(): string }).getHTML();

export class Clipboard {
  /** The texts by media type, of which each is read. */
  readonly #texts: ReadonlyMap<string, string>;

  private constructor(texts: ReadonlyMap<string, string>) {
    this.#texts = texts;
  }

  /** Reads the clipboard of an event, while the event is being handled: every form that is a text, also those that only one editor knows. */
  static read(data: DataTransfer): Clipboard {
    const types = new Set(["text/plain", "text/html", ...data.types]);
    types.delete("Files");
    return new Clipboard(new Map([...types].map((type) => [type, data.getData(type)] as const)));
  }

  get #plain(): string {
    return this.#texts.get("text/plain") ?? "";
  }

  get #html(): string {
    return this.#texts.get("text/html") ?? "";
  }

  /** The other forms that there are. */
  get #others(): [string, string][] {
    return [...this.#texts].slice(2).filter(([, text]) => text !== "");
  }

  /** Every form of it, for the core: plain text, markup, the others. */
  get texts(): FlavouredText[] {
    const texts: FlavouredText[] = [
      { flavour: "plain", text: this.#plain },
      { flavour: "html", text: this.#html },
    ];
    return [...texts, ...this.#others.map(([, text]): FlavouredText => ({ flavour: "other", text }))];
  }

  /** As it is. */
  original(): Content {
    const element = this.#html ? sanitized(this.#html) : null;
    const html: [string, string][] = this.#html ? [["text/html", this.#html]] : [];
    return {
      plain: this.#text(),
      html: element && markup(element),
      carried: Object.fromEntries([...html, ...this.#others]),
    };
  }

  /**
   * Without its secrets, and what was typed behind it. Markup is kept only if nothing can be found in it any more: a secret that is split by
   * tags cannot be masked in place. Of the other forms only those are kept from which something could be taken out: one in which nothing was
   * found may hide what was found in the plain text.
   */
  redacted(core: Core, { edits: [plain = [], html = [], ...others] }: Review, typed: string): Content[] {
    const isClean = (text: string) => core.edits(text).length === 0;
    const text = this.#plain ? edited(this.#plain, plain) : core.redact(this.#text());
    // The last letters of a secret may have been typed.
    const whole = text + typed;
    if (typed && !isClean(whole)) return [{ plain: core.redact(whole), html: null }];
    const element = this.#html ? sanitized(edited(this.#html, html)) : null;
    const kept = element && [element.textContent, markup(element)].every(isClean) ? markup(element) : null;
    const cleaned = this.#others
      .map(([type, text], index) => [type, edited(text, others[index] ?? [])] as const)
      .filter(([, text], index) => (others[index]?.length ?? 0) > 0 && isClean(text));
    const rich = kept === null ? [] : [["text/html", kept] as const];
    const content = { plain: text, html: kept, carried: Object.fromEntries([...rich, ...cleaned]) };
    return [content, ...(typed ? [{ plain: typed, html: null }] : [])];
  }

  /** The plain text; that of the markup where there is no other. */
  #text(): string {
    if (this.#plain || !this.#html) return this.#plain;
    return sanitized(this.#html)?.textContent ?? "";
  }
}
