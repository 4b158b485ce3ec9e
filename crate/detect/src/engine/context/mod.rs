//! Rules whose secrets prove nothing by themselves: a word must stand before them, as in `twilio_key = "…"`.

use alloc::vec::Vec;
use core::ops::Range;

use super::confirm::confirm;
use super::index;
use super::name;
use super::program;
use super::program::Memo;
use super::start;
use super::start::Content;
use super::tables;
use super::tables::Spec;
use super::tables::WORDS;
use crate::Confidence;
use crate::alphabet;
use crate::alphabet::OPERATORS;
use crate::check::Check;
use crate::context;
use crate::escape;
use crate::found::Match;
use crate::mask;
use crate::placeholder;

/// How far before the value a word may begin, in bytes.
const REACH: usize = 64;
/// The same with the rest of a key that may begin in its last byte.
const WINDOW: usize = REACH + 4;
/// How far before the value an operator may stand, in bytes.
const OPERATOR: usize = 6;
/// Where so few bytes may stand between a word and its value, no other word than `value` may be among them.
const CLOSE: u8 = 16;
/// Touches the token in an address of Telegram's interface: `/bot123456789:…/sendMessage`.
const BOT: &[u8] = b"/bot";
/// What a pair calls its second part.
const VALUE: &[u8] = b"value";
/// Announce a value without an operator.
const SCHEMES: [&[u8]; 2] = [b"bearer ", b"splunk "];

/// Adds every secret that `run` is the value of to `found`, as far as it can be so sure.
///
/// A function of its own in the JavaScript form: a browser throws away what it has optimised when a branch is first taken, and what it then
/// has to do again is smaller. The second text takes a third less for that, the thousandth 4 % more.
#[cfg_attr(not(lanes), inline(never))]
pub(crate) fn in_context(
    text: &[u8],
    run: Range<usize>,
    content: Content,
    least: Confidence,
    memo: &mut Memo,
    found: &mut Vec<Match>,
) {
    let start = behind_digits(text, escape::end(text, run.clone()));
    // Behind an escape the digits may be missing.
    let has_digit = || start <= run.start || text[start..run.end].iter().any(u8::is_ascii_digit);
    // The name of a rule in a mask is no value.
    if start >= run.start && !content.has_digit
        || !is_value(&text[..start])
        || !has_digit()
        || text[..run.start].ends_with(mask::OPEN.as_bytes())
    {
        return;
    }
    tables::prepare();
    // Filled only where it is needed: that is a call in the JavaScript form.
    let padded;
    let near = match window(text, start) {
        Some(window) => window,
        None => {
            padded = padded_window(text, start);
            &padded
        }
    };
    let mut value = Value { text, start, least, seen: None };
    start::words(near, |at| {
        let four = index::four(near, at);
        if WORDS.may_have(four) {
            value.announced(REACH - at, four, memo, found);
        }
    });
}

/// What may be a secret if a word before it says so.
struct Value<'t> {
    text: &'t [u8],
    start: usize,
    /// How sure it must be.
    least: Confidence,
    /// How far before it words count, in bytes, once it has been asked: nothing counts that stands beyond a mask.
    seen: Option<usize>,
}

/// The bytes before `start` and some behind, if there are so many.
fn window(text: &[u8], start: usize) -> Option<&[u8; WINDOW]> {
    text.get(start.checked_sub(REACH)?..)?.first_chunk()
}

/// The same with zeros for what is missing.
fn padded_window(text: &[u8], start: usize) -> [u8; WINDOW] {
    let mut room = [0; WINDOW];
    let (before, behind) = text.split_at(start);
    let before = &before[before.len().saturating_sub(REACH)..];
    room[REACH - before.len()..REACH].copy_from_slice(before);
    let behind = &behind[..behind.len().min(WINDOW - REACH)];
    room[REACH..REACH + behind.len()].copy_from_slice(behind);
    room
}

impl Value<'_> {
    /// Tries the rules of the words that begin so many bytes before it, by the four bytes there.
    #[cold]
    #[inline(never)]
    fn announced(&mut self, before: usize, four: u32, memo: &mut Memo, found: &mut Vec<Match>) {
        for key in index::keys(four) {
            WORDS.places(key, |place| {
                let text = &self.text[..self.start];
                let at = self.start - before;
                if let Some(length) = tables::begins_with_word(&text[at..], place)
                    && is_whole(text, at..at + length)
                    && let Some(token) = self.of_rule(tables::rule_of_word(place), at..at + length, memo)
                    && self.sees(before)
                {
                    found.push(token);
                }
            });
        }
    }

    /// Whether what stands so many bytes before it counts.
    fn sees(&mut self, before: usize) -> bool {
        let text = &self.text[..self.start];
        let is_public = || {
            let name = &text[name::of(text)];
            name::is_public(name) || name::is_file(name)
        };
        let reach = || if is_public() { 0 } else { context::before(text, REACH).len() };
        *self.seen.get_or_insert_with(reach) >= before
    }

    /// The secret by the rule of a word.
    fn of_rule(&self, index: usize, word: Range<usize>, memo: &mut Memo) -> Option<Match> {
        let spec = Spec::of(index);
        let between = &self.text[word.end..self.start];
        let can_be = spec.confidence >= self.least || spec.check != Check::None;
        let is_apart =
            spec.near > 0 && (between.len() > spec.near.into() || spec.near < CLOSE && has_letters(between));
        let name = name::of(&self.text[..self.start]);
        if !can_be || is_apart || spec.named && !name::is_of_secret(&self.text[name.clone()]) {
            return None;
        }
        let range = program::run(spec.start, self.text, self.start, memo)?;
        if self.is_public(&range, name, &word) {
            return None;
        }
        // A password that somebody chose may be words.
        let is_chosen = spec.confidence == Confidence::Low;
        let is_name = placeholder::is_name(self.text.get(range.clone())?);
        if is_name && !is_chosen { None } else { confirm(index, self.text, range) }
    }

    /// Whether it may be a hash or a number, and the word only tells whose.
    fn is_public(&self, value: &Range<usize>, name: Range<usize>, word: &Range<usize>) -> bool {
        let (text, behind) = (self.text, &self.text[value.end..]);
        // A part of an address, or what is handed over to a program or by one.
        let is_secret = || {
            matches!(behind, [b'@', ..] | [b'"' | b'\'', b')', ..])
                || matches!(text[..value.start], [.., b' ', b'-', _, b' '])
                || is_part(&text[..value.start])
        };
        if !name::may_be_public(&text[name.clone()], &text[value.clone()]) || is_secret() {
            return false;
        }
        let near = if name.start < word.end { name } else { word.start..self.start };
        !name::tells_of_secret(&text[near])
    }
}

