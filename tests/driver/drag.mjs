// Dragging and dropping. Neither driver can drag from another window, and headless Firefox drops nothing that its driver drags: there the browser
// itself is told of the drop, as by the system. The page gets trusted events, and the browser does what it does with a drop, in both.

import { Origin } from "selenium-webdriver";
import { Context } from "selenium-webdriver/firefox.js";

/** @typedef {import("./session.mjs").Session} Session */
/** @typedef {import("selenium-webdriver/firefox.js").Driver} FirefoxDriver */

/**
 * @typedef {object} Target
 * @property {string} selector
 * @property {number} [x] from its left edge, CSS pixels
 * @property {number} [y] from its top edge
 */

/** @param {Session} session @param {Target} target */
export async function pointIn(session, { selector, x = 40, y = 12 }) {
  const { left, top } = await session.until(
    selector,
    () =>
      /** @type {Promise<{ left: number, top: number } | undefined>} */ (
        session.driver.executeScript(
          `const element = document.querySelector(arguments[0]);
           // One that is higher than the window would have its upper edge outside.
           element?.scrollIntoView({ block: element.offsetHeight < innerHeight ? "center" : "start" });
           return element?.getBoundingClientRect();`,
          selector,
        )
      ),
  );
  return { x: Math.round(left + x), y: Math.round(top + y) };
}

/**
 * Drops something that comes from outside the page.
 * @param {Session} session
 * @param {Target} target
 * @param {string | Record<string, string>} content plain text, or a text for each media type
 */
export async function dropFromOutside(session, target, content) {
  const point = await pointIn(session, target);
  const flavours = typeof content === "string" ? { "text/plain": content } : content;
  if (session.browser === "firefox") return dropInFirefox(session, point, flavours);
  const items = Object.entries(flavours).map(([mimeType, data]) => ({ mimeType, data }));
  const driver = /** @type {import("selenium-webdriver/chrome.js").Driver} */ (session.driver);
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    const data = { items, dragOperationsMask: 1 };
    await driver.sendDevToolsCommand("Input.dispatchDragEvent", { type, ...point, data });
  }
}

/**
 * Drags what is selected in a field, by its first letter, to another place.
 * @param {Session} session
 * @param {Target} from
 * @param {Target} to
 */
export async function dragSelection(session, from, to) {
  const [start, end] = [await pointIn(session, from), await pointIn(session, to)];
  /** @type {string} */
  const text = await session.driver.executeScript(
    "const field = document.activeElement; return field.value.slice(field.selectionStart, field.selectionEnd);",
  );
  const viewport = { origin: Origin.VIEWPORT };
  const drag = session.driver
    .actions()
    .move({ ...start, ...viewport })
    .press()
    .pause(100)
    .move({ x: start.x + 12, y: start.y + 2, duration: 100, ...viewport })
    .move({ x: end.x - 4, y: end.y, duration: 200, ...viewport })
    .move({ ...end, duration: 100, ...viewport });
  await drag.pause(100).release().perform();
  if (session.browser === "firefox") await dropInFirefox(session, end, { "text/plain": text });
}

/**
 * @param {Session} session
 * @param {{ x: number, y: number }} point
 * @param {Record<string, string>} flavours
 */
async function dropInFirefox(session, point, flavours) {
  const driver = /** @type {FirefoxDriver} */ (session.driver);
  await driver.setContext(Context.CHROME);
  try {
    const error = await driver.executeAsyncScript(
      `const [script, done] = arguments;
       const messages = gBrowser.selectedBrowser.messageManager;
       const answered = ({ data }) => {
         messages.removeMessageListener("dropped", answered);
         done(data);
       };
       messages.addMessageListener("dropped", answered);
       messages.loadFrameScript("data:application/javascript;charset=utf-8," + encodeURIComponent(script), false);`,
      `(${dropInContent})(${JSON.stringify({ point, flavours })}, { content, Cc, Ci, Cu, done: (error) => sendAsyncMessage("dropped", error) })`,
    );
    if (error) throw new Error(String(error));
  } finally {
    await driver.setContext(Context.CONTENT);
  }
}

/** In Firefox's content process, with the rights of the browser. @param {any} asked @param {any} given what a script there is given */
function dropInContent({ point, flavours }, { content, Cc, Ci, Cu, done }) {
  try {
    const { document, windowUtils } = content;
    const service = Cc["@mozilla.org/widget/dragservice;1"].getService(Ci.nsIDragService);
    service.startDragSessionForTests(content, Ci.nsIDragService.DRAGDROP_ACTION_COPY);
    const session = service.getCurrentSession(content);
    // The page may read only what has not been set by the browser itself.
    const page = new Cu.Sandbox(document.nodePrincipal, { sandboxPrototype: content });
    page.flavours = JSON.stringify(flavours);
    const dataTransfer = Cu.evalInSandbox(
      `const data = new DataTransfer();
       for (const [type, text] of Object.entries(JSON.parse(flavours))) data.setData(type, text);
       data`,
      page,
    );
    dataTransfer.dropEffect = "copy";
    const target = document.elementFromPoint(point.x, point.y);
    for (const type of ["dragenter", "dragover", "drop"]) {
      const [x, y] = [content.mozInnerScreenX + point.x, content.mozInnerScreenY + point.y];
      const event = document.createEvent("DragEvent");
      event.initDragEvent(
        ...[type, true, true, content, 0, x, y, point.x, point.y],
        ...[false, false, false, false, 0, null, dataTransfer],
      );
      windowUtils.dispatchDOMEventViaPresShellForTesting(target, event);
    }
    session.endDragSession(true, 0);
    done(null);
  } catch (error) {
    done(String(error));
  }
}
