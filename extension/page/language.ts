// The language in which Patrol speaks here. Where it has no texts in the browser's language the browser takes others, and does not say which: the
// texts say so themselves.

function ask<Value>(browser: () => Value): Value | "" {
  try {
    return browser();
  } catch {
    return ""; // Patrol has been updated or removed under the page.
  }
}

const ofTexts = ask(() => chrome.i18n.getMessage("language"));
const ofBrowser = ask(() => chrome.i18n.getUILanguage());

/** A language without its country. */
const bare = (tag: string) => tag.split(/[-_]/, 1)[0];

/** As BCP 47 tag. The browser's own where it is the same language: it knows how days are written in the country. */
export const language = bare(ofBrowser) === bare(ofTexts) ? ofBrowser : ofTexts;

/** In which direction it is written. */
export const direction = ask(() => chrome.i18n.getMessage("direction")) || "ltr";
