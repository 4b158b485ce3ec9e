use crate::{Reach, Risk, Row};

/// How many tokens there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// All of them.
    pub tokens: usize,
    /// Those of critical risk.
    pub critical: usize,
    /// Those of high risk.
    pub high: usize,
    /// Those that work in all organizations.
    pub everywhere: usize,
    /// Those that do not work any more.
    pub ended: usize,
}

impl Totals {
    /// Counts rows. A token that has ended is counted as that alone.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Totals {
        let mut totals = Totals::default();
        for row in rows {
            totals.tokens += 1;
            match row.risk {
                Risk::Critical => totals.critical += 1,
                Risk::High => totals.high += 1,
                Risk::Ended => totals.ended += 1,
                Risk::Medium | Risk::Low => {}
            }
            totals.everywhere += usize::from(!row.ended && row.reach == Reach::All);
        }
        totals
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::testing::rows;

    #[test]
    fn every_token_is_counted_by_what_it_is_now() {
        let rows = rows(&[
            ("a", r#","scope":"app_token","validTo":"2026-12-01""#),
            ("b", r#","scope":"vso.code_write","validTo":"2026-12-01","targetAccounts":["g"]"#),
            ("c", r#","scope":"app_token","validTo":"2026-01-01""#),
            ("d", r#","scope":"vso.work","validTo":"2026-12-01","targetAccounts":["g"]"#),
        ]);
        assert_eq!(Totals::of(&rows), Totals { tokens: 4, critical: 1, high: 1, everywhere: 1, ended: 1 });
        assert_eq!(Totals::of([]), Totals::default());
    }
}
