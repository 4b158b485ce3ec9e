// What a page has grown by: listeners, and memory after a collection.

import { Context } from "selenium-webdriver/firefox.js";

/** @typedef {import("../driver/session.mjs").Session} Session */
/** @typedef {{ listeners: number, heap: number }} Weight `heap` in bytes */

/**
 * What the page in front weighs now. Chromium counts every listener in its process, and the heap of the page with all its worlds. Firefox counts
 * the listeners of the window, the document and its root, and of `performance`, of every world; it tells the memory
 * of the whole process alone.
 * @param {Session} session
 * @returns {Promise<Weight>}
 */
export const weigh = (session) => (session.browser === "chromium" ? weighChromium(session) : weighFirefox(session));

/** @param {Session} session */
async function weighChromium({ driver }) {
  const chromium = /** @type {import("selenium-webdriver/chrome.js").Driver} */ (driver);
  const ask = (/** @type {string} */ method) =>
    /** @type {Promise<any>} */ (chromium.sendAndGetDevToolsCommand(method, {}));
  await ask("Performance.enable");
  // Twice: what a finalizer lets go is collected by the second.
  for (let time = 0; time < 2; time++) await ask("HeapProfiler.collectGarbage");
  const { metrics } = await ask("Performance.getMetrics");
  const listeners = metrics.find((/** @type {any} */ { name }) => name === "JSEventListeners").value;
  return { listeners, heap: (await ask("Runtime.getHeapUsage")).usedSize };
}

/** @param {Session} session */
async function weighFirefox({ driver }) {
  const firefox = /** @type {import("selenium-webdriver/firefox.js").Driver} */ (driver);
  await firefox.setContext(Context.CHROME);
  try {
    return /** @type {Weight} */ (
      await firefox.executeAsyncScript(
        `const [script, done] = arguments;
         const messages = gBrowser.selectedBrowser.messageManager;
         const answered = ({ data }) => {
           messages.removeMessageListener("weighed", answered);
           done(data);
         };
         messages.addMessageListener("weighed", answered);
         messages.loadFrameScript("data:application/javascript;charset=utf-8," + encodeURIComponent(script), false);`,
        `(${weighInContent})({ content, Cc, Ci, Cu, Services, done: (weight) => sendAsyncMessage("weighed", weight) })`,
      )
    );
  } finally {
    await firefox.setContext(Context.CONTENT);
  }
}

/** In Firefox's content process, with the rights of the browser. @param {any} given what a script there is given */
function weighInContent({ content, Cc, Ci, Cu, Services, done }) {
  const { document, performance } = content;
  const targets = [content, document, document.documentElement, document.body, performance];
  // Each command of the driver leaves one for the end of the page.
  const isOurs = (/** @type {{ type: string }} */ { type }) => type !== "unload";
  let listeners = 0;
  for (const target of targets) listeners += Services.els.getListenerInfoFor(target).filter(isOurs).length;
  const manager = Cc["@mozilla.org/memory-reporter-manager;1"].getService(Ci.nsIMemoryReporterManager);
  // Collects everything, in all worlds, and more than once.
  manager.minimizeMemoryUsage(() => {
    Cu.forceGC();
    done({ listeners, heap: manager.heapAllocated });
  });
}
