// An exception with a pattern: only a secret that matches it as a whole is let pass. The secret stays in the page, and the patterns come there
// as tables.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SCRIPT, preceded } from "../driver/broken.mjs";
import { contentOf, copy, focus, pasteInto, typeKeys } from "../driver/clipboard.mjs";
import { PLACE, REASON, day, exceptions, excepting, history } from "../driver/exceptions.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message, quoted } from "../driver/messages.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import { openSettings, saved, shown } from "../driver/own-pages.mjs";
import { openQuietPage, outcome } from "../driver/scripted-request.mjs";
import { WRITE, arrived, arrivedAtLast, startJson } from "../driver/scripted-writes.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const AREA = fieldNamed("a text area");
const PATTERN = "qT7!mz[A-Za-z0-9]+";
const SAMPLE = "DB_PASSWORD=qT7!mzPa2w";
const ALLOWED = `named-password allowed: ${REASON}`;

/** What is asked about: another secret, one that goes on behind or begins before what matches, and one beside another. */
const OTHERS = [
  "DB_PASSWORD=vK4!rwBn9c",
  "DB_PASSWORD=qT7!mzPa2w!x",
  "DB_PASSWORD=1qT7!mzPa2w",
  `${SAMPLE}\nAPI_PASSWORD=vK4!rwBn9c`,
];

/** How long it may take until Patrol knows the company's policy, in ms: see `company-policy.test.mjs`. */
const SEEN = 90_000;

/** @param {Session} session @param {string} text */
async function goesIn(session, text) {
  await copy(session, text);
  await openField(session, AREA);
  await pasteInto(session, AREA.field);
  await session.until("the text", async () => (await contentOf(session, AREA.field)) === text);
  await assertNone(session, "patrol-review");
}

/** @param {Session} session @param {string} text */
async function isAsked(session, text) {
  await copy(session, text);
  await openField(session, AREA);
  await pasteInto(session, AREA.field);
  await (await waitForReview(session)).choose("cancel");
  assert.equal(await contentOf(session, AREA.field), "");
}

/** Waits until the history says nothing but this. @param {Session} session @param {string[]} lines */
async function told(session, lines) {
  await session.until("the history", async () => (await history(session)).length >= lines.length);
  assert.deepEqual(await history(session), lines);
}

describeInBothBrowsers("An exception with a pattern", (session) => {
  beforeEach(async () => {
    await session.store({});
    await session.forgetHistory();
  });

  test("is checked as it is typed, made in the settings, and lets pass what matches as a whole, and nothing else", async () => {
    await openSettings(session);
    const field = (/** @type {string} */ name) => session.driver.findElement(By.id(`exception-${name}`));
    const save = () => session.driver.executeScript("document.querySelector('#excepting button').click()");
    await field("address").sendKeys("https://dev.azure.com/");
    await field("reason").sendKeys(REASON);
    await session.driver.executeScript(
      `const [ends] = arguments;
       document.getElementById("exception-kind").value = "any";
       document.getElementById("exception-ends").value = ends;`,
      day(7),
    );
    for (const [pattern, key, gap] of /** @type {const} */ ([
      ["(qT7!mz", "ownRuleSyntax", "1"],
      [".*", "ownRuleTooShort", "4"],
      ["[a-z ]{4,}", "ownRuleOrdinary", ""],
      ["sk_live_4eC39HqLyjW-DarjtT1zdp7dc", "exceptionPatternSecret", "1000"],
    ])) {
      await field("pattern").clear();
      await field("pattern").sendKeys(pattern);
      const why = message(key).replace("$1", gap);
      await session.until(why, async () => (await shown(session, "#exception-pattern-error")) === why);
      await save();
    }
    await field("pattern").clear();
    await field("pattern").sendKeys(PATTERN);
    await session.until("no error", async () => (await shown(session, "#exception-pattern-error")) === "");
    assert.deepEqual(await exceptions(session), []);
    await save();
    await saved(session);
    const made = { kind: "any", host: PLACE.host, pattern: PATTERN, reason: REASON, ends: day(7) };
    await session.until("the exception", async () => (await exceptions(session)).length > 0);
    assert.deepEqual(await exceptions(session), [made]);
    assert.equal(await shown(session, "#exception-list code"), PATTERN);

    await goesIn(session, SAMPLE);
    await told(session, [ALLOWED]);
    for (const other of OTHERS) await isAsked(session, other);
    assert.deepEqual(
      (await history(session)).filter((line) => line.includes("allowed")),
      [ALLOWED],
    );
  });

  test("holds for what is typed", async () => {
    await session.store(excepting({ pattern: PATTERN }));
    await openField(session, AREA);
    await focus(session, AREA.field);
    await typeKeys(session, `${SAMPLE} `);
    await told(session, [ALLOWED]);
    await assertNone(session, "patrol-flag");
  });

  test("holds for what the page sends, which is held for any other secret", async () => {
    await session.store(excepting({ pattern: PATTERN }));
    const comment = (/** @type {string} */ content) => ({ comments: [{ content }] });
    await openQuietPage(session);
    await startJson(session, WRITE.comment, comment(SAMPLE));
    await outcome(session, "answered 200");
    assert.equal(arrived(session, WRITE.comment)[0]?.body, JSON.stringify(comment(SAMPLE)));
    await told(session, [`named-password allowed, sent: ${REASON}`]);
    session.replica.clear();
    for (const other of OTHERS) {
      await startJson(session, WRITE.comment, comment(other));
      await (await waitForReview(session)).choose("cancel");
      await outcome(session, "AbortError");
    }
    assert.deepEqual(await arrivedAtLast(session, WRITE.comment), []);
  });

  test("that cannot be used lets nothing pass, and the settings say why", async () => {
    await session.store(excepting({ pattern: "(qT7!mz" }));
    await isAsked(session, SAMPLE);
    await openSettings(session);
    const why = `${message("exceptionRefused")} ${message("ownRuleSyntax").replace("$1", "1")}`;
    await session.until("the reason", async () => (await shown(session, "#exception-list")).includes(why));
    // The form takes it, and keeps it from being saved.
    await session.driver.executeScript("document.querySelector('#exception-list [data-edit]').click()");
    await session.driver.executeScript("document.querySelector('#excepting button').click()");
    const error = message("ownRuleSyntax").replace("$1", "1");
    await session.until("the error", async () => (await shown(session, "#exception-pattern-error")) === error);
  });
});

