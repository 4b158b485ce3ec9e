use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How many entries the log keeps; the oldest go first.
const CAPACITY: usize = 500;

/// A written reason is cut at this many characters.
const REASON_CHARACTERS: usize = 200;

/// What became of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// The text went in with the secret masked.
    Redacted,
    /// It went on as it was, by the person's decision.
    WentOn,
    /// The person stopped it.
    Cancelled,
    /// A block level stopped it.
    Blocked,
    /// A note was shown; nothing was held.
    Informed,
}

/// One line of the log. Never user text, never a secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AuditEntry {
    /// Milliseconds since 1970-01-01 UTC.
    pub time: u64,
    /// The host of the page.
    pub site: String,
    /// The kind of page, as `azdo` names it.
    pub surface: String,
    /// Ids of the rules that spoke.
    pub rules: Vec<String>,
    /// What was done.
    pub action: Action,
    /// The person's words where the level asks for a reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
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

    /// Adds an entry; cuts a long reason and drops the oldest entries beyond the capacity.
    pub fn append(&mut self, mut entry: AuditEntry) {
        if let Some(reason) = &mut entry.reason
            && let Some((end, _)) = reason.char_indices().nth(REASON_CHARACTERS)
        {
            reason.truncate(end);
        }
        self.entries.push(entry);
        let excess = self.entries.len().saturating_sub(CAPACITY);
        self.entries.drain(..excess);
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
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut log = AuditLog::default();
        log.append(entry(1));
        log.append(AuditEntry { reason: Some("release day".into()), ..entry(2) });
        assert_eq!(AuditLog::read(Some(&log.to_json())), log);
    }

    #[test]
    fn the_oldest_entries_go_first() {
        let mut log = AuditLog::default();
        for time in 0..=CAPACITY {
            log.append(entry(time as u64));
        }
        assert_eq!(log.entries().len(), CAPACITY);
        assert_eq!(log.entries()[0].time, 1);
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
}
