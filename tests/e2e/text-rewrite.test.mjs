// The question offers the text with references in the place of its secrets. What is offered is worked out without the secrets.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { By, Key } from "selenium-webdriver";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SCRIPT, deaf, preceded } from "../driver/broken.mjs";
import { chord, contentOf, copy, focus, hasFocus, pasteInto, pasted, typeKeys } from "../driver/clipboard.mjs";
import { EDITORS, EditorPages } from "../driver/editors.mjs";
import { fieldNamed, openField } from "../driver/fields.mjs";
import { message } from "../driver/messages.mjs";
import { assertNone, texts, waitForNone, waitForReview, waitForSurface } from "../driver/overlay.mjs";
import { SAMPLES, commands, sampleNamed, shownLines } from "../driver/rewriting.mjs";
import { assertNotSent } from "../driver/secrets.mjs";
import { levels } from "../driver/settings.mjs";
import { testToken } from "../driver/tokens.mjs";

const AREA = fieldNamed("a text area");
const EDITABLE = fieldNamed("an editable element");
const UNDO = Key.chord(Key.CONTROL, "z");
const PASTE = Key.chord(Key.CONTROL, "v");
const PLACES = ["a text area", "an editable element", "CodeMirror 6", "Monaco"];
const CHOICES = ["redact", "cancel", "go-on"];

/** So few characters in a row tell nothing of a token. */
const PIECE = 8;

/** A background that keeps every message it gets. */
const recording = preceded(
  SCRIPT.background,
  `{ const { runtime, storage } = chrome;
     const heardForTest = [];
     runtime.onMessage.addListener((message) => {
       heardForTest.push(JSON.stringify(message));
       void storage.session.set({ heardForTest });
     }); }`,
);

/** A background that answers late what a text could be rewritten to. */
const LATE = 1500;
const late = preceded(
  SCRIPT.background,
  `{ const { onMessage } = chrome.runtime;
     const listen = onMessage.addListener.bind(onMessage);
     onMessage.addListener = (listener) =>
       listen((message, sender, answer) => {
         if (message?.kind !== "rewrite") return listener(message, sender, answer);
         setTimeout(() => listener(message, sender, answer), ${LATE});
         return true;
       }); }`,
);

/** @param {string} token @param {string} text @param {string} where */
function assertNothingOf(token, text, where) {
  for (let at = 0; at + PIECE <= token.length; at++)
    assert.ok(!text.includes(token.slice(at, at + PIECE)), `a piece of the token is in ${where}`);
}

