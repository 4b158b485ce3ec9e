//! `patrol redact`

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::PathBuf;

use clap::Args;
use patrol_detect::mask;

use crate::confidence::MinConfidence;
use crate::error::{ChangeError, Error};
use crate::outcome::Outcome;
use crate::own::{OwnRules, Search};
use crate::piece::Pieces;
use crate::replace::{Failed, replace};

/// Copy files or standard input to standard output, with a mark such as [redacted:azure-devops-pat:2026-03] in place of
/// every secret.
///
/// Everything else stays byte by byte; only UTF-16 becomes UTF-8. The exit code is 0 whether or not there was a secret.
/// The text is read to its end, or 8 MB of it, before anything is written. What is accepted elsewhere, by a mark or in a
/// baseline, is redacted all the same.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// Files, one after the other; - or none for standard input.
    #[arg(value_name = "FILE", default_value = "-")]
    files: Vec<PathBuf>,
    /// Change the files themselves, and write nothing to standard output.
    #[arg(long, requires = "files")]
    in_place: bool,
    /// Keep each file that is changed as it was, with this behind its name, as in .orig.
    #[arg(long, value_name = "SUFFIX", requires = "in_place")]
    backup: Option<String>,
    /// Leave findings below this level where they are.
    #[arg(long, value_enum, default_value_t = MinConfidence::Medium)]
    min_confidence: MinConfidence,
    /// Take out what the rules in this file find as well, as for `patrol scan`.
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
}

/// Redacts one text after the other. The first that cannot be redacted ends it.
pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    let own = OwnRules::read(arguments.rules.as_deref())?;
    let search = Search { least: arguments.min_confidence, own: &own.rules };
    for path in &arguments.files {
        let is_stdin = path.as_os_str() == "-";
        if arguments.in_place {
            if is_stdin {
                return Err(ChangeError::NoFile("--in-place").into());
            }
            replace(path, arguments.backup.as_deref(), |from, to| Ok(redact(from, to, search)? > 0))?;
        } else if is_stdin {
            redact(io::stdin().lock(), io::stdout().lock(), search).map_err(|failed| match failed {
                Failed::Reading(error) => Error::Input(error),
                Failed::Writing(error) => Error::Output(error),
            })?;
        } else {
            let read = |error| ChangeError::Unread(path.clone(), error);
            let from = File::open(path).map_err(read)?;
            redact(from, io::stdout().lock(), search).map_err(|failed| match failed {
                Failed::Reading(error) => Error::Change(read(error)),
                Failed::Writing(error) => Error::Output(error),
            })?;
        }
    }
    Ok(own.outcome(Outcome::Clean))
}

/// Copies a text without its secrets, and tells how many there were.
fn redact(from: impl Read, mut to: impl Write, search: Search<'_>) -> Result<usize, Failed> {
    let mut buffer = Vec::new();
    let mut pieces = Pieces::new(from, &mut buffer).map_err(Failed::Reading)?;
    let mut secrets = 0;
    while let Some(piece) = pieces.next(search).map_err(Failed::Reading)? {
        secrets += piece.findings.len();
        let mut redacted = Vec::with_capacity(piece.range.len());
        let mut done = piece.range.start;
        for finding in &piece.findings {
            redacted.extend_from_slice(&piece.bytes[done..finding.range.start]);
            redacted.extend_from_slice(mask(finding).as_bytes());
            done = finding.range.end;
        }
        redacted.extend_from_slice(&piece.bytes[done..piece.range.end]);
        to.write_all(&redacted).map_err(Failed::Writing)?;
    }
    to.flush().map_err(Failed::Writing)?;
    Ok(secrets)
}

#[cfg(test)]
mod tests {
    use patrol_detect::generate;

    use super::*;

    fn redacted(text: &[u8], least: MinConfidence) -> Vec<u8> {
        let mut out = Vec::new();
        redact(text, &mut out, least.into()).unwrap();
        out
    }

    #[test]
    fn leaves_every_other_byte() {
        let token = generate::azure_devops_pat(1);
        let text = [b"\xff\r\n PAT=", token.as_bytes(), b"\xe2\x82\0 end"].concat();
        let expected = b"\xff\r\n PAT=[redacted:azure-devops-pat:2026-03]\xe2\x82\0 end";
        let once = redacted(&text, MinConfidence::Low);
        assert_eq!(once, expected);
        assert_eq!(redacted(&once, MinConfidence::Low), expected);
    }

    #[test]
    fn leaves_what_is_less_sure_than_asked_for() {
        let edited = generate::azure_devops_pat(1).replace("ACAAAAA", "ACAAAAB");
        assert_eq!(redacted(edited.as_bytes(), MinConfidence::Certain), edited.as_bytes());
        assert_ne!(redacted(edited.as_bytes(), MinConfidence::High), edited.as_bytes());
    }
}
