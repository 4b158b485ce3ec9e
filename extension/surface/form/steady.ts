/**
 * Keeps what the person works on where it is on the screen while notes come and go above it.
 * @returns call it when they have
 */
export function steady(): () => void {
  const focused = document.activeElement;
  const top = () => focused?.getBoundingClientRect().top ?? 0;
  const before = top();
  return () => {
    for (let outer = focused?.parentElement; outer && Math.abs(top() - before) >= 1; outer = outer.parentElement) {
      outer.scrollTop += top() - before;
    }
  };
}
