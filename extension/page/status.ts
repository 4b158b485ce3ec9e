// How well this page is protected: asked by the popup, told to the background when it changes.

import type { CheckedText, PageProblem, PageStatus, ToPage } from "../protocol.js";
import type { Page } from "./page.js";
import { send } from "./messages.js";
import { found } from "./structure.js";
import { hasWorkers } from "./workers.js";

type Kind = PageProblem["page-problem"];

/** What is looked at anew at each answer: the problem, and whether it is there now. */
type Check = [Kind, () => boolean];

/** More rows of a table are not read. */
const ROWS = 1000;

export class Status {
  readonly #page: Page;
  readonly #checks: Check[];
  readonly #problems = new Set<Kind>();
  #findings = 0;
  #told = "";
  #isTelling = false;

  constructor(page: Page, checks: Check[]) {
    this.#page = page;
    this.#checks = checks;
  }

  /** Notes or clears a problem and reports it if that is news. Returns whether it is. */
  set(problem: Kind, present: boolean): boolean {
    if (this.#problems.has(problem) === present) return false;
    if (present) this.#problems.add(problem);
    else this.#problems.delete(problem);
    this.report();
    return true;
  }

  /** Counts findings. */
  count(findings: number): void {
    this.#findings += findings;
    this.report();
  }

  /** As it is at this moment. */
  now(): PageStatus {
    const page = this.#page;
    const kinds = new Set(this.#problems);
    for (const [problem, isThere] of this.#checks) if (isThere()) kinds.add(problem);
    const problems = [...kinds].map((kind) => ({ "page-problem": kind }) as PageProblem);
    return {
      host: page.host,
      surface: page.place().surface,
      paused: page.policy.paused,
      problems: [...problems, ...page.policy.problems],
      findings: this.#findings,
      workers: hasWorkers(),
    };
  }

  /** Tells the background if something has changed: what changes meanwhile is told when it has answered. Only the top frame speaks for the page. */
  report(): void {
    if (this.#page.isTop && !this.#isTelling) void this.#tell();
  }

  async #tell(): Promise<void> {
    this.#isTelling = true;
    for (;;) {
      const status = this.now();
      const told = JSON.stringify(status);
      if (told === this.#told) break;
      this.#told = told;
      await send({ kind: "status", ...status });
    }
    this.#isTelling = false;
  }
}

/**
 * Answers the popup and the inventory, and hears of changes and wishes.
 * @param changed other settings are in force
 * @param check the person asks whether a text holds a secret, or wants what is found replaced
 */
export function answerMessages(
  status: Status,
  isTop: boolean,
  changed: () => void,
  check: (text: CheckedText, redact: boolean) => void,
): void {
  chrome.runtime.onMessage.addListener((message: ToPage, _sender, answer: (value: unknown) => void) => {
    if (message.kind === "policy-changed") changed();
    if (message.kind === "check" && (message.text !== "either" || hasFocus())) check(message.text, message.redact);
    if (!isTop) return;
    if (message.kind === "report-status") answer(status.now());
    if (message.kind === "describe-structure") answer(found());
    if (message.kind === "read-table") answer(readTable(message.row, message.cell));
  });
}

/** Whether the focus is in this frame, and not in a frame in it. */
const hasFocus = (): boolean => document.hasFocus() && document.activeElement?.localName !== "iframe";

/** The texts of a table, cell by cell and row by row. The asker brings the selectors. */
function readTable(row: string, cell: string): string[][] {
  const texts = (row: Element) => Array.from(row.querySelectorAll(cell), ({ textContent }) => textContent);
  return Array.from(document.querySelectorAll(row)).slice(0, ROWS).map(texts);
}
