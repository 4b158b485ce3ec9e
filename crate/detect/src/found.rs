//! What is found: the kinds of secrets, and a place where one of them stands.

use core::fmt;
use core::ops::Range;

use crate::Carrier;
use crate::Confidence;
use crate::Month;

/// A kind of secret.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Rule(u16);

/// Every built-in rule.
pub fn rules() -> impl Iterator<Item = Rule> {
    (0..COUNT).map(Rule)
}

impl Rule {
    /// The rule at a place of the tables.
    pub(crate) const fn new(index: u16) -> Self {
        Self(index)
    }

    /// What the findings of a custom rule carry.
    pub(crate) fn of_custom(index: usize) -> Self {
        Self(COUNT.saturating_add(u16::try_from(index).unwrap_or(u16::MAX)))
    }

    /// The place of the custom rule in the list that was handed over, if it is one.
    #[must_use]
    pub fn custom(self) -> Option<usize> {
        self.0.checked_sub(COUNT).map(usize::from)
    }

    /// Its place among [`rules`]; custom rules stand behind them.
    #[must_use]
    pub fn index(self) -> usize {
        self.0.into()
    }

    /// Stable name in kebab case: settings, logs and masks refer to it.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.line(IDS)
    }

    /// English name for a person. A user interface looks its own up by the id.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.line(NAMES)
    }

    /// Who issues such tokens.
    #[must_use]
    pub fn provider(self) -> &'static str {
        self.line(PROVIDERS)
    }

    /// The page on which the owner of such a secret revokes it, if we know one.
    #[must_use]
    pub fn revoke(self) -> Option<&'static str> {
        Some(self.line(PAGES)).filter(|page| !page.is_empty())
    }

    /// What the rules say of themselves is kept in one text for each question, a line for each rule, the last one for custom rules: a
    /// question that nobody asks, as in a page, costs nothing.
    fn line(self, text: &'static str) -> &'static str {
        let place = self.0.min(COUNT).into();
        let line = text.as_bytes().split(|byte| *byte == b'\n').nth(place);
        line.and_then(|line| core::str::from_utf8(line).ok()).unwrap_or_default()
    }
}

impl fmt::Debug for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.id())
    }
}

/// A secret recognised in a text.
#[derive(Debug)]
pub(crate) struct Match {
    pub(crate) rule: Rule,
    /// Bytes of the text.
    pub(crate) range: Range<usize>,
    pub(crate) confidence: Confidence,
    pub(crate) issued: Option<Month>,
    /// What it stands in, as far as that was seen on the way: bare, wrapped, base 64, or a pair in base 64.
    pub(crate) carrier: Carrier,
    /// The shape proves nothing: count it only beside a word about the provider.
    pub(crate) needs_context: bool,
}

impl Match {
    pub(crate) fn new(rule: Rule, range: Range<usize>, confidence: Confidence) -> Self {
        Self { rule, range, confidence, issued: None, carrier: Carrier::Bare, needs_context: false }
    }
}

// What the rule files say of the rules: how many there are, their names, and a constant for each that is written in Rust.
include!(concat!(env!("OUT_DIR"), "/names.rs"));
