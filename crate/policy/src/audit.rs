use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Rule;

/// How many of the person's own decisions the log keeps; the oldest go first.
const DECIDED: usize = 500;

/// How many of what nobody has decided. A page can cause these by itself, so they never take the place of a decision.
const UNDECIDED: usize = 100;

/// A written reason is cut at this many characters.
const REASON_CHARACTERS: usize = 200;

/// What became of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// The text went in with the secret masked.
    Redacted,
    /// The text went in with references in the place of the secrets.
    Rewritten,
    /// It went on as it was, by the person's decision.
    WentOn,
    /// It went on as it was, by an exception; nobody was asked.
    Allowed,
    /// The person stopped it.
    Cancelled,
    /// A block level stopped it.
    Blocked,
    /// A note was shown; nothing was held.
    Informed,
}

impl Action {
    /// Every action.
    pub const ALL: [Action; 7] = [
        Action::Redacted,
        Action::Rewritten,
        Action::WentOn,
        Action::Allowed,
        Action::Cancelled,
        Action::Blocked,
        Action::Informed,
    ];

    /// The stable name, as the log has it.
    pub fn as_str(self) -> &'static str {
        match self {
            Action::Redacted => "redacted",
            Action::Rewritten => "rewritten",
            Action::WentOn => "went-on",
            Action::Allowed => "allowed",
            Action::Cancelled => "cancelled",
            Action::Blocked => "blocked",
            Action::Informed => "informed",
        }
    }

    /// The action with this name, if there is one.
    pub fn from_name(name: &str) -> Option<Action> {
        Action::ALL.into_iter().find(|action| action.as_str() == name)
    }

    /// Whether a person decided it. What a level only notes, or stops, and what an exception lets in, happens without one.
    pub fn is_decided(self) -> bool {
        matches!(self, Action::Redacted | Action::Rewritten | Action::WentOn | Action::Cancelled)
    }
}

/// What happened to the company's policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompanyEvent {
    /// It is in force from now on.
    Began,
    /// It is another one now.
    Changed,
    /// It is not in force any more.
    Ended,
    /// A part of it cannot be used.
    Unusable,
}

impl CompanyEvent {
    /// Every event.
    pub const ALL: [CompanyEvent; 4] =
        [CompanyEvent::Began, CompanyEvent::Changed, CompanyEvent::Ended, CompanyEvent::Unusable];

    /// The stable name, which the log has in the place of a rule.
    pub fn as_str(self) -> &'static str {
        match self {
            CompanyEvent::Began => "policy-began",
            CompanyEvent::Changed => "policy-changed",
            CompanyEvent::Ended => "policy-ended",
            CompanyEvent::Unusable => "policy-unusable",
        }
    }
}

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

/// What is taken out of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Forget {
    /// Everything.
    All,
    /// What is older than a moment, in milliseconds since 1970-01-01 UTC.
    Before(u64),
    /// One entry.
    One(AuditEntry),
}

impl Forget {
    /// Reads what [`Forget::to_json`] has written; `None` when it is something else.
    pub fn read(json: &str) -> Option<Forget> {
        match serde_json::from_str(json).ok()? {
            Value::Null => Some(Forget::All),
            Value::Number(time) => time.as_u64().map(Forget::Before),
            entry => AuditEntry::deserialize(&entry).ok().map(Forget::One),
        }
    }

    /// As JSON: an entry, a moment, or null for everything.
    pub fn to_json(&self) -> String {
        match self {
            Forget::All => Value::Null.to_string(),
            Forget::Before(time) => time.to_string(),
            Forget::One(entry) => serde_json::to_string(entry).unwrap_or_default(),
        }
    }
}

/// The log as it is stored: bounded, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AuditLog {
    entries: Vec<AuditEntry>,
    unreadable: Vec<Value>,
}

impl AuditLog {
    /// Under which key it is stored.
    pub const KEY: &str = "audit";

    /// Under which key copies are kept of what could not be read.
    pub const SET_ASIDE_KEY: &str = "auditSetAside";

    /// Reads the stored log. Entries that cannot be read are set aside, see [`AuditLog::unreadable`].
    pub fn read(json: Option<&str>) -> AuditLog {
        let mut log = AuditLog::default();
        let Some(json) = json else { return log };
        match serde_json::from_str(json) {
            Ok(Value::Array(values)) => {
                for value in values {
                    match AuditEntry::deserialize(&value) {
                        Ok(entry) => log.entries.push(entry),
                        Err(_) => log.unreadable.push(value),
                    }
                }
            }
            Ok(other) => log.unreadable.push(other),
            Err(_) => log.unreadable.push(Value::String(json.to_owned())),
        }
        log
    }

    /// Adds an entry; cuts a long reason, and drops the oldest decisions, and the oldest of what nobody decided, beyond what is kept of
    /// each.
    pub fn append(&mut self, mut entry: AuditEntry) {
        if let Some(reason) = &mut entry.reason
            && let Some((end, _)) = reason.char_indices().nth(REASON_CHARACTERS)
        {
            reason.truncate(end);
        }
        self.entries.push(entry);
        self.drop_oldest(true, DECIDED);
        self.drop_oldest(false, UNDECIDED);
    }

    /// Takes entries out.
    pub fn forget(&mut self, what: &Forget) {
        match what {
            Forget::All => *self = AuditLog::default(),
            Forget::Before(time) => self.entries.retain(|entry| entry.time >= *time),
            Forget::One(entry) => {
                if let Some(at) = self.entries.iter().position(|known| known == entry) {
                    self.entries.remove(at);
                }
            }
        }
    }

