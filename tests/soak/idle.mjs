// Tabs in which nothing happens: Patrol does nothing there either, and its background sleeps.

/** @typedef {import("../driver/session.mjs").Session} Session */

/** How many tabs, and how long nothing happens, in ms. */
const TABS = 20;
const IDLE = 60_000;

/** How long pages work after they are drawn, in ms. */
const SETTLES = 5000;

const PAGES = [
  "/contoso/web/_plain",
  "/contoso/_usersSettings/tokens",
  "/contoso/web/_git/shop/pullrequest/7",
  "/contoso/web/_git/shop",
];

/**
 * Opens tabs and leaves them alone.
 * @param {Session} session
 * @returns {Promise<string>} figures
 */
export async function idle(session) {
  const { driver } = session;
  await session.open(PAGES[0]);
  const first = await driver.getWindowHandle();
  const handles = [first];
  while (handles.length < TABS) {
    await driver.switchTo().newWindow("tab");
    await driver.get(`https://dev.azure.com${PAGES[handles.length % PAGES.length]}`);
    const isDrawn = () => driver.executeScript("return document.querySelector('main')?.childElementCount > 0");
    await session.until("the page to be drawn", isDrawn);
    handles.push(await driver.getWindowHandle());
  }
  // What the pages still do when they have just been drawn.
  await new Promise((done) => setTimeout(done, SETTLES));
  const before = await worked(session, handles);
  // The driver keeps it awake in Chromium; who is asleep stays so unless somebody calls.
  await session.stopBackground();
  let awake = 0;
  for (const end = Date.now() + IDLE; Date.now() < end;) {
    await new Promise((done) => setTimeout(done, 1000));
    if (await session.isBackgroundRunning()) awake += 1;
  }
  const after = await worked(session, handles);
  for (const handle of handles.slice(1)) {
    await driver.switchTo().window(handle);
    await driver.close();
  }
  await driver.switchTo().window(first);
  if (awake > 0) throw new Error(`The background ran in ${awake} of ${IDLE / 1000} seconds in which nothing happened.`);
  const times = after.map((time, tab) => (time - before[tab]).toFixed(2));
  return `${session.browser}, ${TABS} tabs in which nothing happens for ${IDLE / 1000} s: the background sleeps; ms of script by tab: ${times.join(" ") || "not measured"}`;
}

/** How long scripts of each tab have run, in ms: Chromium alone says that. @param {Session} session @param {string[]} handles */
async function worked({ browser, driver }, handles) {
  if (browser !== "chromium") return [];
  const chromium = /** @type {import("selenium-webdriver/chrome.js").Driver} */ (driver);
  const times = [];
  for (const handle of handles) {
    await driver.switchTo().window(handle);
    await chromium.sendAndGetDevToolsCommand("Performance.enable", {});
    const { metrics } = /** @type {any} */ (await chromium.sendAndGetDevToolsCommand("Performance.getMetrics", {}));
    times.push(metrics.find((/** @type {any} */ { name }) => name === "ScriptDuration").value * 1000);
  }
  return times;
}
