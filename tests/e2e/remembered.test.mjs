// "Do not ask about this one again": what the background remembers of a secret, for whom, and what it never keeps.

import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { everythingStored, inDatabase } from "../driver/database.mjs";
import { fieldNamed } from "../driver/fields.mjs";
import { message } from "../driver/messages.mjs";
import { shown } from "../driver/own-pages.mjs";
import { fromPage, remember, secret, sha256 } from "../driver/remembered.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */
/** @typedef {import("../driver/remembered.mjs").SecretDigest} SecretDigest */

const AREA = fieldNamed("a text area");
const OTHER = "contoso.visualstudio.com";

/** Shorter pieces than this many characters occur by chance. */
const PIECE = 8;

/** @param {Session} session @param {SecretDigest[]} secrets @returns {Promise<boolean[]>} */
const known = async (session, ...secrets) => (await fromPage(session, { kind: "is-remembered", secrets })).remembered;

/** Sends a message as Patrol's own pages do. @param {Session} session @param {unknown} message @returns {Promise<any>} */
const fromPatrol = (session, message) => session.inPatrol("return chrome.runtime.sendMessage(argument)", message);

describeInBothBrowsers("What is not asked about again", (session) => {
  afterEach(async () => {
    await fromPatrol(session, { kind: "forget-all-remembered" });
    await session.store({});
  });

  test("is known in the organization where the person said so, also after the background was stopped", async () => {
    const [one, two] = [secret("one"), secret("two")];
    await session.open(AREA.path);
    assert.deepEqual(await known(session, one, two), [false, false]);
    assert.deepEqual(await remember(session, one), { kind: "done" });
    await session.stopBackground();
    assert.deepEqual(await known(session, two, one, secret("one", "npm-token")), [false, true, false]);
    await session.open(AREA.path, OTHER);
    assert.deepEqual(await known(session, one), [false]);
    // Others may read another organization of the same host.
    await session.open(AREA.path.replace("contoso", "fabrikam"));
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

  /** What the list of the settings says, the latest first. @returns {Promise<string[]>} */
  const listed = () =>
    session.driver.executeScript(
      "return [...document.querySelectorAll('#remembered-list .name')].map((name) => name.textContent)",
    );
  const openList = async () => {
    // An address that differs only in its fragment would not load the page anew.
    await session.openOwn("popup.html");
    await session.openOwn("settings.html#remembered");
  };
  const waitForList = (/** @type {number} */ count) =>
    session.until(`${count} in the list`, async () => (await listed()).length === count);
  const press = async (/** @type {string} */ selector) => {
    const button = await session.driver.findElement(By.css(selector));
    await session.driver.executeScript("arguments[0].scrollIntoView({ block: 'center' })", button);
    await button.click();
  };
  const said = (/** @type {string} */ key) =>
    session.until(`"${key}"`, async () => (await shown(session, "#remembered-result")) === message(key));
  const focused = () => session.driver.executeScript("return document.activeElement.id");

  test("is listed in the settings by kind, host and day, and can be removed there", async () => {
    const [one, two] = [secret("one"), secret("two", "npm-token")];
    await session.open(AREA.path);
    await remember(session, one);
    await session.open(AREA.path, OTHER);
    await remember(session, two);
    await openList();
    await waitForList(2);
    const today = await session.driver.executeScript(
      "return new Date().toLocaleDateString(chrome.i18n.getUILanguage(), { dateStyle: 'medium', timeZone: 'UTC' })",
    );
    const kinds = await session.driver.executeScript(
      "return ['npm_token', 'azure_devops_pat'].map((rule) => chrome.i18n.getMessage(`secret_${rule}`))",
    );
    assert.deepEqual(await listed(), [
      `${kinds[0]} on ${OTHER}, since ${today}`,
      `${kinds[1]} on dev.azure.com, since ${today}`,
    ]);
    assert.match(await shown(session, "#remembered .about"), /keeps only a fingerprint, made with a key/);

    await press("#remembered-list li:last-child button");
    await waitForList(1);
    await said("rememberedRemoved");
    assert.equal(await focused(), "remembered-heading");
    await session.open(AREA.path);
    assert.deepEqual(await known(session, one), [false]);
    await session.open(AREA.path, OTHER);
    assert.deepEqual(await known(session, two), [true]);

    await openList();
    await waitForList(1);
    await press("#remembered-remove-all");
    await session.until(
      "the list to be empty",
      async () => (await shown(session, "#none-remembered")) === message("rememberedNone"),
    );
    await said("rememberedRemovedAll");
    assert.equal(await focused(), "remembered-heading");
    assert.equal(await shown(session, "#remembered-remove-all"), "");
    await session.toPage();
    assert.deepEqual(await known(session, two), [false]);
  });
});
