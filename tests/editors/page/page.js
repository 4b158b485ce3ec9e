// What every page of an editor has in common.

/** The element in which the editor is made. */
export const place = document.querySelector("main");

/** What stands in every editor at first: the caret is put between the letters. */
export const FIRST = "AB";

/** Lets the test read the editor's own model. @param {() => string} read */
export function expose(read) {
  window.readEditor = read;
}

/** An element made of markup, in the page. @param {string} markup */
export function draw(markup) {
  place.innerHTML = markup;
  return place.firstElementChild;
}
