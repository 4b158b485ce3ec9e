//! Where the values of a YAML file stand, as far as a line tells.

mod change;

use std::ops::Range;

use patrol_detect::Finding;

pub(crate) use change::{fill_in, is_shared, mask_in, refuse};

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Without quotes.
    Plain,
    /// Without quotes, between brackets.
    Flow,
    /// In `"`.
    Double,
    /// In `'`.
    Single,
    /// Lines behind `|` or `>`.
    Block,
}

/// A value, or a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Scalar<'t> {
    /// Where it stands, without its quotes.
    pub(crate) content: Range<usize>,
    pub(crate) style: Style,
    /// The keys on the way to it, the outermost first; an item of a list is `-`.
    pub(crate) path: Vec<&'t str>,
    /// Where the last of these keys begins, if it stands on the line on which the value begins.
    pub(crate) key_start: Option<usize>,
    pub(crate) is_key: bool,
    pub(crate) is_comment: bool,
}

impl Scalar<'_> {
    /// The value with its quotes.
    pub(crate) fn quoted(&self) -> Range<usize> {
        match self.style {
            Style::Double | Style::Single => self.content.start - 1..self.content.end + 1,
            _ => self.content.clone(),
        }
    }

    /// The last key on the way that is none of a list.
    pub(crate) fn key(&self) -> Option<&str> {
        self.path.iter().rev().find(|key| **key != "-").copied()
    }
}

/// Every value, key and comment of the text that holds secrets, in order.
pub(crate) fn scalars<'t>(text: &'t str, secrets: &[Finding]) -> Vec<Scalar<'t>> {
    read(text, Wanted::Secrets(secrets))
}

fn read<'t>(text: &'t str, wanted: Wanted<'_>) -> Vec<Scalar<'t>> {
    let mut reader = Reader { text, wanted, all: Vec::new(), open: Vec::new() };
    let mut at = 0;
    while at < text.len() {
        at = reader.line(at);
    }
    reader.all
}

/// What a reader notes: the way to every place of a deep text would be longer than the text.
#[derive(Clone, Copy)]
enum Wanted<'w> {
    /// What holds secrets.
    Secrets(&'w [Finding]),
    /// What stands right behind a key, with this key as the way to it.
    Key(&'w str),
}

/// What a scalar is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Value,
    Key,
    Comment,
}

struct Reader<'t, 'w> {
    text: &'t str,
    wanted: Wanted<'w>,
    all: Vec<Scalar<'t>>,
    /// The keys and items of lists around, by how far they are indented.
    open: Vec<(usize, &'t str)>,
}

impl<'t> Reader<'t, '_> {
    fn line_end(&self, from: usize) -> usize {
        self.text[from..].find('\n').map_or(self.text.len(), |end| from + end)
    }

    fn add(&mut self, content: Range<usize>, style: Style, key_start: Option<usize>, role: Role) {
        let way = match self.wanted {
            Wanted::Secrets(secrets) => {
                // With its quotes.
                let first = secrets.partition_point(|one| one.range.start + 1 < content.start);
                secrets.get(first).filter(|one| one.range.start <= content.end).map(|_| &self.open[..])
            }
            Wanted::Key(key) => self.open.last().filter(|(_, last)| *last == key).map(std::slice::from_ref),
        };
        let Some(way) = way else { return };
        let path = way.iter().map(|(_, key)| *key).collect();
        let (is_key, is_comment) = (role == Role::Key, role == Role::Comment);
        self.all.push(Scalar { content, style, path, key_start, is_key, is_comment });
    }

    fn comment(&mut self, content: Range<usize>) {
        self.add(content, Style::Plain, None, Role::Comment);
    }

    /// Reads from the start of a line to the start of another one.
    fn line(&mut self, start: usize) -> usize {
        let end = self.line_end(start);
        let line = self.text[start..end].trim_end();
        let next = (end + 1).min(self.text.len()).max(end);
        let mut at = start + (line.len() - line.trim_start_matches([' ', '\t', '\u{feff}']).len());
        let end = start + line.len();
        if at >= end || self.text[at..end].starts_with("---") || self.text[at..end].starts_with("...") {
            if self.text[at..end].starts_with("---") {
                self.open.clear();
            }
            return next;
        }
        if self.text[at..].starts_with('#') {
            self.comment(at..end);
            return next;
        }
        let indent = |at: usize| at - start;
        self.open.retain(|(depth, key)| {
            *depth < indent(at) || *depth == indent(at) && *key != "-" && self.text[at..end].starts_with("- ")
        });
        while self.text[at..end] == *"-" || self.text[at..end].starts_with("- ") {
            self.open.push((indent(at), "-"));
            let rest = &self.text[at + 1..end];
            at = end - rest.trim_start().len();
            if at >= end {
                return next;
            }
        }
        let mut key_start = None;
        while let Some((key, value)) = self.key(at, end) {
            self.add(key.clone(), Style::Plain, None, Role::Key);
            self.open.push((indent(at), self.text[key].trim_matches(['"', '\''])));
            key_start = Some(at);
            at = value;
            if at >= end || !self.text[at..end].starts_with("? ") {
                break;
            }
        }
        if at >= end {
            return next;
        }
        self.value(at, end, key_start).max(next)
    }

