// Whether anything of a secret has got somewhere.

import assert from "node:assert/strict";

/** Shorter pieces than this many characters occur by chance or are fixed parts of every token. */
const PIECE = 16;

/**
 * Asserts that no piece of a secret stands in any of the texts.
 * @param {string} secret
 * @param {Record<string, string>} texts by where they were found
 */
export function assertNowhere(secret, texts) {
  for (const [where, text] of Object.entries(texts)) {
    for (let at = 0; at + PIECE <= secret.length; at++) {
      assert.ok(!text.includes(secret.slice(at, at + PIECE)), `a piece of the secret is in ${where}`);
    }
  }
}

/**
 * Asserts that nothing of a secret has reached the server, plain, percent-encoded or in base64.
 * @param {string} secret
 * @param {import("./session.mjs").Replica} replica
 */
export function assertNotSent(secret, replica) {
  const requests = replica.requests();
  assert.ok(requests.length > 0, "nothing reached the server at all");
  const texts = Object.fromEntries(
    requests.map(({ method, path, headers, body }, index) => [
      `request ${index}, ${method} ${path.slice(0, 80)}`,
      `${decodeURIComponent(path)}\n${JSON.stringify(headers)}\n${body}`,
    ]),
  );
  assertNowhere(secret, texts);
  // Three alignments: one of them is what any base64 text around the secret contains.
  for (const padding of ["", ":", "x:"]) {
    assertNowhere(
      Buffer.from(padding + secret)
        .toString("base64")
        .slice(4, -4),
      texts,
    );
  }
}
