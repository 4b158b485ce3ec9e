/** Query parameters that choose how the replica behaves; they survive a change of page. */
const KEPT = ["csp", "lang", "theme", "transport"];

const initial = new URLSearchParams(location.search);

/** How the pages send their writes. */
export const transport = initial.get("transport") ?? "fetch";

/** The path with the kept options of the first load added. */
export function withOptions(path: string): string {
  const url = new URL(path, location.href);
  for (const name of KEPT) {
    const value = initial.get(name);
    if (value !== null && !url.searchParams.has(name)) url.searchParams.set(name, value);
  }
  return url.pathname + url.search;
}
