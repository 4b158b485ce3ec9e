import type { Page } from "../../page/page.js";
import type { CloneAddress } from "../../protocol.js";
import { FIELD } from "./structure.js";

/** What each field was last seen to hold: the core is asked about a value once. */
const known = new WeakMap<HTMLInputElement, { value: string; address: CloneAddress | null }>();

/** The fields of the page that hold a clone address, and what it is. */
export function addresses(page: Page): { field: HTMLInputElement; address: CloneAddress }[] {
  return Array.from(document.querySelectorAll(FIELD)).flatMap((field) => {
    const address = field instanceof HTMLInputElement ? read(page, field) : null;
    return address ? [{ field: field as HTMLInputElement, address }] : [];
  });
}

/**
 * The address in a field that nobody is typing into. That of a server counts on servers only: another page may name one, for example to
 * import from.
 */
function read(page: Page, field: HTMLInputElement): CloneAddress | null {
  if (!field.readOnly && document.activeElement === field) return null;
  const { value } = field;
  let seen = known.get(field);
  if (seen?.value !== value) known.set(field, (seen = { value, address: page.core.cloneAddress(value) }));
  const { address } = seen;
  return address && (address.cloud || page.onServer) ? address : null;
}
