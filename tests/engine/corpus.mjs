// Texts on which the forms could differ: an example of every rule, all carriers, every place within a block of the text, and what is hard.

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { mixedText, plantedText, seeded } from "../bench/texts.mjs";
import { ROOT } from "../driver/root.mjs";
import { testTokens } from "./native.mjs";

const EXAMPLES =
  "run --quiet --locked --profile cli --package patrol-detect --features generate --example generate-corpus --".split(
    " ",
  );

/** More than the bytes that are looked at in one go. */
const BLOCK = 130;
/** Texts of random pieces. */
const SOUPS = 2000;

const GLUE = [
  "",
  " ",
  "\n",
  "=",
  '"',
  "'",
  ":",
  "/",
  "%",
  "\\n",
  "é",
  "😀",
  "\u200b",
  "\ud800",
  "\udc00",
  "\0",
  "-----BEGIN ",
  "://",
  "Pwd=",
];

/** @returns {Promise<string[]>} */
export async function corpus() {
  const { stdout } = await promisify(execFile)("cargo", [...EXAMPLES, "2"], { cwd: ROOT, maxBuffer: 1e8 });
  const examples = stdout
    .trim()
    .split("\n")
    .map((line) => /** @type {string} */ (JSON.parse(line).text));
  const tokens = await testTokens(2);
  return [
    "",
    ...examples,
    ...examples.map((text) => text.slice(0, -3)),
    ...shifted(tokens),
    ...soups(examples, tokens),
    plantedText(await testTokens(24)).text,
    // Of several pieces.
    mixedText(9e5, tokens, 50),
    ...["a", "A1", "7/", "-", "https://", "\ud83d\ude00", tokens[0], tokens[1]].map((piece) =>
      piece.repeat(2e4 / piece.length),
    ),
  ];
}

/** Tokens at every place within a block, with and without something behind. @param {string[]} tokens */
function shifted(tokens) {
  return Array.from({ length: BLOCK }, (_, at) =>
    tokens.flatMap((token) => [".".repeat(at) + " " + token, "é".repeat(at) + `"${token}" ü`]),
  ).flat();
}

/** @param {string[]} examples @param {string[]} tokens */
function soups(examples, tokens) {
  const random = seeded(7);
  const below = (/** @type {number} */ limit) => Math.floor(random() * limit);
  const piece = () => {
    const text = random() < 0.5 ? examples[below(examples.length)] : tokens[below(tokens.length)];
    switch (below(8)) {
      case 0:
        return text.slice(below(text.length));
      case 1:
        return text.slice(0, below(text.length));
      case 2:
        return Buffer.from(text).toString("base64");
      case 3:
        return encodeURIComponent(Buffer.from(text).toString());
      case 4:
        return text.replace(/.{40}/g, "$&\n");
      case 5:
        return Buffer.from("?".repeat(below(60)) + text)
          .toString("base64")
          .replace(/.{76}/g, "$&\n");
      case 6:
        return Buffer.from(text, "utf16le").toString("base64");
      default:
        return text;
    }
  };
  const soup = () =>
    Array.from({ length: 1 + below(5) }, () => GLUE[below(GLUE.length)] + piece() + GLUE[below(GLUE.length)]).join("");
  return Array.from({ length: SOUPS }, soup);
}
