//! From instructions to the Rust source of constant tables.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::fmt::Write;

use super::anchor;
use super::lower::lower;
use super::op::Mode;
use super::op::Op;
use super::op::Set;
use super::source::Rule;

/// What a rule says of itself.
type Answer = fn(&Rule) -> &str;

/// What is told of each rule, by the name of the text that tells it.
const QUESTIONS: [(&str, Answer); 4] = [
    ("IDS", |rule| &rule.id),
    ("NAMES", |rule| &rule.name),
    ("PROVIDERS", |rule| &rule.provider),
    ("PAGES", |rule| &rule.revoke),
];

/// How many choices a rule may leave open at once.
const CHOICES: usize = 32;

/// Numbers of the instructions; `src/engine/program.rs` reads them.
mod code {
    pub(super) const MATCH: u8 = 0;
    pub(super) const LITERAL: u8 = 1;
    pub(super) const FOLDED: u8 = 2;
    pub(super) const BYTE_OF: u8 = 3;
    pub(super) const POSSESSIVE: u8 = 4;
    pub(super) const GREEDY: u8 = 5;
    pub(super) const SPLIT: u8 = 7;
    pub(super) const SPLIT_AWAY: u8 = 8;
    pub(super) const JUMP: u8 = 9;
    pub(super) const EDGE: u8 = 10;
    pub(super) const SAVE: u8 = 11;
    pub(super) const NOT_BEFORE: u8 = 12;
}

/// The tables of all rules, as Rust source.
pub(crate) fn emit(rules: &[Rule]) -> Result<String, String> {
    let mut tables = Tables::default();
    let (mut specs, mut coded) = (String::new(), String::new());
    for (index, rule) in rules.iter().enumerate() {
        let start = tables.add(index, rule).map_err(|error| format!("{}: {error}", rule.id))?;
        let Rule { distinct, near, .. } = rule;
        let confidence = pascal(&rule.confidence);
        let check = if rule.check.is_empty() { "None".into() } else { pascal(&rule.check) };
        write_line(
            &mut specs,
            format!(
                "Spec {{ start: {start}, check: Check::{check}, distinct: {distinct}, near: {near}, \
                 confidence: Confidence::{confidence} }},"
            ),
        );
        if rule.pattern.is_empty() {
            let name = rule.id.to_uppercase().replace('-', "_");
            write_line(&mut coded, format!("pub(crate) const {name}: Rule = Rule::new({index});"));
        }
    }
    let count = rules.len();
    let mut out = String::new();
    write_line(&mut out, format!("pub(crate) const COUNT: u16 = {count};"));
    write_line(&mut out, format!("pub(crate) static SPECS: [Spec; {count}] = [{specs}];"));
    for (name, of) in QUESTIONS {
        let lines = Vec::from_iter(rules.iter().map(of)).join("\n");
        write_line(&mut out, format!("pub(crate) static {name}: &str = {lines:?};"));
    }
    write_line(
        &mut out,
        format!(
            "/// The rules that are written in Rust.\npub(crate) mod coded {{ use super::Rule;\n{coded} }}"
        ),
    );
    tables.write(&mut out);
    Ok(out)
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
    code: Vec<u8>,
    sets: Vec<Set>,
    /// Key, rule, offset, whether it may stand inside a word.
    anchors: BTreeSet<(anchor::Key, usize, usize, bool)>,
    words: BTreeMap<String, BTreeSet<usize>>,
}

impl Tables {
    /// Adds one rule and returns where its code starts.
    fn add(&mut self, index: usize, rule: &Rule) -> Result<usize, String> {
        if rule.pattern.is_empty() {
            return Ok(0);
        }
        let ops = lower(&rule.pattern)?;
        if rule.words.is_empty() {
            let anchor = anchor::choose(&ops).ok_or("no four letters that every match contains")?;
            self.anchors
                .extend(anchor.keys.iter().map(|key| (*key, index, anchor.offset, anchor.inside_word)));
        }
        for word in &rule.words {
            if word.len() < 3
                || !word.starts_with(|first: char| first.is_ascii_lowercase())
                || *word != word.to_lowercase()
            {
                return Err(format!(
                    "the word {word} is too short, does not start with a letter, or is not in lower case"
                ));
            }
            self.words.entry(word.clone()).or_default().insert(index);
        }
        let choices = |op: &&Op| matches!(op, Op::Split { .. } | Op::Repeat { mode: Mode::Greedy, .. });
        if ops.iter().filter(choices).count() > CHOICES {
            return Err("too many choices".into());
        }
        let start = self.code.len();
        self.encode(&ops);
        Ok(start)
    }

