// The replica: one HTTPS server that answers for every Azure DevOps host by URL path and records what reached it.
import { createServer } from "node:https";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { buildPages } from "./build.mjs";
import { answer } from "./server/answer.mjs";
import { selfSignedCertificate } from "./server/certificate.mjs";
import { readRequest } from "./server/read-request.mjs";
import { RequestLog } from "./server/request-log.mjs";
import { answerStatic } from "./server/static-files.mjs";
import { TokenStore } from "./server/token-store.mjs";

/**
 * @typedef {object} RecordedRequest
 * @property {number} time ms since 1970
 * @property {string} method
 * @property {string} host as in the Host header
 * @property {string} path with the query
 * @property {Record<string, string>} headers lower-case names, without cookies
 * @property {string} body as received, read as UTF-8
 * @property {string} digest SHA-256 of its bytes, in hexadecimal digits
 */

/**
 * @typedef {object} ReplicaOptions
 * @property {number} [port] 0 or missing: any free port
 * @property {string} [token] the secret of every token created
 * @property {(request: RecordedRequest) => string} [issueToken] makes the secret for one creation; wins over `token`
 * @property {string} [failWith] refuse every creation with this code
 * @property {"value" | "array" | "sessionTokens" | "patTokens"} [listShape] shape of the token list, default `value`
 * @property {Record<string, unknown>} [contents] what is answered as JSON to `GET`, by the path without its query
 * @property {Record<string, unknown>} [made] further data that each page is made with
 * @property {unknown[]} [list] the entries of the token list, whatever they are, in place of the tokens
 */

/**
 * Builds the pages and starts the server.
 * @param {ReplicaOptions} [options] read at each request: a test may change the returned object's fields
 */
export async function startReplica(options = {}) {
  const [files, certificate] = await Promise.all([buildPages(), selfSignedCertificate()]);
  const log = new RequestLog();
  const tokens = new TokenStore();

  const server = createServer(certificate, (incoming, response) => {
    respond(incoming, response).catch((error) => {
      console.error("replica:", error);
      response.writeHead(500).end();
    });
  });

  /**
   * @param {import("node:http").IncomingMessage} incoming
   * @param {import("node:http").ServerResponse} response
   */
  async function respond(incoming, response) {
    if (answerStatic(files, incoming.url ?? "/", response)) return;
    const request = await readRequest(incoming);
    log.add(request);
    const { status, headers, body } = answer(request, tokens, options);
    response.writeHead(status, headers).end(body);
  }

  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", () => resolve(undefined));
  });
  const bound = /** @type {import("node:net").AddressInfo} */ (server.address());

  return {
    port: bound.port,
    /** PEM text of the certificate, for clients that check it. */
    certificate: certificate.cert,
    options,
    /** Everything that reached the server and is not a static file, oldest first. */
    requests: () => log.all(),
    /** Waits for a request, past or future. */
    waitFor: (/** @type {(request: RecordedRequest) => boolean} */ matches, timeoutMs = 10_000) =>
      log.waitFor(matches, timeoutMs),
    /**
     * Serves a script of a test beside those of the pages, so that it runs under every policy that lets the page's own scripts run.
     * @param {string} script
     * @returns {string} its path
     */
    serveScript(script) {
      const name = `script-${files.size}.js`;
      files.set(name, Buffer.from(script));
      return `/_static/${name}`;
    },
    /**
     * Serves a file of a test beside those of the pages. One that ends in `.html` is a page, under the policies that pages can have.
     * @param {string} name
     * @param {string | Uint8Array} contents
     * @returns {string} its path
     */
    serveFile(name, contents) {
      files.set(name, Buffer.from(contents));
      return `/_static/${name}`;
    },
    /** Forgets the requests and restores the first tokens. */
    clear() {
      log.clear();
      tokens.reset();
    },
    /** Stops the server and drops open connections. */
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve(undefined));
        server.closeAllConnections();
      }),
  };
}

/** Paths worth opening, also listed on the start page. */
export const PAGES = [
  "/contoso/_usersSettings/tokens",
  "/contoso/_usersSettings/keys",
  "/contoso/web/_git/shop",
  "/contoso/web/_git/shop?empty=1",
  "/contoso/web/_git/shop?path=/a.txt",
  "/contoso/web/_git/shop?path=/a.txt&_a=edit",
  "/contoso/web/_git/shop/pullrequest/7",
  "/contoso/web/_git/shop/pullrequestcreate",
  "/contoso/web/_workitems/edit/42",
  "/contoso/web/_wiki/wikis/web.wiki",
  "/contoso/web/_plain",
  "/tfs/DefaultCollection/_usersSettings/tokens",
];

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: "string", default: "8443" } } });
  const { port } = await startReplica({ port: Number(values.port) });
  for (const path of ["/", ...PAGES]) console.log(`https://localhost:${port}${path}`);
}
