import assert from "node:assert/strict";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import {
  FAILURE,
  SCOPE,
  TOKENS,
  chooseDays,
  chooseEverywhere,
  chooseItem,
  click,
  creations,
  fence,
  openForm,
  selectToken,
  shownToken,
  submit,
} from "../driver/token-form.mjs";

const DAY_MS = 86_400_000;

/** Why a request may be held in these tests. */
const REASONS = [
  "adviceFullAccess",
  "harmRepositories",
  "harmCode",
  "harmPipelines",
  "adviceLifetime",
  "adviceAllOrganizations",
  "adviceStale",
];

describeInBothBrowsers("A request for a token", (session) => {
  for (const transport of ["fetch", "xhr", "request"]) {
    const page = `${TOKENS}?transport=${transport}`;

    test(`with full access is held and goes out once, unchanged, when the person says so (${transport})`, async () => {
      await openForm(session, "ci", page);
      await click(session, "#__bolt-full");
      await submit(session);
      const review = await waitForReview(session);
      assert.deepEqual(await said(review), ["adviceFullAccess"]);
      await assertHeld(session);
      await review.choose("go-on");
      assert.match(await shownToken(session), /^SyntheticReplicaToken/);
      await fence(session);
      const [request, ...more] = creations(session);
      assert.equal(more.length, 0, "the request went out more than once");
      assert.equal(request.headers["content-type"], "application/json");
      assert.equal(request.headers["x-requested-with"], "Vss-Fetch");
      assert.equal(request.headers["x-vss-reauthenticationaction"], "Suppress");
      const { contributionIds, dataProviderContext } = JSON.parse(request.body);
      assert.deepEqual(contributionIds, ["ms.vss-token-web.personal-access-token-issue-session-token-provider"]);
      const { displayName, scope, targetAccounts, validTo, sourcePage } = dataProviderContext.properties;
      assert.equal(displayName, "ci");
      assert.equal(scope, "app_token");
      assert.equal(targetAccounts.length, 1);
      assert.equal(Math.round((Date.parse(validTo) - Date.now()) / DAY_MS), 30);
      assert.equal(sourcePage.routeValues.adminPivot, "tokens");
    });

    test(`with full access never leaves when the person cancels, and the form can be used again (${transport})`, async () => {
      await openForm(session, "ci", page);
      await click(session, "#__bolt-full");
      await chooseEverywhere(session);
      await submit(session);
      await (await waitForReview(session)).choose("cancel");
      await session.until(
        "the form's failure",
        async () => (await session.driver.findElements(By.css(FAILURE))).length > 0,
      );
      await assertHeld(session);
      await chooseItem(session, 1, 1);
      await click(session, "#__bolt-custom");
      await click(session, SCOPE.codeRead);
      await submit(session);
      await shownToken(session);
      await assertNone(session, "patrol-review");
      assert.deepEqual(scopes(session), ["vso.code"]);
    });

    test(`that is narrow passes without a question (${transport})`, async () => {
      await openForm(session, "narrow", page);
      await click(session, SCOPE.codeRead);
      await submit(session);
      await shownToken(session);
      await assertNone(session, "patrol-review");
      assert.deepEqual(scopes(session), ["vso.code"]);
    });
  }

  test("for seven days and two narrow scopes passes without a question", async () => {
    await openForm(session, "two narrow scopes");
    await click(session, SCOPE.codeRead);
    await click(session, SCOPE.workItemsRead);
    await chooseDays(session, 7);
    await submit(session);
    await shownToken(session);
    await assertNone(session, "patrol-review");
    assert.deepEqual(scopes(session)[0].split(" ").sort(), ["vso.code", "vso.work"]);
  });

  /** @type {[string, () => Promise<void>, string][]} */
  const risky = [
    ["a critical scope", () => click(session, SCOPE.codeFull), "harmRepositories"],
    ["a powerful scope", () => click(session, SCOPE.codeWrite), "harmCode"],
    ["90 days", () => click(session, SCOPE.codeRead).then(() => chooseItem(session, 2, 3)), "adviceLifetime"],
    [
      "all organizations",
      () => click(session, SCOPE.codeRead).then(() => chooseEverywhere(session)),
      "adviceAllOrganizations",
    ],
  ];
  for (const [what, choose, sentence] of risky) {
    test(`is held for ${what}, and for nothing else`, async () => {
      await openForm(session, "risky");
      await choose();
      await submit(session);
      const review = await waitForReview(session);
      assert.deepEqual(await said(review), [sentence]);
      await review.choose("cancel");
      await assertHeld(session);
    });
  }

  test("for the days that the form proposes holds nothing risky, and nothing is said after it", async () => {
    await session.store({});
    await openForm(session, "test");
    await click(session, SCOPE.codeRead);
    await submit(session);
    await shownToken(session);
    await session.until("the log", async () => (await session.storage()).audit?.[0]?.action === "informed");
    await assertNone(session, "patrol-notice");
    assert.deepEqual(scopes(session), ["vso.code"]);
  });

  test("lists every finding", async () => {
    await openForm(session, "risky");
    await click(session, "#__bolt-full");
    await chooseEverywhere(session);
    await chooseItem(session, 2, 3);
    await submit(session);
    const review = await waitForReview(session);
    const findings = await said(review);
    assert.deepEqual(findings.sort(), ["adviceAllOrganizations", "adviceFullAccess", "adviceLifetime"]);
    await review.choose("cancel");
  });

  test("for several scopes says once that they go only as far as the person's rights", async () => {
    await openForm(session, "risky");
    await click(session, SCOPE.codeFull);
    await click(session, SCOPE.buildExecute);
    await submit(session);
    const review = await waitForReview(session);
    assert.deepEqual((await said(review)).sort(), ["harmPipelines", "harmRepositories"]);
    assert.equal((await review.text()).split(message("adviceOwnRights")).length, 2);
    await review.choose("cancel");
  });

  test("is held when all organizations are written as null", async () => {
    await openForm(session, "risky", `${TOKENS}?all=null`);
    await click(session, SCOPE.codeRead);
    await chooseEverywhere(session);
    await submit(session);
    await (await waitForReview(session)).choose("cancel");
    await assertHeld(session);
  });

  test("that regenerates a risky token is held", async () => {
    await session.open(TOKENS);
    await selectToken(session, "laptop");
    await click(session, "#__bolt-regenerate-token");
    await click(session, ".bolt-dialog button.primary");
    const review = await waitForReview(session);
    const findings = await said(review);
    assert.deepEqual(findings.sort(), ["adviceAllOrganizations", "adviceFullAccess", "adviceLifetime", "adviceStale"]);
    assert.ok((await review.text()).includes(message("adviceAllOrganizationsRevoke")));
    await review.writeReason("the laptop is still in use");
    await review.choose("go-on");
    await shownToken(session);
    assert.equal(creations(session).length, 1);
  });
});

