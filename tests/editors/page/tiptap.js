import { Editor } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { FIRST, expose, place } from "./page.js";

const editor = new Editor({ element: place, extensions: [StarterKit], content: `<p>${FIRST}</p>` });
expose(() => editor.getHTML());
