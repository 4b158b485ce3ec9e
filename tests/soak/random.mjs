// Numbers that look like chance and are the same for the same seed.

/** A row of numbers that a seed determines. */
export class Random {
  #state;

  /** @param {number} seed a whole number */
  constructor(seed) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, but not, 1: mulberry32. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to, but not, `end`. @param {number} end */
  below(end) {
    return Math.floor(this.next() * end);
  }

  /** One of several. @template T @param {readonly T[]} from @returns {T} */
  one(from) {
    return from[this.below(from.length)];
  }

  /** A key, as often as its number says compared with those of the others. @template {string} K @param {Record<K, number>} weights @returns {K} */
  weighed(weights) {
    const keys = /** @type {K[]} */ (Object.keys(weights));
    let at = this.next() * keys.reduce((sum, key) => sum + weights[key], 0);
    return keys.find((key) => (at -= weights[key]) < 0) ?? keys[keys.length - 1];
  }

  /** A word that nobody has written. */
  word() {
    return Array.from({ length: 5 + this.below(6) }, () => this.one([..."bdfgklmnprstvw"])).join("");
  }
}
