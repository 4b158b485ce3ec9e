// Lists the projects of an organization, with a token from an environment variable.
// AZURE_DEVOPS_EXT_PAT holds the token. Let what starts the program set it.

import { env } from "node:process";

const PROJECTS = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";

function readToken() {
  const { AZURE_DEVOPS_EXT_PAT } = env;
  if (!AZURE_DEVOPS_EXT_PAT) throw new Error("AZURE_DEVOPS_EXT_PAT is not set");
  return AZURE_DEVOPS_EXT_PAT;
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

console.log(await readProjects(readToken()));
