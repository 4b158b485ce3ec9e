use patrol_json::{Json, Part};
use serde::Serialize;

use super::{End, Pause, Scope};

/// More pauses are not kept; the oldest go first.
const CAPACITY: usize = 50;

/// Pauses that end by themselves. They are kept where the browser forgets them when it is closed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemporaryPauses(Vec<Pause>);

/// A pause as it is stored.
#[derive(Serialize)]
struct Stored<'a> {
    #[serde(flatten)]
    scope: &'a Scope,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<u64>,
}

impl TemporaryPauses {
    /// Under which key they are stored.
    pub const KEY: &str = "pauses";

    /// Reads the stored list. What cannot be read pauses nothing.
    pub fn read(json: Option<&str>) -> TemporaryPauses {
        let json = json.and_then(Json::parse);
        let elements = json.as_ref().and_then(|json| json.root().elements());
        TemporaryPauses(elements.into_iter().flatten().filter_map(read).take(CAPACITY).collect())
    }

    /// Pauses a scope; a pause of the same scope is replaced. One that does not end by itself is not kept here.
    pub fn set(&mut self, pause: Pause) {
        self.remove(&pause.scope);
        if pause.end == End::Never {
            return;
        }
        self.0.push(pause);
        let excess = self.0.len().saturating_sub(CAPACITY);
        self.0.drain(..excess);
    }

    /// Ends the pause of a scope. Returns whether there was one.
    pub fn remove(&mut self, scope: &Scope) -> bool {
        let before = self.0.len();
        self.0.retain(|pause| pause.scope != *scope);
        self.0.len() != before
    }

    /// Drops what has ended at `now`, in ms since 1970-01-01 UTC. Returns whether there was any.
    pub fn drop_ended(&mut self, now: u64) -> bool {
        let before = self.0.len();
        self.0.retain(|pause| !has_ended(pause, now));
        self.0.len() != before
    }

    /// When the next one ends, in ms since 1970-01-01 UTC.
    pub fn next_end(&self) -> Option<u64> {
        let at = |pause: &Pause| match pause.end {
            End::At(time) => Some(time),
            End::Restart | End::Never => None,
        };
        self.0.iter().filter_map(at).min()
    }

    /// Those that are in force at `now`.
    pub(super) fn in_force(&self, now: u64) -> impl Iterator<Item = Pause> {
        self.0.iter().filter(move |pause| !has_ended(pause, now)).cloned()
    }

    /// The list as JSON, as it is stored.
    pub fn to_json(&self) -> String {
        let stored = self.0.iter().map(|Pause { scope, end }| {
            let until = match end {
                End::At(time) => Some(*time),
                End::Restart | End::Never => None,
            };
            Stored { scope, until }
        });
        serde_json::to_string(&stored.collect::<Vec<_>>()).unwrap_or_default()
    }
}

fn has_ended(pause: &Pause, now: u64) -> bool {
    matches!(pause.end, End::At(time) if time <= now)
}

fn read(stored: Part<'_>) -> Option<Pause> {
    let end = match stored.get("until") {
        Some(until) => End::At(until.as_u64()?),
        None => End::Restart,
    };
    Some(Pause { scope: Scope::read_fields(stored, &["until"])?, end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Guard;

    fn pause(host: &str, end: End) -> Pause {
        Pause { scope: Scope::host(host), end }
    }

    fn hosts(pauses: &TemporaryPauses, now: u64) -> Vec<String> {
        pauses.in_force(now).map(|pause| pause.scope.host).collect()
    }

    #[test]
    fn what_is_written_is_read_back() {
        let mut pauses = TemporaryPauses::default();
        let scope =
            Scope { organization: Some("contoso".into()), guard: Some(Guard::Text), host: "h".into() };
        pauses.set(Pause { scope, end: End::At(900_000) });
        pauses.set(pause("i", End::Restart));
        let json = r#"[{"host":"h","organization":"contoso","guard":"text","until":900000},{"host":"i"}]"#;
        assert_eq!(pauses.to_json(), json);
        assert_eq!(TemporaryPauses::read(Some(json)), pauses);
    }

    #[test]
    fn what_cannot_be_read_pauses_nothing() {
        let json = r#"[{"host":"a","until":"soon"},{"host":"b","until":-1},{"until":9},7,{"host":"c","colour":1},
            {"host":"d","until":9}]"#;
        assert_eq!(hosts(&TemporaryPauses::read(Some(json)), 0), ["d"]);
        for json in [None, Some("{"), Some("7"), Some("{}")] {
            assert_eq!(TemporaryPauses::read(json), TemporaryPauses::default());
        }
    }

    #[test]
    fn a_pause_ends_at_its_time_and_no_later() {
        let mut pauses = TemporaryPauses::default();
        pauses.set(pause("a", End::At(10)));
        pauses.set(pause("b", End::Restart));
        assert_eq!((hosts(&pauses, 9).len(), pauses.next_end()), (2, Some(10)));
        assert!(!pauses.drop_ended(9));
        assert_eq!(hosts(&pauses, 10), ["b"]);
        assert!(pauses.drop_ended(10));
        assert_eq!(pauses.next_end(), None);
        assert_eq!(hosts(&pauses, u64::MAX), ["b"]);
    }

    #[test]
    fn a_scope_has_one_pause_the_last_one() {
        let mut pauses = TemporaryPauses::default();
        pauses.set(pause("a", End::Restart));
        pauses.set(pause("A", End::At(10)));
        assert_eq!(pauses.next_end(), Some(10));
        pauses.set(pause("a", End::Never));
        assert_eq!(pauses, TemporaryPauses::default(), "that one is a setting");
        pauses.set(pause("a", End::Restart));
        assert!(pauses.remove(&Scope::host("a")));
        assert!(!pauses.remove(&Scope::host("a")));
    }

    #[test]
    fn the_list_is_bounded() {
        let mut pauses = TemporaryPauses::default();
        for number in 0..=CAPACITY {
            pauses.set(pause(&format!("h{number}"), End::Restart));
        }
        let hosts = hosts(&pauses, 0);
        assert_eq!((hosts.len(), hosts[0].as_str()), (CAPACITY, "h1"));
    }
}
