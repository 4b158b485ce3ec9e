use super::Exported;
use crate::Row;

/// The rows as a JSON array of objects.
pub fn json(rows: &[Row]) -> String {
    let rows: Vec<Exported> = rows.iter().map(Exported::of).collect();
    // String keys only: it cannot fail.
    serde_json::to_string_pretty(&rows).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::json;
    use crate::row::testing::rows;

    #[test]
    fn everything_that_is_known_is_in_it() {
        let rows = rows(&[(
            "a",
            r#","displayName":"x\"\n","validFrom":"2026-11-01","validTo":"2026-12-20T08:00:00Z","targetAccounts":["g-contoso","g-2"]"#,
        )]);
        let read: serde_json::Value = serde_json::from_str(&json(&rows)).unwrap();
        assert_eq!(
            read,
            serde_json::json!([{
                "name": "x\"\n",
                "risk": "medium",
                "listedIn": "contoso",
                "allOrganizations": false,
                "organizations": ["contoso", "g-2"],
                "scopes": ["vso.work"],
                "incomplete": false,
                "created": "2026-11-01",
                "expires": "2026-12-20",
                "daysLeft": 31,
                "ended": false,
                "lastUsed": null,
                "madeByTool": false,
                "authorizationId": "a",
            }])
        );
    }

    #[test]
    fn no_rows_are_an_empty_array() {
        assert_eq!(json(&[]), "[]");
    }
}