describeInBothBrowsers(
  "A text with a secret",
  (session) => {
    let token = "";
    before(async () => {
      token = await testToken("new", 211);
    });
    afterEach(() => session.store({}));

    /** The messages that the background got. @returns {Promise<string[]>} */
    const heard = async () =>
      (await session.inPatrol("return (await chrome.storage.session.get('heardForTest')).heardForTest")) ?? [];
    const wasAsked = () =>
      session.until("the background to be asked", async () =>
        (await heard()).some((message) => JSON.parse(message).kind === "rewrite"),
      );
    const content = () => contentOf(session, AREA.field);
    /** @param {string | Record<string, string>} text @param {typeof AREA} [place] */
    const ask = async (text, place = AREA) => {
      await copy(session, text);
      await openField(session, place);
      await pasteInto(session, place.field);
      return waitForReview(session);
    };

    for (const editor of EDITORS) {
      if (!PLACES.includes(editor.name) || (editor.only ?? session.browser) !== session.browser) continue;
      describe(`in ${editor.name}`, () => {
        const page = new EditorPages(session, editor);
        before(() => page.serve());
        after(() => page.close());

        for (const { name, text, reference, command } of SAMPLES) {
          test(`is pasted rewritten: ${name}`, async () => {
            await copy(session, text(token));
            await page.openGuarded();
            const first = await page.read();
            await page.keys(PASTE);
            const review = await waitForReview(session);
            assert.deepEqual(await review.choices(), ["rewrite", ...CHOICES]);
            assert.ok((await commands(review)).includes(command), (await commands(review)).join("\n"));
            const { before, after } = await shownLines(review);
            assert.ok(
              after.some((line) => line.includes(reference)),
              after.join("\n"),
            );
            assert.ok(before.every((line) => line.includes("••••")));
            assertNothingOf(token, await review.text(), "the question");
            await review.choose("rewrite");
            const plain = (/** @type {string} */ model) =>
              model.replaceAll("&nbsp;", " ").replaceAll("\u00a0", " ").replaceAll("&amp;", "&");
            const model = plain(await page.settled((model) => plain(model).includes(reference)));
            assert.ok(model.includes(reference), model);
            assertNothingOf(token, model, "the model");
            assertNothingOf(token, await page.dom(), "the page");
            // One step undoes it.
            const undone = await page.after(UNDO);
            assert.ok(!undone.includes(reference.slice(-12)), undone);
            assert.equal(undone.replaceAll(/<[^>]*>/g, "").trim(), first);
          });
        }
      });
    }

    test("leaves nothing of the secret in a message or in what is stored", async () => {
      const [other] = await Promise.all([testToken("new", 212)]);
      const review = await ask(`A_TOKEN=${token}\nB_TOKEN=${other}\nC_TOKEN=${token}\n`);
      await review.choose("rewrite");
      await session.until("the text", async () => (await content()).includes("${B_TOKEN}"));
      await session.until("the history", async () => {
        const [entry] = (await session.storage()).audit ?? [];
        return entry?.action === "rewritten";
      });
      await wasAsked();
      const messages = await heard();
      const stored = await session.inPatrol(
        "return JSON.stringify([await chrome.storage.local.get(), await chrome.storage.session.get()])",
      );
      for (const secret of [token, other]) {
        assertNothingOf(secret, messages.join("\n"), "a message");
        assertNothingOf(secret, stored, "what is stored");
      }
      const asked = messages.map((message) => JSON.parse(message)).findLast(({ kind }) => kind === "rewrite");
      const letters = (/** @type {string} */ letter) => letter.repeat(token.length);
      assert.equal(asked.text.text, `A_TOKEN=${letters("a")}\nB_TOKEN=${letters("b")}\nC_TOKEN=${letters("a")}\n`);
      const note = await waitForSurface(session, "patrol-after");
      const [said = ""] = await texts(note, "[role=status] > p");
      assert.deepEqual((await texts(note, ".set-up pre")).join("\n").split("\n").length, 3);
      assert.ok(said.includes(message("afterRewritten_other").replace("$1", "2")), said);
    });

    test("is a script that registers a machine: an application signs in, and what is not verified is said", async () => {
      const call = (/** @type {string} */ how) =>
        `./config.sh --environment --environmentname "production" --agent $HOSTNAME --url https://dev.azure.com/contoso/ ${how}`;
      const script = (/** @type {string} */ how) =>
        `if [ -x "$(command -v systemctl)" ]; then ${call(how)} --runasservice; else ${call(how)}; ./run.sh; fi\n`;
      const review = await ask(script(`--auth PAT --token ${token}`));
      await session.until("the offer", async () => (await review.choices()).includes("rewrite"));
      assert.ok((await review.text()).includes(message("rewriteRegistration")), await review.text());
      const variable = "VSTS_AGENT_INPUT_CLIENTSECRET";
      assert.deepEqual(await commands(review), [`read -rs ${variable} && export ${variable}`]);
      await review.choose("rewrite");
      const expected = script("--auth SP --clientid CLIENT_ID --tenantid TENANT_ID");
      await session.until("the text", async () => (await content()) === expected);
    });

    test("is parameters of a deployment: the value comes from a vault", async () => {
      const parameters = (/** @type {string} */ of) =>
        `{\n  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",\n  "parameters": { "azdoPat": { ${of} } }\n}\n`;
      const review = await ask(parameters(`"value": "${token}"`));
      await session.until("the offer", async () => (await review.choices()).includes("rewrite"));
      const said = await review.text();
      for (const key of ["rewriteVault", "rewriteInVault"]) assert.ok(said.includes(message(key)), said);
      await review.choose("rewrite");
      const id = "/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.KeyVault/vaults/VAULT";
      const expected = parameters(`"reference": { "keyVault": { "id": "${id}" }, "secretName": "azdo-pat" }`);
      await session.until("the text", async () => (await content()) === expected);
    });

    test("can be answered anew after it was rewritten", async () => {
      await (await ask(sampleNamed(".env").text(token))).choose("rewrite");
      await session.until("the text", async () => (await content()).includes("${AZDO_TOKEN}"));
      const note = await waitForSurface(session, "patrol-after");
      await (await note.findElement(By.css(".actions button"))).click();
      const review = await waitForReview(session);
      assert.equal(await content(), "");
      await review.choose("redact");
      await session.until("the mask", async () => (await content()).includes("[redacted:"));
      assert.ok(!(await content()).includes("${"));
    });

    test("is rewritten by the keyboard alone", async () => {
      const review = await ask(sampleNamed("Bash").text(token));
      await session.until("the focus on it", async () => {
        await typeKeys(session, Key.TAB);
        return (await review.focused()) === "rewrite";
      });
      await typeKeys(session, Key.ENTER);
      await session.until("the text", async () => (await content()).includes(":?}"));
      assert.ok(await hasFocus(session, AREA.field));
      await typeKeys(session, "#");
      await session.until("what is typed behind it", async () => (await content()).endsWith("\n#"));
    });

    test("shows a command that one press copies", async () => {
      const review = await ask(sampleNamed("JSON").text(token));
      const [line] = await commands(review);
      const button = await review.root.findElement(By.css(".set-up button"));
      assert.equal(await button.getText(), message("rewriteCopy"));
      await button.click();
      await session.until("the word", async () => (await button.getText()) === message("reviewCopied"));
      assert.deepEqual(await review.choices(), ["rewrite", ...CHOICES]);
      await review.choose("cancel");
      assert.equal(await pasted(session), line);
    });

    test("is offered nothing where no kind of text fits, or a mask would have to do", async () => {
      for (const text of [
        `My token is ${token}. It works.`,
        token,
        // The program that reads it may fill nothing in.
        `{ "mcpServers": { "ado": { "command": "npx", "args": ["mcp"], "env": { "ADO_PAT": "${token}" } } } }\n`,
        `AZDO_TOKEN=${token}\n# the old one: ${await testToken("new", 213)}\n`,
        `curl -H 'Authorization: Basic ${Buffer.from(`:${token}`).toString("base64")}' https://dev.azure.com/contoso\n`,
      ]) {
        const review = await ask(text);
        await wasAsked();
        assert.deepEqual(await review.choices(), CHOICES, text);
        await review.choose("cancel");
      }
    });

    test("is offered nothing where its formatting would be lost", async () => {
      const plain = sampleNamed(".env").text(token);
      const formatted = { "text/plain": plain, "text/html": `<p>ORG=contoso</p><p>AZDO_TOKEN=<b>${token}</b></p>` };
      const review = await ask(formatted, EDITABLE);
      assert.deepEqual(await review.choices(), CHOICES);
      await review.choose("cancel");
      const inArea = await ask(formatted);
      assert.deepEqual(await inArea.choices(), ["rewrite", ...CHOICES]);
      await inArea.choose("rewrite");
      await session.until("the text", async () => (await content()).includes("${AZDO_TOKEN}"));
    });

    test("is taken for what the file's name says, and for what it was copied from", async () => {
      const line = `pat = "${token}"`;
      const expected = 'pat = os.environ["AZURE_DEVOPS_EXT_PAT"]';
      await copy(session, line);
      const editor = { ...fieldNamed("the file editor"), path: "/contoso/web/_git/shop?path=/src/settings.py&_a=edit" };
      await openField(session, editor);
      await pasteInto(session, editor.field);
      const review = await waitForReview(session);
      assert.deepEqual((await commands(review))[0], "import os");
      await review.choose("rewrite");
      await session.until("the text", async () =>
        (await contentOf(session, editor.content ?? "")).replaceAll("\u00a0", " ").includes(expected),
      );
      // Firefox hands it out only within a page.
      if (session.browser === "firefox") return;
      const copied = { "text/plain": line, "vscode-editor-data": JSON.stringify({ version: 1, mode: "python" }) };
      await (await ask(copied)).choose("rewrite");
      await session.until("the text", async () => (await content()).includes(expected));
    });

    test("goes in with the line that it needs where nothing else stands", async () => {
      const { text } = sampleNamed("Python");
      await (await ask(text(token))).choose("rewrite");
      await session.until("the text", async () => (await content()).startsWith("import os\nimport requests\n"));
    });

    test("is rewritten where the settings let no secret in", async () => {
      await session.store(levels({ "secret-in-text": "block" }));
      const review = await ask(sampleNamed("C#").text(token));
      assert.deepEqual(await review.choices(), ["rewrite", "redact", "cancel"]);
      await review.choose("rewrite");
      await session.until("the text", async () => (await content()).includes("GetEnvironmentVariable"));
    });

    test("is rewritten in its place when it was typed", async () => {
      await openField(session, AREA);
      await focus(session, AREA.field);
      await typeKeys(session, `ORG=contoso${Key.ENTER}AZDO_TOKEN=${token}`);
      const flag = await waitForSurface(session, "patrol-flag");
      await (await flag.findElement(By.css("button"))).click();
      const review = await waitForReview(session);
      assert.deepEqual(await review.choices(), ["rewrite", ...CHOICES]);
      await review.choose("rewrite");
      await session.until("the text", async () => (await content()) === "ORG=contoso\nAZDO_TOKEN=${AZDO_TOKEN}");
      await waitForNone(session, "patrol-flag");
      await chord(session, "z");
      await session.until("one step back", async () => (await content()).includes(token));
    });

    /** What is said and kept of it is what was done. @param {string} action @param {"afterReplaced_one" | "afterRewritten_one"} said */
    const assertTold = async (action, said) => {
      const note = await waitForSurface(session, "patrol-after");
      assert.deepEqual(await texts(note, "[role=status] > p"), [message(said)]);
      await session.until("the history", async () => (await session.storage()).audit?.[0]?.action === action);
    };

    test("is told to be redacted where it changed while the question was open", async () => {
      await session.store({ audit: [] });
      await openField(session, AREA);
      await focus(session, AREA.field);
      await typeKeys(session, `AZDO_TOKEN=${token}`);
      const flag = await waitForSurface(session, "patrol-flag");
      await (await flag.findElement(By.css("button"))).click();
      const review = await waitForReview(session);
      await session.until("the offer", async () => (await review.choices()).includes("rewrite"));
      await session.driver.executeScript(
        `const field = document.querySelector(arguments[0]);
         field.setRangeText("ORG=contoso\\n", 0, 0);
         field.dispatchEvent(new InputEvent("input", { bubbles: true }));`,
        AREA.field,
      );
      await review.choose("rewrite");
      await session.until("the mask", async () => (await content()).startsWith("ORG=contoso\nAZDO_TOKEN=[redacted:"));
      await assertTold("redacted", "afterReplaced_one");
    });

    test("is told to be redacted where the end of another secret was typed behind it", async () => {
      await session.store({ audit: [] });
      const other = await testToken("new", 216);
      await copy(session, `AZDO_TOKEN=${token}\nORG=contoso\n# ${other.slice(0, -8)}`);
      await openField(session, AREA);
      await focus(session, AREA.field);
      const paste = session.driver.actions().keyDown(Key.CONTROL).sendKeys("v").keyUp(Key.CONTROL);
      await paste.sendKeys(other.slice(-8)).perform();
      const review = await waitForReview(session);
      await session.until("the offer", async () => (await review.choices()).includes("rewrite"));
      await review.choose("rewrite");
      await session.until("the masks", async () => (await content()).split("[redacted:").length === 3);
      await assertTold("redacted", "afterReplaced_one");
    });

    test("is rewritten before it is sent", async () => {
      await openField(session, AREA);
      await focus(session, AREA.field);
      await typeKeys(session, `AZDO_TOKEN=${token}`);
      await (await session.driver.findElement(By.css(AREA.send))).click();
      const review = await waitForReview(session);
      await review.choose("rewrite");
      const { body } = await session.replica.waitFor(({ path }) => path.includes(AREA.arrives));
      assert.match(decodeURIComponent(body), /AZDO_TOKEN=\$\{AZDO_TOKEN\}/);
      assertNotSent(token, session.replica);
      await assertNone(session, "patrol-review");
    });
  },
  { alter: recording },
);

