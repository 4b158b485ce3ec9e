use patrol_webext::runtime::Sender;
use web_sys::Url;

/// The page that a message comes from, as the browser vouches for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Page {
    /// Without port; empty for a frame of which the browser tells nothing.
    pub(crate) host: String,
    /// The path of its address.
    pub(crate) path: String,
}

impl Page {
    /// The page of a sender that is none of Patrol's own pages.
    pub(crate) fn of(sender: &Sender) -> Page {
        Url::new(sender.address())
            .map(|url| Page { host: url.hostname(), path: url.pathname() })
            .unwrap_or_default()
    }
}
