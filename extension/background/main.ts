// The background. It listens here, in plain script: the browser wants every listener in the first turn, before the core is there. The core
// is compiled meanwhile, beside this thread, and answers when it has started; what needs no core does not wait for it.

import {
  answer,
  initSync,
  installed,
  notificationPressed,
  ring,
  serve,
  storageChanged,
} from "../../target/wasm/background/patrol_background.js";
import wasm from "../../target/wasm/background/patrol_background_bg.wasm";
import { answerChecks, offerCheck } from "./check.js";
import { isLoad, load } from "./loader.js";
import { updateOpenTabs } from "./update.js";
import { answerWithoutCore } from "./without-core.js";

/** The bytes of the core. The declaration that the build puts beside the file tells what is in them. */
const bytes = wasm as unknown as Uint8Array<ArrayBuffer>;

const started = start();
started.catch(tellThatNothingStarted);

/** Fails where the browser has no WebAssembly at all: then the parts of the page still come. */
async function start(): Promise<void> {
  initSync({ module: await WebAssembly.compile(bytes) });
}

chrome.runtime.onMessage.addListener((message: unknown, sender, respond: (answer: unknown) => void) => {
  const answered = isLoad(message)
    ? load(message, sender)
    : started.then(
        () => answer(message, sender),
        () => answerWithoutCore(message, sender),
      );
  answered.then(respond, () => respond(null));
  return true;
});

chrome.storage.onChanged.addListener((changes, area) => {
  whenStarted(() => storageChanged(area, Object.keys(changes)));
});
answerChecks();
chrome.notifications.onClicked.addListener((id) => {
  chrome.notifications.clear(id);
  whenStarted(async () => notificationPressed(id));
});
chrome.alarms.onAlarm.addListener(() => whenStarted(ring));
// Not every browser keeps its alarms, so its own start wakes the background too.
chrome.runtime.onStartup.addListener(() => whenStarted(ring));
const serveAndOffer = () => serve().then(offerCheck);
chrome.permissions.onAdded.addListener(() => whenStarted(serveAndOffer));
chrome.permissions.onRemoved.addListener(() => whenStarted(serveAndOffer));
chrome.runtime.onInstalled.addListener(({ reason, previousVersion }) => {
  whenStarted(() => installed(reason, previousVersion));
  // Servers of the person's own come with the core; the other sites do not need it.
  const served = started.then(serve, () => false);
  served.then(offerCheck).catch(console.error);
  updateOpenTabs(served).catch(console.error);
});

function whenStarted(work: () => Promise<unknown>): void {
  // A core that does not start has been told of already.
  started.then(work, () => {}).catch(console.error);
}

/** Without a core nobody speaks for the badge; it must not look as if all were well. */
function tellThatNothingStarted(error: unknown): void {
  console.error(error);
  void chrome.action.setBadgeText({ text: "!" });
  void chrome.action.setBadgeBackgroundColor({ color: "#f2c14e" });
  void chrome.action.setBadgeTextColor({ color: "#1c1e21" });
  void chrome.action.setTitle({ title: chrome.i18n.getMessage("badgeCoreFailed") });
}
