// @ts-check
// Instantiated at once, without a fetch: the core registers its listeners in the first turn of the event loop.
import { initSync } from "../target/wasm/background/patrol_background.js";
import core from "../target/wasm/background/patrol_background_bg.wasm";

try {
  initSync({ module: core });
} catch (error) {
  console.error(error);
  // Without a core nobody speaks for the badge; it must not look as if all were well.
  chrome.action.setBadgeText({ text: "!" });
  chrome.action.setBadgeBackgroundColor({ color: "#f2c14e" });
  chrome.action.setBadgeTextColor({ color: "#1c1e21" });
  chrome.action.setTitle({ title: chrome.i18n.getMessage("badgeCoreFailed") });
}
