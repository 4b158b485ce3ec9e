//! Texts of every kind: what becomes of them is written beside each, and parsers that know nothing of ours judge the result.
#![allow(clippy::unwrap_used, clippy::panic, reason = "part of the tests, where a panic is a failure")]

mod corpus;
mod oracle;

use patrol_detect::{Carrier, Finding, mask, scan};
use patrol_rewrite::{Hidden, Outcome, Rewritten, rewrite, rewrite_hidden};
use proptest::prelude::*;

use corpus::Case;

/// What is true of every result, whatever the text.
fn check(text: &str, hint: Option<&str>, findings: &[Finding]) -> Rewritten {
    let rewritten = rewrite(text, hint, findings);
    // The edits lead to the result, and nothing else has changed.
    let (mut result, mut by_units, mut done) = (String::new(), Vec::new(), 0);
    let units: Vec<u16> = text.encode_utf16().collect();
    let mut done_units = 0;
    for edit in &rewritten.edits {
        result += &text[done..edit.range.start];
        result += &edit.text;
        done = edit.range.end;
        by_units.extend(&units[done_units..edit.utf16.start]);
        by_units.extend(edit.text.encode_utf16());
        done_units = edit.utf16.end;
    }
    result += &text[done..];
    by_units.extend(&units[done_units..]);
    assert_eq!(result, rewritten.text, "{text}");
    assert_eq!(String::from_utf16(&by_units).unwrap(), rewritten.text, "{text}");
    // Every secret is in an edit.
    for finding in findings {
        let has = rewritten.edits.iter().any(|edit| {
            edit.outcome != Outcome::Beside
                && edit.range.start <= finding.range.start
                && finding.range.end <= edit.range.end
        });
        assert!(has, "{text}\n{finding:?}");
    }
    rewritten
}

/// What is true where every secret was handed over.
fn check_all(text: &str, hint: Option<&str>) -> Rewritten {
    let findings = scan(text);
    let rewritten = check(text, hint, &findings);
    assert_eq!(scan(&rewritten.text), [], "{text}\n→\n{}", rewritten.text);
    let again = rewrite(&rewritten.text, hint, &scan(&rewritten.text));
    assert_eq!((again.text, again.edits.len()), (rewritten.text.clone(), 0));
    for finding in &findings {
        let secret = &text[finding.range.clone()];
        for at in (0..secret.len().saturating_sub(7)).filter(|_| secret.is_ascii()) {
            let piece = &secret[at..at + 8];
            let count = |text: &str| text.matches(piece).count();
            assert!(count(&rewritten.text) < count(text), "a piece is left\n{}", rewritten.text);
        }
    }
    rewritten
}

#[test]
fn every_text_becomes_what_stands_beside_it() {
    corpus::compare(|case| check_all(&case.text, Some(case.hint())));
}

#[test]
fn line_ends_of_windows_change_nothing() {
    for case in corpus::all() {
        let unix = check_all(&case.text, Some(case.hint()));
        let windows = check_all(&case.text.replace('\n', "\r\n"), Some(case.hint()));
        assert_eq!(windows.text, unix.text.replace('\n', "\r\n"), "{}: {}", case.kind, case.title);
    }
}

#[test]
fn a_byte_order_mark_changes_nothing() {
    for case in corpus::all() {
        let plain = check_all(&case.text, Some(case.hint()));
        let marked = check_all(&format!("\u{feff}{}", case.text), Some(case.hint()));
        assert_eq!(marked.text, format!("\u{feff}{}", plain.text), "{}: {}", case.kind, case.title);
    }
}

#[test]
fn the_kind_is_seen_without_a_hint() {
    // A text of one line may be of many kinds.
    let long: Vec<&Case> = corpus::all().iter().filter(|case| case.text.lines().count() > 2).collect();
    let is_seen = |case: &&&Case| patrol_rewrite::kind_of(&case.text, None) == Some(case.kind.as_str());
    let missed: Vec<String> = long
        .iter()
        .filter(|case| !is_seen(case))
        .map(|case| {
            format!("{}: {} → {:?}", case.kind, case.title, patrol_rewrite::kind_of(&case.text, None))
        })
        .collect();
    assert!(missed.len() * 10 < long.len(), "{} of {}: {missed:#?}", missed.len(), long.len());
}

#[test]
fn what_could_be_read_can_be_read_afterwards() {
    for case in corpus::all() {
        for text in [case.text.clone(), case.text.replace('\n', "\r\n"), format!("\n{}\n", case.text)] {
            let rewritten = check_all(&text, Some(case.hint()));
            oracle::same(&case.kind, &text, &rewritten);
        }
    }
}

#[test]
fn every_kind_has_texts_and_leads_to_a_scenario() {
    let cases = corpus::all();
    for kind in patrol_rewrite::kinds() {
        let count = cases.iter().filter(|case| case.kind == kind.id).count();
        assert!(count >= 2, "{} has {count} texts", kind.id);
        let scenario =
            format!("{}/../guide/content/scenario/{}.md", env!("CARGO_MANIFEST_DIR"), kind.scenario);
        assert!(std::path::Path::new(&scenario).exists(), "{scenario}");
    }
}

