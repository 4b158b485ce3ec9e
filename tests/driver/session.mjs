// One browser with Patrol in it, on the replica: a window for the page under test, one for Patrol's own pages.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { PLAIN, startBrowser } from "./browsers.mjs";
import * as chromium from "./chromium.mjs";
import { writePolicy } from "./company-policy.mjs";
import { copyExtension } from "./extension-copy.mjs";
import * as firefox from "./firefox.mjs";

/** @typedef {import("./extension-copy.mjs").BrowserName} BrowserName */
/** @typedef {import("./browsers.mjs").LaunchOptions} LaunchOptions */
/** @typedef {import("selenium-webdriver").WebDriver} WebDriver */
/** @typedef {Awaited<ReturnType<typeof import("../replica/server.mjs").startReplica>>} Replica */
/** @typedef {{ host: string, surface: string, paused: { guard: string, end: unknown }[], problems: any[], findings: number, workers: boolean }} PageStatus */

/** How long something that happens within the browser may take, in ms. */
export const SOON = 10_000;

/** In a page of Patrol: the browser's number of the tab with the page under test, the first one. */
const TAB = "(await chrome.tabs.query({ index: 0, currentWindow: true }))[0].id";

export class Session {
  /** @type {WebDriver | undefined} */
  #driver;
  /** @type {() => Promise<void>} */
  #stop = async () => {};
  /** @type {Replica | undefined} */
  #replica;
  /** @type {import("./extension-copy.mjs").ExtensionCopy | undefined} */
  #copy;
  /** @type {import("./company-policy.mjs").CompanyPolicy | undefined} */
  #policy;
  /** Handles of the windows. */
  #page = "";
  #own = "";
  #errors = "";
  #id = "";
  /** Origin of Patrol's pages, without a trailing slash. */
  origin = "";

  /**
   * @param {BrowserName} browser
   * @param {Partial<LaunchOptions>} [options]
   */
  constructor(browser, options = {}) {
    this.browser = browser;
    /** @type {LaunchOptions} */
    this.options = { ...PLAIN, ...options };
  }

  get driver() {
    if (!this.#driver) throw new Error("The browser is not running.");
    return this.#driver;
  }

  get replica() {
    if (!this.#replica) throw new Error("The browser is not running.");
    return this.#replica;
  }

  /**
   * @param {Replica} replica
   * @param {typeof startBrowser} [get] where the browser comes from; one of its own when missing
   */
  async start(replica, get = startBrowser) {
    this.#replica = replica;
    const copy = await copyExtension(this.browser, this.options.alter);
    this.#copy = copy;
    this.#stop = copy.remove;
    const { company, companyFile = "policies" } = this.options;
    if (company) {
      this.#policy = await writePolicy(copy, company, companyFile);
      this.options.launch = this.#policy.launch;
    }
    const remove = async () => {
      await copy.remove();
      await this.#policy?.remove();
    };
    this.#stop = remove;
    const { driver, bare, stop } = await get(copy, replica.port, this.options);
    this.#driver = driver;
    this.#stop = () => stop().finally(remove);
    this.#id = copy.id;
    this.origin = copy.origin;
    await driver.manage().setTimeouts({ script: SOON, pageLoad: 3 * SOON });
    this.#page = await driver.getWindowHandle();
    if (this.options.later) return;
    if (bare) await this.install();
    else await this.#prepare();
  }

  /** Opens what else the session needs, beside the page under test. */
  async #prepare() {
    if (this.browser === "chromium" && !this.options.visible) {
      this.#errors = await this.#newTab();
      await chromium.collectErrors(this.driver, this.#id);
    }
    // Firefox's driver takes it for a window that it opens itself, if both open at once. In Chromium a page of Patrol can ask.
    if (this.browser === "firefox") await this.#meetWelcome();
    await this.#openOwnWindow();
    if (this.browser === "chromium") await this.#meetWelcome();
    if (this.options.storage) await this.store(this.options.storage);
  }

  /** Waits for the tab that Patrol opens after its installation, and closes it unless it shall stay. */
  async #meetWelcome() {
    if (this.options.welcome === "none") return;
    const page = `${this.origin}/welcome.html`;
    const close = this.options.welcome !== "stays";
    await this.until("the welcome page", () =>
      this.browser === "firefox"
        ? firefox.hasTab(/** @type {firefox.FirefoxDriver} */ (this.driver), page, close)
        : this.inPatrol(
            `const [tab] = await chrome.tabs.query({ url: argument.page, status: "complete" });
             if (tab && argument.close) await chrome.tabs.remove(tab.id);
             return Boolean(tab);`,
            { page, close },
          ),
    );
  }

  async #openOwnWindow() {
    this.#own = await this.#newTab();
    await this.until("Patrol's pages", async () => {
      await this.driver.get(`${this.origin}/settings.html`).catch(() => {});
      // While Patrol is being loaded anew, its address can lead to a page without anything of Patrol.
      const isOurs = (await this.driver.getCurrentUrl()).startsWith(this.origin);
      return isOurs && (await this.driver.executeScript("return Boolean(globalThis.chrome?.tabs)"));
    });
    await this.toPage();
  }

