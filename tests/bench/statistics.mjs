// Figures of a series of measurements.

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
