//! The structure by which the inventory reads the table of tokens: class names and attributes of the component library, never labels. That of
//! the other surfaces stands in `extension/surface/*/structure.ts`; `docs/page-structure.md` tells how sure we are of each.

/// A row of the list of tokens (library).
pub const TOKEN_ROW: &str = "tbody .bolt-table-row";
/// A cell of such a row, not one that only keeps a distance (library; seen live in another list).
pub const TOKEN_CELL: &str = "[data-column-index]";
