import { Bold, ClassicEditor, Essentials, Italic, Paragraph } from "ckeditor5";
import "ckeditor5/ckeditor5.css";
import { FIRST, draw, expose } from "./page.js";

const editor = await ClassicEditor.create(draw("<div></div>"), {
  licenseKey: "GPL",
  plugins: [Essentials, Paragraph, Bold, Italic],
  initialData: `<p>${FIRST}</p>`,
});
expose(() => editor.getData());
