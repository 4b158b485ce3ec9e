//! The way through a text.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::Carrier;
use crate::Finding;
use crate::carrier::base64;
use crate::carrier::basic_header;
use crate::carrier::npmrc;
use crate::carrier::url;
use crate::carrier::wrapped;
use crate::context;
use crate::rule;
use crate::rule::Match;
use crate::run::Runs;
use crate::utf16::Utf16;

/// How often what lies between findings is read again. A cut can lay bare at most a neighbour; the limit keeps the
/// time linear whatever the text.
const ROUNDS: usize = 3;

/// Every secret in `text`, in order and without overlap. Time is linear in the length of the text; a clean text costs
/// no allocation.
#[must_use]
pub fn scan(text: &str) -> Vec<Finding> {
    let mut utf16 = Utf16::new(text);
    read(text.as_bytes(), ROUNDS).into_iter().map(|found| found.report(&mut utf16)).collect()
}

/// A match and what it stands in.
struct Found {
    token: Match,
    carrier: Carrier,
    organization: Option<String>,
}

impl Found {
    fn behind(mut self, offset: usize) -> Self {
        self.token.range = self.token.range.start + offset..self.token.range.end + offset;
        self
    }

    fn report(self, utf16: &mut Utf16<'_>) -> Finding {
        Finding {
            utf16: utf16.range(&self.token.range),
            rule: self.token.rule,
            range: self.token.range,
            confidence: self.token.confidence,
            carrier: self.carrier,
            issued: self.token.issued,
            organization: self.organization,
        }
    }
}

/// Reads the text, then each piece between two findings as a text of its own: that is how it will look once they are
/// redacted, and nothing may be left in it then.
fn read(text: &[u8], rounds: usize) -> Vec<Found> {
    let first = pass(text);
    if first.is_empty() || rounds == 0 {
        return first;
    }
    let mut all = Vec::with_capacity(first.len());
    let mut from = 0;
    for found in first {
        let Range { start, end } = found.token.range;
        all.extend(read(&text[from..start], rounds - 1).into_iter().map(|inner| inner.behind(from)));
        all.push(found);
        from = end;
    }
    all.extend(read(&text[from..], rounds - 1).into_iter().map(|inner| inner.behind(from)));
    all
}

fn pass(text: &[u8]) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    let mut done = 0;
    for run in Runs::new(text) {
        // A stretch of base 64 or a wrapped token may have taken this run already, or the start of it.
        if run.end <= done {
            continue;
        }
        let (from, rest) = (done, &text[done..]);
        let run = run.start.max(from) - from..run.end - from;

        let mut keep = |found: Found| {
            let found = found.behind(from);
            done = found.token.range.end;
            all.push(found);
        };
        let mut bare = rule::matches(rest, run.clone()).filter(|token| is_sure(rest, token)).peekable();
        if bare.peek().is_some() {
            bare.for_each(|token| keep(place(rest, token)));
        } else if let Some(found) = transformed(rest, &run) {
            keep(found);
        }
    }
    all
}

fn is_sure(text: &[u8], token: &Match) -> bool {
    !token.needs_context || context::near(text, &token.range)
}

/// Names what a token in plain sight stands in.
fn place(text: &[u8], token: Match) -> Found {
    let (carrier, organization) = url::find(text, &token.range)
        .or_else(|| {
            npmrc::find(&text[..token.range.start]).map(|organization| (Carrier::Npmrc, organization))
        })
        .unwrap_or((Carrier::Bare, None));
    Found { token, carrier, organization }
}

