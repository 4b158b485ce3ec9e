// The content script: Patrol's core as JavaScript made from its WebAssembly, so that it runs at once and under any policy of the page.

import * as glue from "../../target/wasm/page/patrol_page_bg.js";
import * as core from "../../target/wasm/page/patrol_page_bg.wasm.js";

glue.__wbg_set_wasm(core);
core.__wbindgen_start();
