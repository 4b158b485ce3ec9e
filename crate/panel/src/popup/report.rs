use std::fmt;

use patrol_azdo::{Adapter, Certainty, Found, Surface, is_cloud};
use patrol_protocol::PageStatus;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::Error;

use super::alarm::Alarm;

/// Higher counts are not told apart.
const MOST: u32 = 999;

/// An adapter has fewer counts.
const SIGNS: usize = 20;

/// What a person reports. The names are those of the forms for it, in `.github/ISSUE_TEMPLATE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// Something was found that is not a secret.
    FalseAlarm,
    /// A secret was not found.
    MissedSecret,
    /// A page is not recognized.
    PageChanged,
}

impl Problem {
    /// Every problem, in the order in which they are offered.
    pub(crate) const ALL: [Problem; 3] = [Problem::FalseAlarm, Problem::MissedSecret, Problem::PageChanged];

    /// The stable name.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Problem::FalseAlarm => "false-alarm",
            Problem::MissedSecret => "missed-secret",
            Problem::PageChanged => "page-changed",
        }
    }
}

/// What a person can hand on so that somebody can mend what is wrong. It is put together from Patrol's own words and numbers: nothing of what the
/// page, the browser or the history says gets in as it is.
pub(crate) struct Report<'a> {
    /// What is wrong.
    pub(crate) problem: Problem,
    /// What was found that is not a secret, as the history has it.
    pub(crate) alarm: Option<&'a Alarm>,
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
        writeln!(f, "browser: {}", self.browser())?;
        let (host, name) = match self.alarm {
            Some(alarm) => (&alarm.host, &alarm.surface),
            None => (&self.status.host, &self.status.surface),
        };
        let surface = surface(name);
        writeln!(f, "service: {}", service(host, surface))?;
        writeln!(f, "page: {}", surface.map_or("unknown", Surface::as_str))?;
        match self.problem {
            Problem::FalseAlarm => writeln!(f, "rule: {}", self.alarm.map_or("unknown", |alarm| alarm.rule)),
            Problem::MissedSecret => Ok(()),
            Problem::PageChanged => Adapter::ALL.into_iter().try_for_each(|adapter| self.adapter(adapter, f)),
        }
    }
}

impl Report<'_> {
    /// The browser with its main version.
    fn browser(&self) -> String {
        browser(self.user_agent).map_or("unknown".into(), |(name, version)| format!("{name} {version}"))
    }

    /// The address of the form for such a problem, with what is known filled in; `home` is the address of the project. Only texts are filled in:
    /// where GitHub is told of an option, it shows no form at all.
    pub(crate) fn form(&self, home: &str) -> String {
        let version = format!("{}, Patrol {}", self.browser(), env!("CARGO_PKG_VERSION"));
        let all = self.to_string();
        let fields: &[(&str, &str)] = match self.problem {
            Problem::FalseAlarm => &[("report", &all)],
            Problem::MissedSecret => &[("place", self.place()), ("version", &version)],
            Problem::PageChanged => &[("seen", &all), ("version", &version)],
        };
        let mut address = format!("{home}/issues/new?template={}.yml", self.problem.as_str());
        for (field, text) in fields {
            address.extend(["&", field, "="].into_iter().chain(utf8_percent_encode(text, NON_ALPHANUMERIC)));
        }
        address
    }

    /// The kind of page.
    fn place(&self) -> &'static str {
        surface(&self.status.surface).map_or("unknown", Surface::as_str)
    }

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

/// Whose the site is.
fn service(host: &str, surface: Option<Surface>) -> &'static str {
    match surface {
        Some(Surface::Site) => "site",
        _ if is_cloud(host) => "cloud",
        _ => "server",
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
        let report = Report { problem: Problem::PageChanged, alarm: None, status, found, user_agent };
        report.to_string().lines().map(str::to_owned).collect()
    }

    /// Everything that a report of each problem could become: itself and the address of its form.
    fn all(
        alarm: Option<&Alarm>,
        status: &PageStatus,
        found: &[Found],
        user_agent: &str,
    ) -> Vec<[String; 2]> {
        let both = |problem| {
            let report = Report { problem, alarm, status, found, user_agent };
            [report.to_string(), report.form("https://forge.example/patrol")]
        };
        Problem::ALL.map(both).into()
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
        for [report, form] in all(None, &PageStatus::default(), &many, FIREFOX) {
            assert!(report.len() < 500, "{report}");
            assert!(form.len() < 2000, "{form}");
        }
    }

    #[test]
    fn a_false_alarm_names_its_rule_and_where_it_was() {
        let alarm =
            Alarm { rule: "github-pat", host: "dev.azure.com".into(), surface: "pull-request".into() };
        let elsewhere = PageStatus { surface: "site".into(), ..PageStatus::default() };
        let [[report, form], ..] = &all(Some(&alarm), &elsewhere, &[], FIREFOX)[..] else { panic!("none") };
        let version = env!("CARGO_PKG_VERSION");
        let expected = format!(
            "Patrol {version}\nbrowser: Firefox 153\nservice: cloud\npage: pull-request\nrule: github-pat\n"
        );
        assert_eq!(*report, expected);
        let (form, text) = form.split_once("&report=").unwrap();
        assert_eq!(form, "https://forge.example/patrol/issues/new?template=false-alarm.yml");
        assert_eq!(percent_encoding::percent_decode_str(text).decode_utf8().unwrap(), expected);
    }

    #[test]
    fn a_form_is_given_fields_that_it_has_and_only_texts() {
        for [_, form] in all(None, &PageStatus::default(), &[], FIREFOX) {
            let (_, query) = form.split_once("?template=").unwrap();
            let mut parts = query.split('&');
            let path = format!("../../.github/ISSUE_TEMPLATE/{}", parts.next().unwrap());
            let template = std::fs::read_to_string(&path).unwrap();
            let fields: Vec<&str> = template.split("  - type: ").collect();
            for part in parts {
                let (id, _) = part.split_once('=').unwrap();
                let is_it = |field: &&&str| field.contains(&format!("    id: {id}\n"));
                let field = fields.iter().find(is_it).unwrap_or_else(|| panic!("{path}: {id}"));
                assert!(field.starts_with("input") || field.starts_with("textarea"), "{path}: {id}");
            }
        }
    }

    #[test]
    fn a_site_besides_azure_devops_is_no_server() {
        let status =
            PageStatus { host: "talk.example".into(), surface: "site".into(), ..PageStatus::default() };
        assert_eq!(lines(&status, &[], FIREFOX)[2..4], ["service: site", "page: site"]);
    }

    #[test]
    fn no_piece_of_anything_foreign_is_in_a_report_or_an_address() {
        const PIECES: [&str; 4] = ["contoso", "secret", "tfs", "example"];
        for foreign in FOREIGN {
            let alarm = Alarm { rule: "github-pat", host: foreign.into(), surface: foreign.into() };
            let status =
                PageStatus { host: foreign.into(), surface: foreign.into(), ..PageStatus::default() };
            for said in all(Some(&alarm), &status, &[], foreign).into_iter().flatten() {
                let said = said
                    .trim_start_matches("https://forge.example/patrol/issues/new?template=missed-secret.yml")
                    .trim_start_matches("https://forge.example/patrol");
                for piece in PIECES {
                    assert!(!said.contains(piece), "{foreign}: {said}");
                }
            }
        }
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
