//! Why reading or writing failed, in plain words and without numbers.

use std::io;

/// The reason, to stand behind a colon.
pub(crate) fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => String::from("there is no such file or folder"),
        io::ErrorKind::PermissionDenied => String::from("permission denied"),
        io::ErrorKind::IsADirectory => String::from("it is a folder"),
        io::ErrorKind::StorageFull => String::from("the disk is full"),
        kind => kind.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speaks_plain_words() {
        let error = std::fs::read("no/such/file").unwrap_err();
        assert_eq!(reason(&error), "there is no such file or folder");
    }
}
