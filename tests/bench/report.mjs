// The table at the end.

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {number} value
 * @property {string} unit
 * @property {string} [detail] more figures of the same measurement
 * @property {number} [budget] that the value should not exceed, in the same unit
 * @property {number} [goal] that the value should reach, in the same unit
 * @property {{ name: string, value: number }} [peer] who did the same in the same run, in the same unit
 */

/** @typedef {{ title: string, rows: Row[] }} Subject */

/** @param {Subject[]} subjects @returns {string} */
export function table(subjects) {
  const head = ["what", "measured", "budget or peer", "ratio", "more"];
  const groups = subjects.map(({ title, rows }) => ({ title, lines: rows.map(cells) }));
  const all = [head, ...groups.flatMap(({ lines }) => lines)];
  const widths = head.map((_, column) => Math.max(...all.map((line) => line[column].length)));
  const draw = (/** @type {string[]} */ line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]))
      .join("  ")
      .trimEnd();
  const body = groups.flatMap(({ title, lines }) => ["", title, ...lines.map(draw)]);
  return [draw(head), ...body].join("\n");
}

/** @param {Row} row */
function cells({ what, value, unit, detail = "", budget, goal, peer }) {
  const measured = `${figure(value)} ${unit}`;
  if (budget !== undefined)
    return [what, measured, `≤ ${figure(budget)} ${unit}`, ratio(value, budget, value <= budget), detail];
  if (goal !== undefined)
    return [what, measured, `≥ ${figure(goal)} ${unit}`, ratio(value, goal, value >= goal), detail];
  if (peer) return [what, measured, `${peer.name} ${figure(peer.value)}`, `${figure(value / peer.value)} ×`, detail];
  return [what, measured, "", "", detail];
}

/** @param {number} value @param {number} wanted @param {boolean} held */
function ratio(value, wanted, held) {
  return `${wanted ? `${figure(value / wanted)} ` : ""}${held ? "held" : "MISSED"}`;
}

/** Three digits that count, or a whole number as it is. @param {number} value */
function figure(value) {
  if (Number.isInteger(value)) return String(value);
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 4));
}
