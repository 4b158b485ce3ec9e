// The replica with fine clocks: a browser gives a page times finer than 100 µs only when the page is isolated from other origins, and two
// headers ask for that. They are added on the way, with a script before all others of the page.

import { createServer, request as forward } from "node:https";
import { startReplica } from "../replica/server.mjs";
import { selfSignedCertificate } from "../replica/server/certificate.mjs";

const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** The earliest that a page can do. It runs where the page's policy lets it (`csp=none`) and notes whether the gate is there. */
const FIRST = `<head><script>
performance.mark("page-first", { detail: !String(fetch).includes("[native code]") });
</script>`;

/** @returns {Promise<import("../driver/session.mjs").Replica>} */
export async function startIsolatedReplica() {
  const replica = await startReplica();
  const server = createServer(await selfSignedCertificate(), (incoming, outgoing) => {
    const { method, url: path = "/", headers } = incoming;
    const target = { host: "127.0.0.1", port: replica.port, rejectUnauthorized: false };
    const onward = forward({ ...target, method, path, headers }, async (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, { ...withoutLength(answer.headers), ...ISOLATED });
      if (!answer.headers["content-type"]?.startsWith("text/html")) return answer.pipe(outgoing);
      const html = Buffer.concat(await answer.toArray()).toString("utf8");
      return outgoing.end(html.replace("<head>", FIRST));
    });
    onward.on("error", (error) => outgoing.destroy(error));
    incoming.pipe(onward);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const close = async () => {
    server.close();
    server.closeAllConnections();
    await replica.close();
  };
  return { ...replica, port, close };
}

/** @param {import("node:http").IncomingHttpHeaders} headers */
function withoutLength({ "content-length": _, ...headers }) {
  return headers;
}
