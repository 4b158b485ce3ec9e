//! A value that does not show itself.

use alloc::string::String;
use core::fmt;

/// Text that must not reach a log, a message or a screen by accident.
///
/// `Debug` and `Display` print `[secret]`; it can be neither copied nor compared. Reading it takes [`Secret::reveal`],
/// and every call of that deserves a comment that says why it is safe.
pub struct Secret(String);

impl Secret {
    /// Takes the text into custody.
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The text itself.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("[secret]")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("[secret]")
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn shows_itself_only_when_asked_by_name() {
        let secret = Secret::new("hunter2".to_string());
        assert_eq!(format!("{secret} {secret:?} {:?}", Some(&secret)), "[secret] [secret] Some([secret])");
        assert_eq!(secret.reveal(), "hunter2");
    }
}
