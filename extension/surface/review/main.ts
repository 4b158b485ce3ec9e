// The question: about a text with secrets in it, and about a token that is about to be made.

import { provide } from "../../page/part.js";
import { aboutText } from "./about-text.js";
import { aboutToken } from "./about-token.js";
import { ask } from "./ask.js";
import { WORDS } from "./words.js";

provide(
  "review",
  {
    aboutText: (page, review, signal) => ask(page, aboutText(page, review), signal),
    aboutToken: (page, verdict, signal) => ask(page, aboutToken(page, verdict), signal),
  },
  WORDS,
);
