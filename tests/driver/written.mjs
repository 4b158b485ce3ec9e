// Documents that a page writes itself: `document.open` and `document.write` erase every listener of the window and of the document.

import { By } from "selenium-webdriver";
import { stepInto } from "./frames.mjs";
import { runAsPage } from "./page-script.mjs";
import { FULL_ACCESS, QUERY } from "./scripted-request.mjs";

/** @typedef {import("./session.mjs").Session} Session */

/** The field of a written document. */
export const FIELD = ".written-field";

/**
 * @typedef {object} Way
 * @property {string} name
 * @property {string} statements of `markup` and `lines`; what the page does
 * @property {string} [frame] attributes of the frame that is written, when it is not the page itself
 * @property {boolean} [inside] whether the script that writes is the frame's own
 */

const FRAME = "const written = document.querySelector('iframe').contentDocument;";

/** @type {Way[]} */
export const WAYS = [
  { name: "opened and written by the page", statements: "document.open(); document.write(markup); document.close();" },
  { name: "written by the page after it was loaded", statements: "document.write(markup); document.close();" },
  {
    name: "written line by line and left open",
    statements: "document.open(); for (const line of lines) document.writeln(line);",
  },
  {
    name: "written in several pieces by one call",
    statements: "Document.prototype.write.apply(document, lines); document.close();",
  },
  {
    name: "written three times",
    statements: "for (let time = 0; time < 3; time++) { document.open(); document.write(markup); document.close(); }",
  },
  {
    name: "written again a while after it was written",
    statements:
      "document.write('<p>first</p>'); document.close(); setTimeout(() => { document.write(markup); document.close(); }, 50);",
  },
  {
    name: "written by what the page was loaded with",
    statements:
      "addEventListener('written', () => { document.write(markup); document.close(); }); dispatchEvent(new Event('written'));",
  },
  {
    name: "of a frame without an address that the page fills",
    frame: "",
    statements: `${FRAME} written.open(); written.write(markup); written.close();`,
  },
  {
    name: "of a frame that the page fills in the turn in which it makes it",
    frame: "none",
    statements: `const frame = document.createElement('iframe'); document.body.prepend(frame);
      const written = frame.contentDocument; written.open(); written.write(markup); written.close();`,
  },
  {
    name: "of a frame that the page fills with its own functions",
    frame: "src='about:blank'",
    statements: `${FRAME} Document.prototype.open.call(written); Document.prototype.write.call(written, markup);
      Document.prototype.close.call(written);`,
  },
  {
    name: "of a frame that the page fills three times",
    frame: "",
    statements: `${FRAME} for (let time = 0; time < 3; time++) { written.open(); written.write(markup); written.close(); }`,
  },
  {
    name: "of a frame whose text the page holds, and that the page writes anew",
    frame: "srcdoc='<p>first</p>'",
    statements: `${FRAME} written.write(markup); written.close();`,
  },
  {
    name: "of a frame whose text the page holds, and that writes itself",
    frame: "srcdoc='<head></head><p>first</p>'",
    inside: true,
    statements: "document.open(); document.write(markup); document.close();",
  },
];

/** What must have run in the page for `BY_OLD_FUNCTIONS`, before Patrol came. */
export const KEEP_FUNCTIONS = "const { open, write, close } = Document.prototype; window.old = { open, write, close };";

/** As a page does that has the browser's functions from a place that Patrol has not reached. @type {Way} */
export const BY_OLD_FUNCTIONS = {
  name: "written by functions that Patrol does not stand in front of",
  statements: "old.open.call(document); old.write.call(document, markup); old.close.call(document);",
};

/** What the document's own scripts hear of pastes, wherever they listen. */
export const LISTENS = `
  window.heard = [];
  for (const target of [window, document]) {
    target.addEventListener("paste", (event) => window.heard.push(event.clipboardData.getData("text/plain")), true);
  }`;

/**
 * The document's own script asks for a token before the field is there: at once, then without waiting. In a block, because a document that is
 * written several times keeps its window.
 */
export const ASKS = `{
  const outcomes = (window.outcomes = {});
  const ended = (how, what) => (outcomes[how] = String(what));
  const url = new URL(${JSON.stringify(QUERY)}, "https://dev.azure.com/");
  const body = ${JSON.stringify(FULL_ACCESS)};
  const request = new XMLHttpRequest();
  try {
    request.open("POST", url, false);
    request.send(body);
    ended("at once", request.status);
  } catch (error) {
    ended("at once", error.name);
  }
  fetch(url, { method: "POST", body }).then(({ status }) => ended("later", status), ({ name }) => ended("later", name));
}`;

/**
 * Writes a document in one of the ways and steps into it.
 * @param {Session} session on a page without anything to guard
 * @param {Way} way
 * @param {string} script that stands in the document before the field
 * @param {{ inline: boolean }} policy whether the page lets scripts stand in its text
 */
export async function write(session, { statements, frame, inside }, script, { inline }) {
  const { driver, replica } = session;
  const element = inline
    ? `<script>${script}</script>`
    : `<script src="https://dev.azure.com${replica.serveScript(script)}"></script>`;
  const lines = ["<!DOCTYPE html>", "<title>Written</title>", element, '<textarea class="written-field"></textarea>'];
  if (frame !== undefined && frame !== "none") {
    await driver.executeScript(
      `const holder = document.createElement("div");
       holder.innerHTML = "<iframe " + arguments[0] + "></iframe>";
       document.body.prepend(holder.firstChild);`,
      frame,
    );
    if (inside) await stepInto(session, "p");
  }
  await runAsPage(session, `const lines = ${JSON.stringify(lines)};\nconst markup = lines.join("\\n");\n${statements}`);
  if (frame !== undefined) return stepInto(session, FIELD);
  await driver.switchTo().defaultContent();
  await session.until("the written document", async () => (await driver.findElements(By.css(FIELD))).length > 0);
}
