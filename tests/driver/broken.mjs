// Ways to break a copy of the packed extension before a browser loads it: for `alter` in the options of a suite.

import assert from "node:assert/strict";
import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** @typedef {(folder: string) => Promise<void>} Alter */

/** The scripts of the package by what they are. */
export const SCRIPT = {
  page: "page.js",
  watchdog: "watchdog.js",
  gate: "gate.js",
  background: "background.js",
  panel: "panel.js",
};

/** The parts that are loaded when they are first needed. @param {"review" | "form" | "list" | "created" | "clone"} part */
export const partFile = (part) => `surface/${part}.js`;

/** A script that fails with this can be told from one that fails by itself. */
export const BROKEN = "broken for the test";

const RELEASE = "release-for-test";

/** @param {Alter[]} alters @returns {Alter} */
export function all(...alters) {
  return async (folder) => {
    for (const alter of alters) await alter(folder);
  };
}

/** Changes the text of a file. @param {string} file @param {(text: string) => string} change @returns {Alter} */
export function changed(file, change) {
  return async (folder) => {
    const path = join(folder, file);
    await writeFile(path, change(await readFile(path, "utf8")));
  };
}

/** Puts a script in the place of another; nothing when it is left out. @param {string} file @param {string} [script] @returns {Alter} */
export const replaced = (file, script = "") => changed(file, () => script);

/** Runs something before a script. @param {string} file @param {string} statements @returns {Alter} */
export const preceded = (file, statements) => changed(file, (script) => `${statements}\n${script}`);

/** Takes a file away. @param {string} file @returns {Alter} */
export const missing = (file) => (folder) => rm(join(folder, file));

/**
 * A background that hears some messages and never answers them. Whoever asks waits.
 * @param {string} heard an expression of `kind`, the kind of a message: whether it is one of these
 * @returns {Alter}
 */
export function deaf(heard) {
  return preceded(
    SCRIPT.background,
    `{ const { onMessage } = chrome.runtime;
       const listen = onMessage.addListener.bind(onMessage);
       const isDeaf = (kind) => ${heard};
       onMessage.addListener = (listener) =>
         listen((message, sender, answer) => isDeaf(message.kind) || listener(message, sender, answer)); }`,
  );
}

/** A core that cannot have the memory that the longest body needs which it is given, and stops there. @type {Alter} */
export const outOfMemory = changed(SCRIPT.page, (core) => {
  const grows = /new ArrayBuffer\((\w+ ?<< ?16)\)/g;
  assert.equal(core.match(grows)?.length, 1, "the core grows its memory in another way now");
  const refusal = `((size) => { if (size > 8e5) throw new Error(${JSON.stringify(BROKEN)}); return size; })`;
  return core.replace(grows, `new ArrayBuffer(${refusal}($1))`);
});

/** A background that brings no part before it is told to, by `release`. @type {Alter} */
export const heldParts = preceded(
  SCRIPT.background,
  `{ const { scripting, runtime, storage } = chrome;
     const execute = scripting.executeScript.bind(scripting);
     let held = true;
     const waiting = [];
     runtime.onMessage.addListener((message) => {
       if (message?.kind !== "${RELEASE}") return;
       held = false;
       for (const go of waiting.splice(0)) go();
     });
     scripting.executeScript = async (injection) => {
       if (!injection.files?.some((file) => file.includes("surface/"))) return execute(injection);
       if (held) await new Promise((go) => waiting.push(go));
       try {
         return await execute(injection);
       } finally {
         await storage.session.set({ broughtForTest: true });
       }
     }; }`,
);

/** Lets the parts come, and waits until one has come or was refused. @param {import("./session.mjs").Session} session */
export async function release(session) {
  await session.inPatrol(`await chrome.runtime.sendMessage({ kind: "${RELEASE}" }).catch(() => {})`);
  await session.until("the part to be brought", () =>
    session.inPatrol("return (await chrome.storage.session.get('broughtForTest')).broughtForTest"),
  );
}
