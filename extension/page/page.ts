// What the page script lends to its features and to the parts that are loaded when they are first needed.

import type {
  Adapter,
  Advice,
  CheckedText,
  Choice,
  Edit,
  Found,
  Guard,
  OpenForm,
  Outcome,
  PageProblem,
  PagePolicy,
  PartName,
  Phrase,
  Place,
  Reply,
  Review,
  Sending,
  Source,
  ToBackground,
  TokenFields,
  Verdict,
} from "../protocol.js";
import type { Key, Texts } from "../texts.js";
import type { Core, FlavouredText } from "./core.js";
import type { Content } from "./text/clipboard.js";

/** What a person decided. */
export interface Answer {
  choice: Choice;
  /** Their words, where they were asked for a reason. */
  reason: string | null;
  /** The change of the token form that they chose instead; null where they did not. */
  order: string | null;
  /** Whether they do not want to be asked about this again. */
  remember: boolean;
  /** What changes in the plain text, where they chose to have it rewritten. */
  edits?: readonly Edit[];
}

/** A text that a person is asked about. */
export interface TextInQuestion {
  review: Review;
  source: Source;
  /** Every form of it, the plain text first. */
  texts: readonly FlavouredText[];
  /** The field that it is in or about to enter, or what else takes it. */
  field: HTMLElement;
}

/** The token form that is open. */
export interface OpenTokenForm {
  /** What it shows. */
  describe(): OpenForm;
  /** Makes a change that the person has asked for. */
  change(order: string): void;
  /** Shows what one of these rules says in it, the first that one click can change, and puts the focus there. */
  show(rules: readonly string[]): void;
}

/** What a person types on while a question comes. */
export interface TypedOn {
  /** What was typed. */
  readonly text: string;
  /** From now on keys belong to whatever has the focus. */
  end(): void;
}

/** What goes into a field after an answer. */
export interface WentIn {
  /** What was done: where a rewritten text is found to hold a secret, it is redacted. */
  choice: Choice;
  contents: Content[];
}

/** What became of a text with secrets. */
export interface Afterwards {
  review: Review;
  source: Source;
  choice: Choice;
  /** Where the field is in the window, at any moment. */
  field: { readonly box: DOMRect };
  /** Takes the text out of the field again and asks anew; null where that cannot be done. */
  change: (() => void) | null;
}

/** A text in a field that nobody has decided about. */
export interface Flagged {
  review: Review;
  field: HTMLElement;
  /** The person wants to decide. */
  open: () => void;
}

/** A surface that lives as long as its feature does. */
export interface Started {
  /** @param signal ends it: everything it has put into the page goes */
  start(page: Page, signal: AbortSignal): void;
}

/** The parts by name: what each file `surface/<name>.js` provides. */
export interface Parts {
  review: {
    /** Asks about a text; null when the page has no place for the question. What is `typed` on is kept until it takes an answer. */
    aboutText(page: Page, text: TextInQuestion, typed: TypedOn | null): Promise<Answer | null>;
    /** Asks about a request that would send a secret; null when the page has no place for the question. `signal` closes it, which counts as cancelled. */
    aboutSending(page: Page, sending: Sending, signal: AbortSignal): Promise<Answer | null>;
    /** Asks about a token; null when the page has no place for the question. `signal` closes it, which counts as cancelled. */
    aboutToken(page: Page, verdict: Verdict, signal?: AbortSignal): Promise<Answer | null>;
    /**
     * What goes in after an answer that leaves the secrets out, and what was typed behind it.
     * @param rewritten what changes in the plain text, where the person chose to have it rewritten
     */
    contents(core: Core, text: TextInQuestion, rewritten: readonly Edit[] | undefined, typed: string): WentIn;
    /** Inserts a content at the caret of the element that has the focus, as if it had been pasted. False when the field took nothing. */
    insert(element: HTMLElement, content: Content): Promise<boolean>;
    /** Says for a while, beside a field, what became of a text with secrets. */
    afterwards(page: Page, after: Afterwards): void;
    /** Carries out edits of the text of a field, which has the focus, as one step of its undo where that can be. They are in order and apart. */
    editInPlace(field: HTMLElement, edits: readonly Edit[]): Promise<void>;
    /** Says beside a field that a secret stands in it, until the signal. */
    flag(page: Page, flagged: Flagged, signal: AbortSignal): void;
  };
  form: Started;
  list: Started;
  created: Started;
  clone: Started;
  check: {
    /** Says in a line whether a text of the page holds a secret. `redact`: after what is found was replaced. */
    answer(page: Page, text: CheckedText, redact: boolean): Promise<void>;
  };
}

/** Findings for the history: by the ids of their rules, and of secrets also by the patterns of exceptions that they match. */
export interface Recorded {
  rules: string[];
  groups?: Review["groups"];
}

