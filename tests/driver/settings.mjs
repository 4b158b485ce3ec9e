// Records of settings as they stand in storage.

/** @typedef {"off" | "inform" | "acknowledge" | "reason" | "block"} Level */

/**
 * What to store so that rules have these levels.
 * @param {Record<string, Level>} levels by rule
 */
export function levels(levels) {
  return { settings: { version: 1, levels } };
}
