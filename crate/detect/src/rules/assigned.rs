//! Where the value stands that something is assigned to, by its name: in code, configurations of all kinds, and on command lines.

use core::ops::Range;

use crate::context;

/// How far behind its name a value may end, in bytes.
const REACH: usize = 240;
/// How far behind the name the word may stand that announces its value, as in `"name": "x", "value": "y"`; in bytes.
const PAIR: usize = 120;
/// How long a value of several parts may be, in bytes.
const LONGEST: usize = 128;
/// How many blanks may stand in a row.
const BLANKS: usize = 40;
/// How long a name may be, in bytes.
const NAME: usize = 64;
/// How long the name of a type may be, in bytes.
const TYPE: usize = 24;

/// Commands that set a variable to what follows behind a blank: in a Dockerfile, and on Windows.
const SETTERS: [&[u8]; 2] = [b"env", b"setx"];

/// A value as it is written down.
pub(super) struct Value {
    pub(super) range: Range<usize>,
    /// Whether it stands in quotes or between tags.
    pub(super) quoted: bool,
    /// Whether blanks stand before an equals sign, as in most programs.
    pub(super) spaced: bool,
}

/// What is assigned to the name whose last part is `part`: directly, and as the value of a pair.
pub(super) fn values(text: &[u8], part: &Range<usize>) -> impl Iterator<Item = Value> {
    let (end, rest) = (part.end, &text[part.end..]);
    let before = context::before(&text[..part.start], NAME);
    let is_part = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let (before, name) = before.split_at(before.len() - before.iter().rev().take_while(is_part).count());
    let seen = context::behind(rest, REACH);
    let is_option =
        name.first() == Some(&b'-') && before.last().is_none_or(|byte| b" \t\n\"'`".contains(byte));
    let word = before.trim_ascii_end().rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
    let is_set = SETTERS.iter().any(|setter| word.eq_ignore_ascii_case(setter));
    let line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
    let call = before.strip_suffix(b"\"").or_else(|| before.strip_suffix(b"'"));
    let mut cursor = Cursor {
        text: seen,
        ahead: &rest[..rest.len().min(REACH)],
        at: 0,
        is_flag: is_option || is_set,
        is_argument: call.is_some_and(|call| call.trim_ascii_end().ends_with(b"(")),
        is_in_query: matches!(before.last(), Some(b'?' | b'&')),
        is_in_bold: line.windows(2).any(|pair| pair == b"**"),
        is_all: seen.len() == rest.len(),
    };
    // The last digits of a name, as in `password2`.
    cursor.skip(2, u8::is_ascii_digit);
    // What goes on beyond what was looked at is not known.
    let is_whole = move |value: &Value| value.range.end < seen.len() || seen.len() == rest.len();
    [Cursor::direct, Cursor::in_pair]
        .into_iter()
        .filter_map(move |read| read(cursor))
        .filter(is_whole)
        .map(move |value| Value { range: value.range.start + end..value.range.end + end, ..value })
}

/// A place in the text behind the name.
#[derive(Clone, Copy)]
struct Cursor<'t> {
    text: &'t [u8],
    /// The same, and what a mask hides: whether a line goes on does not depend on what was masked in it.
    ahead: &'t [u8],
    at: usize,
    /// Whether the name is that of an option: its value follows behind a blank.
    is_flag: bool,
    /// Whether the name is the first argument of a call: the next one is its value.
    is_argument: bool,
    /// Whether the name stands in the query of a URL.
    is_in_query: bool,
    /// Whether bold type begins before the name.
    is_in_bold: bool,
    /// Whether nothing follows the text.
    is_all: bool,
}

/// What may follow.
enum Operator {
    Any,
    Quoted,
    /// The end of a tag.
    Tag,
}

