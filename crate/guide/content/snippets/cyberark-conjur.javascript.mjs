// Lists the projects of an organization, with a token from CyberArk Conjur.
// CONJUR_APPLIANCE_URL, CONJUR_ACCOUNT and CONJUR_AUTHN_JWT_SERVICE_ID name the server,
// JWT_TOKEN_PATH the file in which the platform puts the identity of this program.

import { readFile } from "node:fs/promises";
import { env } from "node:process";

const PROJECTS = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";

function required(name) {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

async function readToken() {
  const server = required("CONJUR_APPLIANCE_URL");
  const account = encodeURIComponent(required("CONJUR_ACCOUNT"));
  const service = encodeURIComponent(required("CONJUR_AUTHN_JWT_SERVICE_ID"));
  const identity = await readFile(required("JWT_TOKEN_PATH"), "utf8");
  const session = await fetch(`${server}/authn-jwt/${service}/${account}/authenticate`, {
    method: "POST",
    headers: { "Accept-Encoding": "base64" },
    body: new URLSearchParams({ jwt: identity.trim() }),
    redirect: "error",
    signal: AbortSignal.timeout(30_000),
  });
  if (!session.ok) throw new Error(`Conjur answered ${session.status} to the identity`);
  const variable = encodeURIComponent("azure-devops/token");
  const secret = await fetch(`${server}/secrets/${account}/variable/${variable}`, {
    headers: { Authorization: `Token token="${await session.text()}"` },
    redirect: "error",
    signal: AbortSignal.timeout(30_000),
  });
  if (!secret.ok) throw new Error(`Conjur answered ${secret.status}`);
  return secret.text();
}

async function readProjects(token) {
  const authorization = `Basic ${Buffer.from(`:${token}`).toString("base64")}`;
  // To a token that is not valid the service answers 203 or 302, not with an error.
  const answer = await fetch(PROJECTS, {
    headers: { authorization },
    redirect: "error",
    signal: AbortSignal.timeout(30_000),
  });
  if (answer.status !== 200) throw new Error(`Azure DevOps answered ${answer.status}`);
  return answer.text();
}

console.log(await readProjects(await readToken()));
