import { german } from "./german";
import { germanLibrary } from "./german-library";
import { pseudo } from "./pseudo";

/** A text of the pages, in English. The German table is what makes the list, so no text can lack a translation. */
export type Text = keyof typeof german;

const language = document.documentElement.lang;

/** The text in the page's language, with {0}, {1} … replaced by the values. */
export function t(text: Text, ...values: (string | number)[]): string {
  return inLanguage(text, german).replace(/\{(\d)\}/g, (_, index) => String(values[Number(index)]));
}

/** A text of the component library in the page's language; placeholders are the library's to fill. */
export function libraryText(text: string): string {
  return inLanguage(text, germanLibrary);
}

function inLanguage(text: string, table: Record<string, string>): string {
  if (language === "de") return table[text] ?? text;
  if (language === "qps-ploc") return pseudo(text);
  return text;
}
