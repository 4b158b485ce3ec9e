//! A configuration of gitleaks (<https://github.com/gitleaks/gitleaks#configuration>, version 8): what of it means the same here, and what
//! does not.

use patrol_detect::Confidence;
use patrol_phrase::Foreign;
use patrol_policy::OwnAction;
use regex_syntax::hir::{Hir, HirKind};
use toml::{Table, Value};

use super::{Read, Told, Why, keyword};
use crate::{OwnRule, RuleError, compile, pattern};

pub(super) fn read(rules: &[Value], file: &Table) -> Read {
    let mut read = Read::default();
    for (key, why) in
        [("allowlist", Why::AllowlistOfAll), ("allowlists", Why::AllowlistOfAll), ("extend", Why::Extends)]
    {
        if file.contains_key(key) {
            read.told.push(Told { rule: None, is_left_out: false, why });
        }
    }
    for rule in rules {
        let shown = Some(Foreign::new(text(rule, "id").unwrap_or_default()).to_string());
        let told = |is_left_out: bool, why: Why| Told { rule: shown.clone(), is_left_out, why };
        match translate(rule) {
            Ok((rule, notes)) => {
                read.rules.push(rule);
                read.told.extend(notes.into_iter().map(|why| told(false, why)));
            }
            Err(why) => read.told.push(told(true, why)),
        }
    }
    read
}

fn text<'v>(rule: &'v Value, key: &str) -> Option<&'v str> {
    rule.get(key).and_then(Value::as_str)
}

/// The rule, and what of it means something else here.
fn translate(rule: &Value) -> Result<(OwnRule, Vec<Why>), Why> {
    if rule.get("path").is_some() {
        return Err(Why::Path);
    }
    if rule.get("required").is_some() {
        return Err(Why::Required);
    }
    let regex = text(rule, "regex").ok_or(Why::NoPattern)?;
    let mut notes = Vec::new();
    let parsed = pattern::parse(regex).map_err(Why::Unusable)?;
    if has_group(&parsed) {
        notes.push(Why::WholeMatch);
    }
    if rule.get("entropy").is_some() {
        notes.push(Why::Entropy);
    }
    if rule.get("allowlist").is_some() || rule.get("allowlists").is_some() {
        notes.push(Why::Allowlist);
    }
    let keywords = keywords(rule, &parsed, &mut notes)?;
    let mut wanted = OwnRule {
        name: name(rule),
        pattern: regex.to_owned(),
        keywords,
        confidence: Confidence::Medium,
        action: OwnAction::Ask,
    };
    match compile(&wanted) {
        Ok(_) => {}
        Err(RuleError::TooLarge) => {
            wanted.pattern = loosened(regex);
            compile(&wanted).map_err(Why::Unusable)?;
            notes.push(Why::Loosened);
        }
        Err(error) => return Err(Why::Unusable(error)),
    }
    Ok((wanted, notes))
}

/// The id, which people know from reports; of a long one the beginning.
fn name(rule: &Value) -> String {
    let id = text(rule, "id").or(text(rule, "description")).unwrap_or_default();
    id.chars().take(OwnRule::LONGEST_NAME).collect()
}

/// Those that are named and long enough, else what is fixed in the pattern.
fn keywords(rule: &Value, parsed: &Hir, notes: &mut Vec<Why>) -> Result<Vec<String>, Why> {
    let named = rule.get("keywords").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let words: Vec<String> = named.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    // With one left out the rule would find less than it does.
    let is_usable = |word: &String| word.chars().count() >= OwnRule::SHORTEST_KEYWORD;
    if !words.is_empty() && words.len() <= OwnRule::KEYWORDS && words.iter().all(is_usable) {
        return Ok(words);
    }
    notes.push(Why::Keyword);
    keyword::of(parsed).map(|word| vec![word]).ok_or(Why::Unusable(RuleError::KeywordMissing))
}

fn has_group(part: &Hir) -> bool {
    match part.kind() {
        HirKind::Capture(_) => true,
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().any(has_group),
        HirKind::Repetition(repetition) => has_group(&repetition.sub),
        _ => false,
    }
}

/// The pattern with `*` in the place of each `{0,20}`: how many letters there have been takes many states to remember.
fn loosened(regex: &str) -> String {
    let (mut out, mut rest, mut in_class) = (String::new(), regex, false);
    while let Some(letter) = rest.chars().next() {
        let end = (!in_class).then(|| up_to(rest)).flatten();
        let length = match letter {
            '\\' => letter.len_utf8() + rest.chars().nth(1).map_or(0, char::len_utf8),
            _ => end.unwrap_or(letter.len_utf8()),
        };
        in_class = if in_class { letter != ']' } else { letter == '[' };
        let (part, behind) = rest.split_at(length);
        out.push_str(if end.is_some() { "*" } else { part });
        rest = behind;
    }
    out
}

/// How long a repetition is that stands here, of anything from none to more than three.
fn up_to(rest: &str) -> Option<usize> {
    let (most, _) = rest.strip_prefix("{0,")?.split_once('}')?;
    (most.parse::<u16>().ok()? > 3).then(|| "{0,}".len() + most.len())
}

