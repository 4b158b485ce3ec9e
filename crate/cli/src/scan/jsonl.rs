//! `patrol scan --stdin-jsonl`: many small texts through one process, as when a corpus is scored.

use std::borrow::Cow;
use std::io::{self, Read, Write};

use patrol_detect::{Confidence, scan_with};
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::confidence::MinConfidence;
use crate::error::Error;
use crate::expiry::has_expired;
use crate::outcome::Outcome;

/// How much is read at once at most, in bytes. A pipe gives less, so that whoever writes a line and waits is answered.
const BLOCK: usize = 1 << 20;

#[derive(Deserialize)]
struct TextLine<'l> {
    /// Any value; it comes back as it was written.
    #[serde(borrow)]
    id: &'l RawValue,
    #[serde(borrow)]
    text: Cow<'l, str>,
}

#[derive(Serialize)]
struct HitsLine<'l> {
    id: &'l RawValue,
    hits: Vec<Span>,
}

#[derive(Serialize)]
struct Span {
    /// UTF-8 bytes of the text.
    start: usize,
    end: usize,
    /// Stable name of the rule.
    kind: &'static str,
    level: &'static str,
}

/// What has become of a line.
enum Answered {
    /// An object, and whether it tells of hits.
    Line(Vec<u8>, bool),
    /// Nothing stands in the line.
    Blank,
    /// What is wrong with the line.
    Wrong(&'static str),
}

/// Answers every line of standard input, in order.
pub(super) fn run(least: MinConfidence) -> Result<Outcome, Error> {
    answer_all(io::stdin().lock(), io::stdout().lock(), io::stderr().lock(), least)
}

fn answer_all(
    mut from: impl Read,
    mut to: impl Write,
    mut errors: impl Write,
    least: MinConfidence,
) -> Result<Outcome, Error> {
    let mut outcome = Outcome::Clean;
    let mut number = 0;
    let mut unread = Vec::new();
    let mut block = vec![0; BLOCK];
    loop {
        let read = match from.read(&mut block) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            read => read.map_err(Error::Input)?,
        };
        unread.extend_from_slice(&block[..read]);
        // The last line may lack its end; any other waits for the rest of it.
        let is_ended = read == 0;
        let complete = if is_ended { unread.len() } else { end_of_lines(&unread, read) };

        let lines: Vec<&[u8]> = unread[..complete].split_inclusive(|&byte| byte == b'\n').collect();
        let answers: Vec<Answered> = lines.par_iter().map(|line| answer(line, least)).collect();
        for answered in answers {
            number += 1;
            match answered {
                Answered::Line(line, is_found) => {
                    to.write_all(&line).map_err(Error::Output)?;
                    outcome = outcome.max(Outcome::of(is_found));
                }
                Answered::Blank => {}
                Answered::Wrong(problem) => {
                    // Nobody reads it if it cannot be written; the exit code still tells.
                    let _ = writeln!(errors, "patrol: line {number} has no answer: {problem}.");
                    outcome = Outcome::Incomplete;
                }
            }
        }
        to.flush().map_err(Error::Output)?;
        if is_ended {
            return Ok(outcome);
        }
        unread.drain(..complete);
    }
}

/// Where the last complete line ends, when only the last `new` bytes have not been looked at yet.
fn end_of_lines(bytes: &[u8], new: usize) -> usize {
    let old = bytes.len() - new;
    bytes[old..].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| old + at + 1)
}

/// Never tells anything of the line but whether it can be read: it may hold a secret.
fn answer(line: &[u8], least: MinConfidence) -> Answered {
    if line.trim_ascii().is_empty() {
        return Answered::Blank;
    }
    let TextLine { id, text } = match serde_json::from_slice(line) {
        Ok(line) => line,
        Err(error) if error.is_data() => return Answered::Wrong("it is no object with an id and a text"),
        Err(_) => return Answered::Wrong("it is not JSON"),
    };
    let hits: Vec<Span> = scan_with(&text, &least.options())
        .into_iter()
        .map(|finding| Span {
            start: finding.range.start,
            end: finding.range.end,
            kind: finding.rule.id(),
            level: if has_expired(&finding) { Confidence::Low } else { finding.confidence }.as_str(),
        })
        .collect();
    let is_found = !hits.is_empty();
    match serde_json::to_vec(&HitsLine { id, hits }) {
        Ok(mut line) => {
            line.push(b'\n');
            Answered::Line(line, is_found)
        }
        Err(_) => Answered::Wrong("its id cannot be written"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;

    use patrol_detect::generate;

    use super::*;

    /// A pipe that gives one part at a time.
    struct Parts(VecDeque<Vec<u8>>);

    impl Read for Parts {
        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            let part = self.0.pop_front().unwrap_or_default();
            into[..part.len()].copy_from_slice(&part);
            Ok(part.len())
        }
    }

    fn answered(parts: impl IntoIterator<Item = Vec<u8>>) -> (String, String, Outcome) {
        let (mut out, mut errors) = (Vec::new(), Vec::new());
        let from = Parts(parts.into_iter().collect());
        let outcome = answer_all(from, &mut out, &mut errors, MinConfidence::Medium).unwrap();
        (String::from_utf8(out).unwrap(), String::from_utf8(errors).unwrap(), outcome)
    }

    #[test]
    fn answers_in_order_with_byte_offsets_wherever_the_input_is_cut() {
        let token = generate::azure_devops_pat(1);
        let input = format!(
            "{{\"id\":\"a\",\"text\":\"\\u00e9 {token}\",\"more\":[1]}}\r\n\n{{\"text\":\"clean\",\"id\":1.50}}"
        );
        let expected = "{\"id\":\"a\",\"hits\":[{\"start\":3,\"end\":87,\
                        \"kind\":\"azure-devops-pat\",\"level\":\"certain\"}]}\n\
                        {\"id\":1.50,\"hits\":[]}\n";
        for size in [1, 7, input.len()] {
            let parts = input.as_bytes().chunks(size).map(<[u8]>::to_vec);
            assert_eq!(answered(parts), (String::from(expected), String::new(), Outcome::Found));
        }
    }

    #[test]
    fn a_bad_line_is_told_by_its_number_and_nothing_else_is_lost() {
        let input = "{\"id\":1,\"text\":\"\"}\n\n{\"id\":2,\"text\":\"hunter2\n{\"id\":3,\"text\":4}\n[]\n\
                     {\"text\":\"\"}\n{\"id\":5,\"text\":\"\"}\n";
        let (out, errors, outcome) = answered([input.into(), b"\xff\n".to_vec()]);
        assert_eq!(out, "{\"id\":1,\"hits\":[]}\n{\"id\":5,\"hits\":[]}\n");
        assert_eq!(outcome, Outcome::Incomplete);
        let told: Vec<&str> = errors.lines().collect();
        assert_eq!(told.len(), 5);
        assert_eq!(told[0], "patrol: line 3 has no answer: it is not JSON.");
        assert_eq!(told[1], "patrol: line 4 has no answer: it is no object with an id and a text.");
        assert!(told[4].starts_with("patrol: line 8 "));
        assert!(!errors.contains("hunter2"));
    }
}
