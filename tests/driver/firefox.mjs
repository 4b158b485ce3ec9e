// Stock Firefox with the extension as a temporary add-on, through geckodriver.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { Builder } from "selenium-webdriver";
import { Context, Options, ServiceBuilder } from "selenium-webdriver/firefox.js";
import { zipExtension } from "./extension-copy.mjs";
import { HOSTS } from "./hosts.mjs";
import { ROOT } from "./root.mjs";
import { leaveOneTab } from "./tabs.mjs";

/** @typedef {import("selenium-webdriver/firefox.js").Driver} FirefoxDriver */

/** Where Firefox is. */
export const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
const BUILT_GECKODRIVER = join(ROOT, "target/tools/bin/geckodriver");
const GECKODRIVER = process.env.GECKODRIVER ?? (existsSync(BUILT_GECKODRIVER) ? BUILT_GECKODRIVER : "geckodriver");

/**
 * @param {import("./extension-copy.mjs").ExtensionCopy} copy
 * @param {number} port of the replica
 * @param {import("./browsers.mjs").LaunchOptions} options
 */
export async function startFirefox(copy, port, options) {
  const { width, height } = options.size;
  const settings = new Options();
  const { program = FIREFOX, home } = options.launch ?? {};
  settings.setBinary(program);
  settings.setAcceptInsecureCerts(true);
  settings.windowSize({ width, height });
  if (!options.visible) settings.addArguments("-headless");
  if (options.bidi) settings.enableBidi();
  const preferences = {
    "network.dns.localDomains": HOSTS.join(","),
    "network.socket.forcePort": `443=${port}`,
    // The browser's own dialog cannot be answered by a driver.
    "extensions.webextOptionalPermissionPrompts": false,
    "intl.accept_languages": options.language,
    "ui.systemUsesDarkTheme": options.theme === "dark" ? 1 : 0,
    "layout.css.prefers-color-scheme.content-override": options.theme === "dark" ? 0 : 1,
    ...(options.downloads ? { "browser.download.folderList": 2, "browser.download.dir": options.downloads } : {}),
  };
  for (const [name, value] of Object.entries({ ...preferences, ...options.preferences }))
    settings.setPreference(name, value);
  // Without system access neither Patrol's pages nor the console can be reached.
  const service = new ServiceBuilder(GECKODRIVER).addArguments("--allow-system-access");
  if (home) service.setEnvironment(/** @type {Record<string, string>} */ ({ ...process.env, HOME: home }));
  const driver = /** @type {FirefoxDriver} */ (
    await new Builder().forBrowser("firefox").setFirefoxOptions(settings).setFirefoxService(service).build()
  );
  try {
    if (!options.later) await install(driver, copy);
    for (const folder of options.beside ?? []) await driver.installAddon(await zipExtension({ folder }), true);
  } catch (error) {
    await driver.quit();
    throw error;
  }
  return { driver, stop: () => driver.quit() };
}

/**
 * What Firefox writes down when a page goes away while something of it still runs or is awaited. A script that really takes too long
 * fails the test that waits for it.
 */
const LEAVING = [
  // Of the welcome page, whose style is complete all the same: the page script looks at it as soon as at any other.
  /Layout was forced before the page was fully loaded.*welcome\.html/,
  /Script terminated by timeout/,
  /Promise (?:resolved|rejected) (?:after context unloaded|while context is inactive)/,
];

/**
 * Takes what the browser's console says about the extension, and empties the console.
 * @param {FirefoxDriver} driver
 * @param {string} origin of the extension's pages
 * @returns {Promise<string[]>}
 */
export async function takeErrors(driver, origin) {
  await driver.setContext(Context.CHROME);
  try {
    const said = /** @type {string[]} */ (
      await driver.executeScript(
        `const said = Services.console.getMessageArray().map(String);
         Services.console.reset();
         return said;`,
      )
    );
    // An error of the page stays the page's, also when we were among the callers.
    const ours = said.filter((text) => text.includes(origin) && !text.includes('{file: "https://'));
    return ours.filter((text) => !LEAVING.some((sentence) => sentence.test(text)));
  } finally {
    await driver.setContext(Context.CONTENT);
  }
}

/**
 * Installs the extension as a temporary add-on.
 * @param {FirefoxDriver} driver
 * @param {import("./extension-copy.mjs").ExtensionCopy} copy
 */
