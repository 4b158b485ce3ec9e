// The table at the end.

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {number} value
 * @property {string} unit
 * @property {number} [most] that the value should not exceed, in the same unit
 * @property {number} [least] that the value should reach, in the same unit
 * @property {{ value: number, usual: number }} [reference] what the reference script took in this run, and where the goal was set
 * @property {string} [detail] more figures of the same measurement
 */

/** @typedef {{ title: string, rows: Row[] }} Subject */

const HEAD = ["what", "measured", "hold", "used", "", "more"];

/** @param {Subject[]} subjects @returns {string} */
export function table(subjects) {
  const groups = subjects.map(({ title, rows }) => ({ title, lines: rows.map(cells) }));
  const all = [HEAD, ...groups.flatMap(({ lines }) => lines)];
  const widths = HEAD.map((_, column) => Math.max(...all.map((line) => line[column].length)));
  const draw = (/** @type {string[]} */ line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column]))
      .join("  ")
      .trimEnd();
  const body = groups.flatMap(({ title, lines }) => ["", title, ...lines.map(draw)]);
  return [draw(HEAD), ...body].join("\n");
}

/** @param {Row} row */
function cells({ what, value, unit, most, least, reference, detail }) {
  const more = [detail, reference && besideReference(value, reference)].filter(Boolean).join("; ");
  const measured = `${figure(value)} ${unit}`;
  if (most !== undefined) {
    const share = (value / most) * (reference ? reference.usual / reference.value : 1);
    return [
      what,
      measured,
      `≤ ${figure(most)} ${unit}`,
      most ? percent(share) : "",
      verdict(most ? share <= 1 : value <= 0),
      more,
    ];
  }
  if (least !== undefined)
    return [what, measured, `≥ ${figure(least)} ${unit}`, percent(value / least), verdict(value >= least), more];
  return [what, measured, "", "", "", more];
}

/** @param {number} value @param {NonNullable<Row["reference"]>} reference */
const besideReference = (value, { value: now, usual }) =>
  `${(value / now).toFixed(2)} × the reference, which took ${figure(now)}, usually ${figure(usual)}`;

/** @param {number} share */
const percent = (share) => `${Math.round(share * 100)} %`;

/** @param {boolean} held */
const verdict = (held) => (held ? "held" : "MISSED");

/** Three digits that count, or a whole number as it is. @param {number} value */
function figure(value) {
  if (Number.isInteger(value)) return String(value);
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 4));
}
