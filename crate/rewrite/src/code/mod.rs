//! Programming languages: where their texts stand, and what may stand there instead.

mod token;

pub(crate) mod quote;

use std::ops::Range;

pub(crate) use token::{Literal, Spot, Syntax, Token, What, is_of_word, tokens};

use patrol_detect::Finding;

use crate::draft::Draft;
use crate::rewrite::Why;

/// How a language refers to a variable of the environment.
pub(crate) struct Language {
    pub(crate) syntax: Syntax,
    /// The expression for the variable. Binds as tightly as a name.
    pub(crate) value: fn(&Spot<'_>, &str) -> String,
    /// Why no expression can stand in the place of this literal, if that is so.
    pub(crate) refuse: fn(&Spot<'_>) -> Option<Why>,
    /// The expression for a text with variables in it, if there can be one.
    pub(crate) join: fn(&Spot<'_>, &Literal, &[Piece<'_>]) -> Option<String>,
    /// What else changes where an expression has come into the place of a literal.
    pub(crate) also: fn(&mut Draft<'_>, &Spot<'_>),
}

/// A part of a text that is taken apart.
pub(crate) enum Piece<'t> {
    /// As it stood between the quotes.
    Text(&'t str),
    /// The expression for a variable.
    Value(String),
}

/// Texts and variables, joined by `+`.
pub(crate) fn sum(spot: &Spot<'_>, literal: &Literal, pieces: &[Piece<'_>]) -> Option<String> {
    let token = &spot.token().range;
    let (open, close) = (token.start..literal.content.start, literal.content.end..token.end);
    let (open, close) = (spot.text.get(open)?, spot.text.get(close)?);
    let written = |piece: &Piece<'_>| match piece {
        Piece::Text(text) => [open, text, close].concat(),
        Piece::Value(value) => value.clone(),
    };
    let joined = pieces.iter().map(written).collect::<Vec<_>>().join(" + ");
    Some(if spot.stands_alone() { joined } else { format!("({joined})") })
}

/// Rewrites every literal of the text that holds secrets. Returns whether there was one.
pub(crate) fn rewrite(draft: &mut Draft<'_>, language: &Language) {
    let tokens = tokens(draft.text, &language.syntax);
    for at in 0..tokens.len() {
        let token = &tokens[at];
        let inside = draft.within(&token.range);
        if inside.iter().all(|secret| draft.is_covered(secret)) {
            continue;
        }
        let spot = Spot { text: draft.text, tokens: &tokens, at };
        match &token.what {
            What::Comment => inside.iter().for_each(|secret| draft.redact(secret, Why::Comment)),
            What::Literal(literal) => {
                let refused = (language.refuse)(&spot).or(literal.is_opaque.then_some(Why::Literal));
                match refused {
                    Some(why) => inside.iter().for_each(|secret| draft.redact(secret, why)),
                    None => {
                        put(draft, language, &spot, literal);
                        if !inside.iter().any(|secret| draft.is_refused(secret)) {
                            (language.also)(draft, &spot);
                        }
                    }
                }
            }
            What::Word | What::Sign => {}
        }
    }
}

fn put(draft: &mut Draft<'_>, language: &Language, spot: &Spot<'_>, literal: &Literal) {
    let token = spot.token();
    let secrets = draft.within(&token.range);
    let key = spot.key();
    if let [secret] = secrets
        && secret.range == literal.content
    {
        let name = draft.name(secret, key);
        draft.replace(token.range.clone(), (language.value)(spot, &name));
        return;
    }
    // A text in an expression in a text has quotes of its own.
    let is_inner = |open: &'static str| {
        let before = |secret: &Finding| draft.part(&(literal.content.start..secret.range.start));
        secrets.iter().any(|secret| quote::is_in_expression(before(secret), open))
    };
    let is_formatted = draft.part(&(token.range.start..literal.content.start)).contains('$');
    if literal.hole.map(|(open, _)| open).or(is_formatted.then_some("{")).is_some_and(is_inner) {
        secrets.iter().for_each(|secret| draft.redact(secret, Why::Literal));
        return;
    }
    if let Some((open, close)) = literal.hole {
        for secret in secrets {
            let name = draft.name(secret, None);
            let value = (language.value)(spot, &name);
            draft.replace(secret.range.clone(), [open, &value, close].concat());
        }
        return;
    }
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    let mut done = literal.content.start;
    let text =
        |range: Range<usize>| Some(Piece::Text(&spot.text[range.clone()])).filter(|_| !range.is_empty());
    for secret in secrets {
        pieces.extend(text(done..secret.range.start));
        let name = draft.name(secret, None);
        pieces.push(Piece::Value((language.value)(spot, &name)));
        done = secret.range.end;
    }
    pieces.extend(text(done..literal.content.end));
    match (language.join)(spot, literal, &pieces) {
        Some(joined) => draft.replace(token.range.clone(), joined),
        None => secrets.iter().for_each(|secret| draft.redact(secret, Why::Literal)),
    }
}

/// The line of a place.
pub(crate) fn line_at(text: &str, at: usize) -> &str {
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    text[start..].lines().next().unwrap_or_default()
}

/// The lines in which a word stands by itself.
pub(crate) fn lines_with<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = &'t str> {
    text.lines().filter(move |line| line.split(|letter| !is_of_word(letter)).any(|one| one == word))
}
