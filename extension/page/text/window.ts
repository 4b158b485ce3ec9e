// The part of a long text that has changed.

/** So much is read before and behind a change, in UTF-16 units: the longest secret, a private key, fits in. */
const AROUND = 4096;

/** The part of a text that differs from an earlier one, with what stands around it: whole lines, where they are not too long. */
export function change(before: string, now: string): string {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === now.charCodeAt(start)) start++;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === now.charCodeAt(now.length - 1 - same)
  )
    same++;
  const [from, to] = [start - AROUND, now.length - same + AROUND];
  const line = from <= 0 ? 0 : now.lastIndexOf("\n", from) + 1;
  const end = to >= now.length ? -1 : now.indexOf("\n", to);
  return now.slice(Math.max(line, from - AROUND, 0), end === -1 ? to + AROUND : Math.min(end, to + AROUND));
}
