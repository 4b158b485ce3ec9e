// Texts of files with a token in them, and what the question offers in their place.

import { By } from "selenium-webdriver";

/** @typedef {import("./session.mjs").Session} Session */
/** @typedef {import("./overlay.mjs").Review} Review */

/**
 * @typedef {object} Sample
 * @property {string} name
 * @property {(token: string) => string} text
 * @property {string} reference what stands there afterwards
 * @property {string} command what sets it up
 */

const POSIX = (/** @type {string} */ name) => `read -rs ${name} && export ${name}`;
const CLI = "AZURE_DEVOPS_EXT_PAT";

/** @type {Sample[]} */
export const SAMPLES = [
  {
    name: ".env",
    text: (token) => `# Grüße 😀\nORG=contoso\nAZDO_TOKEN=${token}\n`,
    reference: "AZDO_TOKEN=${AZDO_TOKEN}",
    command: POSIX("AZDO_TOKEN"),
  },
  {
    name: "YAML of Azure Pipelines",
    text: (token) => `steps:\n- script: ./deploy.sh\n  env:\n    DEPLOY_TOKEN: ${token}\n`,
    reference: "DEPLOY_TOKEN: $(DEPLOY_TOKEN)",
    command: "az pipelines variable create --pipeline-name PIPELINE --name DEPLOY_TOKEN --secret true",
  },
  {
    name: "JSON",
    text: (token) => `{\n  "organization": "contoso",\n  "azdoToken": "${token}"\n}\n`,
    reference: '"azdoToken": "${AZDO_TOKEN}"',
    command: POSIX("AZDO_TOKEN"),
  },
  {
    name: "Bash",
    text: (token) => `curl -u :${token} https://dev.azure.com/contoso/_apis/projects\n`,
    reference: `-u :"\${${CLI}:?}"`,
    command: POSIX(CLI),
  },
  {
    name: "PowerShell",
    text: (token) => `$pat = "${token}"\nWrite-Host "signing in"\nInvoke-RestMethod $uri -Headers $headers\n`,
    reference: `$pat = $env:${CLI}`,
    command: `$env:${CLI} = Read-Host -MaskInput ${CLI}`,
  },
  {
    name: "Python",
    text: (token) => `import requests\n\npat = "${token}"\nrequests.get(url, auth=("", pat))\n`,
    reference: `pat = os.environ["${CLI}"]`,
    command: "import os",
  },
  {
    name: "C#",
    text: (token) => `using System;\n\nvar pat = "${token}";\nConsole.WriteLine("signing in");\n`,
    reference: `var pat = Environment.GetEnvironmentVariable("${CLI}");`,
    command: POSIX(CLI),
  },
];

/** @param {string} name @returns {Sample} */
export function sampleNamed(name) {
  const sample = SAMPLES.find((candidate) => candidate.name === name);
  if (!sample) throw new Error(`There is no text '${name}'.`);
  return sample;
}

/** What is to be set up, line by line. @param {Review} review @returns {Promise<string[]>} */
export async function commands({ root }) {
  const found = await root.findElements(By.css(".set-up pre"));
  return (await Promise.all(found.map((line) => line.getText()))).flatMap((lines) => lines.split("\n"));
}

/** The lines as they are and as they would be. @param {Review} review */
export async function shownLines({ root }) {
  const texts = async (/** @type {string} */ tag) =>
    Promise.all((await root.findElements(By.css(`${tag} code`))).map((line) => line.getText()));
  return { before: await texts("del"), after: await texts("ins") };
}
