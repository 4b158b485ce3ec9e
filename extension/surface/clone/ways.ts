import type { Page } from "../../page/page.js";
import type { CloneAddress, CloneWay } from "../../protocol.js";

/** Commands are written for another shell there. */
const IS_WINDOWS = navigator.userAgent.includes("Windows");

/** The ways to clone, by address. The background knows them; it is asked once for each. */
export class Ways {
  readonly #page: Page;
  readonly #arrived: () => void;
  /** Empty until the answer has come, and where none comes. */
  readonly #known = new Map<string, readonly CloneWay[]>();

  /** @param arrived called when ways have come */
  constructor(page: Page, arrived: () => void) {
    this.#page = page;
    this.#arrived = arrived;
  }

  /** The ways for an address, as far as they are known. */
  of({ address }: CloneAddress): readonly CloneWay[] {
    const known = this.#known.get(address) ?? [];
    if (!this.#known.has(address)) void this.#ask(address);
    return known;
  }

  /** Forgets what has no ways, so that it is asked about again when it is shown again. */
  forget(): void {
    for (const [address, ways] of this.#known) if (!ways.length) this.#known.delete(address);
  }

  async #ask(address: string): Promise<void> {
    this.#known.set(address, []);
    const reply = await this.#page.ask({ kind: "clone", address, windows: IS_WINDOWS }, "clone");
    if (!reply) return;
    this.#known.set(address, reply.ways);
    this.#arrived();
  }
}
