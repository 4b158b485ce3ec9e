import Quill from "quill";
import "quill/dist/quill.snow.css";
import { FIRST, draw, expose } from "./page.js";

draw("<div></div>");
const quill = new Quill("main > div", { theme: "snow" });
quill.setText(FIRST);
quill.history.clear();
expose(() => JSON.stringify(quill.getContents().ops));
