// Chromium with the unpacked extension, through chromedriver.

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Builder } from "selenium-webdriver";
import { Options, ServiceBuilder } from "selenium-webdriver/chrome.js";
import { command } from "./bidi.mjs";
import { HOSTS } from "./hosts.mjs";
import { leaveOneTab } from "./tabs.mjs";

/** @typedef {import("selenium-webdriver").WebDriver} WebDriver */

/** Where Chromium is. */
export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const CHROMEDRIVER = process.env.CHROMEDRIVER ?? "/usr/bin/chromedriver";

const QUIET = [
  // Chromium has no sandbox for root.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--no-default-browser-check",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** What lets a driver install an extension in a running browser. */
const LATER = ["--remote-debugging-pipe", "--enable-unsafe-extension-debugging"];

/**
 * @param {import("./extension-copy.mjs").ExtensionCopy} copy
 * @param {number} port of the replica
 * @param {import("./browsers.mjs").LaunchOptions} options
 */
export async function startChromium(copy, port, options) {
  const profile = await mkdtemp(join(tmpdir(), "patrol-chromium-"));
  const replica = `127.0.0.1:${port}`;
  const { width, height } = options.size;
  const settings = new Options();
  settings.setChromeBinaryPath(CHROMIUM);
  settings.setAcceptInsecureCerts(true);
  settings.addArguments(
    ...QUIET,
    `--user-data-dir=${profile}`,
    ...(options.later ? LATER : [`--load-extension=${[copy.folder, ...(options.beside ?? [])].join()}`]),
    `--window-size=${width},${height}`,
    // Every other name is unknown: nothing of a test leaves this machine.
    `--host-resolver-rules=MAP dev.azure.com:443 ${replica},MAP *.dev.azure.com:443 ${replica},` +
      `MAP *.visualstudio.com:443 ${replica},MAP *.example.test:443 ${replica},MAP * ~NOTFOUND,EXCLUDE 127.0.0.1`,
    ...(options.visible ? [] : ["--headless=new"]),
    ...(options.theme === "dark" ? ["--force-dark-mode"] : []),
    ...(options.flags ?? []),
  );
  if (options.later || options.bidi) settings.enableBidi();
  if (options.downloads) settings.setUserPreferences({ "download.default_directory": options.downloads });
  const environment = { ...process.env, LANGUAGE: options.language };
  const service = new ServiceBuilder(CHROMEDRIVER).setEnvironment(/** @type {Record<string, string>} */ (environment));
  const driver = await new Builder().forBrowser("chrome").setChromeOptions(settings).setChromeService(service).build();
  if (options.later) await detach(driver);
  return {
    driver,
    stop: async () => {
      try {
        await driver.quit();
      } finally {
        await rm(profile, { recursive: true, force: true, maxRetries: 5 });
      }
    },
  };
}

/**
 * Leaves everything that runs in the browser alone: the second protocol follows each page and worker like a debugger, so that a worker never
 * idles, and one that was stopped does not start again. What installs an extension needs none of that.
 * @param {WebDriver} driver
 */
async function detach(driver) {
  const params = { autoAttach: false, waitForDebuggerOnStart: false, flatten: true };
  await command(driver, "goog:cdp.sendCommand", { method: "Target.setAutoAttach", params });
}

/**
 * Makes Chromium keep the errors of the extension. The window in front is the one that will be asked for them.
 * @param {WebDriver} driver
 * @param {string} id of the extension
 */
export async function collectErrors(driver, id) {
  await driver.get("chrome://extensions/");
  await driver.executeAsyncScript(
    `const [id, done] = arguments;
     const extensions = chrome.developerPrivate;
     extensions.updateProfileConfiguration({ inDeveloperMode: true })
       .then(() => extensions.updateExtensionConfiguration({ extensionId: id, errorCollection: true }))
       .then(() => done(), (error) => done(String(error)));`,
    id,
  );
}

/**
 * Takes the errors since the last call, from the window that `collectErrors` prepared.
 * @param {WebDriver} driver
 * @param {string} id of the extension
 * @returns {Promise<string[]>}
 */
export function takeErrors(driver, id) {
  return driver.executeAsyncScript(
    `const [id, done] = arguments;
     const extensions = chrome.developerPrivate;
     extensions.getExtensionInfo(id).then(async ({ manifestErrors, runtimeErrors }) => {
       const errors = [...manifestErrors, ...runtimeErrors];
       await extensions.deleteExtensionErrors({ extensionId: id });
       done(errors.map(({ source, message }) => source + ": " + message));
     });`,
    id,
  );
}

/**
 * Lets the extension have a site when it asks, without the browser's own dialog, which no driver can answer: Chromium does not ask again
 * for what was given once. From the window that `collectErrors` prepared.
 * @param {WebDriver} driver
 * @param {string} id of the extension
 * @param {string} pattern of the site
 */
export async function giveOnce(driver, id, pattern) {
  const error = await driver.executeAsyncScript(
    `const [id, pattern, done] = arguments;
     chrome.developerPrivate.addHostPermission(id, pattern).then(() => done(null), (error) => done(String(error)));`,
    id,
    pattern,
  );
  if (error) throw new Error(String(error));
}

/**
 * Installs the extension in a browser that was started without it.
 * @param {import("selenium-webdriver/chrome.js").Driver} driver
 * @param {import("./extension-copy.mjs").ExtensionCopy} copy
 */
export async function install(driver, copy) {
  await command(driver, "webExtension.install", { extensionData: { type: "path", path: copy.folder } });
}

/**
 * Makes the browser what it was before a suite: without the extension, with one empty tab, and nothing stored.
 * @param {import("selenium-webdriver/chrome.js").Driver} driver
 * @param {import("./extension-copy.mjs").ExtensionCopy} copy
 * @param {{ width: number, height: number }} size
 */
export async function clean(driver, copy, size) {
  await leaveOneTab(driver, size);
  await command(driver, "webExtension.uninstall", { extension: copy.id });
  await driver.sendDevToolsCommand("Network.clearBrowserCookies", {});
  await driver.sendDevToolsCommand("Network.clearBrowserCache", {});
  for (const host of HOSTS)
    await driver.sendDevToolsCommand("Storage.clearDataForOrigin", { origin: `https://${host}`, storageTypes: "all" });
}

/**
 * Takes the sites from the extension or gives them back. From the window that `collectErrors` prepared.
 * @param {WebDriver} driver
 * @param {string} id of the extension
 * @param {boolean} given
 */
export async function setHostAccess(driver, id, given) {
  await ask(
    driver,
    `chrome.developerPrivate.updateExtensionConfiguration({ extensionId: id, hostAccess: value })`,
    id,
    given ? "ON_ALL_SITES" : "ON_CLICK",
  );
}

/**
 * Switches the extension off or on. From the window that `collectErrors` prepared.
 * @param {WebDriver} driver
 * @param {string} id of the extension
 * @param {boolean} enabled
 */
export async function setEnabled(driver, id, enabled) {
  await ask(driver, "chrome.management.setEnabled(id, value)", id, enabled);
}

/**
 * Calls something of the browser's own page of extensions.
 * @param {WebDriver} driver
 * @param {string} call an expression of `id` and `value` that gives a promise
 * @param {string} id
 * @param {unknown} value
 */
async function ask(driver, call, id, value) {
  const error = await driver.executeAsyncScript(
    `const [id, value, done] = arguments;
     Promise.resolve(${call}).then(() => done(null), (error) => done(String(error?.message ?? error)));`,
    id,
    value,
  );
  if (error) throw new Error(String(error));
}

/** The service worker of Patrol, where it runs. @param {import("selenium-webdriver/chrome.js").Driver} driver @param {string} origin */
async function workers(driver, origin) {
  const { targetInfos } = /** @type {any} */ (await driver.sendAndGetDevToolsCommand("Target.getTargets", {}));
  return targetInfos.filter(
    (/** @type {any} */ { type, url }) => type === "service_worker" && url.startsWith(`${origin}/`),
  );
}

/**
 * Whether the service worker runs.
 * @param {import("selenium-webdriver/chrome.js").Driver} driver
 * @param {string} origin of Patrol's pages
 */
export const isBackgroundRunning = async (driver, origin) => (await workers(driver, origin)).length > 0;

/**
 * Stops the service worker, as Chromium does when it is idle.
 * @param {import("selenium-webdriver/chrome.js").Driver} driver
 * @param {string} origin of Patrol's pages
 */
export async function stopBackground(driver, origin) {
  const close = async () => {
    const running = await workers(driver, origin);
    // One that ends by itself meanwhile is no target any more.
    for (const { targetId } of running)
      await driver.sendDevToolsCommand("Target.closeTarget", { targetId }).catch(() => {});
    return running.length === 0;
  };
  // Something of Patrol may just have called it: then it starts anew.
  await driver.wait(close, 10_000, "the worker does not stop");
}
