//! `.mcp.json` of Claude Code: `${NAME}`, in every value of a server.
//!
//! <https://code.claude.com/docs/en/mcp>: what is filled in, and where (2026-12-02).

use super::{Kind, json};
use crate::setup;

pub(super) const KIND: Kind = Kind {
    id: "claude-code-mcp",
    files: &[".mcp.json", ".claude.json"],
    languages: &[],
    signs: &[],
    not: &[],
    looks: None,
    scenario: "mcp",
    setup: setup::PROGRAM,
    rewrite: json::KIND.rewrite,
};
