//! Exceptions: the list of them, and the form that makes and changes one.

use std::cell::{Cell, RefCell};

use js_sys::Date;
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::{Day, Exception, ExceptionError, Origin, Standing, Value};
use patrol_webext::element::{Builder, element};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, Url};

use super::complaint::{mark, say};
use super::exception_pattern::{PatternField, tell_refused};
use super::state::State;
use crate::dom::{Page, set};
use crate::localize::localize;
use crate::rule_name::rule_name;
use crate::start_error::StartError;
use crate::{company, date, row_button};

/// The attribute of a button that puts an exception into the form.
const EDIT: &str = "data-edit";

/// The kind that the form begins with: the one that samples have most.
const FIRST_KIND: &str = "named-password";

/// The section.
pub(crate) struct Exceptions {
    document: Document,
    pub(crate) list: HtmlElement,
    none: HtmlElement,
    heading: HtmlElement,
    not_allowed: HtmlElement,
    pub(crate) form: HtmlElement,
    kind: HtmlSelectElement,
    address: HtmlInputElement,
    pub(super) pattern: PatternField,
    reason: HtmlInputElement,
    ends: HtmlInputElement,
    error: HtmlElement,
    shown: RefCell<Vec<Value<Exception>>>,
    /// The day on which that was shown.
    on: Cell<Day>,
    /// What the form changes.
    before: RefCell<Option<Exception>>,
}

impl Exceptions {
    pub(crate) fn find(page: &Page) -> Result<Exceptions, StartError> {
        let exceptions = Exceptions {
            document: page.document.clone(),
            list: page.find("exception-list")?,
            none: page.find("no-exceptions")?,
            heading: page.find("exceptions-heading")?,
            not_allowed: page.find("no-excepting")?,
            form: page.find("excepting")?,
            kind: page.find("exception-kind")?,
            address: page.find("exception-address")?,
            pattern: PatternField::find(page)?,
            reason: page.find("exception-reason")?,
            ends: page.find("exception-ends")?,
            error: page.find("exception-error")?,
            shown: RefCell::default(),
            on: Cell::default(),
            before: RefCell::default(),
        };
        exceptions.offer_kinds();
        exceptions.pattern.bind();
        exceptions.clear();
        Ok(exceptions)
    }

    /// Every kind by its name, and the choice of all of them.
    fn offer_kinds(&self) {
        let line = |id: &str| format!("{}\n{id}", kind_name(id));
        let mut kinds: Vec<String> = patrol_detect::rules().map(|rule| line(rule.id())).collect();
        kinds.sort();
        kinds.push(line(Exception::ANY));
        for (name, id) in kinds.iter().filter_map(|kind| kind.rsplit_once('\n')) {
            if let Some(option) = element(&self.document, "option").attr("value", id).text(name).get() {
                let _ = self.kind.append_child(option);
            }
        }
    }

    /// Shows what is in force, and what has ended.
    pub(crate) fn show(&self, state: &State) {
        let excepting = state.company().excepting;
        self.form.set_hidden(!excepting);
        self.not_allowed.set_hidden(excepting);
        let (exceptions, today) = (&state.effective().exceptions, today());
        self.none.set_hidden(!exceptions.is_empty());
        if *self.shown.borrow() == *exceptions && self.on.get() == today {
            return;
        }
        let active = self.document.active_element();
        let had_focus = active.is_some_and(|active| self.list.contains(Some(&active)));
        self.list.set_text_content(None);
        self.list.set_hidden(exceptions.is_empty());
        let mut patterns = Vec::new();
        for (place, exception) in exceptions.iter().enumerate() {
            let why = element(&self.document, "p").class("error").attr("hidden", "");
            if let Some(row) = self.row(place, exception, &why, state, today).get() {
                let _ = self.list.append_child(row);
            }
            patterns.extend(exception.value.pattern.clone().zip(why.html().cloned()));
        }
        if !patterns.is_empty() {
            spawn_local(tell_refused(patterns));
        }
        self.shown.replace(exceptions.clone());
        self.on.set(today);
        if had_focus {
            let _ = self.heading.focus();
        }
    }

