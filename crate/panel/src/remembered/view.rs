use patrol_azdo::Instant;
use patrol_phrase::{Phrase, Word};
use patrol_policy::RememberedSecret;
use patrol_webext::element::{Builder, element};
use web_sys::{Document, Element, HtmlElement};

use crate::date;
use crate::dom::{Page, set_text};
use crate::localize::localize;
use crate::row_button;
use crate::rule_name::rule_name;
use crate::start_error::StartError;

pub(super) struct View {
    document: Document,
    heading: HtmlElement,
    pub(super) list: HtmlElement,
    none: HtmlElement,
    pub(super) remove_all: HtmlElement,
    result: Element,
}

impl View {
    pub(super) fn find(page: &Page) -> Result<View, StartError> {
        Ok(View {
            document: page.document.clone(),
            heading: page.find("remembered-heading")?,
            list: page.find("remembered-list")?,
            none: page.find("none-remembered")?,
            remove_all: page.find("remembered-remove-all")?,
            result: page.find("remembered-result")?,
        })
    }

    /// Shows the secrets, in the order given.
    pub(super) fn show(&self, secrets: &[RememberedSecret]) {
        // The button that was just used goes away; the focus must not fall to the top of the page.
        let active = self.document.active_element();
        let had_focus = active.is_some_and(|active| {
            self.list.contains(Some(&active)) || self.remove_all.contains(Some(&active))
        });
        self.list.set_text_content(None);
        for (place, secret) in secrets.iter().enumerate() {
            if let Some(row) = self.row(place, secret).get() {
                let _ = self.list.append_child(row);
            }
        }
        self.list.set_hidden(secrets.is_empty());
        self.remove_all.set_hidden(secrets.is_empty());
        self.none.set_hidden(!secrets.is_empty());
        if had_focus {
            let _ = self.heading.focus();
        }
    }

    /// Says what became of the last step.
    pub(super) fn say(&self, phrase: &Phrase) {
        set_text(&self.result, &localize(phrase));
    }

    fn row(&self, place: usize, secret: &RememberedSecret) -> Builder {
        let (kind, host) = (rule_name(&secret.rule), Word::own(&secret.host));
        let day = Word::own(date::day(Instant(i64::from(secret.day) * Instant::DAY)));
        let sentence = Phrase::remembered_secret(kind.clone(), host.clone(), day);
        let words = element(&self.document, "div").class("name").text(&localize(&sentence));
        let label = Phrase::remembered_remove_one(kind, host);
        let remove = row_button::make(&self.document, place, &label, &Phrase::settings_forget());
        element(&self.document, "li").class("row").children([&words, &remove])
    }
}
