import { extname } from "node:path";
import { contentSecurityHeaders } from "./content-security.mjs";

const TYPES = /** @type {Record<string, string>} */ ({
  ".html": "text/html; charset=utf-8",
  ".xhtml": "application/xhtml+xml; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".woff": "font/woff",
  ".woff2": "font/woff2",
});

/**
 * Answers a request for a file of the bundle.
 * @param {Map<string, Uint8Array>} files contents by name
 * @param {string} path of the request
 * @param {import("node:http").ServerResponse} response
 * @returns {boolean} false when the path is not one of a static file
 */
export function answerStatic(files, path, response) {
  const name = /^\/_static\/([^?]+)/.exec(path)?.[1];
  if (!name) return false;
  const content = files.get(name);
  if (content) {
    const headers = {
      "content-type": TYPES[extname(name)],
      "cache-control": "no-store",
      // A script can be a service worker for every page.
      "service-worker-allowed": "/",
      ...(name.endsWith("html")
        ? contentSecurityHeaders(new URL(path, "https://localhost").searchParams.get("csp"))
        : {}),
    };
    response.writeHead(200, headers).end(content);
  } else {
    response.writeHead(404).end();
  }
  return true;
}
