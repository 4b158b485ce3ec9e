// The structure by which an editor for code is recognised: classes and attributes that its package gives it, never labels.
// docs/page-structure.md tells how sure we are of each.

/** Editors that hold plain text and have its structure in mind: Monaco, CodeMirror 6 and 5. */
export const CODE_EDITOR = ".monaco-editor, .cm-editor, .CodeMirror";
/** What Monaco stands in; its attribute names the language of the text. */
export const MONACO_LANGUAGE = "[data-mode-id]";
/** The text of CodeMirror 6; its attribute names the language, where it has one. */
export const CODEMIRROR_LANGUAGE = ".cm-content[data-language]";
/** What Visual Studio Code puts beside a text that is copied from it: JSON, whose `mode` is the language. */
export const COPIED_LANGUAGE = "vscode-editor-data";
/** What names the file in the address of a page that shows one. */
export const FILE_IN_ADDRESS = "path";
