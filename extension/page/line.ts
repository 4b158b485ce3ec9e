// The line at the top of the page. It is built in, because it must work when no part can be loaded any more.

import { direction, language } from "./language.js";
import { listen } from "./listeners.js";
import type { ElementName } from "./takeover.js";
import { fetchWords, text } from "./words.js";

const LOOK = `
:host { all: initial; position: fixed; inset: 0 0 auto; z-index: 2147483647; }
div { display: flex; gap: 12px; align-items: center; justify-content: center; padding: 8px 16px; background: #fff4ce; color: #323130;
  border-bottom: 1px solid #c19c00; font: 14px/1.4 "Segoe UI", system-ui, sans-serif; }
p { margin: 0; }
.mark { flex: none; display: flex; align-items: center; gap: 4px; font-weight: 600; }
.mark::before { content: ""; width: 13px; height: 15px; background: #0f6cbd;
  clip-path: path("M6.5 0 13 2.3V7.2C13 11 10.4 13.8 6.5 15 2.6 13.8 0 11 0 7.2V2.3Z"); forced-color-adjust: none; }
button { flex: none; padding: 2px 12px; border: 1px solid currentcolor; border-radius: 2px; background: none; color: inherit; font: inherit;
  cursor: pointer; }`;

fetchWords(["name", "brand", "noticeClose"]);

/** The line that is shown. */
let shown: HTMLElement | undefined;

/** Shows a line, with what leads on from it, until the person closes it. A new one takes the place of the old one. */
export function line(sentence: string, ...ways: HTMLElement[]): void {
  const host = document.createElement("patrol-notice" satisfies ElementName);
  host.lang = language;
  host.dir = direction;
  const root = host.attachShadow({ mode: "closed" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(LOOK);
  root.adoptedStyleSheets = [sheet];
  const said = document.createElement("p");
  said.textContent = sentence;
  const mark = document.createElement("span");
  mark.className = "mark";
  mark.textContent = text("brand");
  const close = document.createElement("button");
  close.textContent = text("noticeClose");
  close.addEventListener("click", (event) => {
    if (event.isTrusted) host.remove();
  });
  const box = document.createElement("div");
  box.setAttribute("role", "alert");
  box.append(mark, said, ...ways, close);
  root.append(box);
  shown?.remove();
  shown = host;
  const show = () => document.documentElement?.append(host);
  if (document.documentElement) show();
  else listen(document, "DOMContentLoaded", show);
}
