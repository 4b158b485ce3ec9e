import type { PartName } from "../../protocol.js";
import type { Page, Parts, Started } from "../page.js";

/** The parts that live as long as a feature does. */
type StartedPart = { [Name in PartName]: Parts[Name] extends Started ? Name : never }[PartName];

/** So often a part is asked for that does not come; the page changes often, and the background may be slow once. */
const TRIES = 3;

/**
 * Loads a part as soon as the page has a place for it, and starts it.
 * @param isThere whether it has; asked after every change of the page until then
 * @param signal ends the part, and the waiting for it
 */
export function startWhen(page: Page, name: StartedPart, isThere: () => boolean, signal: AbortSignal): void {
  const waiting = new AbortController();
  signal.addEventListener("abort", () => waiting.abort());
  let tries = 0;
  let isComing = false;
  page.watch(async () => {
    if (isComing || waiting.signal.aborted || !isThere()) return;
    isComing = true;
    tries += 1;
    const part = await page.load(name);
    isComing = false;
    if (part || tries === TRIES) waiting.abort();
    if (part && !signal.aborted) part.start(page, signal);
  }, waiting.signal);
}
