//! The instructions of a Dockerfile.

use std::ops::Range;

/// One instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Instruction<'t> {
    /// What it is, such as `RUN`, as it is written.
    pub(crate) name: &'t str,
    /// Its lines, with the last line end.
    pub(crate) whole: Range<usize>,
    /// What stands behind its name.
    pub(crate) body: Range<usize>,
    /// The lines behind `<<EOF`, where nothing but flags stands before.
    pub(crate) lines: Option<Range<usize>>,
}

impl Instruction<'_> {
    pub(crate) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }
}

/// A variable that `ENV` or `ARG` sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word<'t> {
    pub(crate) name: &'t str,
    pub(crate) range: Range<usize>,
    /// With its quotes; empty if there is none.
    pub(crate) value: Range<usize>,
}

/// Every instruction of the text, in order. Lines go on behind a backslash, comments and empty lines between them or not.
pub(crate) fn instructions(text: &str) -> Vec<Instruction<'_>> {
    let mut all = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let end = line_end(text, at);
        let line = text[at..end].trim_start();
        if line.trim().is_empty() || line.starts_with('#') {
            at = end;
            continue;
        }
        let name = line.split_whitespace().next().unwrap_or_default();
        let start = end - line.len();
        let mut end = end;
        let mut does_go_on = goes_on(&text[start..end]);
        while end < text.len() && does_go_on {
            let next = line_end(text, end);
            let line = text[end..next].trim();
            // Comments and empty lines count for nothing.
            does_go_on = line.is_empty() || line.starts_with('#') || goes_on(&text[end..next]);
            end = next;
        }
        let behind = start + name.len();
        let blanks = text[behind..end].len() - text[behind..end].trim_start_matches([' ', '\t']).len();
        let first = behind + blanks..end;
        let is_step = ["RUN", "COPY", "ADD"].iter().any(|one| name.eq_ignore_ascii_case(one));
        let (end, lines) = if is_step { here(text, &first) } else { (end, None) };
        let body = first.start..first.start + text[first.start..end].trim_end().len();
        all.push(Instruction { name, whole: at..end, body, lines });
        at = end;
    }
    all
}

/// Behind the end of the line.
fn line_end(text: &str, from: usize) -> usize {
    text[from..].find('\n').map_or(text.len(), |end| from + end + 1)
}

fn goes_on(line: &str) -> bool {
    line.trim_end().ends_with('\\')
}

/// Where the lines end that `<<EOF` asks for, and which they are if a script.
fn here(text: &str, first: &Range<usize>) -> (usize, Option<Range<usize>>) {
    let line = &text[first.clone()];
    let mut end = first.end;
    let mut script = None;
    for (mark, _) in line.match_indices("<<") {
        let rest = &line[mark + 2..];
        if rest.starts_with('<') || line[..mark].ends_with('<') {
            continue;
        }
        let rest = rest.strip_prefix('-').unwrap_or(rest);
        let word = rest.split([' ', '\t', '\r', '\n', ';', '|', '&', '>', ')']).next().unwrap_or_default();
        let word = word.trim_matches(['"', '\'']);
        if word.is_empty() || !word.chars().all(|letter| letter.is_alphanumeric() || letter == '_') {
            continue;
        }
        let from = end;
        let mut close = end;
        while end < text.len() {
            close = end;
            end = line_end(text, end);
            if text[close..end].trim() == word {
                break;
            }
            close = end;
        }
        let is_alone = line[..mark].split_whitespace().all(|flag| flag.starts_with("--"))
            && rest.trim().trim_matches(['"', '\'']) == word;
        script = is_alone.then_some(from..close);
    }
    (end, script)
}

/// The variables that `ENV` or `ARG` sets.
pub(crate) fn words<'t>(text: &'t str, instruction: &Instruction<'_>) -> Vec<Word<'t>> {
    let body = &instruction.body;
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let mut at = body.start;
    while at < body.end {
        let rest = &text[at..body.end];
        let blank = rest.len() - rest.trim_start_matches(|one: char| one.is_whitespace()).len();
        let line = rest.trim_start().lines().next().unwrap_or_default();
        if blank > 0 {
            at += blank;
        } else if line.starts_with('#') && rest.starts_with('#') {
            at += line.len();
        } else if line.trim_end() == "\\" {
            at += 1;
        } else {
            let length = word(rest);
            ranges.push(at..at + length);
            at += length;
        }
    }
    // `ENV NAME some words`.
    if let Some(first) = ranges.first()
        && instruction.is("ENV")
        && !text[first.clone()].contains('=')
    {
        let value = ranges.get(1).map_or(first.end, |second| second.start)..body.end;
        return vec![Word { name: &text[first.clone()], range: body.clone(), value }];
    }
    let word = |range: &Range<usize>| {
        let text = &text[range.clone()];
        let name = text.split('=').next().unwrap_or_default();
        let value = range.end.min(range.start + name.len() + 1)..range.end;
        Word { name, range: range.clone(), value }
    };
    ranges.iter().map(word).collect()
}

/// How long the word is that a text begins with.
fn word(text: &str) -> usize {
    let mut quote = None;
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            '\\' if quote != Some('\'') => {
                letters.next();
            }
            _ if Some(letter) == quote => quote = None,
            '"' | '\'' if quote.is_none() => quote = Some(letter),
            _ if letter.is_whitespace() && quote.is_none() => return at,
            _ => {}
        }
    }
    text.len()
}

/// Whether a text refers to the variable.
pub(crate) fn mentions(text: &str, name: &str) -> bool {
    text.match_indices('$').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('{');
        let is_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
        rest.strip_prefix(name).is_some_and(|rest| !rest.starts_with(is_of_name))
    })
}
