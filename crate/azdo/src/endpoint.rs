/// A place of the token service, as far as requests matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endpoint {
    /// Where nothing but tokens and SSH keys is made: `…/_apis/Token/SessionTokens`, the documented `…/_apis/tokens/pats`, and
    /// `…/_details/security/tokens` of older pages.
    Tokens,
    /// Where the pages ask for everything, and make tokens too: `…/_apis/Contribution/HierarchyQuery[/…]` or `…/dataProviders/query`.
    Contribution,
}

/// The names in a path that lead to each, in small letters and in their order.
const NAMES: [(&[&str], Endpoint); 5] = [
    (&["_apis", "token", "sessiontokens"], Endpoint::Tokens),
    (&["_apis", "tokens", "pats"], Endpoint::Tokens),
    (&["_details", "security", "tokens"], Endpoint::Tokens),
    (&["_apis", "contribution", "hierarchyquery"], Endpoint::Contribution),
    (&["_apis", "contribution", "dataproviders", "query"], Endpoint::Contribution),
];

impl Endpoint {
    /// Where a path may lead, as the browser reports it.
    pub(crate) fn of(path: &str) -> Option<Endpoint> {
        let path = Path::of(path);
        NAMES.iter().find(|(names, _)| path.leads_to(names)).map(|(_, endpoint)| *endpoint)
    }
}

/// A path as a server may read it. How a server reads encoding, letter case, doubled slashes, dots and parameters is its own affair, so
/// nothing that stands between the names counts.
pub(crate) struct Path(Vec<u8>);

impl Path {
    /// Reads a path as the browser reports it.
    pub(crate) fn of(path: &str) -> Path {
        // Twice: what passes on a request may undo one encoding of it.
        Path(decoded(&decoded(path.as_bytes())))
    }

    /// Whether it has these names, in small letters, in this order.
    pub(crate) fn leads_to(&self, names: &[&str]) -> bool {
        have(self.names(), names)
    }

    /// The same, where the second name must come right behind the first.
    pub(crate) fn leads_into(&self, names: &[&str]) -> bool {
        let [root, area, ..] = names else { return false };
        let is = |name: &[u8], other: &str| name == other.as_bytes();
        let mut segments = self.names().filter(|name| !name.is_empty()).skip_while(|name| !is(name, root));
        segments.nth(1).is_some_and(|name| is(name, area)) && have(segments, &names[2..])
    }

    fn names(&self) -> impl Iterator<Item = &[u8]> {
        self.0.split(|byte| matches!(byte, b'/' | b'\\')).map(name_of)
    }
}

/// Whether these segments have these names in this order.
fn have<'a>(segments: impl Iterator<Item = &'a [u8]>, names: &[&str]) -> bool {
    let mut left = names;
    for name in segments {
        if let [next, after @ ..] = left
            && name == next.as_bytes()
        {
            left = after;
        }
    }
    left.is_empty()
}

/// A segment without parameters (RFC 3986, 3.3), and without the dots and spaces that Windows drops at the end of a name.
fn name_of(segment: &[u8]) -> &[u8] {
    let mut name = segment.split(|byte| *byte == b';').next().unwrap_or_default();
    while let [before @ .., b'.' | b' '] = name {
        name = before;
    }
    name
}

/// Undoes the encoding of a path, also in the older form `%u0041` that the web server of Windows takes (http.sys, setting `PercentUAllowed`).
/// In bytes, so that a part which is no text hides no other; in small letters.
fn decoded(path: &[u8]) -> Vec<u8> {
    let mut plain = Vec::new();
    let mut rest = path;
    while let [first, after @ ..] = rest {
        let encoded = match rest {
            [b'%', b'u' | b'U', b'0', b'0', high, low, after @ ..] => {
                byte_of(*high, *low).map(|byte| (byte, after))
            }
            [b'%', high, low, after @ ..] => byte_of(*high, *low).map(|byte| (byte, after)),
            _ => None,
        };
        let (byte, after) = encoded.unwrap_or((*first, after));
        plain.push(byte.to_ascii_lowercase());
        rest = after;
    }
    plain
}

/// The byte that two hexadecimal digits are.
pub(crate) fn byte_of(high: u8, low: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn however_a_path_is_written_it_leads_to_the_same_place() {
        for path in [
            "/contoso/_apis/Token/SessionTokens",
            "/CONTOSO/_APIS/TOKEN/SESSIONTOKENS/7/",
            "/tfs/Main/_apis//Token///SessionTokens",
            "/contoso/%5Fapis/T%6Fken/%53essionTokens",
            "/contoso/_apis/Token/%2553essionTokens",
            "/contoso/_apis/Token/%u0053essionTokens",
            "/contoso/%FF/_apis/Token/%53essionTokens",
            "/contoso/%/_apis/Token/%4/../%53essionTokens",
            "/contoso/_apis%2FToken%5cSessionTokens",
            "/contoso/_apis/x/..%2fToken/SessionTokens",
            "/contoso/_apis/./Token/SessionTokens",
            "/contoso/_apis;v=1/Token;/SessionTokens;a=b;c",
            "/contoso/_apis./Token%20/SessionTokens..",
            "/contoso/_apis/Contribution/HierarchyQuery/_apis/Token/SessionTokens",
        ] {
            assert_eq!(Endpoint::of(path), Some(Endpoint::Tokens), "{path}");
        }
    }

    #[test]
    fn every_place_is_told_from_the_others() {
        for (path, endpoint) in [
            ("/o/_apis/tokens/pats", Some(Endpoint::Tokens)),
            ("/o/_details/security/tokens/Edit", Some(Endpoint::Tokens)),
            ("/o/_apis/Contribution/HierarchyQuery/project/7", Some(Endpoint::Contribution)),
            ("/tfs/c/_apis/Contribution/dataProviders/query", Some(Endpoint::Contribution)),
            ("/o/_apis/Contribution/nodes/query", None),
            ("/o/_apis/WebPlatformAuth/SessionToken", None),
            ("/o/_apis/analytics/dataProviders/query", None),
            ("/o/_apis/wit/wiql", None),
            ("/o/SessionTokens/_apis/token", None),
            ("/o/_apis/TokenSessionTokens", None),
            ("", None),
        ] {
            assert_eq!(Endpoint::of(path), endpoint, "{path}");
        }
    }
}
