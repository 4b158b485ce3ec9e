// `document.open`, and `document.write` on a document that is complete, erase every listener of the window, of the document and of what is
// in it: also the page script's. It is told so within the same call, before a script of the new text can run, and puts its listeners back.

import {
  DocumentMethods,
  PageEvent,
  allowsMarkup,
  apply,
  at,
  dispatch,
  performanceOf,
  replaceMethod,
  trustedMarkup,
  viewOf,
} from "./primordials.js";

type Native = (...call: never[]) => unknown;

const call = (native: Native, document: unknown, given: unknown[]) => apply(native as () => unknown, document, given);

/** Tells the page script of the document's own frame, which may be another one. Whoever else says the same does no harm. */
function tell(document: unknown): void {
  const view = viewOf(document);
  if (view) dispatch(performanceOf(view), new PageEvent("patrol-rearm"));
}

/**
 * Makes each part of what is to be written what the browser will read. Throws as the browser does.
 * @returns the whole text; null when the page's policy has nothing against it, because all of it is trusted
 */
function readParts(given: unknown[]): string | null {
  let text = "";
  let isTrusted = true;
  for (let n = 0; n < given.length; n++) {
    const trusted = trustedMarkup(at(given, n));
    isTrusted &&= trusted !== undefined;
    // Once: an object may write itself in another way the next time.
    text += trusted ?? (given[n] = `${at(given, n)}`);
  }
  return isTrusted ? null : text;
}

/**
 * Writes. Whether the browser opens the document first, only the browser knows: so it is let write nothing, which opens what the text would
 * have opened and changes nothing else.
 */
function write(native: Native, writeNothing: Native, document: unknown, given: unknown[]): unknown {
  const text = readParts(given);
  // A text that the page's policy does not let pass opens nothing.
  if (text === null || allowsMarkup(text)) {
    call(writeNothing, document, []);
    tell(document);
  }
  return call(native, document, given);
}

/** Watches what opens a document. */
export function watchDocument(): void {
  replaceMethod(DocumentMethods, "open", (native) => (document: unknown, given) => {
    const result = call(native, document, given);
    // With three values it opens a window.
    if (given.length < 3) tell(document);
    return result;
  });
  const writeNothing: Native = DocumentMethods.write;
  replaceMethod(DocumentMethods, "write", (native) => (document: unknown, given) => {
    return write(native, writeNothing, document, given);
  });
  replaceMethod(DocumentMethods, "writeln", (native) => (document: unknown, given) => {
    return write(native, writeNothing, document, given);
  });
}
