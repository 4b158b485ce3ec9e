//! The open token form: what it asks for before a request says it, and how to change it.

mod asked;
mod step;

use patrol_azdo::{Controls, Field, Kind};

pub use step::Step;

/// A token form, as it was when it opened and as it is.
#[derive(Clone, Debug)]
pub struct Form {
    /// When it opened.
    pub first: Controls,
    /// Now.
    pub now: Controls,
    /// The page's host, without port.
    pub host: String,
    /// The organization in the address of the page.
    pub organization: String,
}

impl Form {
    /// Whether it makes a new token: it opened without a name.
    pub fn is_new(&self) -> bool {
        self.first.name().is_some() && self.first.text(self.first.name()).is_empty()
    }

    /// The place of the control that a field is about, where it can be told.
    pub fn place(&self, field: Field) -> Option<usize> {
        match field {
            Field::Name => self.now.name(),
            Field::Organization => self.dropdowns().0,
            Field::Expiry => self.dropdowns().1,
            Field::Scopes => [Kind::Radio, Kind::Custom, Kind::Area, Kind::Box]
                .iter()
                .filter_map(|kind| self.now.first(*kind))
                .min(),
            Field::Whole => None,
        }
    }

    /// The drop-downs of organization and expiry. One that shows, or showed when the form opened, the name of the address is the
    /// organization's; without any, it is the first of two, as the form has them.
    fn dropdowns(&self) -> (Option<usize>, Option<usize>) {
        let dropdown = |index| self.now.dropdown(index);
        match self
            .now
            .organization(&self.organization)
            .or_else(|| self.first.organization(&self.organization))
        {
            Some(index) => (dropdown(index), dropdown(usize::from(index == 0))),
            None if dropdown(1).is_some() => (dropdown(0), dropdown(1)),
            None => (None, dropdown(0)),
        }
    }
}

/// The number in a text that has exactly one, such as the days in the words of a choice; a hint, for the words are in any language.
fn only_number(text: &str) -> Option<u32> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty());
    let number = numbers.next().filter(|_| numbers.next().is_none())?;
    number.parse().ok()
}

#[cfg(test)]
mod testing {
    use super::*;

    /// The form as the page shows it at first.
    pub(super) const FRESH: &str = "f0\nm0contoso\nm030 Tage\nr0Voll\nc1Frei\na0W\nb0\nb0\nb0\na0C\nb0\nb0\nb0\nb0\nb0\na0B\nb0\nb0\na0R\nb0\nb0\nb0\na0T\nb0\nb0\na0P\nb0\nb0\nb0\nl0Mehr";

    pub(super) fn form(first: &str, now: &str) -> Form {
        let read = |lines: &str| Controls::read(lines).unwrap();
        Form {
            first: read(first),
            now: read(now),
            host: "dev.azure.com".into(),
            organization: "contoso".into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::testing::{FRESH, form};
    use super::*;

    #[test]
    fn the_organizations_drop_down_is_remembered_when_it_shows_another_name() {
        let later = FRESH.replace("m0contoso", "m0all 2");
        assert_eq!(form(FRESH, &later).place(Field::Organization), Some(1));
        assert_eq!(form(FRESH, &later).place(Field::Expiry), Some(2));
        let turned = "f0\nm030 days\nm0Contoso\nb0";
        assert_eq!(form(turned, "f0\nm090 days\nm0other 7\nb0").place(Field::Expiry), Some(1));
        assert_eq!(form("f0\nm030 days", "f0\nm030 days").place(Field::Organization), None);
    }

    #[test]
    fn a_form_that_opens_with_a_name_is_not_for_a_new_token() {
        assert!(form(FRESH, FRESH).is_new());
        assert!(!form("f0ci\nm0x", FRESH).is_new());
        assert!(!form("m0x", FRESH).is_new());
    }

    #[test]
    fn a_number_is_a_hint_only_where_it_stands_alone() {
        for (text, number) in [
            ("30 days", Some(30)),
            ("90日", Some(90)),
            ("2027-01-15", None),
            ("3.5 weeks", None),
            ("custom", None),
            ("99999999999", None),
        ] {
            assert_eq!(only_number(text), number, "{text}");
        }
    }
}
