/** Work of which only some runs at the same time. The rest waits for its turn, however long that takes. */
export class Turns {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  /** @param most how much runs at the same time */
  constructor(most: number) {
    this.#free = most;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((go) => this.#waiting.push(go));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}
