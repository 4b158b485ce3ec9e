//! What the quotes of a shell make of a place.

use std::ops::Range;

use patrol_detect::Finding;

/// Where a secret stands in a script.
#[derive(Clone, Debug)]
pub(crate) struct Place<'t> {
    pub(crate) context: Context,
    /// The variable that the word assigns.
    pub(crate) key: Option<&'t str>,
    /// The secret is all that the word holds, apart from the name of the variable.
    pub(crate) is_whole: bool,
    /// The command is git, which signs in by itself.
    pub(crate) is_git: bool,
}

/// How the shell reads a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Context {
    Comment,
    /// As it stands, in a text that is not the shell's.
    Raw,
    /// Without quotes.
    Bare,
    /// In `"`, or in lines that are read as such.
    Double,
    /// In braces or backticks, where quotes depend on what is around.
    Nested,
    /// In `'`, opened by what stands at `open`.
    Single {
        open: Range<usize>,
        content: Range<usize>,
    },
}

/// A stretch of the script that is read in one way, with the word that it is part of.
struct Stretch {
    range: Range<usize>,
    context: Context,
    word: usize,
    command: usize,
}

/// Where each of the secrets stands; those are in order. The script is a part of the text.
pub(crate) fn places<'t>(text: &'t str, script: Range<usize>, secrets: &[Finding]) -> Vec<Place<'t>> {
    let text = text.get(..script.end).unwrap_or_default();
    let mut reader =
        Reader { text, bytes: text.as_bytes(), all: Vec::new(), lines: Vec::new(), command: 0, depth: 0 };
    reader.script(script.start, None, false);
    secrets.iter().map(|secret| reader.place(secret)).collect()
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    all: Vec<Stretch>,
    /// The words that end the lines which the commands of this line read, whether those are raw, and whether tabs are cut off.
    lines: Vec<(&'t str, bool, bool)>,
    command: usize,
    /// So many commands are read whose output is part of another one.
    depth: usize,
}

/// So deep are commands in commands read. What lies deeper is read by nobody, and gets a mask.
const DEEPEST: usize = 50;

/// So long may a sum between `((` and `))` be, in bytes.
const LONGEST: usize = 256;

impl<'t> Reader<'t> {
    fn add(&mut self, range: Range<usize>, context: Context, word: usize) {
        if !range.is_empty() {
            self.all.push(Stretch { range, context, word, command: self.command });
        }
    }

    /// Reads commands up to what closes them, and says where that stands.
    fn script(&mut self, from: usize, close: Option<u8>, is_nested: bool) -> usize {
        let bare = if is_nested { Context::Nested } else { Context::Bare };
        let outer = self.command;
        let (mut at, mut start, mut word, mut depth) = (from, from, from, 0_usize);
        self.command = from;
        while at < self.bytes.len() {
            let byte = self.bytes[at];
            if Some(byte) == close && depth == 0 {
                break;
            }
            if let Some(end) = self.sum(at) {
                self.add(start..at, bare.clone(), word);
                (at, start, word) = (end, end, end);
                continue;
            }
            match byte {
                b'\\' => at = (at + 2).min(self.bytes.len()),
                b' ' | b'\t' | b'\r' | b'\n' | b';' | b'|' | b'&' | b'(' | b')' | b'<' | b'>' => {
                    self.add(start..at, bare.clone(), word);
                    match byte {
                        b'(' => depth += 1,
                        b')' => depth = depth.saturating_sub(1),
                        _ => {}
                    }
                    let is_string = self.bytes[at..].starts_with(b"<<<");
                    let is_here = self.bytes[at..].starts_with(b"<<") && !is_string;
                    at += if is_string { 3 } else { 1 };
                    if is_here {
                        at = self.here(at + 1);
                    }
                    if matches!(byte, b'\n' | b';' | b'|' | b'&' | b'(') {
                        if byte == b'\n' {
                            at = self.here_lines(at);
                        }
                        self.command = at;
                    }
                    (start, word) = (at, at);
                }
                b'#' if at == word => {
                    let end = self.line_end(at);
                    self.add(at..end, Context::Comment, at);
                    (start, word, at) = (end, end, end);
                }
                b'\'' => {
                    let dollar = usize::from(start < at && self.bytes[at - 1] == b'$');
                    self.add(start..at - dollar, bare.clone(), word);
                    let content = at + 1;
                    let end = self.single(content, dollar == 1);
                    let context = Context::Single { open: at - dollar..content, content: content..end };
                    self.add(content..end, context, word);
                    at = (end + 1).min(self.bytes.len());
                    start = at;
                }
                b'"' => {
                    self.add(start..at, bare.clone(), word);
                    at = self.double(at + 1, word);
                    start = at;
                }
                b'$' | b'`' => {
                    if let Some(end) = self.substitution(at, start, &bare, word) {
                        at = end;
                        start = end;
                    } else {
                        at += 1;
                    }
                }
                _ => at += 1,
            }
        }
        let at = at.min(self.bytes.len());
        self.add(start..at, bare, word);
        self.command = outer;
        at
    }

