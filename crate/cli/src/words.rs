//! Numbers and lists in English.

/// `1 file`, `2 files`. For nouns that take an s.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// `a`, `a and b`, `a, b and c`.
pub(crate) fn joined(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_joins() {
        assert_eq!([0, 1, 2].map(|number| counted(number, "file")), ["0 files", "1 file", "2 files"]);
        let parts: Vec<String> = ["a", "b", "c"].map(String::from).to_vec();
        assert_eq!(
            (0..4).map(|many| joined(&parts[..many])).collect::<Vec<_>>(),
            ["", "a", "a and b", "a, b and c"]
        );
    }
}
