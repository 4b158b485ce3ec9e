//! What happened today on the pages of a site, from the history.

use patrol_phrase::Phrase;
use patrol_policy::{Action, AuditEntry, Subject};

/// How often what happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Today {
    /// Secrets that did not get into a page.
    kept_out: usize,
    /// Secrets that did.
    pasted: usize,
    /// Tokens that were not created after all.
    stopped: usize,
    /// Tokens that were created in spite of advice.
    created: usize,
}

impl Today {
    /// Counts what happened on a host since a moment, in ms since 1970-01-01 UTC.
    pub(crate) fn of(entries: &[AuditEntry], host: &str, since: u64) -> Today {
        let mut today = Today::default();
        let counts = |entry: &&AuditEntry| entry.time >= since && entry.site == host && !entry.is_unread();
        for entry in entries.iter().filter(counts) {
            let is_token = entry.subject() == Subject::Token;
            let went_on = matches!(entry.action, Action::WentOn | Action::Allowed | Action::Informed);
            match (is_token, went_on) {
                (false, false) => today.kept_out += entry.rules.len(),
                (false, true) => today.pasted += entry.rules.len(),
                (true, false) => today.stopped += 1,
                (true, true) => today.created += 1,
            }
        }
        today
    }

    /// What to say of it; empty when nothing happened.
    pub(crate) fn phrases(&self) -> Vec<Phrase> {
        let Today { kept_out, pasted, stopped, created } = self;
        [
            (*kept_out, Phrase::today_kept_out(kept_out)),
            (*pasted, Phrase::today_pasted(pasted)),
            (*stopped, Phrase::today_token_stopped(stopped)),
            (*created, Phrase::today_token_created(created)),
        ]
        .into_iter()
        .filter_map(|(count, phrase)| (count > 0).then_some(phrase))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(time: u64, site: &str, rules: &[&str], action: Action) -> AuditEntry {
        let rules = rules.iter().map(|rule| String::from(*rule)).collect();
        AuditEntry {
            time,
            site: site.into(),
            surface: "other".into(),
            rules,
            action,
            reason: None,
            sent: false,
        }
    }

    #[test]
    fn secrets_are_counted_one_by_one_and_tokens_by_request() {
        let secrets: &[&str] = &["github-pat", "aws-key"];
        let advice: &[&str] = &["full-access", "lifetime"];
        let entries = [
            entry(5, "h", secrets, Action::Redacted),
            entry(6, "h", &secrets[..1], Action::Cancelled),
            entry(7, "h", &secrets[..1], Action::Blocked),
            entry(8, "h", secrets, Action::WentOn),
            entry(9, "h", &secrets[..1], Action::Informed),
            entry(9, "h", advice, Action::Cancelled),
            entry(9, "h", &["body-unread"], Action::Informed),
            entry(9, "h", advice, Action::WentOn),
            entry(9, "h", advice, Action::Informed),
        ];
        let today = Today::of(&entries, "h", 5);
        assert_eq!(today, Today { kept_out: 4, pasted: 3, stopped: 1, created: 2 });
        let said = [
            Phrase::today_kept_out(4),
            Phrase::today_pasted(3),
            Phrase::today_token_stopped(1),
            Phrase::today_token_created(2),
        ];
        assert_eq!(today.phrases(), said);
    }

    #[test]
    fn yesterday_and_other_sites_do_not_count_and_nothing_is_said_of_nothing() {
        let entries = [
            entry(4, "h", &["github-pat"], Action::Redacted),
            entry(9, "other", &["github-pat"], Action::Redacted),
        ];
        assert_eq!(Today::of(&entries, "h", 5).phrases(), []);
        let entries = [entry(5, "h", &["github-pat"], Action::WentOn)];
        assert_eq!(Today::of(&entries, "h", 5).phrases(), [Phrase::today_pasted(1)]);
    }
}
