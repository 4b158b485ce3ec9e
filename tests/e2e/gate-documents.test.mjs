// `document.open` and `document.write` do what they do without Patrol: the browser itself is the measure, in a page of a server that Patrol
// does not know. That Patrol is there afterwards, written-documents.test.mjs shows.

import assert from "node:assert/strict";
import { test } from "node:test";
import { describeInBothBrowsers } from "../driver/both-browsers.mjs";
import { SERVER } from "../driver/servers.mjs";

/** @typedef {import("../driver/session.mjs").Session} Session */

const GUARDED = "dev.azure.com";

/** Before every script of a scenario. `body` is the document without its scripts. */
const LISTEN = `
  const log = (window.log ??= []);
  const say = (...words) => void log.push(words.join(" "));
  const attempt = (what, call) => {
    try { say(what, call()); } catch (error) { say(what, error.name); }
  };
  const body = () => (document.documentElement?.outerHTML ?? "none").replace(/<script[^]*?<.script>/g, "<S>").replace(/\\s+/g, " ");
  // What has been read to its end is complete a moment later.
  const end = () =>
    setTimeout(() => (document.readyState === "interactive" ? end() : say("end", document.readyState, body())));
  const fire = () => document.dispatchEvent(new CustomEvent("own", { bubbles: true }));
  const listen = () => {
    for (const target of [document, window]) target.addEventListener("own", () => say("heard by", target === window));
    document.addEventListener("readystatechange", () => say("state", document.readyState));
  };
  const whenLoaded = (run) => addEventListener("load", run);`;

/** What the scripts of a document do, one after the other; between them stands text. @type {[string, string[]][]} */
const SCENARIOS = [
  [
    "writes while it is read",
    [
      "document.write('<b>one</b>'); document.writeln('x', 'y', 3); attempt('write', () => document.write()); whenLoaded(end);",
    ],
  ],
  [
    "writes scripts that write",
    [
      "document.write('<i>1<script>document.write(\"<u>2\"); say(1, document.readyState);<\\/script></i>'); say(2); whenLoaded(end);",
    ],
  ],
  [
    "writes in pieces",
    [
      "whenLoaded(() => { document.write('<di'); document.write('v id=a>x</d'); document.write('iv>'); say(document.readyState, !!document.getElementById('a')); document.close(); document.write('more'); document.close(); end(); });",
    ],
  ],
  [
    "opens and writes while it is read",
    [
      "listen(); attempt('open', () => document.open() === document); fire(); document.write('k'); attempt('open', () => document.open('text/plain', 'replace') === document); whenLoaded(end);",
    ],
  ],
  [
    "writes from a timer while it is read",
    [
      "addEventListener('own', () => say('heard')); setTimeout(() => { document.write('<p>new'); fire(); say(body()); document.close(); end(); });",
    ],
  ],
  [
    "writes when it is read",
    [
      "listen(); document.addEventListener('DOMContentLoaded', () => { say(document.readyState); document.write('new'); fire(); document.close(); say(document.readyState); end(); });",
    ],
  ],
  [
    "writes when it is loaded",
    [
      "listen(); whenLoaded(() => { document.write('<p>x<script>say(\"inline\", document.readyState)<\\/script>'); fire(); document.close(); end(); });",
    ],
  ],
  [
    "opens when it is loaded",
    [
      "listen(); whenLoaded(() => { attempt('open', () => document.open() === document); fire(); document.write('q'); document.open(); document.write('r'); document.close(); end(); });",
    ],
  ],
  [
    "opens a window",
    [
      "whenLoaded(() => { attempt('open', () => document.open('about:blank', '_blank', 'noopener')); say(body()); end(); });",
    ],
  ],
  ["closes what is not open", ["document.close(); whenLoaded(() => { document.close(); say(body()); end(); });"]],
  [
    "writes what cannot be written",
    [
      `whenLoaded(() => {
         const fails = { toString() { throw new RangeError(); } };
         attempt("symbol", () => document.write(Symbol()));
         attempt("error", () => document.write(fails));
         attempt("error behind text", () => document.writeln("text", fails));
         say(body());
         let times = 0;
         attempt("object", () => document.write({ toString: () => "n" + ++times }));
         document.close();
         say(body(), times);
         attempt("values", () => document.write(null, undefined, [1, 2]));
         document.close();
         end();
       });`,
    ],
  ],
  [
    "writes into other documents",
    [
      `const inert = document.implementation.createHTMLDocument("t");
       attempt("inert", () => inert.write("<p>inert"));
       attempt("inert", () => inert.open() === inert);
       inert.write("<i>q");
       inert.close();
       say(inert.body.innerHTML);
       const markup = new DOMParser().parseFromString("<a/>", "application/xml");
       attempt("markup", () => markup.write("x"));
       attempt("markup", () => markup.open());
       for (const of of [null, {}, window]) {
         attempt("write", () => Document.prototype.write.call(of, "x"));
         attempt("open", () => Document.prototype.open.call(of));
       }
       attempt("new", () => new document.write());
       const { value, ...rest } = Object.getOwnPropertyDescriptor(Document.prototype, "write");
       say(value.name, value.length, document.open.length, document.writeln.name, "prototype" in value, JSON.stringify(rest), /native code/.test(value));
       whenLoaded(end);`,
    ],
  ],
  [
    "writes while one of its elements is made",
    [
      `class Own extends HTMLElement {
         constructor() {
           super();
           attempt("write", () => document.write("no"));
           attempt("open", () => document.open());
         }
       }
       customElements.define("own-element", Own);`,
      "document.write('<own-element></own-element>behind'); whenLoaded(end);",
    ],
  ],
  [
    "writes while one of its frames goes",
    [
      `whenLoaded(() => {
         const frame = document.createElement("iframe");
         document.body.append(frame);
         const { contentWindow: inner, contentDocument: of } = frame;
         inner.addEventListener("pagehide", () => {
           attempt("inner", () => of.write("x"));
           attempt("inner", () => of.open() === of);
           attempt("outer", () => document.write("y"));
         });
         frame.remove();
         attempt("gone", () => of.write("x"));
         attempt("gone", () => of.open() === of);
         say(of.defaultView, body());
         document.write("z");
         document.close();
         end();
       });`,
    ],
  ],
  [
    "writes into a frame",
    [
      `whenLoaded(() => {
         const frame = document.createElement("iframe");
         document.body.append(frame);
         const { contentDocument: of } = frame;
         say(of.URL, of.readyState);
         of.addEventListener("own", () => say("heard"));
         of.write("<p>x");
         say(of.URL === document.URL, of.readyState, of.compatMode);
         of.dispatchEvent(new Event("own"));
         of.close();
         say(of.body.innerHTML);
         Document.prototype.writeln.call(of, "again");
         of.close();
         say(of.body.innerHTML, frame.contentWindow.document === of);
         end();
       });`,
    ],
  ],
  [
    "adds nothing to its history",
    [
      "whenLoaded(() => { const before = history.length; document.open(); document.write('x'); document.close(); say(history.length - before); end(); });",
    ],
  ],
];

