import { parseAddress } from "../address.mjs";
import { answerApi } from "./api.mjs";
import { contentSecurityHeaders } from "./content-security.mjs";
import { pageDataProviders } from "./page-data.mjs";
import { shell } from "./shell.mjs";

/**
 * The answer to everything that is not a static file.
 * @param {import("../server.mjs").RecordedRequest} request
 * @param {import("./token-store.mjs").TokenStore} tokens
 * @param {import("../server.mjs").ReplicaOptions} options
 * @returns {{ status: number, headers: Record<string, string>, body?: string }}
 */
export function answer(request, tokens, options) {
  const url = new URL(request.path, `https://${request.host}`);
  const { hub, rest } = parseAddress(url);
  if (hub === "_apis") {
    const headers = crossOriginHeaders(request);
    if (request.method === "OPTIONS") return { status: 204, headers };
    const { status, json } = answerApi(request, rest, tokens, options);
    return status === 204 ? { status, headers } : jsonAnswer(status, json ?? {}, headers);
  }
  if (request.method !== "GET") return { status: 405, headers: {} };
  if (url.searchParams.get("__rt") === "fps") {
    return jsonAnswer(200, { fps: { dataProviders: { data: pageDataProviders(url) } } }, {});
  }
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      ...contentSecurityHeaders(url.searchParams.get("csp")),
    },
    body: shell(url, options),
  };
}

/**
 * @param {number} status
 * @param {unknown} value
 * @param {Record<string, string>} headers
 */
function jsonAnswer(status, value, headers) {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", "cache-control": "no-store", ...headers },
    body: JSON.stringify(value),
  };
}

/**
 * The identity service is another origin than the page, so its answers must allow the page.
 * @param {import("../server.mjs").RecordedRequest} request
 * @returns {Record<string, string>}
 */
function crossOriginHeaders({ headers }) {
  if (!headers.origin) return {};
  return {
    "access-control-allow-origin": headers.origin,
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "",
    vary: "origin",
  };
}
