// The engine for a JavaScript caller, in Node and in a page: a string goes in, findings come out.

/**
 * @typedef {object} Exports what the compiled engine offers
 * @property {{ buffer: ArrayBuffer }} memory
 * @property {(bytes: number) => number} room
 * @property {(bytes: number, isLast: number) => number} scan
 * @property {() => number} next
 * @property {() => number} again
 * @property {(bytes: number, start: number, end: number) => number} scan_window
 * @property {() => number} found
 */

/** Numbers for each finding: rule, level, start and end in bytes, start and end in UTF-16 units. */
const WIDTH = 6;

/** How much is read at once, in bytes. */
const PIECE = 256 * 1024;

const encoder = new TextEncoder();

export class Engine {
  #exports;

  /** @param {Exports} exports */
  constructor(exports) {
    this.#exports = exports;
  }

  /** A fresh instance of the WebAssembly form. @param {BufferSource} bytes */
  static fromWasm(bytes) {
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    return new Engine(/** @type {any} */ (exports));
  }

  /** A fresh instance of the JavaScript form. @param {string} code */
  static fromScript(code) {
    return new Engine(new Function(`${code}\nreturn engine;`)());
  }

  /** Bytes of memory that the engine holds. */
  get memory() {
    return this.#exports.memory.buffer.byteLength;
  }

  /** Writes a text where the engine reads it. @param {string} text @returns {number} its bytes */
  load(text) {
    let read = 0;
    let written = 0;
    // Room for a text of letters below 128 at first, for any text when there were others.
    for (let room = text.length; read < text.length; room = written + 3 * (text.length - read)) {
      const rest = read ? text.slice(read) : text;
      const start = this.#exports.room(room);
      const step = encoder.encodeInto(
        rest,
        new Uint8Array(this.#exports.memory.buffer, start + written, room - written),
      );
      read += step.read;
      written += step.written;
    }
    return written;
  }

  /** Scans what was written as one piece. @param {number} bytes @returns {number} findings */
  scanLoaded(bytes) {
    return this.#exports.scan(bytes, 1);
  }

  /** Whatever its length, piece by piece. @param {string} text */
  scan(text) {
    const found = [];
    let start = { bytes: 0, units: 0 };
    for (;;) {
      const rest = text.slice(start.units, start.units + PIECE);
      const room = Math.min(PIECE, 3 * rest.length);
      const at = this.#exports.room(room);
      const { read, written } = encoder.encodeInto(rest, new Uint8Array(this.#exports.memory.buffer, at, room));
      const end = start.units + read;
      const isLast = end === text.length;
      const numbers = this.#numbers(this.#exports.scan(written, Number(isLast)));
      const shift = [0, 0, start.bytes, start.bytes, start.units, start.units];
      for (let at = 0; at < numbers.length; at++) found.push(numbers[at] + shift[at % WIDTH]);
      if (isLast) return found;
      start = { bytes: start.bytes + this.#exports.next(), units: end - this.#exports.again() };
    }
  }

  /** As if the middle third of the text had just changed. @param {string} text */
  scanMiddle(text) {
    const bytes = this.load(text);
    return this.#numbers(this.#exports.scan_window(bytes, Math.floor(bytes / 3), Math.floor((bytes * 2) / 3)));
  }

  /** @param {number} findings @returns {number[]} */
  #numbers(findings) {
    return Array.from(new Uint32Array(this.#exports.memory.buffer, this.#exports.found(), findings * WIDTH));
  }
}
