use patrol_azdo::{Fix, Instant, Kind};

use super::{Form, days, has_number};
use crate::{Checkboxes, Scope};

/// What to do next in the form, by the place of a control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Press this control.
    Press(usize),
    /// Write this text into this field.
    Write(usize, String),
    /// The page is still drawing.
    Wait,
    /// It is so; the page took it.
    Done,
    /// The page does not take it. A drop-down that is open is closed by pressing what is chosen.
    Failed(Option<usize>),
}

impl Form {
    /// The next step to make all of this so, done as a person does it. It is looked at after each step: the page decides what it takes.
    /// `stuck` says that the page has not changed since the last step for longer than it needs to draw.
    pub fn step(&self, fixes: &[Fix], now: Instant, stuck: bool) -> Step {
        let next = fixes.iter().map(|fix| self.one(fix, now)).find(|step| *step != Step::Done);
        match next.unwrap_or(Step::Done) {
            // A choice that closed nothing would be pressed for ever; so would a control that does nothing.
            Step::Press(_) | Step::Write(..) | Step::Wait if stuck => Step::Failed(self.chosen()),
            Step::Done if self.now.first(Kind::Choice).is_some() && !stuck => Step::Wait,
            step => step,
        }
    }

    fn one(&self, fix: &Fix, now: Instant) -> Step {
        match fix {
            Fix::Days { days } => self.days(u32::from(*days), now),
            Fix::CurrentOrganization => self.current_organization(),
            Fix::CustomScopes if self.now.full_access() => press(self.now.first(Kind::Custom)),
            Fix::CustomScopes => Step::Done,
            Fix::Scopes { ids } => self.only(ids),
        }
    }

    /// By the choice with that number, else by a date of one's own; the only choice that names no number is the one for that.
    fn days(&self, wanted: u32, now: Instant) -> Step {
        let Some(dropdown) = self.dropdowns().1 else { return Step::Failed(None) };
        let date = Instant(now.0 + i64::from(wanted) * Instant::DAY).date();
        let taken = |text: &str| days(text) == Some(wanted);
        let chosen = self.now.text(Some(dropdown));
        let field = self.date();
        let own = !has_number(chosen);
        if taken(chosen) || (own && holds(self.now.text(field), &date)) {
            return Step::Done;
        }
        // An open drop-down comes first: while it is open the page draws nothing else.
        let choices = || self.now.of(Kind::Choice);
        if choices().next().is_some() {
            let best = choices().find(|(_, choice)| taken(&choice.text));
            let mut others = choices().filter(|(_, choice)| !has_number(&choice.text));
            let other = others.next().filter(|_| others.next().is_none());
            return best.or(other).map_or(Step::Failed(self.chosen()), |(place, _)| Step::Press(place));
        }
        match field.filter(|_| own) {
            Some(field) if self.now.0.get(field).is_some_and(|field| field.on) => Step::Failed(None),
            Some(field) => Step::Write(field, date),
            None => Step::Press(dropdown),
        }
    }

    fn current_organization(&self) -> Step {
        let dropdown = self.dropdowns().0;
        if self.now.names(dropdown, &self.organization) {
            return Step::Done;
        }
        if self.now.first(Kind::Choice).is_none() {
            return press(dropdown);
        }
        let wanted =
            self.now.of(Kind::Choice).find(|(place, _)| self.now.names(Some(*place), &self.organization));
        wanted.map_or(Step::Failed(self.chosen()), |(place, _)| Step::Press(place))
    }

    /// Exactly these boxes. From the last to the first: a level brings the lower ones, and a lower one takes the higher ones away.
    fn only(&self, ids: &[String]) -> Step {
        if self.now.full_access() {
            return press(self.now.first(Kind::Custom));
        }
        let scopes = Scope::known(ids);
        let boxes =
            Checkboxes::of(&self.now).filter(|_| scopes.len() == ids.len() && self.now.custom_scopes());
        let Some((stand, wanted)) =
            boxes.and_then(|boxes| Some((boxes.checked(), boxes.with_only(&scopes)?)))
        else {
            // Perhaps not all areas are shown.
            return self.now.show_all().map_or(Step::Failed(None), Step::Press);
        };
        match stand.iter().zip(&wanted).rposition(|(stands, wanted)| stands != wanted) {
            Some(index) => press(self.now.of(Kind::Box).nth(index).map(|(place, _)| place)),
            None => Step::Done,
        }
    }

