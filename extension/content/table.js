// Answers with the texts of a table of the page: the inventory asks for the table of tokens when the list itself was not seen. Plain
// JavaScript, because in the core it would be ten times as long; the asker brings the selectors.

/** More rows are not read. */
const ROWS = 1000;

chrome.runtime.onMessage.addListener((message, _sender, answer) => {
  const { kind, row, cell } = JSON.parse(message);
  if (kind !== "read-table") return;
  const texts = (/** @type {Element} */ row) => [...row.querySelectorAll(cell)].map(({ textContent }) => textContent);
  answer(JSON.stringify([...document.querySelectorAll(row)].slice(0, ROWS).map(texts)));
});
