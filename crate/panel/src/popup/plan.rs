//! The list of steps after a leak that the person has begun in the guide.

use patrol_azdo::Whereabouts;
use patrol_phrase::Phrase;
use web_sys::{Element, HtmlElement, Window};

use crate::checklist::Checklist;
use crate::dom::{Page, set_text};
use crate::localize::localize;
use crate::start_error::StartError;

/// The place in the guide with the list.
const PLACE: &str = "playbook";

pub(crate) struct Plan {
    window: Window,
    plan: HtmlElement,
    done: Element,
    pub(crate) go_on: HtmlElement,
    pub(crate) forget: HtmlElement,
    heading: HtmlElement,
}

impl Plan {
    pub(crate) fn find(page: &Page) -> Result<Plan, StartError> {
        Ok(Plan {
            window: page.window.clone(),
            plan: page.find("plan")?,
            done: page.find("plan-done")?,
            go_on: page.find("plan-continue")?,
            forget: page.find("plan-forget")?,
            heading: page.find("heading")?,
        })
    }

    /// Says how far it is done, as long as it is not.
    pub(crate) fn show(&self) {
        let unfinished = Checklist::kept(&self.window).unfinished();
        self.plan.set_hidden(unfinished.is_none());
        if let Some((done, all)) = unfinished {
            set_text(&self.done, &localize(&Phrase::plan_done(done, all)));
        }
    }

    /// Where it goes on, with the names of before.
    pub(crate) fn page(&self) -> String {
        let names = Checklist::kept(&self.window).names;
        let names = Whereabouts::of_query(&names).0;
        patrol_guide::link(&patrol_webext::language(), PLACE, &names)
    }

    /// Forgets it. The button goes with it, so the focus goes to the heading.
    pub(crate) fn forget(&self) {
        Checklist::forget(&self.window);
        self.show();
        let _ = self.heading.focus();
    }
}
