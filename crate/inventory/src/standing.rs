use patrol_advise::Remedy;

use crate::{Risk, Row};

/// How a token stands, as a person sorts tokens out. Ordered: the most urgent is the greatest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It does not work any more.
    Ended,
    /// There is nothing to do about it.
    Fine,
    /// Something about it is better changed.
    Look,
    /// Somebody with it could take over the organization.
    Critical,
}

impl Standing {
    /// Each of them, the most urgent first.
    pub const ALL: [Standing; 4] = [Standing::Critical, Standing::Look, Standing::Fine, Standing::Ended];

    /// The stable name; the page uses it.
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Ended => "ended",
            Standing::Fine => "fine",
            Standing::Look => "look",
            Standing::Critical => "critical",
        }
    }

    /// The standing with this name.
    pub fn from_name(name: &str) -> Option<Standing> {
        Standing::ALL.into_iter().find(|standing| standing.as_str() == name)
    }
}

impl Row {
    /// How the token stands.
    pub fn standing(&self) -> Standing {
        match self.risk {
            Risk::Ended => Standing::Ended,
            Risk::Critical => Standing::Critical,
            _ if self.to_do().next().is_some() => Standing::Look,
            _ => Standing::Fine,
        }
    }

    /// What there is to do about it. That it could be done without, as any token, is no reason to do something about one that is fine.
    pub fn to_do(&self) -> impl Iterator<Item = Remedy> {
        let is_fine = self.remedies.iter().all(|remedy| *remedy == Remedy::Replace);
        self.remedies.iter().copied().filter(move |_| !is_fine)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::testing::rows;

    #[test]
    fn names_are_found_again() {
        for standing in Standing::ALL {
            assert_eq!(Standing::from_name(standing.as_str()), Some(standing));
        }
        assert_eq!(Standing::from_name("high"), None);
        assert!(Standing::ALL.is_sorted_by(|one, next| one > next));
    }

    #[test]
    fn a_token_that_could_at_most_be_replaced_is_fine_and_there_is_nothing_to_do() {
        let stands = |fields: &str| {
            let row = rows(&[("a", fields)]).remove(0);
            (row.standing(), row.to_do().collect::<Vec<_>>())
        };
        let soon = r#","displayName":"report of open bugs","validTo":"2026-11-25","targetAccounts":["g"]"#;
        assert_eq!(stands(soon), (Standing::Fine, vec![]));
        let later = soon.replace("2026-11-25", "2027-11-25");
        assert_eq!(stands(&later), (Standing::Look, vec![Remedy::Shorten, Remedy::Replace]));
        let full = format!(r#"{soon},"scope":"app_token""#);
        assert_eq!(stands(&full).0, Standing::Critical);
        let ended = stands(r#","scope":"app_token","isValid":false"#);
        assert_eq!(ended.0, Standing::Ended);
        assert_eq!(ended.1.len(), 1, "it can be cleared away");
    }
}
