// Frames of every kind in which Patrol has to work, each with a field to paste into.

import { By } from "selenium-webdriver";
import { runAsPage } from "./page-script.mjs";

/** @typedef {import("./session.mjs").Session} Session */

/**
 * @typedef {object} FrameKind
 * @property {string} name
 * @property {string} [attributes] of the frame; the page itself has none
 * @property {string} [filled] what the page writes into the frame
 */

/** The field of every frame. */
export const FIELD = ".plain-textarea";

/** The policy under which the page shows frames: as strict as it can be with them. */
const PAGE = "/contoso/web/_plain?csp=frames";
const FIELD_MARKUP = '<!DOCTYPE html><title>Frame</title><textarea class="plain-textarea"></textarea>';

/** @type {FrameKind[]} */
export const FRAMES = [
  { name: "the page itself" },
  { name: "a frame of the same site", attributes: `src="${PAGE}"` },
  { name: "a frame of the other guarded host", attributes: `src="https://contoso.visualstudio.com/web/_plain"` },
  { name: "a frame whose text the page holds", attributes: `srcdoc='${FIELD_MARKUP}'` },
  { name: "a frame that the page fills", attributes: "", filled: FIELD_MARKUP },
  {
    name: "a sandboxed frame that may not send forms",
    attributes: `sandbox="allow-scripts allow-same-origin" src="${PAGE}"`,
  },
  { name: "a sandboxed frame without an origin", attributes: `sandbox="allow-scripts" src="${PAGE}"` },
  {
    name: "a sandboxed frame without an origin whose text the page holds",
    attributes: `sandbox="allow-scripts" srcdoc='${FIELD_MARKUP}'`,
  },
];

/** @param {string} name @returns {FrameKind} */
export function frameNamed(name) {
  const kind = FRAMES.find((candidate) => candidate.name === name);
  if (!kind) throw new Error(`There is no frame '${name}'.`);
  return kind;
}

/**
 * Opens a page with a frame of a kind and steps into it. What switches windows (the clipboard, Patrol's own pages) leads out of it again.
 * @param {Session} session
 * @param {FrameKind} kind
 * @param {{ width: number, height: number }} [size] in CSS pixels
 */
export async function openFrame(session, kind, size = { width: 800, height: 500 }) {
  await session.open(PAGE);
  if (kind.attributes === undefined) return;
  await session.driver.executeScript(
    `const [attributes, width, height] = arguments;
     const holder = document.createElement("div");
     holder.innerHTML = "<iframe " + attributes + "></iframe>";
     const frame = holder.firstChild;
     frame.style.cssText = "border: 0; flex: none; width: " + width + "px; height: " + height + "px";
     const main = document.querySelector("main");
     main.prepend(frame);
     main.scrollTop = 0;`,
    kind.attributes,
    size.width,
    size.height,
  );
  if (kind.filled !== undefined) {
    await runAsPage(
      session,
      `const document = window.document.querySelector("iframe").contentDocument;
       document.open();
       document.write(${JSON.stringify(kind.filled)});
       document.close();`,
    );
  }
  await stepInto(session, FIELD);
}

/** Steps into the first frame of the page as soon as an element is in it. @param {Session} session @param {string} selector */
export async function stepInto(session, selector) {
  const { driver } = session;
  await session.until(`${selector} in the frame`, async () => {
    await driver.switchTo().defaultContent();
    const [frame] = await driver.findElements(By.css("iframe"));
    if (!frame) return false;
    await driver.switchTo().frame(frame);
    return (await driver.findElements(By.css(selector))).length > 0;
  });
}
