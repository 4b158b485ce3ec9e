//! What takes the place of a secret in a value of a YAML file.

use patrol_detect::{Finding, mask};

use super::{Scalar, Style};
use crate::draft::Draft;
use crate::rewrite::Why;

/// Puts what a program fills in in the place of a secret. Between brackets, the braces of its own would end the value.
pub(crate) fn fill_in(draft: &mut Draft<'_>, scalar: &Scalar<'_>, secret: &Finding, reference: &str) {
    if scalar.style != Style::Flow {
        draft.replace(secret.range.clone(), reference);
    } else if secret.range == scalar.content {
        draft.replace(secret.range.clone(), format!("'{reference}'"));
    } else {
        mask_in(draft, scalar, secret, Why::Literal);
    }
}

/// Whether other places of the file take the same value.
pub(crate) fn is_shared(draft: &Draft<'_>, scalar: &Scalar<'_>) -> bool {
    let value = scalar.quoted().start;
    let line = draft.text[..value].rfind('\n').map_or(0, |end| end + 1);
    let before = draft.part(&(line..value)).split_whitespace().rev();
    before.take_while(|word| word.starts_with(['&', '!'])).any(|word| word.starts_with('&'))
}

/// Why nothing is filled in here, if that is so.
pub(crate) fn refuse(scalar: &Scalar<'_>) -> Option<Why> {
    let key = scalar.is_key.then_some(Why::Name);
    key.or(scalar.is_comment.then_some(Why::Comment))
}

/// Puts a mask in the place of a secret. Where a value without quotes would begin with it, or stands
/// between brackets, the value gets quotes: else it would be a list.
pub(crate) fn mask_in(draft: &mut Draft<'_>, scalar: &Scalar<'_>, secret: &Finding, why: Why) {
    if draft.is_covered(secret) {
        return;
    }
    let is_bare = matches!(scalar.style, Style::Plain | Style::Flow) && !scalar.is_comment;
    if !is_bare || scalar.style == Style::Plain && secret.range.start != scalar.content.start {
        draft.redact(secret, why);
        return;
    }
    let mut value = String::new();
    let mut done = scalar.content.start;
    for secret in draft.within(&scalar.content) {
        value += draft.part(&(done..secret.range.start));
        value += &mask(secret);
        done = secret.range.end;
    }
    value += draft.part(&(done..scalar.content.end));
    draft.redact_as(scalar.content.clone(), format!("'{}'", value.replace('\'', "''")), why);
}
