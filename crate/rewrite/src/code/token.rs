//! The words of a program, as far as it takes to know what a text in it is.

use std::ops::Range;

/// How a language writes comments and texts.
pub(crate) struct Syntax {
    /// What begins a comment that ends with its line.
    pub(crate) line: &'static [&'static str],
    /// What begins and ends a longer comment.
    pub(crate) block: Option<(&'static str, &'static str)>,
    /// The text that begins at a place, with its prefix, if one does.
    pub(crate) literal: fn(&str, usize, Option<&Token>) -> Ended,
}

/// Where a text in a program ends, and what it is.
pub(crate) type Ended = Option<(usize, Literal)>;

/// A text in a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Literal {
    /// What stands between its quotes.
    pub(crate) content: Range<usize>,
    /// What opens and closes an expression in it.
    pub(crate) hole: Option<(&'static str, &'static str)>,
    /// It cannot be taken apart.
    pub(crate) is_opaque: bool,
}

/// A word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) range: Range<usize>,
    pub(crate) what: What,
}

/// What a word is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    Comment,
    Literal(Literal),
    /// A name, a keyword or a number.
    Word,
    /// One character of anything else.
    Sign,
}

/// Every word of the text, in order. Blanks are none.
pub(crate) fn tokens(text: &str, syntax: &Syntax) -> Vec<Token> {
    let mut all: Vec<Token> = Vec::new();
    // The last word that is no comment.
    let mut last: Option<usize> = None;
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let rest = &text[at..];
        let (length, what) = if syntax.line.iter().any(|mark| rest.starts_with(mark)) {
            (rest.find('\n').unwrap_or(rest.len()), What::Comment)
        } else if let Some((open, close)) = syntax.block.filter(|(open, _)| rest.starts_with(open)) {
            let inner = &rest[open.len()..];
            let length = inner.find(close).map_or(rest.len(), |end| open.len() + end + close.len());
            (length, What::Comment)
        } else if let Some((end, literal)) = (syntax.literal)(text, at, last.map(|at| &all[at])) {
            (end - at, What::Literal(literal))
        } else if is_of_word(first) {
            (rest.find(|letter| !is_of_word(letter)).unwrap_or(rest.len()), What::Word)
        } else {
            (first.len_utf8(), What::Sign)
        };
        if what != What::Comment {
            last = Some(all.len());
        }
        all.push(Token { range: at..at + length, what });
        at += length;
    }
    all
}

pub(crate) fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '$')
}

/// A word and what stands around it.
pub(crate) struct Spot<'p> {
    pub(crate) text: &'p str,
    pub(crate) tokens: &'p [Token],
    pub(crate) at: usize,
}

