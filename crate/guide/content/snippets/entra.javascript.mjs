// Lists the projects of an organization, with a token of Microsoft Entra that is stored nowhere.
// npm install @azure/identity

import { DefaultAzureCredential } from "@azure/identity";

const PROJECTS = "https://dev.azure.com/{organization}/_apis/projects?api-version=7.1";
/** The id of Azure DevOps in Microsoft Entra, the same for everybody. */
const SCOPE = "499b84ac-1321-427f-aa17-267ca6975798/.default";

/** A token for one hour. */
async function readToken() {
  const { token } = await new DefaultAzureCredential().getToken(SCOPE);
  return token;
}

async function readProjects(token) {
  const authorization = `Bearer ${token}`;
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