describeInBothBrowsers(
  "An exception of a company, with a pattern that cannot be used",
  (session) => {
    test("costs itself only, and that is told", async () => {
      await session.until(
        "the policy",
        () => session.inPatrol("return (await chrome.storage.local.get('company')).company?.policy != null"),
        SEEN,
      );
      await openSettings(session);
      const list = () => shown(session, "#exception-list");
      const why = `${message("exceptionRefused")} ${message("ownRuleSyntax").replace("$1", "1")}`;
      await session.until("the reason", async () => (await list()).includes(why));
      const [good, broken] = await session.driver.findElements(By.css("#exception-list li"));
      assert.ok(!(await good?.getText())?.includes(message("exceptionRefused")), await good?.getText());
      const said = await broken?.getText();
      assert.ok(said?.includes(message("companySetBy").replace("$1", quoted("Contoso"))), said);
      assert.ok(said?.includes(why), said);
      const events = ((await session.storage()).audit ?? []).flatMap((/** @type {any} */ { rules }) => rules);
      assert.deepEqual(events, ["policy-began", "policy-unusable"]);
      await goesIn(session, SAMPLE);
      await isAsked(session, OTHERS[0] ?? "");
    });
  },
  {
    company: {
      company: { name: "Contoso" },
      exceptions: {
        enforced: [PATTERN, "(vK4!rw"].map((pattern) => ({
          kind: "any",
          ...PLACE,
          pattern,
          reason: REASON,
          ends: day(7),
        })),
      },
    },
  },
);

/** Changes what the background answers. @param {string} change an expression of `reply` */
const answering = (change) =>
  preceded(
    SCRIPT.background,
    `{ const { onMessage } = chrome.runtime;
       const listen = onMessage.addListener.bind(onMessage);
       const changed = (reply) => ${change};
       onMessage.addListener = (listener) =>
         listen((message, sender, answer) => listener(message, sender, (reply) => answer(changed(reply)))); }`,
  );

for (const [part, stored] of /** @type {const} */ ([
  ["patterns", excepting({ pattern: PATTERN })],
  ["own", { settings: { version: 1, rules: { ACME: { pattern: "ACME-[0-9]{8}", keywords: ["acme"] } } } }],
]))
  describeInBothBrowsers(
    `Damaged tables of ${part}`,
    (session) => {
      test("are not used, and never in silence", async () => {
        await session.store(stored);
        await isAsked(session, SAMPLE);
        await session.status(({ problems }) => problems.some((problem) => problem["page-problem"] === "rules-damaged"));
        await session.openPopup();
        const said = message("problemRulesDamaged");
        await session.until("the popup", async () => (await shown(session, "body")).includes(said));
      });
    },
    {
      alter: answering(
        `reply?.kind === "policy" && reply.policy.${part}
           ? { ...reply, policy: { ...reply.policy, ${part}: reply.policy.${part}.slice(0, -40) } }
           : reply`,
      ),
    },
  );
