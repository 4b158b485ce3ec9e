import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerRichText } from "@lexical/rich-text";
import { $createParagraphNode, $createTextNode, $getRoot, createEditor } from "lexical";
import { FIRST, draw, expose } from "./page.js";

const field = draw('<div class="field" contenteditable="true"></div>');
const editor = createEditor({
  onError: (error) => {
    throw error;
  },
});
editor.setRootElement(field);
registerRichText(editor);
editor.update(() => $getRoot().append($createParagraphNode().append($createTextNode(FIRST))), { discrete: true });
registerHistory(editor, createEmptyHistoryState(), 300);
expose(() => JSON.stringify(editor.getEditorState()));
