// Scripts of the page itself, under whatever policy the page has.

/** @typedef {import("./session.mjs").Session} Session */

/**
 * Runs statements as a script of the document in front, from a timer, as the page's own code runs. Does not wait: what they do is to be
 * waited for. What WebDriver runs by itself stands, in Firefox, beside the page's own objects, and may not open a document.
 * @param {Session} session
 * @param {string} statements
 */
export async function runAsPage({ driver, replica }, statements) {
  const path = replica.serveScript(`setTimeout(() => {\n${statements}\n});`);
  await driver.executeScript(
    `const script = document.createElement("script");
     script.src = arguments[0];
     document.head.append(script);`,
    // A frame without an address has none to which a path could be relative.
    `https://dev.azure.com${path}`,
  );
}
