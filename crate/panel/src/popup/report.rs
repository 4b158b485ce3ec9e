use std::fmt;

use patrol_azdo::{Adapter, Certainty, Found, Surface, is_cloud};
use patrol_protocol::PageStatus;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

/// Higher counts are not told apart.
const MOST: u32 = 999;

/// An adapter has fewer counts.
const SIGNS: usize = 20;

/// What a person can hand on so that somebody sees why Patrol does not know a page. It is put together from Patrol's own words and numbers:
/// nothing of what the page or the browser says gets in as it is.
pub(crate) struct Report<'a> {
    /// How the page stands.
    pub(crate) status: &'a PageStatus,
    /// What its adapters have found; empty when it does not answer.
    pub(crate) found: &'a [Found],
    /// `navigator.userAgent`.
    pub(crate) user_agent: &'a str,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Patrol {}", env!("CARGO_PKG_VERSION"))?;
        match browser(self.user_agent) {
            Some((name, version)) => writeln!(f, "browser: {name} {version}")?,
            None => writeln!(f, "browser: unknown")?,
        }
        writeln!(f, "service: {}", if is_cloud(&self.status.host) { "cloud" } else { "server" })?;
        writeln!(f, "page: {}", surface(&self.status.surface).map_or("unknown", Surface::as_str))?;
        for adapter in Adapter::ALL {
            self.adapter(adapter, f)?;
        }
        Ok(())
    }
}

impl Report<'_> {
    /// One line: how sure it is, and its counts.
    fn adapter(&self, adapter: Adapter, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = self.found.iter().find(|found| found.adapter == adapter);
        // It may have been missed where there is nothing that resembles it.
        let is_missed = self.status.problems.iter().any(|problem| problem.adapter() == Some(adapter));
        let certainty = found.and_then(Found::certainty).or(is_missed.then_some(Certainty::Unknown));
        write!(f, "{adapter}: ")?;
        match certainty {
            Some(certainty) => write!(f, "{certainty}")?,
            None => f.write_str("absent")?,
        }
        for (sign, count) in found.iter().flat_map(|found| found.signs.iter().take(SIGNS)) {
            let more = if *count > MOST { "+" } else { "" };
            write!(f, ", {sign} {}{more}", count.min(&MOST))?;
        }
        writeln!(f)
    }
}

/// The kind of page, if it is one of those that Patrol knows.
fn surface(name: &str) -> Option<Surface> {
    Surface::deserialize(IntoDeserializer::<Error>::into_deserializer(name)).ok()
}

/// What browsers call themselves in `navigator.userAgent`, and their names. Those that are built on Chromium name it as well: it comes last.
const BROWSERS: [(&str, &str); 4] =
    [("Firefox/", "Firefox"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Chrome/", "Chrome")];

/// The name of the browser and its main version.
fn browser(user_agent: &str) -> Option<(&'static str, u32)> {
    BROWSERS.into_iter().find_map(|(mark, name)| {
        let (_, rest) = user_agent.split_once(mark)?;
        let version = rest.split(|c: char| !c.is_ascii_digit()).next()?;
        Some((name, version.parse().ok()?))
    })
}

#[cfg(test)]
mod tests {
    use patrol_azdo::Sign;
    use patrol_protocol::PageProblem;

    use super::*;

    const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0";
    const CHROME: &str = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

    fn found(adapter: Adapter, signs: &[(Sign, u32)]) -> Found {
        Found { adapter, signs: signs.to_vec() }
    }

    fn lines(status: &PageStatus, found: &[Found], user_agent: &str) -> Vec<String> {
        Report { status, found, user_agent }.to_string().lines().map(str::to_owned).collect()
    }

    #[test]
    fn it_tells_versions_the_kind_of_page_and_what_each_adapter_found() {
        let status = PageStatus {
            host: "dev.azure.com".into(),
            surface: "tokens".into(),
            problems: vec![PageProblem::ListNotRecognised],
            ..PageStatus::default()
        };
        let found = [
            found(Adapter::List, &[(Sign::List, 0), (Sign::Table, 0), (Sign::Row, 0)]),
            found(Adapter::Form, &[(Sign::Form, 0), (Sign::FilledIn, 2), (Sign::Chosen, 70_000)]),
            found(Adapter::Request, &[(Sign::Read, 1), (Sign::Unreadable, 0)]),
        ];
        assert_eq!(
            lines(&status, &found, FIREFOX),
            [
                concat!("Patrol ", env!("CARGO_PKG_VERSION")),
                "browser: Firefox 153",
                "service: cloud",
                "page: tokens",
                "form: unknown, form 0, filled-in 2, chosen 999+",
                "list: unknown, list 0, table 0, row 0",
                "created: absent",
                "clone: absent",
                "request: known, read 1, unreadable 0",
            ]
        );
    }

    /// What a page and a browser could say, in every place where they say something.
    const FOREIGN: [&str; 6] = [
        "contoso",
        "tokens\nghp_secret",
        "https://tfs.contoso.example",
        "\u{202e}",
        "Firefox/",
        "Edg/contoso",
    ];

    #[test]
    fn nothing_foreign_gets_in() {
        for foreign in FOREIGN {
            let status = PageStatus {
                host: foreign.into(),
                surface: foreign.into(),
                problems: vec![PageProblem::Settings(patrol_policy::Problem::Field {
                    field: foreign.into(),
                })],
                ..PageStatus::default()
            };
            assert_eq!(
                lines(
                    &status,
                    &[found(Adapter::Form, &[]), found(Adapter::Form, &[(Sign::Box, 7)])],
                    foreign
                ),
                [
                    concat!("Patrol ", env!("CARGO_PKG_VERSION")),
                    "browser: unknown",
                    "service: server",
                    "page: unknown",
                    "form: absent",
                    "list: absent",
                    "created: absent",
                    "clone: absent",
                    "request: absent",
                ]
            );
        }
    }

    #[test]
    fn a_page_cannot_make_it_long() {
        let many = vec![found(Adapter::Form, &[(Sign::Box, u32::MAX); 10_000]); 100];
        let report = Report { status: &PageStatus::default(), found: &many, user_agent: FIREFOX };
        assert!(report.to_string().len() < 500);
    }

    #[test]
    fn the_browser_is_the_one_that_a_person_knows() {
        for (user_agent, browser) in [
            (FIREFOX.to_owned(), Some(("Firefox", 153))),
            (CHROME.to_owned(), Some(("Chrome", 156))),
            (format!("{CHROME} Edg/156.0.0.0"), Some(("Edge", 156))),
            (format!("{CHROME} OPR/120.0.0.0"), Some(("Opera", 120))),
            (String::new(), None),
        ] {
            assert_eq!(super::browser(&user_agent), browser);
        }
    }
}
