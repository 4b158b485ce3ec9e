// A paste with a secret: from the key until the question can be answered. Each time the page is new, so that nothing of it is there already;
// and field and key come in one breath, so that nothing is fetched meanwhile.

import { By, Key } from "selenium-webdriver";
import { copy } from "../driver/clipboard.mjs";
import { Session } from "../driver/session.mjs";
import { testToken } from "../driver/tokens.mjs";
import { startReplica } from "../replica/server.mjs";
import { QUESTION } from "./goals.mjs";
import { median } from "./statistics.mjs";
import { pastedText } from "./texts.mjs";

/** @typedef {import("./report.mjs").Row} Row */

const ROUNDS = 15;
const PAGE = "/contoso/web/_plain";
const FIELD = ".plain-textarea";
/** The element that holds the question. */
const SURFACE = "patrol-review";

/** Without it Firefox rounds times. */
const FINE_CLOCK = { "privacy.reduceTimerPrecision": false };

/** @param {import("../driver/session.mjs").BrowserName} browser @returns {Promise<Row[]>} */
export async function measureQuestion(browser) {
  const replica = await startReplica();
  const session = new Session(browser, { preferences: FINE_CLOCK });
  try {
    await session.start(replica);
    await copy(session, pastedText(await testToken("new")));
    const rows = [];
    const all = [];
    for (const background of /** @type {const} */ (["awake", "asleep"])) {
      const times = [];
      for (let round = 0; round < ROUNDS; round++) times.push(await ask(session, background));
      all.push(...times);
      rows.push({
        what: `${browser}: background ${background}, p50`,
        value: median(times),
        unit: "ms",
        most: QUESTION[background],
        detail: `from ${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)}`,
      });
    }
    return [...rows, { what: `${browser}: longest of all`, value: Math.max(...all), unit: "ms", most: QUESTION.ever }];
  } finally {
    await session.stop();
    await replica.close();
  }
}

/**
 * Pastes once.
 * @param {Session} session
 * @param {"awake" | "asleep"} background
 * @returns {Promise<number>} ms
 */
async function ask(session, background) {
  await session.open(PAGE);
  if (background === "asleep") await session.stopBackground();
  await session.driver.executeScript(watch, SURFACE);
  const field = session.driver.findElement(By.css(FIELD));
  await session.driver.actions().click(field).keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL).perform();
  return session.until("the question", () => session.driver.executeScript("return window.patrolQuestion"));
}

/** In the page: from the key to the frame in which the question is drawn and has the focus. @param {string} surface */
function watch(surface) {
  addEventListener("keydown", ({ key, timeStamp }) => {
    if (key !== "v") return;
    const { port1, port2 } = new MessageChannel();
    // A message that is sent while a frame is made arrives when it is drawn.
    port1.onmessage = () => Object.assign(window, { patrolQuestion: performance.now() - timeStamp });
    const look = () => {
      if (document.activeElement?.localName === surface) port2.postMessage(null);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
