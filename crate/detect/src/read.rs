//! The way through a text.

use alloc::vec::Vec;
use core::ops::Range;

use crate::Confidence;
use crate::Options;
use crate::alphabet;
use crate::alphabet::TOKEN;
use crate::best::best;
use crate::context;
use crate::engine;
use crate::engine::Memo;
use crate::entropy;
use crate::found::Match;
use crate::line;
use crate::needle::Needles;
use crate::rest;
use crate::rules::azure_devops;
use crate::rules::coded;
use crate::rules::coded::Asked;
use crate::rules::encoded;
use crate::rules::private_key;
use crate::rules::wrapped;
use crate::run::Letters;
use crate::run::Tokens;

/// How often what lies between findings is read again. A cut can lay bare at most a neighbour; the limit keeps the
/// time linear whatever the text.
pub(crate) const ROUNDS: usize = 3;

/// How many stretches of letters in a run are tried as part of an encoding.
const ENCODED: usize = 4;

/// How far what touches a cut is followed, in bytes: more than any stretch of base 64 that is read.
const TOUCHING: usize = 8 * 1024;
/// How much is read again beyond that, in bytes: no rule looks further around.
const AROUND: usize = 512;

/// Every secret in a part of the text, read as if there were no more, in order and without overlap.
pub(crate) fn all(text: &[u8], part: Range<usize>, options: &Options) -> Vec<Match> {
    let mut all = Vec::new();
    read(&text[part.clone()], part.start, options, Look::All, ROUNDS, &mut all);
    all
}

/// What a text is read for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Every secret.
    All,
    /// Those beside needles.
    Needles,
}

/// Reads the text, then each piece between two secrets as a text of its own: that is how it will look once they are
/// redacted, and nothing may be left in it then. Adds what it finds to `all`, as seen from `offset` bytes further ahead.
fn read(text: &[u8], offset: usize, options: &Options, look: Look, rounds: usize, all: &mut Vec<Match>) {
    let long = if look == Look::All { long(text, options) } else { Vec::new() };
    let (mut from, mut start) = (0, None);
    for (mut token, is_long) in merged(long, short(text, options)) {
        again(text, from..token.range.start, start, offset, options, rounds, all);
        from = token.range.end;
        // Behind a long run with a secret others have been looked for as in a text that begins there.
        let is_over = text.get(from).is_none_or(|byte| !alphabet::contains(TOKEN, *byte));
        start = Some(if is_long && is_over { Look::Needles } else { Look::All });
        token.range = token.range.start + offset..from + offset;
        all.push(token);
    }
    if from > 0 {
        again(text, from..text.len(), start, offset, options, rounds, all);
    }
}

/// Reads a piece of the text again: near a start that is new as it says, and all near an end that is new. No secret reaches further.
fn again(
    text: &[u8],
    piece: Range<usize>,
    start: Option<Look>,
    offset: usize,
    options: &Options,
    rounds: usize,
    all: &mut Vec<Match>,
) {
    let Some(rounds) = rounds.checked_sub(1) else { return };
    let end = (piece.end < text.len()).then_some(Look::All);
    let (bytes, offset) = (&text[piece.clone()], offset + piece.start);
    let mut look = |part: Range<usize>, look: Option<Look>| {
        if let Some(look) = look {
            read(&bytes[part.clone()], offset + part.start, options, look, rounds, all);
        }
    };
    match ends(bytes) {
        Some((head, tail)) => {
            look(0..head, start);
            look(tail..bytes.len(), end);
        }
        None => look(0..bytes.len(), end.or(start)),
    }
}

/// Where the first part of a long piece ends and the last one begins, at blanks if there are any near.
fn ends(bytes: &[u8]) -> Option<(usize, usize)> {
    let touching = bytes.iter().take(TOUCHING).position(is_border).unwrap_or(TOUCHING);
    let head = touching + AROUND;
    let blank = bytes.get(head..head + AROUND)?.iter().position(u8::is_ascii_whitespace);
    let head = head + blank.unwrap_or_default();
    let touching = bytes.iter().rev().take(TOUCHING).position(is_border).unwrap_or(TOUCHING);
    let tail = bytes.len() - touching.checked_add(AROUND).filter(|far| far + AROUND < bytes.len())?;
    let blank = bytes[tail - AROUND..tail].iter().rposition(u8::is_ascii_whitespace);
    let tail = blank.map_or(tail, |blank| tail - AROUND + blank);
    (head < tail).then_some((head, tail))
}

/// Whether nothing that is read as one goes on over this byte: it is no letter of a run, no line end, and belongs to no escape.
pub(crate) fn is_border(byte: &u8) -> bool {
    matches!(
        byte,
        b' ' | b'\t'
            | b'"'
            | b'\''
            | b'`'
            | b'@'
            | b'('
            | b')'
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b','
            | b'|'
            | b':'
    )
}

