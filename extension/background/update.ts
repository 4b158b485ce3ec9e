// At install and update the content scripts are put into the pages that are open: without them a page would stay unguarded, or in the hands of
// an old script that is cut off from the rest of Patrol. Firefox does that by itself for the sites of the manifest, in every frame and in both
// worlds, before it tells the background; not so Chromium, and neither does it for servers that were added.

/** A content script of the manifest. */
type Script = NonNullable<chrome.runtime.ManifestV3["content_scripts"]>[number] & {
  world?: "ISOLATED" | "MAIN";
};

/** How the names of the scripts begin that run on added servers, and on added sites. */
const ADDED = ["server-", "site-"];

/** Puts the content scripts into open pages that do not have them. @param served settles when the scripts are registered on added servers */
export async function updateOpenTabs(served: Promise<unknown>): Promise<void> {
  const scripts = (chrome.runtime.getManifest().content_scripts ?? []) as Script[];
  await updateTabsOf(
    scripts.flatMap(({ matches = [] }) => matches),
    scripts,
  );
  await served;
  const registered = await chrome.scripting.getRegisteredContentScripts();
  for (const kind of ADDED) {
    const added = registered.filter(({ id }) => id.startsWith(kind));
    await updateTabsOf(
      added.flatMap(({ matches = [] }) => matches),
      added as Script[],
    );
  }
}

async function updateTabsOf(sites: string[], scripts: Script[]): Promise<void> {
  if (sites.length === 0) return;
  // A tab that was put to sleep gets the scripts when it is woken.
  const tabs = await chrome.tabs.query({ url: [...new Set(sites)], discarded: false });
  // Not one after the other: a page that hangs must not keep the others waiting.
  await Promise.all(tabs.map(({ id }) => id !== undefined && updateTab(id, scripts).catch(() => {})));
}

async function updateTab(tabId: number, scripts: Script[]): Promise<void> {
  const frames = await chrome.scripting.executeScript({
    target: { tabId, allFrames: true },
    func: hasPageScript,
    injectImmediately: true,
  });
  const documentIds = frames.filter(({ result }) => result === false).map(({ documentId }) => documentId);
  if (documentIds.length === 0) return;
  for (const { js = [], world = "ISOLATED" } of scripts) {
    await chrome.scripting.executeScript({
      target: { tabId, documentIds },
      files: js.map(inPackage),
      world,
      injectImmediately: true,
    });
  }
}

/** Runs in the page, beside the page script of this version: whether it is there. */
function hasPageScript(): boolean {
  return "patrolPage" in globalThis;
}

/** A file of the package. Firefox's manifest says whole addresses, and Firefox takes none here. */
const inPackage = (file: string): string => new URL(file, chrome.runtime.getURL("")).pathname.slice(1);