describeInBothBrowsers("What makes no token", (session) => {
  test("passes: a new SSH key", async () => {
    await session.open("/contoso/_usersSettings/keys");
    await click(session, ".bolt-header-commandbar .primary");
    await click(session, ".bolt-panel input.bolt-textfield-input");
    await session.driver.actions().sendKeys("laptop").perform();
    await click(session, ".bolt-panel textarea.bolt-textfield-input");
    await session.driver.actions().sendKeys("ssh-ed25519 AAAA").perform();
    await submit(session);
    const { body } = await session.replica.waitFor(({ body }) => body.includes('"isPublic":true'));
    assert.match(body, /ssh-ed25519 AAAA/);
    await assertNone(session, "patrol-review");
  });

  test("passes: revoking", async () => {
    await session.open(TOKENS);
    await selectToken(session, "laptop");
    await click(session, "#__bolt-revoke-token");
    await click(session, ".bolt-dialog button.danger");
    await session.replica.waitFor(({ method, path }) => method === "DELETE" && path.includes("SessionTokens"));
    await assertNone(session, "patrol-review");
  });

  test("passes: other queries of the page, and its list of tokens", async () => {
    await session.open(TOKENS);
    await session.replica.waitFor(({ body }) => body.includes("ms.vss-web.theme-data"));
    await session.replica.waitFor(({ method, path }) => method === "GET" && path.includes("/SessionTokens"));
    await assertNone(session, "patrol-review");
    await assertNone(session, "patrol-notice");
  });
});

/** @param {import("../driver/session.mjs").Session} session */
async function assertHeld(session) {
  await fence(session);
  assert.equal(creations(session).length, 0, "the request reached the server");
}

/** Which sentences the question says, one for each finding. @param {import("../driver/overlay.mjs").Review} review */
async function said(review) {
  const findings = await review.findings();
  return findings.map((finding) => REASONS.find((key) => sentence(key).test(finding)) ?? finding);
}

/** A sentence with anything in its gaps. @param {string} key */
function sentence(key) {
  const parts = message(key).split(/\$\d/);
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".+")}`);
}

/** The scopes of the tokens that were asked for. @param {import("../driver/session.mjs").Session} session @returns {string[]} */
function scopes(session) {
  return creations(session).map(({ body }) => JSON.parse(body).dataProviderContext.properties.scope);
}
