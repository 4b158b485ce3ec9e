import type { Choice, Outcome } from "../../protocol.js";

/** What a person is asked, and what they see. */
export interface Question {
  /** What is the matter. */
  title: string;
  /** What it means. */
  about: string;
  /** What was found: what it is, what is seen of it or what to do instead, and a change of the token form that does it. */
  findings: { what: string; detail: string; fix?: { label: string; order: string } | null }[];
  /** How much more was found, in words; null where nothing was. */
  more: string | null;
  /** What can be done, the recommended first. */
  choices: { choice: Choice; label: string }[];
  /** How firm the question is: whether going on is offered, and whether it needs a reason. */
  outcome: Outcome;
}
