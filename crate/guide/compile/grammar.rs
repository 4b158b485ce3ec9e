//! The languages of the snippets: how their files end, and what reads and colours them. Judge and painter are one: tree-sitter.

use std::sync::OnceLock;

use tree_sitter::{Node, Parser};
use tree_sitter_highlight::{HighlightConfiguration, HighlightEvent, Highlighter};
use tree_sitter_language::LanguageFn;

use super::gap;

/// A programming language.
pub(crate) struct Grammar {
    /// Its id, as file names and addresses have it.
    pub(crate) id: &'static str,
    /// Its name for people.
    pub(crate) name: &'static str,
    /// How its files end.
    pub(crate) ending: &'static str,
    parser: LanguageFn,
    /// What is coloured, the more special first.
    queries: &'static [&'static str],
    painter: OnceLock<Result<HighlightConfiguration, String>>,
}

/// In the order in which the page shows them.
pub(crate) static GRAMMARS: [Grammar; 9] = [
    Grammar {
        id: "python",
        name: "Python",
        ending: "py",
        parser: tree_sitter_python::LANGUAGE,
        queries: &[tree_sitter_python::HIGHLIGHTS_QUERY],
        painter: OnceLock::new(),
    },
    Grammar {
        id: "javascript",
        name: "JavaScript",
        ending: "mjs",
        parser: tree_sitter_javascript::LANGUAGE,
        queries: &[tree_sitter_javascript::HIGHLIGHT_QUERY],
        painter: OnceLock::new(),
    },
    Grammar {
        id: "typescript",
        name: "TypeScript",
        ending: "ts",
        parser: tree_sitter_typescript::LANGUAGE_TYPESCRIPT,
        queries: &[tree_sitter_typescript::HIGHLIGHTS_QUERY, tree_sitter_javascript::HIGHLIGHT_QUERY],
        painter: OnceLock::new(),
    },
    Grammar {
        id: "java",
        name: "Java",
        ending: "java",
        parser: tree_sitter_java::LANGUAGE,
        queries: &[tree_sitter_java::HIGHLIGHTS_QUERY],
        painter: OnceLock::new(),
    },
    Grammar {
        id: "csharp",
        name: "C#",
        ending: "cs",
        parser: tree_sitter_c_sharp::LANGUAGE,
        queries: &[tree_sitter_c_sharp::HIGHLIGHTS_QUERY],
        painter: OnceLock::new(),
    },
    Grammar {
        id: "go",
        name: "Go",
        ending: "go",
        parser: tree_sitter_go::LANGUAGE,
        queries: &[tree_sitter_go::HIGHLIGHTS_QUERY],
        painter: OnceLock::new(),
    },
    Grammar {
        id: "rust",
        name: "Rust",
        ending: "rs",
        parser: tree_sitter_rust::LANGUAGE,
        queries: &[tree_sitter_rust::HIGHLIGHTS_QUERY],
        painter: OnceLock::new(),
    },
    Grammar {
        id: "bash",
        name: "Bash",
        ending: "sh",
        parser: tree_sitter_bash::LANGUAGE,
        queries: &[tree_sitter_bash::HIGHLIGHT_QUERY],
        painter: OnceLock::new(),
    },
    Grammar {
        id: "powershell",
        name: "PowerShell",
        ending: "ps1",
        parser: tree_sitter_powershell::LANGUAGE,
        queries: &[tree_sitter_powershell::HIGHLIGHTS_QUERY],
        painter: OnceLock::new(),
    },
];

/// What is coloured, by the name that grammars have for it, and the class that it gets. The rest has the colour of text.
const COLOURS: [(&str, &str); 8] = [
    ("keyword", "keyword"),
    ("string", "string"),
    ("comment", "comment"),
    ("number", "constant"),
    ("constant", "constant"),
    ("function", "function"),
    ("constructor", "type"),
    ("type", "type"),
];

impl Grammar {
    /// The language with this id.
    pub(crate) fn by_id(id: &str) -> Option<&'static Self> {
        GRAMMARS.iter().find(|grammar| grammar.id == id)
    }

    /// The code as HTML, coloured by classes, with its placeholders marked. Code that the grammar cannot read is an error: the line, from 1, and
    /// what is wrong.
    pub(crate) fn coloured(&self, code: &str) -> Result<String, (usize, String)> {
        let unreadable = |line, why: &str| (line, format!("this is not {}: {why}", self.name));
        let mut parser = Parser::new();
        parser.set_language(&self.parser.into()).map_err(|error| unreadable(1, &error.to_string()))?;
        let tree = parser.parse(code, None).ok_or_else(|| unreadable(1, "it was not read"))?;
        if let Some(line) = broken(tree.root_node()) {
            return Err(unreadable(line, "tree-sitter cannot read this line"));
        }
        let painter = self.painter.get_or_init(|| self.painter()).as_ref();
        painter
            .map_err(String::clone)
            .and_then(|painter| paint(painter, code))
            .map_err(|why| unreadable(1, &why))
    }

    /// Its queries are read once: this takes longer than all the code.
    fn painter(&self) -> Result<HighlightConfiguration, String> {
        let queries = self.queries.concat();
        let mut painter = HighlightConfiguration::new(self.parser.into(), self.id, &queries, "", "")
            .map_err(|error| error.to_string())?;
        painter.configure(&COLOURS.map(|(name, _)| name));
        Ok(painter)
    }
}

fn paint(painter: &HighlightConfiguration, code: &str) -> Result<String, String> {
    let mut highlighter = Highlighter::new();
    let events = highlighter
        .highlight(painter, code.as_bytes(), None, None, |_| None)
        .map_err(|error| error.to_string())?;
    let mut html = String::new();
    for event in events {
        match event.map_err(|error| error.to_string())? {
            HighlightEvent::Source { start, end } => {
                html.push_str(&gap::marked(code.get(start..end).unwrap_or_default()));
            }
            HighlightEvent::HighlightStart(colour) => {
                let class = COLOURS.get(colour.0).map(|(_, class)| *class).unwrap_or_default();
                html.push_str(&format!("<span class=\"{class}\">"));
            }
            HighlightEvent::HighlightEnd => html.push_str("</span>"),
        }
    }
    Ok(html)
}

/// The line, from 1, of the first piece that the grammar could not read.
fn broken(node: Node<'_>) -> Option<usize> {
    if node.is_error() || node.is_missing() {
        return Some(node.start_position().row + 1);
    }
    if !node.has_error() {
        return None;
    }
    (0..node.child_count()).filter_map(|number| node.child(number)).find_map(broken)
}
