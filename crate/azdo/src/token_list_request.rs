use crate::Place;

/// A request for the list of tokens: what its address says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenListRequest {
    /// The organization that was asked, as its address names it; on a server the collection.
    pub organization: String,
    /// The path of the organization's token page.
    pub page: String,
    /// The answer carries on a list that began with another request.
    pub continues: bool,
    /// The most entries that an answer has, if the address says so.
    pub(crate) page_size: Option<usize>,
}

impl TokenListRequest {
    /// Reads the address of a request for the list of tokens; `query` is without `?`. `None` for anything else, SSH keys among it.
    pub fn read(host: &str, path: &str, query: &str) -> Option<TokenListRequest> {
        let resource = path.trim_end_matches('/').to_ascii_lowercase();
        let base = ["/_apis/token/sessiontokens", "/_apis/tokens/pats"]
            .iter()
            .find_map(|end| path.get(..resource.strip_suffix(end)?.len()))?;
        let value = |name: &str| {
            query.split('&').find_map(|pair| {
                let (field, value) = pair.split_once('=')?;
                field.eq_ignore_ascii_case(name).then_some(value)
            })
        };
        if value("isPublic").is_some_and(|public| public.eq_ignore_ascii_case("true")) {
            return None;
        }
        let first_row = value("startRowNumber").and_then(|row| row.parse::<usize>().ok());
        Some(TokenListRequest {
            organization: Place::of(&host.replacen(".vssps.", ".", 1), path).organization?,
            page: format!("{base}/_usersSettings/tokens"),
            continues: first_row.is_some_and(|row| row > 1)
                || value("continuationToken").is_some_and(|token| !token.is_empty()),
            page_size: value("pageSize").and_then(|size| size.parse().ok()),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_tells_the_organization_and_whether_it_carries_on() {
        let read = |host, path, query| {
            TokenListRequest::read(host, path, query)
                .map(|request| (request.organization, request.page, request.continues))
        };
        let list = "/_apis/Token/SessionTokens";
        for (host, path, query, expected) in [
            (
                "vssps.dev.azure.com",
                "/contoso/_apis/token/sessiontokens/",
                "startRowNumber=1&pageSize=100",
                Some(("contoso", "/contoso", false)),
            ),
            ("contoso.vssps.visualstudio.com", list, "startRowNumber=101", Some(("contoso", "", true))),
            (
                "tfs.example.org",
                "/tfs/Main/_apis/Token/SessionTokens",
                "",
                Some(("Main", "/tfs/Main", false)),
            ),
            ("vssps.dev.azure.com", "/o/_apis/tokens/pats", "continuationToken=x", Some(("o", "/o", true))),
            ("vssps.dev.azure.com", "/o/_apis/tokens/pats", "continuationToken=", Some(("o", "/o", false))),
            ("vssps.dev.azure.com", "/o/_apis/Token/SessionTokens", "ispublic=True", None),
            ("vssps.dev.azure.com", "/o/_apis/Token/SessionTokens/7", "", None),
            ("vssps.dev.azure.com", "/o/_apis/wit/workItems", "", None),
        ] {
            let expected = expected.map(|(name, base, continues): (&str, &str, bool)| {
                (name.to_owned(), format!("{base}/_usersSettings/tokens"), continues)
            });
            assert_eq!(read(host, path, query), expected, "{host}{path}?{query}");
        }
    }
}
