//! `patrol redact`

use std::io::{self, Read, Write};

use clap::Args;
use patrol_detect::mask;

use crate::confidence::MinConfidence;
use crate::error::Error;
use crate::outcome::Outcome;
use crate::piece::Pieces;

/// Copy standard input to standard output, with a mark such as [redacted:azure-devops-pat:2026-03] in place of every
/// secret.
///
/// Everything else stays byte by byte; only UTF-16 with a byte order mark becomes UTF-8. The exit code is 0 whether or
/// not there was a secret. The text is read to its end, or 8 MB of it, before anything is written.
#[derive(Args, Debug)]
pub(crate) struct Arguments {
    /// Leave findings below this level where they are.
    #[arg(long, value_enum, default_value_t = MinConfidence::Medium)]
    min_confidence: MinConfidence,
}

/// Redacts standard input.
pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Error> {
    redact(io::stdin().lock(), io::stdout().lock(), arguments.min_confidence)?;
    Ok(Outcome::Clean)
}

fn redact(from: impl Read, mut to: impl Write, least: MinConfidence) -> Result<(), Error> {
    let mut buffer = Vec::new();
    let mut pieces = Pieces::new(from, &mut buffer);
    while let Some(piece) = pieces.next(least).map_err(Error::Input)? {
        let mut redacted = Vec::with_capacity(piece.range.len());
        let mut done = piece.range.start;
        for finding in &piece.findings {
            redacted.extend_from_slice(&piece.bytes[done..finding.range.start]);
            redacted.extend_from_slice(mask(finding).as_bytes());
            done = finding.range.end;
        }
        redacted.extend_from_slice(&piece.bytes[done..piece.range.end]);
        to.write_all(&redacted).map_err(Error::Output)?;
    }
    to.flush().map_err(Error::Output)
}

#[cfg(test)]
mod tests {
    use patrol_detect::generate;

    use super::*;

    fn redacted(text: &[u8], least: MinConfidence) -> Vec<u8> {
        let mut out = Vec::new();
        redact(text, &mut out, least).unwrap();
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
