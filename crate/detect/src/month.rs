//! A calendar month.

use core::fmt;

/// The month in which a token was issued. Displays as `2026-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Year of the common era, four digits.
    pub year: u16,
    /// 1 for January to 12 for December.
    pub month: u8,
}

impl fmt::Display for Month {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn displays_as_year_and_two_digit_month() {
        assert_eq!(Month { year: 2026, month: 3 }.to_string(), "2026-03");
    }
}
