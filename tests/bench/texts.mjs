// Texts to measure on. They are made up here, are the same in every run, and hold no secret unless one is planted.

/** @typedef {() => number} Random from 0 up to, not including, 1 */

/**
 * A generator that gives the same numbers for the same seed (mulberry32).
 * @param {number} seed
 * @returns {Random}
 */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const HEX = "0123456789abcdef";
const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const WORDS =
  "token branch build review über pipeline merge garçon because issue order value which there Straße key".split(" ");

/** @param {Random} random @param {string} letters @param {number} count */
const letters = (random, letters, count) =>
  Array.from({ length: count }, () => letters[Math.floor(random() * letters.length)]).join("");
/** @param {Random} random @param {number} limit */
export const number = (random, limit) => Math.floor(random() * limit);
/** @template T @param {Random} random @param {readonly T[]} values */
export const pick = (random, values) => values[number(random, values.length)];

/**
 * One line of each kind of text that people paste.
 * @type {Record<string, (random: Random, tokens: readonly string[]) => string>}
 */
const LINES = {
  source: (random) => {
    const [a, b] = [pick(random, WORDS), pick(random, WORDS)];
    return `${" ".repeat(2 * number(random, 5))}const ${a}${number(random, 99)} = await ${b}.read("${a}/${b}", { limit: ${number(random, 1e4)} });`;
  },
  log: (random) =>
    `2026-03-${10 + number(random, 20)}T1${number(random, 10)}:${10 + number(random, 50)}:07.${number(random, 999)}Z INFO [worker-${number(random, 64)}] GET /api/${pick(random, WORDS)}/${number(random, 1e6)} 200 ${number(random, 900)}ms trace=${letters(random, HEX, 32)}`,
  lock: (random) =>
    `      "integrity": "sha512-${letters(random, BASE64, 86)}==", "version": "${number(random, 20)}.${number(random, 20)}.${number(random, 9)}",`,
  prose: (random) => `${Array.from({ length: 14 }, () => pick(random, WORDS)).join(" ")}.`,
  base64: (random) => letters(random, BASE64, 76),
  hex: (random) => letters(random, HEX, 64),
  // A header in base 64 in a URL in JSON in base 64: each layer invites to be taken off.
  nested: (random, tokens) => layered(nearly(pick(random, tokens), number(random, 4))),
  // Quoted, so that it does not make a token with the end of the line before.
  "near-miss": (random, tokens) => `key: "${nearly(pick(random, tokens), number(random, 4))}"`,
};

/** @param {string} text */
function layered(text) {
  const inBase64 = (/** @type {string} */ inner) => Buffer.from(inner).toString("base64");
  const url = `https://dev.azure.com/contoso?header=${encodeURIComponent(`Basic ${inBase64(`:${text}`)}`)}`;
  return `${inBase64(JSON.stringify({ url }))} ${inBase64(inBase64(inBase64(`:${text}`)))} ${url}`;
}

/** Length of a token in the older form. */
const OLDER = 52;

/** How often a kind comes in a mixed text, in twelfths. */
const SHARES = { source: 4, log: 3, prose: 2, lock: 1, base64: 1, "near-miss": 1 };
const MIX = Object.entries(SHARES).flatMap(([kind, share]) => Array(share).fill(kind));

/**
 * What looks like a token and is none.
 * @param {string} token
 * @param {number} way
 */
function nearly(token, way) {
  const middle = token.length >> 1;
  switch (way) {
    case 0:
      return token.slice(0, -1);
    case 1:
      return token.slice(0, middle);
    case 2: // the older form has no mark but its checksum, so it must be computed to tell
      if (token.length === OLDER)
        return token.slice(0, middle) + (token[middle] === "a" ? "b" : "a") + token.slice(middle + 1);
    // falls through: the newer form is reported for its marks alone
    default:
      return token.slice(0, middle) + token.slice(middle + 1);
  }
}

/**
 * A text of one kind.
 * @param {string} kind one of `LINES`
 * @param {number} length in UTF-16 units
 * @param {readonly string[]} tokens test tokens, for what nearly is one
 */
export function textOf(kind, length, tokens) {
  return fill(length, (random) => LINES[kind](random, tokens));
}

/**
 * A text of all kinds, in blocks of a few lines.
 * @param {number} length in UTF-16 units
 * @param {readonly string[]} tokens test tokens, for what nearly is one
 * @param {number} [planted] how many lines apart a whole token stands; 0 for none
 */
export function mixedText(length, tokens, planted = 0) {
  let kind = MIX[0];
  let left = 0;
  let line = 0;
  return fill(length, (random) => {
    if (planted && ++line % planted === 0)
      return `git clone https://build:${pick(random, tokens)}@dev.azure.com/contoso/web`;
    if (left-- === 0) {
      kind = pick(random, MIX);
      left = number(random, 8);
    }
    return LINES[kind](random, tokens);
  });
}

/** @param {number} length @param {(random: Random) => string} line */
function fill(length, line) {
  const random = seeded(1);
  const lines = [];
  for (let done = 0; done < length;) {
    const next = line(random);
    lines.push(next);
    done += next.length + 1;
  }
  return lines.join("\n").slice(0, length);
}

/** One run of letters without any end. @param {number} length */
export function oneRun(length) {
  return letters(seeded(1), BASE64.slice(0, 62), length);
}

/** What somebody pastes into a chat: a command, a piece of a log, a token. @param {string} token */
export function pastedText(token) {
  const random = seeded(3);
  const log = Array.from({ length: 4 }, () => LINES.log(random, [])).join("\n");
  return `Does this work for you? It does not for me:\n\n  git clone https://build:${token}@dev.azure.com/contoso/web\n\n${log}\n\n${LINES.prose(random, [])}\n`;
}

/** How people keep a token, one line each. @type {((token: string) => string)[]} */
const CARRIERS = [
  (token) => `AZURE_DEVOPS_EXT_PAT=${token}`,
  (token) => `export AZURE_DEVOPS_TOKEN="${token}"`,
  (token) => `git clone https://build:${token}@dev.azure.com/contoso/web`,
  (token) => `git remote add origin https://${token}@contoso.visualstudio.com/web/_git/shop`,
  (token) => `{ "personalAccessToken": "${token}", "organization": "contoso" }`,
  (token) => `azure_devops_pat: '${token}'`,
  (token) => `curl -u :${token} https://dev.azure.com/contoso/_apis/projects`,
  (token) => `Authorization: Basic ${Buffer.from(`:${token}`).toString("base64")}`,
  (token) =>
    `//pkgs.dev.azure.com/contoso/_packaging/feed/npm/registry/:_password=${Buffer.from(token).toString("base64")}`,
  (token) => `<add key="ClearTextPassword" value="${token}" />`,
  (token) => `az devops login --organization https://dev.azure.com/contoso # azure token ${token}`,
  (token) => token,
];

/** Kinds of tokens, which come by turns. */
const FORMS = 3;

/**
 * Tokens in everything that carries them, each on a line of its own among others.
 * @param {readonly string[]} tokens of all forms, by turns
 * @returns {{ text: string, lines: number[] }} the lines with a token, from 1
 */
export function plantedText(tokens) {
  const random = seeded(5);
  /** @type {string[]} */
  const lines = [];
  const planted = tokens.map((token, index) => {
    for (let i = 0; i < 5; i++) lines.push(LINES[pick(random, ["source", "log", "prose"])](random, tokens));
    return lines.push(CARRIERS[Math.floor(index / FORMS) % CARRIERS.length](token));
  });
  return { text: lines.join("\n"), lines: planted };
}
