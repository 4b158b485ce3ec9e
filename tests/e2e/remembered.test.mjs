// "Do not ask about this one again": what the background remembers of a secret, for whom, and what it never keeps.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { afterEach, test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { fieldNamed } from "../driver/fields.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */
/** @typedef {{ rule: string, digest: string }} SecretDigest */

const AREA = fieldNamed("a text area");
const OTHER = "contoso.visualstudio.com";

/** Shorter pieces than this many characters occur by chance. */
const PIECE = 8;

const sha256 = (/** @type {string} */ text) => createHash("sha256").update(text).digest("hex");

/** @param {string} value @returns {SecretDigest} */
const secret = (value, rule = "azure-devops-pat") => ({ rule, digest: sha256(value) });

/** Sends a message as the page script of the page under test does. @param {Session} session @param {unknown} message @returns {Promise<any>} */
const fromPage = async (session, message) =>
  session.inPatrol(
    `const func = (message) => chrome.runtime.sendMessage(message);
     const [{ result }] = await chrome.scripting.executeScript({
       target: { tabId: argument.tab }, func, args: [argument.message],
     });
     return result;`,
    { message, tab: await session.tab() },
  );

/** @param {Session} session @param {SecretDigest[]} secrets */
const remember = (session, ...secrets) => fromPage(session, { kind: "remember", secrets });

/** @param {Session} session @param {SecretDigest[]} secrets @returns {Promise<boolean[]>} */
const known = async (session, ...secrets) => (await fromPage(session, { kind: "is-remembered", secrets })).remembered;

/** Sends a message as Patrol's own pages do. @param {Session} session @param {unknown} message @returns {Promise<any>} */
const fromPatrol = (session, message) => session.inPatrol("return chrome.runtime.sendMessage(argument)", message);

/** Opens the extension's own database for a script in a page of Patrol. */
const DATABASE = `
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await done(indexedDB.open("patrol"));
  const records = (mode) => database.transaction("records", mode).objectStore("records");
`;

/** @param {Session} session @param {string} body of an async function of `argument`, `records` and `done` */
const inDatabase = (session, body, /** @type {unknown} */ argument = null) =>
  session.inPatrol(`${DATABASE} try { ${body} } finally { database.close(); }`, argument);

/** Everything that the extension has stored, as text. @param {Session} session @returns {Promise<string>} */
const everythingStored = (session) =>
  inDatabase(
    session,
    `const names = (await indexedDB.databases()).map(({ name }) => name);
     const stored = await done(records("readonly").getAll());
     const keys = await done(records("readonly").getAllKeys());
     const areas = [await chrome.storage.local.get(null), await chrome.storage.session.get(null)];
     return JSON.stringify([names, keys, stored, areas]);`,
  );

