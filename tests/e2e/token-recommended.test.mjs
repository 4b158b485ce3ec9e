// What Patrol itself proposes for a task is never criticised: the form says that it looks good, nothing is asked, and nothing is said after it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { By } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { chooseTask, takeTask, waitForLine, waitForOutcome, waitForRules } from "../driver/form-advice.mjs";
import { message, quoted } from "../driver/messages.mjs";
import { assertNone, texts, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { levels } from "../driver/settings.mjs";
import {
  SCOPE,
  TOKENS,
  chooseEverywhere,
  chooseItem,
  click,
  creations,
  fence,
  openForm,
  shownToken,
  submit,
} from "../driver/token-form.mjs";

/** The tasks in their order, with the scope that each needs. */
const TASKS = [
  ["taskClone", "vso.code"],
  ["taskPush", "vso.code_write"],
  ["taskReadPackages", "vso.packaging"],
  ["taskPublishPackages", "vso.packaging_write"],
  ["taskRunPipelines", "vso.build_execute"],
  ["taskReadBuilds", "vso.build"],
  ["taskReadWorkItems", "vso.work"],
  ["taskEditWorkItems", "vso.work_write"],
  ["taskReadProjects", "vso.project"],
  ["taskSetStatus", "vso.code_status"],
  ["taskPublishTestResults", "vso.test_write"],
  ["taskEditWiki", "vso.wiki_write"],
  ["taskReadReports", "vso.analytics"],
  ["taskRegisterAgent", "vso.agentpools_manage"],
  ["taskPublishExtension", "vso.gallery_publish"],
];
const PUSH = 2;

/** @param {string} task */
const good = (task) => message("formGood").replace("$1", message(task));

/** @param {string} key @param {string[]} gaps */
const filled = (key, ...gaps) => message(key).replace(/\$(\d)/g, (_, gap) => gaps[Number(gap) - 1]);

describeInBothBrowsers("What a task needs", (session) => {
  for (const [at, [task, scope]] of TASKS.entries()) {
    test(`looks good, and goes through without a word: ${task}`, async () => {
      await openForm(session, "Nightly report");
      await takeTask(session, at + 1);
      await waitForOutcome(session);
      await waitForLine(session, good(task));
      await waitForRules(session, []);
      await submit(session);
      await shownToken(session);
      await fence(session);
      await assertNone(session, "patrol-review");
      await assertNone(session, "patrol-notice");
      assert.deepEqual(scopes(session), [scope]);
    });
  }

  test("looks good for as long as the form proposes by itself, too", async () => {
    await openForm(session, "Nightly report");
    await chooseTask(session, PUSH);
    await waitForLine(session, filled("formNotYet", message("taskPush")));
    await click(session, SCOPE.codeWrite);
    await waitForLine(session, good("taskPush"));
    await submit(session);
    await shownToken(session);
    await assertNone(session, "patrol-review");
    assert.deepEqual(scopes(session), ["vso.code_write"]);
  });

  test("is not needed by another token: the same scope without the task, and more than the task, are asked about", async () => {
    await openForm(session, "Nightly report");
    await click(session, SCOPE.codeWrite);
    await submit(session);
    await (await waitForReview(session)).choose("cancel");
    await chooseTask(session, PUSH);
    await waitForLine(session, good("taskPush"));
    await click(session, SCOPE.buildExecute);
    await submit(session);
    const review = await waitForReview(session);
    assert.deepEqual(await review.fixes(), [filled("formFixLeaveOut", "Build (Read & execute)")]);
    await review.choose("cancel");
    await fence(session);
    assert.deepEqual(scopes(session), []);
  });

  test("is proposed in place of a wider scope, and nothing that cannot do it is", async () => {
    await openForm(session, "Nightly report");
    await chooseTask(session, PUSH);
    await click(session, SCOPE.codeFull);
    await submit(session);
    const review = await waitForReview(session);
    const fix = filled("formFixUse", "Code (Read & write)");
    assert.deepEqual(await review.fixes(), [fix]);
    await review.pressFix(fix);
    await waitForLine(session, good("taskPush"));
    await fence(session);
    assert.deepEqual(scopes(session), []);
    await submit(session);
    await shownToken(session);
    assert.deepEqual(scopes(session), ["vso.code_write"]);
  });

  test("does not excuse all organizations", async () => {
    await openForm(session, "Nightly report");
    await takeTask(session, PUSH);
    await waitForOutcome(session);
    await chooseEverywhere(session);
    await submit(session);
    const review = await waitForReview(session);
    assert.equal((await review.findings()).length, 1);
    await review.choose("cancel");
    await fence(session);
    assert.deepEqual(scopes(session), []);
  });

  test("stays within the person's limit", async () => {
    await session.store({ settings: { version: 1, lifetimeLimitDays: 3 } });
    await openForm(session, "Nightly report");
    await takeTask(session, 3);
    await waitForOutcome(session);
    await waitForLine(session, good("taskReadPackages"));
    const date = await session.driver.findElement(By.css(".ms-DatePicker input"));
    const expected = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    assert.equal(await date.getAttribute("value"), expected);
    await session.store({});
  });
});

describeInBothBrowsers("The question about a token", (session) => {
  test("offers the changes as buttons, and the form is changed and not sent", async () => {
    await openForm(session, "Nightly report");
    await click(session, SCOPE.codeFull);
    // A note that comes moves the form, which closes a drop-down.
    await waitForRules(session, ["critical-scope"]);
    await chooseItem(session, 2, 3);
    await submit(session);
    const review = await waitForReview(session);
    const days = filled("formFixDays_other", "30");
    assert.deepEqual(await review.fixes(), [filled("formFixUse", "Code (Read)"), days]);
    await review.pressFix(days);
    await waitForRules(session, ["critical-scope"]);
    await fence(session);
    assert.deepEqual(scopes(session), []);
  });

  test("offers them also where the request is held", async () => {
    await openForm(session, "Nightly report");
    await click(session, SCOPE.codeRead);
    await waitForRules(session, ["hidden-inclusion"]);
    await chooseEverywhere(session);
    await submit(session);
    const review = await waitForReview(session);
    await review.pressFix(filled("formFixOrganization", quoted("contoso")));
    await waitForRules(session, ["hidden-inclusion"]);
    await fence(session);
    assert.deepEqual(scopes(session), []);
  });

  test("leads back to the first change that can be made", async () => {
    await openForm(session, "Nightly report");
    await click(session, SCOPE.codeFull);
    // A note that comes moves the form, which closes a drop-down.
    await waitForRules(session, ["critical-scope"]);
    await chooseItem(session, 2, 3);
    await session.driver.executeScript("document.querySelector('.bolt-panel-content').scrollTop = 0");
    await submit(session);
    await (await waitForReview(session)).choose("cancel");
    await session.until("the focus", async () => (await focused(session)) === filled("formFixUse", "Code (Read)"));
    const isSeen = await session.driver.executeScript(
      `const box = document.activeElement.getBoundingClientRect();
       return box.top < innerHeight && box.bottom > 0;`,
    );
    assert.ok(isSeen, "the change is out of sight");
  });

  test("calls scopes what the form calls them, in its language", async () => {
    await openForm(session, "Nightly report", `${TOKENS}?lang=de`);
    await click(session, SCOPE.codeFull);
    const [full, read] = [quoted("Quellcode (Vollständig)"), quoted("Quellcode (Lesen)")];
    await waitForLine(session, filled("formCheck_one", "1", full).replace("$things$", full));
    await submit(session);
    const review = await waitForReview(session);
    assert.ok((await review.findings())[0].startsWith(filled("harmRepositories", full)));
    assert.deepEqual(await review.fixes(), [filled("formFixUse", read)]);
    await review.choose("cancel");
    // Held by the gate, it says the same.
    await chooseItem(session, 1, 3);
    await submit(session);
    const held = await waitForReview(session);
    assert.ok((await held.text()).includes(filled("harmRepositories", full)));
    await held.choose("cancel");
  });
});

describeInBothBrowsers("How the form stands", (session) => {
  test("is said in one line that is spoken when it changes, and each note has a role and a name", async () => {
    await openForm(session, "Nightly report");
    await click(session, SCOPE.codeFull);
    // A note that comes moves the form, which closes a drop-down.
    await waitForRules(session, ["critical-scope"]);
    await chooseItem(session, 2, 3);
    await waitForLine(session, filled("formCheck_other", "2", [`Code (Full)`, message("topicLifetime")].join(", ")));
    const banner = await waitForSurface(session, "patrol-advice");
    const line = await banner.findElement(By.css(".line"));
    assert.deepEqual([await line.getAttribute("role"), await line.getAttribute("aria-live")], ["status", "polite"]);
    const names = [];
    for (const note of await session.driver.findElements(By.css("patrol-note"))) {
      const advice = await (await note.getShadowRoot()).findElement(By.css("[data-rule]"));
      names.push([await advice.getAttribute("role"), await advice.getAccessibleName()]);
    }
    assert.deepEqual(names, [
      ["note", `${message("name")}: ${message("topicLifetime")}`],
      ["note", `${message("name")}: Code (Full)`],
    ]);
  });

  test("a note stands in the form only, and covers nothing of the page", async () => {
    await session.store(levels({ "lifetime-over-limit": "inform" }));
    await openForm(session, "test");
    await click(session, SCOPE.codeRead);
    await waitForRules(session, ["vague-name", "hidden-inclusion"]);
    await chooseItem(session, 2, 3);
    await waitForRules(session, ["vague-name", "lifetime-over-limit", "hidden-inclusion"]);
    await submit(session);
    await shownToken(session);
    await session.until("the log", async () => (await session.storage()).audit?.length === 1);
    for (const surface of /** @type {const} */ (["patrol-notice", "patrol-note", "patrol-review"])) {
      await assertNone(session, surface);
    }
    await session.store({});
  });

  test("the way without a token is said once, also where several scopes are asked about", async () => {
    await openForm(session, "Nightly report");
    await click(session, SCOPE.codeFull);
    await click(session, SCOPE.buildExecute);
    await waitForRules(session, ["critical-scope", "high-privilege-scope"]);
    const banner = await waitForSurface(session, "patrol-advice");
    const [name, first] = await texts(banner, ".card > *");
    assert.equal(name, message("brand"));
    assert.ok(first?.includes(message("wayScripts")), first);
    let said = (await texts(banner, ".card")).join();
    for (const note of await session.driver.findElements(By.css("patrol-note"))) {
      said += (await texts(await note.getShadowRoot(), ".list")).join();
    }
    assert.equal(said.split(message("wayScripts")).length, 2, said);
  });
});

/** The scopes of the tokens that were asked for. @param {import("../driver/session.mjs").Session} session @returns {string[]} */
function scopes(session) {
  return creations(session).map(({ body }) => JSON.parse(body).dataProviderContext.properties.scope);
}

/** The text of what has the focus inside a note. @param {import("../driver/session.mjs").Session} session */
async function focused(session) {
  for (const note of await session.driver.findElements(By.css("patrol-note"))) {
    const list = await (await note.getShadowRoot()).findElement(By.css(".list"));
    const text = await session.driver.executeScript(
      "return arguments[0].getRootNode().activeElement?.textContent ?? ''",
      list,
    );
    if (text !== "") return text;
  }
  return "";
}
