// Parts are loaded when they are first needed, by the background: it puts the file into this isolated world, which works on every page whatever
// its policy.

import type { PartName } from "../protocol.js";
import { isConnected, send } from "./messages.js";
import type { Parts } from "./page.js";
import { onPart } from "./part.js";
import { fetchWords } from "./words.js";

/** How long a part may take, in ms. A background that sleeps needs up to half a second. */
const LIMIT = 1500;

type Loaded = { [Name in PartName]?: Parts[Name] };

const loaded: Loaded = {};
const coming = new Map<PartName, Promise<void>>();
const waiting = new Map<PartName, () => void>();

onPart((name, part, words) => {
  loaded[name] ??= part;
  fetchWords(words);
  waiting.get(name)?.();
});

/** Loads a part; null when it does not come in time. What comes later is there for the next time. */
export async function load<Name extends PartName>(name: Name): Promise<Parts[Name] | null> {
  if (!loaded[name]) {
    const asked = coming.get(name) ?? request(name);
    coming.set(name, asked);
    await asked;
    coming.delete(name);
  }
  return loaded[name] ?? null;
}

function request(name: PartName): Promise<void> {
  return new Promise((done) => {
    waiting.set(name, done);
    if (!isConnected()) return done();
    setTimeout(done, LIMIT);
    // An answer says that the file has run, or that it cannot.
    void send({ kind: "load", part: name }, LIMIT).then(() => done());
  });
}
