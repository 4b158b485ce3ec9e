// The first recipes of CONTRIBUTING, followed on a copy of the repository by somebody who knows nothing else.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { before, describe, test } from "node:test";
import { build } from "esbuild";
import { ROOT } from "../driver/root.mjs";

/** Always the same place, so that what cargo has compiled there is of use the next time. */
const COPY = join(ROOT, "target/recipes/copy");

/** @param {string} command @param {string[]} parameters @param {Record<string, string>} [environment] */
const run = (command, parameters, environment = {}) =>
  execFileSync(command, parameters, {
    cwd: COPY,
    encoding: "utf8",
    stdio: "pipe",
    env: { ...process.env, CARGO_TARGET_DIR: join(ROOT, "target/recipes/cargo"), ...environment },
  });

/** Puts a line before another one. @param {string} path @param {string | RegExp} at @param {string} line */
function insertBefore(path, at, line) {
  const file = join(COPY, path);
  const before = readFileSync(file, "utf8");
  const after = before.replace(at, (found) => `${line}\n${found}`);
  assert.notEqual(after, before, `${path} has no place for the line`);
  writeFileSync(file, after);
}

/** @param {string} path @param {string} content */
const write = (path, content) => writeFileSync(join(COPY, path), content);

/** A script as it would be shipped, without the core. @param {string} entry in `extension/` */
async function bundled(entry) {
  const { outputFiles } = await build({
    absWorkingDir: COPY,
    entryPoints: [`extension/${entry}`],
    bundle: true,
    write: false,
    format: "esm",
    external: ["patrol:core", "style:*"],
  });
  return outputFiles[0]?.text ?? "";
}

