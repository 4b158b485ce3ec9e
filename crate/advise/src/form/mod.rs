//! The open token form: what it asks for before a request says it, and how to change it.

mod days;
mod step;
mod token_fields;

use patrol_azdo::{Controls, ExistingToken, Field, Instant, Kind};

use days::{days, has_number};

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
    /// How many tokens there are by the name with which it opened; `None` where no list of tokens is known.
    pub namesakes: Option<usize>,
}

impl Form {
    /// Whether it makes a new token: it opened without a name, or with one that no token has, as a form does that the page draws anew while it
    /// is filled in.
    pub fn is_new(&self) -> bool {
        self.first.name().is_some() && (self.first_name().is_empty() || self.namesakes == Some(0))
    }

    /// The same form, as of these tokens, and the one that it changes: the only one by the name with which it opened.
    pub fn compared(self, list: &[ExistingToken]) -> (Form, Option<&ExistingToken>) {
        let mut named = list.iter().filter(|token| token.name.trim() == self.first_name());
        let (token, count) = (named.clone().next(), named.by_ref().count());
        let form = Form { namesakes: (!list.is_empty()).then_some(count), ..self };
        let existing = token.filter(|_| count == 1 && !form.is_new());
        (form, existing)
    }

    fn first_name(&self) -> &str {
        self.first.text(self.first.name())
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

    /// Where a date of one's own is written: a date control, or else a second field that holds a date or was not there when the form opened.
    fn date(&self) -> Option<usize> {
        let second = |form: &Controls| form.of(Kind::Field).nth(1).map(|(place, _)| place);
        let is_date = |place: &usize| {
            second(&self.first).is_none() || Instant::parse(self.now.text(Some(*place))).is_some()
        };
        self.now.first(Kind::Date).or_else(|| second(&self.now).filter(is_date))
    }

    /// The drop-downs of organization and expiry, each where there is evidence for it: the order of the form is none. The organization's
    /// shows, or showed when the form opened, the name of the address; without that name the end's tells itself.
    fn dropdowns(&self) -> (Option<usize>, Option<usize>) {
        let count = self.now.of(Kind::Dropdown).count();
        let same = self.first.of(Kind::Dropdown).count() == count;
        let either = |find: &dyn Fn(&Controls) -> Option<usize>| {
            find(&self.now).or_else(|| find(&self.first).filter(|_| same))
        };
        let other = |index: usize| if count == 2 { self.now.dropdown(1 - index) } else { None };
        if let Some(organization) = either(&|form| form.organization(&self.organization)) {
            return (self.now.dropdown(organization), other(organization));
        }
        match either(&the_end) {
            Some(end) => (other(end), self.now.dropdown(end)),
            None => (None, None),
        }
    }
}

/// Which drop-down is the end's, counted from 0: the last one before a date control, or the only one with a number.
fn the_end(form: &Controls) -> Option<usize> {
    if let Some(date) = form.first(Kind::Date) {
        return form.of(Kind::Dropdown).filter(|(place, _)| *place < date).count().checked_sub(1);
    }
    let mut numbers =
        form.of(Kind::Dropdown).enumerate().filter(|(_, (_, control))| has_number(&control.text));
    let (index, (_, control)) = numbers.next().filter(|_| numbers.next().is_none())?;
    days(&control.text).map(|_| index)
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
            namesakes: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::testing::{FRESH, form};
    use super::*;
    use crate::rule::testing::existing;

    #[test]
    fn the_organizations_drop_down_is_remembered_when_it_shows_another_name() {
        let later = FRESH.replace("m0contoso", "m0all 2");
        assert_eq!(form(FRESH, &later).place(Field::Organization), Some(1));
        assert_eq!(form(FRESH, &later).place(Field::Expiry), Some(2));
        let turned = "f0\nm030 days\nm0Contoso\nb0";
        assert_eq!(form(turned, "f0\nm090 days\nm0other 7\nb0").place(Field::Expiry), Some(1));
    }

    #[test]
    fn without_the_name_of_the_address_the_end_tells_itself_or_nothing_is_said() {
        let places = |first: &str, now: &str| {
            let form = form(first, now);
            (form.place(Field::Organization), form.place(Field::Expiry))
        };
        let same = |form| places(form, form);
        assert_eq!(same("f0\nm030 days"), (None, Some(1)));
        assert_eq!(same("f0\nm0Contoso Ltd\nm030 days"), (Some(1), Some(2)));
        assert_eq!(same("f0\nm030 days\nm0Contoso Ltd"), (Some(2), Some(1)));
        assert_eq!(same("f0\nm0Custom\nd02027-01-15\nm0Contoso Ltd"), (Some(3), Some(1)));
        assert_eq!(same("f0\nm0Contoso 30\nm0Custom\nd02027-01-15"), (Some(1), Some(2)));
        assert_eq!(places("f0\nm030 days\nm0Contoso Ltd", "f0\nm0Custom\nm0Contoso Ltd"), (Some(2), Some(1)));
        for form in ["f0\nm0Team 30\nm090 days", "f0\nm0Team 42\nm0Custom", "f0\nm0Fabrikam\nm0Custom"] {
            assert_eq!(same(form), (None, None), "{form}");
        }
        assert_eq!(same("f0\nm0contoso\nm030 days\nm0Region 1"), (Some(1), None), "one too many");
    }

    #[test]
    fn a_date_is_told_by_its_control_or_by_being_a_field_that_came_or_holds_one() {
        let place = |first: &str, now: &str| form(first, now).date();
        assert_eq!(place("f0ci", "f0ci\nd0"), Some(1));
        assert_eq!(place("f0ci\nm0x", "f0ci\nm0x\nf0"), Some(2));
        assert_eq!(place("f0ci\nf02026-12-01", "f0ci\nf02026-12-01"), Some(1));
        assert_eq!(place("f0ci\nf0what for", "f0ci\nf0what for"), None);
    }

    #[test]
    fn the_token_that_it_changes_is_the_only_one_by_its_first_name() {
        let named = |name: &str| ExistingToken { name: name.into(), ..existing(&["vso.code"]) };
        let found = |list: &[ExistingToken]| {
            let (form, token) = form("f0 ci \nm0x", "f0renamed\nm0x").compared(list);
            (token.map(|token| token.name.clone()), form.is_new())
        };
        assert_eq!(found(&[named("renamed"), named("ci")]), (Some("ci".into()), false));
        assert_eq!(found(&[named("ci"), named("ci")]), (None, false), "one of two");
        assert_eq!(found(&[]), (None, false), "no list");
        assert_eq!(found(&[named("laptop")]), (None, true), "a form that was drawn anew");
        assert_eq!(form(FRESH, FRESH).compared(&[named("")]).1, None, "a new token");
    }

    #[test]
    fn a_form_that_opens_with_a_name_is_not_for_a_new_token() {
        assert!(form(FRESH, FRESH).is_new());
        assert!(!form("f0ci\nm0x", FRESH).is_new());
        assert!(!form("m0x", FRESH).is_new());
    }
}
