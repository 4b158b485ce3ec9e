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
        let month = u32::from(self.year) * 100 + u32::from(self.month);
        let mut text = String::with_capacity(7);
        let mut unit = 100_000;
        while unit > 0 {
            if unit == 10 {
                text.push('-');
            }
            text.push(char::from(b'0' + (month / unit % 10) as u8));
            unit /= 10;
        }
        text
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
