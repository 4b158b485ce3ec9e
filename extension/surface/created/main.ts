// Beside a new token: where to keep it, when it ends, and a reminder.

import type { Page } from "../../page/page.js";
import { provide } from "../../page/part.js";
import { guideButton } from "../look/guide.js";
import { makeHost } from "../look/host.js";
import { make } from "../look/make.js";
import { mark } from "../look/mark.js";
import { reminder } from "../look/reminder.js";
import { day } from "../look/when.js";
import style from "style:./created.css";
import { keep } from "./keep.js";
import { PANEL, columnAround, shownIn, tokenField } from "./structure.js";
import { WORDS } from "./words.js";

provide("created", { start }, WORDS);

function start(page: Page, signal: AbortSignal): void {
  let shown: HTMLElement | undefined;
  page.watch(() => {
    if (shown && !document.querySelector(PANEL)?.contains(shown)) {
      shown.remove();
      shown = undefined;
    }
    const field = shown ? null : tokenField(page);
    const column = columnAround(field);
    if (!field || !column) return;
    keep(page, shownIn(field));
    column.append((shown = draw(page)));
  }, signal);
  signal.addEventListener("abort", () => shown?.remove());
}

function draw(page: Page): HTMLElement {
  const { element, root } = makeHost("patrol-created", style);
  const { sent } = page.token;
  const card = make(
    "section",
    { class: "card", "aria-label": page.text("name") },
    mark(page),
    make("h2", {}, page.text("createdTitle")),
    make("p", {}, page.text("createdKeep")),
    guideButton(page, "vault", page.text("guideKeep")),
    make("p", {}, page.text("createdClipboard")),
  );
  // Without the request nothing is known of its end, as when the page was loaded anew.
  if (sent.day) {
    const end = page.text("createdEnds", day(new Date(sent.day), "UTC"));
    const words = {
      label: page.text("createdRemind"),
      done: page.text("createdReminded"),
      failed: page.text("noAnswer"),
    };
    card.append(make("p", {}, end), ...reminder(page, words));
  }
  card.append(...sent.notes.map((note) => make("p", { role: "note" }, note)));
  root.append(card);
  return element;
}
