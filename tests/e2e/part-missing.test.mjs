import assert from "node:assert/strict";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { missing, partFile } from "../driver/broken.mjs";
import { contentOf, copy, pasteInto } from "../driver/clipboard.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { surfaces, waitForReview } from "../driver/overlay.mjs";
import { askForFullAccess, assertPartTold, ofTheTest } from "../driver/parts.mjs";
import { TOKENS, click, creations, fence } from "../driver/token-form.mjs";
import { testToken } from "../driver/tokens.mjs";

const AREA = fieldNamed("a text area");

for (const [part, path] of /** @type {const} */ ([
  ["form", TOKENS],
  ["list", TOKENS],
  ["clone", "/contoso/web/_git/shop?empty=1"],
])) {
  describeInBothBrowsers(
    `When the part '${part}' is missing`,
    (session) => {
      test("page and popup say so, and the guards hold", async () => {
        await session.open(path);
        if (part === "form") await click(session, ".bolt-header-commandbar .primary");
        await assertPartTold(session);
        await copy(session, await testToken("new", 40));
        await openField(session, AREA);
        await pasteInto(session, AREA.field);
        await (await waitForReview(session)).choose("cancel");
        assert.equal(await contentOf(session, AREA.field), "");
        await askForFullAccess(session);
        await (await waitForReview(session)).choose("cancel");
        await fence(session);
        assert.equal(creations(session).length, 0);
        assert.equal((await surfaces(session, "patrol-review")).length, 0);
      });
    },
    { alter: missing(partFile(part)), errors: ofTheTest },
  );
}
