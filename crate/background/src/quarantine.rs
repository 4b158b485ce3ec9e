use serde_json::{Value, json};

/// How many copies are kept; the oldest go first.
const CAPACITY: usize = 5;

/// The list of copies (JSON) with one more: `value` (JSON) and when it was put there (milliseconds since 1970-01-01 UTC).
///
/// A value that is in the list already is not added again, so that a change that broke off can be repeated.
/// A list that is no list becomes the first copy of a new one.
pub(crate) fn add(list: Option<&str>, value: &str, now: u64) -> String {
    let mut copies = match list.map(read) {
        None => Vec::new(),
        Some(Value::Array(copies)) => copies,
        Some(other) => vec![copy(other, now)],
    };
    let value = read(value);
    if !copies.iter().any(|copy| copy.get("value") == Some(&value)) {
        copies.push(copy(value, now));
    }
    copies.drain(..copies.len().saturating_sub(CAPACITY));
    Value::Array(copies).to_string()
}

fn copy(value: Value, now: u64) -> Value {
    json!({ "time": now, "value": value })
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|_| Value::String(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_kept_in_order_with_their_time() {
        let list = add(None, r#"{"a":1}"#, 10);
        let list = add(Some(&list), "7", 20);
        assert_eq!(list, r#"[{"time":10,"value":{"a":1}},{"time":20,"value":7}]"#);
    }

    #[test]
    fn the_oldest_of_more_than_five_goes() {
        let list = (0..6).fold(None, |list: Option<String>, n| Some(add(list.as_deref(), &n.to_string(), n)));
        let copies: Vec<Value> = serde_json::from_str(&list.unwrap()).unwrap();
        assert_eq!(
            copies.iter().map(|copy| copy["value"].as_u64().unwrap()).collect::<Vec<_>>(),
            [1, 2, 3, 4, 5]
        );
    }

    #[test]
    fn the_same_value_is_not_copied_twice() {
        let list = add(None, r#"{"a":1,"b":2}"#, 10);
        assert_eq!(add(Some(&list), r#"{"b":2,"a":1}"#, 20), list);
    }

    #[test]
    fn what_is_no_list_or_no_json_is_not_lost() {
        let list = add(Some(r#"{"odd":true}"#), "{broken", 10);
        assert_eq!(list, r#"[{"time":10,"value":{"odd":true}},{"time":10,"value":"{broken"}]"#);
    }

    #[test]
    fn copies_that_an_earlier_version_kept_stay_as_they_are() {
        for list in [
            include_str!("../../policy/fixtures/0.1.0/settings-set-aside.json"),
            include_str!("../../policy/fixtures/0.1.0/audit-set-aside.json"),
            include_str!("../../policy/fixtures/0.1.0/reminders-set-aside.json"),
        ] {
            let mut expected: Vec<Value> = serde_json::from_str(list).unwrap();
            expected.push(copy(7.into(), 10));
            assert_eq!(read(&add(Some(list), "7", 10)), Value::Array(expected));
        }
    }
}
