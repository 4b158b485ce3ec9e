/// The lives that a drop-down offers in days: those of the form (30, 60 and 90, seen in guides) and others that nobody would mean in weeks,
/// months or years. Any other number could be "1 year".
const OFFERED: [u32; 9] = [7, 14, 30, 60, 90, 120, 180, 365, 366];

/// The digit 0 of the scripts in which browsers write numbers; the others follow it (Unicode, general category Nd).
const ZEROS: [char; 13] = [
    '0', '\u{660}', '\u{6F0}', '\u{966}', '\u{9E6}', '\u{A66}', '\u{AE6}', '\u{BE6}', '\u{C66}', '\u{CE6}',
    '\u{E50}', '\u{1040}', '\u{FF10}',
];

/// The days in the words of a choice, in any language: a number that stands alone and can only be meant in days.
pub(super) fn days(text: &str) -> Option<u32> {
    let mut numbers = text.split(|c: char| digit(c).is_none()).filter(|digits| !digits.is_empty());
    let number = numbers.next().filter(|_| numbers.next().is_none())?;
    let days = number.chars().try_fold(0_u32, |sum, c| sum.checked_mul(10)?.checked_add(digit(c)?))?;
    (OFFERED.contains(&days) && !text.contains(is_number_of_another_kind)).then_some(days)
}

/// Whether there is any number in a text, in digits of any script.
pub(super) fn has_number(text: &str) -> bool {
    text.contains(char::is_numeric)
}

fn digit(c: char) -> Option<u32> {
    ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(u32::from(*zero)).filter(|value| *value < 10))
}

fn is_number_of_another_kind(c: char) -> bool {
    c.is_numeric() && digit(c).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_any_language_and_script() {
        for (text, number) in [
            ("30 days", 30),
            ("30 jours", 30),
            ("90日", 90),
            ("60 天", 60),
            ("⟦30 ðáýš⟧", 30),
            ("٣٠ يومًا", 30),
            ("۹۰ روز", 90),
            ("９０日", 90),
            ("७ दिन", 7),
            ("(UTC) 180", 180),
        ] {
            assert_eq!(days(text), Some(number), "{text}");
            assert!(has_number(text), "{text}");
        }
    }

    #[test]
    fn what_could_be_something_else_is_not_read() {
        for text in [
            "1 year",
            "1 Jahr",
            "12 months",
            "3 mois",
            "52 weeks",
            "2 semaines",
            "2027-01-15",
            "30 (2026-12-20)",
            "3.5",
            "30½",
            "30–60",
            "99999999999",
            "Custom defined",
            "三十天",
            "",
        ] {
            assert_eq!(days(text), None, "{text}");
        }
    }

    #[test]
    fn a_choice_without_any_number_is_told_from_one_in_other_digits() {
        for text in ["Custom defined", "自定义", "مخصص"] {
            assert!(!has_number(text), "{text}");
        }
        assert!(has_number("½ year"));
    }
}
