// Patrol in the servers that a person has added: which they are, the browser's permissions say, and nothing else does. What a server is,
// the core knows. Plain JavaScript, because it is a fifth of the size that the same is as compiled code.

const { permissions, runtime, scripting } = chrome;

/** A file of the package. Firefox gives whole addresses here and takes none there. @param {string} file */
const inPackage = (file) => new URL(file, runtime.getURL("")).pathname.slice(1);

/** The content scripts of the manifest, as the browser takes them for other sites. @param {string[]} matches */
const scriptsFor = (matches) =>
  (runtime.getManifest().content_scripts ?? []).map((/** @type {any} */ script, /** @type {number} */ place) => ({
    id: `server-${place}`,
    matches,
    js: script.js.map(inPackage),
    runAt: script.run_at,
    allFrames: script.all_frames,
    matchOriginAsFallback: script.match_origin_as_fallback,
    world: script.world ?? "ISOLATED",
  }));

/** Whether a pattern stands for one server. @type {(pattern: string) => boolean} */
let isServer;

async function agree() {
  const { origins = [] } = await permissions.getAll();
  const permitted = origins.filter((pattern) => isServer(pattern)).sort();
  const registered = await scripting.getRegisteredContentScripts();
  // Where nothing has changed, nothing is taken away, not even for a moment.
  if (String(registered[0]?.matches?.sort() ?? []) === String(permitted)) return;
  await scripting.unregisterContentScripts();
  // The browser keeps them until Patrol is updated.
  if (permitted.length > 0) await scripting.registerContentScripts(scriptsFor(permitted));
}

/** One at a time: what is registered twice, the browser refuses. */
let last = Promise.resolve();

/** Makes the content scripts run in the servers that are permitted, and in no other. Fails when the browser does not let it. */
export const serve = () => (last = last.catch(() => {}).then(agree));

/**
 * Does so now, and whenever a person has given or taken something, or Patrol was updated.
 * @param {(pattern: string) => boolean} rule whether a pattern stands for one server
 */
export function arm(rule) {
  isServer = rule;
  const now = () => void serve().catch(console.error);
  for (const event of [permissions.onAdded, permissions.onRemoved, runtime.onInstalled])
    /** @type {chrome.events.Event<() => void>} */ (/** @type {unknown} */ (event)).addListener(now);
  now();
}
