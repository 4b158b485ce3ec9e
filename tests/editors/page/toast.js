import Editor from "@toast-ui/editor";
import "@toast-ui/editor/dist/toastui-editor.css";
import { FIRST, draw, expose } from "./page.js";

const initialEditType = new URLSearchParams(location.search).get("type");
const editor = new Editor({
  el: draw("<div></div>"),
  initialValue: FIRST,
  initialEditType,
  usageStatistics: false,
  autofocus: false,
});
expose(() => (initialEditType === "markdown" ? editor.getMarkdown() : editor.getHTML()));
