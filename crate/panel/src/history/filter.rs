use patrol_policy::{Action, AuditEntry, Subject};

/// Which entries a person wants to see; `None` asks for no difference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    pub(crate) site: Option<String>,
    pub(crate) subject: Option<Subject>,
    pub(crate) action: Option<Action>,
}

impl Filter {
    /// The entries that pass, the newest first.
    pub(crate) fn newest_first(&self, entries: &[AuditEntry]) -> Vec<AuditEntry> {
        entries.iter().rev().filter(|entry| self.passes(entry)).cloned().collect()
    }

    fn passes(&self, entry: &AuditEntry) -> bool {
        self.site.as_ref().is_none_or(|site| *site == entry.site)
            && self.subject.is_none_or(|subject| subject == entry.subject())
            && self.action.is_none_or(|action| action == entry.action)
    }
}

/// The sites of the entries, each once, in order. What is about no page has none.
pub(crate) fn sites(entries: &[AuditEntry]) -> Vec<String> {
    let mut sites: Vec<String> = entries.iter().map(|entry| entry.site.clone()).collect();
    sites.sort();
    sites.dedup();
    sites.retain(|site| !site.is_empty());
    sites
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(time: u64, site: &str, rule: &str, action: Action) -> AuditEntry {
        let (surface, reason) = ("other".into(), None);
        AuditEntry { time, site: site.into(), surface, rules: vec![rule.into()], action, reason, sent: false }
    }

    #[test]
    fn every_filter_counts_and_the_newest_is_first() {
        let entries = [
            entry(1, "b", "npm-token", Action::WentOn),
            entry(2, "a", "npm-token", Action::Redacted),
            entry(3, "b", "full-access", Action::WentOn),
            entry(4, "b", "npm-token", Action::WentOn),
        ];
        let times =
            |filter: Filter| filter.newest_first(&entries).iter().map(|entry| entry.time).collect::<Vec<_>>();
        assert_eq!(times(Filter::default()), [4, 3, 2, 1]);
        assert_eq!(times(Filter { site: Some("a".into()), ..Filter::default() }), [2]);
        assert_eq!(times(Filter { subject: Some(Subject::Token), ..Filter::default() }), [3]);
        let filter =
            Filter { site: Some("b".into()), subject: Some(Subject::Text), action: Some(Action::WentOn) };
        assert_eq!(times(filter), [4, 1]);
        assert_eq!(sites(&entries), ["a", "b"]);
    }
}
