use serde::{Deserialize, Serialize};

use super::{Action, CompanyEvent};
use crate::Rule;

/// The kind of page of an entry about the company's policy: none that a page can report.
const COMPANY: &str = "company";

/// What a line of the log is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Text with a secret.
    Text,
    /// A request for a token.
    Token,
    /// The company's policy.
    Company,
}

impl Subject {
    /// Every subject.
    pub const ALL: [Subject; 3] = [Subject::Text, Subject::Token, Subject::Company];

    /// The stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Subject::Text => "text",
            Subject::Token => "token",
            Subject::Company => COMPANY,
        }
    }

    /// The subject with this name, if there is one.
    pub fn from_name(name: &str) -> Option<Subject> {
        Subject::ALL.into_iter().find(|subject| subject.as_str() == name)
    }
}

/// One line of the log. Never user text, never a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AuditEntry {
    /// Milliseconds since 1970-01-01 UTC.
    pub time: u64,
    /// The host of the page; empty where it is about no page.
    pub site: String,
    /// The kind of page, as `azdo` names it.
    pub surface: String,
    /// Ids of the rules that spoke.
    pub rules: Vec<String>,
    /// What was done.
    pub action: Action,
    /// The person's words where the level asks for a reason, or those of an exception.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Whether the page was about to send the text; else it was about to enter the page.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub sent: bool,
}

impl AuditEntry {
    /// That this happened to the company's policy at `time`, in ms since 1970-01-01 UTC.
    pub fn of_company(event: CompanyEvent, time: u64) -> AuditEntry {
        AuditEntry {
            time,
            site: String::new(),
            surface: COMPANY.to_owned(),
            rules: vec![event.as_str().to_owned()],
            action: Action::Informed,
            reason: None,
            sent: false,
        }
    }

    /// What happened to the company's policy, if it is about that.
    pub fn company_event(&self) -> Option<CompanyEvent> {
        let [rule] = self.rules.as_slice() else { return None };
        let event = CompanyEvent::ALL.into_iter().find(|event| event.as_str() == rule);
        event.filter(|_| self.surface == COMPANY)
    }

    /// Whether it says that a body was sent that Patrol has not read, see `extension/page/gate/sending.ts`. Nothing was found then.
    pub fn is_unread(&self) -> bool {
        self.rules == ["body-unread"]
    }

    /// What it is about. A rule that people can tune speaks of a token; any other is a kind of secret.
    pub fn subject(&self) -> Subject {
        if self.surface == COMPANY {
            return Subject::Company;
        }
        let of_token = |id: &String| Rule::from_id(id).is_some_and(|rule| rule != Rule::SecretInText);
        if self.rules.iter().any(of_token) { Subject::Token } else { Subject::Text }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::audit) fn entry(time: u64) -> AuditEntry {
        AuditEntry {
            time,
            site: "dev.azure.com".into(),
            surface: "tokens".into(),
            rules: vec!["full-access".into()],
            action: Action::Cancelled,
            reason: None,
            sent: false,
        }
    }

    #[test]
    fn what_happened_to_the_policy_of_the_company_is_told_from_what_a_page_reports() {
        for event in CompanyEvent::ALL {
            let entry = AuditEntry::of_company(event, 7);
            assert_eq!((entry.company_event(), entry.subject()), (Some(event), Subject::Company));
            let reported = AuditEntry { surface: "tokens".into(), ..entry };
            assert_eq!((reported.company_event(), reported.subject()), (None, Subject::Text));
        }
    }

    #[test]
    fn what_an_entry_is_about_is_told_by_its_rules() {
        for (rules, subject) in [
            (vec!["full-access", "vague-name"], Subject::Token),
            (vec!["request-unreadable"], Subject::Token),
            (vec!["azure-devops-pat"], Subject::Text),
            (vec!["secret-in-text"], Subject::Text),
            (vec!["a-rule-of-a-later-version"], Subject::Text),
        ] {
            let rules = rules.into_iter().map(str::to_owned).collect();
            assert_eq!(AuditEntry { rules, ..entry(1) }.subject(), subject);
        }
    }
}
