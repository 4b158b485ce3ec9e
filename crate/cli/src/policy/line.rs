//! What each entry of a policy does, in a sentence.

use patrol_detect::rules;
use patrol_policy::company::Identity;
use patrol_policy::{Company, Day, Decisions, Exception, Level, Rule, Scope, Standing};

use crate::words::counted;

/// A sentence for each entry, as it is on a day.
pub(super) fn lines(company: &Company, today: Day) -> Vec<String> {
    let mut lines = identity(&company.identity);
    for (decisions, party) in
        [(&company.enforced, "Enforced"), (&company.recommended, "Recommended, people can change it")]
    {
        lines.extend(decided(decisions, today).into_iter().map(|sentence| format!("{party}: {sentence}")));
    }
    if !company.pausing() {
        lines.push("People cannot pause Patrol.".to_owned());
    }
    if company.replaced.muted_kinds {
        lines.push("People cannot mute kinds of secrets; what they have muted does not count.".to_owned());
    }
    if !company.excepting {
        lines.push("People cannot make exceptions.".to_owned());
    }
    if company.replaced.sites {
        lines.push("People cannot add sites; what they have added does not count.".to_owned());
    }
    if !company.welcome {
        lines.push("No welcome page opens after the installation.".to_owned());
    }
    lines
}

fn identity(identity: &Identity) -> Vec<String> {
    let Identity { name, text, contact, link } = identity;
    let parts = [("name", name), ("text", text), ("contact", contact), ("link", link)];
    let said = parts.into_iter().filter(|(_, text)| !text.is_empty());
    said.map(|(part, text)| {
        format!("People see the {part} {text:?} where the company has decided something.")
    })
    .collect()
}

fn decided(decisions: &Decisions, today: Day) -> Vec<String> {
    let mut lines = Vec::new();
    // Every field is named: a new setting does not compile until its sentence is here.
    let Decisions {
        lifetime_limit_days,
        levels,
        secret_levels,
        site_levels,
        pauses,
        stop_unchecked,
        muted_kinds,
        exceptions,
        name_own_tokens,
        sites,
        own_rules,
    } = decisions;
    if let Some(days) = lifetime_limit_days {
        let days = counted(usize::from(*days), "day");
        lines.push(format!("a token that lives longer than {days} is questioned."));
    }
    if let Some(mode) = levels.mode() {
        lines.push(format!("the mode is {}, which gives every rule its level.", mode.as_str()));
    }
    for rule in Rule::ALL {
        if let Some(level) = levels.own(*rule) {
            lines.push(format!("{} {}.", rule.as_str(), does(level)));
        }
    }
    lines.extend(
        secret_levels.iter().map(|(id, level)| format!("a secret of {} {}.", kind(id), does_to_text(*level))),
    );
    lines.extend(
        site_levels.iter().map(|(site, level)| format!("a secret on {site} {}.", does_to_text(*level))),
    );
    lines.extend(pauses.iter().map(|scope| format!("{} is paused on {}.", guard(scope), place(scope))));
    match stop_unchecked {
        Some(true) => lines.push("a token request that could not be checked is stopped.".to_owned()),
        Some(false) => lines.push("a token request that could not be checked goes out.".to_owned()),
        None => {}
    }
    lines.extend(muted_kinds.iter().map(|id| format!("secrets of {} get no more than a note.", kind(id))));
    lines.extend(exceptions.iter().map(|exception| excepted(exception, today)));
    match name_own_tokens {
        Some(true) => lines.push("a question names a token that was made in this browser.".to_owned()),
        Some(false) => lines.push("no fingerprint of a new token is kept.".to_owned()),
        None => {}
    }
    lines.extend(
        sites
            .iter()
            .map(|site| format!("texts are checked on {site} once a person has allowed Patrol there.")),
    );
    lines.extend(own_rules.iter().map(|rule| {
        let action = rule.action.as_str();
        format!("what the rule {:?} finds is a secret, with the action {action}.", rule.name)
    }));
    lines
}

fn excepted(exception: &Exception, today: Day) -> String {
    let Exception { kind, host, path, pattern, reason, ends } = exception;
    let secrets = match kind.as_str() {
        Exception::ANY => "secrets but tokens of Azure DevOps".to_owned(),
        id => format!("secrets of {}", self::kind(id)),
    };
    let like = pattern.as_ref().map(|pattern| format!(" that match {pattern:?}")).unwrap_or_default();
    let path = path.as_deref().unwrap_or_default();
    let standing = match exception.standing(today) {
        Standing::Holds => "",
        Standing::Ended => " That day is over, so it has no effect.",
        Standing::TooLong => " It has no effect as long as that day is more than a year away.",
    };
    format!(
        "nobody is asked about {secrets}{like} on {host}{path} until {ends}, because {reason:?}.{standing}"
    )
}

