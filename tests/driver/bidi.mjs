// What WebDriver can do in its second protocol only.

/**
 * @param {any} driver of a browser that was started with `bidi`
 * @param {string} method
 * @param {object} params
 * @returns {Promise<any>}
 */
export async function command(driver, method, params) {
  const bidi = await driver.getBidi();
  const answer = await bidi.send({ method, params });
  if (answer.error) throw new Error(`${method}: ${answer.error}: ${answer.message}`);
  return answer.result;
}

/**
 * Runs something in every document that is opened from now on, before anything else: before the page and before Patrol.
 * @param {import("./session.mjs").Session} session
 * @param {string} statements
 */
export async function runBeforeAll({ driver }, statements) {
  await command(driver, "script.addPreloadScript", { functionDeclaration: `() => { ${statements} }` });
}
