// The person sees what they press: a page cannot cover the question, shrink it, or have it answered by a press that was meant for something else.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { contentOf, copy, focus, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { assertNone, surfaces, waitForNone, waitForOpenReview, waitForReview } from "../driver/overlay.mjs";
import { runAsPage } from "../driver/page-script.mjs";
import { bodies, openQuietPage, runInPage } from "../driver/scripted-request.mjs";
import { assertNowhere } from "../driver/secrets.mjs";
import { testToken } from "../driver/tokens.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */
/** @typedef {import("../driver/overlay.mjs").Review} Review */

const AREA = fieldNamed("a text area");

/** Makes \`cover\`, an element over the whole page through which presses go. */
const COVER = `
  const cover = Object.assign(document.createElement("div"), { textContent: "Press here", popover: "manual", className: "cover" });
  cover.style.cssText = "inset:0;width:100vw;height:100vh;border:0;background:white;pointer-events:none";
  cover.addEventListener("toggle", () => { document.body.dataset.covered = "yes"; });`;

/** @type {Record<string, string>} statements that raise it; those that the page can repeat */
const RAISED = {
  "a popover": `${COVER} document.body.append(cover); const raise = () => { cover.hidePopover(); cover.showPopover(); };`,
  "a dialog": `
    const cover = document.createElement("dialog");
    cover.style.cssText = "inset:0;width:100vw;height:100vh;max-width:none;max-height:none;border:0;background:white;pointer-events:none";
    document.body.append(cover);
    const raise = () => { cover.close(); cover.showModal(); };`,
};

/** The same where no event of it leaves: only Chromium tells that the question is no longer seen. */
const IN_SHADOW = `${COVER} document.body.attachShadow({ mode: "closed" }).append(cover, document.createElement("slot"));
  const raise = () => { cover.hidePopover(); cover.showPopover(); };`;

/** @type {Record<string, string>} statements that put the question somewhere else, where it cannot be seen */
const MOVED = {
  "into an element that cannot be seen": `
    const box = document.createElement("div");
    box.style.cssText = "position:fixed;inset:0;opacity:0;z-index:9999";
    document.body.append(box);
    box.append(document.querySelector("patrol-review"));`,
  "into an element that is not shown, without taking it out": `
    const box = document.createElement("div");
    box.hidden = true;
    document.body.append(box);
    box.moveBefore(document.querySelector("patrol-review"), null);`,
  "out and in again": `document.documentElement.append(document.querySelector("patrol-review"));`,
  "into another document": `
    const frame = document.createElement("iframe");
    document.body.append(frame);
    frame.contentDocument.body.append(document.querySelector("patrol-review"));`,
};

/** Shows a picture of the page for ever, through which presses go. */
const TRANSITION = `
  const style = new CSSStyleSheet();
  style.replaceSync(\`
    ::view-transition { pointer-events: none }
    ::view-transition-group(root) { animation: hold 1000s }
    ::view-transition-old(root) { animation: none; opacity: 1 }
    ::view-transition-new(root) { animation: none; display: none }
    @keyframes hold { from { z-index: 1 } to { z-index: 1 } }\`);
  document.adoptedStyleSheets = [style];
  document.startViewTransition(() => {}).ready.then(() => { document.body.dataset.shown = "yes"; });`;

/** @type {Record<string, string>} styles of the page that would hide, shrink, recolour or unclick it */
const STYLES = {
  "hides the element":
    "patrol-review { display: none !important; visibility: hidden !important; opacity: 0 !important; }",
  "hides everything": "html, body { visibility: hidden !important; opacity: 0 !important; }",
  "moves the element away":
    "patrol-review { transform: translate(-9999px) !important; clip-path: inset(50%) !important; }",
  "makes all letters small": "html { font-size: 1px !important; }",
  "makes the page small": "html { zoom: 0.2 !important; }",
  "makes the element small": "patrol-review { zoom: 0.2 !important; font-size: 1px !important; }",
  "paints it in one colour":
    "* { --patrol-text: white !important; --patrol-surface: white !important; --patrol-on-accent: white !important; --patrol-accent: white !important; color: white; }",
  "makes its unit small": "* { --patrol-rem: 1px !important; }",
  "lets presses through": "html, patrol-review { pointer-events: none !important; user-select: none !important; }",
  "puts it under the page":
    "html { filter: invert(1); transform: scale(0.1); contain: strict; } patrol-review { z-index: -1 !important; }",
};

