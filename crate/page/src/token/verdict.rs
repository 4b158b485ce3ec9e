use patrol_azdo::{Field, Fix};
use patrol_json::{Json, Part};
use patrol_settings::Level;

/// What the background says about a token. Sentences are in the person's language.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Verdict {
    /// The firmest first; empty when there is nothing to say.
    pub(crate) findings: Vec<Finding>,
}

/// One rule's word.
#[derive(Debug, PartialEq)]
pub(crate) struct Finding {
    /// The rule's id.
    pub(crate) rule: String,
    /// How firmly it speaks.
    pub(crate) level: Level,
    /// What is wrong.
    pub(crate) reason: String,
    /// What to do instead.
    pub(crate) safer: String,
    /// The part of the form that it is about, where it is about one.
    pub(crate) field: Option<Field>,
    /// What one click can change.
    pub(crate) fix: Option<Fix>,
    /// The way that needs no token: a sentence, and where it is documented.
    pub(crate) alternative: Option<(String, String)>,
}

impl Verdict {
    /// Reads the background's answer. `None` when it is no verdict.
    pub(super) fn read(answer: &str) -> Option<Verdict> {
        let json = Json::parse(answer)?;
        let findings: Option<Vec<Finding>> = json.root().get("findings")?.elements()?.map(finding).collect();
        Some(Verdict { findings: findings? })
    }

    /// The firmest level of all findings; [`Level::Off`] without findings.
    pub(crate) fn level(&self) -> Level {
        self.findings.iter().map(|finding| finding.level).max().unwrap_or(Level::Off)
    }

    /// Ids of the rules that speak, for the log. A rule that says several things is one line.
    pub(crate) fn rules(&self) -> Vec<String> {
        let mut rules: Vec<String> = self.findings.iter().map(|finding| finding.rule.clone()).collect();
        rules.dedup();
        rules
    }
}

fn finding(part: Part) -> Option<Finding> {
    Some(Finding {
        rule: text(part, "rule")?,
        level: Level::from_name(part.get("level")?.as_str()?)?,
        reason: text(part, "reason")?,
        safer: text(part, "safer")?,
        field: part.get("field").and_then(Part::as_str).and_then(field),
        fix: part.get("fix").and_then(fix),
        alternative: part
            .get("alternative")
            .and_then(|way| Some((text(way, "sentence")?, text(way, "link")?))),
    })
}

fn field(name: &str) -> Option<Field> {
    Field::ALL.into_iter().find(|field| field.as_str() == name)
}

fn fix(part: Part) -> Option<Fix> {
    match part.get("kind")?.as_str()? {
        "days" => Some(Fix::Days { days: u16::try_from(part.get("days")?.as_u64()?).ok()? }),
        "current-organization" => Some(Fix::CurrentOrganization),
        "custom-scopes" => Some(Fix::CustomScopes),
        "scopes" => {
            let ids: Option<Vec<String>> =
                part.get("ids")?.elements()?.map(|id| id.as_str().map(str::to_owned)).collect();
            Some(Fix::Scopes { ids: ids? })
        }
        _ => None,
    }
}

fn text(part: Part, name: &str) -> Option<String> {
    part.get(name)?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use patrol_settings::Rule;
    use patrol_webext::{Reply, encode};

    use super::*;

    fn sent(fix: Option<Fix>, field: Option<Field>) -> String {
        encode(&Reply::Verdict(patrol_webext::Verdict {
            findings: vec![patrol_webext::Finding {
                rule: Rule::FullAccess,
                level: Level::Reason,
                reason: "Why.".into(),
                safer: "Better.".into(),
                field,
                fix,
                alternative: Some(patrol_webext::Alternative {
                    sentence: "Way.".into(),
                    link: "https://x".into(),
                }),
            }],
        }))
    }

    #[test]
    fn what_the_background_writes_is_read_whole() {
        let fixes = [
            None,
            Some(Fix::Days { days: 7 }),
            Some(Fix::CurrentOrganization),
            Some(Fix::CustomScopes),
            Some(Fix::Scopes { ids: vec!["vso.code".into()] }),
        ];
        for (fix, field) in fixes.into_iter().zip(Field::ALL) {
            let verdict = Verdict::read(&sent(fix.clone(), Some(field))).unwrap();
            assert_eq!((verdict.level(), verdict.rules()), (Level::Reason, vec!["full-access".to_owned()]));
            let finding = &verdict.findings[0];
            assert_eq!((&finding.fix, finding.field), (&fix, Some(field)));
            assert_eq!(finding.alternative, Some(("Way.".to_owned(), "https://x".to_owned())));
        }
    }

    #[test]
    fn nothing_to_say_is_told_from_no_verdict() {
        assert_eq!(Verdict::read(&encode(&Reply::Verdict(Default::default()))), Some(Verdict::default()));
        let odd = r#"{"kind":"verdict","findings":[{"rule":"x","level":"loud","reason":"","safer":""}]}"#;
        for answer in ["", "null", r#"{"kind":"done"}"#, r#"{"kind":"verdict","findings":7}"#, odd] {
            assert_eq!(Verdict::read(answer), None, "{answer}");
        }
    }
}