    fn drop_oldest(&mut self, decided: bool, most: usize) {
        let is_of_kind = |entry: &AuditEntry| entry.action.is_decided() == decided;
        let count = self.entries.iter().filter(|entry| is_of_kind(entry)).count();
        let mut excess = count.saturating_sub(most);
        self.entries.retain(|entry| {
            let goes = excess > 0 && is_of_kind(entry);
            excess -= usize::from(goes);
            !goes
        });
    }

    /// The entries, oldest first.
    pub fn entries(&self) -> &[AuditEntry] {
        &self.entries
    }

    /// What was in the stored log but is not an entry, as JSON; `None` when all could be read.
    pub fn unreadable(&self) -> Option<String> {
        if self.unreadable.is_empty() { None } else { serde_json::to_string(&self.unreadable).ok() }
    }

    /// The log as JSON, as it is stored.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&self.entries).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(time: u64) -> AuditEntry {
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
    fn what_is_written_is_read_back() {
        let mut log = AuditLog::default();
        log.append(entry(1));
        log.append(AuditEntry { reason: Some("release day".into()), ..entry(2) });
        assert_eq!(AuditLog::read(Some(&log.to_json())), log);
    }

    fn logged(action: Action, times: impl Iterator<Item = usize>, log: &mut AuditLog) {
        for time in times {
            log.append(AuditEntry { action, ..entry(time as u64) });
        }
    }

    #[test]
    fn the_oldest_decisions_go_first() {
        let mut log = AuditLog::default();
        logged(Action::Cancelled, 0..=DECIDED, &mut log);
        assert_eq!((log.entries().len(), log.entries()[0].time), (DECIDED, 1));
    }

    #[test]
    fn what_nobody_decided_leaves_every_decision() {
        for action in [Action::Informed, Action::Blocked, Action::Allowed] {
            let mut log = AuditLog::default();
            let decisions = [Action::WentOn, Action::Redacted, Action::Cancelled];
            for (time, decision) in decisions.iter().cycle().take(DECIDED).enumerate() {
                logged(*decision, time..=time, &mut log);
            }
            let before = log.entries().to_vec();
            logged(action, 1000..11_000, &mut log);
            let (decided, others): (Vec<_>, Vec<_>) =
                log.entries().iter().cloned().partition(|entry| entry.action.is_decided());
            assert_eq!(decided, before, "{action:?}");
            let times: Vec<u64> = others.iter().map(|entry| entry.time).collect();
            assert_eq!(
                times,
                (11_000 - UNDECIDED as u64..11_000).collect::<Vec<_>>(),
                "the last of them stay"
            );
        }
    }

    #[test]
    fn decisions_leave_what_nobody_decided() {
        let mut log = AuditLog::default();
        logged(Action::Blocked, 0..1, &mut log);
        logged(Action::WentOn, 1..2 * DECIDED, &mut log);
        assert_eq!((log.entries().len(), log.entries()[0].time), (DECIDED + 1, 0));
    }

    #[test]
    fn a_long_reason_is_cut_on_a_character() {
        let mut log = AuditLog::default();
        log.append(AuditEntry { reason: Some("ä".repeat(1000)), ..entry(1) });
        let kept = log.entries()[0].reason.as_deref().unwrap_or_default();
        assert_eq!(kept, "ä".repeat(REASON_CHARACTERS));
    }

    #[test]
    fn entries_that_cannot_be_read_are_set_aside_not_lost() {
        let log = AuditLog::read(Some(r#"[{"time":"soon"}, 7]"#));
        assert!(log.entries().is_empty());
        assert_eq!(log.unreadable().as_deref(), Some(r#"[{"time":"soon"},7]"#));
        assert_eq!(AuditLog::read(Some("{broken")).unreadable().as_deref(), Some(r#"["{broken"]"#));
    }

    fn times(log: &AuditLog) -> Vec<u64> {
        log.entries().iter().map(|entry| entry.time).collect()
    }

    #[test]
    fn one_entry_all_older_ones_or_everything_can_be_taken_out() {
        let mut log = AuditLog::default();
        logged(Action::WentOn, [1, 2, 2, 3, 4].into_iter(), &mut log);
        log.forget(&Forget::One(AuditEntry { action: Action::WentOn, ..entry(2) }));
        assert_eq!(times(&log), [1, 2, 3, 4], "of two that are the same one stays");
        log.forget(&Forget::One(entry(3)));
        assert_eq!(times(&log), [1, 2, 3, 4], "it was another action");
        log.forget(&Forget::Before(3));
        assert_eq!(times(&log), [3, 4]);
        log.forget(&Forget::All);
        assert_eq!(log, AuditLog::default());
    }

    #[test]
    fn what_is_to_go_is_read_as_it_was_written() {
        let reason = AuditEntry { reason: Some("release day".into()), ..entry(1) };
        for what in [Forget::All, Forget::Before(7), Forget::One(entry(1)), Forget::One(reason)] {
            assert_eq!(Forget::read(&what.to_json()), Some(what));
        }
        for nonsense in ["", "-1", "1.5", "true", "[]", "{}", "\"all\"", r#"{"time":1}"#] {
            assert_eq!(Forget::read(nonsense), None, "{nonsense}");
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

    #[test]
    fn actions_have_the_names_that_the_log_has() {
        for action in Action::ALL {
            assert_eq!(serde_json::to_value(action).unwrap(), action.as_str());
            assert_eq!(Action::from_name(action.as_str()), Some(action));
        }
    }
}
