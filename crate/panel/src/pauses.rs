//! Pauses as the popup and the settings list them, each with a button that ends it.

use std::cell::RefCell;

use js_sys::Date;
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::{Company, Decisions, End, Guard, Pause, Scope, Stored, TemporaryPauses};
use patrol_webext::element::element;
use patrol_webext::storage::Area;
use web_sys::{Document, Event, HtmlElement};

use crate::company;
use crate::dom::Page;
use crate::localize::{localize, time_of_day};
use crate::row_button;
use crate::start_error::StartError;

/// ms in a minute.
const MINUTE: u64 = 60_000;

/// The time, in ms since 1970-01-01 UTC.
pub(crate) fn now() -> u64 {
    Date::now() as u64
}

/// Every pause that is in force, and what the company has to say about them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Pauses {
    pub(crate) pauses: Vec<Pause>,
    pub(crate) company: Company,
}

/// Every pause that is in force. What the browser does not give pauses nothing.
pub(crate) async fn read() -> Pauses {
    let company = company::read().await.company;
    let stored = Area::Local.get(Decisions::KEY).await.unwrap_or_default();
    let settings = Stored::read(stored.as_deref()).in_force(&company).settings();
    let temporary = match company.pausing() {
        true => Area::Session.get(TemporaryPauses::KEY).await.unwrap_or_default(),
        false => None,
    };
    let pauses = Pause::all(&settings, &TemporaryPauses::read(temporary.as_deref()), now());
    Pauses { pauses, company }
}

/// What is paused.
pub(crate) fn what(guard: Option<Guard>) -> Phrase {
    match guard {
        None => Phrase::pause_everything(),
        Some(Guard::Text) => Phrase::pause_text(),
        Some(Guard::Tokens) => Phrase::pause_tokens(),
        Some(Guard::Clone) => Phrase::pause_clone(),
    }
}

/// Until when, and how many minutes are left of it.
fn until(end: End, now: u64) -> Vec<Phrase> {
    match end {
        End::At(time) => {
            let left = time.saturating_sub(now).div_ceil(MINUTE).max(1);
            vec![Phrase::paused_until(time_of_day(time)), Phrase::paused_left(left)]
        }
        End::Restart => vec![Phrase::pause_restart()],
        End::Never => vec![Phrase::paused_always()],
    }
}

/// Where, as an address begins.
pub(crate) fn place(scope: &Scope) -> Foreign {
    match &scope.organization {
        Some(organization) => Foreign::new(&format!("{}/{organization}", scope.host)),
        None => Foreign::new(&scope.host),
    }
}

/// A pause as it is listed.
#[derive(Clone, Debug, PartialEq)]
struct Row {
    pause: Pause,
    /// Until when.
    said: String,
    /// By whom it was set, where the person cannot end it.
    set_by: Option<Phrase>,
}

/// The list.
pub(crate) struct PauseList {
    document: Document,
    pub(crate) list: HtmlElement,
    /// Has the focus when the last button goes away.
    heading: HtmlElement,
    shown: RefCell<Vec<Row>>,
}

impl PauseList {
    pub(crate) fn find(page: &Page, list: &'static str, heading: &'static str) -> Result<Self, StartError> {
        let (list, heading) = (page.find(list)?, page.find(heading)?);
        Ok(PauseList { document: page.document.clone(), list, heading, shown: RefCell::default() })
    }

    /// Shows these pauses, with what is left of them. What is shown already stays as it is.
    pub(crate) fn show(&self, pauses: &[Pause], company: &Company) {
        let now = now();
        let row = |pause: &Pause| Row {
            pause: pause.clone(),
            said: said(pause.end, now),
            set_by: company.enforces_pause(&pause.scope).then(|| company.identity.set_by()),
        };
        let wanted: Vec<Row> = pauses.iter().map(row).collect();
        if *self.shown.borrow() == wanted {
            return;
        }
        // The button that was just used goes away with its row; the focus must not fall to the top of the page.
        let active = self.document.active_element().filter(|active| self.list.contains(Some(active)));
        self.list.set_text_content(None);
        self.list.set_hidden(wanted.is_empty());
        for (at, row) in wanted.iter().enumerate() {
            self.add(at, row);
        }
        if let Some(active) = active {
            let last = wanted.len().saturating_sub(1);
            let next = row_button::at(&self.list, row_button::place(&active).unwrap_or(0).min(last));
            let _ = next.as_ref().unwrap_or(&self.heading).focus();
        }
        self.shown.replace(wanted);
    }

    fn add(&self, at: usize, Row { pause, said, set_by }: &Row) {
        let (what, place) = (localize(&what(pause.scope.guard)), place(&pause.scope));
        let label = Phrase::resume_in(Word::own(&what), &place);
        let name = element(&self.document, "div").class("name").text(&what);
        let bdi = element(&self.document, "bdi").text(place.as_str());
        let whereabouts = element(&self.document, "div").class("about").child(&bdi);
        let until = element(&self.document, "div").class("about").text(said);
        let words = element(&self.document, "div").children([&name, &whereabouts, &until]);
        let resume = match set_by {
            Some(set_by) => element(&self.document, "p").class("about").text(&localize(set_by)),
            None => row_button::make(&self.document, at, &label, &Phrase::resume()),
        };
        let row = element(&self.document, "li").class("row").children([&words, &resume]);
        if let Some(row) = row.get() {
            let _ = self.list.append_child(row);
        }
    }

    /// What the pressed button ends.
    pub(crate) fn pressed(&self, event: &Event) -> Option<Scope> {
        self.shown.borrow().get(row_button::pressed(event)?).map(|row| row.pause.scope.clone())
    }
}

fn said(end: End, now: u64) -> String {
    patrol_webext::list(until(end, now).iter().map(localize))
}