    /// Reads what stands between `"`, and says where the word goes on.
    fn double(&mut self, from: usize, word: usize) -> usize {
        let (mut at, mut start) = (from, from);
        while at < self.bytes.len() {
            match self.bytes[at] {
                b'\\' => at += 2,
                b'"' => {
                    self.add(start..at, Context::Double, word);
                    return at + 1;
                }
                b'$' | b'`' => {
                    if let Some(end) = self.substitution(at, start, &Context::Double, word) {
                        at = end;
                        start = end;
                    } else {
                        at += 1;
                    }
                }
                _ => at += 1,
            }
        }
        self.add(start..self.bytes.len(), Context::Double, word);
        self.bytes.len()
    }

    /// Reads `$(…)`, `${…}` or backticks, if they begin here, and says where they end.
    fn substitution(&mut self, at: usize, start: usize, around: &Context, word: usize) -> Option<usize> {
        if self.bytes[at] == b'$'
            && let Some(end) = self.sum(at + 1)
        {
            self.add(start..at, around.clone(), word);
            return Some(end);
        }
        let rest = &self.bytes[at..];
        let (skip, close, is_nested) = match rest {
            [b'$', b'(', ..] => (2, b')', false),
            [b'$', b'{', ..] => (2, b'}', true),
            [b'`', ..] => (1, b'`', true),
            _ => return None,
        };
        self.add(start..at, around.clone(), word);
        self.depth += 1;
        let end = if self.depth > DEEPEST {
            self.bytes.len()
        } else if close == b'}' {
            self.braces(at + skip, word)
        } else {
            self.script(at + skip, Some(close), is_nested)
        };
        self.depth -= 1;
        Some((end + 1).min(self.bytes.len()))
    }

    /// Where `((…))` ends, if it begins here: in it `<<` is a sign of arithmetic.
    fn sum(&self, at: usize) -> Option<usize> {
        let rest = self.bytes.get(at..).filter(|rest| rest.starts_with(b"(("))?;
        let line = rest.iter().take(LONGEST).take_while(|byte| **byte != b'\n');
        let line: Vec<u8> = line.copied().collect();
        line.windows(2).position(|two| two == b"))").map(|end| at + end + 2)
    }

    fn braces(&mut self, from: usize, word: usize) -> usize {
        let (mut at, mut depth) = (from, 0_usize);
        while at < self.bytes.len() {
            match self.bytes[at] {
                b'\\' => at += 1,
                b'{' => depth += 1,
                b'}' if depth == 0 => break,
                b'}' => depth -= 1,
                _ => {}
            }
            at += 1;
        }
        let at = at.min(self.bytes.len());
        self.add(from..at, Context::Nested, word);
        at
    }

    fn single(&self, from: usize, has_escapes: bool) -> usize {
        let mut at = from;
        while at < self.bytes.len() && self.bytes[at] != b'\'' {
            at += if has_escapes && self.bytes[at] == b'\\' { 2 } else { 1 };
        }
        at.min(self.bytes.len())
    }

    fn line_end(&self, from: usize) -> usize {
        self.text[from..].find('\n').map_or(self.text.len(), |end| from + end)
    }

    /// Notes the word behind `<<`, and says where it ends.
    fn here(&mut self, from: usize) -> usize {
        let is_indented = self.bytes.get(from) == Some(&b'-');
        let from = from + usize::from(is_indented);
        let blanks = self.text[from..].len() - self.text[from..].trim_start_matches([' ', '\t']).len();
        let from = from + blanks;
        let length = self.text[from..]
            .find([' ', '\t', '\r', '\n', ';', '|', '&', ')', '>', '<'])
            .unwrap_or(self.text.len() - from);
        let word = &self.text[from..from + length];
        let is_raw = word.contains(['\'', '"', '\\']);
        self.lines.push((word.trim_matches(['\'', '"', '\\']), is_raw, is_indented));
        from + length
    }

    /// Reads the lines that the commands before have asked for.
    fn here_lines(&mut self, from: usize) -> usize {
        let mut at = from;
        for (word, is_raw, is_indented) in std::mem::take(&mut self.lines) {
            let start = at;
            let mut end = at;
            while at < self.text.len() {
                let line_end = self.line_end(at);
                let line = self.text[at..line_end].trim_end_matches('\r');
                let line = if is_indented { line.trim_start_matches('\t') } else { line };
                end = at;
                at = (line_end + 1).min(self.text.len());
                if line == word {
                    break;
                }
                end = at;
            }
            self.add(start..end, if is_raw { Context::Raw } else { Context::Double }, start);
        }
        at
    }

    fn place(&self, secret: &Finding) -> Place<'t> {
        let has = |stretch: &&Stretch| {
            stretch.range.start <= secret.range.start && secret.range.end <= stretch.range.end
        };
        // The last one is the innermost.
        let Some(stretch) = self.all.iter().rev().find(has) else {
            return Place { context: Context::Raw, key: None, is_whole: false, is_git: false };
        };
        let before = &self.text[stretch.word..secret.range.start];
        let assigned = before.split_once('=').filter(|(name, _)| {
            !name.is_empty() && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
        });
        let is_whole = assigned.is_some_and(|(_, rest)| rest.trim_matches(['"', '\'', '$']).is_empty());
        let command = &self.text[stretch.command..secret.range.start];
        let mut words = command.split_whitespace().skip_while(|word| {
            word.contains('=') || matches!(*word, "$" | "sudo" | "!" | "if" | "then" | "do")
        });
        let is_git = words.next() == Some("git");
        Place { context: stretch.context.clone(), key: assigned.map(|(name, _)| name), is_whole, is_git }
    }
}
