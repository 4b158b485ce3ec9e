use super::{Exported, table};
use crate::Row;

const HEAD: [&str; 14] = [
    "name",
    "risk",
    "listedIn",
    "allOrganizations",
    "organizations",
    "scopes",
    "incomplete",
    "created",
    "expires",
    "daysLeft",
    "ended",
    "lastUsed",
    "madeByTool",
    "authorizationId",
];

/// The rows as CSV, see [`table`].
pub fn csv(rows: &[Row]) -> String {
    table(
        HEAD,
        rows.iter().map(|row| {
            let row = Exported::of(row);
            [
                row.name.to_owned(),
                row.risk.to_owned(),
                row.listed_in.to_owned(),
                row.all_organizations.to_string(),
                row.organizations.join(" "),
                row.scopes.join(" "),
                row.incomplete.to_string(),
                row.created.unwrap_or_default(),
                row.expires.unwrap_or_default(),
                row.days_left.map(|days| days.to_string()).unwrap_or_default(),
                row.ended.to_string(),
                row.last_used.unwrap_or_default(),
                row.made_by_tool.to_string(),
                row.authorization_id.to_owned(),
            ]
        }),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::table::{FORMULA, UTF_8};
    use crate::row::testing::rows;
    use proptest::prelude::*;

    /// Reads what RFC 4180 says, so that the tests do not believe the writer.
    fn read(text: &str) -> Vec<Vec<String>> {
        let mut lines = vec![vec![]];
        let mut rest = text.trim_start_matches(UTF_8);
        while let Some(inner) = rest.strip_prefix('"') {
            let mut cell = String::new();
            let mut at = inner;
            loop {
                let (part, after) = at.split_once('"').unwrap();
                cell.push_str(part);
                match after.strip_prefix('"') {
                    Some(more) => {
                        cell.push('"');
                        at = more;
                    }
                    None => {
                        rest = after;
                        break;
                    }
                }
            }
            lines.last_mut().unwrap().push(cell);
            if let Some(next) = rest.strip_prefix("\r\n") {
                lines.push(vec![]);
                rest = next;
            } else {
                rest = rest.strip_prefix(',').unwrap();
            }
        }
        assert_eq!(rest, "");
        assert_eq!(lines.pop(), Some(vec![]));
        lines
    }

    fn name_cell(name: &str) -> String {
        let mut row = rows(&[("a", "")]).remove(0);
        row.name = name.to_owned();
        read(&csv(&[row]))[1][0].clone()
    }

    #[test]
    fn a_cell_is_under_its_head() {
        let rows =
            rows(&[("a", r#","scope":"vso.work vso.code","validTo":"2026-12-20","targetAccounts":["g-2"]"#)]);
        let lines = read(&csv(&rows));
        let cell = |head: &str| lines[1][lines[0].iter().position(|name| name == head).unwrap()].as_str();
        assert_eq!(
            (cell("organizations"), cell("scopes"), cell("incomplete")),
            ("g-2", "vso.work vso.code", "false")
        );
        assert_eq!((cell("expires"), cell("daysLeft"), cell("ended")), ("2026-12-20", "30", "false"));
        assert_eq!((cell("risk"), cell("authorizationId")), ("medium", "a"));
    }

    #[test]
    fn names_that_are_formulas_are_made_text() {
        for name in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", r#"=cmd|'/C calc'!A0"#] {
            assert_eq!(name_cell(name), format!("'{name}"));
        }
        assert_eq!(name_cell("a=1"), "a=1");
    }

    #[test]
    fn quotes_commas_and_line_ends_stay_in_their_cell() {
        assert_eq!(name_cell("a,\"b\";\r\nc"), "a,\"b\";\r\nc");
    }

    proptest! {
        #[test]
        fn no_cell_ever_begins_like_a_formula_and_none_is_lost(name in ".*", id in ".*") {
            let mut row = rows(&[("a", "")]).remove(0);
            (row.name, row.id) = (name.clone(), id);
            let lines = read(&csv(&[row]));
            prop_assert_eq!(lines.len(), 2);
            prop_assert_eq!(lines[1].len(), HEAD.len());
            prop_assert!(lines[1].iter().all(|cell| !cell.starts_with(FORMULA)));
            prop_assert_eq!(lines[1][0].strip_prefix('\'').filter(|_| name.starts_with(FORMULA)).unwrap_or(&lines[1][0]), name.as_str());
        }
    }
}