    /// `why` is where it is said that its pattern cannot be used.
    fn row(
        &self,
        place: usize,
        exception: &Value<Exception>,
        why: &Builder,
        state: &State,
        today: Day,
    ) -> Builder {
        let Value { value: exception, origin } = exception;
        let line = |text: &str| element(&self.document, "p").class("about").text(text);
        let site = element(&self.document, "bdi").attr("dir", "ltr").text(&site(exception));
        let mut words = element(&self.document, "div")
            .class("name")
            .text(&kind_name(&exception.kind).to_string())
            .child(&element(&self.document, "p").class("about").child(&site));
        if let Some(pattern) = &exception.pattern {
            let pattern =
                element(&self.document, "code").attr("dir", "ltr").text(Foreign::long(pattern).as_str());
            words = words.child(&element(&self.document, "p").class("about").child(&pattern)).child(why);
        }
        words = words.child(&line(&localize(&term(exception, today))));
        if let Some(said) = company::said(*origin, &state.company().identity) {
            words = words.child(&line(&localize(&said)));
        }
        let row = element(&self.document, "li").class("row").child(&words);
        // What the company has made is the company's.
        if *origin != Origin::Person {
            return row;
        }
        let kind = || kind_name(&exception.kind);
        let (edit, remove) = (
            Phrase::exception_edit_one(kind(), address(exception)),
            Phrase::exception_remove(kind(), address(exception)),
        );
        let edit = row_button::make(&self.document, place, &edit, &Phrase::exception_edit()).attr(EDIT, "");
        let remove = row_button::make(&self.document, place, &remove, &Phrase::settings_forget());
        row.child(&element(&self.document, "span").class("tools").children([&edit, &remove]))
    }

    /// The exception that is to go, by a press in the list; one that is to change comes into the form.
    pub(crate) fn pressed(&self, event: &Event) -> Option<Exception> {
        let exception = self.shown.borrow().get(row_button::pressed(event)?)?.value.clone();
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if !target.is_some_and(|target| target.has_attribute(EDIT)) {
            if self.before.borrow().as_ref() == Some(&exception) {
                self.clear();
            }
            return Some(exception);
        }
        self.clear();
        self.kind.set_value(&exception.kind);
        self.address.set_value(&format!("https://{}", site(&exception)));
        self.pattern.fill(exception.pattern.as_deref().unwrap_or_default());
        self.reason.set_value(&exception.reason);
        self.ends.set_value(&exception.ends.to_string());
        self.before.replace(Some(exception));
        let _ = self.kind.focus();
        None
    }

    /// What the form says, and what that takes the place of.
    ///
    /// # Errors
    /// When it cannot be an exception.
    pub(crate) fn read(&self) -> Result<(Exception, Option<Exception>), ExceptionError> {
        let typed = self.address.value();
        let typed = typed.trim();
        let whole = if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") };
        let url = Url::new(&whole).map_err(|_| ExceptionError::Address)?;
        let place = (url.hostname(), url.pathname());
        let day = Day::parse(&self.ends.value());
        // What is above the day in the form is told first.
        let ends = day.unwrap_or_default();
        let (pattern, reason) = (self.pattern.value(), self.reason.value());
        let (place, kind) = ((&place.0[..], &place.1[..]), self.kind.value());
        let exception = Exception::matching(pattern.as_deref(), &kind, place, &reason, ends)?;
        if exception.standing(today()) != Standing::Holds {
            return Err(ExceptionError::End);
        }
        Ok((exception, self.before.borrow().clone()))
    }

    /// Empties the form.
    pub(crate) fn clear(&self) {
        self.mark(None);
        self.before.replace(None);
        self.kind.set_value(FIRST_KIND);
        self.pattern.fill("");
        for field in [&self.address, &self.reason, &self.ends] {
            field.set_value("");
        }
        let today = today();
        set(&self.ends, "min", &today.to_string());
        set(&self.ends, "max", &today.a_year_later().to_string());
    }

    /// Marks what cannot be used, and says why, or takes the marks away.
    pub(crate) fn mark(&self, why: Option<ExceptionError>) {
        say(&self.error, why.map(ExceptionError::phrase).as_ref());
        let wrong = match why {
            Some(ExceptionError::Address) => Some(&self.address),
            Some(ExceptionError::Pattern) => Some(&self.pattern.field),
            Some(ExceptionError::Reason) => Some(&self.reason),
            Some(ExceptionError::End) => Some(&self.ends),
            Some(ExceptionError::TooMany) | None => None,
        };
        for field in [&self.address, &self.pattern.field, &self.reason, &self.ends] {
            mark(field, false);
        }
        if let Some(field) = wrong {
            mark(field, true);
            let _ = field.focus();
        }
    }
}

/// What a kind is called, also all of them.
pub(super) fn kind_name(kind: &str) -> Word {
    if kind == Exception::ANY { Word::own(localize(&Phrase::exception_any())) } else { rule_name(kind) }
}

/// Where an exception holds, for a sentence.
pub(super) fn address(exception: &Exception) -> Foreign {
    Foreign::new(&site(exception))
}

fn site(exception: &Exception) -> String {
    [exception.host.as_str(), exception.path.as_deref().unwrap_or_default()].concat()
}

/// Until when it holds, or why it does not.
fn term(exception: &Exception, today: Day) -> Phrase {
    let say = match exception.standing(today) {
        Standing::Holds => Phrase::exception_until,
        Standing::Ended => Phrase::exception_ended,
        Standing::TooLong => Phrase::exception_too_long,
    };
    say(Word::own(date::of_calendar(exception.ends)), Foreign::long(&exception.reason))
}

fn today() -> Day {
    let now = Date::new_0();
    Day::of_browser(now.get_full_year(), now.get_month(), now.get_date())
}
