// Lists the projects of an organization, with a token from Azure Key Vault.
// npm install @azure/identity @azure/keyvault-secrets
// KEY_VAULT_URL is the address of the vault, such as https://contoso.vault.azure.net.

import { env } from "node:process";
import { DefaultAzureCredential } from "@azure/identity";
import { SecretClient } from "@azure/keyvault-secrets";

const PROJECTS = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";

async function readToken(): Promise<string> {
  const { KEY_VAULT_URL } = env;
  if (!KEY_VAULT_URL) throw new Error("KEY_VAULT_URL is not set");
  const vault = new SecretClient(KEY_VAULT_URL, new DefaultAzureCredential());
  const { value } = await vault.getSecret("azure-devops-token");
  if (!value) throw new Error("azure-devops-token has no value");
  return value;
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