/// Whether the value that begins behind `before` has the name of something public.
pub(crate) fn is_public(before: &[u8]) -> bool {
    name::is_public(&before[name::of(before)])
}

/// Whether letters stand between a word and its value, other than those of an escape and of `value`, as in `<add key="…" value="`.
fn has_letters(between: &[u8]) -> bool {
    let between = between.strip_suffix(b"&quot;").unwrap_or(between);
    let value = between.windows(VALUE.len()).position(|part| part.eq_ignore_ascii_case(VALUE));
    if let Some(at) = value.filter(|at| *at > 0 && !between[at - 1].is_ascii_alphanumeric()) {
        return has_letters(&between[..at]) || has_letters(&between[at + VALUE.len()..]);
    }
    let is_letter = |at: usize| between[at].is_ascii_alphabetic() && (at == 0 || between[at - 1] != b'\\');
    (0..between.len()).any(is_letter)
}

/// Where the value begins if digits and a colon belong to it, as in the tokens of Telegram.
fn behind_digits(text: &[u8], start: usize) -> usize {
    let Some(before) = text[..start].strip_suffix(b":") else { return start };
    let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let at = before.len() - digits;
    let begins = !text[..at].last().is_some_and(u8::is_ascii_alphabetic) || text[..at].ends_with(BOT);
    if digits >= 6 && begins { at } else { start }
}

/// Whether something is assigned to what begins behind `before`.
fn is_value(before: &[u8]) -> bool {
    // All of them, since a jump that cannot be foreseen costs more than looking.
    let any = |near: &[u8]| near.iter().fold(false, |any, byte| any | alphabet::contains(OPERATORS, *byte));
    let assigns = before.last_chunk::<OPERATOR>().map_or_else(|| any(before), |near| any(near));
    assigns
        || is_set_in(before)
        || before.ends_with(BOT)
        || is_scheme(before)
        || is_flag(before)
        || is_part(before)
}

/// Whether it is the last part of a key of an integration runtime: `IR@…@ServiceEndpoint=…@KEY`.
fn is_part(before: &[u8]) -> bool {
    let near = &before[before.len().saturating_sub(REACH)..];
    let has = |part: &[u8]| near.windows(part.len()).any(|at| at == part);
    before.ends_with(b"@") && (has(b"IR@") || has(b"ServiceEndpoint="))
}

/// Whether something is assigned on the line before, and the value set in; also as YAML folds it, and as a note does.
fn is_set_in(before: &[u8]) -> bool {
    let [.., b' ' | b'\t', b' ' | b'\t' | b'"' | b'\''] = before else { return false };
    let near = &before[before.len().saturating_sub(REACH)..];
    let fills = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'"' | b'\'');
    let end = near.iter().rposition(|byte| !fills(byte)).map_or(0, |at| at + 1);
    match &near[..end] {
        // A note: `token - '…'`.
        [.., word, b' ', b'-'] => word.is_ascii_alphanumeric(),
        [.., last, b'-'] | [.., last] => alphabet::contains(OPERATORS, *last),
        [] => false,
    }
}

/// Whether the name of an option stands there, as in `--account-key "…`.
fn is_flag(before: &[u8]) -> bool {
    let before = before.strip_suffix(b"\"").or_else(|| before.strip_suffix(b"'")).unwrap_or(before);
    let Some(before) = before.strip_suffix(b" ") else { return false };
    let name = before.iter().rev().take_while(|&&byte| byte == b'-' || byte.is_ascii_alphanumeric()).count();
    name > 1 && before[before.len() - name] == b'-'
}

fn is_scheme(before: &[u8]) -> bool {
    before.last() == Some(&b' ') && SCHEMES.iter().any(|scheme| ends_with(before, scheme))
}

/// In any case of its letters.
fn ends_with(text: &[u8], end: &[u8]) -> bool {
    text[text.len().saturating_sub(end.len())..].eq_ignore_ascii_case(end)
}

/// Whether the word does not go on in another way: `sumo` is no part of `sumOf`; nor begin in one.
fn is_whole(text: &[u8], word: Range<usize>) -> bool {
    let begins_inside = word.start.checked_sub(1).is_some_and(|before| text[before].is_ascii_alphanumeric())
        && text[word.start].is_ascii_lowercase();
    let goes_on = match (text.get(word.end - 1), text.get(word.end)) {
        (Some(last), Some(next)) => last.is_ascii_uppercase() && next.is_ascii_lowercase(),
        _ => false,
    };
    !begins_inside && !goes_on
}

#[cfg(test)]
mod tests;
