//! Parsers that know nothing of ours.

mod data;
mod docker;
mod lines;
mod shell;
mod tree;
mod xml;

use patrol_rewrite::Rewritten;

/// Fails if the text could be read and the result cannot, or if it says anything else apart from the values that have changed.
pub(crate) fn same(kind: &str, text: &str, rewritten: &Rewritten) {
    let language = match kind {
        "python" => tree_sitter_python::LANGUAGE,
        "javascript" => tree_sitter_typescript::LANGUAGE_TSX,
        "typescript" => tree_sitter_typescript::LANGUAGE_TYPESCRIPT,
        "go" => tree_sitter_go::LANGUAGE,
        "java" => tree_sitter_java::LANGUAGE,
        "rust" => tree_sitter_rust::LANGUAGE,
        "terraform" => tree_sitter_hcl::LANGUAGE,
        "batch" => tree_sitter_batch::LANGUAGE,
        "nuget" | "maven" => return xml::same(text, rewritten),
        "netrc" | "pip" | "pypirc" | "tfvars" => return lines::same(text, rewritten),
        "dockerfile" => return docker::same(text, rewritten),
        "csharp" => tree_sitter_c_sharp::LANGUAGE,
        "bash" => return shell::same(text, rewritten),
        "registration" => return shell::same_calls(text, rewritten),
        "powershell" => tree_sitter_powershell::LANGUAGE,
        "json" | "appsettings" | "arm-parameters" | "app-service" | "vscode-mcp" | "cursor-mcp"
        | "claude-code-mcp" | "mcp" => return data::same_json(text, rewritten),
        "azure-pipelines" | "github-actions" | "compose" | "kubernetes" | "helm" => {
            return data::same_yaml(text, rewritten);
        }
        "dotenv" | "npmrc" | "git" => return data::same_lines(text, rewritten),
        other => panic!("nothing judges {other}"),
    };
    tree::same(&language.into(), text, rewritten);
}
