//! The texts in JSON, as it comes in pieces: what people write may be long, and nothing of it is kept. It reads more than is JSON; what is none,
//! the service refuses.

use super::endpoints::{Exempt, Form};

/// Deeper objects are not told apart: what is in them is read as if it stood in the last one.
const DEPTH: usize = 64;
/// A longer name says nothing.
const LONGEST_NAME: usize = 128;
/// A longer text is passed on in parts. A shorter one may wait for what its object says of itself.
const PART: usize = 64 << 10;
/// So much of an object may wait.
const MOST: usize = 512 << 10;

/// Reads JSON, piece by piece.
pub(super) struct Reader {
    form: Form,
    exempt: Exempt,
    levels: Vec<Level>,
    /// Levels beyond `DEPTH`.
    deeper: usize,
    /// What is being read.
    at: At,
    /// The text that is being read, or the name.
    text: String,
    /// Whether a part of that text was passed on.
    is_begun: bool,
}

/// An object or a list.
#[derive(Default)]
struct Level {
    is_object: bool,
    /// Whether the next text is a name.
    wants_name: bool,
    /// The last name.
    name: String,
    /// Whether everything in it is left alone.
    is_exempt: bool,
    /// Texts that wait until the object is over: it may say that it is exempt.
    waiting: Vec<String>,
    waits: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Between,
    /// In what may be `true`, behind so many letters.
    Truth(usize),
    Text,
    Escape,
    /// Of an escaped letter: its digits so far, and their value.
    Digits(u8, u32),
}

/// What is passed on: a part of a text, and whether the text is over with it.
pub(super) type Pass<'a> = &'a mut dyn FnMut(&str, bool);

impl Reader {
    pub(super) fn new(form: Form, exempt: Exempt) -> Reader {
        Reader {
            form,
            exempt,
            levels: Vec::new(),
            deeper: 0,
            at: At::Between,
            text: String::new(),
            is_begun: false,
        }
    }

    /// Reads the next piece.
    pub(super) fn read(&mut self, piece: &str, is_last: bool, pass: Pass) {
        // Byte by byte: that is what JavaScript does soonest.
        let bytes = piece.as_bytes();
        let mut start = 0;
        while let Some(byte) = bytes.get(start) {
            match self.at {
                At::Between => {
                    self.meet(*byte, pass);
                    start += 1;
                }
                At::Truth(count) => {
                    let is_so = b"true".get(count).is_some_and(|next| byte.eq_ignore_ascii_case(next));
                    self.at = if is_so && count < 3 { At::Truth(count + 1) } else { At::Between };
                    match is_so {
                        true if count == 3 => self.mark(),
                        true => {}
                        // It is none, and the letter may begin something.
                        false => continue,
                    }
                    start += 1;
                }
                At::Text => {
                    let mut end = start;
                    while end < bytes.len() && bytes[end] != b'"' && bytes[end] != b'\\' {
                        end += 1;
                    }
                    self.push(piece.get(start..end).unwrap_or_default(), pass);
                    match bytes.get(end) {
                        Some(b'"') => self.end(pass),
                        Some(_) => self.at = At::Escape,
                        None => {}
                    }
                    start = end + 1;
                }
                At::Escape => {
                    self.at = At::Text;
                    match byte {
                        b'u' => self.at = At::Digits(0, 0),
                        b'n' => self.push("\n", pass),
                        b't' => self.push("\t", pass),
                        b'r' => self.push("\r", pass),
                        b'b' | b'f' => self.push(" ", pass),
                        b'"' | b'\\' | b'/' => self.push(char::from(*byte).encode_utf8(&mut [0; 4]), pass),
                        // No escape: it is a part of the text.
                        _ => continue,
                    }
                    start += 1;
                }
                At::Digits(count, value) => {
                    let digit = char::from(*byte).to_digit(16).unwrap_or_default();
                    let (count, value) = (count + 1, value << 4 | digit);
                    self.at = At::Digits(count, value);
                    if count == 4 {
                        self.at = At::Text;
                        // Halves of a letter beyond the first 65,536: no secret has one.
                        let letter = char::from_u32(value).unwrap_or('\u{fffd}');
                        self.push(letter.encode_utf8(&mut [0; 4]), pass);
                    }
                    start += 1;
                }
            }
        }
        if is_last {
            self.over(pass);
        }
    }