    /// The choice that stands in the drop-down that is open.
    fn chosen(&self) -> Option<usize> {
        self.now.of(Kind::Choice).find(|(_, choice)| choice.on).map(|(place, _)| place)
    }
}

fn press(place: Option<usize>) -> Step {
    place.map_or(Step::Failed(None), Step::Press)
}

/// Whether a date field took an ISO date. A date control may write it in another way, with the month in words perhaps, but not with
/// other numbers.
fn holds(text: &str, date: &str) -> bool {
    if let Some(taken) = Instant::parse(text) {
        return taken.date() == date;
    }
    let numbers = |text: &str| -> Vec<u32> {
        let parts = text.split(|c: char| !c.is_ascii_digit());
        let mut numbers: Vec<u32> = parts.filter_map(|digits| digits.parse().ok()).collect();
        numbers.sort_unstable();
        numbers
    };
    let (shown, mut wanted) = (numbers(text), numbers(date));
    let same = shown == wanted;
    if let Some(month) = date.get(5..7).and_then(|month| month.parse::<u32>().ok())
        && let Some(at) = wanted.iter().position(|number| *number == month)
    {
        wanted.remove(at);
    }
    same || shown == wanted
}

#[cfg(test)]
mod tests {
    use super::super::testing::{FRESH, form};
    use super::*;

    const NOW: Instant = Instant(1_795_132_800_000);
    const SEVEN: Fix = Fix::Days { days: 7 };

    fn step(now: &str, fix: Fix) -> Step {
        form(FRESH, now).step(&[fix], NOW, false)
    }

    fn scopes(ids: &[&str]) -> Fix {
        Fix::Scopes { ids: ids.iter().map(|id| (*id).to_owned()).collect() }
    }

    /// The fresh form with its drop-down of days open.
    fn open(choices: &str) -> String {
        format!("{FRESH}\n{choices}")
    }

    #[test]
    fn days_that_are_offered_are_chosen() {
        let thirty = Fix::Days { days: 30 };
        assert_eq!(step(FRESH, thirty.clone()), Step::Done);
        let ninety = FRESH.replace("m030", "m090");
        assert_eq!(step(&ninety, thirty.clone()), Step::Press(2));
        let open = format!("{ninety}\no030 Tage\no190 Tage\no0Frei");
        assert_eq!(step(&open, thirty.clone()), Step::Press(30));
        assert_eq!(step(&open.replace("m090", "m030"), thirty), Step::Wait, "the drop-down has to close");
    }

    #[test]
    fn other_days_become_a_date() {
        assert_eq!(step(FRESH, SEVEN), Step::Press(2));
        assert_eq!(step(&open("o130 Tage\no060 Tage\no0Frei"), SEVEN), Step::Press(32));
        let own = FRESH.replace("m030 Tage", "m0Frei\nd0");
        assert_eq!(step(&own, SEVEN), Step::Write(3, "2026-11-27".into()));
        for (text, done) in
            [("2026-11-27", true), ("Fri Nov 27 2026", true), ("27-11-2026", true), ("2026-12-27", false)]
        {
            let written = own.replace("\nd0", &format!("\nd0{text}"));
            assert_eq!(step(&written, SEVEN) == Step::Done, done, "{text}");
        }
        assert_eq!(
            step(&own.replace("\nd0", "\nd1soon"), SEVEN),
            Step::Failed(None),
            "the page does not like it"
        );
    }

    #[test]
    fn what_may_be_a_year_or_another_organization_is_never_pressed() {
        let one = Fix::Days { days: 1 };
        assert_eq!(step(&open("o130 Tage\no01 Jahr\no0Frei"), one), Step::Press(32));
        let thirty = Fix::Days { days: 30 };
        let arabic = FRESH.replace("m030 Tage", "m0٩٠ يومًا");
        let open = format!("{arabic}\no0٣٠ يومًا\no1٩٠ يومًا\no0مخصص");
        assert_eq!(step(&open, thirty.clone()), Step::Press(30));
        let words = format!("{FRESH}\no1dreißig\no0neunzig\no0frei").replace("m030", "m0neunzig");
        assert_eq!(step(&words, thirty.clone()), Step::Failed(Some(30)), "which of them is for a date?");
        let unclear = "f0\nm0Team 42\nm0Frei";
        assert_eq!(form(unclear, unclear).step(&[thirty], NOW, false), Step::Failed(None));
    }

