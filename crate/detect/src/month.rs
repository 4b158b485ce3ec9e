//! A calendar month.

use alloc::string::String;
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
        out.write_str(&self.text())
    }
}

impl Month {
    /// As it is displayed. Not by way of the formatter, which is as large as a rule family.
    #[must_use]
    pub fn text(self) -> String {
        let digit = |number: u16, unit: u16| char::from(b'0' + (number / unit % 10) as u8);
        let (year, month) = (self.year, u16::from(self.month));
        let year = [1000, 100, 10, 1].map(|unit| digit(year, unit));
        year.into_iter().chain(['-', digit(month, 10), digit(month, 1)]).collect()
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
