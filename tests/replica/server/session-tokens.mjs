import { newSecret } from "./identifiers.mjs";

/**
 * Answers `…/_apis/Token/SessionTokens[/{authorizationId}]`.
 * @param {import("../server.mjs").RecordedRequest} request
 * @param {string | undefined} authorizationId
 * @param {any} body parsed
 * @param {import("./token-store.mjs").TokenStore} tokens
 * @param {import("../server.mjs").ReplicaOptions} options
 * @returns {{ status: number, json?: unknown }}
 */
export function sessionTokens(request, authorizationId, body, tokens, options) {
  const query = new URLSearchParams(request.path.split("?")[1]);
  const isPublic = query.get("isPublic")?.toLowerCase() === "true";
  switch (request.method) {
    case "GET":
      return { status: 200, json: listAnswer(page(listed(tokens, isPublic, options), query), options.listShape) };
    case "DELETE":
      if (authorizationId) tokens.revoke(authorizationId);
      return { status: 204 };
    case "PUT":
    case "PATCH": {
      if (options.failWith)
        return { status: 400, json: { typeKey: "SessionTokenException", message: options.failWith } };
      const edited = tokens.edit(authorizationId ?? body?.authorizationId, body ?? {});
      return edited ? { status: 200, json: edited } : { status: 404, json: { message: "No such token." } };
    }
    case "POST":
      return { status: 200, json: tokens.issue(body ?? {}, newSecret(request, options)) };
    default:
      return { status: 405 };
  }
}

/**
 * @param {import("./token-store.mjs").TokenStore} tokens
 * @param {boolean} isPublic
 * @param {import("../server.mjs").ReplicaOptions} options
 * @returns {unknown[]}
 */
function listed(tokens, isPublic, options) {
  return (!isPublic && options.list) || tokens.list(isPublic);
}

/** The rows that a request asks for. @param {unknown[]} list @param {URLSearchParams} query */
function page(list, query) {
  const start = Number(query.get("startRowNumber") ?? 1) - 1;
  return list.slice(start, start + Number(query.get("pageSize") ?? list.length));
}

/**
 * The three shapes seen from the real service, and the one that is documented.
 * @param {unknown[]} list
 * @param {import("../server.mjs").ReplicaOptions["listShape"]} shape
 */
function listAnswer(list, shape) {
  if (shape === "array") return list;
  if (shape === "sessionTokens") return { sessionTokens: list };
  if (shape === "patTokens") return { continuationToken: "", patTokens: list };
  return { count: list.length, value: list };
}

/**
 * Answers the documented lifecycle API `…/_apis/tokens/pats`.
 * @param {import("../server.mjs").RecordedRequest} request
 * @param {any} body parsed
 * @param {import("./token-store.mjs").TokenStore} tokens
 * @param {import("../server.mjs").ReplicaOptions} options
 * @returns {{ status: number, json?: unknown }}
 */
export function personalAccessTokens(request, body, tokens, options) {
  const authorizationId = new URLSearchParams(request.path.split("?")[1]).get("authorizationId");
  switch (request.method) {
    case "GET":
      return { status: 200, json: { continuationToken: "", patTokens: tokens.list(false) } };
    case "DELETE":
      if (authorizationId) tokens.revoke(authorizationId);
      return { status: 204 };
    case "PUT":
      return {
        status: 200,
        json: { patToken: tokens.edit(body?.authorizationId, body ?? {}) ?? null, patTokenError: "none" },
      };
    case "POST": {
      if (options.failWith) return { status: 200, json: { patToken: null, patTokenError: options.failWith } };
      const properties = { ...body, targetAccounts: body?.allOrgs ? null : [] };
      return {
        status: 200,
        json: { patToken: tokens.issue(properties, newSecret(request, options)), patTokenError: "none" },
      };
    }
    default:
      return { status: 405 };
  }
}
