use crate::{Row, Standing};

/// How many tokens there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// All of them.
    pub tokens: usize,
    /// Those by which somebody could take over the organization.
    pub critical: usize,
    /// Those that are better changed.
    pub look: usize,
    /// Those about which there is nothing to do.
    pub fine: usize,
    /// Those that do not work any more.
    pub ended: usize,
}

impl Totals {
    /// Counts rows.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Totals {
        let mut totals = Totals::default();
        for row in rows {
            totals.tokens += 1;
            match row.standing() {
                Standing::Critical => totals.critical += 1,
                Standing::Look => totals.look += 1,
                Standing::Fine => totals.fine += 1,
                Standing::Ended => totals.ended += 1,
            }
        }
        totals
    }

    /// How many stand so; `None` counts all.
    pub fn count(&self, standing: Option<Standing>) -> usize {
        match standing {
            None => self.tokens,
            Some(Standing::Critical) => self.critical,
            Some(Standing::Look) => self.look,
            Some(Standing::Fine) => self.fine,
            Some(Standing::Ended) => self.ended,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::testing::rows;

    #[test]
    fn every_token_is_counted_once_by_how_it_stands() {
        let rows = rows(&[
            ("a", r#","scope":"app_token","validTo":"2026-12-01""#),
            ("b", r#","scope":"vso.work","validTo":"2027-12-01","targetAccounts":["g"]"#),
            ("c", r#","scope":"app_token","validTo":"2026-01-01""#),
            ("d", r#","scope":"vso.work","validTo":"2026-12-01","targetAccounts":["g"]"#),
        ]);
        let totals = Totals::of(&rows);
        assert_eq!(totals, Totals { tokens: 4, critical: 1, look: 1, fine: 1, ended: 1 });
        assert_eq!(Standing::ALL.map(|standing| totals.count(Some(standing))).iter().sum::<usize>(), 4);
        assert_eq!(totals.count(None), 4);
        assert_eq!(Totals::of([]), Totals::default());
    }
}
