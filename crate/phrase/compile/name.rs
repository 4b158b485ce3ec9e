//! The name of a key in Rust.

/// As the name of a function: `adviceFullAccess` is `advice_full_access`.
pub(crate) fn snake(key: &str) -> String {
    words(key).join("_")
}

/// As the name of the function that makes the sentence; its forms have one.
pub(crate) fn constructor(key: &str) -> String {
    snake(super::plural::family(key))
}

/// As the name of a variant: `adviceFullAccess` is `AdviceFullAccess`.
pub(crate) fn pascal(key: &str) -> String {
    let mut name = String::new();
    for word in words(key) {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// The words of a key in lower case. A word ends before `_`, before a capital behind a small letter, and before the last of several capitals
/// if a small letter follows: `globalPATCreation` has three.
fn words(key: &str) -> Vec<String> {
    let letters: Vec<char> = key.chars().collect();
    let mut words = vec![String::new()];
    for (place, &letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|place| letters.get(place));
        let begins = letter.is_ascii_uppercase()
            && (before.is_some_and(|before| !before.is_ascii_uppercase())
                || letters.get(place + 1).is_some_and(char::is_ascii_lowercase));
        if letter == '_' || begins {
            words.push(String::new());
        }
        if letter != '_'
            && let Some(word) = words.last_mut()
        {
            word.push(letter.to_ascii_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_of_every_kind_have_names() {
        for (key, function, variant) in [
            ("name", "name", "Name"),
            ("adviceFullAccess", "advice_full_access", "AdviceFullAccess"),
            ("rule_full_access_name", "rule_full_access_name", "RuleFullAccessName"),
            (
                "refused_globalPATCreationBlocked",
                "refused_global_pat_creation_blocked",
                "RefusedGlobalPatCreationBlocked",
            ),
            ("wayPAT", "way_pat", "WayPat"),
        ] {
            assert_eq!((snake(key).as_str(), pascal(key).as_str()), (function, variant));
        }
    }
}
