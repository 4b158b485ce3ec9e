//! Writing the Rust code.

use std::fmt::Write;

use super::name::{constructor, pascal};
use super::sentence::Sentence;

/// The enum of all keys, in their order, with the tables beside it.
pub(crate) fn keys(sentences: &[Sentence]) -> String {
    let mut variants = String::new();
    let mut all = String::new();
    let mut names = String::new();
    let mut gaps = String::new();
    for Sentence { key, text, gaps: own } in sentences {
        let variant = pascal(key);
        let _ = writeln!(variants, "    #[doc = {text:?}]\n    {variant},");
        let _ = writeln!(all, "        Key::{variant},");
        let _ = writeln!(names, "    {key:?},");
        let _ = writeln!(gaps, "    {},", own.len());
    }
    let count = sentences.len();
    format!(
        "/// The key of a sentence in `_locales`.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n\
         pub enum Key {{\n{variants}}}\n\n\
         impl Key {{\n    /// Every key, ordered by name.\n    pub const ALL: [Key; {count}] = [\n{all}    ];\n}}\n\n\
         const NAMES: [&str; {count}] = [\n{names}];\n\n\
         const GAPS: [usize; {count}] = [\n{gaps}];\n"
    )
}

/// A constructor for each sentence.
pub(crate) fn constructors(sentences: &[Sentence]) -> String {
    let mut out = String::from("impl Phrase {\n");
    for Sentence { key, text, gaps } in sentences {
        let parameters: Vec<_> = gaps.iter().map(|gap| format!("{gap}: impl Gap")).collect();
        let arguments: Vec<_> = gaps.iter().map(|gap| format!("&{gap}")).collect();
        let _ = writeln!(
            out,
            "    #[doc = {text:?}]\n    pub fn {}({}) -> Phrase {{\n        Phrase::filled(Key::{}, &[{}])\n    }}\n",
            constructor(key),
            parameters.join(", "),
            pascal(key),
            arguments.join(", ")
        );
    }
    out.push_str("}\n");
    out
}
