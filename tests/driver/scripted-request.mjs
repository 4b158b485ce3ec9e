// Requests for tokens that a script of the page makes by itself, as any page could.

/** @typedef {import("./session.mjs").Session} Session */

/** Where they go. */
export const QUERY = "/contoso/_apis/Contribution/HierarchyQuery";

/** A body that asks for a token for a week. @param {string} scope */
const asking = (scope) =>
  JSON.stringify({
    contributionIds: ["ms.vss-token-web.personal-access-token-issue-session-token-provider"],
    dataProviderContext: {
      properties: {
        displayName: "from a script",
        scope,
        targetAccounts: ["00000000-0000-0000-0000-0000000000aa"],
        validTo: new Date(Date.now() + 7 * 86_400_000).toISOString(),
      },
    },
  });

/** With full access: it is asked about. */
export const FULL_ACCESS = asking("app_token");

/** For one scope: something is said of it, and nothing asked. */
export const NARROW = asking("vso.code");

/**
 * Opens a page without anything to guard on it, and waits until it is quiet.
 * @param {Session} session
 * @param {string} [query]
 */
export async function openQuietPage(session, query = "") {
  await session.open(`/contoso/web/_plain${query}`);
  await session.replica.waitFor(({ path }) => path === QUERY);
  session.replica.clear();
}

/**
 * Runs an expression of `url` and `body` as a script of the page itself; what becomes of it is read by `outcome`.
 * What WebDriver runs in Firefox stands beside the page's own objects, and what it replaces it replaces for itself alone.
 * @param {Session} session
 * @param {string} expression gives a promise
 * @param {string} [body]
 */
export async function start(session, expression, body = FULL_ACCESS) {
  await session.driver.executeScript(
    `const [url, body] = arguments;
     window.outcome = "open";
     Promise.resolve(${expression}).then((answer) => (window.outcome = "answered " + (answer?.status ?? "")),
                                         (error) => (window.outcome = error.name));`,
    QUERY,
    body,
  );
}

/** Waits until the page has seen the end of its request. @param {Session} session @param {string | RegExp} expected */
export function outcome(session, expected) {
  return session.until(`the page to see ${expected}`, async () =>
    String(await session.driver.executeScript("return window.outcome")).match(expected),
  );
}

/** Bodies of what the server got. @param {Session} session */
export function bodies({ replica }) {
  return replica
    .requests()
    .filter(({ path }) => path === QUERY)
    .map(({ body }) => body);
}

/**
 * Runs statements as a script of the page itself, where the page's policy allows it (`csp=none`).
 * @param {Session} session
 * @param {string} statements of `url` and `body`
 */
export async function runInPage(session, statements) {
  await session.driver.executeScript(
    `const script = document.createElement("script");
     const [url, body, statements] = arguments;
     script.textContent = "setTimeout((url, body) => {" + statements + "\\n}, 0, ..." + JSON.stringify([url, body]) + ")";
     document.body.append(script);`,
    QUERY,
    FULL_ACCESS,
    statements,
  );
}

/**
 * An expression that sends by XMLHttpRequest.
 * @param {string} body an expression
 * @param {string} [request] one that gives the request
 */
export function xhr(body, request = "new XMLHttpRequest()") {
  return `new Promise((resolve, reject) => {
    const xhr = ${request};
    xhr.open("POST", url);
    xhr.onload = () => resolve(xhr);
    xhr.onabort = xhr.onerror = () => reject(new Error());
    xhr.send(${body});
  })`;
}
