//! What of a company's rules for secrets, and of the patterns of its exceptions, cannot be used.

use patrol_policy::company::Managed;
use patrol_policy::{Company, Decisions, Effective, Exception, Origin, OwnRule, Problem, Value};

use crate::{PatternSet, RuleError, RuleSet};

/// What of a company's cannot be used, and why.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Refused {
    /// Rules of its own.
    pub rules: Vec<(Value<OwnRule>, RuleError)>,
    /// Exceptions, for their patterns.
    pub exceptions: Vec<(Value<Exception>, RuleError)>,
}

/// A company's policy with what of its rules and patterns cannot be used beside what else of it cannot: such an entry costs itself only.
pub fn checked(managed: Managed) -> Managed {
    let Managed { company, mut problems } = managed;
    let refused = refused(&company);
    let of = |party: Origin| match party {
        Origin::Enforced => ("enforced", &company.enforced),
        _ => ("recommended", &company.recommended),
    };
    problems.extend(refused.rules.iter().map(|(rule, _)| {
        let (party, _) = of(rule.origin);
        Problem::Field { field: format!("rules.{party}.{}", rule.value.name) }
    }));
    problems.extend(refused.exceptions.iter().map(|(exception, _)| {
        let (party, decisions) = of(exception.origin);
        let place = decisions.exceptions.iter().position(|known| *known == exception.value);
        Problem::Field { field: format!("exceptions.{party}[{}]", place.unwrap_or_default()) }
    }));
    Managed { company, problems }
}

/// What of a company's cannot be used, and why.
pub fn refused(company: &Company) -> Refused {
    let Effective { own_rules, exceptions, .. } = Effective::of(&Decisions::default(), company);
    let rules: Vec<OwnRule> = own_rules.iter().map(|rule| rule.value.clone()).collect();
    let rules = RuleSet::of(&rules);
    let matching: Vec<&Value<Exception>> =
        exceptions.iter().filter(|exception| exception.value.pattern.is_some()).collect();
    let patterns =
        PatternSet::of(matching.iter().filter_map(|exception| exception.value.pattern.as_deref()), &rules);
    let rule = |(place, why)| Some((own_rules.get::<usize>(place)?.clone(), why));
    let exception = |(place, why)| Some(((*matching.get::<usize>(place)?).clone(), why));
    Refused {
        rules: rules.refused.into_iter().filter_map(rule).collect(),
        exceptions: patterns.refused.into_iter().filter_map(exception).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_does_not_compile_is_a_problem_of_the_policy() {
        let managed = Managed::read(
            r#"{"rules": {
              "enforced": {"ACME": {"pattern": "(ACME", "keywords": ["acme"]}, "none": {"pattern": "acme1"}},
              "recommended": {
                "badge": {"pattern": "badge[0-9]", "keywords": ["badge"]},
                "look": {"pattern": "(?=look)", "keywords": ["look"]}
              }
            }, "colour": 7}"#,
        );
        let field = |field: &str| Problem::Field { field: field.into() };
        let unknown = Problem::Unknown { field: "colour".into() };
        assert_eq!(managed.problems, [field("rules.enforced.none"), unknown.clone()]);
        let expected = [
            field("rules.enforced.none"),
            unknown,
            field("rules.enforced.ACME"),
            field("rules.recommended.look"),
        ];
        assert_eq!(checked(managed).problems, expected);
        assert_eq!(checked(Managed::default()), Managed::default());
    }

    #[test]
    fn an_exception_whose_pattern_does_not_compile_is_a_problem_of_the_policy() {
        let exception = |pattern: &str| {
            format!(
                r#"{{"kind":"any","host":"h","path":"/{}","pattern":"{pattern}","reason":"r","ends":"2027-03-31"}}"#,
                pattern.len()
            )
        };
        let managed = Managed::read(&format!(
            r#"{{"exceptions": {{"enforced": [{}, {}], "recommended": [{}]}}}}"#,
            exception("sample[0-9]"),
            exception("sample[0-9"),
            exception("(sample")
        ));
        assert_eq!(managed.problems, []);
        let expected = ["exceptions.enforced[1]", "exceptions.recommended[0]"]
            .map(|field| Problem::Field { field: field.into() });
        let told = checked(managed).problems;
        assert!(told.len() == 2 && expected.iter().all(|problem| told.contains(problem)), "{told:?}");
    }
}
