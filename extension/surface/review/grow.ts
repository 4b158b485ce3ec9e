/** What is left free at the edge of the window, in CSS pixels. */
const MARGIN = 8;

/**
 * Lets the question grow without moving what stands at its foot: the pointer may be on its way there. As far as there is room it grows
 * upwards; what is more has to be scrolled.
 * @param signal ends it, as does another size of the window
 */
export function growUpwards(dialog: HTMLElement, grow: () => void, signal: AbortSignal): void {
  const { bottom } = dialog.getBoundingClientRect();
  grow();
  const { style } = dialog;
  style.setProperty("max-height", `min(${bottom - MARGIN}px, 100vh - 2rem)`);
  style.setProperty("translate", `0 ${bottom - dialog.getBoundingClientRect().bottom}px`);
  const asBefore = () => {
    for (const name of ["max-height", "translate"]) style.removeProperty(name);
  };
  window.addEventListener("resize", asBefore, { signal, once: true });
}
