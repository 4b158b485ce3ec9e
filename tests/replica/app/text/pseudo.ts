const PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED = [..."áƀçðéƒĝĥíĵķļɱñóþɋŕšţúṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ"];

/** A text that reads like the original and equals none of it; placeholders such as {0} stay. */
export function pseudo(text: string): string {
  const letters = text.replace(/\{\d\}|[A-Za-z]/g, (match) => ACCENTED[PLAIN.indexOf(match)] ?? match);
  return `⟦${letters}⟧`;
}
