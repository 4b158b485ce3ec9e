import { FIRST, draw, expose } from "./page.js";

const field = draw(`<div class="field" contenteditable="true">${FIRST}</div>`);
expose(() => field.innerHTML);
