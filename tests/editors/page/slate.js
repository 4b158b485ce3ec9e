import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { createEditor } from "slate";
import { withHistory } from "slate-history";
import { Editable, Slate, withReact } from "slate-react";
import { FIRST, expose, place } from "./page.js";

/** Takes markup as Slate's own example of pasted HTML does, in short. */
function withHtml(editor) {
  const { insertData } = editor;
  editor.insertData = (data) => {
    const html = data.getData("text/html");
    if (!html) return insertData(data);
    const { body } = new DOMParser().parseFromString(html, "text/html");
    const leaves = (node, marks) =>
      node.nodeType === 3
        ? [{ text: node.data, ...marks }]
        : [...node.childNodes].flatMap((child) =>
            leaves(child, /^(B|STRONG)$/.test(child.nodeName) ? { ...marks, bold: true } : marks),
          );
    editor.insertFragment(leaves(body, {}));
  };
  return editor;
}

const editor = withHtml(withHistory(withReact(createEditor())));
const leaf = ({ attributes, children, leaf: { bold } }) =>
  createElement("span", attributes, bold ? createElement("b", null, children) : children);
function Field() {
  const [initialValue] = useState([{ type: "paragraph", children: [{ text: FIRST }] }]);
  return createElement(
    Slate,
    { editor, initialValue },
    createElement(Editable, { className: "field", renderLeaf: leaf }),
  );
}
createRoot(place).render(createElement(Field));
expose(() => JSON.stringify(editor.children));
