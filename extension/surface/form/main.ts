// Advice in the token form: kindness. The truth is the request, and the gate holds it. Nothing is judged here: the form is described to the
// background, and what it answers is shown and done.

import type { Page } from "../../page/page.js";
import { provide } from "../../page/part.js";
import { ask, isToAsk } from "./ask.js";
import { findForm, hasUnknownForm, touch } from "./controls.js";
import { countSigns } from "./count.js";
import { Form } from "./form.js";
import { leaveTab } from "./keyboard.js";
import { MAIN_BUTTON } from "./structure.js";
import { WORDS } from "./words.js";

provide("form", { start }, WORDS);

function start(page: Page, signal: AbortSignal): void {
  let open: Form | null = null;
  let isAsking = false;
  // It will be asked in.
  void page.load("review");

  page.describe("form", countSigns, signal);
  page.watch(() => {
    const panel = findForm();
    if (panel) page.setProblem("form-not-recognised", false);
    // What is still being parsed may be half a form.
    else if (document.readyState !== "loading" && hasUnknownForm() && page.setProblem("form-not-recognised", true)) {
      page.line(page.text("problemFormNotRecognised"));
    }
    if (open && panel && open.isBusy && (open.panel !== panel || !open.isShown)) open.moveTo(panel);
    if (open && !open.isBusy && (open.panel !== panel || !open.isShown)) close();
    if (panel) void (open ??= new Form(page, panel)).judge();
    page.token.form = panel ? open : null;
  }, signal);

  // What is typed, which no change of the page's structure shows.
  for (const type of ["input", "change"]) page.listen(window, type, () => void open?.judge(), signal);
  // The library's buttons act on the key itself, not on the click that would follow.
  for (const type of ["click", "keydown"]) page.listen(window, type, pressed, signal);
  page.listen(
    window,
    "keydown",
    (event: KeyboardEvent) => {
      if (open && event.isTrusted && event.key === "Tab") leaveTab(event, open.panel);
    },
    signal,
  );
  page.onPolicy(() => open?.judgeAnew(), signal);
  signal.addEventListener("abort", () => {
    close();
    page.token.form = null;
    page.setProblem("form-not-recognised", false);
  });

  function close(): void {
    open?.close();
    open = null;
  }

  /**
   * Asks before the form is sent: kinder than holding the request, which leaves the form busy. Only when the form tells all that the
   * request will say; otherwise the gate asks, so that nobody is asked twice.
   */
  function pressed(event: Event): void {
    const isKey = event instanceof KeyboardEvent;
    if (!event.isTrusted || !open || (isKey && event.key !== "Enter" && event.key !== " ")) return;
    const button = event.target instanceof Element ? event.target.closest(MAIN_BUTTON) : null;
    if (!button || !open.panel.contains(button) || button.getAttribute("aria-disabled") === "true") return;
    const { verdict } = open;
    const asks = verdict?.complete && isToAsk(verdict);
    if (!asks && !isAsking) {
      page.token.pressed = { told: [], task: open.task, at: Date.now() };
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!asks || isAsking) return;
    isAsking = true;
    void ask(page, verdict, open.task, signal).then((goesOn) => {
      isAsking = false;
      if (goesOn) touch(button);
    });
  }
}
