import { FIRST, draw, expose } from "./page.js";

const field = draw(`<div class="field" contenteditable="plaintext-only" style="white-space: pre-wrap">${FIRST}</div>`);
expose(() => field.innerHTML);
