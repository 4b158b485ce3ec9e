import { hierarchyQuery } from "./contributions.mjs";
import { personalAccessTokens, sessionTokens } from "./session-tokens.mjs";

/**
 * Answers a request below `_apis`. Letter case of the path does not matter, as on the real service.
 * Writes without an entry here (comments, work items, wiki pages, pushes, echo) are accepted and echoed.
 * @param {import("../server.mjs").RecordedRequest} request
 * @param {string[]} path segments after `_apis`
 * @param {import("./token-store.mjs").TokenStore} tokens
 * @param {import("../server.mjs").ReplicaOptions} options
 * @returns {{ status: number, json?: unknown }}
 */
export function answerApi(request, path, tokens, options) {
  const body = parsed(request.body);
  const route = path.map((segment) => segment.toLowerCase()).join("/");
  if (route === "contribution/hierarchyquery" || route.startsWith("contribution/hierarchyquery/")) {
    return { status: 200, json: hierarchyQuery(request, body, tokens, options) };
  }
  if (route === "token/sessiontokens" || route.startsWith("token/sessiontokens/")) {
    return sessionTokens(request, path[2], body, tokens, options);
  }
  if (route === "tokens/pats") return personalAccessTokens(request, body, tokens, options);
  const content = options.contents?.[request.path.split("?", 1)[0] ?? ""];
  if (request.method === "GET" && content !== undefined) return { status: 200, json: content };
  if (request.method === "GET") return { status: 404, json: { message: "The replica has no such resource." } };
  return { status: 200, json: { id: 1, received: body ?? request.body } };
}

/** @param {string} body */
function parsed(body) {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
