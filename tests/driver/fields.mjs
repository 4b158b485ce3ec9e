// The places of the replica where text is pasted, and where it goes from there.

import { click } from "./token-form.mjs";

/** @typedef {import("./session.mjs").Session} Session */

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} path
 * @property {string} [edit] what must be pressed before the field is there
 * @property {string} field
 * @property {string} [content] where the text is seen, when that is not the field
 * @property {string} send what sends it
 * @property {string} arrives part of the path that it is sent to
 */

const PLAIN = { path: "/contoso/web/_plain", send: ".plain-submit", arrives: "/_apis/echo" };

/** @type {Field[]} */
export const FIELDS = [
  { name: "an input", field: ".plain-input", ...PLAIN },
  { name: "a text area", field: ".plain-textarea", ...PLAIN },
  { name: "an editable element", field: ".plain-editable", ...PLAIN },
  { name: "a text area that React controls", field: ".plain-controlled", ...PLAIN },
  {
    name: "a pull-request comment",
    path: "/contoso/web/_git/shop/pullrequest/7",
    field: ".threadId--1 .repos-comment-editor-fit textarea:not([aria-hidden])",
    send: ".threadId--1 button.primary",
    arrives: "/threads",
  },
  {
    name: "a work item's description",
    path: "/contoso/web/_workitems/edit/42",
    field: ".work-item-form-description .rooster-editor",
    send: ".work-item-form-save",
    arrives: "/_apis/wit/workItems/42",
  },
  {
    name: "a wiki page",
    path: "/contoso/web/_wiki/wikis/web.wiki",
    edit: "#__bolt-edit-page",
    field: ".wiki-editor .we-ta-container textarea",
    send: ".wiki-save",
    arrives: "/_apis/wiki/wikis/web.wiki/pages",
  },
  {
    name: "the file editor",
    path: "/contoso/web/_git/shop?path=/a.txt&_a=edit",
    field: ".monaco-editor textarea.inputarea",
    content: ".monaco-editor .view-lines",
    send: "#__bolt-commit",
    arrives: "/pushes",
  },
];

/** @param {string} name @returns {Field} */
export function fieldNamed(name) {
  const field = FIELDS.find((candidate) => candidate.name === name);
  if (!field) throw new Error(`There is no field '${name}'.`);
  return field;
}

/**
 * Opens the page of a field.
 * @param {Session} session
 * @param {Field} field
 */
export async function openField(session, { path, edit }) {
  await session.open(path);
  if (edit) await click(session, edit);
}

/**
 * Sends the page's content and gives what arrived.
 * @param {Session} session
 * @param {Field} field
 * @returns {Promise<string>}
 */
export async function sendField(session, { send, arrives }) {
  await click(session, send);
  const { body } = await session.replica.waitFor(
    ({ method, path }) => method !== "GET" && path.includes(arrives) && !path.includes("HierarchyQuery"),
  );
  return body;
}
