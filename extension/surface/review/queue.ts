/**
 * Has questions of one kind asked one after the other: a page that sends a thousand requests opens one question, not a thousand.
 * @returns asks when those before are answered
 */
export function queue(): <T>(ask: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (ask) => {
    const asked = last.then(ask, ask);
    last = asked;
    return asked;
  };
}
