// Uploads: choosing a file changes nothing, its upload is read.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { before, beforeEach, test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { assertNone, waitForReview } from "../driver/overlay.mjs";
import { openQuietPage, outcome } from "../driver/scripted-request.mjs";
import { WRITE, arrived, arrivedAtLast, startWrite } from "../driver/scripted-writes.mjs";
import { testToken } from "../driver/tokens.mjs";

describeInBothBrowsers("A file that is uploaded", (session) => {
  let token = "";
  before(async () => {
    token = await testToken("new");
  });
  beforeEach(() => session.forgetHistory());

  /** Uploads bytes as a `File`, as pages do. @param {Buffer} bytes */
  const upload = async (bytes) => {
    await openQuietPage(session);
    await startWrite(
      session,
      WRITE.attachment,
      `(() => { const bytes = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
         return fetch(url, { method: "POST", body: new File([bytes], "notes.txt") }); })()`,
      bytes.toString("base64"),
    );
  };
  /** What the history says; it is written a little after a decision. */
  const history = () => session.until("the history", async () => (await session.storage()).audit);
  /** @param {Buffer} bytes */
  const digest = (bytes) => createHash("sha256").update(bytes).digest("hex");

  /** @type {[string, (text: string) => Buffer][]} */
  const ENCODINGS = [
    ["UTF-8", (text) => Buffer.from(text)],
    ["UTF-8 with its mark", (text) => Buffer.from(`\ufeff${text}`)],
    ["UTF-16", (text) => Buffer.from(text, "utf16le")],
    ["UTF-16 with its mark", (text) => Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16, the other way round", (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
  ];
  for (const [encoding, encode] of ENCODINGS) {
    test(`with a token in ${encoding} is held, and goes out unchanged when the person says so`, async () => {
      const file = encode(`# Notes — ünïcode\r\nPAT=${token}\r\n`);
      await upload(file);
      const review = await waitForReview(session);
      assert.equal((await review.findings()).length, 1);
      assert.deepEqual(await arrivedAtLast(session, WRITE.attachment), []);
      await review.choose("go-on");
      await outcome(session, "answered 200");
      assert.deepEqual(
        arrived(session, WRITE.attachment).map((request) => request.digest),
        [digest(file)],
      );
      await history();
    });
  }

  for (const [what, end, isHeld] of /** @type {[string, string, boolean][]} */ ([
    ["without a secret goes at once", "", false],
    ["with a token at its very end is held", "token", true],
  ])) {
    test(`of 10 MB ${what}`, async () => {
      await openQuietPage(session);
      const line = "A line of an ordinary log file, and nothing else in it.\n";
      const size = 10 * 1024 * 1024 - 2000;
      await startWrite(
        session,
        WRITE.attachment,
        `fetch(url, { method: "POST", body: new File([body.line.repeat(body.size / body.line.length), body.end], "log.txt") })`,
        { line, size, end: end ? `PAT=${token}\n` : "" },
      );
      if (isHeld) {
        await (await waitForReview(session)).choose("cancel");
        await outcome(session, "AbortError");
        await history();
        return;
      }
      await outcome(session, "answered 200");
      assert.ok((arrived(session, WRITE.attachment)[0]?.body.length ?? 0) > 10_000_000);
      await assertNone(session, "patrol-review");
      assert.equal((await session.storage()).audit, undefined);
    });
  }

  for (const [what, bytes] of /** @type {[string, Buffer][]} */ ([
    [
      "archive",
      Buffer.from(`504b03041400000008000000210000000000000000000000000000000000${"00ff10".repeat(500)}`, "hex"),
    ],
    ["file of more than 10 MB", Buffer.alloc(10 * 1024 * 1024 + 1, "x\n")],
  ])) {
    test(`as an ${what} goes, and the history says once that it was not read`, async () => {
      await openQuietPage(session);
      const send = async () => {
        await startWrite(
          session,
          WRITE.attachment,
          `(() => { const { head, length } = body;
             const bytes = new Uint8Array(length).fill(120);
             bytes.set(Uint8Array.from(atob(head), (letter) => letter.charCodeAt(0)));
             return fetch(url, { method: "POST", body: new Blob([bytes]) }); })()`,
          { head: bytes.subarray(0, 1000).toString("base64"), length: bytes.length },
        );
        await outcome(session, "answered 200");
      };
      await send();
      await send();
      await assertNone(session, "patrol-review");
      const audit = await history();
      assert.deepEqual(
        audit.map((/** @type {{ rules: string[], action: string }} */ { rules, action }) => [rules, action]),
        [[["body-unread"], "informed"]],
      );
    });
  }
});
