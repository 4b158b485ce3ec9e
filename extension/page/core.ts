// The core: Patrol's Rust as JavaScript, behind a flat face. Texts go in as UTF-8 in its memory, answers come out as JSON. Nothing here decides
// anything.

import * as face from "patrol:core";
import type {
  CloneAddress,
  Edit,
  FieldKind,
  Flavour,
  PagePolicy,
  Place,
  Review,
  Sending,
  Source,
  TokenFields,
} from "../protocol.js";
import { edited } from "./text/edited.js";

export { edited };

/** How much of a long text is given to the core at once, in bytes, so that the memory of a tab stays small whatever is pasted. */
const PIECE = 256 * 1024;

/** How much of a request's body is given to the core, in UTF-16 units: one more than what it reads in bytes, so that it sees that there is more. */
const REQUEST = 256 * 1024 + 1;

/** What the scripts of the isolated world know of the core; watchdog.js speaks when it has stopped. */
export interface World {
  patrolCore?: "running" | "stopped";
  patrolStopped?: () => void;
}

const world = globalThis as World;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A text of which one form is looked at. */
export interface FlavouredText {
  flavour: Flavour;
  text: string;
  /** The media type, where the flavour does not tell it. */
  type?: string;
}

/** Where a text wants to go. */
export interface Destination {
  source: Source;
  field: FieldKind;
  /** How firmly Patrol steps in, as the background tells it; one level is a word of its own. */
  levels: PagePolicy["text"];
  /** The page's number for the field: what is allowed in it is passed. */
  number?: number;
}

/** The core has failed before: nothing can be trusted after that, and it is never entered again. */
class Stopped extends Error {}

/** Whether the core has failed. */
export const hasStopped = (): boolean => world.patrolCore === "stopped";

function guarded<T>(enter: () => T): T {
  if (hasStopped()) throw new Stopped();
  try {
    return enter();
  } catch (error) {
    world.patrolCore = "stopped";
    world.patrolStopped?.();
    throw error;
  }
}

/** Writes a text into the core's memory; gives its length there. */
function write(text: string): number {
  const room = 3 * text.length;
  const at = face.room(room);
  return encoder.encodeInto(text, new Uint8Array(face.memory.buffer, at, room)).written;
}

/** The core's last answer, of so many bytes; null when it is empty. */
function answer<T>(bytes: number): T | null {
  if (bytes === 0) return null;
  return JSON.parse(decoder.decode(new Uint8Array(face.memory.buffer, face.answer(), bytes)));
}

/** Reads a text in pieces. A piece begins a little before the one before it ends, so that nothing is lost at the seam. */
function read(text: string): void {
  for (let start = 0; ;) {
    // Room for a piece of letters that take one byte each; other letters end it earlier.
    const at = face.room(PIECE);
    const rest = text.slice(start, start + PIECE);
    const { read, written } = encoder.encodeInto(rest, new Uint8Array(face.memory.buffer, at, PIECE));
    const end = start + read;
    const isLast = end === text.length;
    const again = face.read(written, Number(isLast));
    if (isLast) return;
    start = end - again;
  }
}

/** A request of the page, its address from the path on. */
export interface Request {
  method: string;
  address: string;
  body: string;
}

/** What stands for a body that could not be read, or was too long. */
const UNREADABLE = "\ufffd";

/** Gives a text of any length in pieces to a function of the core that keeps what it needs. Gives its last answer. */
function feed(text: string, take: (bytes: number, isLast: number) => number): number {
  for (let start = 0; ;) {
    const piece = text.slice(start, start + PIECE);
    start += piece.length;
    const isLast = start >= text.length;
    const given = take(write(piece), Number(isLast));
    if (isLast) return given;
  }
}

/** Gives a request to the core. Null: it need not be read. */
function readRequest({ method, address, body }: Request, { levels }: Destination): "read" | "unread" | null {
  const now = Math.floor(Date.now() / 1000);
  const longest = face.begin_request(write([method, address, levels, now].join("\n")));
  if (longest === 0) return null;
  if (body === UNREADABLE || body.length > longest) return "unread";
  return feed(body, face.request_body) === 1 ? "unread" : "read";
}

/** Gives a text in all its forms to the core. False: there is nothing to read. */
function readAll(texts: readonly FlavouredText[], { source, field, levels, number }: Destination): boolean {
  const now = Math.floor(Date.now() / 1000);
  const lines = [source, field, levels, number ?? "", now];
  if (face.begin(write(lines.join("\n"))) === 0) return false;
  for (const { flavour, text } of texts) {
    face.flavour(write(flavour));
    read(text);
  }
  return true;
}

