import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { waitForReview } from "../driver/overlay.mjs";
import { ROOT } from "../driver/root.mjs";
import { assertNowhere } from "../driver/secrets.mjs";
import { testToken } from "../driver/tokens.mjs";

const MASK = /\[redacted:azure-devops-pat:\d{4}-\d{2}\]/;
const AREA = fieldNamed("a text area");

describeInBothBrowsers("What is around the token", (session) => {
  /** @type {Record<string, (token: string) => string>} */
  const carriers = {
    nothing: (token) => token,
    "a Git address": (token) => `git clone https://anything:${token}@dev.azure.com/contoso/web/_git/shop`,
    "an address in an address": (token) =>
      `https://example.org/?next=${encodeURIComponent(`https://x:${token}@dev.azure.com/contoso`)}`,
    "a Basic header": (token) => `Authorization: Basic ${base64(`:${token}`)}`,
    ".npmrc": (token) =>
      `//pkgs.dev.azure.com/contoso/_packaging/feed/npm/registry/:username=contoso\n` +
      `//pkgs.dev.azure.com/contoso/_packaging/feed/npm/registry/:_password=${base64(token)}\n`,
  };

  for (const format of /** @type {const} */ (["new", "legacy"])) {
    for (const [name, carry] of Object.entries(carriers)) {
      test(`does not hide it: ${format} format, ${name}`, async () => {
        const token = await testToken(format, 2);
        const text = carry(token);
        await copy(session, `first line\n${text}\nlast line`);
        await openField(session, AREA);
        await pasteInto(session, AREA.field);
        await (await waitForReview(session)).choose("redact");
        await session.until("the text", async () => (await contentOf(session, AREA.field)) !== "");
        const content = await contentOf(session, AREA.field);
        assert.match(content, /^first line\n[^]*\[redacted:azure-devops-pat[^]*\nlast line$/);
        assertNowhere(token, { "the field": content, "the field, decoded": decodeURIComponent(content) });
        assertNowhere(base64(`:${token}`).slice(4, -4), { "the field": content });
        assertNowhere(base64(token).slice(4, -4), { "the field": content });
      });
    }
  }

  test("does not hide it: only the formatted form of the clipboard holds it", async () => {
    const token = await testToken("new", 2);
    const address = `https://x:${token}@dev.azure.com/contoso/web/_git/shop`;
    await copy(session, { "text/plain": "our repository", "text/html": `<a href="${address}">our repository</a>` });
    await openField(session, fieldNamed("an editable element"));
    await pasteInto(session, ".plain-editable");
    await (await waitForReview(session)).choose("redact");
    await session.until("the text", async () =>
      (await contentOf(session, ".plain-editable")).includes("our repository"),
    );
    const html = await session.driver.executeScript("return document.querySelector('.plain-editable').innerHTML");
    assertNowhere(token, { "the field": String(html) });
  });

  test("does not hide it: five megabytes of short lines", async () => {
    const token = await testToken("new", 2);
    const half = "All work and no play makes Jack a dull boy.\n".repeat(60_000);
    await copy(session, `${half}${token}\n${half}`);
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    await (await waitForReview(session)).choose("redact");
    await session.until("the text", async () => (await contentOf(session, AREA.field)) !== "");
    const content = await contentOf(session, AREA.field);
    assert.ok(content.startsWith(half) && content.endsWith(half), "the text around the token has changed");
    assert.match(content.slice(half.length, -half.length), MASK);
  });
});

describeInBothBrowsers("A secret of another kind", (session) => {
  /** @param {string} text @param {string} rule stable name in docs/rules.md */
  async function pasteAndRedact(text, rule) {
    await copy(session, text);
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    const review = await waitForReview(session);
    const name = JSON.parse(await readFile(join(ROOT, "extension/secret-names.json"), "utf8"))[rule];
    assert.ok((await review.text()).includes(name), "the question does not name it");
    await review.choose("redact");
    await session.until("the text", async () => (await contentOf(session, AREA.field)) !== "");
    return contentOf(session, AREA.field);
  }

  test("is named and taken out: a token of another service", async () => {
    const token = `ghp_${randomBytes(27).toString("hex").slice(0, 36)}`;
    const content = await pasteAndRedact(
      `curl -H "Authorization: token ${token}" https://api.example.org\n`,
      "github-pat",
    );
    assert.equal(content, 'curl -H "Authorization: token [redacted:github-pat]" https://api.example.org\n');
  });

  test("is named and taken out: a private key of 12 KB across the border of what is read at once", async () => {
    const body =
      randomBytes(9_000)
        .toString("base64")
        .match(/.{1,64}/g) ?? [];
    const key = ["-----BEGIN RSA PRIVATE KEY-----", ...body, "-----END RSA PRIVATE KEY-----"].join("\n");
    const line = "All work and no play makes Jack a dull boy.\n";
    const before = line.repeat(Math.floor((256 * 1024 - 6_000) / line.length));
    const content = await pasteAndRedact(`${before}${key}\n${line.repeat(9_000)}`, "private-key");
    assert.equal(content, `${before}[redacted:private-key]\n${line.repeat(9_000)}`);
  });

  for (const letters of ["ASCII\n", "Grüße, 中文, 😀\n", `${"ASCII\n".repeat(99)}é\n`])
    test(`is named and taken out: far behind letters such as ${JSON.stringify(letters.slice(-12))}`, async () => {
      const before = letters.repeat(300_000 / letters.length);
      const text = `${before}PAT=${await testToken("legacy", 2)}\n${letters}`;
      const content = await pasteAndRedact(text, "azure-devops-pat-legacy");
      assert.ok(content === `${before}PAT=[redacted:azure-devops-pat-legacy]\n${letters}`, content.slice(-99));
    });
});

/** @param {string} text */
function base64(text) {
  return Buffer.from(text).toString("base64");
}
