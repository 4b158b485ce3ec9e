//! What redaction leaves: however a secret was written, nothing that is left shows a piece of it, nor does what it decodes to.

use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::string::ToString;
use alloc::vec::Vec;

use crate::base64::decode;
use crate::base64::encode;
use crate::base64::encode_bytes;
use crate::generate;
use crate::generate::Example;
use crate::redact;
use crate::rules;
use crate::scan;

/// So many letters in a row are a piece.
const PIECE: usize = 12;
/// The same of a password, which is short.
const SHORT_PIECE: usize = 6;
/// The rules whose secrets are passwords.
const PASSWORDS: [&str; 5] =
    ["url-password", "connection-password", "named-password", "command-password", "basic-credentials"];

/// How a secret is written: its name, how many rules of all must find theirs there, and the text made of an example.
type Way = (&'static str, usize, fn(&Example) -> String);

const WAYS: &[Way] = &[
    ("as it is", 480, |example| example.text.clone()),
    ("twice", 480, |example| example.text.repeat(2)),
    ("in single quotes", 480, |example| example.text.replace('"', "'")),
    ("without quotes", 480, |example| example.text.replace('"', "")),
    ("in a string of JSON", 480, |example| example.text.replace('"', "\\\"").replace('\n', "\\n")),
    ("in HTML", 470, |example| example.text.replace('"', "&quot;")),
    ("before +", 460, |example| behind(example, "+")),
    ("before /", 460, |example| behind(example, "/")),
    ("before =", 470, |example| behind(example, "=")),
    ("before ==", 470, |example| behind(example, "==")),
    ("before .", 480, |example| behind(example, ".")),
    ("before ~", 480, |example| behind(example, "~")),
    ("before -", 410, |example| behind(example, "-")),
    ("before _", 410, |example| behind(example, "_")),
    ("before \\", 480, |example| behind(example, "\\")),
    ("before \\n", 480, |example| behind(example, "\\n")),
    ("before %", 480, |example| behind(example, "%20")),
    ("before &", 480, |example| behind(example, "&x=1")),
    ("before ...", 480, |example| behind(example, "...")),
    ("before a letter", 140, |example| behind(example, "x")),
    ("before a digit", 150, |example| behind(example, "7")),
    ("before an é", 480, |example| behind(example, "é")),
    ("before a path", 460, |example| behind(example, "/some/path.txt")),
    ("before a word", 400, |example| behind(example, "-and-more.than_that")),
    ("before itself", 120, |example| behind(example, secret(example))),
    ("before itself and a comma", 270, |example| behind(example, &[",", secret(example)].concat())),
    ("before itself and a dot", 270, |example| behind(example, &[".", secret(example)].concat())),
    ("percent-encoded", 450, |example| with(example, &percent(secret(example)))),
    ("in base 64", 270, |example| encode(&example.text)),
    ("in base 64 twice", 270, |example| encode(&encode(&example.text))),
    ("in base 64 with padding percent-encoded", 270, |example| encode(&example.text).replace('=', "%3D")),
    ("alone in base 64", 210, |example| encode(secret(example))),
    ("alone in base 64, as a value", 210, |example| ["token: \"", &encode(secret(example)), "\"\n"].concat()),
    ("as a password in base 64", 220, |example| encode(&[":", secret(example)].concat())),
    ("twice in base 64", 280, |example| encode(&example.text.repeat(2))),
    ("twice in base 64, far apart", 280, |example| {
        encode(&[&example.text, &"nothing to see here\n".repeat(30)[..], &example.text].concat())
    }),
    ("in the middle of base 64", 280, |example| {
        let filler = "nothing to see here\n".repeat(20);
        encode(&[&filler, &example.text[..], &filler].concat())
    }),
    ("in base 64 over lines of 64", 280, |example| lines(&encode(&padded(example, 1)), 64, "\n")),
    ("in base 64 over lines of 76", 280, |example| lines(&encode(&padded(example, 2)), 76, "\r\n")),
    ("in base 64 over lines set in", 280, |example| lines(&encode(&padded(example, 0)), 76, "\n        ")),
    ("in base 64 over quoted lines", 280, |example| lines(&encode(&padded(example, 0)), 76, "\n> ")),
    ("in base 64 over escaped lines", 280, |example| lines(&encode(&padded(example, 1)), 76, "\\n")),
    ("in base 64 over lines escaped with \\r", 280, |example| {
        lines(&encode(&padded(example, 1)), 64, "\\r\\n")
    }),
    ("twice in base 64 over lines", 280, |example| {
        let filler = "nothing to see here\n".repeat(9);
        lines(&encode(&[&example.text, &filler[..], &example.text, &filler].concat()), 76, "\n")
    }),
    ("in base 64 of JSON over lines, twice", 480, |example| {
        let text = example.text.replace('"', "\\\"").replace('\n', "\\n");
        let file =
            ["{\"auths\":{\"a.example\":{\"password\":\"", &text, "\",\"b\":\"", &text, "\"}}}"].concat();
        lines(&encode(&file), 76, "\n    ")
    }),
    ("in base 64 of UTF-16", 280, |example| encode_bytes(&wide(&example.text))),
    ("in base 64 of UTF-16 over lines", 280, |example| {
        lines(&encode_bytes(&wide(&padded(example, 1))), 76, "\n")
    }),
    ("in base 64 within base 64 over lines", 270, |example| {
        let file = ["[http]\n  extraheader = x\nauth=", &encode(&example.text), "\n"].concat();
        lines(&encode(&file), 76, "\n")
    }),
    ("broken in two", 8, |example| broken(example, "\n")),
    ("broken in two and set in", 8, |example| broken(example, "\n    ")),
    ("broken by an escaped line end", 9, |example| broken(example, "\\n")),
    ("broken by an invisible character", 11, |example| broken(example, "\u{200b}")),
];

fn secret(example: &Example) -> &str {
    &example.text[example.secret.clone()]
}

/// The example with something else in the secret's place.
fn with(example: &Example, other: &str) -> String {
    [&example.text[..example.secret.start], other, &example.text[example.secret.end..]].concat()
}

fn behind(example: &Example, behind: &str) -> String {
    with(example, &[secret(example), behind].concat())
}

fn broken(example: &Example, gap: &str) -> String {
    let (first, second) = secret(example).split_at(secret(example).len() * 2 / 3);
    with(example, &[first, gap, second].concat())
}

/// Something before it, so that it begins at another place of a group, and much behind it.
fn padded(example: &Example, before: usize) -> String {
    ["x".repeat(before), example.text.clone(), "nothing to see here\n".repeat(9)].concat()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn lines(letters: &str, width: usize, gap: &str) -> String {
    letters.as_bytes().chunks(width).map(|line| str::from_utf8(line).unwrap()).collect::<Vec<_>>().join(gap)
}

fn percent(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            _ if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// What the bytes can be read as: themselves, without what escapes and breaks, and what their letters of base 64 stand for, from each place
/// of a group.
fn readings(bytes: &[u8]) -> Vec<Vec<u8>> {
    let plain = unescaped(bytes);
    let letters: Vec<u8> = plain.iter().copied().filter(|byte| !b" \t\r\n>\"'\\=".contains(byte)).collect();
    let mut all: Vec<Vec<u8>> = letters
        .split(|byte| !(byte.is_ascii_alphanumeric() || b"+/-_".contains(byte)))
        .filter(|stretch| stretch.len() >= PIECE)
        .flat_map(|stretch| {
            (0..4).map(move |start| {
                let mut out = vec![0; stretch.len()];
                let length = decode(&stretch[start..], &mut out);
                out.truncate(length);
                out.retain(|byte| *byte != 0);
                out
            })
        })
        .collect();
    all.push(plain);
    all.push(letters);
    all
}

/// The same text with the escapes of single characters read.
fn unescaped(bytes: &[u8]) -> Vec<u8> {
    let mut text = String::from_utf8_lossy(bytes).into_owned();
    for (escape, is) in [
        ("\\r", "\r"),
        ("\\n", "\n"),
        ("\\\"", "\""),
        ("\\/", "/"),
        ("\\u002B", "+"),
        ("\\u002b", "+"),
        ("\\u002F", "/"),
        ("\\u003D", "="),
        ("%2B", "+"),
        ("%2F", "/"),
        ("%3D", "="),
        ("%2b", "+"),
        ("%2f", "/"),
        ("%3d", "="),
        ("&#43;", "+"),
        ("&#47;", "/"),
        ("&#61;", "="),
        ("\u{200b}", ""),
    ] {
        text = text.replace(escape, is);
    }
    text.into_bytes()
}

/// The piece of so many letters of the secret that can be read in what is left, with two steps of decoding.
fn residue(left: &str, secret: &str, piece: usize) -> Option<String> {
    let pieces: BTreeSet<&[u8]> = secret.as_bytes().windows(piece).collect();
    let mut readings_of: Vec<Vec<u8>> = vec![left.as_bytes().to_vec()];
    for _ in 0..3 {
        for reading in &readings_of {
            if let Some(piece) = reading.windows(piece).find(|piece| pieces.contains(piece)) {
                return Some(String::from_utf8_lossy(piece).into_owned());
            }
        }
        readings_of = readings_of.iter().flat_map(|reading| readings(reading)).collect();
    }
    None
}

/// Whether a piece may be left, since nothing tells that it belongs to a secret.
fn is_excused(way: &str, rule: &str, example: &Example) -> bool {
    // Only what stands before it says that it is one, and before the second one nothing does.
    let is_announced = example.text[..example.secret.start] != *"value = \"";
    // A second one begins before its signs, and there it touches the first.
    let has_signs = secret(example).contains(['!', '@']);
    // A signature is of no use without what it signs, nor the end of a key without the key.
    let is_useless = matches!(rule, "jwt" | "private-key-encoded");
    // The end of a broken pair is letters like any others.
    let is_pair = rule == "basic-credentials";
    way.starts_with("before itself and") && is_announced
        || way.starts_with("before itself") && has_signs
        || way.starts_with("broken") && (is_useless || is_pair)
}

#[test]
fn nothing_that_is_left_shows_a_piece_of_a_secret() {
    let mut wrong = Vec::new();
    for (way, least, write) in WAYS {
        let mut found = 0;
        for rule in rules() {
            let Some(example) = generate::example(rule, 1).filter(|it| !is_excused(way, rule.id(), it))
            else {
                continue;
            };
            let text = write(&example);
            let findings = scan(&text);
            found += usize::from(!findings.is_empty());
            let left = redact(&text, &findings);
            let length = if PASSWORDS.contains(&rule.id()) { SHORT_PIECE } else { PIECE };
            let piece = residue(&left, secret(&example), length).filter(|_| !findings.is_empty());
            wrong.extend(piece.map(|piece| format!("{way}: {}: {piece} in {left:?} of {text:?}", rule.id())));
        }
        assert!(found >= *least, "{way}: found {found}");
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
}