    /// What is not closed at the end is passed on as it is.
    fn over(&mut self, pass: Pass) {
        if !matches!(self.at, At::Between | At::Truth(_)) {
            self.end(pass);
        }
        self.deeper = 0;
        while !self.levels.is_empty() {
            self.close(pass);
        }
    }

    fn meet(&mut self, letter: u8, pass: Pass) {
        match letter {
            b'"' => {
                self.at = At::Text;
                self.text.clear();
                self.is_begun = false;
            }
            b'{' | b'[' => self.open(letter == b'{'),
            b'}' | b']' => self.close(pass),
            b',' => {
                if let Some(level) = self.levels.last_mut() {
                    level.wants_name = level.is_object;
                }
            }
            b't' | b'T' => self.at = At::Truth(1),
            _ => {}
        }
    }

    fn open(&mut self, is_object: bool) {
        if self.levels.len() >= DEPTH {
            self.deeper += 1;
            return;
        }
        let is_exempt = self.levels.last().is_some_and(|level| level.is_exempt || self.is_exempt(level));
        self.levels.push(Level { is_object, wants_name: is_object, is_exempt, ..Level::default() });
    }

    /// Whether what stands under the last name of a level is left alone.
    fn is_exempt(&self, level: &Level) -> bool {
        match self.exempt {
            Exempt::Named(names) => names.iter().any(|name| level.name.eq_ignore_ascii_case(name)),
            _ => false,
        }
    }

    /// Something is true: perhaps that the object is exempt.
    fn mark(&mut self) {
        if let (Exempt::Marked(mark), Some(level)) = (self.exempt, self.levels.last_mut())
            && level.name.eq_ignore_ascii_case(mark)
        {
            level.is_exempt = true;
        }
    }

    fn close(&mut self, pass: Pass) {
        if self.deeper > 0 {
            self.deeper -= 1;
            return;
        }
        let Some(level) = self.levels.pop() else { return };
        if !level.is_exempt {
            for text in &level.waiting {
                pass(text, true);
            }
        }
    }

    fn push(&mut self, text: &str, pass: Pass) {
        self.text.push_str(text);
        if self.text.len() >= PART && self.is_read() && !self.waits() {
            pass(&self.text, false);
            self.is_begun = true;
            self.text.clear();
        }
    }

    /// Whether the text that is being read is one that matters.
    fn is_read(&self) -> bool {
        self.levels.last().is_none_or(|level| !level.wants_name && !level.is_exempt && !self.is_exempt(level))
    }

    /// Whether it waits for the end of its object.
    fn waits(&self) -> bool {
        matches!(self.exempt, Exempt::Marked(_))
            && self.levels.last().is_some_and(|level| level.is_object && level.waits < MOST)
    }

    /// A text is over.
    fn end(&mut self, pass: Pass) {
        self.at = At::Between;
        let (is_read, waits) = (self.is_read(), self.waits());
        let text = std::mem::take(&mut self.text);
        match self.levels.last_mut() {
            Some(level) if level.wants_name => {
                level.wants_name = false;
                level.name = if text.len() > LONGEST_NAME { String::new() } else { text };
            }
            // In text, too: some services read it so.
            Some(_) if text.eq_ignore_ascii_case("true") => self.mark(),
            _ if !is_read => {}
            _ => {
                let text = if self.is_begun || self.form != Form::Named { text } else { self.named(text) };
                match self.levels.last_mut().filter(|_| waits && !self.is_begun) {
                    Some(level) => {
                        level.waits += text.len();
                        level.waiting.push(text);
                    }
                    None => pass(&text, true),
                }
            }
        }
    }

    /// A value behind its name: a password has only that to tell it.
    fn named(&self, value: String) -> String {
        let names = self.levels.iter().rev().filter(|level| level.is_object).map(|level| level.name.as_str());
        match names.take(2).find(|name| !name.is_empty() && !name.eq_ignore_ascii_case("value")) {
            Some(name) => [name, "=", &value].concat(),
            None => value,
        }
    }
}
