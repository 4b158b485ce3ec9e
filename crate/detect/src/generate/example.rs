//! An example for each rule.

use alloc::format;
use alloc::string::String;
use core::ops::Range;

use super::Random;
use super::azure_devops_app_secret;
use super::azure_devops_pat;
use super::azure_devops_pat_legacy;
use crate::Rule;
use crate::base64;
use crate::engine::example;

/// A text with one made-up secret in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The text, with the words that the rule wants to see beside the secret.
    pub text: String,
    /// Where the secret stands, in bytes.
    pub secret: Range<usize>,
}

/// An example of what the rule finds. The same seed gives the same text. None if the rule is not one of
/// [`rules`](crate::rules).
#[must_use]
pub fn example(rule: Rule, seed: u64) -> Option<Example> {
    let index = rule.index();
    let mut random = Random::new(seed);
    let mut letters = |count: usize| -> String {
        (0..count)
            .map(|_| {
                char::from(b"ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789"[random.below(57)])
            })
            .collect()
    };
    let between = |before: &str, secret: &str, behind: &str| Example {
        text: format!("{before}{secret}{behind}"),
        secret: before.len()..before.len() + secret.len(),
    };
    Some(match rule.id() {
        "azure-devops-pat" => between("AZURE_DEVOPS_EXT_PAT=", &azure_devops_pat(seed), "\n"),
        "azure-devops-pat-legacy" => between("AZURE_DEVOPS_EXT_PAT=", &azure_devops_pat_legacy(seed), "\n"),
        "azure-devops-app-secret" => between("client_secret: ", &azure_devops_app_secret(seed), "\n"),
        "azure-sas-signature" => between(
            "https://x.blob.core.windows.net/c?sv=2024-11-04&sr=c&sig=",
            &(letters(43) + "%3D"),
            "&sp=r",
        ),
        "private-key" => {
            let lines = format!(
                "-----BEGIN PRIVATE KEY-----\n{}\n{}\n-----END PRIVATE KEY-----",
                letters(64),
                letters(40)
            );
            between("", &lines, "\n")
        }
        "url-password" => between("postgres://app:", &letters(12), "@db.example.net:5432/app"),
        "connection-password" => between("Server=db;User Id=app;Password=", &letters(12), ";Encrypt=True"),
        "basic-credentials" => {
            between("Authorization: Basic ", &base64::encode(&format!("build:{}", letters(12))), "\r\n")
        }
        _ => {
            let (bytes, secret) = example::matching(index, &mut random, 8);
            let value = String::from_utf8(bytes).ok()?;
            let before = match example::word(index) {
                Some("bearer") => String::from("Authorization: Bearer "),
                Some(word) => format!("{word} = \""),
                None => String::from("value = \""),
            };
            let offset = before.len();
            Example {
                text: format!("{before}{value}\"\n"),
                secret: secret.start + offset..secret.end + offset,
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;
    use crate::Options;
    use crate::rules;
    use crate::scan;
    use crate::scan_with;

    /// What fails the test for any rule, all at once: a new rule often fails for several reasons.
    fn complain(about: impl Fn(Rule, Example) -> Option<String>) {
        let each = rules().flat_map(|rule| (0..5).map(move |seed| (rule, seed)));
        let wrong: Vec<String> = each
            .filter_map(|(rule, seed)| Some(format!("{}: {}", rule.id(), about(rule, example(rule, seed)?)?)))
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn every_rule_finds_its_examples() {
        complain(|rule, example| {
            let everything = Options { generic: Some(0), ..Options::default() };
            let found = scan_with(&example.text, &everything);
            let hit = found.iter().find(|finding| finding.range == example.secret);
            hit.is_none_or(|hit| hit.rule != rule).then(|| format!("{:?} {found:?}", example.text))
        });
    }

    #[test]
    fn no_rule_finds_the_first_quarter_of_its_example() {
        complain(|rule, mut example| {
            let Range { start, end } = example.secret;
            example.text.replace_range(start + (end - start) / 4..end, "");
            let found = scan(&example.text);
            let of_any_length = rule.id().ends_with("-password");
            let hit = found.iter().any(|finding| finding.rule == rule) && !of_any_length;
            hit.then(|| format!("{:?} {found:?}", example.text))
        });
    }

    #[test]
    fn no_rule_finds_its_example_without_the_word_that_it_wants() {
        complain(|rule, example| {
            let found = scan(&format!("value = \"{}\"", &example.text[example.secret.clone()]));
            let index = rule.index();
            let hit = found.iter().any(|finding| finding.rule == rule) && example::word(index).is_some();
            hit.then(|| format!("{:?} {found:?}", example.text))
        });
    }

    #[test]
    fn no_rule_finds_its_example_behind_other_letters() {
        complain(|rule, mut example| {
            let index = rule.index();
            // Values of a certain word may begin with anything; coded rules tell their edges in tests of their own.
            if example::word(index).is_some() || !example::has_pattern(index) {
                return None;
            }
            // Where the pattern begins; its secret may begin later.
            let start = example.text.find('"')? + 1;
            example.text.insert_str(start, "x9");
            let found = scan(&example.text);
            found.iter().any(|finding| finding.rule == rule).then(|| format!("{:?} {found:?}", example.text))
        });
    }
}
