//! Writing the TypeScript declaration.

use std::fmt::Write;

use super::sentence::Sentence;

const HEAD: &str = "\
// Written by `cargo run -p patrol-phrase --example typescript`; a test fails when it is stale.

/** Every sentence of `_locales` by its key, with what stands in its gaps. */
export interface Texts {
";

const TAIL: &str = "  \
  /** The name of a kind of secret: `extension/secret-names.json` by the id of its rule, `_` for `-`. */
  [secret: `secret_${string}`]: [];
}

/** The key of a sentence. */
export type Key = keyof Texts;
";

/// The interface of all keys.
pub(crate) fn declaration(sentences: &[Sentence]) -> String {
    let mut out = String::from(HEAD);
    for Sentence { key, text, gaps } in sentences {
        let gaps: Vec<_> = gaps.iter().map(|gap| format!("{gap}: string")).collect();
        let _ = writeln!(out, "  /** {} */\n  {key}: [{}];", text.replace("*/", "* /"), gaps.join(", "));
    }
    out.push_str(TAIL);
    out
}
