import assert from "node:assert/strict";
import { before, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed } from "../driver/fields.mjs";
import { pressFix, waitForOutcome, waitForRule, waitForRules } from "../driver/form-advice.mjs";
import { openInventory, visit } from "../driver/inventory.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, surfaces, texts, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { shown, waitForStanding } from "../driver/own-pages.mjs";
import { outcome, start } from "../driver/scripted-request.mjs";
import { COLLECTION, SERVER, addServer } from "../driver/servers.mjs";
import { SCOPE, chooseItem, click, creations, fence, openForm, shownToken, submit } from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const TOKENS = `${COLLECTION}/_usersSettings/tokens`;
const AREA = fieldNamed("a text area").field;
/** Words that lead nowhere on a server. */
const CLOUD = /entra|azure cli|oauth|managed identity|credential manager/i;

describeInBothBrowsers("The token page of a server", (session) => {
  before(() => addServer(session));

  for (const language of ["en", "de", "qps"]) {
    test(`is advised on as one of a server, and a risky request is held (${language})`, async () => {
      await openForm(session, "nightly build", `${TOKENS}?lang=${language}`, SERVER);
      await click(session, "#__bolt-full");
      await chooseItem(session, 1, 3);
      await waitForRules(session, ["all-organizations", "full-access"]);
      assert.match(await waitForRule(session, "all-organizations"), /DefaultCollection/);
      await submit(session);
      const review = await waitForReview(session);
      const said = await review.text();
      assert.ok(said.includes(message("adviceAllCollections")), said);
      assert.ok(said.includes(message("wayServer")), said);
      assert.doesNotMatch(said, CLOUD);
      await review.choose("cancel");
      await fence(session);
      assert.equal(creations(session).length, 0);

      await pressFix(session, "all-organizations");
      await waitForOutcome(session);
      await waitForRules(session, ["full-access"]);
      const [chosen] = await session.driver.findElements(
        By.css(".bolt-panel .bolt-dropdown-expandable-textfield-input"),
      );
      assert.equal(await chosen.getAttribute("value"), "DefaultCollection");
      assert.deepEqual((await session.status()).problems, []);
    });
  }

  test("offers SSH and Kerberos first for every task", async () => {
    await openForm(session, "", TOKENS, SERVER);
    const banner = await waitForSurface(session, "patrol-advice");
    const options = () => banner.findElements(By.css("option"));
    await session.until("the tasks", async () => (await options()).length > 5);
    for (const [place, task] of (await options()).slice(1).entries()) {
      await task.click();
      const name = await task.getText();
      let advice = "";
      await session.until(
        () => `the way for "${name}"; there is "${advice}"`,
        async () => {
          advice = (await texts(banner, ".way")).join().replace(/\s+/g, " ");
          return advice.includes(message(place < 2 ? "wayServerGit" : "wayServer"));
        },
      );
      assert.doesNotMatch(advice, CLOUD, name);
    }
  });

  test("tells of the way without a narrow token, and lets it go out", async () => {
    await openForm(session, "Nightly report", TOKENS, SERVER);
    await click(session, SCOPE.codeRead);
    const banner = await waitForSurface(session, "patrol-advice");
    const way = async () => (await texts(banner, ".way")).join();
    await session.until("the way", async () => (await way()).includes(message("wayServerGit")));
    await submit(session);
    await shownToken(session);
    await assertNone(session, "patrol-notice");
    assert.equal(creations(session)[0].path, `${COLLECTION}/_apis/Contribution/HierarchyQuery`);
    assert.equal(creations(session)[0].host, SERVER);
  });

  test("fills the inventory, whose ways are those of a server", async () => {
    await visit(session, TOKENS, SERVER);
    await openInventory(session, "whole");
    await session.until("the tokens", async () => (await session.driver.findElements(By.css("#rows tr"))).length > 3);
    for (const toggle of await session.driver.findElements(By.css(".toggle"))) {
      await session.driver.executeScript("arguments[0].focus()", toggle);
      await session.driver.actions().sendKeys(Key.ENTER).perform();
    }
    const said = String(await session.driver.executeScript("return document.querySelector('#rows').textContent"));
    assert.ok(said.includes(message("wayServer")), said);
    assert.doesNotMatch(said.replaceAll(/Git: https:\S+/g, ""), CLOUD);
  });
});