    #[test]
    fn a_date_that_was_taken_with_day_and_month_changed_is_not_the_one() {
        let own = FRESH.replace("m030 Tage", "m0Frei\nd02026-07-12");
        let now = Instant::parse("2026-12-06").unwrap();
        assert_ne!(form(FRESH, &own).step(&[Fix::Days { days: 1 }], now, false), Step::Done);
    }

    #[test]
    fn a_choice_that_is_not_offered_closes_the_drop_down_as_it_was() {
        assert_eq!(step(&open("o130 Tage\no060 Tage"), SEVEN), Step::Failed(Some(30)));
        let elsewhere = FRESH.replace("m0contoso", "m0fabrikam");
        let open = format!("{elsewhere}\no0tailspin\no1fabrikam");
        assert_eq!(step(&open, Fix::CurrentOrganization), Step::Failed(Some(31)));
    }

    #[test]
    fn the_organization_of_the_address_is_chosen_by_its_name() {
        let elsewhere = FRESH.replace("m0contoso", "m0alle");
        assert_eq!(step(&elsewhere, Fix::CurrentOrganization), Step::Press(1));
        let open = format!("{elsewhere}\no0Contoso\no1alle");
        assert_eq!(step(&open, Fix::CurrentOrganization), Step::Press(30));
        assert_eq!(step(FRESH, Fix::CurrentOrganization), Step::Done);
    }

    #[test]
    fn boxes_are_pressed_until_exactly_the_wanted_ones_are_checked() {
        let code =
            FRESH.replace("a0C\nb0\nb0\nb0\nb0\nb0", "a0C\nb1\nb1\nb1\nb1\nb0").replace("a0P\nb0", "a0P\nb1");
        let push = scopes(&["vso.code_write"]);
        assert_eq!(step(&code, push.clone()), Step::Press(26), "packaging");
        let code = code.replace("a0P\nb1", "a0P\nb0");
        assert_eq!(step(&code, push.clone()), Step::Press(13), "full");
        let done = code.replace("b1\nb1\nb1\nb1\nb0", "b1\nb1\nb0\nb0\nb0");
        assert_eq!(step(&done, push.clone()), Step::Done);
        assert_eq!(
            step(&done.replace("r0Voll\nc1", "r1Voll\nc0"), push),
            Step::Press(4),
            "full access first"
        );
    }

    #[test]
    fn scopes_that_are_not_shown_are_looked_for_behind_the_link() {
        assert_eq!(step(FRESH, scopes(&["vso.wiki"])), Step::Press(29));
        assert_eq!(step(FRESH.trim_end_matches("\nl0Mehr"), scopes(&["vso.wiki"])), Step::Failed(None));
        assert_eq!(step(FRESH, scopes(&["vso.no-such"])), Step::Press(29));
    }

    #[test]
    fn boxes_in_another_order_are_never_pressed() {
        let turned = "f0\nm0contoso\nm030 Tage\nc1Frei\na0C\nb0\nb0\na0W\nb0\nb0\nb0";
        assert_eq!(step(turned, scopes(&["vso.code"])), Step::Failed(None));
    }

    #[test]
    fn a_page_that_does_not_move_is_left_alone() {
        let full = FRESH.replace("r0Voll\nc1", "r1Voll\nc0");
        assert_eq!(form(FRESH, &full).step(&[Fix::CustomScopes], NOW, false), Step::Press(4));
        assert_eq!(form(FRESH, &full).step(&[Fix::CustomScopes], NOW, true), Step::Failed(None));
        let open = open("o130 Tage\no0Frei");
        assert_eq!(form(FRESH, &open).step(&[SEVEN], NOW, true), Step::Failed(Some(30)));
    }

    #[test]
    fn several_changes_are_made_one_after_the_other() {
        let both = [scopes(&["vso.packaging"]), SEVEN];
        assert_eq!(form(FRESH, FRESH).step(&both, NOW, false), Step::Press(26));
        let ticked = FRESH.replace("a0P\nb0", "a0P\nb1");
        assert_eq!(form(FRESH, &ticked).step(&both, NOW, false), Step::Press(2));
    }
}