impl Cursor<'_> {
    fn rest(&self) -> &[u8] {
        &self.text[self.at..]
    }

    /// Goes over as many bytes as belong to `set`, at most so many, and tells how many those were.
    fn skip(&mut self, most: usize, set: impl Fn(&u8) -> bool) -> usize {
        let count = self.rest().iter().take(most).take_while(|byte| set(byte)).count();
        self.at += count;
        count
    }

    /// Goes over the mark, if it is there.
    fn take(&mut self, mark: &[u8]) -> bool {
        let is_there = self.rest().get(..mark.len()).is_some_and(|part| part.eq_ignore_ascii_case(mark));
        self.at += if is_there { mark.len() } else { 0 };
        is_there
    }

    fn blanks(&mut self) -> bool {
        self.skip(BLANKS, |byte| matches!(byte, b' ' | b'\t')) > 0
    }

    /// Goes over what closes a name: quotes, also escaped, the brackets of an index, and marks of bold type.
    fn closing(&mut self) -> bool {
        let start = self.at;
        while self.take(b"&quot;")
            || self.skip(4, |byte| matches!(byte, b'"' | b'\'' | b'`' | b'\\' | b'[' | b']' | b'*')) > 0
        {
        }
        self.at > start
    }

    /// The value behind the name and an operator.
    fn direct(mut self) -> Option<Value> {
        let is_quoted = self.closing();
        let spaced = self.blanks();
        match self.operator(spaced, is_quoted)? {
            Operator::Any => self.in_quotes(spaced).or_else(|| self.bare(spaced)),
            Operator::Quoted => self.in_quotes(spaced),
            Operator::Tag => self.between_tags(),
        }
    }

    /// Goes over what stands between a name and its value.
    fn operator(&mut self, spaced: bool, is_quoted: bool) -> Option<Operator> {
        let any = [&b"=>"[..], b":=", b"?=", b":-"];
        let quoted = [&b"||"[..], b"??", b"===", b"==", b"<-", b"("];
        let operator = if any.iter().any(|mark| self.take(mark)) {
            Operator::Any
        } else if quoted.iter().any(|mark| self.take(mark))
            || is_quoted && self.is_argument && self.take(b",")
        {
            Operator::Quoted
        } else if self.take(b":") {
            if self.has_type() { Operator::Quoted } else { Operator::Any }
        } else if self.take(b"=") || spaced && self.take(b"|") {
            Operator::Any
        } else if self.take(b">") {
            Operator::Tag
        } else if spaced && (self.has_type() || matches!(self.rest().first(), Some(b'"' | b'\''))) {
            Operator::Quoted
        } else if spaced && self.is_flag {
            Operator::Any
        } else {
            return None;
        };
        self.blanks();
        if self.is_in_bold && self.take(b"**") {
            self.blanks();
        }
        self.block_start();
        self.blanks();
        (!matches!(self.rest().first(), Some(b'{' | b'[' | b'=' | b'~'))).then_some(operator)
    }

    /// Goes over the mark of a text of several lines, which stands alone on its own, as in YAML.
    fn block_start(&mut self) {
        let mut behind = *self;
        let is_mark = behind.skip(1, |byte| matches!(byte, b'>' | b'|')) > 0;
        behind.skip(1, |byte| matches!(byte, b'-' | b'+'));
        behind.blanks();
        if is_mark && matches!(behind.rest().first(), Some(b'\r' | b'\n')) {
            behind.skip(BLANKS, u8::is_ascii_whitespace);
            *self = behind;
        }
    }

    /// Goes over the type of a variable and the equals sign behind it: `String = "…"`, `As String = "…"`.
    fn has_type(&mut self) -> bool {
        let mut behind = *self;
        behind.blanks();
        let is_type = |byte: &u8| byte.is_ascii_alphanumeric() || b"&'_<>?. ".contains(byte);
        let is_there = behind.skip(TYPE, is_type) > 2 && behind.take(b"=") && {
            behind.blanks();
            matches!(behind.rest().first(), Some(b'"' | b'\'' | b'`' | b'@' | b'\\'))
        };
        if is_there {
            *self = behind;
        }
        is_there
    }

    /// The value in quotes, behind what may stand before them: a line end, the sign of a kind of string.
    fn in_quotes(mut self, spaced: bool) -> Option<Value> {
        self.skip(BLANKS, u8::is_ascii_whitespace);
        self.skip(1, |byte| matches!(byte, b'@' | b'b' | b'r' | b'u' | b'N' | b'L'));
        let escapes = self.skip(3, |byte| *byte == b'\\');
        let quotes = [&b"&quot;"[..], b"\"", b"'", b"`"];
        let quote = quotes.into_iter().find(|quote| self.take(quote))?;
        let value = self.rest();
        // In a string that is escaped itself, a backslash belongs to the quote; elsewhere it makes the quote a letter.
        let is_escaped = |at: usize| {
            let before = value[..at].iter().rev().take_while(|byte| **byte == b'\\').count();
            escapes == 0 && before % 2 == 1
        };
        let ends = |at: &usize| {
            matches!(value[*at], b'\n' | b'\r')
                || value[*at..].starts_with(quote) && !is_escaped(*at)
                || escapes > 0 && value[*at] == b'\\'
        };
        let length = (0..value.len()).find(ends)?;
        let is_closed = !matches!(value[length], b'\n' | b'\r');
        // The quote was the last one of what holds the name.
        let is_between = matches!(value[0], b',' | b')' | b';' | b'}' | b']' | b'+');
        (is_closed && !is_between).then(|| Value { range: self.at..self.at + length, quoted: true, spaced })
    }

    /// The value as far as nothing ends it; alone on the next line as well.
    fn bare(mut self, spaced: bool) -> Option<Value> {
        let is_below = self.skip(2, |byte| matches!(byte, b'\r' | b'\n')) > 0 && {
            self.blanks();
            true
        };
        let first = self.word();
        let mut length = first;
        while let Some(more) = self.more(length) {
            length += more;
        }
        // That long it is a list, of which the password is the first.
        let length = if length > LONGEST { first } else { length };
        let letters = &self.rest()[..length];
        let is_alone = matches!(self.rest().get(length), None | Some(b'\r' | b'\n'))
            && !letters.iter().any(|byte| matches!(byte, b'=' | b':'));
        // The end of a sentence, unless more may follow that was not looked at.
        let is_seen = self.at + length < self.text.len();
        let length = letters.strip_suffix(b".").filter(|_| is_seen || self.is_all).unwrap_or(letters).len();
        (!is_below || is_alone).then(|| Value { range: self.at..self.at + length, quoted: false, spaced })
    }

    /// How many bytes more belong to a value that seems to end behind so many: what separates one value from the next may also be a part of
    /// it.
    fn more(&self, length: usize) -> Option<usize> {
        let (sign, behind) = self.rest()[length..].split_first()?;
        let word = Self { at: self.at + length + 1, ..*self }.word();
        let is_name = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
        let name = behind[..word].iter().take_while(is_name).count();
        let is_next = matches!(behind.get(name), Some(b'=' | b':' | b'"' | b'\''));
        let is_part = match sign {
            b',' | b'&' => true,
            b'>' => length == 0,
            // Behind those a command, a statement or a tag follows, unless nothing else does in the line.
            b';' | b'|' | b'<' => {
                let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\"'`>\\}".contains(byte);
                match self.ahead[self.at + length + 1..].iter().find(|byte| ends(byte)) {
                    Some(end) => matches!(end, b'\r' | b'\n'),
                    None => self.ahead.len() < REACH,
                }
            }
            _ => false,
        };
        (is_part && word > 0 && !is_next && !self.is_in_query).then_some(1 + word)
    }

    /// How many bytes follow that surely belong together.
    fn word(&self) -> usize {
        let marks = |byte: &u8| {
            matches!(byte, b'"' | b'\'' | b'`' | b'<' | b'>' | b'\\' | b',' | b';' | b'&' | b'}' | b'|')
        };
        let ends = |byte: &u8| byte.is_ascii_whitespace() || marks(byte);
        self.rest().iter().position(ends).unwrap_or(self.rest().len())
    }

    /// The content of an element: `<password>…</password>`.
    fn between_tags(mut self) -> Option<Value> {
        self.skip(BLANKS, u8::is_ascii_whitespace);
        let end: &[u8] = if self.take(b"<![CDATA[") { b"]]>" } else { b"</" };
        let length = self.rest().iter().position(|byte| *byte == end[0])?;
        let is_closed = self.rest()[length..].starts_with(end);
        let length = self.rest()[..length].trim_ascii_end().len();
        is_closed.then(|| Value { range: self.at..self.at + length, quoted: true, spaced: false })
    }

    /// The value in a pair with the name: `"name": "X", "value": "Y"`, `name: x` and `value: y` on the next line, `"x": { "value": "y" }`,
    /// `variable "x" { default = "y" }`, `key="x" value="y"`.
    fn in_pair(mut self) -> Option<Value> {
        let near = &self.rest()[..self.rest().len().min(PAIR)];
        // Most names have their own value, and need no search for one further on.
        if near.first().is_none_or(|byte| byte.is_ascii_alphanumeric() || *byte == b'=') {
            return None;
        }
        let word = near
            .windows(5)
            .position(|part| part.eq_ignore_ascii_case(b"value") || part.eq_ignore_ascii_case(b"defau"))?;
        // Another name, the end of the pair, or the start of another one.
        let between = &near[..word];
        let is_other =
            |part: &[u8]| part.eq_ignore_ascii_case(b"name") || part.eq_ignore_ascii_case(b"\"key");
        if between.iter().any(|byte| matches!(byte, b'}' | b';' | b'(' | b'|'))
            || between.windows(4).any(is_other)
        {
            return None;
        }
        self.at += word;
        if !self.take(b"value") {
            self.take(b"default");
            self.take(b"value");
        }
        self.closing();
        let spaced = self.blanks();
        if self.take(b">") {
            return self.between_tags();
        }
        if !self.take(b":") && !self.take(b"=") {
            return None;
        }
        self.blanks();
        self.in_quotes(spaced).or_else(|| self.bare(spaced))
    }
}
