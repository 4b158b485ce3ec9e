use super::base64;
use super::encoding::Encoding;
use super::endpoints::{Exempt, Form};
use super::json::Reader;
use crate::Content;

/// What takes the texts: a part of one, and whether the text is over with it.
pub type Take<'a> = &'a mut dyn FnMut(&str, bool);

/// A shorter text has no secret.
const SHORTEST: usize = 8;
/// So much of a long text tells whether it is base64, in bytes.
const SAMPLE: usize = 4096;

/// Reads the texts of a body, piece by piece: out of JSON, forms, base64, UTF-16.
pub struct Texts {
    form: Form,
    json: Option<Reader>,
    encoding: Option<Encoding>,
    /// Whether something in the body was no text, and has not been read.
    is_unread: bool,
    value: Value,
}

/// One text of the body.
#[derive(Default)]
struct Value {
    /// What is known of it, once a part of it has been seen.
    kind: Option<Kind>,
    /// Letters of base64 that wait for the others of their group.
    left: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Read as it is.
    Plain,
    /// Base64 of text.
    Encoded(Encoding),
    /// Base64 of something else.
    Unread,
    /// Base64 of a picture.
    Picture,
}

impl Texts {
    /// Of a body that goes out: without what the service keeps as a secret.
    pub fn sent(content: Content) -> Texts {
        Texts::new(content.0.form, content.0.exempt)
    }

    /// Of an answer, whole.
    pub fn told(content: Option<Content>) -> Texts {
        Texts::new(content.map_or(Form::Json, |content| content.0.form), Exempt::Nothing)
    }

    fn new(form: Form, exempt: Exempt) -> Texts {
        let json = Some(Reader::new(form, exempt));
        Texts { form, json, encoding: None, is_unread: false, value: Value::default() }
    }

    /// Whether something in the body was no text, such as an archive, and has not been read. Pictures do not count: they hold none.
    pub fn is_unread(&self) -> bool {
        self.is_unread
    }

    /// Reads the next piece, of any length.
    pub fn read(&mut self, piece: &str, is_last: bool, take: Take) {
        let encoding = *self.encoding.get_or_insert_with(|| {
            let is_json = self.form != Form::File && piece.trim_start().starts_with(['{', '[', '"']);
            if !is_json {
                self.json = None;
            }
            // The parts of a form with files are of different kinds.
            if piece.starts_with("--") { Encoding::Utf16 } else { Encoding::of(piece) }
        });
        if matches!(encoding, Encoding::Binary | Encoding::Picture) {
            self.is_unread |= encoding == Encoding::Binary;
            return;
        }
        let Texts { json, value, is_unread, .. } = self;
        let text = encoding.undo(piece);
        let mut pass = |part: &str, is_over: bool| *is_unread |= !value.pass(part, is_over, take);
        match json {
            Some(json) => json.read(&text, is_last, &mut pass),
            None => pass(&text, is_last),
        }
    }
}

impl Value {
    /// Passes a part of a text on. False: it is no text, and is not read.
    fn pass(&mut self, part: &str, is_over: bool, take: Take) -> bool {
        let is_whole = self.kind.is_none() && is_over;
        let kind = *self.kind.get_or_insert_with(|| Kind::of(part, is_over));
        match kind {
            Kind::Plain if is_whole && part.len() < SHORTEST => {}
            Kind::Plain => take(part, is_over),
            Kind::Unread | Kind::Picture => {}
            Kind::Encoded(encoding) => {
                self.left.push_str(part);
                let (bytes, left) = base64::decoded(&self.left, is_over);
                take(&encoding.undo(&String::from_utf8_lossy(&bytes)), is_over);
                self.left.drain(..self.left.len().saturating_sub(left));
            }
        }
        if is_over {
            *self = Value::default();
        }
        kind != Kind::Unread
    }
}

impl Kind {
    /// By the beginning of a text. What is base64 only by chance, such as a token, is no text when it is decoded.
    fn of(part: &str, is_over: bool) -> Kind {
        let sample = &part[..part.floor_char_boundary(SAMPLE)];
        if !base64::is_likely(sample) {
            return Kind::Plain;
        }
        let (bytes, _) = base64::decoded(sample, is_over && sample.len() == part.len());
        let text = String::from_utf8_lossy(&bytes);
        let is_text = || text.chars().filter(|letter| *letter == '\u{fffd}').count() * 50 <= text.len();
        match Encoding::of(&text) {
            Encoding::Picture => Kind::Picture,
            Encoding::Utf16 => Kind::Encoded(Encoding::Utf16),
            Encoding::Utf8 | Encoding::Form if is_text() => Kind::Encoded(Encoding::Utf8),
            // A token is not longer.
            _ if part.len() > SAMPLE => Kind::Unread,
            _ => Kind::Plain,
        }
    }
}