describeInBothBrowsers(
  "A question that nobody can say more about",
  (session) => {
    test("has its other choices, and they work", async () => {
      const token = await testToken("new", 214);
      await copy(session, sampleNamed(".env").text(token));
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      const review = await waitForReview(session);
      assert.deepEqual(await review.choices(), CHOICES);
      await review.choose("redact");
      await session.until("the mask", async () => (await contentOf(session, AREA.field)).includes("[redacted:"));
    });
  },
  { alter: deaf('kind === "rewrite"') },
);

describeInBothBrowsers(
  "What can be offered late",
  (session) => {
    test("is added to the question, and no button moves", async () => {
      const token = await testToken("new", 215);
      await copy(session, sampleNamed(".env").text(token));
      await openField(session, AREA);
      await pasteInto(session, AREA.field);
      const review = await waitForReview(session);
      assert.deepEqual(await review.choices(), CHOICES);
      const places = async () =>
        Promise.all(
          CHOICES.map(async (choice) => (await review.root.findElement(By.css(`[value=${choice}]`))).getRect()),
        );
      const before = await places();
      await session.until("the offer", async () => (await review.choices()).includes("rewrite"));
      const after = await places();
      for (const [at, { x, y }] of before.entries()) {
        assert.equal(after[at]?.x, x);
        assert.ok(Math.abs((after[at]?.y ?? 0) - y) <= 1, `${after[at]?.y} instead of ${y}`);
      }
      await review.settled();
      await review.choose("rewrite");
      await session.until("the text", async () => (await contentOf(session, AREA.field)).includes("${AZDO_TOKEN}"));
    });
  },
  { alter: late },
);
