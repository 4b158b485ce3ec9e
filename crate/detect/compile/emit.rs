//! From instructions to the Rust source of constant tables.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::literal;
use super::literal::Literal;
use super::lower::lower;
use super::op::Mode;
use super::op::Op;
use super::op::Set;
use super::source::Rule;
use crate::bytecode;

/// What a rule says of itself.
type Answer = fn(&Rule) -> &str;

/// What is told of each rule, and of a custom rule behind them, by the name of the text that tells it.
const QUESTIONS: [(&str, Answer, &str); 4] = [
    ("IDS", |rule| &rule.id, "custom-rule"),
    ("NAMES", |rule| &rule.name, "Custom rule"),
    ("PROVIDERS", |rule| &rule.provider, ""),
    ("PAGES", |rule| &rule.revoke, ""),
];

/// The levels of confidence, in the order of their numbers.
const CONFIDENCES: [&str; 4] = ["low", "medium", "high", "certain"];

/// So many words or keys can be found quickly: half of the slots in `src/engine/index.rs`.
const INDEXED: usize = 1024;

/// What is known of all rules, as Rust source: their names, for `src/found.rs`, and their tables, for `src/engine/tables.rs`.
pub(crate) fn emit(rules: &[Rule]) -> Result<[(&'static str, String); 2], String> {
    let mut tables = Tables::default();
    let mut coded = String::new();
    for (index, rule) in rules.iter().enumerate() {
        tables.add(rule).map_err(|error| format!("{}: {error}", rule.id))?;
        if tables.records.len() > usize::from(u16::MAX) || tables.words.max(tables.keys) > INDEXED {
            return Err(format!("{}: the index has no room for more rules", rule.id));
        }
        if rule.pattern.is_empty() {
            let name = rule.id.to_uppercase().replace('-', "_");
            write_line(&mut coded, format!("pub(crate) const {name}: Self = Self({index});"));
        }
    }
    let mut names = String::new();
    write_line(&mut names, format!("const COUNT: u16 = {};", rules.len()));
    for (name, of, custom) in QUESTIONS {
        let lines = rules.iter().map(of).chain([custom]);
        let lines = Vec::from_iter(lines).join("\n");
        write_line(&mut names, format!("static {name}: &str = {lines:?};"));
    }
    write_line(&mut names, format!("/// The rules that are written in Rust.\nimpl Rule {{\n{coded}}}"));
    let mut out = String::new();
    write_line(&mut out, format!("const COUNT: usize = {};", rules.len()));
    tables.write(&mut out);
    Ok([("names.rs", names), ("tables.rs", out)])
}

fn write_line(out: &mut String, line: impl AsRef<str>) {
    out.push_str(line.as_ref());
    out.push('\n');
}

fn pascal(kebab: &str) -> String {
    kebab.split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}

#[derive(Default)]
struct Tables {
    /// The records, as `src/engine/tables.rs` reads them.
    records: Vec<u8>,
    /// How many words they hold, and how many keys.
    words: usize,
    keys: usize,
    sets: Vec<Set>,
    /// The names of the checks, in the order of their numbers.
    checks: Vec<String>,
    /// Where keys stand inside words: by their offset, the first letters that they can have, a bit for each.
    depths: BTreeMap<usize, u32>,
}

impl Tables {
    /// Adds the record of one rule.
    fn add(&mut self, rule: &Rule) -> Result<(), String> {
        let check = if rule.check.is_empty() { "None".into() } else { pascal(&rule.check) };
        let check = position(&mut self.checks, &check);
        let known = CONFIDENCES.iter().position(|name| *name == rule.confidence);
        let confidence = known.ok_or_else(|| format!("{} is no confidence", rule.confidence))?;
        for word in &rule.words {
            if word.len() < 3
                || !word.starts_with(|first: char| first.is_ascii_lowercase())
                || *word != word.to_lowercase()
                || word.contains(char::is_whitespace)
            {
                return Err(format!(
                    "the word {word} is too short, does not start with a letter, has blanks, or is not in lower case"
                ));
            }
            self.records.extend(word.bytes());
            self.records.push(b' ');
        }
        self.records.push(b'\n');
        let near = rule.near | if rule.named { bytecode::NAMED } else { 0 };
        self.records.extend([(check | confidence << 6) as u8, rule.distinct, near]);
        let ops = if rule.pattern.is_empty() { vec![Op::Match] } else { lower(&rule.pattern)? };
        let choices = |op: &&Op| matches!(op, Op::Split { .. } | Op::Repeat { mode: Mode::Greedy, .. });
        if ops.iter().filter(choices).count() > bytecode::CHOICES {
            return Err("too many choices".into());
        }
        let program = self.encode(&ops);
        let (keys, place) = if rule.pattern.is_empty() || !rule.words.is_empty() {
            (BTreeSet::new(), 0)
        } else {
            self.keys(&ops, &program)?
        };
        let count = u8::try_from(keys.len()).map_err(|_| "too many different letters")?;
        self.records.extend([count, place]);
        self.words += rule.words.len();
        self.keys += if rule.words.is_empty() { keys.len().max(1) } else { 0 };
        self.records.extend(keys.into_iter().flat_map(literal::Key::to_le_bytes));
        self.records.extend(program);
        Ok(())
    }

    /// The keys of a pattern and the byte that tells where they stand; none if the program begins with the only one.
    fn keys(&mut self, ops: &[Op], program: &[u8]) -> Result<(BTreeSet<literal::Key>, u8), String> {
        let literal = literal::choose(ops).ok_or("no four letters that every match contains")?;
        let Literal { keys, offset, inside_word } = literal;
        if inside_word {
            let letters = self.depths.entry(offset).or_default();
            keys.iter().for_each(|key| *letters |= 1 << (key & 31));
        }
        let is_first = offset == 0 && !inside_word && keys.iter().eq([&first_key(program)]);
        let place = (offset | if inside_word { usize::from(bytecode::INSIDE) } else { 0 }) as u8;
        Ok((if is_first { BTreeSet::new() } else { keys }, place))
    }

    fn encode(&mut self, ops: &[Op]) -> Vec<u8> {
        let targets = targets(ops);
        // Two rounds: the first one learns where each instruction comes to stand.
        let mut places = vec![0; ops.len() + 1];
        let mut bytes = Vec::new();
        for _ in 0..2 {
            bytes.clear();
            let mut at = 0;
            while at < ops.len() {
                places[at] = bytes.len();
                at += self.encode_one(ops, at, &targets, &places, &mut bytes);
            }
        }
        bytes
    }

    /// Encodes what stands at `at` and returns how many instructions that were.
    fn encode_one(
        &mut self,
        ops: &[Op],
        at: usize,
        targets: &BTreeSet<usize>,
        places: &[usize],
        out: &mut Vec<u8>,
    ) -> usize {
        let here = out.len();
        let distance = |to: usize| (places[to].saturating_sub(here) as u16).to_le_bytes();
        match &ops[at] {
            Op::Byte(_) => {
                let in_row = (at..ops.len()).take_while(|next| *next == at || !targets.contains(next));
                let exact: Vec<u8> = in_row.clone().map_while(|next| letter(&ops[next])).collect();
                let folded: Vec<u8> = in_row.map_while(|next| folded(&ops[next])).collect();
                if !exact.is_empty() && exact.len() == folded.len() || exact.len() > 3 {
                    out.extend([bytecode::LITERAL, exact.len() as u8]);
                    out.extend(&exact);
                    return exact.len();
                }
                if !folded.is_empty() {
                    out.extend([bytecode::FOLDED, folded.len() as u8]);
                    out.extend(&folded);
                    return folded.len();
                }
                if !exact.is_empty() {
                    out.extend([bytecode::LITERAL, exact.len() as u8]);
                    out.extend(&exact);
                    return exact.len();
                }
                if let Op::Byte(set) = &ops[at] {
                    out.extend([bytecode::BYTE_OF, self.set(set)]);
                }
            }
            Op::Repeat { set, min, max, .. } if min == max && *max <= usize::from(u8::MAX) => {
                out.extend([bytecode::EXACT, self.set(set), *max as u8]);
            }
            Op::Repeat { set, min, max, mode } => {
                out.push(match mode {
                    Mode::Possessive => bytecode::POSSESSIVE,
                    Mode::Greedy => bytecode::GREEDY,
                });
                out.push(self.set(set));
                out.extend((*min as u16).to_le_bytes());
                out.extend((*max as u16).to_le_bytes());
            }
            Op::Split { first, second } if *first == at + 1 => {
                out.push(bytecode::SPLIT);
                out.extend(distance(*second));
            }
            Op::Split { first, .. } => {
                out.push(bytecode::SPLIT_AWAY);
                out.extend(distance(*first));
            }
            Op::Jump(to) => {
                out.push(bytecode::JUMP);
                out.extend(distance(*to));
            }
            Op::Edge => out.push(bytecode::EDGE),
            Op::Save(slot) => out.extend([bytecode::SAVE, *slot]),
            Op::NotBefore(set) => out.extend([bytecode::NOT_BEFORE, self.set(set)]),
            Op::Match => out.push(bytecode::MATCH),
        }
        1
    }

    fn set(&mut self, set: &Set) -> u8 {
        position(&mut self.sets, set) as u8
    }

    fn write(&self, out: &mut String) {
        let sets: Vec<[u8; 32]> = self.sets.iter().map(bitmap).collect();
        let checks: Vec<String> = self.checks.iter().map(|check| format!("Check::{check}")).collect();
        let depths = Vec::from_iter(&self.depths);
        for (name, of, count, list) in [
            ("RULES", "u8", self.records.len(), format!("{:?}", self.records)),
            ("SETS", "[u8; 32]", sets.len(), format!("{sets:?}")),
            ("CHECKS", "Check", checks.len(), format!("[{}]", checks.join(", "))),
            ("DEPTHS", "(usize, u32)", depths.len(), format!("{depths:?}")),
        ] {
            write_line(out, format!("pub(crate) static {name}: [{of}; {count}] = {list};"));
        }
    }
}

/// The place of something in a list, to which it is added if it is not there yet.
fn position<T: Clone + PartialEq>(list: &mut Vec<T>, item: &T) -> usize {
    list.iter().position(|known| known == item).unwrap_or_else(|| {
        list.push(item.clone());
        list.len() - 1
    })
}

/// The key of the letters that a program begins with, 0 if it begins with something else.
fn first_key(program: &[u8]) -> literal::Key {
    let [bytecode::LITERAL, length, letters @ ..] = program else { return 0 };
    let letters = letters.iter().take(usize::from(*length).min(4));
    letters.rev().fold(0, |key, letter| key << 8 | literal::Key::from(letter | 0x20))
}

/// The instructions that something may jump to.
fn targets(ops: &[Op]) -> BTreeSet<usize> {
    let of = |op: &Op| match op {
        Op::Split { first, second } => vec![*first, *second],
        Op::Jump(to) => vec![*to],
        _ => vec![],
    };
    ops.iter().flat_map(of).collect()
}

fn letter(op: &Op) -> Option<u8> {
    match op {
        Op::Byte(set) if set.len() == 1 => set.first().copied(),
        _ => None,
    }
}

/// The lower-case letter, if both cases are read; any byte that has no case.
fn folded(op: &Op) -> Option<u8> {
    match op {
        Op::Byte(set) => {
            let lower = set.last().copied()?;
            let both =
                set.len() == 2 && lower.is_ascii_lowercase() && set.contains(&lower.to_ascii_uppercase());
            (both || set.len() == 1 && !lower.is_ascii_alphabetic()).then_some(lower)
        }
        _ => None,
    }
}

fn bitmap(set: &Set) -> [u8; 32] {
    let mut bits = [0; 32];
    for byte in set {
        bits[usize::from(byte >> 3)] |= 1 << (byte & 7);
    }
    bits
}
