// The caret or selection of editable content, which the document forgets while a question has the focus.

/** Where the caret is, also inside a shadow root. Follows the page when that changes what is around it. */
export class Caret {
  readonly #range: Range;

  private constructor(range: Range) {
    this.#range = range;
  }

  /** That of the tree in which an element is; undefined where there is none. */
  static around(element: Element): Caret | undefined {
    const root = element.getRootNode();
    const selection = document.getSelection();
    if (!selection || selection.rangeCount === 0) return undefined;
    const range = document.createRange();
    const shadowRoots = root instanceof ShadowRoot ? [root] : [];
    const [found = selection.getRangeAt(0)] = selection.getComposedRanges({ shadowRoots });
    range.setStart(found.startContainer, found.startOffset);
    range.setEnd(found.endContainer, found.endOffset);
    return new Caret(range);
  }

  putBack(): void {
    const { startContainer, startOffset, endContainer, endOffset } = this.#range;
    document.getSelection()?.setBaseAndExtent(startContainer, startOffset, endContainer, endOffset);
  }
}
