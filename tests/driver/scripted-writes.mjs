// Requests that write, made by a script of the page, as the pages of Azure DevOps make them.

import { fence } from "./token-form.mjs";

/** @typedef {import("./session.mjs").Session} Session */

/** Where they go. */
export const WRITE = {
  comment: "/contoso/web/_apis/git/repositories/shop/pullRequests/7/threads",
  workItem: "/contoso/web/_apis/wit/workItems/42",
  push: "/contoso/web/_apis/git/repositories/shop/pushes",
  variables: "/contoso/web/_apis/distributedtask/variablegroups/7",
  connection: "/contoso/web/_apis/serviceendpoint/endpoints",
  hook: "/contoso/_apis/hooks/subscriptions",
  attachment: "/contoso/web/_apis/wit/attachments?fileName=notes.txt",
};

/**
 * Starts an expression of `url` and `body` in the page; `outcome` of `scripted-request.mjs` reads what becomes of it.
 * @param {Session} session
 * @param {string} url
 * @param {string} expression gives a promise
 * @param {unknown} [body]
 */
export async function startWrite(session, url, expression, body) {
  await session.driver.executeScript(
    `const [url, body] = arguments;
     window.outcome = "open";
     Promise.resolve(${expression}).then((answer) => (window.outcome = "answered " + (answer?.status ?? "")),
                                         (error) => (window.outcome = error.name));`,
    url,
    body,
  );
}

/** An expression that sends by an `XMLHttpRequest`. @param {string} body an expression of `body` */
export const byXhr = (body) =>
  `new Promise((resolve, reject) => {
     const xhr = new XMLHttpRequest();
     xhr.open("POST", url);
     xhr.onload = () => resolve(xhr);
     xhr.onabort = xhr.onerror = () => reject(new DOMException("", "AbortError"));
     xhr.send(${body});
   })`;

/** Sends JSON. @param {Session} session @param {string} url @param {unknown} body @param {string} [method] */
export const startJson = (session, url, body, method = "POST") =>
  startWrite(session, url, `fetch(url, { method: "${method}", body })`, JSON.stringify(body));

/** What the server got at an address. @param {Session} session @param {string} url */
export const arrived = (session, url) =>
  session.replica.requests().filter(({ method, path }) => method !== "GET" && path === url);

/** The same, when everything that was on its way is there. @param {Session} session @param {string} url */
export async function arrivedAtLast(session, url) {
  await fence(session);
  return arrived(session, url);
}
