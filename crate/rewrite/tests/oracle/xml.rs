//! XML, as a parser reads it.

use patrol_rewrite::Rewritten;
use roxmltree::{Document, NodeType};

/// The same elements, attributes and texts in the same order; a value differs only if it held a secret.
pub(crate) fn same(text: &str, rewritten: &Rewritten) {
    let (before, after) = (leaves(text), leaves(&rewritten.text));
    assert_eq!(before.len(), after.len(), "\n{text}\n→\n{}", rewritten.text);
    for ((name, value), (other, now)) in before.iter().zip(&after) {
        assert_eq!(name, other);
        let is_same = value == now || !patrol_detect::scan(&format!("password: {}", value.trim())).is_empty();
        assert!(is_same, "{name}: {value} became {now}");
    }
}

fn leaves(text: &str) -> Vec<(String, String)> {
    let document = Document::parse(text.trim_start()).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let mut leaves = Vec::new();
    for node in document.descendants() {
        let name = node.tag_name().name().to_owned();
        match node.node_type() {
            NodeType::Element => {
                leaves.push((name.clone(), String::new()));
                leaves.extend(
                    node.attributes().map(|one| (format!("{name}@{}", one.name()), one.value().to_owned())),
                );
            }
            _ => leaves.push((format!("{:?}", node.node_type()), node.text().unwrap_or_default().to_owned())),
        }
    }
    leaves
}
