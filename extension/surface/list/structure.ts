import type { Found } from "../../protocol.js";
import { isColumn } from "../look/column.js";
import { counted } from "../look/counted.js";

// The structure by which the list of tokens is recognised; docs/page-structure.md tells how sure we are of each.

/** A row of the list (library). */
const ROW = "tbody .bolt-table-row";
/** What stands around its table (library). */
const TABLE = ".bolt-table-container";
/** A cell of a row, by which the inventory reads the table (library; seen live in another list). */
const CELL = "[data-column-index]";

/** The table of tokens, where one more thing above it disturbs nothing. */
export function tokenTable(): Element | null {
  const table = document.querySelector(ROW)?.closest(TABLE);
  return table && isColumn(table.parentElement) ? table : null;
}

/** The rows of the list that are drawn now. */
export const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(ROW)];

/** What of it is there. */
export function countSigns(): Found["signs"] {
  return [["list", tokenTable() ? 1 : 0], ...counted({ table: TABLE, row: ROW, cell: `${ROW} ${CELL}` }, document)];
}