  /** Installs Patrol in a browser that was started without it, beside pages that are open. */
  async install() {
    if (!this.#copy) throw new Error("The browser is not running.");
    if (this.browser === "firefox") {
      await firefox.install(/** @type {firefox.FirefoxDriver} */ (this.driver), this.#copy);
    } else {
      await chromium.install(/** @type {any} */ (this.driver), this.#copy);
    }
    await this.#prepare();
  }

  /** Ends the session; once is enough. */
  async stop() {
    const stop = this.#stop;
    this.#stop = async () => {};
    await stop();
  }

  /** Whether the browser still has a window. */
  async isOpen() {
    const windows = await this.driver.getAllWindowHandles().catch(() => []);
    return windows.length > 0;
  }

  async #newTab() {
    await this.driver.switchTo().newWindow("tab");
    return this.driver.getWindowHandle();
  }

  /** Puts the page under test in front. */
  async toPage() {
    await this.driver.switchTo().window(this.#page);
  }

  /**
   * Opens a page of the replica and waits until it is drawn and Patrol answers in it.
   * @param {string} path with the query
   * @param {string} [host]
   */
  async open(path, host = "dev.azure.com") {
    await this.load(path, host);
    await this.status();
  }

  /** Opens a page of the replica and waits until it is drawn. @param {string} path @param {string} [host] */
  async load(path, host = "dev.azure.com") {
    await this.toPage();
    await this.driver.get(`https://${host}${path}`);
    await this.until(`${path} to be drawn`, () =>
      this.driver.executeScript("return document.querySelector('main')?.childElementCount > 0"),
    );
  }

  /**
   * What Patrol in the page says of itself. Waits for the answer.
   * @param {(status: PageStatus) => boolean} [matches] waits until this holds
   * @returns {Promise<PageStatus>}
   */
  async status(matches = () => true) {
    const url = await this.driver.getCurrentUrl();
    /** @type {PageStatus | null} */
    let status = null;
    await this.until(
      () => `Patrol to answer in ${url} as expected; it last said ${JSON.stringify(status)}`,
      async () => {
        status = await this.inPatrol(
          `const asked = chrome.tabs.sendMessage(${TAB}, { kind: "report-status" }, { frameId: 0 });
           return asked.catch(() => null);`,
        );
        return status !== null && matches(status);
      },
    );
    return /** @type {PageStatus} */ (/** @type {unknown} */ (status));
  }

  /**
   * Runs a script in a page of Patrol, where `chrome` is at hand, and comes back to the page under test.
   * @param {string} body of an async function of `argument`
   * @param {unknown} [argument]
   * @returns {Promise<any>}
   */
  async inPatrol(body, argument) {
    try {
      return await this.inOwn(body, argument);
    } finally {
      await this.toPage();
    }
  }

  /**
   * The same, and stays in the page of Patrol.
   * @param {string} body of an async function of `argument`
   * @param {unknown} [argument]
   * @returns {Promise<any>}
   */
  async inOwn(body, argument) {
    await this.driver.switchTo().window(this.#own);
    const answer = /** @type {{ value?: any, error?: string }} */ (
      await this.driver.executeAsyncScript(
        `const [argument, done] = arguments;
         (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`,
        argument,
      )
    );
    if (answer.error) throw new Error(answer.error);
    return answer.value;
  }

  /** The browser's number of the tab with the page under test: the first one. @returns {Promise<number>} */
  tab() {
    return this.inPatrol(`return ${TAB}`);
  }

  /**
   * Lets Patrol have a site when it asks for it, without the browser's own dialog. It has to ask all the same.
   * @param {string} pattern of the site
   */
  async permit(pattern) {
    if (this.browser === "firefox") return;
    await this.driver.switchTo().window(this.#errors);
    await chromium.giveOnce(this.driver, this.#id, pattern);
    await this.inPatrol("await chrome.permissions.remove({ origins: [argument] })", pattern);
  }

  /**
   * Writes another policy of the company, or takes it away. Chromium sees that while it runs; Firefox reads a managed storage manifest when Patrol
   * is loaded anew, which this does.
   * @param {object | null} policy
   */
  async setCompanyPolicy(policy) {
    await this.#policy?.set(policy);
    if (this.browser === "firefox") await this.reloadPatrol();
  }

  /** Whether Patrol's background runs. */
  isBackgroundRunning() {
    if (this.browser === "firefox") {
      return firefox.isBackgroundRunning(/** @type {firefox.FirefoxDriver} */ (this.driver), this.#id);
    }
    return chromium.isBackgroundRunning(/** @type {any} */ (this.driver), this.origin);
  }

  /** Stops Patrol's background, as the browser does when it is idle. */
  async stopBackground() {
    if (this.browser === "firefox") {
      return firefox.stopBackground(/** @type {firefox.FirefoxDriver} */ (this.driver), this.#id);
    }
    return chromium.stopBackground(/** @type {any} */ (this.driver), this.origin);
  }

  /**
   * Loads Patrol anew under the open page, as an update does.
   * @param {(folder: string) => void | Promise<void>} [alter] changes the copy first: what the new Patrol is
   */
  async reloadPatrol(alter) {
    if (alter && this.#copy) await alter(this.#copy.folder);
    if (alter && this.#copy && this.browser === "firefox") {
      // A reload would take what Firefox has in memory of the old archive.
      await firefox.install(/** @type {firefox.FirefoxDriver} */ (this.driver), this.#copy);
    } else {
      await this.inPatrol("setTimeout(() => chrome.runtime.reload())");
    }
    await this.until("Patrol's pages to close", async () => {
      const windows = await this.driver.getAllWindowHandles();
      return !windows.includes(this.#own);
    });
    await this.#openOwnWindow();
  }

  /**
   * Takes the guarded sites from Patrol, or gives them back, as a person does in the browser's own settings.
   * @param {boolean} given
   */
  async setHostAccess(given) {
    if (this.browser === "firefox") {
      return firefox.setHostAccess(/** @type {firefox.FirefoxDriver} */ (this.driver), this.#id, given);
    }
    await this.driver.switchTo().window(this.#errors);
    await chromium.setHostAccess(this.driver, this.#id, given);
    await this.toPage();
  }

  /** Switches Patrol off or on in the browser's own settings. Patrol's own pages close when it goes. @param {boolean} enabled */
  async setEnabled(enabled) {
    if (this.browser === "firefox") {
      await firefox.setEnabled(/** @type {firefox.FirefoxDriver} */ (this.driver), this.#id, enabled);
    } else {
      await this.driver.switchTo().window(this.#errors);
      await chromium.setEnabled(this.driver, this.#id, enabled);
    }
    await this.toPage();
    if (enabled) await this.#openOwnWindow();
  }

  /** Everything in storage.local. @returns {Promise<Record<string, any>>} */
  storage() {
    return this.inPatrol("return chrome.storage.local.get(null)");
  }

  /** Replaces everything in storage.local. @param {Record<string, unknown>} values */
  async store(values) {
    await this.inPatrol("await chrome.storage.local.clear(); await chrome.storage.local.set(argument)", values);
  }

  /** Empties the history, behind what pages have just reported: the background writes one thing after the other. */
  async forgetHistory() {
    await this.inPatrol(
      `await chrome.runtime.sendMessage({ kind: "forget-history", what: "null" });
       await chrome.storage.local.remove("audit");`,
    );
  }

  /** Opens a page of Patrol and stays in it. @param {string} path such as `settings.html` */
  async openOwn(path) {
    await this.driver.switchTo().window(this.#own);
    await this.driver.get(`${this.origin}/${path}`);
  }

  /** Opens the popup for the page under test and stays in it. */
  async openPopup() {
    await this.openOwn(`popup.html?tab=${await this.inOwn(`return ${TAB}`)}`);
  }

  /**
   * Waits for a condition.
   * @template T
   * @param {string | (() => string)} what is waited for, for the message
   * @param {() => Promise<T>} condition done when it gives something true
   * @param {number} [timeout] ms
   * @returns {Promise<NonNullable<T>>}
   */
  async until(what, condition, timeout = SOON) {
    const message = () => `Waited ${timeout} ms in vain for ${typeof what === "string" ? what : what()}.`;
    return /** @type {any} */ (await this.driver.wait(condition, timeout, /** @type {any} */ (message), 50));
  }

  /**
   * Takes what the browser holds against the extension since the last call; empty when all is well.
   * @returns {Promise<string[]>}
   */
  async takeErrors() {
    if (this.browser === "firefox") {
      return firefox.takeErrors(/** @type {firefox.FirefoxDriver} */ (this.driver), this.origin);
    }
    if (!this.#errors) return [];
    await this.driver.switchTo().window(this.#errors);
    const errors = await chromium.takeErrors(this.driver, this.#id);
    await this.toPage();
    return errors;
  }

  /** Writes what the window in front shows. @param {string} file ending in .png */
  async screenshot(file) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await this.driver.takeScreenshot(), "base64");
  }
}
