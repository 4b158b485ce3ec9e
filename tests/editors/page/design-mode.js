import { FIRST, draw, expose } from "./page.js";

const frame = draw(`<iframe class="field"></iframe>`);
const written = frame.contentDocument;
written.open();
written.write(`<!DOCTYPE html><title>Editor</title><body>${FIRST}</body>`);
written.close();
written.designMode = "on";
expose(() => frame.contentDocument.body.innerHTML);
