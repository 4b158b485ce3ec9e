// What stands in a field as a whole, and where in its tree each letter stands.

import { editableRoot } from "./editor/text-of.js";
import { isForSecrets } from "./secret-fields.js";

/** Kinds of `input` that a person writes a line of text into. */
const LINES = new Set(["text", "search", "url", "email", "tel", "number"]);

/** Elements within a line; every other one begins a line of its own. */
const INLINE =
  /^(a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var)$/;

/** An editor's element by which it only catches what is typed is no larger, in CSS pixels. */
const CATCHER = 8;

/** A field whose text can be read and changed as a whole. */
export type TextField = HTMLElement;

/** Whether an element is a field of the browser: a line or an area. */
export const isNative = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement || (element instanceof HTMLInputElement && LINES.has(element.type));

/** The field that an event of the person is about; null where it is about none, or where that is made for secrets or cannot be written. */
export function textFieldOf(event: Event): TextField | null {
  const [target] = event.composedPath();
  if (!event.isTrusted || !(target instanceof HTMLElement) || isForSecrets(target)) return null;
  if (isNative(target)) return target.readOnly || target.disabled ? null : target;
  if (!target.isContentEditable) return null;
  return editableRoot(target);
}

/** Whether an element only catches what is typed, for an editor that keeps its text elsewhere. */
export function isCatcher(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width < CATCHER || height < CATCHER;
}

/** The text of a field. */
export const textOf = (field: TextField): string => (isNative(field) ? field.value : lettersOf(field).text);

/** A place in a tree. */
interface Spot {
  node: Node;
  offset: number;
}

/** The text of editable content, and where each of its letters stands. */
export function lettersOf(root: HTMLElement): { text: string; spot(at: number): Spot } {
  const pieces: { node: Text; start: number }[] = [];
  let text = "";
  const newLine = () => {
    if (text !== "" && !text.endsWith("\n")) text += "\n";
  };
  const collect = ({ childNodes }: Node) => {
    for (const node of childNodes) {
      if (node instanceof Text) {
        pieces.push({ node, start: text.length });
        text += node.data;
      } else if (node instanceof Element) {
        if (node.localName === "br") text += "\n";
        const isLine = !INLINE.test(node.localName);
        if (isLine) newLine();
        collect(node);
        if (isLine) newLine();
      }
    }
  };
  collect(root);
  return {
    text,
    spot: (at) => {
      const piece = pieces.findLast(({ start }) => start <= at);
      return piece
        ? { node: piece.node, offset: Math.min(at - piece.start, piece.node.length) }
        : { node: root, offset: 0 };
    },
  };
}
