// The ways by which a text gets into a field, each checked.

import type { Content } from "../clipboard.js";
import { command } from "./command.js";
import { beforeInput, pasteEvent } from "./events.js";
import { EDITORS } from "./index.js";
import { Taken } from "./taken.js";

/** Inserts a content at the caret as if it had been pasted, so that undo, caret and the editor's own model stay right. False when no way led in. */
export async function insert(element: HTMLElement, content: Content): Promise<boolean> {
  const taken = new Taken(element, content);
  try {
    // The same events in the same order as when a person pastes.
    for (const make of [pasteEvent, (content: Content) => beforeInput(element, content)]) {
      const event = make(content);
      if (!event || element.dispatchEvent(event)) continue;
      // Some say that they take it, and do not.
      return (await taken.wait()) || (command("insertText", content.plain) && taken.wait());
    }
    const editor = EDITORS.find((editor) => editor.owns(element));
    return editor !== undefined && editor.insert(element, content) && taken.wait();
  } finally {
    taken.end();
  }
}
