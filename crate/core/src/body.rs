//! What the page is about to send where others will see it, and what it was told from there.

use std::cell::RefCell;

use patrol_azdo::{Content, Texts, Written};
use patrol_policy::{Level, TextLevels};
use patrol_review::{Allowed, FieldKind, Flavour, Reader, Review, Source};
use serde::Serialize;
use ts_rs::TS;

use crate::memory;
use crate::text;

/// A part of a text that is long enough to tell something, in bytes.
const ENOUGH: usize = 64 << 10;

/// The document, among what is asked field by field.
const DOCUMENT: u32 = 1;

/// A request whose body holds secrets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Sending {
    /// What it would write.
    pub written: Written,
    /// What is in it. Without edits: a request is sent as it is, or not at all.
    pub review: Review,
}

thread_local! {
    /// The request that is being read.
    static REQUEST: RefCell<Option<(Written, Bodied)>> = const { RefCell::new(None) };
    /// The answer that is being read.
    static ANSWER: RefCell<Option<Bodied>> = const { RefCell::new(None) };
    /// What requests of this document may send without a question.
    static SENDABLE: RefCell<Allowed> = RefCell::default();
}

/// A body, and what is found in it.
struct Bodied {
    texts: Texts,
    found: Found,
}

/// Gives texts to a reader that come in parts of any length.
struct Found {
    reader: Reader,
    /// What must come again with the next part.
    rest: String,
    /// Whether the next part begins a text.
    is_new: bool,
}

impl Bodied {
    fn new(texts: Texts, reader: Reader) -> Bodied {
        Bodied { texts, found: Found { reader, rest: String::new(), is_new: true } }
    }

    fn read(&mut self, piece: &str, is_last: bool) {
        let Bodied { texts, found } = self;
        texts.read(piece, is_last, &mut |part, is_over| found.take(part, is_over));
    }
}

impl Found {
    fn take(&mut self, part: &str, is_over: bool) {
        if std::mem::replace(&mut self.is_new, is_over) {
            self.reader.flavour(Flavour::Plain);
        }
        if is_over && self.rest.is_empty() {
            self.reader.read(part, true);
            return;
        }
        self.rest.push_str(part);
        if is_over || self.rest.len() >= ENOUGH {
            let mut again = self.reader.read(&self.rest, is_over);
            let mut start = self.rest.len();
            for letter in self.rest.chars().rev() {
                if again == 0 {
                    break;
                }
                again -= letter.len_utf16();
                start -= letter.len_utf8();
            }
            self.rest.drain(..start);
        }
    }
}

/// A reader of what a request sends or an answer tells.
fn reader(levels: impl Into<TextLevels>) -> Option<Reader> {
    Reader::begin(Source::Request, FieldKind::Text, levels).map(text::told)
}

pub(crate) fn begin_request(text: &str) -> usize {
    let mut lines = text.split('\n');
    let mut line = || lines.next().unwrap_or_default();
    let content = Content::of(line(), line());
    let request = content.and_then(|content| {
        let reader = reader(TextLevels::read(line())?)?.at(line().parse().unwrap_or_default());
        Some((content.written(), Bodied::new(Texts::sent(content), reader)))
    });
    let longest = if request.is_some() { content.map_or(0, Content::longest) } else { 0 };
    REQUEST.set(request);
    longest
}

pub(crate) fn request_body(piece: &str, is_last: bool) -> usize {
    REQUEST.with_borrow_mut(|request| {
        request.as_mut().map_or(0, |(_, body)| {
            body.read(piece, is_last);
            usize::from(body.texts.is_unread())
        })
    })
}

pub(crate) fn finish_request() -> usize {
    let Some((written, body)) = REQUEST.take() else { return 0 };
    let review = SENDABLE.with_borrow(|sendable| body.found.reader.finish_in(&[(DOCUMENT, sendable)]));
    review.map_or(0, |mut review| {
        review.edits.clear();
        memory::answer(&Sending { written, review })
    })
}

pub(crate) fn allow_request() -> usize {
    if let Some((_, body)) = REQUEST.take() {
        allow(&body.found.reader);
    }
    0
}

/// Decides about a text that stands in a field. What requests may send, is not asked about before they do.
pub(crate) fn finish_inside(reader: Reader, field: u32, allowed: &Allowed) -> Option<Review> {
    SENDABLE.with_borrow(|sendable| reader.finish_in(&[(field, allowed), (DOCUMENT, sendable)]))
}

/// From now on, requests may send these secrets.
pub(crate) fn allow(reader: &Reader) {
    SENDABLE.with_borrow_mut(|sendable| reader.allow(DOCUMENT, sendable));
}

pub(crate) fn begin_answer(address: &str) -> usize {
    let body = reader(Level::Block).map(|reader| Bodied::new(Texts::told(Content::at(address)), reader));
    ANSWER.set(body);
    0
}

pub(crate) fn answer_body(piece: &str, is_last: bool) -> usize {
    ANSWER.with_borrow_mut(|answer| {
        if let Some(body) = answer {
            body.read(piece, is_last);
        }
        if is_last && let Some(body) = answer.take() {
            allow(&body.found.reader);
        }
    });
    0
}

#[cfg(test)]
mod tests {
    use patrol_detect::generate::azure_devops_pat;
    use serde_json::Value;

    use super::*;

    const THREADS: &str = "/contoso/web/_apis/git/repositories/shop/pullRequests/7/threads";
    const PUSHES: &str = "/contoso/web/_apis/git/repositories/shop/pushes";

    /// How much the page script gives at once, in bytes.
    const PIECE: usize = 256 << 10;

