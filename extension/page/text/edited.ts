import type { Edit } from "../../protocol.js";

/** A text with edits carried out. They are in order and do not overlap. */
export function edited(text: string, edits: readonly Edit[]): string {
  let done = 0;
  let result = "";
  for (const edit of edits) {
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}
