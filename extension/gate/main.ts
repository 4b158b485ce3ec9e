// The request gate. It runs in the page's own world, before any script of the page, because only there requests can be seen.
// It holds no rules, no settings and no secrets. Of answers it reads why the service refused, and passes on which tokens there are and what
// people have written.

import { guardBeacon } from "./beacon.js";
import { connect } from "./channel.js";
import { watchDocument } from "./document.js";
import { guardFetch } from "./fetch.js";
import { guardFetchLater } from "./fetch-later.js";
import { guardForms } from "./form.js";
import { isLate } from "./primordials.js";
import { tellOfWorkers, watchWorkers } from "./worker.js";
import { guardXhr } from "./xhr.js";

let isGuarding = false;

function guard(): void {
  if (isGuarding) return;
  isGuarding = true;
  guardFetch();
  guardXhr();
  guardBeacon();
  guardFetchLater();
  guardForms();
  watchDocument();
  watchWorkers();
}

// Where the page may have a gate already, this one guards only if it is needed.
connect(isLate, () => {
  guard();
  tellOfWorkers();
});
if (!isLate) guard();
