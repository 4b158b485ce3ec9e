//! Rows for other programs. Names of fields, risks and dates are the same in every language.

mod csv;
mod json;
mod table;

pub use csv::csv;
pub use json::json;
pub use table::table;

use serde::Serialize;

use crate::{Reach, Row};

/// A row as other programs see it. Days are `YYYY-MM-DD` in UTC.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Exported<'a> {
    name: &'a str,
    risk: &'static str,
    /// The organization on whose page it was listed.
    listed_in: &'a str,
    all_organizations: bool,
    /// Names where they are known, otherwise ids.
    organizations: Vec<&'a str>,
    scopes: &'a [String],
    /// There are more scopes or organizations than these.
    incomplete: bool,
    created: Option<String>,
    expires: Option<String>,
    /// Started days; `None` for a token that has ended or whose end is not known.
    days_left: Option<i64>,
    ended: bool,
    last_used: Option<String>,
    made_by_tool: bool,
    authorization_id: &'a str,
}

impl<'a> Exported<'a> {
    fn of(row: &'a Row) -> Exported<'a> {
        Exported {
            name: &row.name,
            risk: row.risk.as_str(),
            listed_in: &row.organization.name,
            all_organizations: row.reach == Reach::All,
            organizations: match &row.reach {
                Reach::All => Vec::new(),
                Reach::Some { known, others } => known.iter().chain(others).map(String::as_str).collect(),
            },
            scopes: &row.scopes,
            incomplete: row.incomplete,
            created: row.created.map(|moment| moment.date()),
            expires: row.expires.map(|moment| moment.date()),
            days_left: row.days_left.filter(|_| !row.ended),
            ended: row.ended,
            last_used: row.last_used.map(|moment| moment.date()),
            made_by_tool: row.made_by_tool,
            authorization_id: &row.id,
        }
    }
}
