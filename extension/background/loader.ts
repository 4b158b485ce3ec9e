// Puts a part of the page script into the document that asks for it. It needs no WebAssembly, so that a question is there soon even when the
// background has just been woken, and is there at all when the core has failed.

import type { PartName } from "../protocol.js";

/** Every part there is; `surface/<name>.js` each. A page cannot name another file. */
const PARTS: Record<PartName, true> = {
  review: true,
  form: true,
  list: true,
  created: true,
  clone: true,
  check: true,
};

type Load = { kind: "load"; part: unknown };

/** Whether a message asks for a part. */
export function isLoad(message: unknown): message is Load {
  return typeof message === "object" && message !== null && "kind" in message && message.kind === "load";
}

/** Loads a part into the document that asks. Where that is, the browser says, never the message. @returns whether the file has run there */
export async function load({ part }: Load, { tab, documentId, url }: chrome.runtime.MessageSender): Promise<boolean> {
  if (!isPart(part) || tab?.id === undefined || documentId === undefined) return false;
  // A page of Patrol brings the parts that it needs, and no browser puts a script into it.
  if (url?.startsWith(chrome.runtime.getURL(""))) return false;
  try {
    const results = await chrome.scripting.executeScript({
      // With a frame instead of a document it would run in the next page if this one is left meanwhile.
      target: { tabId: tab.id, documentIds: [documentId] },
      files: [`surface/${part}.js`],
      injectImmediately: true,
    });
    return results.length > 0;
  } catch {
    // The document is gone, or its site was taken away from Patrol.
    return false;
  }
}

function isPart(part: unknown): part is PartName {
  return typeof part === "string" && Object.hasOwn(PARTS, part);
}
