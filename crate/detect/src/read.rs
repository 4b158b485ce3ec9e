//! The way through a text.

use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;
use core::ops::Range;

use crate::Carrier;
use crate::Confidence;
use crate::Finding;
use crate::Options;
use crate::best::best;
use crate::carrier::base64;
use crate::carrier::basic_header;
use crate::carrier::npmrc;
use crate::carrier::url;
use crate::carrier::wrapped;
use crate::context;
use crate::engine;
use crate::engine::Memo;
use crate::entropy;
use crate::rule;
use crate::rule::Match;
use crate::rule::azure_sas;
use crate::rule::basic_credentials;
use crate::rule::connection_password;
use crate::rule::private_key;
use crate::rule::url_password;
use crate::run::Letters;
use crate::run::Tokens;
use crate::trigger::Triggers;
use crate::utf16::Utf16;

/// How often what lies between findings is read again. A cut can lay bare at most a neighbour; the limit keeps the
/// time linear whatever the text.
const ROUNDS: usize = 3;

/// How many stretches of letters in a run are tried as part of an encoding.
const ENCODED: usize = 4;

/// How much is read again at each end of a long piece, in bytes: more than any secret with its surroundings.
const EDGE: usize = 20 * 1024;

/// Every secret in `text`, in order and without overlap.
pub(crate) fn all(text: &[u8], options: &Options) -> Vec<Found> {
    read(text, options, ROUNDS)
}

/// A match and what it stands in.
pub(crate) struct Found {
    token: Match,
    carrier: Carrier,
    organization: Option<String>,
}

impl Found {
    /// The same, seen from `offset` bytes further ahead.
    pub(crate) fn behind(mut self, offset: usize) -> Self {
        self.token.range = self.token.range.start + offset..self.token.range.end + offset;
        self
    }

    fn range(&self) -> &Range<usize> {
        &self.token.range
    }

    pub(crate) fn report(self, utf16: &mut Utf16<'_>) -> Finding {
        Finding {
            utf16: utf16.range(&self.token.range),
            rule: self.token.rule,
            range: self.token.range,
            confidence: self.token.confidence,
            carrier: self.carrier,
            issued: self.token.issued,
            organization: self.organization,
        }
    }
}

/// Reads the text, then each piece between two findings as a text of its own: that is how it will look once they are
/// redacted, and nothing may be left in it then.
fn read(text: &[u8], options: &Options, rounds: usize) -> Vec<Found> {
    let first = merged(long(text, options), short(text, options));
    if first.is_empty() || rounds == 0 {
        return first;
    }
    let mut all = Vec::with_capacity(first.len());
    let mut from = 0;
    for found in first {
        let Range { start, end } = found.range().clone();
        all.extend(again(text, from..start, options, rounds));
        all.push(found);
        from = end;
    }
    all.extend(again(text, from..text.len(), options, rounds));
    all
}

/// Both in order; a short secret that overlaps a long one is part of it.
fn merged(long: Vec<Found>, short: Vec<Found>) -> Vec<Found> {
    if short.is_empty() {
        return long;
    }
    let mut all = Vec::with_capacity(long.len() + short.len());
    let mut long = long.into_iter();
    let mut next = long.next();
    for found in short {
        while let Some(before) = next.take_if(|other| other.range().end <= found.range().start) {
            all.push(before);
            next = long.next();
        }
        if next.as_ref().is_none_or(|other| found.range().end <= other.range().start) {
            all.push(found);
        }
    }
    all.extend(next);
    all.extend(long);
    all
}

/// Reads a piece of the text again; of a long one only what lies near its ends, for no secret reaches further.
fn again(text: &[u8], piece: Range<usize>, options: &Options, rounds: usize) -> Vec<Found> {
    let bytes = &text[piece.clone()];
    let is_space = |byte: &u8| byte.is_ascii_whitespace();
    let ends = (bytes.len() > 4 * EDGE).then(|| {
        let head = bytes[EDGE..2 * EDGE].iter().position(is_space)?;
        let tail = bytes[bytes.len() - 2 * EDGE..bytes.len() - EDGE].iter().rposition(is_space)?;
        Some((piece.start + EDGE + head, piece.end - 2 * EDGE + tail))
    });
    let pieces = match ends.flatten() {
        Some((head, tail)) => [piece.start..head, tail..piece.end],
        None => [piece, 0..0],
    };
    let read = |piece: Range<usize>| {
        read(&text[piece.clone()], options, rounds - 1)
            .into_iter()
            .map(move |inner| inner.behind(piece.start))
    };
    pieces.into_iter().flat_map(read).collect()
}

