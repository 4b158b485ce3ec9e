//! An example for each rule.

use alloc::format;
use alloc::string::String;
use core::ops::Range;

use super::azure_devops_app_secret;
use super::azure_devops_pat;
use super::azure_devops_pat_legacy;
use crate::Rule;
use crate::engine::example;
use crate::random::Random;
use crate::rules::coded;

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
    let between = |before: &str, secret: &str, behind: &str| Example {
        text: format!("{before}{secret}{behind}"),
        secret: before.len()..before.len() + secret.len(),
    };
    if let Some([before, secret, behind]) = coded::example(rule, &mut random) {
        return Some(between(&before, &secret, &behind));
    }
    Some(match rule {
        Rule::AZURE_DEVOPS_PAT => between("AZURE_DEVOPS_EXT_PAT=", &azure_devops_pat(seed), "\n"),
        Rule::AZURE_DEVOPS_PAT_LEGACY => {
            between("AZURE_DEVOPS_EXT_PAT=", &azure_devops_pat_legacy(seed), "\n")
        }
        Rule::AZURE_DEVOPS_APP_SECRET => between("client_secret: ", &azure_devops_app_secret(seed), "\n"),
        _ => {
            let (bytes, secret) = example::matching(index, &mut random, 8);
            let value = String::from_utf8(bytes).ok()?;
            let before = match example::word(index) {
                Some("bearer") => String::from("Authorization: Bearer "),
                // The word alone may only tell whose it is.
                Some(word) if example::is_far(index) && !word.contains("secret") => {
                    format!("{word}_key = \"")
                }
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
