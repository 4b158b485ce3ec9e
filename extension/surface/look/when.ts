// Dates as a person's language writes them.

const LANGUAGE = chrome.i18n.getUILanguage();

/** A month, `2026-03`, in words. */
export function month(text: string): string {
  const date = new Date(`${text}-01T00:00:00Z`);
  return new Intl.DateTimeFormat(LANGUAGE, { year: "numeric", month: "long", timeZone: "UTC" }).format(date);
}