    fn encode(&mut self, ops: &[Op]) {
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
        self.code.extend(bytes);
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
                    out.extend([code::LITERAL, exact.len() as u8]);
                    out.extend(&exact);
                    return exact.len();
                }
                if !folded.is_empty() {
                    out.extend([code::FOLDED, folded.len() as u8]);
                    out.extend(&folded);
                    return folded.len();
                }
                if !exact.is_empty() {
                    out.extend([code::LITERAL, exact.len() as u8]);
                    out.extend(&exact);
                    return exact.len();
                }
                if let Op::Byte(set) = &ops[at] {
                    out.extend([code::BYTE_OF, self.set(set)]);
                }
            }
            Op::Repeat { set, min, max, mode } => {
                out.push(match mode {
                    Mode::Possessive => code::POSSESSIVE,
                    Mode::Greedy => code::GREEDY,
                });
                out.push(self.set(set));
                out.extend((*min as u16).to_le_bytes());
                out.extend((*max as u16).to_le_bytes());
            }
            Op::Split { first, second } if *first == at + 1 => {
                out.push(code::SPLIT);
                out.extend(distance(*second));
            }
            Op::Split { first, .. } => {
                out.push(code::SPLIT_AWAY);
                out.extend(distance(*first));
            }
            Op::Jump(to) => {
                out.push(code::JUMP);
                out.extend(distance(*to));
            }
            Op::Edge => out.push(code::EDGE),
            Op::Save(slot) => out.extend([code::SAVE, *slot]),
            Op::NotBefore(set) => out.extend([code::NOT_BEFORE, self.set(set)]),
            Op::Match => out.push(code::MATCH),
        }
        1
    }

    fn set(&mut self, set: &Set) -> u8 {
        let index = self.sets.iter().position(|known| known == set).unwrap_or_else(|| {
            self.sets.push(set.clone());
            self.sets.len() - 1
        });
        index as u8
    }

    fn write(&self, out: &mut String) {
        let sets: Vec<[u8; 32]> = self.sets.iter().map(bitmap).collect();
        write_line(out, format!("pub(crate) static CODE: [u8; {}] = {:?};", self.code.len(), self.code));
        write_line(out, format!("pub(crate) static SETS: [[u8; 32]; {}] = {sets:?};", sets.len()));

        let mut anchors = String::new();
        for (key, rule, offset, inside_word) in &self.anchors {
            let _ = write!(
                anchors,
                "Anchor {{ key: {key}, rule: {rule}, offset: {offset}, inside_word: {inside_word} }},"
            );
        }
        write_line(
            out,
            format!("pub(crate) static ANCHORS: [Anchor; {}] = [{anchors}];", self.anchors.len()),
        );
        let mut depths: BTreeMap<usize, u32> = BTreeMap::new();
        for (key, _, offset, _) in self.anchors.iter().filter(|anchor| anchor.3) {
            *depths.entry(*offset).or_default() |= 1 << (key & 31);
        }
        let count = depths.len();
        write_line(
            out,
            format!("pub(crate) static DEPTHS: [(usize, u32); {count}] = {:?};", Vec::from_iter(depths)),
        );

        let mut words: Vec<u8> = Vec::new();
        for (word, rules) in &self.words {
            words.push(word.len() as u8);
            words.extend(word.bytes());
            words.push(rules.len() as u8);
            words.extend(rules.iter().flat_map(|rule| (*rule as u16).to_le_bytes()));
        }
        write_line(out, format!("pub(crate) static WORDS: [u8; {}] = {words:?};", words.len()));
    }
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
