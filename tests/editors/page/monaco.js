import { editor } from "monaco-editor";
import { FIRST, draw, expose } from "./page.js";

// Its workers only know languages, and the page's policy has no place for them.
window.MonacoEnvironment = { getWorker: () => Promise.reject(new Error("There are no workers here.")) };
const editContext = new URLSearchParams(location.search).has("edit-context");
const field = draw('<div style="width: 600px; height: 300px"></div>');
const made = editor.create(field, { value: FIRST, language: "plaintext", editContext, autoIndent: "none" });
expose(() => made.getModel().getValue());
