// The way from the list of tokens to the inventory, and what the background says of the list. Plain JavaScript, because it is a third of
// the size that the same is as compiled code.

import { ask, noAnswer, text } from "./background.js";
import { make } from "./make.js";
import { stacks } from "./stacks.js";

/** A row of the list, and what stands around its table (both library). */
const ROW = "tbody .bolt-table-row";
const TABLE = ".bolt-table-container";

/** So often it is put back in one visit: what a page sweeps away by accident comes again, and there is no fight with one that means it. */
const TIMES = 20;
let times = 0;

/** @type {HTMLElement | undefined} */
let shown;
/** A status, so that it is spoken. */
const line = make("p", { role: "status" });

/** Passes a list on from the gate, unread. @param {string} seen */
export async function pass(seen) {
  line.textContent = (await ask({ kind: "token-list", seen }))?.line ?? "";
}

/** The table of tokens, where one more thing above it disturbs nothing. */
function table() {
  const found = document.querySelector(ROW)?.closest(TABLE);
  return stacks(found?.parentElement) ? found : undefined;
}

/**
 * Keeps one way above the list, which goes with it.
 * @param {boolean} on whether it is to be here
 * @param {(tag: string) => [HTMLElement, ShadowRoot]} makeHost an element of Patrol with its closed root, in Patrol's look
 */
export function keepWay(on, makeHost) {
  const place = on ? table() : undefined;
  if (!on) times = 0;
  if (!place) shown?.remove();
  else if (!shown?.isConnected && times++ < TIMES) place.before((shown = way(makeHost("patrol-list"))));
}

/** @param {[HTMLElement, ShadowRoot]} host */
function way([element, root]) {
  const button = make("button", {}, text("inventoryReview"));
  button.addEventListener("click", async (event) => {
    if (event.isTrusted && !(await ask({ kind: "open-inventory" }))) line.textContent = noAnswer;
  });
  root.append(make("section", { class: "card line", "aria-label": text("name") }, line, button));
  return element;
}
