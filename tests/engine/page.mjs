// A page of its own with both forms in it, for real browsers. It is isolated from other origins, for the sake of a fine clock.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { SCRIPT, WASM } from "./forms.mjs";

const ISOLATED = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
  "cache-control": "no-store",
};

/** In the page. Other scripts find the class and both forms here. */
const PAGE = `<!doctype html><title>Engine</title><script type="module">
import { Engine } from "/engine.mjs";
const bytes = async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer());
const texts = await (await fetch("/texts.json")).json();
globalThis.patrol = { Engine, texts, wasm: await bytes("/simd.wasm"), script: new TextDecoder().decode(await bytes("/engine.js")) };
</script>`;

/**
 * @param {unknown} texts for the page, as \`patrol.texts\`
 */
export async function servePage(texts) {
  /** @type {Record<string, [type: string, content: string | Buffer]>} */
  const files = {
    "/": ["text/html", PAGE],
    "/engine.mjs": ["text/javascript", await readFile(join(import.meta.dirname, "engine.mjs"))],
    "/simd.wasm": ["application/wasm", WASM],
    "/engine.js": ["text/plain", SCRIPT],
    "/texts.json": ["application/json", JSON.stringify(texts)],
  };
  const server = createServer(({ url = "" }, answer) => {
    const [type, content] = files[url] ?? ["text/plain", ""];
    answer.writeHead(files[url] ? 200 : 404, { "content-type": `${type}; charset=utf-8`, ...ISOLATED }).end(content);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Opens the page and waits until both forms are there. @param {import("../driver/session.mjs").Session} session @param {string} origin */
export async function openPage(session, origin) {
  await session.toPage();
  await session.driver.get(`${origin}/`);
  await session.until("the engine's page", () => session.driver.executeScript("return Boolean(globalThis.patrol)"));
}
