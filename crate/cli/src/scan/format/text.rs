//! Findings for a person.

use std::io::{self, Write};

use patrol_detect::{Carrier, Rule};

use super::Report;
use crate::hit::Hit;

/// A line for each hit: `src/web.yml:3:9: certain: Azure DevOps personal access token ab••••yz (issued 2026-03)`.
pub(crate) fn write(path: &str, hits: &[Hit], out: &mut impl Write) -> io::Result<()> {
    for Hit { finding, preview, from, .. } in hits {
        let mut line = format!(
            "{path}:{}:{}: {}: {} {preview}",
            from.line,
            from.column,
            finding.confidence.as_str(),
            finding.rule.name()
        );
        let known = [
            finding.issued.map(|month| format!("issued {month}")),
            finding.organization.as_ref().map(|name| format!("organization {name}")),
            (finding.carrier != Carrier::Bare).then(|| format!("in {}", finding.carrier.as_str())),
        ];
        let known: Vec<String> = known.into_iter().flatten().collect();
        if !known.is_empty() {
            line.push_str(&format!(" ({})", known.join(", ")));
        }
        writeln!(out, "{}", printable(&line))?;
    }
    Ok(())
}

/// How many were found and where they are revoked.
pub(crate) fn write_summary(report: &Report, out: &mut impl Write) -> io::Result<()> {
    let files = report.scanned.iter().filter(|file| !file.is_skipped).count();
    let skipped = report.scanned.len() - files;
    let hits = || report.scanned.iter().flat_map(|file| &file.hits);
    let holding = report.scanned.iter().filter(|file| !file.hits.is_empty()).count();

    let secrets = counted(hits().count(), "secret");
    let place = if holding == 0 { String::new() } else { format!("{holding} of ") };
    write!(out, "{secrets} in {place}{}", counted(files, "file"))?;
    if skipped > 0 {
        write!(out, "; passed over {}", counted(skipped, "binary file"))?;
    }
    writeln!(out, ".")?;
    write_advice(hits(), out)
}

/// Where the secrets that were found are revoked.
pub(crate) fn write_advice<'h>(hits: impl Iterator<Item = &'h Hit>, out: &mut impl Write) -> io::Result<()> {
    let mut rules: Vec<Rule> = hits.map(|hit| hit.finding.rule).collect();
    rules.sort_by_key(|rule| rule.id());
    rules.dedup();
    for rule in rules {
        if let Some(page) = rule.revoke() {
            writeln!(out, "Revoke it, {}: {page}", rule.name())?;
        }
    }
    Ok(())
}

fn counted(number: usize, of: &str) -> String {
    format!("{number} {of}{}", if number == 1 { "" } else { "s" })
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
        hits(text, 0, scan(text), 0, Place::line(1))
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
                 (issued 2026-03, organization fabrikam, in git-url)\n"
            )
        );
    }

    #[test]
    fn sums_up() {
        let file = |hits: Vec<Hit>, is_skipped| Scanned { path: String::from("a"), hits, is_skipped };
        let none = Report { scanned: vec![file(vec![], false)], unread: vec![] };
        assert_eq!(written(|out| write_summary(&none, out)), "0 secrets in 1 file.\n");

        let hits = hits_of(&generate::azure_devops_pat(1));
        let revoke = hits[0].finding.rule.revoke().unwrap();
        let scanned =
            vec![file(hits.clone(), false), file(hits, false), file(vec![], false), file(vec![], true)];
        let some = Report { scanned, unread: vec![] };
        assert_eq!(
            written(|out| write_summary(&some, out)),
            format!(
                "2 secrets in 2 of 3 files; passed over 1 binary file.\n\
                 Revoke it, Azure DevOps personal access token: {revoke}\n"
            )
        );
    }
}
