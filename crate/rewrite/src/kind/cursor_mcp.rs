//! `mcp.json` of Cursor, and `mcp_config.json` of Windsurf: `${env:NAME}`.
//!
//! <https://cursor.com/docs/context/mcp> and <https://docs.windsurf.com/windsurf/cascade/mcp>: what is filled in (2026-12-02).

use super::{Kind, json};
use crate::setup;

pub(super) const KIND: Kind = Kind {
    id: "cursor-mcp",
    files: &[".cursor/mcp.json", "mcp_config.json"],
    languages: &[],
    signs: &[],
    not: &[],
    looks: None,
    scenario: "mcp",
    setup: setup::PROGRAM,
    rewrite: |draft| json::fill_in(draft, "env:"),
};
