// Shows Patrol at work. With a display: a browser on the replica that stays open. Without: the main job in pictures. In Chromium, or in
// the browser that PATROL_BROWSER names.

import { rm } from "node:fs/promises";
import { join, relative } from "node:path";
import { STEPS } from "./driver/main-job.mjs";
import { ROOT } from "./driver/root.mjs";
import { Session } from "./driver/session.mjs";
import { PAGES, startReplica } from "./replica/server.mjs";

/** @typedef {import("./driver/session.mjs").Replica} Replica */
/** @typedef {import("./driver/session.mjs").BrowserName} BrowserName */

const SCREENSHOTS = join(ROOT, "screenshots");
const NAMES = { chromium: "Chromium", firefox: "Firefox" };

const BROWSER = /** @type {BrowserName} */ (process.env.PATROL_BROWSER ?? "chromium");

/** Opens a browser and waits until it is closed. @param {BrowserName} browser @param {Replica} replica */
async function show(browser, replica) {
  const session = new Session(browser, { visible: true });
  let ended = false;
  process.once("SIGINT", () => (ended = true));
  await session.start(replica);
  await session.load(PAGES[0]);
  console.log(`${NAMES[browser]} is open. Its addresses lead to the replica on this machine, not to Azure DevOps:\n`);
  for (const path of PAGES) console.log(`  https://dev.azure.com${path}`);
  console.log("\nClose the browser or press Ctrl+C to end.");
  while (!ended && (await session.isOpen())) await new Promise((resolve) => setTimeout(resolve, 500));
  await session.stop().catch(() => {}); // Ctrl+C has ended it already
}

/** Does the main job and leaves a picture of each step. @param {BrowserName} browser @param {Replica} replica */
async function picture(browser, replica) {
  const folder = join(SCREENSHOTS, browser);
  await rm(folder, { recursive: true, force: true });
  replica.clear();
  const session = new Session(browser);
  let doing = "the browser starts";
  try {
    await session.start(replica);
    for (const [index, [name, step]] of STEPS.entries()) {
      doing = name;
      await step(session);
      const file = `${String(index + 1).padStart(2, "0")}-${name.replace(/\W+/g, "-")}.png`;
      await session.screenshot(join(folder, file));
    }
    const [error] = await session.takeErrors();
    if (error) throw new Error(`the extension caused an error: ${error}`);
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split("\n");
    throw new Error(`In ${NAMES[browser]} this step failed: ${doing}. ${why}`);
  } finally {
    await session.stop();
  }
  console.log(`${NAMES[browser]}: all ${STEPS.length} steps done, pictures in ${relative(process.cwd(), folder)}/`);
}

const replica = await startReplica();
try {
  if (process.env.DISPLAY || process.env.WAYLAND_DISPLAY) {
    await show(BROWSER, replica);
  } else {
    await picture(BROWSER, replica);
  }
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await replica.close();
}
