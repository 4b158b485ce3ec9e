// Written by `cargo run -p patrol-protocol --example typescript`; a test fails when it is stale.

export type Level = "off" | "inform" | "acknowledge" | "reason" | "block";
/** What happens to something that was found. */
export type Outcome = "pass" | "note" | "ask" | "ask-reason" | "block";
/** A sentence: its key in `_locales`, and what stands in its gaps. */
export type Phrase = { key: string; args: string[] };

// ——— review ———
export type Source = "paste";
export type Field = "text" | "secret";
export type Flavour = "plain" | "html";
export type Confidence = "low" | "medium" | "high" | "certain";
export type Edit = { start: number; end: number; text: string };
export type ReviewPlace = { line: number; context: string };
export type Group = {
  rule: string;
  confidence: Confidence;
  preview: string;
  issued: string | null;
  count: number;
  places: ReviewPlace[];
};
export type Review = { outcome: Outcome; rules: string[]; groups: Group[]; edits: Edit[][] };

// ——— azdo ———
export type Surface =
  "tokens" | "ssh-keys" | "repository" | "pull-request" | "wiki" | "work-item" | "other" | "elsewhere";
export type Place = { organization: string | null; surface: Surface };
export type TokenFields = { [field: string]: unknown };
export type CloneAddress = { address: string; ssh: boolean; cloud: boolean };

// ——— advice ———
export type Button = { label: Phrase; order: string };
export type Alternative = { phrase: Phrase; link: string };
export type Advice = {
  rule: string | null;
  level: Level;
  reason: Phrase;
  safer: Phrase;
  at: number | null;
  button: Button | null;
  alternative: Alternative | null;
};
export type Verdict = { outcome: Outcome; advice: Advice[] };
export type FormVerdict = {
  outcome: Outcome;
  advice: Advice[];
  complete: boolean;
  line: Phrase;
  tasks: Phrase[];
  task: Advice | null;
};
export type OpenForm = { host: string; organization: string; first: string; now: string };
export type Step = { at: number | null; write: string | null; said: Phrase | null };
export type CloneWay = { title: Phrase; commands: string | null; about: Phrase | null };

// ——— page and background ———
export type Choice = "redact" | "go-on" | "cancel";
export type PageProblem =
  | { "page-problem": "engine-failed" }
  | { "page-problem": "gate-missing" }
  | { "page-problem": "gate-late" }
  | { "page-problem": "form-not-recognised" }
  | { "page-problem": "went-unchecked" }
  | { "page-problem": "settings-unavailable" }
  | { "page-problem": "part-missing" }
  | { "page-problem": "settings"; [detail: string]: unknown };
export type PageStatus = {
  host: string;
  surface: Surface | "unknown";
  paused: boolean;
  problems: PageProblem[];
  findings: number;
};
export type PagePolicy = { text: Level; paused: boolean; stopUnchecked: boolean; problems: PageProblem[] };
export type PartName = "review" | "form" | "list" | "created" | "clone";

export type ToBackground =
  | { kind: "policy" }
  | ({ kind: "status" } & PageStatus)
  | {
      kind: "record";
      surface: Surface;
      rules: string[];
      outcome: Outcome;
      choice: Choice | null;
      reason: string | null;
    }
  | { kind: "judge"; fields: TokenFields; told: Advice[] }
  | { kind: "token-list"; seen: string }
  | { kind: "open-inventory" }
  | { kind: "form"; form: OpenForm; task: number }
  | { kind: "step"; form: OpenForm; order: string; stuck: boolean }
  | { kind: "clone"; address: string; windows: boolean }
  | { kind: "remind"; host: string; organization: string; name: string; ends: string }
  | { kind: "load"; part: PartName };

export type ToPage =
  { kind: "report-status" } | { kind: "policy-changed" } | { kind: "read-table"; row: string; cell: string };

export type Reply =
  | { kind: "done" }
  | { kind: "refused"; phrase: Phrase }
  | { kind: "policy"; policy: PagePolicy }
  | { kind: "listed"; line: Phrase }
  | ({ kind: "verdict" } & Verdict)
  | ({ kind: "form" } & FormVerdict)
  | ({ kind: "step" } & Step)
  | { kind: "clone"; ways: CloneWay[] };
