/**
 * Tells which button of a closed shadow root is pressed. The events come from the window, where they end: there they name the host alone,
 * so the place of the pointer and the focus tell the rest. What a script of the page makes up is no press.
 * @param recommended what Enter presses where no button or field has the focus
 * @param pressed called with the button
 * @param touched called for every key that goes down
 * @returns takes the events of the host
 */
export function presses(
  root: ShadowRoot,
  recommended: HTMLButtonElement | null,
  pressed: (button: HTMLButtonElement) => void,
  touched: () => void,
): (event: Event) => void {
  /** What the pointer went down on. A click counts where both ends of it are on one button. */
  let down: HTMLButtonElement | null = null;
  /** A key that was down already when the question came presses nothing, however long it is held. */
  let isHeld = false;

  const at = ({ clientX, clientY }: MouseEvent) => root.elementFromPoint(clientX, clientY)?.closest("button") ?? null;
  const focused = () => root.activeElement?.closest("button") ?? null;

  return (event) => {
    if (!event.isTrusted) return;
    if (event instanceof KeyboardEvent && event.type === "keydown") {
      touched();
      isHeld = event.repeat;
      const isTaken = isHeld || event.isComposing || root.activeElement?.matches("button, summary, textarea, a");
      if (event.key !== "Enter" || isTaken || !recommended) return;
      // The field that gets the focus back must not get the key.
      event.preventDefault();
      pressed(recommended);
    } else if (event instanceof MouseEvent) {
      // Software that presses for the person makes no pointer events.
      if (event.type === "pointerdown" || event.type === "mousedown") down = at(event);
      if (event.type !== "click") return;
      // A click without a count came from a key.
      const isKey = event.detail === 0;
      const button = isKey ? focused() : at(event);
      const isWhole = isKey ? !isHeld : button === down;
      down = null;
      if (button && isWhole) pressed(button);
    }
  };
}
