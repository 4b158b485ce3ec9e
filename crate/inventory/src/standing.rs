use patrol_advise::{Ground, GuideTopic, Remedy};

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

    /// Where the guide tells how that is done; `None` when there is nothing to do. A way without the token is better than a smaller one.
    pub fn topic(&self) -> Option<GuideTopic> {
        let way = self.advice.iter().find_map(|advice| advice.alternative.as_ref());
        let first = self.to_do().next()?;
        Some(match (first, way) {
            (Remedy::Revoke(Ground::Ended), _) => GuideTopic::Expired,
            (Remedy::Revoke(_), _) => GuideTopic::Review,
            (_, Some(way)) => way.topic,
            (Remedy::Shrink, None) => GuideTopic::FewScopes,
            (Remedy::Shorten, None) => GuideTopic::ShortLife,
            (Remedy::Replace, None) => GuideTopic::Start,
        })
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
            (row.standing(), row.to_do().collect::<Vec<_>>(), row.topic())
        };
        let soon = r#","displayName":"report of open bugs","validTo":"2026-11-25","targetAccounts":["g"]"#;
        assert_eq!(stands(soon), (Standing::Fine, vec![], None));
        let later = soon.replace("2026-11-25", "2027-11-25");
        let to_do = vec![Remedy::Shorten, Remedy::Replace];
        assert_eq!(stands(&later), (Standing::Look, to_do, Some(GuideTopic::Api)));
        let full = format!(r#"{soon},"scope":"app_token""#);
        assert_eq!(stands(&full).0, Standing::Critical);
        let ended = stands(r#","scope":"app_token","isValid":false"#);
        assert_eq!(ended.0, Standing::Ended);
        assert_eq!(ended.1.len(), 1, "it can be cleared away");
        assert_eq!(ended.2, Some(GuideTopic::Expired));
    }

    #[test]
    fn the_guide_is_opened_at_what_there_is_to_do() {
        let mut row =
            rows(&[("a", r#","displayName":"report of open bugs","validTo":"2026-11-25""#)]).remove(0);
        for (remedies, topic) in [
            (vec![Remedy::Revoke(Ground::Unused), Remedy::Replace], Some(GuideTopic::Review)),
            (vec![Remedy::Revoke(Ground::Global)], Some(GuideTopic::Review)),
            (vec![Remedy::Shrink, Remedy::Replace], Some(GuideTopic::Api)),
            (vec![Remedy::Replace], None),
        ] {
            row.remedies = remedies;
            assert_eq!(row.topic(), topic, "{:?}", row.remedies);
        }
        // The rule about doing without can be switched off.
        row.advice.clear();
        for (remedy, topic) in
            [(Remedy::Shrink, GuideTopic::FewScopes), (Remedy::Shorten, GuideTopic::ShortLife)]
        {
            row.remedies = vec![remedy];
            assert_eq!(row.topic(), Some(topic));
        }
    }
}
