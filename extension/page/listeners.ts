// Listeners that outlive `document.open`, which erases those of the window and of the document with its tree.

interface Armed {
  target: EventTarget;
  type: string;
  heard: (event: Event) => void;
}

const armed = new Set<Armed>();

const arm = ({ target, type, heard }: Armed) => target.addEventListener(type, heard, { capture: true, passive: false });

/** Listens in the capture phase, so that it comes before the page's own listeners. The event can be stopped. */
export function listen<E extends Event>(
  target: EventTarget,
  type: string,
  heard: (event: E) => void,
  signal?: AbortSignal,
): void {
  if (signal?.aborted) return;
  const listener: Armed = { target, type, heard: heard as (event: Event) => void };
  arm(listener);
  armed.add(listener);
  signal?.addEventListener("abort", () => {
    target.removeEventListener(type, listener.heard, true);
    armed.delete(listener);
  });
}

/** Puts every listener back that is gone. One that is still there stays as it is: a browser takes the same one once. */
export function rearm(): void {
  for (const listener of armed) arm(listener);
}

const PROBE = `patrol-${crypto.getRandomValues(new Uint32Array(2)).join("-")}`;
let heard = false;
listen(window, PROBE, (event) => {
  event.stopImmediatePropagation();
  heard = true;
});

/** Whether the listeners are in place now. They are put back if they are not. */
export function isListening(): boolean {
  const ask = () => {
    heard = false;
    window.dispatchEvent(new Event(PROBE));
    return heard;
  };
  if (ask()) return true;
  rearm();
  return ask();
}