/** What the core can do. Everything throws once the core has failed. */
export const core = {
  /** Reads a text in all its forms and decides what happens to it. Null: it passes. */
  review(texts: readonly FlavouredText[], destination: Destination): Review | null {
    return guarded(() => (readAll(texts, destination) ? answer<Review>(face.finish()) : null));
  },

  /**
   * From now on, the secrets of a text enter the field without a question until the page goes, up to this level: of text that the person lets
   * in for good; at level `block`, of text that they cut or copy from the field.
   */
  allow(texts: readonly FlavouredText[], destination: Destination): void {
    guarded(() => readAll(texts, destination) && face.allow());
  },

  /**
   * Follows these rules of the person's and the company's own from now on, and these patterns of exceptions: compiled, in base 64. False: some of
   * it is damaged, and there is none of that now.
   */
  ownRules(rules: string, patterns: string): boolean {
    // A core that has failed is told of already.
    return hasStopped() || guarded(() => face.own_rules(write(`${rules}\n${patterns}`)) === 1);
  },

  /** What has to be changed in a text so that no secret is left in it. */
  edits(text: string): Edit[] {
    const found = this.review([{ flavour: "plain", text }], { source: "paste", field: "text", levels: "acknowledge" });
    return found?.edits[0] ?? [];
  },

  /** The text without its secrets. */
  redact(text: string): string {
    return edited(text, this.edits(text));
  },

  /**
   * What a request asks of the token service; null when it is about something else.
   * @param method its method, and ` *` behind it where a header puts another in its place
   * @param address from the path on
   */
  request(method: string, address: string, body: string): TokenFields | null {
    return guarded(() => answer(face.request(write(`${method}\n${address}\n${body.slice(0, REQUEST)}`))));
  },

  /**
   * What secrets a request would send to where others see them; null: none that may not be sent. "unread": the body is too long, or no text, and
   * what could be read of it has none.
   */
  sending(request: Request, destination: Destination): Sending | "unread" | null {
    return guarded(() => {
      const read = readRequest(request, destination);
      return (read && answer<Sending>(face.finish_request())) ?? (read === "unread" ? read : null);
    });
  },

  /** From now on, the secrets of a request leave the document without a question until the page goes, up to this level. */
  allowSending(request: Request, destination: Destination): void {
    guarded(() => readRequest(request, destination) && face.allow_request());
  },

  /** An answer that the page got begins: what was in it may be sent without a question. @param address from the path on; empty for its own data */
  beginAnswer(address: string): void {
    guarded(() => face.begin_answer(write(address)));
  },

  /** Reads the next part of the answer. */
  answerPart(part: string, isLast: boolean): void {
    guarded(() => face.answer_body(write(part), Number(isLast)));
  },

  /** Where in Azure DevOps an address leads. */
  place(host: string, path: string): Place {
    return (
      guarded(() => answer<Place>(face.place(write(`${host}\n${path}`)))) ?? { organization: null, surface: "other" }
    );
  },

  /** Whether a host belongs to Microsoft's own service: everything else is somebody's server. */
  isCloud(host: string): boolean {
    return guarded(() => face.is_cloud(write(host)) === 1);
  },

  /** The clone address that a text is; null when it is none. */
  cloneAddress(text: string): CloneAddress | null {
    return guarded(() => answer(face.clone_address(write(text))));
  },

  /** The page on which a secret of this rule is revoked, for the organization that its surroundings name or for the page's own. */
  revokePage(rule: string, organization: string | null, { hostname, pathname, origin }: URL | Location): string | null {
    const page = guarded(() =>
      answer<string>(face.revoke_page(write(`${rule}\n${organization ?? ""}\n${hostname}\n${pathname}`))),
    );
    return page && URL.canParse(page, origin) ? new URL(page, origin).href : null;
  },

  /** The identifier by which an administrator may find a secret without seeing it; null where its kind has none. */
  c3id(rule: string, digest: string): string | null {
    return guarded(() => answer<string>(face.c3id(write(`${rule}\n${digest}`))));
  },

  /** Whether a text holds a token of Azure DevOps. */
  holdsToken(text: string): boolean {
    return guarded(() => face.holds_token(write(text)) === 1);
  },
};

export type Core = typeof core;
