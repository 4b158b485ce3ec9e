use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{Decisions, EXCEPTIONS, Exception, Problem, Scope, Stored};

/// A change of what a person has decided: what it names becomes so, and the rest stays as it is stored. Changes made in two windows at the
/// same time both hold, and one can be undone without what came after it.
///
/// Pauses and exceptions are lists, which a merge patch can only replace as a whole: so they are named one by one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Change {
    /// A merge patch (RFC 7396) for the rest of the record: `null` takes a decision away.
    #[serde(skip_serializing_if = "Map::is_empty")]
    patch: Map<String, Value>,
    /// What is paused for good from now on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    paused: Vec<Scope>,
    /// What is not any more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    resumed: Vec<Scope>,
    /// What nobody is asked about from now on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    excepted: Vec<Exception>,
    /// What they are asked about again.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    asked: Vec<Exception>,
}

impl Change {
    /// What leads from one to the other.
    pub fn between(before: &Decisions, after: &Decisions) -> Change {
        Change {
            patch: difference(&record(before), &record(after)),
            paused: without(&after.pauses, &before.pauses),
            resumed: without(&before.pauses, &after.pauses),
            excepted: without(&after.exceptions, &before.exceptions),
            asked: without(&before.exceptions, &after.exceptions),
        }
    }

    /// Reads a change; `None` when it is none.
    pub fn read(json: &str) -> Option<Change> {
        let change: Change = serde_json::from_str::<Map<String, Value>>(json)
            .and_then(|fields| serde_json::from_value(Value::Object(fields)))
            .ok()?;
        let is_sound =
            change.paused.iter().all(Scope::is_sound) && change.excepted.iter().all(Exception::is_sound);
        is_sound.then_some(change)
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        *self == Change::default()
    }

    /// The decisions after the change.
    ///
    /// # Errors
    /// What of them could not be used; nothing is changed then.
    pub fn apply(&self, decisions: &Decisions) -> Result<Decisions, Vec<Problem>> {
        let mut changed = record(decisions);
        merge(&mut changed, &self.patch);
        let Stored { decisions: mut changed, problems } =
            Stored::read(Some(&Value::Object(changed).to_string()));
        if !problems.is_empty() {
            return Err(problems);
        }
        changed.pauses = without(&decisions.pauses, &self.resumed);
        changed.pauses.extend(without(&self.paused, &decisions.pauses));
        changed.exceptions = without(&decisions.exceptions, &self.asked);
        changed.exceptions.extend(without(&self.excepted, &decisions.exceptions));
        changed.exceptions.truncate(EXCEPTIONS);
        Ok(changed)
    }

