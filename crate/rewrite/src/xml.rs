//! What stands in an XML file, as far as it takes to know what a place in it is.

use std::ops::Range;

/// What a piece of the file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What<'t> {
    Comment,
    /// Between tags, or in `<![CDATA[…]]>`.
    Text,
    /// The value of an attribute with this name, without its quotes.
    Attribute(&'t str),
}

/// A piece of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Piece<'t> {
    pub(crate) range: Range<usize>,
    pub(crate) what: What<'t>,
    /// The elements around, the outermost first.
    pub(crate) path: Vec<&'t str>,
    /// The tag in which an attribute stands; else empty.
    pub(crate) tag: &'t str,
}

impl<'t> Piece<'t> {
    /// The value of another attribute of the tag.
    pub(crate) fn attribute(&self, name: &str) -> Option<&'t str> {
        let found = attributes(self.tag).find(|(key, _)| *key == name);
        found.and_then(|(_, value)| self.tag.get(value))
    }
}

/// Every piece of the file, in order.
pub(crate) fn pieces<'t>(text: &'t str) -> Vec<Piece<'t>> {
    let mut all = Vec::new();
    let mut path: Vec<&'t str> = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let until = |close: &str, from: usize| {
            rest.get(from..).and_then(|inner| inner.find(close)).map_or(rest.len(), |end| from + end)
        };
        let mut add = |range: Range<usize>, what, path: &[&'t str]| {
            all.push(Piece { range: at + range.start..at + range.end, what, path: path.to_vec(), tag: "" });
        };
        at += if rest.starts_with("<!--") {
            let end = until("-->", 4);
            add(4.min(end)..end, What::Comment, &path);
            end + 3
        } else if rest.starts_with("<![CDATA[") {
            let end = until("]]>", 9);
            add(9.min(end)..end, What::Text, &path);
            end + 3
        } else if rest.starts_with("</") {
            path.pop();
            until(">", 0) + 1
        } else if rest.starts_with("<?") || rest.starts_with("<!") {
            until(">", 0) + 1
        } else if rest.starts_with('<') {
            let tag = &rest[..tag(rest)];
            let name =
                tag[1..].split(|one: char| one.is_whitespace() || one == '/').next().unwrap_or_default();
            path.push(name);
            for (key, value) in attributes(tag) {
                let range = at + value.start..at + value.end;
                all.push(Piece { range, what: What::Attribute(key), path: path.clone(), tag });
            }
            if tag.ends_with('/') {
                path.pop();
            }
            tag.len() + 1
        } else {
            let end = until("<", 0);
            add(0..end, What::Text, &path);
            end
        };
    }
    all
}

/// How long a tag is, up to its `>`, which may stand in a value.
fn tag(text: &str) -> usize {
    let mut quote = None;
    let end = text.char_indices().find(|(_, letter)| {
        match letter {
            _ if Some(*letter) == quote => quote = None,
            '"' | '\'' if quote.is_none() => quote = Some(*letter),
            '>' => return quote.is_none(),
            _ => {}
        }
        false
    });
    end.map_or(text.len(), |(at, _)| at)
}

/// The attributes of a tag, and where their values stand in it.
fn attributes(tag: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let open = at + tag.get(at..)?.find(['"', '\''])?;
        let quote = tag[open..].chars().next()?;
        let end = open + 1 + tag[open + 1..].find(quote)?;
        let name = tag[at..open].trim_end().strip_suffix('=').unwrap_or_default().trim_end();
        at = end + 1;
        Some((name.rsplit(|one: char| one.is_whitespace()).next().unwrap_or_default(), open + 1..end))
    })
}
