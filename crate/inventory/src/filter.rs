use crate::{Reach, Row, Standing};

/// Where tokens work, as far as a person wants to see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wide {
    /// In all organizations.
    All,
    /// In more than one, but not in all.
    Several,
    /// In one.
    One,
}

/// Which rows a person wants to see; `None` asks for no difference.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of a name, an organization or a scope, in any letter case.
    pub text: String,
    /// How it stands.
    pub standing: Option<Standing>,
    /// By reach.
    pub reach: Option<Wide>,
}

impl Wide {
    /// The reach with this name.
    pub fn from_name(name: &str) -> Option<Wide> {
        match name {
            "all" => Some(Wide::All),
            "several" => Some(Wide::Several),
            "one" => Some(Wide::One),
            _ => None,
        }
    }

    fn of(reach: &Reach) -> Wide {
        match reach.count() {
            None => Wide::All,
            Some(0 | 1) => Wide::One,
            Some(_) => Wide::Several,
        }
    }
}

impl Filter {
    /// Whether a row is wanted.
    pub fn takes(&self, row: &Row) -> bool {
        self.standing.is_none_or(|standing| row.standing() == standing)
            && self.reach.is_none_or(|reach| Wide::of(&row.reach) == reach)
            && self.finds(row)
    }

    fn finds(&self, row: &Row) -> bool {
        let wanted = self.text.trim().to_lowercase();
        let holds = |text: &String| text.to_lowercase().contains(&wanted);
        let organizations = match &row.reach {
            Reach::All => &[],
            Reach::Some { known, .. } => known.as_slice(),
        };
        wanted.is_empty()
            || holds(&row.name)
            || holds(&row.organization.name)
            || organizations.iter().chain(&row.scopes).any(holds)
            || row.rights.iter().any(|right| holds(&right.name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::testing::rows;

    fn taken(filter: &Filter) -> String {
        let rows = rows(&[
            ("a", r#","scope":"app_token","validTo":"2026-12-01","displayName":"Laptop ÄÖ""#),
            ("b", r#","scope":"vso.code_write","validTo":"2026-12-01","targetAccounts":["g-contoso"]"#),
            ("c", r#","scope":"vso.work","validTo":"2026-01-01","targetAccounts":["g-1","g-2"]"#),
        ]);
        rows.into_iter().filter(|row| filter.takes(row)).map(|row| row.id).collect()
    }

    fn text(text: &str) -> Filter {
        Filter { text: text.into(), ..Filter::default() }
    }

    #[test]
    fn nothing_asked_takes_everything() {
        assert_eq!(taken(&Filter::default()), "abc");
        assert_eq!(taken(&text("  ")), "abc");
    }

    #[test]
    fn text_is_sought_in_names_organizations_and_scopes() {
        for (sought, found) in
            [("laptop äö", "a"), ("CODE_WRITE", "b"), ("read & write", "b"), ("contoso", "abc"), ("zzz", "")]
        {
            assert_eq!(taken(&text(sought)), found, "{sought}");
        }
    }

    #[test]
    fn the_filters_work_together() {
        for (standing, found) in [(Standing::Critical, "a"), (Standing::Look, "b"), (Standing::Ended, "c")] {
            assert_eq!(taken(&Filter { standing: Some(standing), ..Filter::default() }), found);
        }
        for (name, found) in [("all", "a"), ("one", "b"), ("several", "c"), ("", "abc")] {
            assert_eq!(taken(&Filter { reach: Wide::from_name(name), ..Filter::default() }), found, "{name}");
        }
        let both = Filter { standing: Some(Standing::Look), reach: Some(Wide::Several), ..Filter::default() };
        assert_eq!(taken(&both), "");
    }
}
