// The question: about a text with secrets in it, and about a token that is about to be made, at most one of each is open; and the note afterwards.

import { provide } from "../../page/part.js";
import { aboutText } from "./about-text.js";
import { aboutToken } from "./about-token.js";
import { afterwards } from "./afterwards.js";
import { flag } from "./flag.js";
import { ask } from "./ask.js";
import { editInPlace } from "./in-place.js";
import { queue } from "./queue.js";
import { WORDS } from "./words.js";

const texts = queue();
const tokens = queue();

provide(
  "review",
  {
    aboutText: (page, review, source, typed) =>
      texts(() => ask(page, aboutText(page, review, source), typed ? { typed } : {})),
    aboutToken: (page, verdict, signal) => tokens(() => ask(page, aboutToken(page, verdict), signal ? { signal } : {})),
    afterwards,
    editInPlace,
    flag,
  },
  WORDS,
);
