//! Programming languages: where their texts stand, and what may stand there instead.

mod token;

pub(crate) mod quote;

use std::ops::Range;

pub(crate) use token::{Literal, Spot, Syntax, Token, What, tokens};

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
    /// What joins two texts.
    pub(crate) plus: &'static str,
}

/// Rewrites every literal of the text that holds secrets. Returns whether there was one.
pub(crate) fn rewrite(draft: &mut Draft<'_>, language: &Language) {
    let tokens = tokens(draft.text, &language.syntax);
    for at in 0..tokens.len() {
        let token = &tokens[at];
        let inside = draft.within(&token.range);
        if inside.is_empty() {
            continue;
        }
        let spot = Spot { text: draft.text, tokens: &tokens, at };
        match &token.what {
            What::Comment => inside.iter().for_each(|secret| draft.redact(secret, Why::Comment)),
            What::Literal(literal) => {
                let refused = (language.refuse)(&spot).or(literal.is_opaque.then_some(Why::Literal));
                match refused {
                    Some(why) => inside.iter().for_each(|secret| draft.redact(secret, why)),
                    None => put(draft, language, &spot, literal),
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
    let has_expressions =
        literal.hole.is_some() || draft.part(&(token.range.start..literal.content.start)).contains('$');
    let is_inner = |secret: &&Finding| {
        let before = &spot.text[literal.content.start..secret.range.start];
        before.matches('{').count() > before.matches('}').count()
    };
    if has_expressions && secrets.iter().any(|secret| is_inner(&secret)) {
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
    let (open, close) = (token.range.start..literal.content.start, literal.content.end..token.range.end);
    let mut pieces: Vec<String> = Vec::new();
    let mut done = literal.content.start;
    let text = |range: Range<usize>, draft: &Draft<'_>| {
        (!range.is_empty()).then(|| [draft.part(&open), draft.part(&range), draft.part(&close)].concat())
    };
    for secret in secrets {
        pieces.extend(text(done..secret.range.start, draft));
        let name = draft.name(secret, None);
        pieces.push((language.value)(spot, &name));
        done = secret.range.end;
    }
    pieces.extend(text(done..literal.content.end, draft));
    let joined = pieces.join(language.plus);
    let joined = if spot.stands_alone() { joined } else { format!("({joined})") };
    draft.replace(token.range.clone(), joined);
}