export async function install(driver, copy) {
  await asBrowser(
    driver,
    `Services.prefs.setStringPref("extensions.webextensions.uuids", JSON.stringify({ [id]: value }))`,
    copy.id,
    new URL(copy.origin).host,
  );
  await driver.installAddon(await zipExtension(copy), true);
}

/**
 * Makes the browser what it was before a suite: without the extension, with one empty tab, and nothing stored.
 * @param {FirefoxDriver} driver
 * @param {import("./extension-copy.mjs").ExtensionCopy} copy
 * @param {{ width: number, height: number }} size
 */
export async function clean(driver, copy, size) {
  await leaveOneTab(driver, size);
  await asBrowser(
    driver,
    `const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
     const addon = await AddonManager.getAddonByID(id);
     await addon?.uninstall();
     await new Promise((resolve) => Services.clearData.deleteData(Ci.nsIClearDataService.CLEAR_ALL, resolve));
     Services.console.reset();`,
    copy.id,
    null,
  );
}

/**
 * Takes the sites from the extension or gives them back.
 * @param {FirefoxDriver} driver
 * @param {string} id of the add-on
 * @param {boolean} given
 */
export async function setHostAccess(driver, id, given) {
  await asBrowser(
    driver,
    `const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
     const { extension } = WebExtensionPolicy.getByID(id);
     const origins = extension.manifest.host_permissions;
     await ExtensionPermissions[value ? "add" : "remove"](id, { permissions: [], origins }, extension);`,
    id,
    given,
  );
}

/**
 * Switches the extension off or on.
 * @param {FirefoxDriver} driver
 * @param {string} id of the add-on
 * @param {boolean} enabled
 */
export async function setEnabled(driver, id, enabled) {
  await asBrowser(
    driver,
    `const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
     const addon = await AddonManager.getAddonByID(id);
     await (value ? addon.enable() : addon.disable());`,
    id,
    enabled,
  );
}

/**
 * Whether there is a tab with a page, and the page is loaded.
 * @param {FirefoxDriver} driver
 * @param {string} address
 * @param {boolean} close closes it then
 * @returns {Promise<boolean>}
 */
export async function hasTab(driver, address, close) {
  await driver.setContext(Context.CHROME);
  try {
    return await driver.executeScript(
      `const [address, close] = arguments;
       const { gBrowser } = Services.wm.getMostRecentWindow("navigator:browser");
       const isThere = ({ currentURI, webProgress }) => currentURI.spec === address && !webProgress.isLoadingDocument;
       const tab = gBrowser.tabs.find(({ linkedBrowser }) => isThere(linkedBrowser));
       if (tab && close) gBrowser.removeTab(tab);
       return Boolean(tab);`,
      address,
      close,
    );
  } finally {
    await driver.setContext(Context.CONTENT);
  }
}

/**
 * Runs something as the browser's own code.
 * @param {FirefoxDriver} driver
 * @param {string} statements of `id` and `value`
 * @param {string} id
 * @param {unknown} value
 */
async function asBrowser(driver, statements, id, value) {
  await driver.setContext(Context.CHROME);
  try {
    const error = await driver.executeAsyncScript(
      `const [id, value, done] = arguments;
       (async () => { ${statements} })().then(() => done(null), (error) => done(String(error)));`,
      id,
      value,
    );
    if (error) throw new Error(String(error));
  } finally {
    await driver.setContext(Context.CONTENT);
  }
}

/**
 * Whether the event page runs.
 * @param {FirefoxDriver} driver
 * @param {string} id of the add-on
 */
export async function isBackgroundRunning(driver, id) {
  await driver.setContext(Context.CHROME);
  try {
    const state = await driver.executeScript(
      "return WebExtensionPolicy.getByID(arguments[0]).extension.backgroundState",
      id,
    );
    return state !== "stopped";
  } finally {
    await driver.setContext(Context.CONTENT);
  }
}

/**
 * Stops the event page, as Firefox does when it is idle.
 * @param {FirefoxDriver} driver
 * @param {string} id of the add-on
 */
export async function stopBackground(driver, id) {
  await driver.setContext(Context.CHROME);
  try {
    const state = await driver.executeAsyncScript(
      `const [id, done] = arguments;
       const { extension } = WebExtensionPolicy.getByID(id);
       extension.terminateBackground().then(() => done(extension.backgroundState), (error) => done(String(error)));`,
      id,
    );
    if (state !== "stopped") throw new Error(`The event page does not stop: ${state}`);
  } finally {
    await driver.setContext(Context.CONTENT);
  }
}
