use patrol_azdo::{Field, Fix, Instant, Intent, Kind, Reach, ReadFrom, TokenFields};
use patrol_phrase::{Foreign, Phrase};
use patrol_policy::{Level, Rule, Settings};

use super::{Form, days};
use crate::{Advice, Checkboxes, GLOBAL_TOKENS_ENDED, Service};

impl Form {
    /// What the form asks for, as far as that can be told, and whether that is all that the request will say. What cannot be told is
    /// absent.
    pub fn token_fields(&self, now: Instant) -> (TokenFields, bool) {
        let scopes = self.scopes();
        let valid_to = self.end(now);
        let here = self.now.names(self.dropdowns().0, &self.organization);
        let complete = scopes.is_some() && valid_to.is_some() && (here || self.reach_stays());
        let fields = TokenFields {
            read_from: ReadFrom::Form,
            host: self.host.clone(),
            organization: Some(self.organization.clone()).filter(|name| !name.is_empty()),
            intent: if self.is_new() { Intent::Create } else { Intent::Edit },
            name: Some(self.now.text(self.now.name()).to_owned()).filter(|name| !name.is_empty()),
            scopes: scopes.unwrap_or_default(),
            valid_to,
            reach: if here { Reach::Organizations(1) } else { Reach::NotSaid },
            ..TokenFields::default()
        };
        (fields, complete)
    }

    /// Whether an existing token keeps its organizations: the drop-down shows what it showed when the form opened.
    fn reach_stays(&self) -> bool {
        let place = self.dropdowns().0;
        let index = self.now.of(Kind::Dropdown).position(|(other, _)| Some(other) == place);
        let first = index.and_then(|index| self.first.dropdown(index));
        !self.is_new() && first.is_some() && self.first.text(first) == self.now.text(place)
    }

    /// What is to be said when another organization is chosen than that of the address, or all of them: which of the two it is, only the
    /// request says. A form that never showed the name of the address may call the same organization something else.
    pub fn elsewhere(&self, settings: &Settings) -> Option<Advice> {
        let shown = self.first.organization(&self.organization).is_some();
        let here = self.now.names(self.dropdowns().0, &self.organization);
        if !shown || here || settings.level(Rule::AllOrganizations) == Level::Off {
            return None;
        }
        let organization = Foreign::new(&self.organization);
        let (reason, safer) = match Service::of(&self.host) {
            Service::Cloud => (
                Phrase::form_other_organization(organization, GLOBAL_TOKENS_ENDED),
                Phrase::advice_all_organizations_safer(),
            ),
            Service::Server => {
                (Phrase::form_other_collection(organization), Phrase::advice_all_collections_safer())
            }
        };
        Some(Advice {
            rule: Rule::AllOrganizations,
            level: Level::Inform,
            reason,
            limits: None,
            safer,
            field: Field::Organization,
            scopes: Vec::new(),
            fix: Some(Fix::CurrentOrganization),
            alternative: None,
        })
    }

    fn scopes(&self) -> Option<Vec<String>> {
        if self.now.full_access() {
            return Some(vec!["app_token".to_owned()]);
        }
        let scopes = Checkboxes::of(&self.now).filter(|_| self.now.custom_scopes())?.scopes()?;
        Some(scopes.iter().map(|scope| scope.id.to_owned()).collect())
    }

    /// The end: a date in the one way of writing that means the same everywhere, or else the days in the words of the choice.
    fn end(&self, now: Instant) -> Option<String> {
        let date = self.now.text(self.date());
        if !date.is_empty() {
            return Instant::parse(date).filter(|end| *end > now).map(|_| date.to_owned());
        }
        let days = days(self.now.text(self.dropdowns().1))?;
        Some(format!("/Date({})/", now.0 + i64::from(days) * Instant::DAY))
    }
}

#[cfg(test)]
mod tests {
    use patrol_phrase::Key;

