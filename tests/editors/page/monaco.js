import { editor } from "monaco-editor";
import { FIRST, draw, expose } from "./page.js";

// Its workers only know languages, and the page's policy has no place for them.
window.MonacoEnvironment = { getWorker: () => Promise.reject(new Error("There are no workers here.")) };
const query = new URLSearchParams(location.search);
const editContext = query.has("edit-context");
// For a screen reader it keeps a copy of its text in the area in which it catches the keys.
const accessibilitySupport = query.has("screen-reader") ? "on" : "auto";
const field = draw('<div style="width: 600px; height: 300px"></div>');
const look = { editContext, accessibilitySupport, autoIndent: "none" };
const made = editor.create(field, { value: FIRST, language: "plaintext", ...look });
expose(() => made.getModel().getValue());