    /// The key that begins at a place of a line, and where its value begins.
    fn key(&self, at: usize, end: usize) -> Option<(Range<usize>, usize)> {
        let rest = &self.text[at..end];
        let length = match rest.chars().next()? {
            quote @ ('"' | '\'') => quoted(self.text, at, quote).filter(|close| *close <= end)? - at,
            '{' | '[' | '|' | '>' | '#' | '&' | '*' | '!' if !rest.starts_with("<<") => return None,
            _ => {
                let colon = rest.match_indices(':').find(|(colon, _)| {
                    rest[colon + 1..].is_empty() || rest[colon + 1..].starts_with([' ', '\t'])
                })?;
                if rest[..colon.0].contains(" #") {
                    return None;
                }
                colon.0
            }
        };
        let behind = rest[length..].trim_start();
        let value =
            behind.strip_prefix(':').filter(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))?;
        let value = value.trim_start();
        Some((at..at + length, end - value.len()))
    }

    /// Reads the value that begins at a place of a line, and says where the next line to read begins.
    fn value(&mut self, mut at: usize, end: usize, key_start: Option<usize>) -> usize {
        // An anchor and a tag come first.
        while self.text[at..end].starts_with(['&', '!']) && !self.text[at..end].starts_with("!{") {
            let word = self.text[at..end].find([' ', '\t']).unwrap_or(end - at);
            at += word;
            at += self.text[at..end].len() - self.text[at..end].trim_start().len();
            if at >= end {
                return 0;
            }
        }
        let rest = &self.text[at..end];
        match rest.chars().next() {
            Some('#') => {
                self.comment(at..end);
                0
            }
            Some('|' | '>') => self.block(end, key_start),
            Some(quote @ ('"' | '\'')) => self.quoted(at, quote, end, key_start),
            Some('{' | '[') => self.flow(at, key_start),
            _ => self.plain(at, end, key_start),
        }
    }

    fn block(&mut self, end: usize, key_start: Option<usize>) -> usize {
        let depth = self.open.last().map_or(0, |(depth, _)| *depth);
        let is_root = self.open.is_empty();
        let start = (self.line_end(end) + 1).min(self.text.len());
        let mut at = start;
        while at < self.text.len() {
            let line_end = self.line_end(at);
            let line = &self.text[at..line_end];
            let indent = line.len() - line.trim_start_matches(' ').len();
            if !line.trim().is_empty() && indent <= depth && !is_root {
                break;
            }
            at = (line_end + 1).min(self.text.len()).max(line_end);
            if line_end == self.text.len() {
                break;
            }
        }
        self.add(start..at, Style::Block, key_start, Role::Value);
        at
    }

    fn quoted(&mut self, at: usize, quote: char, end: usize, key_start: Option<usize>) -> usize {
        let Some(close) = quoted(self.text, at, quote) else {
            self.add(at..end, Style::Plain, key_start, Role::Value);
            return 0;
        };
        let style = if quote == '"' { Style::Double } else { Style::Single };
        self.add(at + 1..close - 1, style, key_start, Role::Value);
        let line_end = self.line_end(close);
        if let Some(mark) = self.text[close..line_end].find('#') {
            self.comment(close + mark..line_end);
        }
        line_end + 1
    }

    fn plain(&mut self, at: usize, end: usize, key_start: Option<usize>) -> usize {
        let rest = &self.text[at..end];
        let length = rest.find(" #").or_else(|| rest.find("\t#"));
        let value_end = length.map_or(end, |length| at + rest[..length].trim_end().len());
        self.add(at..value_end, Style::Plain, key_start, Role::Value);
        if let Some(length) = length {
            self.comment(at + length + 1..end);
        }
        0
    }

    /// Reads to the end of what stands between brackets.
    fn flow(&mut self, start: usize, key_start: Option<usize>) -> usize {
        let bytes = self.text.as_bytes();
        let (mut at, mut depth) = (start, 0_usize);
        let outer = self.open.len();
        let mut key: Option<Range<usize>> = None;
        while at < bytes.len() {
            match bytes[at] {
                b'{' | b'[' => {
                    depth += 1;
                    if let Some(key) = key.take() {
                        self.open.push((usize::MAX, self.text[key].trim_matches(['"', '\''])));
                    } else {
                        self.open.push((usize::MAX, "-"));
                    }
                    at += 1;
                }
                b'}' | b']' => {
                    depth -= 1;
                    self.open.truncate((outer + depth).max(outer));
                    at += 1;
                    if depth == 0 {
                        break;
                    }
                }
                b',' => {
                    key = None;
                    at += 1;
                }
                b' ' | b'\t' | b'\r' | b'\n' => at += 1,
                b'#' => {
                    let end = self.line_end(at);
                    self.comment(at..end);
                    at = end;
                }
                _ => {
                    let (content, style, end) = self.word(at);
                    let behind = self.text[end..].trim_start_matches([' ', '\t']);
                    let is_key = key.is_none() && behind.starts_with(':');
                    let name = key.clone().map(|key| self.text[key].trim_matches(['"', '\'']));
                    self.open.extend(name.map(|name| (usize::MAX, name)));
                    self.add(content.clone(), style, key_start, if is_key { Role::Key } else { Role::Value });
                    if name.is_some() {
                        self.open.pop();
                    }
                    if is_key {
                        key = Some(content);
                        at = self.text.len() - behind.len() + 1;
                    } else {
                        at = end.max(at + 1);
                        while !self.text.is_char_boundary(at) {
                            at += 1;
                        }
                    }
                }
            }
        }
        self.open.truncate(outer);
        let end = self.line_end(at.min(self.text.len()));
        if let Some(mark) = self.text[at.min(end)..end].find('#') {
            self.comment(at + mark..end);
        }
        end + 1
    }

    /// A word between brackets: its content, how it is written, and where it ends.
    fn word(&self, at: usize) -> (Range<usize>, Style, usize) {
        let rest = &self.text[at..];
        if let Some(quote) = rest.chars().next().filter(|first| matches!(first, '"' | '\''))
            && let Some(end) = quoted(self.text, at, quote)
        {
            let style = if quote == '"' { Style::Double } else { Style::Single };
            return (at + 1..end - 1, style, end);
        }
        let ends = |(at, letter): &(usize, char)| {
            matches!(letter, ',' | '}' | ']' | '\n') || rest[*at..].starts_with(": ")
        };
        let end = rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at);
        let content = rest[..end].trim_end();
        (at..at + content.len(), Style::Flow, at + end)
    }
}