/// Both in order, and whether it is a long one. A short secret that overlaps long ones is part of them: what it is beside them goes with
/// them, unless a checksum says where they end.
fn merged(mut long: Vec<Match>, short: Vec<Match>) -> impl Iterator<Item = (Match, bool)> {
    let mut apart = Vec::new();
    for secret in short {
        let first = long.partition_point(|other| other.range.end <= secret.range.start);
        let inside = long[first..].partition_point(|other| other.range.start < secret.range.end);
        match &mut long[first..first + inside] {
            [] => apart.push(secret),
            inside => widen(inside, &secret.range),
        }
    }
    let (mut long, mut short) = (long.into_iter().peekable(), apart.into_iter().peekable());
    core::iter::from_fn(move || {
        let is_next = |next: &Match| short.peek().is_none_or(|other| next.range.end <= other.range.start);
        match long.next_if(is_next) {
            Some(next) => Some((next, true)),
            None => short.next().map(|next| (next, false)),
        }
    })
}

/// Lets secrets that overlap a range take all of it, up to each other.
fn widen(secrets: &mut [Match], range: &Range<usize>) {
    for at in 0..secrets.len() {
        let next = secrets.get(at + 1).map_or(range.end, |next| next.range.start);
        let secret = &mut secrets[at];
        if secret.confidence < Confidence::Certain {
            let start = if at == 0 { range.start.min(secret.range.start) } else { secret.range.start };
            secret.range = start..next.max(secret.range.end);
        }
    }
}

/// The secrets that stand in a long run of letters: nearly all.
fn long(text: &[u8], options: &Options) -> Vec<Match> {
    let mut all: Vec<Match> = Vec::new();
    let mut from = 0;
    let mut memo = Memo::default();
    for run in Tokens::new(text, 0) {
        // A secret may have taken this run already, or the start of it.
        while from < run.end {
            let rest = &text[from..];
            let found = in_run(rest, &(run.start.max(from) - from..run.end - from), options, &mut memo);
            if found.is_empty() {
                break;
            }
            memo = Memo::default();
            let offset = from;
            for mut token in found {
                token.range = token.range.start + offset..token.range.end + offset;
                from = token.range.end;
                all.push(token);
            }
            // An encoding that it has led to may have ended before it.
            if from > run.start {
                break;
            }
        }
    }
    all
}

/// The secrets that begin in a run.
///
/// What few runs ask for is never put inside this function, nor inside its callers: a browser compiles functions when they are first called,
/// and the first text waits for all of a large one.
#[cfg_attr(not(lanes), inline(never))]
fn in_run(text: &[u8], run: &Range<usize>, options: &Options, memo: &mut Memo) -> Vec<Match> {
    let asked = Asked::of(text, run);
    let mut found = Vec::new();
    let content = engine::with_literal(text, run.clone(), memo, &mut found);
    let (mut stretches, mut count) = ([const { 0..0 }; ENCODED], 0);
    if content.has_letters && content.is_beyond_hex {
        for letters in Letters::new(&text[..run.end], run.start) {
            if let Some(stretch) = stretches.get_mut(count) {
                *stretch = letters.clone();
                count += 1;
            }
            azure_devops::find(text, letters, &mut found);
        }
    }
    asked.first(text, run, &mut found);
    // What is not sure is wanted only with a measure of randomness.
    let least =
        options.least.max(if options.generic.is_some() { Confidence::Low } else { Confidence::Medium });
    engine::in_context(text, run.clone(), content, least, memo, &mut found);
    if !found.is_empty() {
        found.retain(|token| {
            is_sure(text, token) && is_wanted(text, token, options) && !is_by_chance(text, run, token)
        });
        found = best(found);
        take_rests(text, run.end, &mut found);
    }
    // An encoded token looks like a value of its own, and a piece of a token like one that lacks letters; what is inside or beside it tells
    // more.
    let surest = |found: &[Match]| found.iter().map(|token| token.confidence).max();
    let mut inner = None;
    if surest(&found) <= Some(Confidence::Medium) && count > 0 {
        inner = encoded::find(text, &stretches[..count], &mut memo.encoded, inside)
            .filter(|token| is_sure(text, token));
    }
    // Of the pieces of a token the longest has a digit nearly always.
    if inner.is_none()
        && content.is_beyond_hex
        && content.has_digit
        && surest(&found) < Some(Confidence::Certain)
    {
        inner = wrapped::find(text, run);
    }
    if let Some(inner) = inner
        && inner.confidence >= options.least
        && surest(&found) < Some(inner.confidence)
    {
        found.clear();
        found.push(inner);
    }
    if found.is_empty() {
        asked.last(text, run, &mut found);
        found.retain(|token| is_wanted(text, token, options));
    }
    found
}

