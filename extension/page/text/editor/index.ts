import { contenteditable } from "./contenteditable.js";
import type { Editor } from "./editor.js";
import { native } from "./native.js";
import { plaintextOnly } from "./plaintext-only.js";

/** Every kind of editor; the first that owns an element counts. */
export const EDITORS: readonly Editor[] = [native, plaintextOnly, contenteditable];
