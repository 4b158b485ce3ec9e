// When the service refuses a token that was asked about, the person is told why in plain words. Of an answer only this is read: does it
// name one of these refusals? Nothing else of it is kept or passed on.

import { report } from "./channel.js";

/** Refusals that Patrol can explain; each is a text, `refused_` and the code. */
const CODES = [
  "globalPatPolicyViolation",
  "fullScopePatPolicyViolation",
  "patLifespanPolicyViolation",
  "disablePatCreationPolicyViolation",
  "globalPATCreationBlocked",
  "expiredPatCannotBeExtended",
];

/** @param {any} answer as it was parsed @param {boolean} ok whether its status says that all went well */
function explain(answer, ok) {
  const exceptions = Object.values(answer.dataProviderExceptions ?? answer.exceptions ?? {});
  if (!ok) exceptions.push(answer);
  const said = exceptions.flatMap(({ exceptionType, typeKey, message }) => [exceptionType, typeKey, message]);
  const words = [answer.patTokenError, ...said].join(" ").toLowerCase();
  const code = CODES.find((known) => words.includes(known.toLowerCase()));
  if (code) report("refused", code);
}

/** Looks on while the page gets its answer. @param {Promise<Response>} coming */
export async function watch(coming) {
  try {
    const response = await coming;
    explain(JSON.parse(await response.clone().text()), response.ok);
  } catch {
    // No answer, or one that names nothing. The page hears of its failure itself.
  }
}

/** The same for the older way. @param {XMLHttpRequest} xhr */
export function watchXhr(xhr) {
  const loaded = () => {
    try {
      const answer = xhr.responseType === "json" ? xhr.response : JSON.parse(xhr.responseText);
      explain(answer, xhr.status >= 200 && xhr.status < 300);
    } catch {
      // As above.
    }
  };
  xhr.addEventListener("load", loaded, { once: true });
}