describeInBothBrowsers("Beside a clone address of a server", (session) => {
  before(() => addServer(session));

  const projects = [
    { path: `${COLLECTION}/web/_git/shop`, address: `${SERVER}${COLLECTION}/web/_git/shop` },
    {
      path: `/tfs/My%20Collection/The%20shop/_git/front%20end`,
      address: `${SERVER}/tfs/My%20Collection/The%20shop/_git/front%20end`,
    },
  ];
  for (const { path, address } of projects) {
    for (const language of ["en", "qps"]) {
      test(`stand SSH and Kerberos: ${path} (${language})`, async () => {
        await session.open(`${path}?lang=${language}`, SERVER);
        await click(session, "#__bolt-clone-repository");
        const panel = await waitForSurface(session, "patrol-clone");
        assert.deepEqual(await texts(panel, "summary"), [
          message("cloneSsh"),
          message("cloneKerberos"),
          message("cloneNtlm"),
        ]);
        assert.deepEqual(await written(panel, "details > p"), [
          message("cloneSshHow"),
          message("cloneKerberosAbout"),
          message("cloneNtlmAbout"),
        ]);
        assert.deepEqual(await written(panel, "pre"), [
          `git config --global http.https://${SERVER}.emptyAuth true\ngit clone https://${address}`,
          `git config --global http.https://${SERVER}.allowNTLMAuth true\ngit clone https://${address}`,
        ]);

        await click(session, ".bolt-callout-content[role=dialog] .bolt-button-group button:nth-of-type(2)");
        const expected = `git clone ssh://${address.replace(SERVER, `${SERVER}:22`)}`;
        // Where the page says more about SSH, the panel goes to another place, and may be on its way while it is read.
        const commands = async () => texts(await waitForSurface(session, "patrol-clone"), "pre");
        await session.until("the command for SSH", async () => (await commands().catch(() => [])).join() === expected);
        const now = await waitForSurface(session, "patrol-clone");
        assert.deepEqual(await texts(now, "summary"), [message("cloneSsh")]);
        assert.doesNotMatch((await texts(now, "section")).join(), CLOUD);
        assert.equal((await surfaces(session, "patrol-clone")).length, 1);
      });
    }
  }

  test("is a note where git credentials can be made", async () => {
    await session.open(`${COLLECTION}/web/_git/shop?credentials=shown`, SERVER);
    await click(session, "#__bolt-clone-repository");
    const panel = await waitForSurface(session, "patrol-clone");
    assert.equal((await panel.findElements(By.css("[data-note=credentials]"))).length, 1);
  });
});

describeInBothBrowsers("A page of an added server that is not Azure DevOps", (session) => {
  before(() => addServer(session));
  const open = () => session.open("/intranet/web/_plain?data=absent", SERVER);

  test("is left alone: a token goes in, and the popup says so", async () => {
    const token = await testToken("new", 23);
    await copy(session, token);
    await open();
    await pasteInto(session, AREA);
    await session.until("the paste", async () => (await contentOf(session, AREA)) === token);
    await assertNone(session, "patrol-review");
    assert.equal((await session.status()).surface, "elsewhere");
    await session.openPopup();
    await waitForStanding(session, "elsewhere");
    assert.equal(await shown(session, "#heading"), message("popupElsewhere"));
    const title = await session.inPatrol("return chrome.action.getTitle({ tabId: argument })", await session.tab());
    assert.equal(title, message("badgeElsewhere"));
  });

  test("shows no ways to clone", async () => {
    await session.open(`${COLLECTION}/web/_git/shop?empty=1&data=absent`, SERVER);
    await session.driver.findElement(By.css(".bolt-card input[readonly]"));
    await fence(session);
    await session.status();
    await assertNone(session, "patrol-clone");
  });

  test("has its requests for tokens held all the same", async () => {
    await open();
    await start(session, `fetch("${COLLECTION}/_apis/tokens/pats", { method: "POST", body: '{"scope":"app_token"}' })`);
    const review = await waitForReview(session);
    assert.doesNotMatch(await review.text(), CLOUD);
    await review.choose("cancel");
    await outcome(session, "AbortError");
    await fence(session);
    assert.equal(session.replica.requests().filter(({ path }) => path.includes("tokens/pats")).length, 0);
  });
});

/**
 * What stands in the elements, also in those that are folded away.
 * @param {import("../driver/overlay.mjs").ShadowRoot} root @param {string} selector @returns {Promise<string[]>}
 */
async function written(root, selector) {
  const elements = await root.findElements(By.css(selector));
  return Promise.all(elements.map(async (element) => String(await element.getAttribute("textContent"))));
}
