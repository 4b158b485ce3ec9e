import type { Group } from "../../protocol.js";
import type { Page } from "../../page/page.js";

/** What such a secret is called: by a rule of the person's own with its name, in quotes. Where there is no name for it, its id says almost as much. */
export function nameOf(page: Page, { rule, own }: Group): string {
  if (own !== null) return own;
  const key = `secret_${rule.replaceAll("-", "_")}` as const;
  const name = page.text(key);
  return name === key ? rule : name;
}
