// Figures of a series of measurements.

/** ms that this process has had of the processors, all its threads together: other work on the machine does not make it longer. */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
}

/**
 * The value that a share of the series does not exceed (nearest rank).
 * @param {number[]} values in any order, at least one
 * @param {number} share 0.5 for the median, 0.99 for what one in a hundred exceeds
 */
export function percentile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) throw new Error("There is nothing to take a percentile of.");
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** @param {number[]} values */
export const median = (values) => percentile(values, 0.5);

/** @param {number[]} values */
export const p99 = (values) => percentile(values, 0.99);

/** Parts into which a run is cut. */
const PARTS = 5;

/**
 * What a figure of one series is more than that of another that was measured by turns with it. Both are cut into five, in the order of
 * time; the median of the five differences counts, so that one burst of other work decides nothing.
 * @param {number[]} more
 * @param {number[]} less
 * @param {number} share as of `percentile`
 */
export function added(more, less, share) {
  const parts = Array.from({ length: PARTS }, (_, part) => {
    const cut = (/** @type {number[]} */ values) =>
      values.slice(Math.floor((part * values.length) / PARTS), Math.floor(((part + 1) * values.length) / PARTS));
    return percentile(cut(more), share) - percentile(cut(less), share);
  });
  return median(parts);
}
