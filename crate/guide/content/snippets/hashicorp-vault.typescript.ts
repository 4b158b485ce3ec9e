// Lists the projects of an organization, with a token from HashiCorp Vault.
// VAULT_ADDR is the address of the server, VAULT_TOKEN comes from signing in to it.

import { env } from "node:process";

const PROJECTS = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";

async function readToken(): Promise<string> {
  const { VAULT_ADDR, VAULT_TOKEN } = env;
  if (!VAULT_ADDR || !VAULT_TOKEN) throw new Error("VAULT_ADDR or VAULT_TOKEN is not set");
  const answer = await fetch(`${VAULT_ADDR}/v1/secret/data/azure-devops`, {
    headers: { "X-Vault-Token": VAULT_TOKEN },
    redirect: "error",
    signal: AbortSignal.timeout(30_000),
  });
  if (!answer.ok) throw new Error(`Vault answered ${answer.status}`);
  const secret = (await answer.json()) as { data: { data: { token?: string } } };
  if (!secret.data.data.token) throw new Error("secret/azure-devops has no field token");
  return secret.data.data.token;
}

async function readProjects(token: string): Promise<string> {
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
