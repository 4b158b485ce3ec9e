// The text of editable content, and where each part of it stands.

/** The text of a range of a document. */
export interface Pieces {
  /** The text; blocks and line breaks begin a new line. */
  text: string;
  /** The part of the document in which a part of the text stands; null where there is no text. */
  range(start: number, end: number): Range | null;
}

/** A piece of text that is one node. */
interface Piece {
  node: Text;
  /** Where the piece begins in the node. */
  from: number;
  /** Where the piece begins in the text. */
  at: number;
}

/** Reads a range. */
export function piecesOf(range: Range): Pieces {
  const pieces: Piece[] = [];
  let text = "";
  let block: Element | null = null;
  for (const node of nodesOf(range)) {
    if (node instanceof HTMLBRElement) text += "\n";
    if (!(node instanceof Text)) continue;
    const own = blockOf(node);
    if (block && own !== block && !text.endsWith("\n")) text += "\n";
    block = own;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    pieces.push({ node, from, at: text.length });
    text += node.data.slice(from, to);
  }
  return {
    text,
    range(start, end) {
      const first = pieces.findLast(({ at }) => at <= start);
      const last = pieces.findLast(({ at }) => at < end);
      if (!first || !last) return null;
      const part = new Range();
      part.setStart(first.node, Math.min(first.from + start - first.at, first.node.length));
      part.setEnd(last.node, Math.min(last.from + end - last.at, last.node.length));
      return part;
    },
  };
}

/** What is in a range, in the order of the document. */
function* nodesOf(range: Range): Generator<Node> {
  const { commonAncestorContainer: common } = range;
  if (common instanceof Text) return yield common;
  const walker = document.createTreeWalker(common, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) if (range.intersectsNode(node)) yield node;
}

/** The block of text that a node is in. */
function blockOf(node: Text): Element | null {
  let element = node.parentElement;
  while (element && getComputedStyle(element).display.startsWith("inline")) element = element.parentElement;
  return element;
}
