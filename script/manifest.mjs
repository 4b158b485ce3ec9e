// The manifest of each browser, from the one manifest.json.

/**
 * @param {"chrome" | "firefox"} browser
 * @param {any} source manifest.json
 * @param {string} version from Cargo.toml
 * @returns {any}
 */
export function manifestFor(browser, source, version) {
  const manifest = structuredClone({ ...source, version });
  if (browser === "chrome") {
    delete manifest.browser_specific_settings;
    // Chrome takes the worker only; Firefox refuses to install without `scripts`.
    delete manifest.background.scripts;
  } else {
    delete manifest.minimum_chrome_version;
    delete manifest.background.service_worker;
    // Firefox gives what a company has set without a schema.
    delete manifest.storage;
  }
  return manifest;
}
