/// The longest name that DNS knows, in characters.
const CHARACTERS: usize = 253;

/// Whether this is a name such as hosts have, without port.
pub(crate) fn is_host(text: &str) -> bool {
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    (1..=CHARACTERS).contains(&text.len()) && text.bytes().all(is_of_name)
}