/** Where it is and what it looks like. @param {Session} session @param {Review} review @returns {Promise<{ box: number[], look: string[] }>} */
async function appearance(session, review) {
  return session.driver.executeScript(
    `const [dialog, button] = arguments;
     const boxes = [dialog, button].flatMap((element) => { const { x, y, width, height } = element.getBoundingClientRect(); return [x, y, width, height]; });
     const look = [dialog, button].flatMap((element) => {
       const { color, backgroundColor, opacity, visibility, display, pointerEvents } = getComputedStyle(element);
       return [color, backgroundColor, opacity, visibility, display, pointerEvents];
     });
     return { box: boxes.map(Math.round), look };`,
    await review.root.findElement(By.css("dialog")),
    await review.root.findElement(By.css("button")),
  );
}

/** @param {Session} session @param {string} style */
async function setStyle(session, style) {
  await runAsPage(
    session,
    `const sheet = new CSSStyleSheet();
     sheet.replaceSync(${JSON.stringify(style)});
     document.adoptedStyleSheets = [sheet];
     document.documentElement.dataset.styled = "yes";`,
  );
  await session.until("the style", () =>
    session.driver.executeScript("return document.documentElement.dataset.styled"),
  );
}

/** Whether the question stands at the end of the page, modal and in its usual place. @param {Session} session @param {Review} review */
function standsInPage({ driver }, review) {
  return review.root
    .findElement(By.css("dialog"))
    .then((dialog) =>
      driver.executeScript(
        `const [dialog] = arguments;
         const host = document.documentElement.lastElementChild;
         const { left, right } = dialog.getBoundingClientRect();
         const isCentred = Math.abs(left + right - document.documentElement.clientWidth) < 3;
         return host.localName === "patrol-review" && dialog.matches(":modal") && isCentred;`,
        dialog,
      ),
    )
    .catch(() => false);
}

/** Whether the question is in front of the cover, told by making the cover take presses. @param {Session} session @returns {Promise<boolean>} */
function isInFront({ driver }) {
  return driver.executeScript(
    `const cover = document.querySelector(".cover, dialog");
     if (!cover) return false;
     cover.style.pointerEvents = "auto";
     const front = document.elementFromPoint(innerWidth / 2, innerHeight / 2).localName;
     cover.style.pointerEvents = "none";
     return front === "patrol-review";`,
  );
}

