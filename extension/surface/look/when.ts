// Dates as a person's language writes them.

const LANGUAGE = chrome.i18n.getUILanguage();

/** A day, by the seconds since 1970. */
export const day = (seconds: number): string =>
  new Intl.DateTimeFormat(LANGUAGE, { dateStyle: "long" }).format(new Date(seconds * 1000));

/** A month, `2026-03`, in words. */
export function month(text: string): string {
  const date = new Date(`${text}-01T00:00:00Z`);
  return new Intl.DateTimeFormat(LANGUAGE, { year: "numeric", month: "long", timeZone: "UTC" }).format(date);
}
