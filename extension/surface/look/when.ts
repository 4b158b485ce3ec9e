// Dates as a person's language writes them.

import { language } from "../../page/language.js";

/** The day of a moment; of one that is a day itself, as `2026-03-01`, in the zone in which it is one: UTC. */
export const day = (date: Date, timeZone?: "UTC"): string =>
  new Intl.DateTimeFormat(language || undefined, { dateStyle: "long", ...(timeZone && { timeZone }) }).format(date);

/** A month, `2026-03`, in words. */
export function month(text: string): string {
  const date = new Date(`${text}-01T00:00:00Z`);
  return new Intl.DateTimeFormat(language || undefined, { year: "numeric", month: "long", timeZone: "UTC" }).format(
    date,
  );
}
