import { drop } from "./drop.js";
import type { Entry } from "./entry.js";
import { paste } from "./paste.js";

/** Every way in that is guarded. */
export const ENTRIES: readonly Entry[] = [paste, drop];
