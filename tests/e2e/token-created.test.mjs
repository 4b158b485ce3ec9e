import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { deaf } from "../driver/broken.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, texts, waitForNone, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { openSettings, shown } from "../driver/own-pages.mjs";
import { assertNotSent } from "../driver/secrets.mjs";
import {
  CREATE,
  SCOPE,
  TOKENS,
  chooseDays,
  click,
  creations,
  openForm,
  selectToken,
  shownToken,
  submit,
} from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const DAY_MS = 86_400_000;

/**
 * Creates a narrow token.
 * @param {Session} session
 * @param {string} [query]
 * @param {number} [days] the form's own 30 when missing
 */
async function create(session, query = "", days = undefined) {
  session.replica.options.token = await testToken("new", 21);
  await openForm(session, "build", `${TOKENS}${query}`);
  await click(session, SCOPE.codeRead);
  if (days) await chooseDays(session, days);
  await submit(session);
  await shownToken(session);
  const { validTo } = JSON.parse(creations(session)[0].body).dataProviderContext.properties;
  return { ends: validTo, card: await waitForSurface(session, "patrol-created") };
}

/** A day as a language writes it. @param {string} language @param {string} moment */
const dayIn = (language, moment) =>
  new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(new Date(moment));

/** Presses the button and waits until the card says how it went. @param {Session} session @param {any} card @param {string} expected */
async function remind(session, card, expected) {
  const button = await card.findElement(By.css("button:not(.guide)"));
  await button.click();
  await session.until(expected, async () => (await texts(card, ".said"))[0] === message(expected));
}

describeInBothBrowsers("After a token is created", (session) => {
  afterEach(async () => {
    session.replica.options.token = undefined;
    await session.store({});
  });

  for (const query of ["", "?lang=de", "?lang=qps&transport=xhr"]) {
    test(`the page says where to keep it and when it ends (${query || "English"})`, async () => {
      const { ends, card } = await create(session, query);
      assert.deepEqual(await texts(card, "h2, p:not(.said)"), [
        message("createdTitle"),
        message("createdKeep"),
        message("createdClipboard"),
        message("createdEnds").replace("$1", dayIn("en", ends)),
      ]);
      await click(session, CREATE); // closes the panel
      await waitForNone(session, "patrol-created");
    });
  }

  test("a reminder is kept and set three days before, without anything of the token", async () => {
    const { ends, card } = await create(session);
    await remind(session, card, "createdReminded");
    const stored = await session.storage();
    assert.deepEqual(stored.reminders, [
      { name: "build", organization: "contoso", page: `https://dev.azure.com${TOKENS}`, ends: Date.parse(ends) },
    ]);
    assert.ok(!JSON.stringify(stored).includes((await testToken("new", 21)).slice(0, 12)));
    assertNotSent(await testToken("new", 21), session.replica);
    const alarms = await session.inPatrol("return chrome.alarms.getAll()");
    assert.deepEqual(
      alarms.map((/** @type {any} */ { scheduledTime }) => scheduledTime),
      [Date.parse(ends) - 3 * DAY_MS],
    );
  });

  test("a reminder that would come too late is refused, and the page says why", async () => {
    const { card } = await create(session, "", 2);
    await remind(session, card, "remindTooSoon");
    assert.deepEqual((await session.storage()).reminders ?? [], []);
  });

  test("a reminder can be seen and taken away in the settings", async () => {
    const { card } = await create(session);
    await remind(session, card, "createdReminded");
    await openSettings(session);
    await session.until("the reminder", async () => (await shown(session, "#reminders")).includes("build"));
    await (await session.driver.findElement(By.css("#reminders button"))).sendKeys(" ");
    await session.until("it to be gone", async () => (await shown(session, "#none-reminders")) !== "");
    assert.deepEqual((await session.storage()).reminders, []);
    await session.until("no alarm", async () => (await session.inPatrol("return chrome.alarms.getAll()")).length === 0);
  });

  test("what became due while the browser slept is told once", async () => {
    const ends = Date.now() + 2 * DAY_MS;
    const later = { name: "later", organization: "contoso", ends: ends + 30 * DAY_MS };
    await session.store({ reminders: [{ name: "build", organization: "contoso", ends }, later] });
    // A Firefox without a display closes every notification at once.
    await session.inPatrol("window.told = []; chrome.notifications.onClosed.addListener((id) => told.push(id));");
    await session.stopBackground();
    await session.open(TOKENS); // wakes it
    await session.until(
      "the notification",
      async () =>
        (await session.inPatrol("return [...told, ...Object.keys(await chrome.notifications.getAll())]")).length === 1,
    );
    assert.deepEqual((await session.storage()).reminders, [later]);
  });

  test("regenerating ends in the same advice", async () => {
    session.replica.options.token = await testToken("new", 21);
    await session.open(TOKENS);
    await selectToken(session, "laptop");
    await click(session, "#__bolt-regenerate-token");
    await click(session, ".bolt-dialog button.primary");
    const review = await waitForReview(session);
    await review.writeReason("the laptop is still in use");
    await review.choose("go-on");
    await waitForSurface(session, "patrol-created");
  });

  test("another read-only field is not taken for a token", async () => {
    session.replica.options.token = "a value that is no token at all";
    await openForm(session, "build");
    await click(session, SCOPE.codeRead);
    await submit(session);
    await shownToken(session);
    await session.status();
    await assertNone(session, "patrol-created");
  });
});

describeInBothBrowsers(
  "After a token is created, when the background does not answer",
  (session) => {
    test("the page does not claim that a reminder is set, nor that the token ends too soon", async () => {
      const { card } = await create(session);
      await remind(session, card, "noAnswer");
    });
  },
  {
    alter: deaf('kind === "remind"'),
    // Firefox says so when a page goes while it waits for an answer.
    errors: (error) => error.includes("context unloaded"),
  },
);
