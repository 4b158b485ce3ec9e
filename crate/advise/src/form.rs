//! What an open form asks for, before a request says it.

use patrol_azdo::{Asked, Field, Fix, Instant, Reach, Shown, Source, only_number};
use patrol_settings::{Level, Phrase, Rule, Settings};

use crate::{Boxes, Finding};

/// Milliseconds of a day.
const DAY: i64 = 24 * 60 * 60 * 1000;
/// The longest life that the form offers.
const LONGEST: u32 = 366;

/// Fills in what the words and the boxes of a form say, as far as that can be told, and whether all is known then that the request will
/// say. What cannot be told stays absent. A request is left as it is.
pub fn understand(asked: Asked, now: Instant) -> (Asked, bool) {
    let Some(shown) = asked.shown.clone().filter(|_| asked.source == Source::Form) else {
        return (asked, true);
    };
    let boxes = Boxes::read(&shown.boxes).and_then(|boxes| boxes.scopes());
    let scopes = match boxes {
        // Full access was read from the scope mode.
        _ if !asked.scopes.is_empty() => Some(asked.scopes.clone()),
        Some(scopes) => Some(scopes.iter().map(|scope| scope.id.to_owned()).collect()),
        None => None,
    };
    let valid_to = end(&shown, now);
    let complete = scopes.is_some() && valid_to.is_some() && asked.reach != Reach::NotSaid;
    (Asked { scopes: scopes.unwrap_or_default(), valid_to, ..asked }, complete)
}

/// A form in which another organization is chosen than that of the address, or all of them: which of the two it is, only the request says.
pub fn elsewhere(asked: &Asked, settings: &Settings) -> Option<Finding> {
    let here = asked.organization.as_ref()?;
    let unknown = asked.source == Source::Form && asked.reach == Reach::NotSaid;
    (unknown && settings.level(Rule::AllOrganizations) > Level::Off).then(|| Finding {
        rule: Rule::AllOrganizations,
        level: Level::Inform,
        reason: Phrase::new("formOtherOrganization").with(here),
        safer: Phrase::new("adviceAllOrganizationsSafer"),
        field: Field::Organization,
        fix: Some(Fix::CurrentOrganization),
        alternative: None,
    })
}

/// The end: a date in the one way of writing that means the same everywhere, or else the number in the words of the choice.
fn end(shown: &Shown, now: Instant) -> Option<String> {
    if !shown.date.is_empty() {
        return Instant::parse(&shown.date).map(|_| shown.date.clone());
    }
    let days = only_number(&shown.expiry).filter(|days| (1..=LONGEST).contains(days))?;
    Some(format!("/Date({})/", now.0 + i64::from(days) * DAY))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Instant = Instant(1_795_132_800_000);
    const CODE: &str = "000/10000/00/000/00/000";

    fn form(boxes: &str, expiry: &str, date: &str) -> Asked {
        let shown = Shown { boxes: boxes.into(), expiry: expiry.into(), date: date.into() };
        let reach = Reach::Organizations(1);
        Asked { source: Source::Form, reach, shown: Some(shown), ..Asked::default() }
    }

    #[test]
    fn a_form_that_tells_everything_is_complete() {
        let (asked, complete) = understand(form(CODE, "30 Tage", ""), NOW);
        assert_eq!(asked.scopes, ["vso.code"]);
        let end = asked.valid_to.as_deref().and_then(Instant::parse);
        assert_eq!(end.map(|end| end.days_since(NOW)), Some(30));
        assert!(complete);
        assert!(understand(form(CODE, "custom", "2026-12-01"), NOW).1);
    }

    #[test]
    fn what_cannot_be_told_stays_unknown() {
        for (boxes, expiry, date) in [
            ("10/00000/000/000/00/000", "30 days", ""),
            (CODE, "soon", ""),
            (CODE, "9999 days", ""),
            (CODE, "30 days", "01.12.2026"),
        ] {
            assert!(!understand(form(boxes, expiry, date), NOW).1, "{boxes} {expiry} {date}");
        }
        let elsewhere = Asked { reach: Reach::NotSaid, ..form(CODE, "30 days", "") };
        assert!(!understand(elsewhere, NOW).1);
    }

    #[test]
    fn an_organization_that_is_not_the_one_of_the_address_is_told() {
        let form = Asked { organization: Some("contoso".into()), ..form(CODE, "30 days", "") };
        let mut settings = Settings::default();
        assert_eq!(elsewhere(&form, &settings), None);
        let other = Asked { reach: Reach::NotSaid, ..form };
        let finding = elsewhere(&other, &settings);
        assert_eq!(
            finding.map(|finding| (finding.level, finding.field)),
            Some((Level::Inform, Field::Organization))
        );
        assert_eq!(elsewhere(&Asked { source: Source::Request, ..other.clone() }, &settings), None);
        settings.set_level(Rule::AllOrganizations, Level::Off);
        assert_eq!(elsewhere(&other, &settings), None);
    }

    #[test]
    fn full_access_needs_no_boxes_and_a_request_stays_as_it_is() {
        let full = Asked { scopes: vec!["app_token".into()], ..form("", "30 days", "") };
        let (asked, complete) = understand(full, NOW);
        assert_eq!((asked.scopes, complete), (vec!["app_token".to_owned()], true));
        let request = Asked { source: Source::Request, ..form(CODE, "30 days", "") };
        assert_eq!(understand(request.clone(), NOW), (request, true));
    }
}
