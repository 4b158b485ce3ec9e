// Whether a page of a server is one of Azure DevOps: such pages carry their data in an element of this id (docs/page-structure.md). Plain
// JavaScript, because only there a page of another site around the frame cannot make an exception that the core does not catch.

/** @param {Window | null} view */
function has(view) {
  try {
    return Boolean(view?.document.getElementById("dataProviders"));
  } catch {
    return false;
  }
}

/** The frame itself, or the page that it is in. */
export const isAzureDevOps = () => has(window) || has(top);