/** The same for scripts that a policy must let pass one by one. @type {[string, string[]][]} */
const TRUSTED = [
  [
    "writes texts and trusted markup",
    [
      `whenLoaded(() => {
         attempt("text", () => document.write("<p>x"));
         say(body());
         attempt("nothing", () => document.write());
         document.close();
         say(body());
         const { createHTML } = trustedTypes.createPolicy("own", { createHTML: (text) => text });
         const trusted = trustedTypes.createPolicy("other", { createHTML: (text) => text }).createHTML("<b>trusted");
         attempt("trusted", () => document.write(trusted));
         document.close();
         say(body());
         attempt("both", () => document.write(trusted, "text"));
         say(body());
         end();
       });`,
    ],
  ],
  ["writes texts while it is read", ["attempt('text', () => document.write('<p>x')); whenLoaded(end);"]],
  [
    "has a policy that refuses some texts",
    [
      `trustedTypes.createPolicy("default", { createHTML: (text) => (text.includes("bad") ? null : text + "!") });
       whenLoaded(() => {
         attempt("bad", () => document.write("bad"));
         say(body());
         attempt("good", () => document.write("good"));
         document.close();
         end();
       });`,
    ],
  ],
];

/**
 * Lets a page do it in a frame whose text it holds, and gives what it saw.
 * @param {Session} session @param {string} host @param {string} csp @param {string[]} scripts
 */
async function seen(session, host, csp, scripts) {
  await session.load(`/contoso/web/_plain?csp=${csp}`, host);
  const elements = scripts.map((script) => {
    const path = session.replica.serveScript(`${LISTEN}\n${script}`);
    return csp === "none"
      ? `<script>{ ${LISTEN}\n${script} }</script>`
      : `<script src="https://${host}${path}"></script>`;
  });
  const text = `<!DOCTYPE html><title>t</title><body>a${elements.join("<own-element></own-element>")}z`;
  await session.driver.executeScript(
    `const frame = document.createElement("iframe");
     const policy = window.trustedTypes?.createPolicy("driver", { createHTML: (text) => text });
     frame.srcdoc = policy?.createHTML(arguments[0]) ?? arguments[0];
     document.body.prepend(frame);`,
    text,
  );
  /** @type {string[]} */
  let log = [];
  await session.until(
    () => `the end of ${JSON.stringify(log, null, 1)}`,
    async () => {
      const said = await session.driver.executeScript(
        "return JSON.stringify(document.querySelector('iframe').contentWindow.log ?? [])",
      );
      log = JSON.parse(String(said));
      return /^end/.test(log.at(-1) ?? "");
    },
  );
  return log;
}

for (const [csp, scenarios] of /** @type {[string, typeof SCENARIOS][]} */ ([
  ["none", SCENARIOS],
  ["trusted-types", TRUSTED],
])) {
  describeInBothBrowsers(
    `Under the policy '${csp}', a document that`,
    (session) => {
      for (const [what, scripts] of scenarios) {
        test(`${what} becomes the same with Patrol as without`, async () => {
          const without = await seen(session, SERVER, csp, scripts);
          assert.deepEqual(await seen(session, GUARDED, csp, scripts), without);
        });
      }
    },
    // What the page writes against its own policy is written by way of the gate.
    { errors: (error) => csp === "trusted-types" && error.includes("TrustedHTML") },
  );
}
