// Runs a Bash snippet with stand-ins for the commands that it calls: the stores give a token, Azure DevOps answers. What is asked: does the
// answer come out, does the token go where it should and nowhere else, and does everything that fails make the script fail?

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const TOKEN = "a-token-of-a-test";
const ANSWER = '{"count":1,"value":[{"name":"Fiber"}]}';

// Commands of stores print the token; `curl` notes what it is given, and answers as it is told.
const STORE = `#!/bin/bash\n[ -z "$STORE_FAILS" ] || exit 1\necho '${TOKEN}'\n`;
const CURL = `#!/bin/bash
printf '%s\\n' "$@" >"$NOTES/arguments"
cat >"$NOTES/input"
printf '%s\\n%s' '${ANSWER}' "$STATUS"
`;

/** @param {string} file */
export function runWithStandIns(file) {
  const folder = mkdtempSync(join(tmpdir(), "snippet-"));
  try {
    for (const store of ["az", "aws", "vault", "conjur"]) program(join(folder, store), STORE);
    program(join(folder, "curl"), CURL);
    const works = start(file, folder, { STATUS: "200" });
    assert.equal(works.status, 0, `${file}: ${works.stderr}`);
    assert.equal(works.stdout, `${ANSWER}\n`, file);
    const given = readFileSync(join(folder, "arguments"), "utf8");
    assert.ok(given.includes("https://dev.azure.com/{organization}/_apis/projects?api-version=7.1"), file);
    assert.ok(!given.includes(TOKEN), `${file}: the token is on a command line`);
    const isBearer = file.includes("entra.");
    const header = isBearer ? `header = "Authorization: Bearer ${TOKEN}"\n` : `user = ":${TOKEN}"\n`;
    assert.equal(readFileSync(join(folder, "input"), "utf8"), header, file);

    const refused = start(file, folder, { STATUS: "203" });
    assert.notEqual(refused.status, 0, `${file}: takes a page for signing in for an answer`);
    assert.equal(refused.stdout, "", file);
    assert.ok(!refused.stderr.includes(TOKEN), `${file}: prints the token`);

    const isVariable = file.includes("environment.");
    const without = start(file, folder, { STATUS: "200", STORE_FAILS: "1" }, isVariable ? {} : undefined);
    assert.notEqual(without.status, 0, `${file}: goes on without a token`);
    assert.equal(without.stdout, "", file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} path @param {string} text */
function program(path, text) {
  writeFileSync(path, text);
  chmodSync(path, 0o755);
}

/**
 * @param {string} file
 * @param {string} folder where the stand-ins are
 * @param {Record<string, string>} told what the stand-ins do
 * @param {Record<string, string>} [settings] what the script reads
 */
function start(file, folder, told, settings = { AZURE_DEVOPS_EXT_PAT: TOKEN, KEY_VAULT_NAME: "contoso" }) {
  const env = { PATH: `${folder}:/usr/bin:/bin`, NOTES: folder, ...settings, ...told };
  return spawnSync("bash", [file], { env, encoding: "utf8" });
}