    use super::super::testing::{FRESH, form};
    use super::*;

    const NOW: Instant = Instant(1_795_132_800_000);

    fn fields(now: &str) -> (TokenFields, bool) {
        form(FRESH, now).token_fields(NOW)
    }

    #[test]
    fn a_form_that_tells_everything_is_complete() {
        let (fields, complete) = fields(&FRESH.replace("f0", "f0 ci ").replace("a0C\nb0", "a0C\nb1"));
        assert_eq!((fields.scopes, fields.name.as_deref()), (vec!["vso.code".to_owned()], Some("ci")));
        let end = fields.valid_to.as_deref().and_then(Instant::parse);
        assert_eq!(end.map(|end| end.days_since(NOW)), Some(30));
        assert_eq!((fields.intent, fields.reach, complete), (Intent::Create, Reach::Organizations(1), true));
    }

    #[test]
    fn what_cannot_be_told_stays_unknown() {
        for (from, to) in [
            ("a0C\nb0\nb0", "a0C\nb1"),
            ("r0Voll\nc1", "r0Voll\nc0"),
            ("m030 Tage", "m01 Jahr"),
            ("m030 Tage", "m0frei\nd01405-09-10"),
            ("m030 Tage", "m0bald"),
            ("m030 Tage", "m09999 Tage"),
            ("m030 Tage", "m0frei\nd001.12.2026"),
            ("m0contoso", "m0alle"),
        ] {
            let (fields, complete) = fields(&FRESH.replace(from, to));
            assert!(!complete, "{to} {fields:?}");
        }
        assert!(fields(&FRESH.replace("m030 Tage", "m0frei\nd02026-12-01")).1);
    }

    #[test]
    fn an_existing_token_keeps_what_its_form_still_shows() {
        let first = "f0ci\nm0alle\nm0frei\nd02027-01-15\nr1Voll\nc0Frei";
        let told = |now: &str| {
            let (fields, complete) = form(first, now).token_fields(NOW);
            (fields.reach, complete)
        };
        assert_eq!(told(first), (Reach::NotSaid, true));
        assert_eq!(told(&first.replace("m0alle", "m0contoso")), (Reach::Organizations(1), true));
        assert_eq!(told(&first.replace("m0alle", "m0fabrikam")), (Reach::NotSaid, false));
        let new = first.replace("f0ci", "f0");
        assert!(!form(&new, &new).token_fields(NOW).1, "a new token");
    }

    #[test]
    fn full_access_needs_no_boxes() {
        let (fields, complete) = fields("f0ci\nm0contoso\nm030 Tage\nr1Voll\nc0Frei");
        assert_eq!((fields.scopes, complete), (vec!["app_token".to_owned()], true));
    }

    #[test]
    fn an_organization_that_is_not_the_one_of_the_address_is_told() {
        let mut settings = Settings::default();
        let other = form(FRESH, &FRESH.replace("m0contoso", "m0fabrikam"));
        assert_eq!(form(FRESH, FRESH).elsewhere(&settings), None);
        let advice = other.elsewhere(&settings);
        assert_eq!(
            advice.map(|advice| (advice.level, advice.field)),
            Some((Level::Inform, Field::Organization))
        );
        let on_server = Form { host: "tfs.example.org".into(), ..other.clone() };
        let reason = on_server.elsewhere(&settings).map(|advice| advice.reason.key());
        assert_eq!(reason, Some(Key::FormOtherCollection));
        settings.set_level(Rule::AllOrganizations, Level::Off);
        assert_eq!(other.elsewhere(&settings), None);
    }

    #[test]
    fn a_form_that_calls_the_organization_by_another_name_is_not_contradicted() {
        let named = FRESH.replace("m0contoso", "m0Contoso Ltd");
        assert_eq!(form(&named, &named).elsewhere(&Settings::default()), None);
        assert!(!form(&named, &named).token_fields(NOW).1, "the request says which it is");
    }
}
