// Fabric's style engine names classes "{name}-{number}"; the numbers differ from one load to the next.
let next = 100 + Math.floor(Math.random() * 400);
const numbers = new Map<string, number>();

/** The hashed class of a style, stable within one load of the page. */
export function hashedClass(name: string): string {
  const number = numbers.get(name) ?? next++;
  numbers.set(name, number);
  return `${name}-${number}`;
}
