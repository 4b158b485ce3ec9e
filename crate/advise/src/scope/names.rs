use patrol_azdo::{Controls, Kind};
use patrol_phrase::{Foreign, Word};

use super::{Checkboxes, Scope};

/// What the scopes are called: in English, and where the form that the person sees calls one something else, so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names(Vec<(&'static str, String)>);

static ENGLISH: Names = Names(Vec::new());

impl Names {
    /// The English names.
    pub fn english() -> &'static Names {
        &ENGLISH
    }

    /// The names in a form.
    pub fn of(form: &Controls) -> Names {
        let boxes = Checkboxes::of(form).unwrap_or_default();
        let in_words =
            boxes.words().into_iter().filter(|(_, title, label)| !title.is_empty() && !label.is_empty());
        let mut names: Vec<_> =
            in_words.map(|(scope, title, label)| (scope.id, format!("{title} ({label})"))).collect();
        let mut others = form.of(Kind::Radio);
        if let (Some((_, full)), None) = (others.next(), others.next()) {
            names.extend(
                Some(full.text.trim().to_owned())
                    .filter(|name| !name.is_empty())
                    .and_then(|name| Scope::all().find(Scope::is_everything).map(|scope| (scope.id, name))),
            );
        }
        Names(names)
    }

    /// What a scope is called.
    pub fn of_scope(&self, scope: &Scope) -> Word {
        let own = scope.name();
        match self.0.iter().find(|(id, _)| *id == scope.id) {
            Some((_, shown)) if *shown != own => Foreign::new(shown).into(),
            _ => Word::own(own),
        }
    }

    /// What the scope with this id is called.
    pub fn of_id(&self, id: &str) -> Word {
        Scope::find(id).map_or_else(|| Foreign::new(id).into(), |scope| self.of_scope(&scope))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first areas of the form in German, where it is not English by chance.
    const GERMAN: &str = "f0\nr0Vollzugriff\nc1Frei\na0Arbeitselemente\nb0Lesen\nb0Schreiben\nb0Verwalten\na0Code\nb0Lesen\nb0Schreiben\nb0Verwalten\nb0Voll\nb0Status\na0Build\nb0Lesen\nb0Tun\na0Release\nb0Lesen\nb0S2\nb0S3\na0Test\nb0Lesen\nb0Schreiben\na0Pakete\nb0Lesen\nb0Schreiben\nb0Verwalten";

    #[test]
    fn a_scope_is_called_as_the_form_calls_it_and_quoted_where_that_is_not_our_name() {
        let german = Names::of(&Controls::read(GERMAN).unwrap());
        for (id, name) in [
            ("vso.code", "\u{2068}\"Code (Lesen)\"\u{2069}"),
            ("app_token", "\u{2068}\"Vollzugriff\"\u{2069}"),
            ("vso.wiki", "Wiki (Read)"),
            ("vso.nobody", "\u{2068}\"vso.nobody\"\u{2069}"),
        ] {
            assert_eq!(german.of_id(id).to_string(), name);
            assert_eq!(
                Names::english().of_id(id) == german.of_id(id),
                !name.contains("Lesen") && !name.contains("Voll")
            );
        }
        let english = GERMAN.replace("b0Lesen", "b0Read");
        assert_eq!(
            Names::of(&Controls::read(&english).unwrap()).of_id("vso.code").to_string(),
            "Code (Read)"
        );
    }

    #[test]
    fn a_form_in_which_a_box_cannot_be_told_names_none() {
        let turned = GERMAN.replace("a0Code\nb0Lesen", "a0Code");
        assert_eq!(Names::of(&Controls::read(&turned).unwrap()).of_id("vso.code").to_string(), "Code (Read)");
    }
}