#[test]
fn a_script_that_was_cut_behind_a_sign_is_read() {
    for text in ["$a = @", "$a = @'", "$a = @é", "$a = @\"\n", "<#", "'"] {
        check_all(text, Some("run.ps1"));
    }
}

/// The text with a letter of its own for each secret, and their masks.
fn hide(text: &str, findings: &[Finding]) -> (String, Vec<String>) {
    let mut values: Vec<&str> = Vec::new();
    let (mut hidden, mut done) = (String::new(), 0);
    for finding in findings {
        let value = &text[finding.range.clone()];
        let number = values.iter().position(|one| *one == value).unwrap_or(values.len());
        if number == values.len() {
            values.push(value);
        }
        let letter = char::from(b'a' + u8::try_from(number).unwrap());
        hidden += &text[done..finding.range.start];
        let units = value.chars().flat_map(|one| std::iter::repeat_n(one, one.len_utf16()));
        hidden.extend(units.map(|one| if one.is_whitespace() { one } else { letter }));
        done = finding.range.end;
    }
    hidden += &text[done..];
    (hidden, findings.iter().map(mask).collect())
}

#[test]
fn what_is_hidden_is_rewritten_as_if_it_were_seen_or_not_at_all() {
    let mut count = 0;
    for case in corpus::all() {
        for text in [case.text.clone(), case.text.replace('\n', "\r\n")] {
            let findings = scan(&text);
            let seen = rewrite(&text, Some(case.hint()), &findings);
            let (hidden, masks) = hide(&text, &findings);
            let secrets: Vec<Hidden<'_>> = findings
                .iter()
                .zip(&masks)
                .map(|(finding, mask)| {
                    let is_encoded = matches!(finding.carrier, Carrier::Base64 | Carrier::BasicHeader);
                    Hidden { utf16: finding.utf16.clone(), mask, is_encoded }
                })
                .collect();
            let offer = rewrite_hidden(&hidden, &secrets, &[case.hint()], true);
            let is_masked = seen.edits.iter().any(|edit| matches!(edit.outcome, Outcome::Redacted(_)));
            let is_encoded = secrets.iter().any(|secret| secret.is_encoded);
            assert_eq!(offer.is_none(), is_masked || is_encoded, "{}: {}", case.kind, case.title);
            let Some(offer) = offer else { continue };
            count += 1;
            let places = |edits: &[patrol_rewrite::Edit]| -> Vec<_> {
                edits.iter().map(|edit| (edit.utf16.clone(), edit.text.clone())).collect()
            };
            assert_eq!(places(&offer.edits), places(&seen.edits), "{}: {}", case.kind, case.title);
            assert_eq!(offer.setup, seen.setup, "{}: {}", case.kind, case.title);
        }
    }
    assert!(count > 100, "{count}");
}

#[test]
fn most_texts_are_surely_seen_without_a_hint() {
    let (mut seen, mut all) = (0, 0);
    for case in corpus::all().iter().filter(|case| case.text.lines().count() > 2) {
        let findings = scan(&case.text);
        let (hidden, masks) = hide(&case.text, &findings);
        let secret = |(finding, mask): (&Finding, &'_ String)| (finding.utf16.clone(), mask.clone());
        let secrets: Vec<_> = findings.iter().zip(&masks).map(secret).collect();
        let secrets: Vec<Hidden<'_>> = secrets
            .iter()
            .map(|(utf16, mask)| Hidden { utf16: utf16.clone(), mask, is_encoded: false })
            .collect();
        let with = rewrite_hidden(&hidden, &secrets, &[case.hint()], true);
        let without = rewrite_hidden(&hidden, &secrets, &[], true);
        all += usize::from(with.is_some());
        seen +=
            usize::from(with.is_some() && without.map(|offer| offer.kind) == with.map(|offer| offer.kind));
    }
    assert!(seen * 10 > all * 8, "{seen} of {all}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_piece_of_a_text_is_rewritten_too(at in any::<prop::sample::Index>(), hint in any::<prop::sample::Index>(), from in 0..60usize, to in 0..200usize) {
        let cases = corpus::all();
        let case = &cases[at.index(cases.len())];
        let boundary = |at: usize| (0..=at.min(case.text.len())).rev().find(|at| case.text.is_char_boundary(*at)).unwrap();
        let end = boundary(case.text.len().saturating_sub(to));
        let text = &case.text[boundary(from).min(end)..end];
        check_all(text, Some(case.hint()));
        check_all(text, None);
        check_all(text, Some(cases[hint.index(cases.len())].hint()));
    }

    #[test]
    fn what_a_person_keeps_is_kept(at in any::<prop::sample::Index>(), chosen in any::<u8>()) {
        let cases = corpus::all();
        let case = &cases[at.index(cases.len())];
        let all = scan(&case.text);
        let is_chosen = |(number, _): &(usize, &Finding)| chosen >> (number % 8) & 1 == 1;
        let findings: Vec<Finding> = all.iter().enumerate().filter(is_chosen).map(|(_, finding)| finding.clone()).collect();
        let rewritten = check(&case.text, Some(case.hint()), &findings);
        for kept in all.iter().filter(|one| !findings.contains(one)) {
            prop_assert!(rewritten.text.contains(&case.text[kept.range.clone()]));
        }
    }
}
