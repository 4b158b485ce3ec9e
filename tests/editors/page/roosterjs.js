import { createEditor } from "roosterjs";
import { FIRST, draw, expose } from "./page.js";

const field = draw('<div class="field"></div>');
const editor = createEditor(field);
editor.formatContentModel((model) => {
  model.blocks = [{ blockType: "Paragraph", format: {}, segments: [{ segmentType: "Text", text: FIRST, format: {} }] }];
  return true;
});
expose(() => JSON.stringify(editor.getContentModelCopy("disconnected").blocks));
