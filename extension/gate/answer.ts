// When the service refuses a token that was asked about, the person is told why in plain words. Of an answer only this is read: does it
// name one of these refusals, or no failure at all? Nothing else of it is kept or passed on.

import { report } from "./channel.js";
import { readCopy, tryTo } from "./copy.js";
import {
  at,
  bare,
  includes,
  isOk,
  keysOf,
  listen,
  lower,
  parse,
  responseOf,
  responseTextOf,
  responseTypeOf,
  statusOf,
} from "./primordials.js";
import { REFUSALS } from "./refusals.js";

/** What an answer says in these places, if it is as the service writes it. */
interface Said {
  [name: string]: Said | string | undefined;
}

/** What the interface for tokens says where there is no error. */
const NO_ERROR = "none";

const part = (said: Said | string | undefined, name: string) => (typeof said === "object" ? said?.[name] : undefined);

/** What an exception says of itself, in one text. */
const wordsOf = (exception: Said | string | undefined) =>
  `${part(exception, "exceptionType")} ${part(exception, "typeKey")} ${part(exception, "message")}`;

/** @param answer as it was parsed @param isOk whether its status says that all went well */
function explain(answer: Said, isOk: boolean): void {
  let words = `${answer.patTokenError ?? NO_ERROR}`;
  let hasFailed = !isOk || words !== NO_ERROR;
  const exceptions = answer.dataProviderExceptions ?? answer.exceptions;
  if (typeof exceptions === "object") {
    const names = keysOf(exceptions);
    hasFailed ||= names.length > 0;
    for (let n = 0; n < names.length; n++) words += ` ${wordsOf(exceptions[`${at(names, n)}`])}`;
  }
  if (!isOk) words += ` ${wordsOf(answer)}`;
  words = lower(words);
  for (let n = 0; n < REFUSALS.length; n++) {
    const code = `${at(REFUSALS, n)}`;
    if (includes(words, lower(code))) return report("refused", code);
  }
  if (!hasFailed) report("done", "");
}

/** Looks on while the page gets its answer. */
export function watch(response: Response): void {
  readCopy(response, (text) => explain(parse(text) as Said, isOk(response)));
}

/** The same for the older way. */
export function watchXhr(xhr: XMLHttpRequest): void {
  const loaded = () =>
    tryTo(() => {
      const status = statusOf(xhr);
      const answer = responseTypeOf(xhr) === "json" ? responseOf(xhr) : parse(responseTextOf(xhr));
      explain(answer as Said, status >= 200 && status < 300);
    });
  listen(xhr, "load", loaded, bare({ once: true }));
}
