import { FIRST, draw, expose } from "./page.js";

const field = draw(`<div class="field" contenteditable="true"><p>${FIRST}</p></div>`);
expose(() => field.innerHTML);
