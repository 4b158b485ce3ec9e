// Plain text as Chromium pastes it into formatted content. Its command for text loses tabs, blanks and the last line's place.

import { escaped } from "./command.js";
import { editableRoot } from "./text-of.js";

/** Firefox inserts text as it pastes it. */
const isFaithful = navigator.userAgent.includes("Firefox/");

/** Whether line ends and blanks stay as they are. */
const isKept = (root: HTMLElement, within: Element): boolean =>
  root.contentEditable === "plaintext-only" || /^(pre|break-spaces)/.test(getComputedStyle(within).whiteSpace);

/** The text as markup; null where the browser does it right by itself. */
export function lines(element: HTMLElement, text: string): string | null {
  const at = document.getSelection()?.anchorNode;
  const within = at instanceof HTMLElement ? at : at?.parentElement;
  if (!within || isFaithful) return null;
  const root = editableRoot(element);
  const unified = text.replaceAll(/\r\n?/g, "\n");
  if (isKept(root, within)) return escaped(unified);
  const all = unified.split("\n");
  if (all.length === 1) return line(text);
  const [open, close] = paragraph(within, root);
  return all
    .map((text, index) => {
      if (text !== "") return `${open}${line(text)}${close}`;
      return index + 1 === all.length ? '<br class="Apple-interchange-newline">' : `${open}<br>${close}`;
    })
    .join("");
}

/** Tabs and blanks as they survive. */
function line(text: string): string {
  return escaped(text)
    .replaceAll(/\t+/g, '<span style="white-space:pre">$&</span>')
    .replaceAll(/^ | $| (?= )/g, "&nbsp;");
}

/** The tags of a paragraph such as the one around the caret. */
function paragraph(within: Element, root: Element): [string, string] {
  for (
    let block: Element | null = within;
    block && block !== root && block !== document.body;
    block = block.parentElement
  ) {
    if (getComputedStyle(block).display === "inline") continue;
    const copy = block.cloneNode(false) as Element;
    const { localName } = copy;
    return [copy.outerHTML.slice(0, -`</${localName}>`.length), `</${localName}>`];
  }
  return ["<div>", "</div>"];
}
