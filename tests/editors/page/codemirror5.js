import CodeMirror from "codemirror5";
import "codemirror5/lib/codemirror.css";
import { FIRST, expose, place } from "./page.js";

const editor = CodeMirror(place, { value: FIRST });
expose(() => editor.getValue());
