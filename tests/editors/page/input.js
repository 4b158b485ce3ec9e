import { FIRST, draw, expose } from "./page.js";

const field = draw(`<input class="field" value="${FIRST}">`);
expose(() => field.value);
