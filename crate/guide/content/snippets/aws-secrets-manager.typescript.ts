// Lists the projects of an organization, with a token from AWS Secrets Manager.
// npm install @aws-sdk/client-secrets-manager
// Region and credentials are those of the role that the program runs in.

import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";

const PROJECTS = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";

async function readToken(): Promise<string> {
  const manager = new SecretsManagerClient();
  try {
    const command = new GetSecretValueCommand({ SecretId: "azure-devops/token" });
    const { SecretString } = await manager.send(command);
    if (!SecretString) throw new Error("azure-devops/token is not a text");
    return SecretString;
  } finally {
    manager.destroy();
  }
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
