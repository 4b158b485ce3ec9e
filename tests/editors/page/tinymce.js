import tinymce from "tinymce";
import "tinymce/icons/default";
import "tinymce/models/dom";
import "tinymce/themes/silver";
import "tinymce/skins/ui/oxide/skin";
import "tinymce/skins/ui/oxide/content";
import "tinymce/skins/content/default/content";
import { FIRST, draw, expose } from "./page.js";

draw(`<textarea>${FIRST}</textarea>`);
const [editor] = await tinymce.init({ selector: "textarea", license_key: "gpl", promotion: false, branding: false });
expose(() => editor.getContent());
