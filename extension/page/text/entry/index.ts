import { drop } from "./drop.js";
import type { Entry } from "./entry.js";
import { paste } from "./paste.js";
import { submit } from "./submit.js";
import { typing } from "./typing.js";

/** Every way in that is guarded. */
export const ENTRIES: readonly Entry[] = [paste, drop, typing, submit];
