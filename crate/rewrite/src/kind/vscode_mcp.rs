//! `mcp.json` of Visual Studio Code: `${input:name}`, which it asks for once and keeps where secrets are kept.
//!
//! <https://code.visualstudio.com/docs/copilot/reference/mcp-configuration> (2026-12-02).

use super::{Kind, json};
use crate::code::{Spot, What, tokens};
use crate::draft::Draft;

pub(super) const KIND: Kind = Kind {
    id: "vscode-mcp",
    files: &[".vscode/mcp.json", "mcp.json", "*.json", "*.jsonc"],
    languages: &["mcp-json", "json", "jsonc"],
    signs: &[
        ("\"servers\":", 8),
        ("\"stdio\"", 5),
        ("\"promptString\"", 9),
        ("\"command\":", 3),
        ("\"args\":", 2),
        ("\"headers\":", 2),
    ],
    not: &["\"mcpServers\""],
    looks: None,
    scenario: "mcp",
    setup: &[],
    rewrite,
};

fn rewrite(draft: &mut Draft<'_>) {
    json::rewrite(draft, |draft, value| {
        // What asks for a value cannot ask for its own.
        let is_filled_in = value.path.first().is_some_and(|key| key == "servers");
        let key = value.path.last().filter(|_| value.is_whole);
        let name = is_filled_in.then(|| draft.name(value.secret, key.map(String::as_str)))?;
        Some(json::Reference::Part(format!("${{input:{}}}", name.to_ascii_lowercase())))
    });
    let ids = draft.used().into_iter().map(|name| name.to_ascii_lowercase());
    let asked = asked(draft.text);
    let is_new = |id: &String| !asked.contains(&id.as_str());
    let inputs: Vec<String> = ids
        .filter(is_new)
        .map(|id| format!("{{ \"type\": \"promptString\", \"id\": \"{id}\", \"description\": \"{id}\", \"password\": true }}"))
        .collect();
    if !inputs.is_empty() {
        ask(draft, &inputs.join(", "));
    }
}

/// What the file asks for already.
fn asked(text: &str) -> Vec<&str> {
    let tokens = tokens(text, &json::SYNTAX);
    let spots = (0..tokens.len()).map(|at| Spot { text, tokens: &tokens, at });
    let ids = spots.filter_map(|spot| match &spot.token().what {
        What::Literal(literal) if spot.previous() == ":" && spot.key() == Some("id") => {
            Some(literal.content.clone())
        }
        _ => None,
    });
    ids.filter_map(|id| text.get(id)).collect()
}

/// Adds what is asked for to the list of the file, or a list to the file.
fn ask(draft: &mut Draft<'_>, inputs: &str) {
    let tokens = tokens(draft.text, &json::SYNTAX);
    let spots = (0..tokens.len()).map(|at| Spot { text: draft.text, tokens: &tokens, at });
    let list = spots.skip_while(|spot| !(spot.brackets().count() == 1 && is(spot, "\"inputs\""))).nth(2);
    let first = tokens.first().filter(|token| draft.part(&token.range) == "{");
    match (list.filter(|spot| is(spot, "[")), first) {
        (Some(spot), _) => {
            let end = spot.token().range.end;
            let goes_on = draft.text[end..].starts_with(|next: char| next.is_whitespace());
            let comma = if spot.next() == "]" { "" } else { [", ", ","][usize::from(goes_on)] };
            draft.insert(end, [inputs, comma].concat());
        }
        (None, Some(token)) => {
            let end = draft.line_end();
            draft.insert(token.range.end, format!("{end}  \"inputs\": [{inputs}],"));
        }
        (None, None) => {}
    }
}

fn is(spot: &Spot<'_>, word: &str) -> bool {
    spot.text.get(spot.token().range.clone()) == Some(word)
}
