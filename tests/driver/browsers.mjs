// The browsers that suites share. A suite gets one that has run before, with Patrol installed in it anew.

import { isDeepStrictEqual } from "node:util";
import * as chromium from "./chromium.mjs";
import * as firefox from "./firefox.mjs";

/** @typedef {import("selenium-webdriver").WebDriver} WebDriver */

/**
 * @typedef {object} LaunchOptions
 * @property {string} language the browser's language, BCP 47
 * @property {"light" | "dark"} theme what the system is said to prefer
 * @property {{ width: number, height: number }} size of the window in CSS pixels
 * @property {boolean} [visible] open a real window
 * @property {string[]} [flags] further switches for Chromium
 * @property {Record<string, string | number | boolean>} [preferences] further preferences for Firefox
 * @property {(folder: string) => void | Promise<void>} [alter] changes the copy of the extension before it is loaded
 * @property {string[]} [beside] folders of further extensions that the browser loads
 * @property {string} [downloads] folder for what is saved
 * @property {Record<string, unknown>} [storage] stands in storage.local before the first page is opened
 * @property {boolean} [bidi] lets `bidi.mjs` speak to the browser
 * @property {"stays" | "none"} [welcome] the tab that Patrol opens after its installation stays open, or none comes; else the session closes it
 * @property {object} [company] the company's policy, which the browser has when it starts; another one by `setCompanyPolicy`
 * @property {"policies" | "manifest"} [companyFile] which of Firefox's files the policy is in; "policies" when missing
 * @property {{ program?: string, home?: string }} [launch] another program for Firefox, and another home
 * @property {boolean} [later] starts the browser without Patrol; `install` brings it
 */

/**
 * @typedef {object} Browser
 * @property {WebDriver} driver
 * @property {boolean} bare it runs without Patrol, which has to be installed
 * @property {() => Promise<void>} stop ends it, or keeps it for the next suite
 */

/** The options of a suite that names none. @type {LaunchOptions} */
export const PLAIN = { language: "en", theme: "light", size: { width: 1280, height: 900 } };

/** What is decided when a browser starts. All other options concern Patrol. */
const AT_START = /** @type {(keyof LaunchOptions)[]} */ (
  "language theme size visible flags preferences beside downloads bidi launch".split(" ")
);

/** How long one command to a browser may take, in ms: longer than all of WebDriver's own limits. What takes longer has hung. */
const LIMIT = 60_000;

/** @type {Map<string, { driver: WebDriver, stop: () => Promise<void> }>} */
const idle = new Map();

/**
 * Starts a browser of one's own, with Patrol in it.
 * @param {import("./extension-copy.mjs").ExtensionCopy} copy
 * @param {number} port of the replica
 * @param {LaunchOptions} options
 * @returns {Promise<Browser>}
 */
export async function startBrowser(copy, port, options) {
  const start = copy.browser === "chromium" ? chromium.startChromium : firefox.startFirefox;
  const { driver, stop } = await start(copy, port, options);
  return { driver, stop, bare: options.later === true };
}

/**
 * Takes a browser that another suite has left, or starts one. One with options of its own is not shared.
 * @param {import("./extension-copy.mjs").ExtensionCopy} copy
 * @param {number} port of the replica
 * @param {LaunchOptions} options
 * @returns {Promise<Browser>}
 */
export async function shareBrowser(copy, port, options) {
  if (AT_START.some((name) => !isDeepStrictEqual(options[name], PLAIN[name])))
    return guarded(await startBrowser(copy, port, options));
  const { browser } = copy;
  const running = idle.get(browser) ?? guarded(await startBrowser(copy, port, { ...PLAIN, later: true }));
  idle.delete(browser);
  const { driver, stop } = running;
  const clean = browser === "chromium" ? chromium.clean : firefox.clean;
  return {
    driver,
    bare: true,
    stop: async () => {
      try {
        await clean(/** @type {any} */ (driver), copy, options.size);
      } catch {
        // Whatever a suite did to it: the next one gets another.
        await stop().catch(() => {});
        return;
      }
      idle.set(browser, running);
    },
  };
}

/** Ends the browsers that no suite uses. */
export async function closeBrowsers() {
  const browsers = [...idle.values()];
  idle.clear();
  await Promise.allSettled(browsers.map(({ stop }) => stop()));
}

/**
 * Lets no command wait for a browser that has hung.
 * @template {{ driver: WebDriver, stop: () => Promise<void> }} B
 * @param {B} browser
 * @returns {B}
 */
function guarded(browser) {
  const { driver, stop } = browser;
  const execute = driver.execute.bind(driver);
  driver.execute = (/** @type {any} */ command) => inTime(execute(command), `${command.getName()} was not answered`);
  return { ...browser, stop: () => inTime(stop(), "the browser does not end") };
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {string} otherwise what to say when it takes too long
 * @returns {Promise<T>}
 */
async function inTime(promise, otherwise) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${LIMIT} ms: ${otherwise}`)), LIMIT);
  });
  try {
    return await /** @type {Promise<T>} */ (Promise.race([promise, limit]));
  } finally {
    clearTimeout(timer);
  }
}
