// The extension's own database, and everything else that it has stored.

/** @typedef {import("./session.mjs").Session} Session */

/** Opens the database for a script in a page of Patrol. */
const DATABASE = `
  const done = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const database = await done(indexedDB.open("patrol"));
  const records = (mode) => database.transaction("records", mode).objectStore("records");
`;

/** @param {Session} session @param {string} body of an async function of `argument`, `records` and `done` @returns {Promise<any>} */
export const inDatabase = (session, body, /** @type {unknown} */ argument = null) =>
  session.inPatrol(`${DATABASE} try { ${body} } finally { database.close(); }`, argument);

/** Everything that the extension has stored, as text. @param {Session} session @returns {Promise<string>} */
export const everythingStored = (session) =>
  inDatabase(
    session,
    `const names = (await indexedDB.databases()).map(({ name }) => name);
     const stored = await done(records("readonly").getAll());
     const keys = await done(records("readonly").getAllKeys());
     const areas = [await chrome.storage.local.get(null), await chrome.storage.session.get(null)];
     return JSON.stringify([names, keys, stored, areas]);`,
  );
