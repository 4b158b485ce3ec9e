import { createHash } from "node:crypto";
import { buffer } from "node:stream/consumers";

/**
 * Reads a request completely into the form in which it is recorded.
 * @param {import("node:http").IncomingMessage} incoming
 * @returns {Promise<import("../server.mjs").RecordedRequest>}
 */
export async function readRequest(incoming) {
  /** @type {Record<string, string>} */
  const headers = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (name !== "cookie") headers[name] = String(value);
  }
  const bytes = await buffer(incoming);
  return {
    time: Date.now(),
    method: incoming.method ?? "GET",
    host: incoming.headers.host ?? "localhost",
    path: incoming.url ?? "/",
    headers,
    body: new TextDecoder().decode(bytes),
    digest: createHash("sha256").update(bytes).digest("hex"),
  };
}
