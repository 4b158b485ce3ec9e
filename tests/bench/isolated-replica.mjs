// The replica with fine clocks: a browser gives a page times finer than 100 µs only when the page is isolated from other origins, and two
// headers ask for that. They are added on the way.

import { createServer, request as forward } from "node:https";
import { startReplica } from "../replica/server.mjs";
import { selfSignedCertificate } from "../replica/server/certificate.mjs";

const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** @returns {Promise<import("../driver/session.mjs").Replica>} */
export async function startIsolatedReplica() {
  const replica = await startReplica();
  const server = createServer(await selfSignedCertificate(), (incoming, outgoing) => {
    const { method, url: path = "/", headers } = incoming;
    const target = { host: "127.0.0.1", port: replica.port, rejectUnauthorized: false };
    const onward = forward({ ...target, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...ISOLATED });
      answer.pipe(outgoing);
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