/// A token of which the run is a part, or an encoding.
fn transformed(text: &[u8], run: &Range<usize>) -> Option<Found> {
    if let Some(token) = wrapped::find(text, run) {
        return Some(Found { token, carrier: Carrier::Wrapped, organization: None });
    }
    let encoded = base64::find(text, run).filter(|encoded| is_sure(text, &encoded.found))?;
    let before = &text[..encoded.found.range.start];
    let (carrier, organization) = match npmrc::find(before) {
        Some(organization) => (Carrier::Npmrc, organization),
        None if encoded.is_pair || basic_header::announces(before) => (Carrier::BasicHeader, None),
        None => (Carrier::Base64, None),
    };
    Some(Found { token: encoded.found, carrier, organization })
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::carrier::base64::encode;
    use crate::generate;
    use crate::redact;

    const GLUE: [&str; 14] = [
        "😀",
        "\u{200b}",
        "%3A",
        "%40",
        "\\n",
        "==",
        "azure",
        "PAT=",
        "https://",
        "@dev.azure.com/fabrikam/",
        "Basic ",
        ":_password=",
        "[redacted:",
        "]",
    ];

    /// What real texts are made of, and what tokens may touch.
    fn piece() -> impl Strategy<Value = String> {
        let token = prop_oneof![
            any::<u64>().prop_map(generate::azure_devops_pat),
            any::<u64>().prop_map(generate::azure_devops_pat_legacy),
            any::<u64>().prop_map(generate::azure_devops_app_secret),
        ]
        .boxed();
        let broken =
            (token.clone(), 1..50usize, "[a-zA-Z0-9\n\u{200b}]").prop_map(|(mut token, at, with)| {
                token.replace_range(at..at + 1, &with);
                token
            });
        prop_oneof![
            4 => token.clone(),
            2 => broken,
            2 => ("[a-zé]{0,4}", token).prop_map(|(user, token)| encode(&format!("{user}:{token}"))),
            4 => "[ \"'=@:;/+_\n\r\\\\%-]{1,2}",
            2 => "[A-Za-z0-9]{1,60}",
            1 => "[a-z2-7]{1,60}",
            1 => "\\PC{0,8}",
            2 => select(&GLUE[..]).prop_map(ToString::to_string),
        ]
    }

    fn mixed() -> impl Strategy<Value = String> {
        vec(piece(), 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn findings_stand_in_order_on_characters_and_agree_in_both_units(text in mixed()) {
            let mut from = 0;
            for finding in scan(&text) {
                prop_assert!(from <= finding.range.start && finding.range.start < finding.range.end);
                from = finding.range.end;
                prop_assert!(text.is_char_boundary(finding.range.start) && text.is_char_boundary(finding.range.end));
                let units: Vec<u16> = text.encode_utf16().collect();
                let same = String::from_utf16(&units[finding.utf16.clone()]).unwrap();
                prop_assert_eq!(same, &text[finding.range.clone()]);
            }
        }

        #[test]
        fn a_redacted_text_is_clean(text in mixed()) {
            let redacted = redact(&text, &scan(&text));
            prop_assert_eq!(scan(&redacted), []);
            prop_assert_eq!(redact(&redacted, &scan(&redacted)), redacted);
        }

        #[test]
        fn any_text_is_survived(text in "\\PC*") {
            let findings = scan(&text);
            prop_assert_eq!(redact(&text, &findings) == text, findings.is_empty());
        }

        #[test]
        fn ordinary_text_is_clean(text in "([a-zé]{1,12}[ ,.\n]){0,60}|([0-9a-f]{40}\n){0,20}|[A-Za-z0-9+/]{0,600}={0,2}") {
            prop_assert_eq!(scan(&text), []);
        }

        #[test]
        fn a_token_between_other_words_is_found(
            seed: u64, legacy: bool, before in "\\PC{0,60}[ \"'`=(>,;|\n]", behind in "[ \"'`)<,;|\n]\\PC{0,60}",
        ) {
            let token = if legacy { generate::azure_devops_pat_legacy(seed) } else { generate::azure_devops_pat(seed) };
            let text = format!("{before}{token}{behind}");
            let findings = scan(&text);
            prop_assert_eq!(findings.len(), 1);
            prop_assert_eq!(&text[findings[0].range.clone()], token);
        }
    }

    #[test]
    fn finds_every_token_of_a_text() {
        let (new, legacy) = (generate::azure_devops_pat(1), generate::azure_devops_pat_legacy(2));
        let pair = encode(&format!(":{new}"));
        let text = format!("NEW={new}\nOLD={legacy}\nAuthorization: Basic {pair}\n");
        let found: Vec<&str> = scan(&text).into_iter().map(|finding| &text[finding.range]).collect();
        assert_eq!(found, [new, legacy, pair]);
    }

    #[test]
    fn finds_every_token_of_a_single_run() {
        let (new, legacy) = (generate::azure_devops_pat(1), generate::azure_devops_pat_legacy(2));
        let text = format!("{legacy}X{legacy}X{new}X{legacy}X{new}{new}").repeat(5);
        assert_eq!(scan(&text).len(), 30);
        assert_eq!(scan(&format!("{legacy}X").repeat(20)).len(), 20);
    }

    #[test]
    fn finds_what_only_a_cut_lays_bare() {
        // With the token behind it the stretch of base 64 is too long to be read, without it is not.
        let (new, legacy) = (generate::azure_devops_pat(1), generate::azure_devops_pat_legacy(2));
        let text = format!("{}{}{new}", encode(&format!(":{legacy}")).replace('=', "/"), "/".repeat(250));
        assert_eq!(scan(&text).len(), 2);
    }
}
