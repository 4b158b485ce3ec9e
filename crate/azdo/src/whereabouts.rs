use percent_encoding::{percent_decode_str, utf8_percent_encode};

use crate::clone_url::UNSAFE;
use crate::{Name, is_cloud};

/// Longer addresses carry no names that a person works with, in bytes.
const LONGEST: usize = 2048;

/// Where in Azure DevOps somebody works, as far as it is known: the names that fill commands and links.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whereabouts(Vec<(Name, String)>);

impl Whereabouts {
    /// The names in the query of an address, such as `org=contoso&project=Web%20Site`, and the parameters whose values are no such names. What
    /// has no meaning here is passed over.
    pub fn of_query(query: &str) -> (Self, Vec<&'static str>) {
        let (mut names, mut refused) = (Self::default(), Vec::new());
        if query.len() > LONGEST {
            let all = Name::IN_ADDRESS.iter().map(|name| name.parameter());
            return (names, all.filter(|parameter| query.contains(parameter)).collect());
        }
        for name in Name::IN_ADDRESS {
            let Some(value) =
                query.split('&').find_map(|pair| pair.strip_prefix(name.parameter())?.strip_prefix('='))
            else {
                continue;
            };
            let value = value.replace('+', " ");
            let value = percent_decode_str(&value).decode_utf8().ok();
            if !value.is_some_and(|value| names.set(name, &value)) {
                refused.push(name.parameter());
            }
        }
        (names, refused)
    }

    /// The names in the address of a page. `host` may have a port; `path` is percent-encoded, as browsers give it.
    pub fn of_page(host: &str, path: &str) -> Self {
        let mut segments: Vec<String> =
            path.split('/').filter(|segment| !segment.is_empty()).map(crate::place::decode).collect();
        let hub = segments.iter().position(|segment| segment.starts_with('_')).unwrap_or(segments.len());
        let behind = segments.split_off(hub);
        let mut names = Self::default();
        let bare = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
        let mut before = segments.into_iter().peekable();
        if let Some(organization) = bare.strip_suffix(".visualstudio.com") {
            names.set(Name::Organization, organization);
            before.next_if(|name| name.eq_ignore_ascii_case("DefaultCollection"));
        } else if is_cloud(&bare) {
            names.set_next(Name::Organization, &mut before);
        } else {
            names.set(Name::Server, host);
            // The collection may stand in a virtual directory, without which its address leads nowhere.
            let folder = before.next_if(|name| name.eq_ignore_ascii_case("tfs"));
            if let Some(collection) = before.next() {
                names.set(
                    Name::Collection,
                    &folder.map_or(collection.clone(), |tfs| [&tfs, "/", &collection].concat()),
                );
            }
        }
        names.set_next(Name::Project, &mut before);
        match behind.as_slice() {
            [hub, repository, ..] if hub.eq_ignore_ascii_case("_git") => {
                names.set(Name::Repository, repository);
                // A project's own repository is shown without the project in its address.
                if names.get(Name::Project).is_none() {
                    names.set(Name::Project, repository);
                }
            }
            [hub, kind, feed, ..] if hub.eq_ignore_ascii_case("_artifacts") && kind == "feed" => {
                names.set(Name::Feed, feed);
            }
            _ => {}
        }
        names
    }

