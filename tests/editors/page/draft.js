import { ContentState, Editor, EditorState, RichUtils, convertToRaw } from "draft-js";
import "draft-js/dist/Draft.css";
import { createElement, useState } from "react";
import { render } from "react-dom";
import { FIRST, expose, place } from "./page.js";

let current;
function Field() {
  const [editorState, onChange] = useState(() => EditorState.createWithContent(ContentState.createFromText(FIRST)));
  current = editorState;
  const handleKeyCommand = (command, state) => {
    const changed = RichUtils.handleKeyCommand(state, command);
    if (changed) onChange(changed);
    return changed ? "handled" : "not-handled";
  };
  return createElement(Editor, { editorState, onChange, handleKeyCommand });
}
render(createElement(Field), place);
expose(() => {
  const { blocks } = convertToRaw(current.getCurrentContent());
  // Which words a range is about, not where: a mark is not as long as the secret in whose place it stands.
  const said = (text, ranges) =>
    ranges.map(({ offset, length, style }) => [text.slice(offset, offset + length), style]);
  return JSON.stringify(
    blocks.map(({ text, type, inlineStyleRanges, entityRanges }) => [
      text,
      type,
      said(text, inlineStyleRanges),
      said(text, entityRanges),
    ]),
  );
});
