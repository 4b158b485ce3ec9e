// The code that the guide shows: for every store, in nine languages.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { BROKEN, SCRIPT, changed } from "../driver/broken.mjs";
import { pasted } from "../driver/clipboard.mjs";
import { arrive, heading, openGuide, press } from "../driver/guide.mjs";
import { shown } from "../driver/own-pages.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const FOLDER = "crate/guide/content/snippets";
const STORES = {
  entra: { title: "No stored token: Microsoft Entra", language: "go", ending: "go" },
  "azure-key-vault": { title: "Azure Key Vault", language: "python", ending: "py" },
  "hashicorp-vault": { title: "HashiCorp Vault", language: "java", ending: "java" },
  "cyberark-conjur": { title: "CyberArk Conjur (Secrets Manager)", language: "csharp", ending: "cs" },
  "aws-secrets-manager": { title: "AWS Secrets Manager", language: "powershell", ending: "ps1" },
  environment: { title: "Environment variable", language: "bash", ending: "sh" },
};

/** What is open of the store that is shown, with the colour of a keyword and of the text around it. @param {Session} session */
const open = ({ driver }) =>
  driver.executeScript(
    `const open = [...document.querySelectorAll("article details[open]")].filter((details) => details.checkVisibility());
     const colour = (selector) => getComputedStyle(open[0].querySelector(selector)).color;
     return open.length === 1 && {
       language: open[0].dataset.language,
       code: open[0].querySelector("pre").textContent,
       done: open[0].querySelector(".done").textContent,
       isInView: open[0].getBoundingClientRect().top >= 0 && open[0].getBoundingClientRect().top < innerHeight,
       isFocused: document.activeElement === open[0].querySelector("summary"),
       colours: [colour(".keyword"), colour("pre code")],
     };`,
  );

describeInBothBrowsers("The code in the guide", (session) => {
  for (const [store, { title, language, ending }] of Object.entries(STORES)) {
    test(`for ${store} opens at its address, in one language, with the organization filled in`, async () => {
      await openGuide(session, `snippet/${store}/${language}?org=contoso`);
      assert.equal(await heading(session), title);
      const { code, done, colours, ...rest } = await open(session);
      assert.deepEqual(rest, { language, isInView: true, isFocused: true });
      const file = readFileSync(`${FOLDER}/${store}.${language}.${ending}`, "utf8");
      assert.equal(code, file.replaceAll("{organization}", "contoso").trimEnd());
      assert.match(done, /\b(?:ran|compiled|checked)\b.* \d+\.\d+.*Checked on \d{4}-\d\d-\d\d\.$/);
      assert.notEqual(colours[0], colours[1]);
    });
  }

  test("is one click from the first page, and its table says what was checked", async () => {
    await openGuide(session, "list?org=contoso");
    await press(session, "#list a[href='#snippet']");
    await arrive(session, "Where a program gets its token");
    const words = await session.driver.executeScript(
      "return [...document.querySelectorAll('.matrix td a')].map(({ textContent }) => textContent)",
    );
    const { files } = JSON.parse(readFileSync(`${FOLDER}/checks.json`, "utf8"));
    const said = { run: "run", compiled: "compiled", typed: "types checked", parsed: "only parsed" };
    const told = Object.values(files).map(({ how }) => said[/** @type {keyof typeof said} */ (how)]);
    assert.deepEqual(words.sort(), told.sort());
    await press(session, ".matrix a[href='#snippet/azure-key-vault/rust']");
    await arrive(session, "Azure Key Vault");
    assert.equal((await open(session)).language, "rust");
    await press(session, "article:not([hidden]) > nav a");
    await arrive(session, "Where a program gets its token");
  });

  test("is where a scenario speaks of it, and copied as it is shown", async () => {
    await openGuide(session, "scenario/script-local?org=contoso");
    await press(session, "article:not([hidden]) a[href='#snippet/entra']");
    await arrive(session, "No stored token: Microsoft Entra");
    await press(session, "article:not([hidden]) [data-language=typescript] summary");
    await press(session, "article:not([hidden]) [data-language=typescript] .copy");
    await session.until("it to be said", async () => (await shown(session, "#said")) === "Copied");
    const { code } = await open(session);
    assert.match(code, /dev\.azure\.com\/contoso\//);
    assert.equal((await pasted(session)).replaceAll("\r\n", "\n"), code);
  });

  test("is in German in the German guide", async () => {
    await session.openOwn("settings.html");
    await session.openOwn("guide.de.html#snippet/environment/python");
    await arrive(session, "Umgebungsvariable");
    assert.match((await open(session)).done, /^Die Typen dieses Codes wurden geprüft: .*Geprüft am/);
    assert.deepEqual(
      await session.driver.findElements(By.css("article[id^=snippet] [lang=en]:not(code, footer *)")),
      [],
    );
  });
});

describeInBothBrowsers(
  "Where Patrol cannot start, the code in the guide",
  (session) => {
    test("opens at its address", async () => {
      await session.openOwn("settings.html");
      await session.openOwn("guide.html#snippet/entra/python");
      await arrive(session, "No stored token: Microsoft Entra");
      await session.until("the code", async () => (await open(session)).language === "python");
    });
  },
  {
    alter: changed(
      SCRIPT.panel,
      (script) => `WebAssembly.Module = function () { throw new Error("${BROKEN}"); };${script}`,
    ),
    errors: (error) => error.includes(BROKEN),
  },
);