describe("Somebody who has only CONTRIBUTING", () => {
  before(() => {
    rmSync(COPY, { recursive: true, force: true });
    const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard"], { cwd: ROOT, encoding: "utf8" });
    for (const path of files.split("\n").filter(Boolean)) {
      mkdirSync(dirname(join(COPY, path)), { recursive: true });
      cpSync(join(ROOT, path), join(COPY, path), { preserveTimestamps: true });
    }
    for (const made of ["target", "node_modules", "tests/replica/node_modules", "tests/editors/node_modules"])
      symlinkSync(join(ROOT, made), join(COPY, made));
  });

  test("adds a detection rule", () => {
    insertBefore(
      "crate/detect/rules/github.toml",
      "[[rule]]",
      `[[rule]]
id = "recipe-token"
name = "Recipe token"
provider = "Recipe"
pattern = 'rcp_[A-Za-z0-9]{40}'
source = "https://example.org"
`,
    );
    run("cargo", ["test", "--quiet", "-p", "patrol-detect", "--lib", "up_to_date"], { UPDATE: "1" });
    assert.match(readFileSync(join(COPY, "docs/rules.md"), "utf8"), /recipe-token/);
    assert.match(readFileSync(join(COPY, "extension/secret-names.json"), "utf8"), /"recipe-token": "Recipe token"/);
    const told = run("cargo", ["test", "--quiet", "-p", "patrol-detect", "--lib", "rule"]);
    assert.match(told, /test result: ok\. [1-9]/);
  });

  test("adds a detection rule in Rust", () => {
    insertBefore(
      "crate/detect/rules/general.toml",
      "[[rule]]",
      `[[rule]]
id = "recipe-password"
name = "Recipe password"
provider = "general"
confidence = "medium"
source = "https://example.org"
`,
    );
    write(
      "crate/detect/src/rules/recipe_password.rs",
      `//! What stands behind \`recipe://\`.

use core::ops::Range;

use super::coded::AtNeedle;
#[cfg(any(test, feature = "generate"))]
use super::coded::Example;
use crate::Confidence;
use crate::Rule;
use crate::found::Match;
use crate::needle;

pub(super) const RULE: AtNeedle = AtNeedle {
    needles: &[needle::URL],
    find,
    #[cfg(any(test, feature = "generate"))]
    example: Some(Example {
        rule: Rule::RECIPE_PASSWORD,
        parts: |random| ["recipe://".into(), random.letters(10), "\\n".into()],
    }),
};

fn find(text: &[u8], needle: &Range<usize>) -> Option<Match> {
    let letters = text[needle.end..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    let is_one = text[..needle.start].ends_with(b"recipe") && letters == 10;
    is_one.then(|| Match::new(Rule::RECIPE_PASSWORD, needle.end..needle.end + letters, Confidence::Medium))
}
`,
    );
    insertBefore("crate/detect/src/rules/mod.rs", "mod url_password;", "mod recipe_password;");
    const list = "crate/detect/src/rules/coded.rs";
    insertBefore(list, "use super::url_password;", "use super::recipe_password;");
    const file = join(COPY, list);
    write(list, readFileSync(file, "utf8").replace(/AT_NEEDLE: &\[AtNeedle\] =\s*&\[/, "$&recipe_password::RULE, "));
    run("cargo", ["test", "--quiet", "-p", "patrol-detect", "--lib", "up_to_date"], { UPDATE: "1" });
    assert.match(readFileSync(join(COPY, "docs/rules.md"), "utf8"), /recipe-password/);
    // Whether the rules find what they must is asked of each one by its example.
    const told = run("cargo", ["test", "--quiet", "-p", "patrol-detect", "--lib", "rule_find"]);
    assert.match(told, /test result: ok\. [1-9]/);
  });

  test("adds an editor", async () => {
    write(
      "extension/page/text/editor/recipe.ts",
      `import type { Editor } from "./editor.js";

export const recipe: Editor = {
  id: "recipe-editor",
  owns: (element) => element.matches(".recipe-editor"),
  insert: (element, { plain }) => (element.textContent = plain) !== "",
};
`,
    );
    const list = "extension/page/text/editor/index.ts";
    insertBefore(list, /^import type/m, 'import { recipe } from "./recipe.js";');
    const file = join(COPY, list);
    write(list, readFileSync(file, "utf8").replace("[native, ", "[native, recipe, "));
    run("npx", ["tsc", "-p", "tsconfig.json"]);
    assert.match(await bundled("surface/review/main.ts"), /recipe-editor/);
    write(
      "tests/editors/page/recipe.js",
      `import { FIRST, draw, expose } from "./page.js";

const field = draw(\`<div class="recipe-editor" tabindex="0">\${FIRST}</div>\`);
expose(() => field.textContent);
`,
    );
    const row = '  { name: "the recipe", page: "recipe", field: ".recipe-editor" },';
    insertBefore("tests/driver/editors.mjs", '  { name: "roosterjs"', row);
    const { js } = await import(join(COPY, "tests/editors/build.mjs")).then(({ buildPage }) => buildPage("recipe"));
    assert.match(new TextDecoder().decode(js), /recipe-editor/);
    const listed = await import(join(COPY, "tests/driver/editors.mjs"));
    assert.ok(listed.EDITORS.some((/** @type {{ page: string }} */ { page }) => page === "recipe"));
  });

  test("adds a surface of a page", async () => {
    write(
      "extension/page/features/recipe.ts",
      `import type { Feature } from "../feature.js";

export const recipe: Feature = {
  id: "recipe-feature",
  where: (page) => page.place().surface === "wiki",
  init: (page, signal) => page.watch(() => page.line(page.text("name")), signal),
};
`,
    );
    const list = "extension/page/features/index.ts";
    insertBefore(list, /^import \{ tokenForm/m, 'import { recipe } from "./recipe.js";');
    const file = join(COPY, list);
    write(list, readFileSync(file, "utf8").replace("= [", "= [recipe, "));
    run("npx", ["tsc", "-p", "tsconfig.json"]);
    assert.match(await bundled("page/main.ts"), /recipe-feature/);
  });
});
