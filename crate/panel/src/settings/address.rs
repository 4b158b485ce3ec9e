//! The field for the address of a server or a site.

use patrol_azdo::{NoServer, Server};
use patrol_phrase::Phrase;
use web_sys::{HtmlElement, HtmlInputElement, Url};

use super::complaint::complain;
use crate::dom::Page;
use crate::start_error::StartError;

/// The field, and what is said beside it.
pub(super) struct Address {
    pub(super) field: HtmlInputElement,
    error: HtmlElement,
}

impl Address {
    pub(super) fn find(page: &Page, field: &'static str, error: &'static str) -> Result<Self, StartError> {
        Ok(Address { field: page.find(field)?, error: page.find(error)? })
    }

    /// The server or site of the address that a person typed or pasted, be it that of a page.
    ///
    /// # Errors
    /// When it is none.
    pub(super) fn read(&self) -> Result<Server, NoServer> {
        let address = Url::new(&Server::complete(&self.field.value())).map_err(|_| NoServer::NotAnAddress)?;
        Server::at(address.protocol().trim_end_matches(':'), &address.hostname())
    }

    /// Marks the address as one that cannot be added, and why, or takes the mark away.
    pub(super) fn mark(&self, why: Option<&Phrase>) {
        complain(&self.field, &self.error, why);
        if why.is_some() {
            let _ = self.field.focus();
        }
    }
}