#[cfg(test)]
mod tests {
    use patrol_detect::{CustomRule, Options, scan_custom};

    use super::*;
    use crate::RuleSet;
    use crate::file;

    /// The shapes of the rules that gitleaks comes with and that people write: made up.
    const CONFIG: &str = r####"
title = "Contoso"

[extend]
useDefault = true

[[rules]]
id = "contoso-deploy-key"
description = "Contoso deploy key"
regex = '''\b(cdk_[0-9a-zA-Z]{36})(?:[\x60'"\s;]|\\[nr]|$)'''
entropy = 3
keywords = ["cdk_"]

[[rules]]
id = "fabrikam-api-key"
description = "Fabrikam API key, risking access to orders."
regex = '''(?i)[\w.-]{0,50}?(?:fabrikam)(?:[ \t\w.-]{0,20})[\s'"]{0,3}(?:=|>|:{1,3}=|\|\||:|=>|\?=|,)[\x60'"\s=]{0,5}([a-z0-9]{32})(?:[\x60'"\s;]|\\[nr]|$)'''
secretGroup = 1
keywords = ["fabrikam"]

[[rules]]
id = "no-keyword"
regex = '''TAILSPIN-[A-Z]{4}-[0-9]{6}'''
[[rules.allowlists]]
regexes = ['''TAILSPIN-TEST''']

[[rules]]
id = "private-file"
path = '''(?i)\.p12$'''

[[rules]]
id = "beside"
regex = '''woodgrove_[a-f0-9]{16}'''
keywords = ["woodgrove"]
[[rules.required]]
id = "contoso-deploy-key"

[[rules]]
id = "looks-behind"
regex = '''(?<=key )[a-z]{20}'''
keywords = ["key"]

[[rules]]
id = "any-word"
regex = '''[a-zA-Z]{4,}'''
keywords = ["the"]

[[rules]]
id = "no-pattern"

[allowlist]
paths = ['''go\.sum''']
"####;

    #[test]
    fn each_rule_says_what_does_not_translate_and_why() {
        let read = file::read(CONFIG).unwrap();
        let names: Vec<_> = read.rules.iter().map(|rule| &rule.name[..]).collect();
        assert_eq!(names, ["contoso-deploy-key", "fabrikam-api-key", "no-keyword"], "{:#?}", read.told);
        let told: Vec<(&str, bool, &Why)> = read
            .told
            .iter()
            .map(|told| {
                (
                    told.rule.as_deref().unwrap_or("").trim_matches(['\u{2068}', '\u{2069}', '"']),
                    told.is_left_out,
                    &told.why,
                )
            })
            .collect();
        let [all @ .., looks, any, none] = &told[..] else { panic!("{told:?}") };
        assert_eq!(
            all,
            [
                ("", false, &Why::AllowlistOfAll),
                ("", false, &Why::Extends),
                ("contoso-deploy-key", false, &Why::WholeMatch),
                ("contoso-deploy-key", false, &Why::Entropy),
                ("fabrikam-api-key", false, &Why::WholeMatch),
                ("fabrikam-api-key", false, &Why::Loosened),
                ("no-keyword", false, &Why::Allowlist),
                ("no-keyword", false, &Why::Keyword),
                ("private-file", true, &Why::Path),
                ("beside", true, &Why::Required),
            ]
        );
        assert!(matches!(looks, ("looks-behind", true, Why::Unusable(RuleError::Syntax(1, _)))), "{looks:?}");
        assert_eq!(any, &("any-word", true, &Why::Unusable(RuleError::MatchesOrdinary)));
        assert_eq!(none, &("no-pattern", true, &Why::NoPattern));
    }

    #[test]
    fn only_repetitions_lose_their_limit() {
        for (pattern, expected) in [
            (r"[\w.-]{0,50}?a{0,20}b{0,3}", r"[\w.-]*?a*b{0,3}"),
            (r"\{0,20}[{0,20}]x{1,20}é{0,", r"\{0,20}[{0,20}]x{1,20}é{0,"),
        ] {
            assert_eq!(loosened(pattern), expected);
        }
    }

    #[test]
    fn what_is_imported_finds_what_it_is_for() {
        let set = RuleSet::of(&file::read(CONFIG).unwrap().rules);
        assert_eq!(set.refused, []);
        let rules = CustomRule::read(&set.bytes).unwrap();
        let key = "0a1b2c3d".repeat(4);
        for (text, rule, found) in [
            (format!("deploy: cdk_{}", "a1B2".repeat(9)), 0, 40),
            (format!("my_fabrikam_key = '{key}';\n"), 1, 52),
            (format!("FABRIKAM: {key}"), 1, 42),
            ("see TAILSPIN-ABCD-123456.".into(), 2, 20),
        ] {
            let findings = scan_custom(&text, &Options::default(), &rules);
            let told: Vec<_> = findings.iter().map(|it| (it.rule.custom(), it.range.len())).collect();
            assert_eq!(told, [(Some(rule), found)], "{text}");
        }
    }
}
