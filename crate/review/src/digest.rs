//! What a secret may be remembered by.

use patrol_detect::{Confidence, Finding};
use sha2::{Digest, Sha256};

/// Shorter values are not digested, in bytes: whoever has a digest could find a short one by trying.
const SHORTEST: usize = 25;

/// Surely recognised, and yet a value of these can be found by trying: much of it is known beforehand, is short, or was chosen by somebody.
const GUESSABLE: &[&str] = &[
    "aws-bedrock-key-short",
    "basic-credentials",
    "docker-config-encoded",
    "flutterwave-encryption-key",
    "jwt",
];

/// The SHA-256 of what was found, as 64 hexadecimal digits. None where somebody who has the digest could find the value by trying: only
/// what an issuer made, long and at random, is digested. Passwords never are, whoever made them.
pub(crate) fn digest(value: &str, finding: &Finding) -> Option<String> {
    let id = finding.rule.id();
    let is_random = finding.confidence >= Confidence::High
        && finding.rule.custom().is_none()
        && value.len() >= SHORTEST
        && !id.contains("password")
        && !GUESSABLE.contains(&id);
    is_random.then(|| hex(&sha256(value)))
}

/// Once in the core, which is in every page: its code is long.
#[inline(never)]
pub(crate) fn sha256(text: &str) -> [u8; 32] {
    Sha256::digest(text).into()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |number: u8| char::from(DIGITS[usize::from(number & 0xF)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;

    use patrol_detect::{generate, rules, scan};
    use regex_syntax::ParserBuilder;
    use regex_syntax::hir::{Class, Hir, HirKind};
    use serde::Deserialize;

    use super::*;

    /// What is found in a text, and the digest of it.
    fn digests(text: &str) -> Vec<(Finding, Option<String>)> {
        let digest = |finding: &Finding| digest(&text[finding.range.clone()], finding);
        scan(text).into_iter().map(|finding| (finding.clone(), digest(&finding))).collect()
    }

    #[test]
    fn a_token_has_the_digest_of_its_value_wherever_it_stands() {
        let token = generate::azure_devops_pat(1);
        // As `sha256sum` tells.
        let expected = "3f5e80a3f7f059cdd631733c6ff9d455f9442b52e3fd5c4cb69290d6af52d2f2";
        for text in [token.clone(), format!("é PAT={token};"), format!("https://ada:{token}@dev.azure.com/c")]
        {
            let [(_, digest)] = &digests(&text)[..] else { panic!("{text}") };
            assert_eq!(digest.as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_could_be_found_by_trying_has_none() {
        for text in [
            "postgres://ada:kulgrej7@db.contoso.com/build",
            "postgres://ada:Zk4vQw8sTb2nXe6rYc1mLp9d@db.contoso.com/build",
            "Authorization: Basic YWRhOlprNHZRdzhzVGIyblhlNnJZYzFtTHA5ZA==",
            "Server=db;User ID=ada;Password=Zk4vQw8sTb2nXe6rYc1mLp9d;",
            "mistral_key = Zk4vQw8sTb2nXe6rYc1mLp9dHa3uGf7j",
            "dockerconfig: eyJhdXRocyI6eyJyZWdpc3RyeS5jb250b3NvLmNvbSI6eyJhdXRoIjoiWVdSaE9tdDFiR2R5WldvMyJ9fX0=",
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkFkYSJ9.c2lnbmVkLWJ5LW5vYm9keS1hdC1hbGw",
            "ConvertTo-SecureString 'Zk4vQw8sTb2nXe6rYc1mLp9d' -AsPlainText -Force",
        ] {
            let digests = digests(text);
            assert!(!digests.is_empty(), "{text}");
            for (finding, digest) in digests {
                assert_eq!(digest, None, "{finding:?}");
            }
        }
    }

    #[derive(Deserialize)]
    struct File {
        rule: Vec<Written>,
    }

    #[derive(Deserialize)]
    struct Written {
        id: String,
        #[serde(default)]
        pattern: String,
    }

    /// The patterns of all rules, by their ids; empty for a rule that is written in Rust.
    fn patterns() -> BTreeMap<String, String> {
        let files = fs::read_dir("../detect/rules").unwrap();
        let texts = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
        let rules = texts.flat_map(|text| toml::from_str::<File>(&text).unwrap().rule);
        rules.map(|Written { id, pattern }| (id, pattern)).collect()
    }

    /// The fewest bytes of what a pattern accepts, and the fewest bits that are open in it.
    fn fewest(pattern: &Hir) -> (f64, f64) {
        let sum = |(bytes, bits): (f64, f64), (more, open): (f64, f64)| (bytes + more, bits + open);
        match pattern.kind() {
            HirKind::Empty | HirKind::Look(_) => (0.0, 0.0),
            HirKind::Literal(literal) => (literal.0.len() as f64, 0.0),
            HirKind::Class(Class::Bytes(class)) => {
                let size: f64 = class.iter().map(|range| f64::from(range.end() - range.start()) + 1.0).sum();
                (1.0, size.log2())
            }
            HirKind::Class(Class::Unicode(_)) => panic!("the rules are in ASCII"),
            HirKind::Repetition(repetition) => {
                let (bytes, bits) = fewest(&repetition.sub);
                (bytes * f64::from(repetition.min), bits * f64::from(repetition.min))
            }
            HirKind::Capture(capture) => fewest(&capture.sub),
            HirKind::Concat(parts) => parts.iter().map(fewest).fold((0.0, 0.0), sum),
            HirKind::Alternation(branches) => {
                branches.iter().map(fewest).min_by(|a, b| a.1.total_cmp(&b.1)).unwrap()
            }
        }
    }

    /// 2^80 tries are out of reach: at 10^12 a second they take 38,000 years.
    const BITS: f64 = 80.0;

    /// Written in Rust, and as random as the others: made by an issuer, with 80 open bits and more.
    const JUDGED: &[&str] = &[
        "azure-devops-app-secret",
        "azure-devops-pat",
        "azure-devops-pat-legacy",
        "azure-sas-signature",
        "private-key",
    ];

    #[test]
    fn a_kind_that_has_a_digest_is_out_of_the_reach_of_trying() {
        let patterns = patterns();
        let mut digested = 0;
        for rule in rules() {
            let examples = (0..8).filter_map(|seed| generate::example(rule, seed));
            let mut found = examples.flat_map(|example| digests(&example.text));
            if !found.any(|(finding, digest)| finding.rule == rule && digest.is_some()) {
                continue;
            }
            digested += 1;
            let pattern = &patterns[rule.id()];
            if pattern.is_empty() {
                assert!(JUDGED.contains(&rule.id()), "{rule:?} must be judged");
                continue;
            }
            let pattern = ParserBuilder::new().unicode(false).utf8(false).build().parse(pattern).unwrap();
            let (bytes, bits) = fewest(&pattern);
            // What a value has beyond the shortest are letters from 10 or more.
            let open = bits + (SHORTEST as f64 - bytes).max(0.0) * 10f64.log2();
            assert!(open >= BITS, "{rule:?} leaves {open:.0} bits open");
        }
        assert!(digested > 150, "{digested}");
    }
}
