//! Scanning a text.

use alloc::vec::Vec;
use core::ops::Range;

use crate::Finding;
use crate::Options;
use crate::alphabet;
use crate::alphabet::TOKEN;
use crate::carrier;
use crate::expiry;
use crate::found::Match;
use crate::read;
use crate::utf16::Utf16;

/// How far around a change a window reaches at least, in bytes: further than words count for a secret.
const AROUND: usize = 1024;
/// How much further it reaches to the end of a run.
const FURTHER: usize = 4096;

/// Every secret in `text`, in order and without overlap. Time is linear in the length of the text; a clean text costs
/// no allocation.
#[must_use]
pub fn scan(text: &str) -> Vec<Finding> {
    scan_with(text, &Options::default())
}

/// The same, as the options say.
#[must_use]
pub fn scan_with(text: &str, options: &Options) -> Vec<Finding> {
    findings(text, read::all(text.as_bytes(), 0..text.len(), options))
}

/// The secrets that a change of a long text may concern, as while somebody types: those that touch `changed`, in bytes, or
/// stand near it. Reads about 2 KB whatever the length of the text. A key of many lines is seen whole only by [`scan`].
#[must_use]
pub fn scan_window(text: &str, changed: Range<usize>, options: &Options) -> Vec<Finding> {
    findings(text, read::all(text.as_bytes(), window(text.as_bytes(), changed), options))
}

/// What is told of the secrets in a text, given in order.
pub(crate) fn findings(text: &str, found: Vec<Match>) -> Vec<Finding> {
    let mut utf16 = Utf16::new(text);
    found.into_iter().map(|token| finding(text, token, &mut utf16)).collect()
}

/// What is told of a secret.
fn finding(text: &str, token: Match, utf16: &mut Utf16<'_>) -> Finding {
    let expires = expiry::of(text.as_bytes(), &token.range, token.rule);
    let (carrier, organization) = carrier::of(text.as_bytes(), &token.range, token.carrier);
    Finding {
        utf16: utf16.range(&token.range),
        rule: token.rule,
        range: token.range,
        confidence: token.confidence,
        carrier,
        issued: token.issued,
        expires,
        organization,
    }
}

/// The part of the text around a change that must be read again: some more on both sides, and on to where runs and
/// characters end.
pub(crate) fn window(text: &[u8], changed: Range<usize>) -> Range<usize> {
    let inside = |byte: &&u8| alphabet::contains(TOKEN, **byte) || **byte >= 0x80;
    let start = changed.start.min(text.len()).saturating_sub(AROUND);
    let end = changed.end.saturating_add(AROUND).min(text.len());
    let before = text[..start].iter().rev().take(FURTHER).take_while(inside).count();
    let behind = text[end..].iter().take(FURTHER).take_while(inside).count();
    start - before..end + behind
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use proptest::collection::vec;
    use proptest::prelude::*;
    use proptest::sample::select;

    use super::*;
    use crate::Confidence;
    use crate::base64::encode;
    use crate::generate;
    use crate::redact;
    use alloc::string::String;

    const GLUE: [&str; 25] = [
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
        "docker login -p ",
        "curl -u ada:",
        "mysql -pa1!",
        "echo ",
        " | x --password-stdin",
        "PGPASSWORD=",
        "net use Z: \\\\srv\\share ",
        " /user:",
        " /pass:Zx9!7q",
        "\\u002B",
        "&#47;",
    ];

    /// The letters broken into lines.
    fn lines(letters: &str, width: usize, gap: &str) -> String {
        letters
            .as_bytes()
            .chunks(width)
            .map(|line| str::from_utf8(line).unwrap())
            .collect::<Vec<_>>()
            .join(gap)
    }

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
            2 => ("[a-zé]{0,4}", token.clone()).prop_map(|(user, token)| encode(&format!("{user}:{token}"))),
            1 => ("[a-z?]{0,60}", token, 40..90usize, select(&["\n", "\r\n", "\n  "][..])).prop_map(
                |(before, token, width, gap)| lines(&encode(&format!("{before}{token}{before}")), width, gap)
            ),
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
        fn a_redacted_text_is_clean_of_all_that_was_asked_for(text in mixed()) {
            let options = Options { generic: Some(300), ..Options::default() };
            let redacted = redact(&text, &scan_with(&text, &options));
            prop_assert_eq!(scan_with(&redacted, &options), []);
        }

        #[test]
        fn a_window_shows_what_the_whole_text_shows(before in mixed(), text in mixed(), behind in mixed(), filler in 0..3usize) {
            let filler = "nothing to see here, ".repeat(filler * 100);
            let whole = format!("{before}\n{filler}\n{text}\n{filler}\n{behind}");
            let start = before.len() + filler.len() + 2;
            let changed = start..start + text.len();
            let touches = |finding: &Finding| finding.range.start < changed.end && changed.start < finding.range.end;
            let all: Vec<Finding> = scan(&whole).into_iter().filter(touches).collect();
            let window = scan_window(&whole, changed.clone(), &Options::default());
            prop_assert_eq!(window.into_iter().filter(touches).collect::<Vec<_>>(), all);
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
    fn reports_what_the_options_ask_for() {
        let text = format!(
            "pat={}; secret = \"q9V7nB2K4xL8wR3tY6uP\"; postgres://u:hunter22@db",
            generate::azure_devops_pat(1)
        );
        let ids = |options: &Options| {
            scan_with(&text, options).iter().map(|finding| finding.rule.id()).collect::<Vec<_>>()
        };
        let generic = |bits| Options { generic: Some(bits), ..Options::default() };
        assert_eq!(ids(&Options::default()), ["azure-devops-pat", "url-password"]);
        assert_eq!(ids(&generic(400)), ["azure-devops-pat", "generic-secret", "url-password"]);
        assert_eq!(ids(&generic(440)), ["azure-devops-pat", "url-password"]);
        assert_eq!(ids(&Options { least: Confidence::High, ..generic(300) }), ["azure-devops-pat"]);
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
    fn finds_short_and_long_secrets_in_a_long_text() {
        let filler = "nothing to see here\n".repeat(6000);
        let long = format!("PAT={}\n", generate::azure_devops_pat(1));
        let short = "https://ada:kulgrej7@contoso.com/\n";
        let text = [&long[..], &filler, short, &filler, &long, &filler, short, &filler].concat();
        let found: Vec<_> = scan(&text).iter().map(|finding| finding.rule.id()).collect();
        assert_eq!(found, ["azure-devops-pat", "url-password", "azure-devops-pat", "url-password"]);
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

    #[test]
    fn a_secret_at_a_line_end_takes_nothing_of_a_token_on_the_next_line() {
        let rule = crate::rules().find(|rule| rule.id() == "intra42-secret").unwrap();
        let example = generate::example(rule, 1).unwrap();
        let (secret, token) = (&example.text[example.secret], generate::azure_devops_pat(3));
        let text = format!("\"{secret}\"\n{token}GIvalue");
        let found: Vec<&str> = scan(&text).into_iter().map(|finding| &text[finding.range]).collect();
        assert_eq!(found, [secret, &token]);
    }

    #[test]
    fn finds_a_token_encoded_on_the_line_behind_one_that_touches_another() {
        let token = generate::azure_devops_pat(1);
        let lines = [encode(&format!("é?{token}é?")), encode(&format!("?é{token}??é{token}"))];
        let text = format!("{token}{}\n{}", lines[0], lines[1]);
        let found: Vec<&str> = scan(&text).into_iter().map(|finding| &text[finding.range]).collect();
        assert_eq!(found, [&token, &lines[0], &lines[1]]);
    }
}
