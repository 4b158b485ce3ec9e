import type { PartName } from "../protocol.js";
import type { Key } from "../texts.js";
import type { Parts } from "./page.js";

/**
 * Takes a part.
 * @param words keys of the sentences that it may say: fetched at once, they are there when Patrol has been updated or removed under the page
 */
type Take = <Name extends PartName>(name: Name, part: Parts[Name], words: readonly Key[]) => void;

/** What the page script leaves in its isolated world for the parts that come later. */
interface World {
  patrolPart?: Take;
}

const world = globalThis as World;

/** Called by a part when it has been loaded: hands it to the page script. */
export function provide<Name extends PartName>(name: Name, part: Parts[Name], words: readonly Key[]): void {
  world.patrolPart?.(name, part, words);
}

/** Called once by the page script: `take` gets every part that is loaded from now on. */
export function onPart(take: Take): void {
  world.patrolPart = take;
}