impl<'p> Spot<'p> {
    pub(crate) fn token(&self) -> &'p Token {
        &self.tokens[self.at]
    }

    fn of(&self, token: &Token) -> &'p str {
        &self.text[token.range.clone()]
    }

    /// The words before it, the nearest first, without comments.
    pub(crate) fn before(&self) -> impl Iterator<Item = &'p str> {
        self.earlier(self.at).map(|at| self.of(&self.tokens[at]))
    }

    fn earlier(&self, from: usize) -> impl Iterator<Item = usize> + use<'p> {
        let tokens = self.tokens;
        (0..from).rev().filter(move |at| tokens[*at].what != What::Comment)
    }

    /// The word before it; empty at the start.
    pub(crate) fn previous(&self) -> &'p str {
        self.before().next().unwrap_or_default()
    }

    /// The word behind it; empty at the end.
    pub(crate) fn next(&self) -> &'p str {
        self.after().map(|token| self.of(token)).unwrap_or_default()
    }

    fn after(&self) -> Option<&'p Token> {
        self.tokens[self.at + 1..].iter().find(|token| token.what != What::Comment)
    }

    /// Whether it touches another text: two in a row are one.
    pub(crate) fn touches_literal(&self) -> bool {
        let before = self.earlier(self.at).next().map(|at| &self.tokens[at]);
        let is_one = |token: &Token| matches!(token.what, What::Literal(_));
        before.is_some_and(is_one) || self.after().is_some_and(is_one)
    }

    /// The brackets that are open here, the innermost first, by their places.
    pub(crate) fn brackets(&self) -> impl Iterator<Item = (char, usize)> + use<'p> {
        let (tokens, text) = (self.tokens, self.text);
        let mut closed = 0_usize;
        self.earlier(self.at).filter_map(move |at| {
            if tokens[at].what != What::Sign {
                return None;
            }
            let sign = text[tokens[at].range.clone()].chars().next()?;
            match sign {
                ')' | ']' | '}' => closed += 1,
                '(' | '[' | '{' if closed > 0 => closed -= 1,
                '(' | '[' | '{' => return Some((sign, at)),
                _ => {}
            }
            None
        })
    }

    /// The innermost bracket that is open here.
    pub(crate) fn bracket(&self) -> Option<char> {
        self.brackets().next().map(|(sign, _)| sign)
    }

    /// The words before another word, the nearest first.
    pub(crate) fn before_word(&self, at: usize) -> impl Iterator<Item = &'p str> {
        self.earlier(at).map(|at| self.of(&self.tokens[at]))
    }

    /// The words of its statement before it, the nearest first.
    pub(crate) fn statement(&self) -> impl Iterator<Item = &'p str> {
        self.before().take_while(|word| !matches!(*word, ";" | "{" | "}"))
    }

    /// The other places where a name stands.
    pub(crate) fn others<'n>(&self, name: &'n str) -> impl Iterator<Item = Spot<'p>> + use<'p, 'n> {
        let (text, tokens) = (self.text, self.tokens);
        let is_it = move |token: &Token| token.what == What::Word && text[token.range.clone()] == *name;
        (0..tokens.len()).filter(move |at| is_it(&tokens[*at])).map(move |at| Spot { text, tokens, at })
    }

    /// The words of its line before it, the first first.
    pub(crate) fn line(&self) -> impl Iterator<Item = &'p str> {
        let start = self.text[..self.token().range.start].rfind('\n').map_or(0, |end| end + 1);
        let first = self.tokens.partition_point(|token| token.range.start < start);
        self.tokens[first..self.at].iter().map(|token| self.of(token))
    }

    /// What the value is called: the name before `=` or `:`, with a type between them or not.
    pub(crate) fn key(&self) -> Option<&'p str> {
        let mut places = self.earlier(self.at).map(|at| &self.tokens[at]);
        let mut sign = self.of(places.next()?);
        if sign == ">" || sign == "&" {
            return None;
        }
        let mut token = places.next()?;
        // `:=`, and `name: type = value`.
        if sign == "=" && self.of(token) == ":" {
            token = places.next()?;
        } else if sign == "=" {
            let mut behind = self.earlier(self.at).skip(1).map(|at| &self.tokens[at]);
            let is_type =
                |token: &&Token| token.what == What::Word || matches!(self.of(token), "&" | "'" | "|");
            let kind = behind.by_ref().take_while(is_type).count();
            let colon = self.earlier(self.at).nth(kind + 1).map(|at| self.of(&self.tokens[at]));
            if kind > 0 && colon == Some(":") {
                token = self.earlier(self.at).nth(kind + 2).map(|at| &self.tokens[at])?;
            }
        } else if sign == "]" {
            sign = "";
        }
        if !matches!(sign, "=" | ":") {
            return None;
        }
        if self.of(token) == "]" {
            // `x["name"] = value`.
            let at = self.tokens.iter().position(|one| one == token)?;
            token = self.tokens.get(at.checked_sub(1)?)?;
        }
        match &token.what {
            What::Word => Some(self.of(token)),
            What::Literal(literal) => self.text.get(literal.content.clone()),
            _ => None,
        }
    }

    /// Whether it is a template that a function reads, whose name it touches.
    pub(crate) fn is_template_behind_name(&self) -> bool {
        let start = self.token().range.start;
        let is_name = |letter: char| is_of_word(letter) || matches!(letter, ')' | ']');
        self.text[start..].starts_with('`') && self.text[..start].ends_with(is_name)
    }

    /// Whether a sum can stand here without brackets.
    pub(crate) fn stands_alone(&self) -> bool {
        let after = self.after();
        let is_last_of_line = after.is_none_or(|token| {
            self.bracket().is_none() && self.text[self.token().range.end..token.range.start].contains('\n')
        });
        matches!(self.previous(), "=" | "(" | "[" | "," | "return")
            && (is_last_of_line || matches!(self.next(), ";" | ")" | "," | "]" | "}"))
    }
}
