import assert from "node:assert/strict";
import { test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { waitForLine, waitForNoRule, waitForRule, waitForRules } from "../driver/form-advice.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, surfaces, texts, waitForNone, waitForSurface } from "../driver/overlay.mjs";
import { SCOPE, TOKENS, chooseItem, click, openForm, selectToken, shownToken, submit } from "../driver/token-form.mjs";

const CANCEL = ".bolt-panel-footer button:not(.primary)";
const EXPIRATION = ".bolt-panel .replica-expiration";

describeInBothBrowsers("Advice in the token form", (session) => {
  for (const language of ["en", "de", "qps"]) {
    const page = `${TOKENS}?lang=${language}`;

    test(`follows what a person chooses, beside the fields (${language})`, async () => {
      await openForm(session, "", page);
      await waitForLine(session, message("formStart"));
      await waitForRules(session, []);
      await click(session, "#__bolt-full");
      await waitForRules(session, ["full-access"]);
      await chooseItem(session, 2, 3);
      await waitForRules(session, ["lifetime-over-limit", "full-access"]);
      await chooseItem(session, 1, 3);
      await waitForRules(session, ["all-organizations", "lifetime-over-limit", "full-access"]);
      assert.match(await waitForRule(session, "all-organizations"), / Dec 1, 2026[,.]/);
      const follows = await session.driver.executeScript(
        "return document.querySelector(arguments[0]).nextElementSibling?.localName",
        EXPIRATION,
      );
      assert.equal(follows, "patrol-note", "the note is not below the expiration");
      await chooseItem(session, 1, 1);
      await waitForRules(session, ["lifetime-over-limit", "full-access"]);
      await click(session, "#__bolt-custom");
      await click(session, SCOPE.codeFull);
      await waitForRules(session, ["lifetime-over-limit", "critical-scope"]);
    });
  }

  test("speaks of the name while it is typed", async () => {
    await openForm(session, "test");
    await waitForRule(session, "vague-name");
    await session.driver.findElement(By.css(".bolt-panel input.bolt-textfield-input")).sendKeys("s of the shop");
    await waitForNoRule(session, "vague-name");
  });

  test("goes with the form and comes with the next one, also beside an open drop-down", async () => {
    await openForm(session, "");
    await click(session, "#__bolt-full");
    await waitForRule(session, "full-access");
    await click(session, CANCEL);
    await waitForNone(session, "patrol-note");
    await waitForNone(session, "patrol-advice");
    await click(session, ".bolt-header-commandbar .primary");
    await waitForLine(session, message("formStart"));
    await click(session, "#__bolt-full");
    await waitForRules(session, ["full-access"]);
    await click(session, ".bolt-panel .bolt-dropdown-expandable-textfield-input");
    await session.until(
      "the drop-down",
      async () => (await session.driver.findElements(By.css("[role=option]"))).length > 0,
    );
    assert.equal((await surfaces(session, "patrol-advice")).length, 1);
    await waitForRules(session, ["full-access"]);
  });

  test("goes and comes with the address, also when the page keeps its panel", async () => {
    await openForm(session, "test");
    await waitForRules(session, ["vague-name"]);
    const goTo = (/** @type {string} */ path) =>
      session.driver.executeScript(
        "history.pushState(null, '', arguments[0]); document.body.append(document.createElement('i'))",
        path,
      );
    for (const times of [1, 2]) {
      await goTo("/contoso/_usersSettings/keys");
      await waitForNone(session, "patrol-note");
      await assertNone(session, "patrol-advice");
      await goTo(TOKENS);
      await waitForRules(session, ["vague-name"]);
      assert.equal((await surfaces(session, "patrol-advice")).length, 1, `the ${times}. time`);
    }
  });

  test("stands once in a form that is opened after another page and the way back", async () => {
    await openForm(session, "test");
    await waitForRules(session, ["vague-name"]);
    // The panel is over the side bar.
    await session.driver.executeScript("document.querySelector('.region-navigation a:nth-of-type(2)').click()");
    await waitForNone(session, "patrol-note");
    await assertNone(session, "patrol-advice");
    await session.driver.navigate().back();
    await waitForSurface(session, "patrol-list");
    await click(session, ".bolt-header-commandbar .primary");
    await waitForLine(session, message("formStart"));
    assert.equal((await surfaces(session, "patrol-advice")).length, 1);
  });

  test("leaves with the form when the token is shown", async () => {
    await openForm(session, "nightly build");
    await click(session, SCOPE.workItemsRead);
    await waitForRules(session, ["hidden-inclusion"]);
    await submit(session);
    await shownToken(session);
    await waitForNone(session, "patrol-note");
    await assertNone(session, "patrol-advice");
    assert.deepEqual((await session.status()).problems, []);
  });

  test("stands in the form that edits a token", async () => {
    await session.open(`${TOKENS}?lang=qps`);
    await selectToken(session, "read work items");
    await click(session, "#__bolt-edit-token");
    await waitForLine(session, message("formSame"));
    await click(session, SCOPE.codeRead);
    await waitForRule(session, "token-widened");
  });

  test("stands in a form that offers packaging only", async () => {
    await openForm(session, "", `${TOKENS}?policy=packaging&lang=de`);
    await click(session, '[class*="groupingContainer-"] .bolt-checkbox:nth-child(3)');
    await waitForRule(session, "high-privilege-scope");
    assert.deepEqual((await session.status()).problems, []);
  });

  test("says nothing of boxes that it cannot tell", async () => {
    await openForm(session, "", `${TOKENS}?areas=by-name`);
    await chooseItem(session, 2, 3);
    await click(session, '[class*="groupingContainer-"]:nth-child(1) .bolt-checkbox:nth-child(3)');
    await waitForRules(session, ["lifetime-over-limit"]);
  });

  test("can be reached by the keyboard, and names the way without a token first", async () => {
    await openForm(session, "");
    const banner = await waitForSurface(session, "patrol-advice");
    await session.until("the tasks", async () => (await banner.findElements(By.css("option"))).length > 5);
    await click(session, ".bolt-panel input.bolt-textfield-input");
    await session.driver.actions().keyDown(Key.SHIFT).sendKeys(Key.TAB).keyUp(Key.SHIFT).perform();
    await session.driver.actions().sendKeys(Key.ARROW_DOWN).perform();
    await session.until("the advice", async () => (await texts(banner, '[data-rule=""]'))[0]);
    const [card] = await texts(banner, ".card");
    assert.equal(card.split("Git Credential Manager").length, 2, card);
    assert.ok(card.indexOf("Git Credential Manager") < card.indexOf("Code (Read)"), card);
  });

  test("keeps what the person works on where it is", async () => {
    await openForm(session, "nightly build");
    await waitForLine(session, message("formStart"));
    const top = () =>
      session.driver.executeScript("return document.activeElement.getBoundingClientRect().top").then(Number);
    await click(session, SCOPE.workItemsRead);
    const before = await top();
    await waitForRules(session, ["hidden-inclusion"]);
    assert.ok(Math.abs((await top()) - before) < 2, `${before} became ${await top()}`);
  });
});
