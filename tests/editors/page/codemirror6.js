import { EditorView, basicSetup } from "codemirror";
import { FIRST, expose, place } from "./page.js";

const view = new EditorView({ doc: FIRST, extensions: [basicSetup], parent: place });
expose(() => view.state.doc.toString());
