/** Keeps the boxes of an area as the form keeps them: a level brings the lower ones, and without a lower one there is no higher one. */
export function keepLevels(area: HTMLElement): void {
  const boxes = Array.from(area.querySelectorAll<HTMLInputElement>("[data-level]"));
  // At the press, which comes before whoever listens for the change is told of it.
  area.addEventListener("click", ({ target }) => {
    const at = boxes.findIndex((box) => box === target);
    const pressed = boxes[at];
    if (!pressed) return;
    for (const box of pressed.checked ? boxes.slice(0, at) : boxes.slice(at)) box.checked = pressed.checked;
  });
}
