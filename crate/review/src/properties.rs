//! What every review must hold, whatever the text.

use std::ops::Range;

use patrol_detect::{generate, redact, rules, scan};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use crate::testing::{edited, read};
use crate::{Flavour, Review};
use patrol_phrase::clean;

/// What is decided about a pasted text.
fn whole(text: &str) -> Option<Review> {
    in_pieces(text, usize::MAX / 2)
}

fn in_pieces(text: &str, size: usize) -> Option<Review> {
    read(&[(Flavour::Plain, text)], size)
}

/// The line on which a byte of the text stands, counted as an editor that has the whole text would.
fn line(text: &str, at: usize) -> u32 {
    let before = text[..at].replace("\r\n", "\n").replace('\r', "\n");
    u32::try_from(before.split('\n').count()).unwrap()
}

/// Every six successive characters of a text.
fn sixes(text: &str) -> impl Iterator<Item = &str> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    (0..starts.len().saturating_sub(6)).map(move |at| &text[starts[at]..starts[at + 6]])
}

/// A part of a secret that a context shows. What also stands outside of the secrets is no part of one.
fn shown(text: &str, secrets: &[Range<usize>], review: &Review) -> Option<String> {
    let mut others = String::new();
    let mut done = 0;
    for secret in secrets {
        others.push_str(&text[done..secret.start]);
        others.push('•');
        done = secret.end;
    }
    others.push_str(&text[done..]);
    let others: String = others.chars().filter_map(clean).collect();
    let contexts: Vec<&str> =
        review.groups.iter().flat_map(|group| &group.places).map(|place| place.context.as_str()).collect();
    let contexts = contexts.join("\n");
    secrets
        .iter()
        .flat_map(|secret| sixes(&text[secret.clone()]))
        .find(|six| contexts.contains(six) && !others.contains(six))
        .map(|six| format!("{six:?} of {text:?} in {contexts:?}"))
}

/// A secret of any kind, with the words that it needs beside it.
fn secret() -> impl Strategy<Value = String> {
    let rules: Vec<_> = rules().collect();
    (select(rules), prop_oneof![any::<u64>(), 0..4u64])
        .prop_map(|(rule, seed)| generate::example(rule, seed).unwrap().text)
}

fn piece() -> impl Strategy<Value = String> {
    let token = prop_oneof![any::<u64>(), 0..4u64].prop_map(generate::azure_devops_pat);
    prop_oneof![
        6 => secret(),
        3 => token.clone(),
        1 => token.clone().prop_map(|token| format!("{}\n{}\n", &token[..42], &token[42..])),
        1 => token.prop_map(|token| format!("{}\u{200b}{}", &token[..42], &token[42..])),
        4 => select(&["\n", "\r\n", "\r", " ", "\t", "  - key: ", "é😀", "\u{202e}", "\u{200b}", "=", "\u{1b}[31m", "…", "\n\n"][..])
            .prop_map(String::from),
        2 => "[a-zé😀]{1,9}( [a-z0-9=]{1,9}){0,20}",
    ]
}

fn text() -> impl Strategy<Value = String> {
    vec(piece(), 0..12).prop_map(|pieces| pieces.concat())
}

fn long_text() -> impl Strategy<Value = String> {
    let filler = prop_oneof![
        (0..3000usize).prop_map(|lines| "a line of nothing\r\n".repeat(lines)),
        (0..30_000usize).prop_map(|count| "\r".repeat(count)),
        (0..9000usize).prop_map(|count| "é😀".repeat(count)),
        (0..400usize).prop_map(|lines| {
            let line = format!("PAT={}\n", generate::azure_devops_pat(7));
            line.repeat(lines)
        }),
    ];
    vec(prop_oneof![3 => piece(), 1 => filler], 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_context_shows_nothing_of_a_secret(text in text()) {
        let secrets: Vec<_> = scan(&text).into_iter().map(|finding| finding.range).collect();
        let review = whole(&text);
        prop_assert_eq!(review.is_none(), secrets.is_empty());
        if let Some(review) = review {
            prop_assert_eq!(shown(&text, &secrets, &review), None);
        }
    }

    #[test]
    fn the_edits_do_what_redaction_does(text in text()) {
        let edits = whole(&text).map(|review| review.edits.concat()).unwrap_or_default();
        prop_assert_eq!(edited(&text, &edits), redact(&text, &scan(&text)));
    }

    #[test]
    fn places_are_short_on_their_line_and_fit_to_be_shown(text in text()) {
        let mut lines: Vec<u32> = scan(&text).iter().map(|finding| line(&text, finding.range.start)).collect();
        for place in whole(&text).into_iter().flat_map(|review| review.groups).flat_map(|group| group.places) {
            let at = lines.iter().position(|line| *line == place.line);
            prop_assert!(at.is_some(), "{place:?}");
            lines.remove(at.unwrap_or_default());
            prop_assert!(place.context.chars().count() <= 70, "{place:?}");
            prop_assert!(place.context.contains("••••"), "{place:?}");
            prop_assert!(!place.context.contains(char::is_control), "{place:?}");
            prop_assert!(!place.context.contains(['\u{200b}', '\u{202e}']), "{place:?}");
        }
    }

    #[test]
    fn every_finding_is_counted(text in text()) {
        let count = whole(&text).map_or(0, |review| review.groups.iter().map(|group| group.count).sum());
        prop_assert_eq!(count as usize, scan(&text).len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn pieces_tell_what_the_whole_text_tells(text in long_text(), size in 65_536..99_999usize) {
        let (mut review, whole) = (in_pieces(&text, size), whole(&text));
        let secrets: Vec<_> = scan(&text).into_iter().map(|finding| finding.range).collect();
        if let (Some(review), Some(whole)) = (&mut review, &whole) {
            prop_assert_eq!(shown(&text, &secrets, review), None);
            // Where a piece ends, a context is cut.
            for (group, same) in review.groups.iter_mut().zip(&whole.groups) {
                for (place, same) in group.places.iter_mut().zip(&same.places) {
                    if place.context.contains('…') {
                        place.context.clone_from(&same.context);
                    }
                }
            }
        }
        prop_assert_eq!(review, whole);
    }
}
