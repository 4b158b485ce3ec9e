use patrol_json::{Json, Part};
use proptest::prelude::*;

use super::*;

/// The texts of a body that comes in pieces of so many bytes, and whether something was left unread.
fn texts_of(mut texts: Texts, body: &str, size: usize) -> (Vec<String>, bool) {
    let (mut read, mut open) = (Vec::new(), String::new());
    let mut take = |part: &str, is_over: bool| {
        open.push_str(part);
        if is_over {
            read.push(std::mem::take(&mut open));
        }
    };
    let mut rest = body;
    loop {
        let (piece, after) = rest.split_at(rest.ceil_char_boundary(size.min(rest.len())));
        texts.read(piece, after.is_empty(), &mut take);
        rest = after;
        if rest.is_empty() {
            return (read, texts.is_unread());
        }
    }
}

fn sorted<T: Ord>(mut list: Vec<T>) -> Vec<T> {
    list.sort();
    list
}

/// What the pages send, as it is written, and what of it is read. `tests/package/gate.test.mjs` holds the gate to the same table.
#[test]
fn every_request_of_the_table_is_read_as_it_says() {
    let table = Json::parse(include_str!("../../writes.json")).unwrap();
    for row in table.root().elements().unwrap() {
        let said = |name| row.get(name).and_then(Part::as_str);
        let (what, body) = (said("what").unwrap(), said("body").unwrap());
        let content = Content::of(said("method").unwrap(), said("path").unwrap());
        let written = content.map(|content| serde_json::to_value(content.written()).unwrap());
        assert_eq!(written.as_ref().and_then(serde_json::Value::as_str), said("written"), "{what}");
        let Some(content) = content else { continue };
        let expected = row.get("read").and_then(Part::elements);
        let expected: Option<Vec<_>> =
            expected.map(|texts| texts.map(|text| text.as_str().unwrap()).collect());
        // Where a mark is waited for, a text comes later.
        let expected = expected.map(sorted);
        for size in [usize::MAX, 7, 1] {
            // By its first letters alone an archive is not told from text.
            if expected.is_none() && size < 9 {
                continue;
            }
            // Nor is base64, a form or UTF-16.
            if size < 9
                && ["base64", "UTF-16", "form", "older", "wiki", "run"].iter().any(|kind| what.contains(kind))
            {
                continue;
            }
            let (read, is_unread) = texts_of(Texts::sent(content), body, size);
            assert_eq!(is_unread, expected.is_none(), "{what}");
            assert_eq!(sorted(read), expected.clone().unwrap_or_default(), "{what}, by {size}");
        }
    }
}

const PUSH: &str = "/contoso/web/_apis/git/repositories/shop/pushes";

fn push() -> Texts {
    Texts::sent(Content::of("POST", PUSH).unwrap())
}

#[test]
fn a_long_file_is_read_whole_however_it_is_written() {
    let line = "A line of the file: \"x\" — ünï\n";
    let file = line.repeat(20_000);
    let encoded = |bytes: &[u8]| {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let group = |three: &[u8]| {
            let number =
                three.iter().fold(0, |all, byte| all << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
            let letter = |at: usize| match at {
                at if at > three.len() => '=',
                at => char::from(LETTERS[(number >> (18 - 6 * at)) as usize & 63]),
            };
            (0..4).map(letter).collect::<String>()
        };
        bytes.chunks(3).map(group).collect::<String>()
    };
    let utf16: Vec<u8> = file.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let json = |content: &str| {
        format!(r#"{{"commits":[{{"changes":[{{"newContent":{{"content":{content},"contentType":1}}}}]}}]}}"#)
    };
    let plain = json(&serde_json::to_string(&file).unwrap());
    assert_eq!(texts_of(push(), &plain, 200_000), (vec![file.clone()], false));
    let in_base64 = json(&format!("\"{}\"", encoded(file.as_bytes())));
    let (read, _) = texts_of(push(), &in_base64, 200_000);
    // Where a part ends, a letter of several bytes may be broken.
    assert_eq!(read[0].matches("A line of the file: \"x\" ").count(), 20_000);
    let (read, _) = texts_of(push(), &json(&format!("\"{}\"", encoded(&utf16))), 200_000);
    assert_eq!(read[0].matches("A line of the file: \"x\" ").count(), 20_000);
    let picture: Vec<u8> = (0..200_000u32).map(|at| (at.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let (read, is_unread) = texts_of(push(), &json(&format!("\"{}\"", encoded(&picture))), 200_000);
    assert_eq!((read.len(), is_unread), (0, true));
}

#[test]
fn what_only_looks_like_base64_is_read_as_it_is() {
    for text in [
        "q9V7nB2K4xL8wR3tY6uPq9V7nB2K4xL8wR3tY6uPq9V7nB2K4xL8wR3tY6uP",
        "refsheadsmaintopic",
        "AAAAAAAAAAAAAAAAAAAAAAAA",
    ] {
        let (read, is_unread) = texts_of(push(), &format!("{{\"content\":\"{text}\"}}"), 1000);
        assert_eq!((read, is_unread), (vec![text.to_owned()], false));
    }
}

#[test]
fn an_answer_is_read_with_what_a_request_leaves_alone() {
    let address = "/contoso/web/_apis/distributedtask/variablegroups/7";
    let body = r#"{"variables":{"KEY":{"isSecret":true,"value":"some value"}}}"#;
    let read = |texts| texts_of(texts, body, 1000).0;
    assert_eq!(read(Texts::told(Content::at(address))), ["KEY=some value"]);
    assert_eq!(read(Texts::sent(Content::of("PUT", address).unwrap())).len(), 0);
    let read_short = texts_of(Texts::told(None), r#"{"data":{"x":["a text"]}}"#, 9).0;
    assert_eq!(read_short.len(), 0);
    assert_eq!(texts_of(Texts::told(None), r#"{"data":{"x":["a longer text"]}}"#, 9).0, ["a longer text"]);
}

#[test]
fn however_deep_a_body_is_its_texts_are_read() {
    let body = format!("{}\"a deep text\"{}", "[{\"x\":".repeat(500_000), "}]".repeat(500_000));
    assert_eq!(texts_of(push(), &body, 100_000).0, ["a deep text"]);
}

proptest! {
    #[test]
    fn the_texts_of_any_json_are_those_that_a_parser_reads(
        texts in proptest::collection::vec("[^\\x00-\\x1f\u{fffd}]{9,40}|[a-z =\"\\\\\n\t/]{9,30}", 1..9),
        size in 1..200usize,
    ) {
        let body = serde_json::to_string(&serde_json::json!({ "list": texts, "object": { "text": texts[0] } })).unwrap();
        let mut expected = texts.clone();
        expected.push(texts[0].clone());
        prop_assume!(!expected.iter().any(|text| text.eq_ignore_ascii_case("true")));
        prop_assert_eq!(texts_of(push(), &body, size.max(8)).0, expected);
    }

    #[test]
    fn nothing_that_is_sent_stops_it(body in "\\PC{0,200}|[\\[\\]{}\":,\\\\ut a]{0,100}", size in 1..50usize) {
        texts_of(push(), &body, size);
        texts_of(Texts::sent(Content::of("PUT", "/o/_apis/build/definitions/1").unwrap()), &body, size);
    }
}
