use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::{Action, AuditEntry, CompanyEvent, Subject};

use crate::rule_name::rule_name;

/// What happened, in a sentence of the person's language.
pub(crate) fn sentence(entry: &AuditEntry) -> Phrase {
    if entry.is_unread() {
        return Phrase::history_sent_unread();
    }
    if let Some(event) = entry.company_event() {
        return company(event);
    }
    phrase(entry, Word::list(kinds(&entry.rules).map(rule_name)))
}

/// Each rule once, however many secrets it has found.
fn kinds(rules: &[String]) -> impl Iterator<Item = &str> {
    rules.iter().enumerate().filter(|(at, id)| !rules[..*at].contains(id)).map(|(_, id)| id.as_str())
}

/// The words that the person gave as a reason.
pub(crate) fn reason(entry: &AuditEntry) -> Option<Phrase> {
    let say =
        if entry.action == Action::Allowed { Phrase::history_allowed_reason } else { Phrase::history_reason };
    entry.reason.as_ref().map(|reason| say(Foreign::new(reason)))
}

/// `names` are those of the rules.
fn phrase(entry: &AuditEntry, names: Word) -> Phrase {
    let secrets = entry.rules.len();
    match (entry.subject(), entry.action) {
        (Subject::Text, Action::Allowed) => Phrase::history_text_allowed(secrets, names),
        (Subject::Text, action) if entry.sent => sent(entry, action, names),
        (Subject::Text, Action::Redacted) => Phrase::history_text_redacted(secrets, names),
        (Subject::Text, Action::Rewritten) => Phrase::history_text_rewritten(secrets, names),
        (Subject::Text, Action::WentOn) => Phrase::history_text_went_on(secrets, names),
        (Subject::Text, Action::Cancelled) => Phrase::history_text_cancelled(secrets, names),
        (Subject::Text, Action::Blocked) => Phrase::history_text_blocked(secrets, names),
        (Subject::Text, Action::Informed) => Phrase::history_text_informed(secrets, names),
        (Subject::Token, Action::WentOn) => Phrase::history_token_went_on(names),
        (Subject::Token, Action::Cancelled) => Phrase::history_token_cancelled(names),
        (Subject::Token, Action::Blocked) => Phrase::history_token_blocked(names),
        // An event of a later version.
        (Subject::Company, _) => Phrase::history_company_changed(),
        // In a request for a token nothing is redacted, and no exception is about one.
        (Subject::Token, Action::Informed | Action::Redacted | Action::Rewritten | Action::Allowed) => {
            Phrase::history_token_informed(names)
        }
    }
}

/// What happened to the company's policy.
fn company(event: CompanyEvent) -> Phrase {
    match event {
        CompanyEvent::Began => Phrase::history_company_began(),
        CompanyEvent::Changed => Phrase::history_company_changed(),
        CompanyEvent::Ended => Phrase::history_company_ended(),
        CompanyEvent::Unusable => Phrase::history_company_unusable(),
    }
}

/// What a page was about to send.
fn sent(entry: &AuditEntry, action: Action, names: Word) -> Phrase {
    let secrets = entry.rules.len();
    match action {
        Action::WentOn => Phrase::history_sent_went_on(secrets, names),
        Action::Cancelled => Phrase::history_sent_cancelled(secrets, names),
        Action::Blocked => Phrase::history_sent_blocked(secrets, names),
        // What is sent is never redacted; of exceptions is spoken above.
        Action::Informed | Action::Redacted | Action::Rewritten | Action::Allowed => {
            Phrase::history_sent_informed(secrets, names)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(rules: &[&str], action: Action) -> AuditEntry {
        let rules = rules.iter().map(|id| String::from(*id)).collect();
        AuditEntry {
            time: 1,
            site: "h".into(),
            surface: "other".into(),
            rules,
            action,
            reason: None,
            sent: false,
        }
    }

    #[test]
    fn every_subject_and_action_has_a_sentence_of_its_own_that_names_the_rules() {
        let mut said = Vec::new();
        for action in Action::ALL {
            for rules in [&["npm-token", "jwt"][..], &["full-access"]] {
                let entry = entry(rules, action);
                let phrase = phrase(&entry, Word::own("names"));
                assert_eq!(phrase.args().last().map(String::as_str), Some("names"));
                if entry.subject() == Subject::Text {
                    assert_eq!(phrase.args(), ["2", "names"]);
                }
                let is_of_text = matches!(action, Action::Redacted | Action::Rewritten | Action::Allowed);
                if entry.subject() == Subject::Text || !is_of_text {
                    said.push(phrase.key());
                }
            }
        }
        let count = said.len();
        said.sort_by_key(|key| key.as_str());
        said.dedup();
        assert_eq!((said.len(), count), (11, 11));
    }

    #[test]
    fn a_kind_is_named_once() {
        let entry = entry(&["npm-token", "jwt", "npm-token", "npm-token"], Action::Redacted);
        assert!(kinds(&entry.rules).eq(["npm-token", "jwt"]));
        assert_eq!(phrase(&entry, Word::own("names")).args(), ["4", "names"]);
    }

    #[test]
    fn what_was_sent_has_sentences_of_its_own() {
        let said = |rules: &[&str], action| {
            let entry = AuditEntry { sent: true, ..entry(rules, action) };
            phrase(&entry, Word::own("names")).key()
        };
        for action in [Action::WentOn, Action::Cancelled, Action::Blocked, Action::Informed] {
            assert_ne!(
                said(&["npm-token"], action),
                phrase(&entry(&["npm-token"], action), Word::own("names")).key()
            );
        }
        let unread = AuditEntry { sent: true, ..entry(&["body-unread"], Action::Informed) };
        assert_eq!(sentence(&unread).key(), Phrase::history_sent_unread().key());
    }

    #[test]
    fn a_reason_is_quoted() {
        let entry = AuditEntry { reason: Some("release\n day".into()), ..entry(&[], Action::WentOn) };
        let said = reason(&entry).unwrap();
        assert_eq!(said.args(), ["\u{2068}\"release day\"\u{2069}"]);
        let allowed = AuditEntry { reason: Some("a course".into()), ..self::entry(&[], Action::Allowed) };
        assert_eq!(reason(&allowed).unwrap().key(), Phrase::history_allowed_reason("").key());
    }
}