    /// The name of a kind, if it is known.
    pub fn get(&self, name: Name) -> Option<&str> {
        self.0.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// Sets a name, or takes it away where the text is none; says whether it is one.
    pub fn set(&mut self, name: Name, text: &str) -> bool {
        self.0.retain(|(known, _)| *known != name);
        let read = name.read(text);
        let is_name = read.is_some();
        self.0.extend(read.map(|read| (name, read)));
        is_name
    }

    fn set_next(&mut self, name: Name, values: &mut impl Iterator<Item = String>) {
        if let Some(value) = values.next() {
            self.set(name, &value);
        }
    }

    /// The query of an address that says them; empty where nothing is known.
    pub fn to_query(&self) -> String {
        let pair = |name: Name| {
            Some(format!("{}={}", name.parameter(), utf8_percent_encode(self.get(name)?, UNSAFE)))
        };
        Name::IN_ADDRESS.into_iter().filter_map(pair).collect::<Vec<_>>().join("&")
    }

    /// The page with the person's tokens, in the organization or, where a server is named, in its collection; `None` where neither is known.
    /// Whether a server is one that the person has added, the caller asks.
    pub fn token_page(&self) -> Option<String> {
        let page = |host: &str, name: Name| {
            let folder = name.in_address(self.get(name)?);
            Some(format!("https://{host}/{folder}/_usersSettings/tokens"))
        };
        match self.get(Name::Server) {
            Some(server) => page(server, Name::Collection),
            None => page("dev.azure.com", Name::Organization),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn query(query: &str) -> String {
        Whereabouts::of_query(query).0.to_query()
    }

    #[test]
    fn an_address_names_organization_project_and_repository() {
        let (names, refused) = Whereabouts::of_query("org=contoso&project=Web%20Site&repo=shop&x=1");
        assert_eq!(refused, [""; 0]);
        assert_eq!(names.get(Name::Organization), Some("contoso"));
        assert_eq!(names.get(Name::Project), Some("Web Site"));
        assert_eq!(names.to_query(), "org=contoso&project=Web%20Site&repo=shop");
        assert_eq!(query("repo=b&org=a"), "org=a&repo=b");
        assert_eq!(query(""), "");
    }

    #[test]
    fn what_cannot_be_a_name_is_ignored_and_told() {
        for (hostile, parameter) in [
            ("org=evil.test/x", "org"),
            ("org=%24(id)", "org"),
            ("project=%3Cimg%20src%3Dx%3E", "project"),
            ("project=a%27%3B%20rm%20-rf%20~", "project"),
            ("project=a%0Acurl%20evil.test", "project"),
            ("project=a%E2%80%AEb", "project"),
            ("repo=--upload-pack%3Dx", "repo"),
            ("repo=%60id%60", "repo"),
            ("repo=..", "repo"),
            ("repo=%FF", "repo"),
            ("server=evil.test/x", "server"),
            ("server=a:b", "server"),
            ("collection=..%2FMain", "collection"),
            ("collection=tfs%2F..", "collection"),
            ("collection=tfs%2Fa%2Fb", "collection"),
            ("feed=", "feed"),
        ] {
            assert_eq!(
                Whereabouts::of_query(hostile),
                (Whereabouts::default(), vec![parameter]),
                "{hostile}"
            );
        }
        let long = format!("org=a&project={}", "x".repeat(3000));
        assert_eq!(Whereabouts::of_query(&long), (Whereabouts::default(), vec!["org", "project"]));
        assert_eq!(Whereabouts::of_query(&format!("org={}", "x".repeat(51))).1, ["org"]);
    }

    #[test]
    fn a_page_says_where_somebody_is() {
        for (host, path, expected) in [
            ("dev.azure.com", "/contoso/Web/_git/shop", "org=contoso&project=Web&repo=shop"),
            ("dev.azure.com", "/contoso/_git/shop", "org=contoso&project=shop&repo=shop"),
            ("dev.azure.com", "/contoso/_usersSettings/tokens", "org=contoso"),
            ("dev.azure.com", "/contoso/Web/_artifacts/feed/tools", "org=contoso&project=Web&feed=tools"),
            ("dev.azure.com", "/", ""),
            (
                "contoso.visualstudio.com",
                "/DefaultCollection/Web/_git/shop",
                "org=contoso&project=Web&repo=shop",
            ),
            (
                "tfs.example.org:8443",
                "/tfs/Main/Web/_git/shop",
                "project=Web&repo=shop&server=tfs.example.org%3A8443&collection=tfs%2FMain",
            ),
            ("tfs", "/Main/Web/_git/shop", "project=Web&repo=shop&server=tfs&collection=Main"),
        ] {
            assert_eq!(Whereabouts::of_page(host, path).to_query(), expected, "{host}{path}");
        }
    }

    #[test]
    fn the_token_page_is_that_of_the_organization_or_of_the_collection() {
        let page = |query: &str| Whereabouts::of_query(query).0.token_page();
        assert_eq!(
            page("org=contoso").as_deref(),
            Some("https://dev.azure.com/contoso/_usersSettings/tokens")
        );
        assert_eq!(
            page("server=tfs.example.org&collection=Main%20One").as_deref(),
            Some("https://tfs.example.org/Main%20One/_usersSettings/tokens")
        );
        assert_eq!(
            page("server=tfs.example.org&collection=tfs%2FMain%20One").as_deref(),
            Some("https://tfs.example.org/tfs/Main%20One/_usersSettings/tokens")
        );
        assert_eq!(page("org=contoso&server=tfs.example.org"), None);
        assert_eq!(page("project=Web"), None);
    }

    proptest! {
        #[test]
        fn nothing_that_a_shell_or_a_page_reads_passes(text in "\\PC{0,20}|[ -~\\n]{0,20}") {
            for name in Name::IN_ADDRESS {
                if let Some(read) = name.read(&text) {
                    let read_by_shells = |c: char| c.is_control() || "\"'`$&|;<>{}[]*?!#%^\\".contains(c);
                    prop_assert!(!read.contains(read_by_shells) && !read.starts_with('-'), "{read}");
                    let again = Whereabouts::of_query(&format!("{}={}", name.parameter(), utf8_percent_encode(&read, UNSAFE))).0;
                    prop_assert_eq!(again.get(name), Some(read.as_str()));
                }
            }
        }
    }
}