/** One frame of a page. */
export interface Page {
  readonly core: Core;
  /** What is in force here; the defaults until the background has said. */
  readonly policy: PagePolicy;
  /** Whether this is the page itself, not a frame in it. */
  readonly isTop: boolean;
  /** The frame's host without port; that of the page which made it where the frame has none. */
  readonly host: string;
  /** Whether this is the welcome page, on which a person practises: it stands for another page. */
  readonly isPractice: boolean;
  /** Whether the frame is on a server that a person has added. */
  readonly onServer: boolean;
  /** Where in Azure DevOps the frame is now; it changes without a reload. */
  place(): Place;
  /** Whether a guard acts here: not paused, and on a server only on pages of Azure DevOps. */
  acts(guard: Guard): boolean;
  /** Whether the person has paused a guard here, or it has no business here: on a site besides Azure DevOps only texts are checked. */
  isPaused(guard: Guard): boolean;
  /** Asks the background. Null when no answer came within `limit` ms (5000 without it), or none at all. */
  ask<Kind extends Reply["kind"]>(
    message: ToBackground,
    expected: Kind,
    limit?: number,
  ): Promise<Extract<Reply, { kind: Kind }> | null>;
  /** The answer of the background whatever its kind, for messages that can be refused. */
  reply(message: ToBackground): Promise<Reply | null>;
  /** Tells the background something that nobody waits for. */
  tell(message: ToBackground): void;
  /** A sentence in the person's language. */
  localize(phrase: Phrase): string;
  /** The same for several, one behind the other; those that there are. */
  sentences(...said: (Phrase | string | null | undefined)[]): string;
  /** The same for a sentence of the page script's own or of a part. */
  text<K extends Key>(key: K, ...gaps: Texts[K]): string;
  /** Fetches sentences now, so that they are there when Patrol has been updated or removed under the page. */
  fetchWords(keys: readonly Key[]): void;
  /** Listens in the capture phase, for the life of the page or until the signal; also after the page has written itself anew. */
  listen<E extends Event>(target: EventTarget, type: string, heard: (event: E) => void, signal?: AbortSignal): void;
  /** Calls `look` now and after every change of the page, gathered within a frame, until the signal. */
  watch(look: () => void, signal: AbortSignal): void;
  /** Calls `changed` after every change of the policy, until the signal. */
  onPolicy(changed: () => void, signal: AbortSignal): void;
  /** Loads a part; null, and told, when it does not come. */
  load<Name extends PartName>(name: Name): Promise<Parts[Name] | null>;
  /**
   * Keeps what happens inside an element of Patrol from the page: such events end here and are given to `handle`. Native behaviour (typing,
   * scrolling, focus, Escape in a dialog) is not touched. Until the signal.
   */
  shield(host: Element, handle: (event: Event) => void, signal: AbortSignal): void;
  /** Calls `heard` when something has come in front of everything, such as a dialog, or fullscreen has begun or ended, until the signal. */
  onRaised(heard: (event: Event) => void, signal: AbortSignal): void;
  /** Shows a line at the top of the page, with what leads on from it, until the person closes it; a new one takes the place of the old one. */
  line(sentence: string, ...ways: HTMLElement[]): void;
  /** Lets an adapter describe what it has found, until the signal: the names and numbers go into a report that a person copies. */
  describe(adapter: Adapter, count: () => Found["signs"], signal: AbortSignal): void;
  /** Notes or clears a problem and reports it if that is news. Returns whether it is. */
  setProblem(problem: PageProblem["page-problem"], present: boolean): boolean;
  /**
   * Writes to the history what became of findings, and counts them. `choice` is null where nobody was asked; `sent`: the page was about to send
   * them.
   */
  record(found: Recorded, outcome: Outcome, choice: Choice | null, reason?: string | null, sent?: boolean): void;
  /** What the token surfaces tell each other. */
  readonly token: {
    /**
     * The form as the person has just sent it: the advice that they went on from, the task that they had chosen (counted from 1; 0 is none),
     * and when (ms since 1970). For the request that follows; taken once.
     */
    pressed: { told: Advice[]; task: number; at: number } | null;
    /**
     * What the last request that went out asked for, for the view that shows the token: its fields with a name without secrets, null before
     * there was one and once the service has refused it; the day of its end if that can be read; what is to be said of it and stands in no
     * form; and what to say with the offer of a reminder when it is done, null where none is offered.
     */
    sent: { fields: TokenFields | null; day: string | null; notes: string[]; shrunk: Phrase | null };
    /** The service has done what was asked for last. */
    done(): void;
    /** Called then. */
    onDone(heard: () => void, signal: AbortSignal): void;
    /** Set by the form part: the known token form, while it is open. */
    form: OpenTokenForm | null;
    /** The last list that the page was told of: the background's words for it, empty before, and how many tokens are in it. */
    list: { line: string; tokens: number };
    /** Called when the page was told of a list. */
    onList(changed: () => void, signal: AbortSignal): void;
  };
}
