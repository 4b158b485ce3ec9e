import { isColumn } from "../look/column.js";

// The structure by which the list of tokens is recognised; docs/page-structure.md tells how sure we are of each.

/** A row of the list (library). */
const ROW = "tbody .bolt-table-row";
/** What stands around its table (library). */
const TABLE = ".bolt-table-container";

/** The table of tokens, where one more thing above it disturbs nothing. */
export function tokenTable(): Element | null {
  const table = document.querySelector(ROW)?.closest(TABLE);
  return table && isColumn(table.parentElement) ? table : null;
}