/// The secrets that stand in a long run of letters: nearly all.
fn long(text: &[u8], options: &Options) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    let mut done = 0;
    let mut memo = Memo::default();
    for run in Tokens::new(text) {
        // A secret may have taken this run already, or the start of it.
        if run.end <= done {
            continue;
        }
        let (from, rest) = (done, &text[done..]);
        let run = run.start.max(from) - from..run.end - from;

        let plain = best(plain(rest, &run, options, &mut memo));
        let mut found: Vec<Found> = plain.into_iter().map(|token| place(rest, token)).collect();
        // An encoded token looks like a value of its own; what is inside it tells more.
        if found.iter().all(|found| found.token.confidence <= Confidence::Medium)
            && let Some(inner) = letters(rest, &run)
                .take(ENCODED)
                .find_map(|run| transformed(rest, &run))
                .or_else(|| broken(rest, &run))
            && inner.token.confidence >= options.least
            && found.iter().all(|found| found.token.confidence < inner.token.confidence)
        {
            found = vec![inner];
        }
        if found.is_empty() {
            let pair = basic_credentials::find(rest, &run).filter(|token| is_wanted(rest, token, options));
            found.extend(pair.map(|token| Found {
                token,
                carrier: Carrier::BasicHeader,
                organization: None,
            }));
        }
        for found in found {
            let found = found.behind(from);
            done = found.token.range.end;
            memo = Memo::default();
            all.push(found);
        }
    }
    all
}

/// The passwords of any length that stand where passwords stand.
fn short(text: &[u8], options: &Options) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    for at in Triggers::new(text) {
        let token =
            if text[at] == b'/' { url_password::find(text, at) } else { connection_password::find(text, at) };
        let Some(token) = token.filter(|token| is_wanted(text, token, options)) else { continue };
        if all.last().is_none_or(|last| last.token.range.end <= token.range.start) {
            all.push(place(text, token));
        }
    }
    all
}

/// Every secret in plain sight that begins in a run, whether or not they overlap.
fn plain(text: &[u8], run: &Range<usize>, options: &Options, memo: &mut Memo) -> Vec<Match> {
    let mut found = Vec::new();
    for letters in letters(text, run) {
        rule::azure_devops(text, letters, &mut found);
    }
    found.extend(private_key::find(text, run));
    found.extend(azure_sas::find(text, run));
    engine::anchored(text, run.clone(), memo, &mut found);
    engine::in_context(text, run.clone(), memo, &mut found);
    found.retain(|token| is_sure(text, token) && is_wanted(text, token, options));
    found
}

/// Whether the options ask for it.
fn is_wanted(text: &[u8], token: &Match, options: &Options) -> bool {
    let is_random = |least| entropy::of(&text[token.range.clone()]) >= least;
    let is_low = token.confidence == Confidence::Low;
    token.confidence >= options.least && (!is_low || options.generic.is_some_and(is_random))
}

/// The stretches of letters inside a run, long enough for an Azure DevOps token.
fn letters<'t>(text: &'t [u8], run: &Range<usize>) -> Letters<'t> {
    Letters::starting(&text[..run.end], run.start)
}

fn is_sure(text: &[u8], token: &Match) -> bool {
    !token.needs_context || context::near(text, &token.range)
}

/// Names what a token in plain sight stands in.
fn place(text: &[u8], token: Match) -> Found {
    let (carrier, organization) = url::find(text, &token.range)
        .or_else(|| {
            npmrc::find(&text[..token.range.start]).map(|organization| (Carrier::Npmrc, organization))
        })
        .unwrap_or((Carrier::Bare, None));
    Found { token, carrier, organization }
}

/// A token of which the run holds a piece.
fn broken(text: &[u8], run: &Range<usize>) -> Option<Found> {
    let token = wrapped::find(text, run)?;
    Some(Found { token, carrier: Carrier::Wrapped, organization: None })
}

/// The surest token in a decoded text.
fn inside(text: &[u8]) -> Option<Match> {
    let mut found: Vec<Match> = Vec::new();
    for run in Letters::new(text) {
        rule::azure_devops(text, run, &mut found);
    }
    for run in Tokens::new(text) {
        engine::anchored(text, run, &mut Memo::default(), &mut found);
    }
    best(found).into_iter().reduce(|one, other| if other.confidence > one.confidence { other } else { one })
}

/// A token of which the run is an encoding.
fn transformed(text: &[u8], run: &Range<usize>) -> Option<Found> {
    let encoded = base64::find(text, run, inside).filter(|encoded| is_sure(text, &encoded.found))?;
    let before = &text[..encoded.found.range.start];
    let (carrier, organization) = match npmrc::find(before) {
        Some(organization) => (Carrier::Npmrc, organization),
        None if encoded.is_pair || basic_header::announces(before) => (Carrier::BasicHeader, None),
        None => (Carrier::Base64, None),
    };
    Some(Found { token: encoded.found, carrier, organization })
}
