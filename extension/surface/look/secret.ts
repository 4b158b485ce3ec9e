import type { Group } from "../../protocol.js";
import type { Page } from "../../page/page.js";

/** What such a secret is called. Where there is no name for it, its id says almost as much. */
export function nameOf(page: Page, { rule }: Group): string {
  const key = `secret_${rule.replaceAll("-", "_")}` as const;
  const name = page.text(key);
  return name === key ? rule : name;
}
