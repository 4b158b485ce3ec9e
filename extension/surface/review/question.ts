import type { Choice, GuideTopic, Outcome } from "../../protocol.js";

/** Something that was found. */
export interface Found {
  /** What it is. */
  what: string;
  /** What is seen of it, or what to do instead: what is said of each, line by line. */
  lines: Line[];
  /** A change of the token form that does it instead. */
  fix?: { label: string; order: string } | null;
}

/** A line about something that was found. */
export interface Line {
  /** Where it is; empty where there is no place to name. */
  where: string;
  /** A piece of the text, masked; empty where none can be shown. */
  piece: string;
  /** What is said of it in words; for a reader also of the piece. */
  said: string;
}

/** What a person is asked, and what they see. */
export interface Question {
  /** What is the matter. */
  title: string;
  /** What it means. */
  about: string;
  /** What was found first. */
  found: Found[];
  /** What else, when it is much: shown when the person asks for it. */
  rest: { title: string; found: Found[] } | null;
  /** How much more was found than can be shown, in words; null where nothing was. */
  more: string | null;
  /** Whose rule it is, where a company has decided it, and where more is told; null where it has not. */
  company: { words: string; link: string | null } | null;
  /** Why Patrol asks. */
  why: string;
  /** What the guide says about it, and how the way there is called. */
  guide: { topic: GuideTopic; label: string };
  /** How the person says that they do not want to be asked about this again; null where they cannot. */
  remember: string | null;
  /** The kind that the person may mute: the rule that finds it, and how it is called. Null where they cannot. */
  mute: { rule: string; kind: string } | null;
  /** What a report of a false alarm says, which the person copies: nothing of the text. Null where there is none. */
  report: string | null;
  /** By what an administrator may find the secrets without seeing them; empty where there is nothing to find. */
  identifiers: string[];
  /** What can be done, the recommended first. */
  choices: { choice: Choice; label: string }[];
  /** On the button that takes a text as it could be rewritten; empty where there is no text. */
  rewrite: string;
  /** What to do about a false alarm, in words; empty where there is no report. */
  alarm: string;
  /** How firm the question is: whether going on is offered, and whether it needs a reason. */
  outcome: Outcome;
}