/// Lets each secret that does not tell its end by a checksum go on over what looks like more of it.
fn take_rests(text: &[u8], run_end: usize, found: &mut [Match]) {
    let is_secret = |run: Range<usize>| {
        let mut found = Vec::new();
        read(&text[run], 0, &Options::default(), Look::All, 0, &mut found);
        !found.is_empty()
    };
    for at in 0..found.len() {
        let next = found.get(at + 1).map(|next| next.range.start);
        let token = &mut found[at];
        if token.confidence < Confidence::Certain {
            token.range.end = rest::end(text, token.range.end, next.unwrap_or(text.len()));
        }
        // Of a JSON Web Token that is broken early, claims and signature stand behind the gap.
        if (token.confidence == Confidence::High || token.rule.id() == "jwt")
            && token.range.end >= run_end
            && let Some(end) = rest::behind_gap(text, token.range.end, is_secret)
        {
            token.range.end = end;
        }
    }
}

/// The passwords of any length that stand where passwords stand, and the tokens that invisible characters break into short pieces.
fn short(text: &[u8], options: &Options) -> Vec<Match> {
    let mut all: Vec<Match> = Vec::new();
    for at in Needles::new(text) {
        let Some(token) = coded::at_needle(text, at).filter(|token| is_wanted(text, token, options)) else {
            continue;
        };
        if all.last().is_none_or(|last| last.range.end <= token.range.start) {
            all.push(token);
        }
    }
    all
}

/// Whether the options ask for it.
fn is_wanted(text: &[u8], token: &Match, options: &Options) -> bool {
    let is_random = |least| entropy::of(&text[token.range.clone()]) >= least;
    let is_low = token.confidence == Confidence::Low;
    token.confidence >= options.least && (!is_low || options.generic.is_some_and(is_random))
}

/// Whether the token is only a part of a line in the middle of base 64: no checksum proves it, and letters like these may stand there.
fn is_by_chance(text: &[u8], run: &Range<usize>, token: &Match) -> bool {
    token.confidence < Confidence::Certain && token.range.len() < run.len() && line::is_of_base64(text, run)
}

fn is_sure(text: &[u8], token: &Match) -> bool {
    !token.needs_context || context::near(text, &token.range)
}

/// The surest token in a decoded text, also in what is encoded there once more.
fn inside(text: &[u8]) -> Option<Match> {
    innermost(text).or_else(|| {
        let mut read = 0;
        Letters::new(text, 0).find_map(|letters| encoded::find(text, &[letters], &mut read, innermost))
    })
}

/// The surest token in a decoded text.
fn innermost(text: &[u8]) -> Option<Match> {
    let mut found: Vec<Match> = Vec::new();
    for run in Letters::new(text, 0) {
        azure_devops::find(text, run, &mut found);
    }
    for run in Tokens::new(text, 0) {
        found.extend(private_key::find(text, &run));
        engine::with_literal(text, run, &mut Memo::default(), &mut found);
    }
    best(found).into_iter().reduce(|one, other| if other.confidence > one.confidence { other } else { one })
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;
    use crate::check::password;
    use crate::generate;
    use crate::redact;
    use crate::rules;
    use crate::scan;

    /// Secrets apart from each other, by how far and how long each is.
    fn secrets(places: &[(usize, usize)]) -> Vec<Match> {
        let rule = rules().next().unwrap();
        let mut end = 0;
        let place = |(apart, length): &(usize, usize)| {
            let start = end + apart;
            end = start + length;
            Match::new(rule, start..end, Confidence::Medium)
        };
        places.iter().map(place).collect()
    }

    proptest! {
        #[test]
        fn nothing_of_a_secret_is_lost_beside_another(
            long in vec((0..20usize, 1..30usize), 0..8), short in vec((0..20usize, 1..30usize), 0..8),
        ) {
            let all: Vec<_> = merged(secrets(&long), secrets(&short)).map(|(token, _)| token.range).collect();
            prop_assert!(all.windows(2).all(|pair| pair[0].end <= pair[1].start));
            for at in [&long, &short].into_iter().flat_map(|places| secrets(places)).flat_map(|token| token.range) {
                prop_assert!(all.iter().any(|range| range.contains(&at)), "{at} of {long:?} {short:?}");
            }
        }
    }

    #[test]
    fn a_password_that_begins_as_another_secret_is_taken_whole() {
        let mut seen = 0;
        for rule in rules() {
            let Some(example) = generate::example(rule, 1) else { continue };
            let secret = format!("{}!Zx9", &example.text[example.secret]);
            if secret.len() > 128 || !password::is_strong(secret.as_bytes()) {
                continue;
            }
            let text = format!("REGISTRY_PASSWORD=\"{secret}\"\n");
            let found = scan(&text);
            // A checksum shows where the secret ends, and what is behind it is no part.
            if found.iter().all(|finding| finding.confidence < Confidence::Certain) {
                seen += 1;
                assert!(!redact(&text, &found).contains("Zx9"), "{}: {found:?} in {text}", rule.id());
            }
        }
        assert!(seen > 200, "{seen}");
    }
}
