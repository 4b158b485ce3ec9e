// The question: about a text with secrets in it, and about a token that is about to be made, at most one of each is open; what puts the text
// into its field; and the note afterwards.

import { provide } from "../../page/part.js";
import { insert } from "../../page/text/editor/insert.js";
import { aboutSending } from "./about-sending.js";
import { aboutText } from "./about-text.js";
import { aboutToken } from "./about-token.js";
import { afterwards } from "./afterwards.js";
import { flag } from "./flag.js";
import { ask } from "./ask.js";
import { contents } from "./contents.js";
import { editInPlace } from "./in-place.js";
import { ownTokens } from "./own-tokens.js";
import { queue } from "./queue.js";
import { rewriting } from "./rewriting.js";
import { WORDS } from "./words.js";

const texts = queue();
const tokens = queue();

provide(
  "review",
  {
    aboutText: (page, text, typed) =>
      texts(() => {
        const question = aboutText(page, text.review, text.source);
        return ask(page, question, {
          ...(typed ? { typed } : {}),
          rewriting: rewriting(page, text),
          own: ownTokens(page, text.review),
        });
      }),
    aboutSending: (page, sending, signal) =>
      texts(() => ask(page, aboutSending(page, sending), { signal, own: ownTokens(page, sending.review) })),
    aboutToken: (page, verdict, signal) => tokens(() => ask(page, aboutToken(page, verdict), signal ? { signal } : {})),
    contents,
    insert,
    afterwards,
    editInPlace,
    flag,
  },
  WORDS,
);
