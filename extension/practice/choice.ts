/**
 * A drop-down with one choice: a field that cannot be written into, and below it a list that is there only while it is open. By keys as the
 * pattern "select-only combobox" of the ARIA authoring practices.
 */
export class Choice {
  readonly #field: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #choices: string[];
  #active = 0;

  /** @param element holds a field, a list and a template with what there is to choose */
  constructor(element: HTMLElement) {
    const [field, list, template] = element.children;
    this.#field = field as HTMLInputElement;
    this.#list = list as HTMLElement;
    this.#choices = Array.from((template as HTMLTemplateElement).content.children, ({ textContent }) => textContent);
    this.#field.addEventListener("click", () => (this.#isOpen ? this.#close() : this.#open()));
    this.#field.addEventListener("keydown", (event) => this.#pressed(event));
    this.#field.addEventListener("blur", () => this.#close());
    // The field keeps the focus, so that the list stays until the press is made.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", ({ target }) =>
      this.#choose(Array.from(list?.children ?? []).indexOf(target as Element)),
    );
  }

  get #isOpen(): boolean {
    return !this.#list.hidden;
  }

  #open(): void {
    const options = this.#choices.map((text, at) => {
      const option = document.createElement("li");
      option.id = `${this.#list.id}-${at}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", String(text === this.#field.value));
      option.textContent = text;
      return option;
    });
    this.#list.replaceChildren(...options);
    this.#list.hidden = false;
    this.#field.setAttribute("aria-expanded", "true");
    this.#moveTo(Math.max(0, this.#choices.indexOf(this.#field.value)));
  }

  #close(): void {
    this.#list.hidden = true;
    this.#list.replaceChildren();
    this.#field.setAttribute("aria-expanded", "false");
    this.#field.removeAttribute("aria-activedescendant");
  }

  #moveTo(at: number): void {
    this.#active = Math.min(Math.max(at, 0), this.#choices.length - 1);
    for (const [index, option] of Array.from(this.#list.children).entries()) {
      option.toggleAttribute("data-active", index === this.#active);
      if (index === this.#active) this.#field.setAttribute("aria-activedescendant", option.id);
    }
  }

  #choose(at: number): void {
    const text = this.#choices[at];
    if (text === undefined) return;
    this.#field.value = text;
    this.#close();
    this.#field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  #pressed(event: KeyboardEvent): void {
    const { key } = event;
    const moves: Record<string, number> = {
      ArrowDown: this.#active + 1,
      ArrowUp: this.#active - 1,
      Home: 0,
      End: this.#choices.length - 1,
    };
    const presses = key === "Enter" || key === " ";
    if (!this.#isOpen && (presses || key === "ArrowDown" || key === "ArrowUp")) this.#open();
    else if (this.#isOpen && presses) this.#choose(this.#active);
    else if (this.#isOpen && key === "Escape") this.#close();
    else if (this.#isOpen && moves[key] !== undefined) this.#moveTo(moves[key]);
    else return;
    event.preventDefault();
  }
}