/// Where a text in quotes ends, behind its last quote.
fn quoted(text: &str, at: usize, quote: char) -> Option<usize> {
    let mut letters = text[at + 1..].char_indices().peekable();
    while let Some((place, letter)) = letters.next() {
        if letter == '\\' && quote == '"' {
            letters.next();
        } else if letter == quote {
            if quote == '\'' && letters.peek().is_some_and(|(_, next)| *next == '\'') {
                letters.next();
                continue;
            }
            return Some(at + 1 + place + 1);
        }
    }
    None
}

/// The value of another key of the same mapping.
pub(crate) fn beside<'t>(text: &'t str, scalar: &Scalar<'_>, key: &str) -> Option<&'t str> {
    let start = scalar.key_start?;
    let line = text[..start].rfind('\n').map_or(0, |end| end + 1);
    let column = |at: usize| at - text[..at].rfind('\n').map_or(0, |end| end + 1);
    let depth = column(start);
    let lines = mapping(text, line, depth);
    let from = lines.start;
    let all = read(&text[lines], Wanted::Key(key));
    let near = all
        .iter()
        .filter(|one| !one.is_key && !one.is_comment && one.key() == Some(key))
        .filter(|one| one.key_start.is_some_and(|at| column(from + at) == depth));
    let nearest = near.min_by_key(|one| (from + one.content.start).abs_diff(line));
    nearest.map(|one| &text[from + one.content.start..from + one.content.end])
}

/// The lines of the mapping whose keys stand at a column, around one of its lines. Only these are read: a file may have thousands of others.
fn mapping(text: &str, line: usize, column: usize) -> Range<usize> {
    let is_in = |line: &str| line.trim().is_empty() || line.len() - line.trim_start().len() >= column;
    let opens = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len() == column;
    let mut start = line;
    let mut first = text[line..].lines().next().unwrap_or_default();
    while start > 0 && is_in(first) {
        let before = text[..start - 1].rfind('\n').map_or(0, |end| end + 1);
        first = &text[before..start - 1];
        if !is_in(first) && !opens(first) {
            break;
        }
        start = before;
    }
    let behind = text[line..].split_inclusive('\n').skip(1).take_while(|line| is_in(line));
    let own = text[line..].split_inclusive('\n').next().unwrap_or_default().len();
    start..line + own + behind.map(str::len).sum::<usize>()
}
