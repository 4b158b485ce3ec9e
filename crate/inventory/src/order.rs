use std::cmp::Ordering;

use crate::Row;

/// What rows can be sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// How it stands; of equals, how much somebody with the token could do, where, and for how long.
    Standing,
    /// The name, letter case aside.
    Name,
    /// How many organizations; all are the most.
    Reach,
    /// The day when it ends; without a known end it is the last.
    Expires,
    /// The day when it was last used; not given comes first.
    LastUsed,
}

impl Column {
    /// Every column, with the name that the page gives it.
    pub const ALL: [(&'static str, Column); 5] = [
        ("standing", Column::Standing),
        ("name", Column::Name),
        ("reach", Column::Reach),
        ("expires", Column::Expires),
        ("last-used", Column::LastUsed),
    ];

    fn compare(self, a: &Row, b: &Row) -> Ordering {
        let end = |row: &Row| row.expires.map_or(i64::MAX, |end| end.0);
        match self {
            Column::Standing => (a.standing(), a.score).cmp(&(b.standing(), b.score)),
            Column::Name => a.name.to_lowercase().cmp(&b.name.to_lowercase()),
            Column::Reach => count(a).cmp(&count(b)),
            Column::Expires => end(a).cmp(&end(b)),
            Column::LastUsed => a.last_used.cmp(&b.last_used),
        }
    }
}

/// A column and a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// What counts.
    pub column: Column,
    /// The smallest first.
    pub ascending: bool,
}

impl Default for Order {
    /// The riskiest first.
    fn default() -> Self {
        Order { column: Column::Standing, ascending: false }
    }
}

impl Order {
    /// The order after a press on a column's head: the other direction of the same column, or the useful one of another.
    pub fn press(self, column: Column) -> Order {
        if self.column == column {
            return Order { ascending: !self.ascending, ..self };
        }
        Order { column, ascending: matches!(column, Column::Name | Column::Expires | Column::LastUsed) }
    }

    /// Sorts; rows that are equal keep their place.
    pub fn sort(self, rows: &mut [Row]) {
        rows.sort_by(|a, b| {
            let order = self.column.compare(a, b);
            if self.ascending { order } else { order.reverse() }
        });
    }
}

fn count(row: &Row) -> usize {
    row.reach.count().unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::row::testing::rows;

    fn sorted(order: Order) -> Vec<String> {
        let mut rows = rows(&[
            (
                "b",
                r#","scope":"vso.code","validTo":"2026-12-01","targetAccounts":["g"],"validFrom":"2026-03-01""#,
            ),
            (
                "A",
                r#","scope":"app_token","validTo":"2026-12-02","targetAccounts":[],"lastUsed":"2026-11-01""#,
            ),
            (
                "c",
                r#","scope":"vso.code","validTo":"2026-12-30","targetAccounts":["g","h"],"validFrom":"2026-02-01""#,
            ),
            ("d", r#","scope":"app_token","validTo":"2026-01-01","targetAccounts":["g"]"#),
        ]);
        order.sort(&mut rows);
        rows.into_iter().map(|row| row.id).collect()
    }

    #[test]
    fn the_riskiest_is_first_and_of_equals_the_one_that_reaches_further_or_works_longer() {
        assert_eq!(sorted(Order::default()), ["A", "c", "b", "d"]);
    }

    #[test]
    fn every_column_sorts_both_ways() {
        for (column, ascending) in [
            (Column::Standing, "dbcA"),
            (Column::Name, "Abcd"),
            (Column::Reach, "bdcA"),
            (Column::Expires, "dbAc"),
            (Column::LastUsed, "cbdA"),
        ] {
            assert_eq!(sorted(Order { column, ascending: true }).concat(), ascending, "{column:?}");
        }
        assert_eq!(sorted(Order { column: Column::Name, ascending: false }).concat(), "dcbA");
    }

    #[test]
    fn pressing_a_head_again_turns_the_order() {
        let by_name = Order::default().press(Column::Name);
        assert_eq!(by_name, Order { column: Column::Name, ascending: true });
        assert!(!by_name.press(Column::Name).ascending);
        assert_eq!(by_name.press(Column::Standing), Order::default());
    }
}
