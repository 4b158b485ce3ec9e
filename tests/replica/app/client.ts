import { transport } from "./replica-options";

const SESSION = "00000000-0000-4000-a000-000000000000";

const HEADERS = {
  accept:
    "application/json;api-version=5.0-preview.1;excludeUrls=true;enumsAsNumbers=true;msDateFormat=true;noArrayWrap=true",
  "content-type": "application/json",
  "x-requested-with": "Vss-Fetch",
  "x-tfs-session": SESSION,
  "x-vss-reauthenticationaction": "Suppress",
};

/**
 * Sends JSON and reads JSON, by the transport that the page's URL asks for.
 * Throws when the request was aborted, did not arrive, or was not answered with success.
 */
export async function send(method: string, url: string, body?: unknown): Promise<any> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const answer = await (transport === "xhr" ? sendByXhr : sendByFetch)(method, url, text);
  if (answer.status >= 400) throw new Error(`The server answered ${answer.status}.`);
  return answer.text ? JSON.parse(answer.text) : undefined;
}

interface Answer {
  status: number;
  text: string;
}

async function sendByFetch(method: string, url: string, body: string | undefined): Promise<Answer> {
  const init: RequestInit = { method, body, headers: HEADERS, credentials: "include" };
  const response = await (transport === "request" ? fetch(new Request(url, init)) : fetch(url, init));
  return { status: response.status, text: await response.text() };
}

function sendByXhr(method: string, url: string, body: string | undefined): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    request.withCredentials = true;
    for (const [name, value] of Object.entries(HEADERS)) request.setRequestHeader(name, value);
    request.onload = () => resolve({ status: request.status, text: request.responseText });
    request.onerror = () => reject(new Error("The request failed."));
    request.onabort = () => reject(new Error("The request was aborted."));
    request.send(body);
  });
}

/** Asks contributions, as nearly every part of the web client does. */
export function queryContributions(base: string, contributionIds: string[], properties: object): Promise<any> {
  return send("POST", `${base}/_apis/Contribution/HierarchyQuery`, {
    contributionIds,
    dataProviderContext: { properties: { sourcePage: { url: location.href }, ...properties } },
  });
}
