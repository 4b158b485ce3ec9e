//! Servers of the Model Context Protocol, in a file of a program that fills nothing in, or of one that nobody knows.
//!
//! That Claude Desktop fills in `claude_desktop_config.json` is documented nowhere, and people report that it does not
//! (<https://github.com/modelcontextprotocol/servers/issues/1039>, 2025-03), nor the files of Claude Code that it reads
//! (<https://github.com/anthropics/claude-code/issues/80197>, 2026-07-22; both read on 2026-12-02). Other programs fill in `${NAME}`, or
//! `${env:NAME}`, or nothing: a reference that fits one of them reaches the server of another as it stands.

use super::{Kind, json};

pub(super) const KIND: Kind = Kind {
    id: "mcp",
    files: &["claude_desktop_config.json", "mcp.json", "*.json", "*.jsonc"],
    languages: &["json", "jsonc"],
    signs: &[("\"mcpServers\"", 30)],
    not: &[],
    looks: None,
    scenario: "mcp",
    setup: &[],
    rewrite: |draft| json::rewrite(draft, |_, _| None),
};
