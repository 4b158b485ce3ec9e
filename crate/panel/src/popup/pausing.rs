//! The form that pauses Patrol: what, where, for how long.

use patrol_phrase::{Phrase, Word};
use patrol_policy::{Guard, Length, Scope};
use web_sys::{HtmlElement, HtmlSelectElement};

use crate::dom::{Page, add_option, set_text};
use crate::localize::localize;
use crate::pauses::what;
use crate::start_error::StartError;

/// The value that means the whole host; no organization is called so.
const HOST: &str = "";

/// The form's elements.
pub(crate) struct Pausing {
    form: HtmlElement,
    what: HtmlSelectElement,
    place: HtmlElement,
    whereabouts: HtmlSelectElement,
    length: HtmlSelectElement,
    pub(crate) pause: HtmlElement,
}

impl Pausing {
    pub(crate) fn find(page: &Page) -> Result<Pausing, StartError> {
        let pausing = Pausing {
            form: page.find("pausing")?,
            what: page.find("pause-what")?,
            place: page.find("pause-place")?,
            whereabouts: page.find("pause-where")?,
            length: page.find("pause-length")?,
            pause: page.find("pause")?,
        };
        add_option(&pausing.what, "", &localize(&what(None)));
        for guard in Guard::ALL {
            add_option(&pausing.what, guard.as_str(), &localize(&what(Some(guard))));
        }
        Ok(pausing)
    }

    /// Offers to pause a page of this host and organization, in a private window or another; nothing where there is no host.
    pub(crate) fn offer(&self, host: Option<&str>, organization: Option<&str>, private: bool) {
        self.form.set_hidden(host.is_none());
        // On a host of its own an organization is all that there is.
        let organization =
            organization.filter(|_| host.is_some_and(|host| !host.ends_with(".visualstudio.com")));
        self.place.set_hidden(organization.is_none());
        let (host, organization) = (host.unwrap_or_default(), organization.unwrap_or_default());
        let offer = format!("{host}/{organization} {private}");
        if self.form.get_attribute("data-offer").as_deref() == Some(&offer) {
            // What the person has chosen stays.
            return;
        }
        let _ = self.form.set_attribute("data-offer", &offer);
        set_text(&self.length, "");
        for length in Length::offered(private) {
            let name = match length {
                Length::QuarterHour => Phrase::pause_quarter_hour(),
                Length::Restart => Phrase::pause_restart(),
                Length::Always => Phrase::pause_always(),
            };
            add_option(&self.length, length.as_str(), &localize(&name));
        }
        set_text(&self.whereabouts, "");
        if organization != HOST {
            add_option(&self.whereabouts, organization, patrol_phrase::Foreign::new(organization).as_str());
        }
        add_option(&self.whereabouts, HOST, &localize(&Phrase::pause_host(Word::own(host))));
    }

    /// What the person has chosen, on this host.
    pub(crate) fn chosen(&self, host: &str) -> Option<(Scope, Length)> {
        let organization = Some(self.whereabouts.value()).filter(|name| name != HOST);
        let scope =
            Scope { host: host.to_owned(), organization, guard: Guard::from_name(&self.what.value()) };
        let length = Length::ALL.into_iter().find(|length| length.as_str() == self.length.value())?;
        Some((scope, length))
    }

    /// Folds the form up.
    pub(crate) fn close(&self) {
        let _ = self.form.remove_attribute("open");
    }
}
