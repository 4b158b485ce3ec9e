// The browser's own commands: what they insert can be undone, and the page hears of it.

/** Carries out a command at the caret. False when it did nothing. A document in XML has no commands. */
export function command(
  name: "insertText" | "insertHTML" | "insertLineBreak" | "undo" | "redo",
  text?: string,
): boolean {
  try {
    return document.execCommand(name, false, text);
  } catch {
    return false;
  }
}

/** Text as it stands in markup. */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
