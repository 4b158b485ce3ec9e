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
// Its history takes what comes within half a second of the first text for one step with it (prosemirror-history, `newGroupDelay`), and nobody
// is as quick.
await new Promise((resolve) => setTimeout(resolve, 600));
expose(() => (initialEditType === "markdown" ? editor.getMarkdown() : editor.getHTML()));
