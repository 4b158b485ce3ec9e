// The pictures of the README and of the store listing: the packed extension in Chromium on the replica. By command, since dates in them change
// with the day.

import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { By } from "selenium-webdriver";
import { contentOf, copy, pasteInto } from "./driver/clipboard.mjs";
import { fieldNamed, openField } from "./driver/fields.mjs";
import { openGuide } from "./driver/guide.mjs";
import { openInventory, visit } from "./driver/inventory.mjs";
import { waitForReview, waitForSurface } from "./driver/overlay.mjs";
import { waitForStanding } from "./driver/own-pages.mjs";
import { ROOT } from "./driver/root.mjs";
import { Session } from "./driver/session.mjs";
import { click, openForm, submit } from "./driver/token-form.mjs";
import { testToken } from "./driver/tokens.mjs";
import { startReplica } from "./replica/server.mjs";

const FOLDER = join(ROOT, "docs", "images");

/** What the stores of Chrome and Edge ask for, in CSS pixels (developer.chrome.com/docs/webstore/images, 2026-12-02). */
const SIZE = { width: 1280, height: 800 };

/** How long what moves or fades may take, in ms. */
const STILL = 1000;

const COMMENT = fieldNamed("a pull-request comment");

/**
 * @typedef {object} Picture
 * @property {string} name of its file
 * @property {(session: Session) => Promise<void>} show what is to be seen, from a browser in which anything may be open
 * @property {string} [part] the element that is all that is shown; without it the whole page
 */

/** @type {Picture[]} */
const PICTURES = [
  {
    name: "paste",
    show: async (session) => {
      await copy(session, `curl -u :${await testToken("new")} https://dev.azure.com/contoso/_apis/projects`);
      await openField(session, COMMENT);
      await pasteInto(session, COMMENT.field);
      await waitForReview(session);
    },
  },
  {
    name: "popup",
    part: "body",
    show: async (session) => {
      await (await waitForReview(session)).choose("redact");
      await session.until("the masked text", async () => (await contentOf(session, COMMENT.field)) !== "");
      await session.openPopup();
      await waitForStanding(session, "protected");
    },
  },
  {
    name: "token",
    show: async (session) => {
      await openForm(session, "ci");
      await click(session, "#__bolt-full");
      await submit(session);
      await waitForReview(session);
    },
  },
  {
    name: "clone",
    show: async (session) => {
      await session.open("/contoso/web/_git/shop");
      await click(session, "#__bolt-clone-repository");
      await waitForSurface(session, "patrol-clone");
    },
  },
  {
    name: "inventory",
    show: async (session) => {
      await visit(session);
      await openInventory(session, "whole");
    },
  },
  { name: "guide", show: (session) => openGuide(session, "") },
];

/** Gives the open tab the size of a picture: what is open in it may close when that changes. @param {Session} session */
async function resize({ driver }) {
  const chromium = /** @type {import("selenium-webdriver/chrome.js").Driver} */ (driver);
  const metrics = { ...SIZE, deviceScaleFactor: 1, mobile: false };
  await chromium.sendDevToolsCommand("Emulation.setDeviceMetricsOverride", metrics);
}

/** Takes a picture of what is open. @param {Session} session @param {Picture} picture @returns {Promise<string>} in base 64 */
async function take(session, { part }) {
  const { driver } = session;
  await resize(session);
  await driver.sleep(STILL);
  return part ? driver.findElement(By.css(part)).takeScreenshot() : driver.takeScreenshot();
}

const replica = await startReplica();
const session = new Session("chromium");
let doing = "the browser starts";
try {
  await session.start(replica);
  for (const picture of PICTURES) {
    doing = picture.name;
    await resize(session);
    await picture.show(session);
    const file = join(FOLDER, `${picture.name}.png`);
    const before = await readFile(file, "base64").catch(() => "");
    const now = await take(session, picture);
    if (now !== before) await writeFile(file, now, "base64");
    console.log(`docs/images/${picture.name}.png ${now === before ? "is the same" : "is new"}`);
    await session.toPage();
  }
} catch (error) {
  console.error(`✗ ${doing}: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await session.stop();
  await replica.close();
}
