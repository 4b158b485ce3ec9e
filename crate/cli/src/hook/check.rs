//! Looking for secrets in changes.

use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};

use patrol_detect::scan_custom;

use super::LookedFor;
use super::diff::{self, Hunk};
use super::git::Changes;
use super::known::{self, Known};
use crate::accept::hidden::Hidden;
use crate::error::{Error, GitError};
use crate::hit::{Hit, hits, wrong_marks};
use crate::outcome::Outcome;
use crate::own::Search;
use crate::place::Place;
use crate::scan::format::text;
use crate::text::{is_binary, readable};

/// Prints every secret that the changes add and nobody accepts. `act` is what git is about to do: `commit` or `push`.
pub(super) fn changes(mut changes: Changes, act: &str, looked_for: &LookedFor) -> Result<Outcome, Error> {
    let own = known::rules(looked_for.rules.as_deref()).inspect_err(|_| tell_unchecked(act))?;
    let search = Search { least: looked_for.min_confidence, own: &own.rules };
    let known = Known::here()?;
    let mut all: Vec<Hit> = Vec::new();
    let mut hidden = Hidden::default();
    let (mut ignored, mut binary) = (BTreeSet::new(), BTreeSet::new());
    let mut wrong = Vec::new();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut written = Ok(());
    let mut asked = Ok(());
    diff::read(&mut changes.lines, |hunk| {
        if known.ignores(&hunk) {
            ignored.insert(hunk.path);
            return;
        }
        if is_binary(&hunk.text) {
            binary.insert(hunk.path);
            return;
        }
        let mut found = secrets(&hunk, search);
        if let Err(error) = known.accept(&hunk, &mut found, search) {
            asked = Err(error);
        }
        let label = label(&hunk);
        found.iter().for_each(|hit| hidden.add(hit));
        wrong.extend(wrong_marks(&label, &found));
        if written.is_ok() {
            written = text::write(&label, &found, &mut out);
        }
        all.extend(found.into_iter().filter(Hit::counts));
    })
    .map_err(GitError::Broken)?;
    changes.finish()?;
    asked?;
    written.and_then(|()| out.flush()).map_err(Error::Output)?;

    (hidden.ignored, hidden.binary) = (ignored.len(), binary.len());
    // If nobody can read this, the exit code still stops git.
    let _ = tell(&wrong, hidden, &all, act, &mut io::stderr().lock());
    let outcome = own.outcome(Outcome::of(!all.is_empty()));
    if outcome == Outcome::Incomplete && all.is_empty() {
        tell_unchecked(act);
    }
    Ok(outcome)
}

/// Says that git is stopped although nothing was found: by the rules of somebody's own that cannot be used something could have been.
fn tell_unchecked(act: &str) {
    // If nobody can read this, the exit code still stops git.
    let _ = writeln!(
        io::stderr(),
        "Patrol stopped this {act}: not all of your own rules can be used, so it was not fully checked.\n\
         Correct the file of rules, or skip the check once: git {act} --no-verify"
    );
}

/// The secrets that a hunk adds, wholly or in part.
fn secrets(hunk: &Hunk, search: Search<'_>) -> Vec<Hit> {
    if hunk.added.is_empty() {
        return Vec::new();
    }
    let text = readable(&hunk.text);
    let mut findings = scan_custom(&text, &search.least.options(), search.own);
    findings.retain(|finding| hunk.adds(&finding.range));
    hits(&text, 0, findings, 0, Place::line(hunk.line), search.own)
}

/// The path, and the commit if there is one, short as git shows it.
fn label(hunk: &Hunk) -> String {
    match hunk.commit.as_deref().and_then(|commit| commit.get(..10)) {
        Some(commit) => format!("{commit}:{}", hunk.path),
        None => hunk.path.clone(),
    }
}

fn tell(wrong: &[String], hidden: Hidden, all: &[Hit], act: &str, out: &mut impl Write) -> io::Result<()> {
    for sentence in wrong {
        writeln!(out, "patrol: {sentence}")?;
    }
    write!(out, "{hidden}")?;
    if all.is_empty() {
        return Ok(());
    }
    let (secrets, them) = match all.len() {
        1 => (String::from("a secret"), "it"),
        many => (format!("{many} secrets"), "them"),
    };
    let cure = match act {
        "push" => format!("Take {them} out of the commits named above with an interactive rebase"),
        _ => format!("Take {them} out and stage the file again"),
    };
    writeln!(
        out,
        "Patrol stopped this {act}: it would add {secrets}.\n{cure}. Revoke {them} if anyone may have seen {them}.\n\
         If this is a false alarm, write `patrol:allow RULE REASON` in a comment beside it, or skip the check once: git \
         {act} --no-verify"
    )?;
    text::write_advice(all.iter(), out)
}

#[cfg(test)]
mod tests {
    use patrol_detect::generate;

    use super::*;
    use crate::confidence::MinConfidence;

    fn hunk(text: &[u8], added: std::ops::Range<usize>) -> Hunk {
        Hunk { line: 40, text: text.to_vec(), added: vec![added], ..Hunk::default() }
    }

    #[test]
    fn only_what_is_added_counts() {
        let (old, new) = (generate::azure_devops_pat(1), generate::azure_devops_pat(2));
        let text = format!("{old}\n{new}\n");
        let found = secrets(&hunk(text.as_bytes(), 85..170), MinConfidence::Low.into());
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].from, Place { line: 41, column: 1 });
        assert!(found[0].preview.starts_with(&new[..2]));
    }
}