/// A kind of secrets, by the id of its rule: it may be one of a later version, or a slip.
fn kind(id: &str) -> String {
    let is_known = rules().any(|rule| rule.id() == id);
    format!("the kind {id}{}", if is_known { "" } else { " (which this version does not know)" })
}

fn does_to_text(level: Level) -> &'static str {
    match level {
        Level::Off => "is not looked for",
        Level::Inform => "is only noted",
        Level::Acknowledge => "is asked about",
        Level::Reason => "is asked about, and goes on only with a reason",
        Level::Block => "is blocked: people can go on only without it",
    }
}

fn does(level: Level) -> &'static str {
    match level {
        Level::Off => "is off",
        Level::Inform => "shows a note",
        Level::Acknowledge => "asks before it goes on",
        Level::Reason => "asks for a reason before it goes on",
        Level::Block => "stops it; nobody can go on as it is",
    }
}

fn guard(scope: &Scope) -> String {
    scope.guard.map_or("all of Patrol".to_owned(), |guard| format!("the guard {}", guard.as_str()))
}

fn place(scope: &Scope) -> String {
    let place = [Some(scope.host.as_str()), scope.organization.as_deref()];
    place.into_iter().flatten().collect::<Vec<_>>().join("/").escape_debug().to_string()
}

#[cfg(test)]
mod tests {
    use patrol_policy::company::Managed;

    use super::*;

    #[test]
    fn each_entry_has_a_sentence() {
        let Managed { company, problems } = Managed::read(
            r#"{
              "company": {"name": "Contoso"}, "pausing": false, "excepting": false, "welcome": false,
              "lifetimeLimitDays": {"recommended": 1, "enforced": 30},
              "levels": {"recommended": {"mode": "strict"}, "enforced": {"secret-in-text": "block"}},
              "secretLevels": {"enforced": {"azure-devops-pat": "block", "npm-tokn": "off"}},
              "siteLevels": {"recommended": {"https://github.com": "reason"}},
              "pausedHosts": {"enforced": [{"host": "dev.azure.com", "organization": "contoso", "guard": "clone"}]},
              "stopUnchecked": {"enforced": true},
              "mutedKinds": {"recommended": {"named-password": true}, "replace": true},
              "sites": {"replace": true},
              "exceptions": {"enforced": [
                {"kind": "npm-token", "host": "dev.azure.com", "path": "/contoso/Web", "reason": "a course", "ends": "2027-03-31"},
                {"kind": "any", "host": "dev.azure.com", "pattern": "sk_test_[a-z]+", "reason": "samples", "ends": "2027-03-31"},
                {"kind": "jwt", "host": "dev.azure.com", "reason": "over", "ends": "2026-12-01"},
                {"kind": "jwt", "host": "dev.azure.com", "path": "/a", "reason": "far", "ends": "2027-12-03"}
              ]},
              "nameOwnTokens": {"enforced": false},
              "rules": {"enforced": {"ACME": {"pattern": "ACME-[0-9]{8}", "keywords": ["acme"]}}}
            }"#,
        );
        assert_eq!(problems, []);
        assert_eq!(
            lines(&company, Day::new(2026, 12, 2).unwrap()),
            [
                "People see the name \"Contoso\" where the company has decided something.",
                "Enforced: a token that lives longer than 30 days is questioned.",
                "Enforced: secret-in-text stops it; nobody can go on as it is.",
                "Enforced: a secret of the kind azure-devops-pat is blocked: people can go on only without it.",
                "Enforced: a secret of the kind npm-tokn (which this version does not know) is not looked for.",
                "Enforced: the guard clone is paused on dev.azure.com/contoso.",
                "Enforced: a token request that could not be checked is stopped.",
                "Enforced: nobody is asked about secrets of the kind npm-token on dev.azure.com/contoso/Web until 2027-03-31, because \"a course\".",
                "Enforced: nobody is asked about secrets but tokens of Azure DevOps that match \"sk_test_[a-z]+\" on dev.azure.com until 2027-03-31, because \"samples\".",
                "Enforced: nobody is asked about secrets of the kind jwt on dev.azure.com until 2026-12-01, because \"over\". That day is over, so it has no effect.",
                "Enforced: nobody is asked about secrets of the kind jwt on dev.azure.com/a until 2027-12-03, because \"far\". It has no effect as long as that day is more than a year away.",
                "Enforced: no fingerprint of a new token is kept.",
                "Enforced: what the rule \"ACME\" finds is a secret, with the action ask.",
                "Recommended, people can change it: a token that lives longer than 1 day is questioned.",
                "Recommended, people can change it: the mode is strict, which gives every rule its level.",
                "Recommended, people can change it: a secret on https://github.com is asked about, and goes on only with a reason.",
                "Recommended, people can change it: secrets of the kind named-password get no more than a note.",
                "People cannot pause Patrol.",
                "People cannot mute kinds of secrets; what they have muted does not count.",
                "People cannot make exceptions.",
                "People cannot add sites; what they have added does not count.",
                "No welcome page opens after the installation.",
            ]
        );
    }
}
