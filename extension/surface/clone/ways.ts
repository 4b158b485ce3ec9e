import type { Page } from "../../page/page.js";
import type { CloneWay, Phrase, Shell } from "../../protocol.js";
import type { ClonePlace } from "./places.js";

/** The likely shell is another there. */
const IS_WINDOWS = navigator.userAgent.includes("Windows");

/** What is to be said in a place. */
export interface Known {
  /** The ways to clone, the recommended one first; none until the answer has come, and where none comes. */
  ways: readonly CloneWay[];
  /** The shell that the commands are for. */
  shell: Shell;
  /** What to know of the button that makes git credentials, where there is one. */
  note: Phrase | null;
}

const NOTHING: Known = { ways: [], shell: "posix", note: null };

/** What is to be said, by address and button. The background knows it; it is asked once for each. */
export class Ways {
  readonly #page: Page;
  readonly #arrived: () => void;
  readonly #known = new Map<string, Known>();

  /** @param arrived called when an answer has come */
  constructor(page: Page, arrived: () => void) {
    this.#page = page;
    this.#arrived = arrived;
  }

  /** What is to be said in a place, as far as it is known. */
  of({ address: { address }, credentials }: ClonePlace): Known {
    const place = JSON.stringify([address, credentials]);
    const known = this.#known.get(place);
    if (!known) void this.#ask(place, address, credentials);
    return known ?? NOTHING;
  }

  /** Asks for the commands of a shell, which is remembered. */
  choose(shell: Shell): void {
    for (const place of this.#known.keys()) {
      const [address, credentials] = JSON.parse(place) as [string, string | null];
      void this.#ask(place, address, credentials, shell);
    }
  }

  /** Forgets what has no ways, so that it is asked about again when it is shown again. */
  forget(): void {
    for (const [place, { ways }] of this.#known) if (!ways.length) this.#known.delete(place);
  }

  async #ask(place: string, address: string, credentials: string | null, shell: Shell | null = null): Promise<void> {
    if (!shell) this.#known.set(place, NOTHING);
    const reply = await this.#page.ask({ kind: "clone", address, windows: IS_WINDOWS, shell, credentials }, "clone");
    if (!reply) return;
    this.#known.set(place, reply);
    this.#arrived();
  }
}
