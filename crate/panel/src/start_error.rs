use std::fmt;

/// Why a page cannot come to life. For the browser's console; the person reads the page's static sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StartError {
    /// This is no document of the browser.
    NoDocument,
    /// `body` has no `data-page`, or one that no page of Patrol has.
    UnknownPage(String),
    /// The static HTML lacks an element with this id.
    Missing(&'static str),
}

impl fmt::Display for StartError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            StartError::NoDocument => {
                f.write_str("Start Patrol's panel from a page: there is no document here.")
            }
            StartError::UnknownPage(name) => {
                write!(f, "Give body a data-page that Patrol knows: \"{name}\" is none.")
            }
            StartError::Missing(id) => write!(f, "Add the element with the id \"{id}\" to the page."),
        }
    }
}

impl std::error::Error for StartError {}
