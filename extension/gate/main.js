// The request gate. It runs in the page's own world, before any script of the page, because only there requests can be seen.
// It holds no rules, no settings and no secrets. Of answers it reads why the service refused, and passes on which tokens there are.

import { connect } from "./channel.js";
import { guardFetch } from "./fetch.js";
import { guardXhr } from "./xhr.js";

connect();
guardFetch();
guardXhr();