    fn pieces(body: &str, mut read: impl FnMut(&str, bool)) {
        let mut rest = body;
        loop {
            let (piece, after) = rest.split_at(rest.floor_char_boundary(PIECE));
            read(piece, after.is_empty());
            if after.is_empty() {
                return;
            }
            rest = after;
        }
    }

    fn given(address: &str, body: &str, level: &str) {
        begin_request(&format!("POST\n{address}\n{level}\n0\n"));
        pieces(body, |piece, is_last| {
            request_body(piece, is_last);
        });
    }

    /// What is found in a request.
    fn found(address: &str, body: &str) -> Option<Sending> {
        given(address, body, "acknowledge");
        let (written, body) = REQUEST.take()?;
        let review = SENDABLE.with_borrow(|sendable| body.found.reader.finish_in(&[(DOCUMENT, sendable)]))?;
        Some(Sending { written, review })
    }

    fn told(address: &str, body: &str) {
        begin_answer(address);
        pieces(body, |piece, is_last| {
            answer_body(piece, is_last);
        });
    }

    fn comment(text: &str) -> String {
        serde_json::json!({ "comments": [{ "content": text }] }).to_string()
    }

    #[test]
    fn a_secret_is_found_with_its_line_and_what_it_would_be_in() {
        let token = azure_devops_pat(1);
        let sending = found(THREADS, &comment(&format!("first\nPAT={token}"))).unwrap();
        assert_eq!(sending.written, Written::Comment);
        let [group] = &sending.review.groups[..] else { panic!("{sending:?}") };
        assert_eq!((group.places[0].line, &group.places[0].context[..4]), (2, "PAT="));
        assert_eq!(found(THREADS, &comment("nothing")), None);
        assert_eq!(begin_request("POST\n/contoso/_apis/IdentityPicker/Identities\nacknowledge\n0\n"), 0);
        assert_eq!(begin_request(&format!("POST\n{THREADS}\noff\n0\n")), 0);
        assert_eq!(begin_request(&format!("GET\n{THREADS}\nblock\n0\n")), 0);
        assert_eq!(begin_request(&format!("POST\n{PUSHES}\nblock\n0\n")), 10 << 20);
    }

    #[test]
    fn a_secret_is_found_wherever_a_long_body_is_cut() {
        let token = azure_devops_pat(2);
        for before in (PIECE - 150..PIECE + 10).step_by(13).chain([1_000_000, 3 * PIECE]) {
            let file = format!("{}PAT={token}\r\n{}", "x y\n".repeat(before / 4), "é z\n".repeat(9_000));
            let body =
                serde_json::json!({ "commits": [{ "changes": [{ "newContent": { "content": file } }] }] });
            let sending = found(PUSHES, &body.to_string()).unwrap();
            let [group] = &sending.review.groups[..] else { panic!("{sending:?}") };
            assert_eq!((group.count, group.places[0].line as usize), (1, before / 4 + 1), "{before}");
        }
    }

    #[test]
    fn what_was_sent_or_told_is_sent_without_a_question_up_to_its_level() {
        let (sent, loaded, new) = (azure_devops_pat(3), azure_devops_pat(4), azure_devops_pat(5));
        given(THREADS, &comment(&sent), "acknowledge");
        allow_request();
        assert_eq!(found(PUSHES, &comment(&sent)), None);
        given(THREADS, &comment(&sent), "block");
        assert!(finish_request() > 0, "a firmer level asks again");
        let answer = format!(r#"{{"fields":{{"System.Description":"<p>\u00e4 \"{loaded}\"</p>"}}}}"#);
        told("/contoso/web/_apis/wit/workItems/42", &answer);
        given(THREADS, &comment(&loaded), "block");
        assert_eq!(finish_request(), 0, "nothing is firmer than what the server has");
        let both = found(THREADS, &comment(&format!("{loaded} {new}"))).unwrap();
        let asked: Vec<_> = both.review.groups.iter().map(|group| group.allowed).collect();
        assert_eq!(asked.iter().filter(|allowed| !**allowed).count(), 1);
    }

    #[test]
    fn what_was_sent_is_not_asked_about_where_it_stands_but_where_it_is_pasted() {
        let token = azure_devops_pat(8);
        given(THREADS, &comment(&token), "acknowledge");
        allow_request();
        for (source, is_asked) in [("typing", false), ("submit", false), ("paste", true), ("drop", true)] {
            text::begin(&format!("{source}\ntext\nacknowledge\n3\n0\n"));
            text::read(&token, true);
            assert_eq!(text::finish() > 0, is_asked, "{source}");
        }
    }

    #[test]
    fn an_answer_that_is_read_little_by_little_disturbs_no_request() {
        let (loaded, new) = (azure_devops_pat(6), azure_devops_pat(7));
        let (first, second) = loaded.split_at(40);
        begin_answer("");
        answer_body(&format!("{{\"a\":\"{first}"), false);
        assert!(found(THREADS, &comment(&new)).is_some());
        answer_body(&format!("{second}\"}}"), true);
        assert_eq!(found(THREADS, &comment(&loaded)), None);
    }

    /// What pages of Azure DevOps send in a day.
    #[test]
    fn none_of_a_days_traffic_is_asked_about() {
        let traffic: Value = serde_json::from_str(include_str!("../../azdo/traffic.json")).unwrap();
        let mut read = 0;
        for request in traffic.as_array().unwrap() {
            let said = |name: &str| request[name].as_str().unwrap();
            read += usize::from(Content::of(said("method"), said("path")).is_some());
            let sending = (said("method") != "GET").then(|| found(said("path"), said("body"))).flatten();
            assert_eq!(sending, None, "{}", said("what"));
        }
        assert!(read > 25, "{read}");
    }
}
