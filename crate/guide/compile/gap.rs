use super::body::escape;

/// A piece of a text: words, or a placeholder such as `{organization}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// As it is.
    Text(&'a str),
    /// The name between the braces.
    Gap(&'a str),
}

/// The pieces of a text in their order. A placeholder is a lower-case name in braces, not after `$`: `${name}` is a variable of a shell.
pub(crate) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while let Some(open) = text[at..].find('{').map(|found| at + found) {
        let name = name(&text[open + 1..]);
        match name {
            Some(name) if !text[..open].ends_with('$') => {
                if from < open {
                    pieces.push(Piece::Text(&text[from..open]));
                }
                pieces.push(Piece::Gap(name));
                from = open + name.len() + 2;
                at = from;
            }
            _ => at = open + 1,
        }
    }
    if from < text.len() {
        pieces.push(Piece::Text(&text[from..]));
    }
    pieces
}

/// The name at the beginning of a text, up to a closing brace.
fn name(text: &str) -> Option<&str> {
    let (name, _) = text.split_once('}')?;
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte == b'-';
    (name.starts_with(|first: char| first.is_ascii_lowercase()) && name.bytes().all(fits)).then_some(name)
}

/// The names in a text that are no placeholders, each with the number of line breaks before it.
pub(crate) fn unknown(text: &str, is_known: impl Fn(&str) -> bool) -> Vec<(usize, &str)> {
    let mut lines = 0;
    let mut unknown = Vec::new();
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => lines += text.matches('\n').count(),
            Piece::Gap(name) if !is_known(name) => unknown.push((lines, name)),
            Piece::Gap(_) => {}
        }
    }
    unknown
}

/// A text as HTML, in which placeholders are marked.
pub(crate) fn marked(text: &str) -> String {
    let mut marked = String::new();
    for piece in pieces(text) {
        match piece {
            Piece::Text(text) => marked.push_str(&escape(text)),
            Piece::Gap(name) => marked.push_str(&format!("<var data-gap=\"{name}\">{{{name}}}</var>")),
        }
    }
    marked
}

/// A text with a value for each of its placeholders; those without a value stay.
pub(crate) fn fill(text: &str, value: impl Fn(&str) -> Option<&'static str>) -> String {
    pieces(text)
        .into_iter()
        .map(|piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Gap(name) => value(name).map_or_else(|| format!("{{{name}}}"), str::to_owned),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Piece::{Gap, Text};
    use super::*;

    #[test]
    fn a_name_in_braces_is_a_placeholder() {
        let address = "https://dev.azure.com/{organization}/{project-id}";
        let expected = [Text("https://dev.azure.com/"), Gap("organization"), Text("/"), Gap("project-id")];
        assert_eq!(pieces(address), expected);
    }

    #[test]
    fn what_shells_and_data_write_in_braces_is_no_placeholder() {
        for text in [
            "${name}",
            "${NAME:?}",
            "{\"a\":1}",
            "{ echo; }",
            "{name:displayName}",
            "${{ vars.X }}",
            "{A}",
            "{",
            "{}",
        ] {
            assert_eq!(pieces(text), [Text(text)], "{text}");
        }
    }

    #[test]
    fn values_take_the_place_of_placeholders() {
        let value = |name: &str| (name == "a").then_some("1");
        assert_eq!(fill("x {a} {b} y", value), "x 1 {b} y");
    }
}
