//! What Patrol has found last, so that a person can say that it was no secret.

use patrol_policy::{AuditEntry, Subject};

/// So many kinds are offered.
const OFFERED: usize = 5;

/// One kind of secret that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Alarm {
    /// The id of a rule of Patrol's own.
    pub(crate) rule: &'static str,
    /// The host of the page. It never gets into a report.
    pub(crate) host: String,
    /// The kind of page.
    pub(crate) surface: String,
}

impl Alarm {
    /// The kinds that were found last, the newest first, each once. A rule of somebody's own is not among them: its name is theirs.
    pub(crate) fn latest(entries: &[AuditEntry]) -> Vec<Alarm> {
        let mut alarms: Vec<Alarm> = Vec::new();
        let texts = entries.iter().filter(|entry| entry.subject() == Subject::Text);
        for (entry, id) in texts.rev().flat_map(|entry| entry.rules.iter().map(move |id| (entry, id))) {
            let known = patrol_detect::rules().map(|rule| rule.id()).find(|known| known == id);
            let Some(rule) = known.filter(|rule| alarms.iter().all(|alarm| alarm.rule != *rule)) else {
                continue;
            };
            alarms.push(Alarm { rule, host: entry.site.clone(), surface: entry.surface.clone() });
            if alarms.len() == OFFERED {
                break;
            }
        }
        alarms
    }
}

#[cfg(test)]
mod tests {
    use patrol_policy::Action;

    use super::*;

    fn entry(surface: &str, rules: &[&str]) -> AuditEntry {
        AuditEntry {
            time: 1,
            site: "dev.azure.com".into(),
            surface: surface.into(),
            rules: rules.iter().map(|rule| String::from(*rule)).collect(),
            action: Action::Redacted,
            reason: None,
            sent: false,
        }
    }

    #[test]
    fn the_newest_kinds_are_offered_each_once_and_none_that_is_not_patrols_own() {
        let entries = [
            entry("wiki", &["npm-token", "github-pat"]),
            entry("tokens", &["full-access"]),
            entry("other", &["contoso-internal-key", "body-unread"]),
            entry("pull-request", &["github-pat"]),
        ];
        let alarms = Alarm::latest(&entries);
        let said: Vec<_> = alarms.iter().map(|alarm| (alarm.rule, alarm.surface.as_str())).collect();
        assert_eq!(said, [("github-pat", "pull-request"), ("npm-token", "wiki")]);
    }

    #[test]
    fn only_a_few_are_offered() {
        let ids: Vec<&str> = patrol_detect::rules().map(|rule| rule.id()).take(OFFERED + 3).collect();
        assert_eq!(Alarm::latest(&[entry("wiki", &ids)]).len(), OFFERED);
    }
}