describeInBothBrowsers("What is not asked about again", (session) => {
  afterEach(async () => {
    await fromPatrol(session, { kind: "forget-all-remembered" });
    await session.store({});
  });

  test("is known on the host where the person said so, also after the background was stopped", async () => {
    const [one, two] = [secret("one"), secret("two")];
    await session.open(AREA.path);
    assert.deepEqual(await known(session, one, two), [false, false]);
    assert.deepEqual(await remember(session, one), { kind: "done" });
    await session.stopBackground();
    assert.deepEqual(await known(session, two, one, secret("one", "npm-token")), [false, true, false]);
    await session.open(AREA.path, OTHER);
    assert.deepEqual(await known(session, one), [false]);
  });

  test("is stored without the secret and without its digest, under a key that nobody can read", async () => {
    const token = await testToken("new", 4);
    await session.open(AREA.path);
    await remember(session, secret(token));
    assert.deepEqual(await known(session, secret(token)), [true]);
    const stored = await everythingStored(session);
    assert.match(stored, /"rule":"azure-devops-pat"/);
    for (const text of [token, sha256(token)]) {
      for (let at = 0; at + PIECE <= text.length; at++) {
        assert.ok(!stored.includes(text.slice(at, at + PIECE)), "a piece is stored");
      }
    }
    const key = await inDatabase(
      session,
      `const key = await done(records("readonly").get("fingerprintKey"));
       const read = await crypto.subtle.exportKey("raw", key).catch(({ name }) => name);
       return [key instanceof CryptoKey, key.extractable, key.algorithm.length, read];`,
    );
    assert.deepEqual(key, [true, false, 512, "InvalidAccessError"]);
  });

  test("stays when the page of another host floods the memory", async () => {
    const own = Array.from({ length: 20 }, (_, number) => secret(`own ${number}`));
    await session.open(AREA.path);
    await remember(session, ...own);
    await session.open(AREA.path, OTHER);
    for (let round = 0; round < 6; round++) {
      const flood = Array.from({ length: 1000 }, (_, number) => secret(`${round} ${number}`));
      assert.deepEqual(await remember(session, ...flood), { kind: "done" });
    }
    const { secrets } = await fromPatrol(session, { kind: "list-remembered" });
    const hosts = secrets.map((/** @type {{ host: string }} */ { host }) => host);
    assert.equal(hosts.filter((/** @type {string} */ host) => host === OTHER).length, 100);
    await session.open(AREA.path);
    assert.deepEqual(
      await known(session, ...own),
      own.map(() => true),
    );
  });

  test("is the business of pages alone, and what there is, of Patrol's own pages alone", async () => {
    await session.open(AREA.path);
    assert.equal(await fromPatrol(session, { kind: "remember", secrets: [secret("one")] }), null);
    assert.equal(await fromPatrol(session, { kind: "is-remembered", secrets: [secret("one")] }), null);
    await remember(session, secret("one"));
    const { secrets } = await fromPatrol(session, { kind: "list-remembered" });
    assert.equal(secrets.length, 1);
    assert.equal(await fromPage(session, { kind: "list-remembered" }), null);
    assert.equal(await fromPage(session, { kind: "forget-all-remembered" }), null);
    assert.equal(await fromPage(session, { kind: "forget-remembered", fingerprint: secrets[0].fingerprint }), null);
    assert.deepEqual(await known(session, secret("one")), [true]);
  });

  test("is nothing but rules and digests", async () => {
    await session.open(AREA.path);
    await remember(session, { rule: "my password", digest: sha256("x") }, { rule: "npm-token", digest: "hunter2" });
    assert.deepEqual((await fromPatrol(session, { kind: "list-remembered" })).secrets, []);
  });

  for (const level of ["reason", "block"]) {
    test(`is asked about all the same at level ${level}`, async () => {
      await session.open(AREA.path);
      await remember(session, secret("one"));
      await session.store({ settings: { version: 1, levels: { "secret-in-text": level } } });
      assert.deepEqual(await known(session, secret("one")), [false]);
      assert.equal(await remember(session, secret("two")), null);
    });
  }

  test("is forgotten when the key is lost, and can be remembered anew", async () => {
    await session.open(AREA.path);
    await remember(session, secret("one"), secret("two"));
    await inDatabase(session, `await done(records("readwrite").delete("fingerprintKey"));`);
    assert.deepEqual(await known(session, secret("one")), [false]);
    await remember(session, secret("two"));
    assert.deepEqual(await known(session, secret("one"), secret("two")), [false, true]);
    assert.equal((await fromPatrol(session, { kind: "list-remembered" })).secrets.length, 1);
  });

  test("is set aside where it cannot be read, and the rest is in force", async () => {
    await session.open(AREA.path);
    await remember(session, secret("one"));
    await inDatabase(
      session,
      `const record = await done(records("readonly").get("remembered"));
       record.secrets.push({ odd: true });
       await done(records("readwrite").put(record, "remembered"));`,
    );
    await remember(session, secret("two"));
    assert.deepEqual(await known(session, secret("one"), secret("two")), [true, true]);
    const aside = await inDatabase(session, `return done(records("readonly").get("rememberedSetAside"));`);
    assert.deepEqual(
      aside.map((/** @type {{ value: unknown }} */ { value }) => value),
      [[{ odd: true }]],
    );
  });
});
