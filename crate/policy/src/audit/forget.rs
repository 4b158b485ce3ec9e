use serde::Deserialize;
use serde_json::Value;

use super::AuditEntry;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::entry::tests::entry;

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
}
