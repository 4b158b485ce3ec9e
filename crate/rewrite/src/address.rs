//! Addresses with a secret in them.

use std::ops::Range;

use patrol_detect::Finding;

/// Where the user and the password of the address stand in which the secret is, with the `@` behind them. Without this part the address is
/// one that needs no secret.
pub(crate) fn user_info(text: &str, secret: &Finding) -> Option<Range<usize>> {
    let before = text.get(..secret.range.start)?;
    let start = before.rfind("://")? + "://".len();
    let end = secret.range.end + text.get(secret.range.end..)?.find('@')? + 1;
    let around = [text.get(start..secret.range.start)?, text.get(secret.range.end..end - 1)?];
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || ":%._-~+=".contains(letter);
    around.iter().all(|part| part.chars().all(is_plain)).then_some(start..end)
}
