// The way from the list of tokens to the inventory, what the background says of the list, and a reminder of a token that was made safer.

import type { Page } from "../../page/page.js";
import { provide } from "../../page/part.js";
import { makeHost } from "../look/host.js";
import { make } from "../look/make.js";
import { mark } from "../look/mark.js";
import { reminder } from "../look/reminder.js";
import style from "style:./list.css";
import { tokenTable } from "./structure.js";
import { markRows } from "./token-row.js";
import { WORDS } from "./words.js";

/** So often it is put back in one visit: what a page sweeps away by accident comes again, and there is no fight with one that means it. */
const TIMES = 20;

provide("list", { start }, WORDS);

function start(page: Page, signal: AbortSignal) {
  const { element, root, line } = draw(page);
  /** What is said of the token that the page was opened for. */
  let wanted = "";
  const tell = () => {
    line.textContent = page.sentences(wanted, page.token.list.line);
  };
  let times = 0;
  tell();
  void showWanted(page, signal, (said) => {
    wanted = said;
    tell();
  });
  page.token.onList(tell, signal);
  let offer: HTMLElement | undefined;
  const offerReminder = () => {
    offer?.remove();
    const { shrunk } = page.token.sent;
    offer = shrunk ? offerOf(page, root, page.localize(shrunk)) : undefined;
  };
  page.token.onDone(offerReminder, signal);
  page.watch(() => {
    const table = tokenTable();
    if (!table) element.remove();
    else if (!element.isConnected && times++ < TIMES) table.before(element);
  }, signal);
  signal.addEventListener("abort", () => element.remove());
}

/** Offers a reminder of a token that was made safer. */
function offerOf(page: Page, root: ShadowRoot, shrunk: string): HTMLElement {
  // A status is spoken when it changes, not when it comes.
  const line = make("p", { role: "status" });
  const words = {
    label: page.text("createdRemind"),
    done: page.text("createdReminded"),
    failed: page.text("noAnswer"),
  };
  const offer = make(
    "section",
    { class: "card line", "aria-label": page.text("name") },
    line,
    ...reminder(page, words),
  );
  root.append(offer);
  line.textContent = shrunk;
  return offer;
}

/** Shows the token that the page was opened for, as soon as it is in the list. `say` is told how that stands. */
async function showWanted(page: Page, signal: AbortSignal, say: (said: string) => void): Promise<void> {
  const wanted = await page.ask({ kind: "wanted-token" }, "wanted-token");
  if (!wanted) return;
  say(page.localize(wanted.sought));
  const found = new AbortController();
  page.watch(
    () => {
      if (!markRows(wanted.name, signal)) return;
      found.abort();
      say(page.localize(wanted.marked));
    },
    AbortSignal.any([found.signal, signal]),
  );
}

function draw(page: Page) {
  const { element, root } = makeHost("patrol-list", style);
  /** A status, so that it is spoken. */
  const line = make("p", { role: "status" });
  const button = make("button", { type: "button" }, page.text("inventoryReview"));
  button.addEventListener("click", async ({ isTrusted }) => {
    if (isTrusted && !(await page.ask({ kind: "open-inventory" }, "done"))) line.textContent = page.text("noAnswer");
  });
  root.append(make("section", { class: "card line", "aria-label": page.text("name") }, mark(page), line, button));
  return { element, root, line };
}