    /// The change as JSON.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

fn without<T: Clone + PartialEq>(entries: &[T], others: &[T]) -> Vec<T> {
    entries.iter().filter(|entry| !others.contains(entry)).cloned().collect()
}

/// The record without the lists.
fn record(decisions: &Decisions) -> Map<String, Value> {
    let rest = Decisions { pauses: Vec::new(), exceptions: Vec::new(), ..decisions.clone() };
    match serde_json::to_value(rest) {
        Ok(Value::Object(record)) => record,
        // A record is an object.
        _ => Map::new(),
    }
}

/// Of a setting with entries each is named alone, also where all of them are gone, so that what another window has put there meanwhile stays.
fn difference(before: &Map<String, Value>, after: &Map<String, Value>) -> Map<String, Value> {
    let mut patch = entries(before, after);
    for (key, value) in &mut patch {
        let of = |record: &Map<String, Value>| record.get(key).and_then(Value::as_object).cloned();
        if let Some(before) = of(before)
            && (value.is_object() || value.is_null())
        {
            *value = Value::Object(entries(&before, &of(after).unwrap_or_default()));
        }
    }
    patch
}

/// The entries that are different, each as a whole; `null` for those that are gone.
fn entries(before: &Map<String, Value>, after: &Map<String, Value>) -> Map<String, Value> {
    let changed = after.iter().filter(|(key, value)| before.get(*key) != Some(value));
    let gone = before.keys().filter(|key| !after.contains_key(*key));
    let changed = changed.map(|(key, value)| (key.clone(), value.clone()));
    changed.chain(gone.map(|key| (key.clone(), Value::Null))).collect()
}

fn merge(target: &mut Map<String, Value>, patch: &Map<String, Value>) {
    for (key, value) in patch {
        match value {
            Value::Null => {
                target.remove(key);
            }
            Value::Object(inner) => {
                let entry = target.entry(key.clone()).or_insert_with(|| Value::Object(Map::new()));
                if !entry.is_object() {
                    *entry = Value::Object(Map::new());
                }
                if let Value::Object(entry) = entry {
                    merge(entry, inner);
                }
            }
            _ => {
                target.insert(key.clone(), value.clone());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Level, Mode, Rule, Settings};

    fn decisions(record: &str) -> Decisions {
        let stored = Stored::read(Some(record));
        assert_eq!(stored.problems, [], "{record}");
        stored.decisions
    }

    /// Records that differ in every way in which records can.
    fn records() -> Vec<Decisions> {
        [
            r#"{"version":1}"#,
            r#"{"version":1,"levels":{"mode":"strict"}}"#,
            r#"{"version":1,"levels":{"mode":"quiet","full-access":"block"},"lifetimeLimitDays":7}"#,
            r#"{"version":1,"levels":{"full-access":"off","vague-name":"block"},"stopUnchecked":true}"#,
            r#"{"version":1,"lifetimeLimitDays":9,"stopUnchecked":false}"#,
            r#"{"version":1,"secretLevels":{"npm-token":"off","jwt":"block"},"siteLevels":{"https://a":"block"}}"#,
            r#"{"version":1,"secretLevels":{"npm-token":"reason"},"siteLevels":{"https://a":"off","https://b":"inform"}}"#,
            r#"{"version":1,"pausedHosts":["a",{"host":"b","organization":"c"}]}"#,
            r#"{"version":1,"pausedHosts":["d"],"stopUnchecked":true}"#,
            r#"{"version":1,"rules":{"a":{"pattern":"acme1","keywords":["acme"]}}}"#,
            r#"{"version":1,"rules":{"a":{"pattern":"acme2","keywords":["acme","acne"]},"b":{"pattern":"acme1","keywords":["acme"]}}}"#,
            r#"{"version":1,"exceptions":[{"kind":"npm-token","host":"h","reason":"a","ends":"2027-03-31"}]}"#,
            r#"{"version":1,"exceptions":[{"kind":"any","host":"h","path":"/b","reason":"a","ends":"2027-03-31"}]}"#,
            r#"{"version":1,"exceptions":[{"kind":"any","host":"h","path":"/b","pattern":"acme1","reason":"a","ends":"2027-03-31"}]}"#,
        ]
        .map(decisions)
        .to_vec()
    }

    #[test]
    fn it_leads_from_one_to_the_other_and_back() {
        for before in records() {
            for after in records() {
                let change = Change::between(&before, &after);
                assert_eq!(change.apply(&before), Ok(after.clone()), "{before:?}");
                assert_eq!(change.is_empty(), before == after);
                assert_eq!(Change::read(&change.to_json()), Some(change));
            }
        }
    }

    #[test]
    fn two_windows_that_change_different_settings_lose_nothing() {
        let (common, otherwise) = (records().remove(2), Settings::default());
        let (mut here, mut there) = (common.clone(), common.clone());
        here.set_level(Rule::VagueName, Level::Block, &otherwise);
        there.set_level(Rule::FullAccess, Level::Inform, &otherwise);
        there.set_stop_unchecked(true, &otherwise);
        let stored = Change::between(&common, &here).apply(&common).unwrap();
        let stored = Change::between(&common, &there).apply(&stored).unwrap();
        assert_eq!(stored.levels.get(Rule::VagueName), Some(Level::Block));
        assert_eq!(stored.levels.get(Rule::FullAccess), Some(Level::Inform));
        assert_eq!((stored.lifetime_limit_days, stored.stop_unchecked), (Some(7), Some(true)));
    }

    #[test]
    fn what_is_undone_leaves_what_came_after() {
        let otherwise = Settings::default();
        let before = records().remove(3);
        let mut strict = before.clone();
        strict.set_mode(Mode::Strict, &otherwise);
        let mut later = strict.clone();
        later.set_lifetime_limit("5", &otherwise).unwrap();
        let undone = Change::between(&strict, &before).apply(&later).unwrap();
        assert_eq!(undone.levels, before.levels);
        assert_eq!(undone.lifetime_limit_days, Some(5));
    }

    #[test]
    fn an_undo_changes_only_the_pauses_that_the_change_did() {
        let paused = |hosts: &[&str]| Decisions {
            pauses: hosts.iter().map(|host| Scope::host(host)).collect(),
            ..Decisions::default()
        };
        let (before, imported) = (paused(&["mine", "both"]), paused(&["both", "theirs"]));
        let undo = Change::between(&imported, &before);
        assert_eq!(
            undo.to_json(),
            r#"{"paused":[{"host":"mine"}],"resumed":[{"host":"theirs"}]}"#,
            "what did not change is not named"
        );
        // Meanwhile another window has paused one host and resumed another.
        assert_eq!(undo.apply(&paused(&["theirs", "later"])), Ok(paused(&["later", "mine"])));
        assert_eq!(
            undo.apply(&paused(&["MINE"])),
            Ok(paused(&["MINE"])),
            "what is paused already stays as it is"
        );
    }

    #[test]
    fn the_first_level_of_all_is_undone_alone() {
        let (nothing, otherwise) = (Decisions::default(), Settings::default());
        let mut first = nothing.clone();
        first.set_level(Rule::FullAccess, Level::Block, &otherwise);
        let mut later = first.clone();
        later.set_level(Rule::VagueName, Level::Block, &otherwise);
        let undone = Change::between(&first, &nothing).apply(&later).unwrap();
        assert_eq!(undone, decisions(r#"{"version":1,"levels":{"vague-name":"block"}}"#));
    }

    #[test]
    fn a_change_to_something_unusable_is_refused() {
        for change in [
            r#"{"lifetimeLimitDays":0}"#,
            r#"{"lifetimeLimitDays":"7"}"#,
            r#"{"levels":{"full-access":"hard"}}"#,
            r#"{"levels":{"no-such-rule":"off"}}"#,
            r#"{"levels":7}"#,
            r#"{"colour":"red"}"#,
            r#"{"version":9}"#,
            r#"{"version":null}"#,
        ] {
            let change = format!(r#"{{"patch":{change}}}"#);
            let refused = Change::read(&change).unwrap().apply(&Decisions::default());
            assert!(refused.is_err(), "{change}");
        }
        for no_change in [
            "",
            "7",
            "[]",
            "null",
            r#""levels""#,
            r#"{"patch":7}"#,
            r#"{"colour":1}"#,
            r#"{"paused":[7]}"#,
            r#"{"paused":[{"host":"a/b"}]}"#,
            r#"{"excepted":[{"kind":"any","host":"h","reason":"a","ends":"2027-03-31"}]}"#,
            r#"{"excepted":[{"kind":"npm-token","host":"h","reason":"a","ends":"2027-02-31"}]}"#,
        ] {
            assert_eq!(Change::read(no_change), None, "{no_change}");
        }
    }
}