describeInBothBrowsers("The question", (session) => {
  before(async () => copy(session, `see ${await testToken("new", 46)}`));

  const hold = async () => {
    await openField(session, AREA);
    await pasteInto(session, AREA.field);
    return waitForReview(session);
  };

  for (const [what, statements] of Object.entries(RAISED)) {
    test(`comes in front again when the page raises ${what} above it`, async () => {
      const review = await hold();
      await runAsPage(session, `${statements} raise();`);
      await session.until("the question in front", () => isInFront(session));
      await review.settled();
      await review.choose("cancel");
    });

    test(`takes no answer while the page raises ${what} again and again`, async () => {
      const review = await hold();
      await runAsPage(
        session,
        `${statements}
         raise();
         let times = 0;
         window.raising = setInterval(() => { raise(); document.body.dataset.times = ++times; }, 100);`,
      );
      const times = () => session.driver.executeScript("return Number(document.body.dataset.times ?? 0)");
      await session.until("the page to raise it", async () => Number(await times()) > 2);
      // A press where the button is: at this moment something else may be above it.
      const button = await review.root.findElement(By.css('button[value="go-on"]'));
      await session.driver.actions().move({ origin: button }).click().perform();
      const pressed = Number(await times());
      await session.until("more of it", async () => Number(await times()) > pressed + 2);
      assert.equal((await surfaces(session, "patrol-review")).length, 1);
      assert.equal(await contentOf(session, AREA.field), "");
      await runAsPage(session, "clearInterval(window.raising);");
      await review.settled();
      await review.choose("cancel");
    });
  }

  if (session.browser === "chromium") {
    test("comes in front again when the page raises something that nobody hears of", async () => {
      const review = await hold();
      await runAsPage(session, `${IN_SHADOW} raise(); cover.style.pointerEvents = "auto";`);
      await session.until("the question in front", () =>
        session.driver.executeScript(
          "return document.elementFromPoint(innerWidth / 2, innerHeight / 2).localName === 'patrol-review'",
        ),
      );
      await review.settled();
      await review.choose("cancel");
    });
  }

  test("comes in front again when the page keeps to itself that it raises something", async () => {
    await openField(session, AREA);
    await runAsPage(
      session,
      `addEventListener("toggle", (event) => event.stopImmediatePropagation(), true); document.body.dataset.deaf = "yes";`,
    );
    await session.until("the listener", () => session.driver.executeScript("return document.body.dataset.deaf"));
    await pasteInto(session, AREA.field);
    const review = await waitForReview(session);
    await runAsPage(session, `${RAISED["a popover"]} raise();`);
    await session.until("the question in front", () => isInFront(session));
    await review.settled();
    await review.choose("cancel");
  });

  for (const [where, statements] of Object.entries(MOVED)) {
    test(`is back in its place when the page moves it ${where}`, async () => {
      const review = await hold();
      const usual = await appearance(session, review);
      await runAsPage(session, `${statements} document.body.dataset.moved = "yes";`);
      await session.until("the move", () => session.driver.executeScript("return document.body.dataset.moved"));
      await session.until("the question in its place", () => standsInPage(session, review));
      assert.deepEqual(await appearance(session, review), usual);
      await review.settled();
      await review.choose("cancel");
    });
  }

  test("is not answered through a picture that the page shows above it", async () => {
    const review = await hold();
    await runAsPage(session, TRANSITION);
    await session.until("the picture", () => session.driver.executeScript("return document.body.dataset.shown"));
    // Chromium lets no pointer through.
    if (session.browser === "chromium") await session.driver.actions().sendKeys(Key.ENTER).perform();
    else await review.press("go-on");
    await runAsPage(session, "document.activeViewTransition?.skipTransition();");
    await session.until("the end of the picture", () =>
      session.driver.executeScript("return !document.documentElement.matches(':active-view-transition')"),
    );
    assert.equal((await surfaces(session, "patrol-review")).length, 1);
    assert.equal(await contentOf(session, AREA.field), "");
    await review.settled();
    await review.choose("cancel");
  });

  for (const [what, style] of Object.entries(STYLES)) {
    test(`looks the same when a style of the page ${what}`, async () => {
      const review = await hold();
      const usual = await appearance(session, review);
      await setStyle(session, style);
      await session.until("the usual appearance", async () =>
        isDeepStrictEqual(await appearance(session, review), usual),
      );
      await review.settled();
      await review.choose("cancel");
    });
  }

  test("is not answered by what a script of the page presses", async () => {
    const review = await hold();
    await runAsPage(
      session,
      `const host = document.querySelector("patrol-review");
       const { x, y } = { x: innerWidth / 2, y: innerHeight / 2 };
       for (const target of [host, window, document, document.body, document.activeElement]) {
         for (const key of ["Enter", " ", "Escape"])
           for (const type of ["keydown", "keyup"]) target.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, composed: true }));
         for (const type of ["pointerdown", "mousedown", "pointerup", "mouseup", "click"])
           target.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, bubbles: true, composed: true }));
         for (const type of ["cancel", "close", "submit"]) target.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
       }
       host.click();
       document.body.dataset.pressed = "yes";`,
    );
    await session.until("the presses", () => session.driver.executeScript("return document.body.dataset.pressed"));
    await review.settled();
    assert.equal(await contentOf(session, AREA.field), "");
    await review.choose("cancel");
  });

  test("shows a page that searches for it no secret", async () => {
    const token = await testToken("new", 46);
    const review = await hold();
    for (const part of [token, token.slice(0, 12), token.slice(-12)]) {
      assert.equal(
        await session.driver.executeScript("return window.find(arguments[0])", part),
        false,
        part.slice(0, 4),
      );
    }
    const read = await session.driver.executeScript(
      `const selection = getSelection();
       selection.selectAllChildren(document.documentElement);
       return [selection.toString(), document.documentElement.textContent, document.activeElement.outerHTML].join();`,
    );
    assertNowhere(token, { "what the page reads": String(read) });
    await review.choose("cancel");
  });

  test("is one, however many requests a page sends", async () => {
    await openQuietPage(session, "?csp=none");
    await runInPage(session, "for (let n = 0; n < 1000; n++) fetch(url, { method: 'POST', body }).catch(() => {});");
    for (let n = 0; n < 3; n++) {
      const review = await waitForReview(session);
      assert.equal((await surfaces(session, "patrol-review")).length, 1);
      await review.press("cancel");
      await session.until("this question to go", () =>
        review.text().then(
          () => false,
          () => true,
        ),
      );
    }
    assert.deepEqual(bodies(session), []);
  });

  test("takes no answer as soon as it is seen, and keeps the keys that were meant for the field from answering", async () => {
    await openField(session, AREA);
    await focus(session, AREA.field);
    await session.driver.actions().keyDown("\uE009").sendKeys("v").keyUp("\uE009").sendKeys(" ", "\uE007").perform();
    const review = await waitForReview(session);
    assert.equal((await contentOf(session, AREA.field)).trim(), "");
    await review.choose("redact");
    await session.until("the masked text", async () => (await contentOf(session, AREA.field)).includes("[redacted:"));
  });

  test("is open once, however often the person pastes before it is there", async () => {
    await openField(session, AREA);
    await focus(session, AREA.field);
    await session.driver.actions().keyDown("\uE009").sendKeys("v", "v", "v").keyUp("\uE009").perform();
    await waitForOpenReview(session);
    const review = await waitForReview(session);
    assert.equal((await surfaces(session, "patrol-review")).length, 1);
    await review.press("cancel");
    await session.until("the field or the next question", async () => {
      const [next] = await surfaces(session, "patrol-review");
      if (!next) return true;
      const review = await waitForReview(session);
      assert.equal((await surfaces(session, "patrol-review")).length, 1);
      await review.press("cancel");
      return false;
    });
    await waitForNone(session, "patrol-review");
    await assertNone(session, "patrol-review");
    assert.equal(await contentOf(session, AREA.field), "");
  });

  // Firefox has no way for a test to compose; the events are the same.
  if (session.browser === "chromium") {
    test("waits for the end of a letter that is being composed", async () => {
      await openQuietPage(session, "?csp=none");
      await focus(session, AREA.field);
      const { driver } = session;
      const type = (/** @type {string} */ command, /** @type {object} */ keys) =>
        /** @type {any} */ (driver).sendDevToolsCommand(`Input.${command}`, keys);
      await type("imeSetComposition", { text: "に", selectionStart: 1, selectionEnd: 1 });
      await runInPage(
        session,
        `fetch(url, { method: "POST", body }).catch(() => {});
         setTimeout(() => { document.body.dataset.later = "yes"; }, 1500);`,
      );
      await session.until("a while", () => driver.executeScript("return document.body.dataset.later === 'yes'"));
      await assertNone(session, "patrol-review");
      await type("insertText", { text: "日" });
      const review = await waitForReview(session);
      assert.equal(await contentOf(session, AREA.field), "日");
      await review.choose("cancel");
      assert.deepEqual(bodies(session), []);
    });
  }
});
