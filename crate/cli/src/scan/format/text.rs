//! Findings for a person.

use std::io::{self, Write};

use patrol_detect::{Carrier, Rule};

use super::Report;
use crate::expiry;
use crate::hit::Hit;
use crate::words::counted;

/// A line for each hit:
/// `web.yml:3:9: certain: Azure DevOps personal access token ab••••yz (issued 2026-03) [azure-devops-pat]`.
pub(crate) fn write(path: &str, hits: &[Hit], out: &mut impl Write) -> io::Result<()> {
    for Hit { finding, kind, preview, from, has_expired, .. } in
        hits.iter().filter(|hit| hit.acceptance.is_none())
    {
        let (level, ends) =
            if *has_expired { ("note", "expired") } else { (finding.confidence.as_str(), "expires") };
        let mut line = format!("{path}:{}:{}: {}: {} {preview}", from.line, from.column, level, kind);
        let known = [
            finding.issued.map(|month| format!("issued {month}")),
            expiry::day(finding).map(|day| format!("{ends} {day}")),
            finding.organization.as_ref().map(|name| format!("organization {name}")),
            place(finding.carrier).map(String::from),
        ];
        let known: Vec<String> = known.into_iter().flatten().collect();
        if !known.is_empty() {
            line.push_str(&format!(" ({})", known.join(", ")));
        }
        writeln!(out, "{} [{}]", printable(&line), finding.rule.id())?;
    }
    Ok(())
}

/// What the secret stands in, in words.
const fn place(carrier: Carrier) -> Option<&'static str> {
    match carrier {
        Carrier::Bare => None,
        Carrier::GitUrl => Some("in a URL"),
        Carrier::PercentEncodedUrl => Some("in a percent-encoded URL"),
        Carrier::BasicHeader => Some("in Basic authentication"),
        Carrier::Npmrc => Some("in npm configuration"),
        Carrier::Base64 => Some("base64-encoded"),
        Carrier::Wrapped => Some("broken by a line end or an invisible character"),
    }
}

/// How many were found, what was not reported, and where they are revoked.
pub(crate) fn write_summary(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let files = report.scanned.iter().filter(|file| !file.is_skipped).count();
    let holding = report.scanned.iter().filter(|file| file.reported().next().is_some()).count();
    let found = report.reported().count();
    if found == 0 {
        writeln!(out, "No secrets found in {}.", counted(files, "file"))?;
    } else {
        writeln!(out, "Found {} in {holding} of {}.", counted(found, "secret"), counted(files, "file"))?;
    }
    write!(out, "{}", report.hidden())?;
    write_advice(report.reported(), out)
}

/// Where the secrets that were found are revoked.
pub(crate) fn write_advice<'h>(hits: impl Iterator<Item = &'h Hit>, out: &mut impl Write) -> io::Result<()> {
    let mut rules: Vec<Rule> = hits.map(|hit| hit.finding.rule).collect();
    rules.sort_by_key(|rule| rule.id());
    rules.dedup();
    for rule in rules {
        if let Some(page) = rule.revoke() {
            writeln!(out, "Where to revoke it ({}): {page}", rule.name())?;
        }
    }
    Ok(())
}

/// Without what could steer a terminal: a file name may hold anything.
fn printable(line: &str) -> String {
    line.chars()
        .map(|letter| if letter.is_control() { char::REPLACEMENT_CHARACTER } else { letter })
        .collect()
}

#[cfg(test)]
mod tests {
    use patrol_detect::{generate, scan};

    use super::*;
    use crate::hit::hits;
    use crate::place::Place;
    use crate::scan::file::Scanned;

    fn hits_of(text: &str) -> Vec<Hit> {
        hits(text, 0, scan(text), 0, Place::line(1), &[])
    }

    fn written(write: impl Fn(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn tells_all_that_is_known_and_not_the_secret() {
        let token = generate::azure_devops_pat(1);
        let hits = hits_of(&format!("\nurl: https://pat:{token}@dev.azure.com/fabrikam/Fiber"));
        let preview = format!("{}••••{}", &token[..2], &token[82..]);
        assert_eq!(
            written(|out| write("a\u{1b}[2J.yml", &hits, out)),
            format!(
                "a\u{fffd}[2J.yml:2:18: certain: Azure DevOps personal access token {preview} \
                 (issued 2026-03, organization fabrikam, in a URL) [azure-devops-pat]\n"
            )
        );
    }

    #[test]
    fn sums_up() {
        let file = |hits: Vec<Hit>, is_skipped| Scanned { path: String::from("a"), hits, is_skipped };
        let none = Report { scanned: vec![file(vec![], false)], ..Report::default() };
        assert_eq!(written(|out| write_summary(&none, out)), "No secrets found in 1 file.\n");

        let hits = hits_of(&generate::azure_devops_pat(1));
        let revoke = hits[0].finding.rule.revoke().unwrap();
        let scanned =
            vec![file(hits.clone(), false), file(hits, false), file(vec![], false), file(vec![], true)];
        let some = Report { scanned, ..Report::default() };
        assert_eq!(
            written(|out| write_summary(&some, out)),
            format!(
                "Found 2 secrets in 2 of 3 files.\nNot searched: 1 binary file.\n\
                 Where to revoke it (Azure DevOps personal access token): {revoke}\n"
            )
        );
    }
}
