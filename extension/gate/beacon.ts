// The gate in front of `navigator.sendBeacon`. The page is told at once whether the browser takes a beacon, so nobody can be asked about one.

import { copyOfBody } from "./body.js";
import { UNREADABLE, isCandidate } from "./candidate.js";
import { mayGoNow } from "./channel.js";
import { BeaconMethods, apply, at, replaceMethod, whole } from "./primordials.js";

type Native = (...call: never[]) => unknown;

function sendBeacon(native: Native, navigator: unknown, given: unknown[]): unknown {
  const call = () => apply(native as () => unknown, navigator, given);
  if (given.length === 0) return call();
  // Once: an object may write itself in another way the next time.
  const url = whole((given[0] = `${at(given, 0)}`));
  if (!isCandidate("POST", url, null)) return call();
  const { copy, text } = copyOfBody(at(given, 1));
  if (given.length > 1) given[1] = copy;
  if (text !== null && !isCandidate("POST", url, text)) return call();
  return mayGoNow("POST", url, text ?? UNREADABLE) && call();
}

/** Puts the gate in front of beacons. */
export function guardBeacon(): void {
  replaceMethod(BeaconMethods, "sendBeacon", (native) => (navigator: unknown, given) => {
    return sendBeacon(native, navigator, given);
  });
}
