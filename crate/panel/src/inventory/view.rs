use patrol_azdo::Instant;
use patrol_inventory::{Inventory, ORGANIZATIONS, Order, Row, Seen, Totals};
use patrol_phrase::{Foreign, Phrase};
use patrol_policy::Reminders;
use patrol_webext::element::{Builder, element};
use web_sys::{Document, Element, HtmlElement};

use super::filters::Filters;
use super::table::Table;
use crate::date;
use crate::dom::{Page, set, set_text};
use crate::localize::localize;
use crate::start_error::StartError;

/// The inventory page's elements.
pub(super) struct View {
    document: Document,
    loading: HtmlElement,
    none: HtmlElement,
    token_page: HtmlElement,
    partial: HtmlElement,
    partial_list: Element,
    whole: HtmlElement,
    lists: Element,
    problems: HtmlElement,
    pub(super) filters: Filters,
    shown: Element,
    pub(super) table: Table,
    nothing: HtmlElement,
    export: HtmlElement,
    pub(super) csv: Element,
    pub(super) json: Element,
}

impl View {
    pub(super) fn find(page: &Page) -> Result<View, StartError> {
        Ok(View {
            document: page.document.clone(),
            loading: page.find("loading")?,
            none: page.find("none")?,
            token_page: page.find("token-page")?,
            partial: page.find("partial")?,
            partial_list: page.find("partial-list")?,
            whole: page.find("whole")?,
            lists: page.find("lists")?,
            problems: page.find("problems")?,
            filters: Filters::find(page)?,
            shown: page.find("shown")?,
            table: Table::find(page)?,
            nothing: page.find("nothing")?,
            export: page.find("export")?,
            csv: page.find("csv")?,
            json: page.find("json")?,
        })
    }

    /// Shows what was seen: `wanted` are those of all rows that the person wants to see.
    pub(super) fn show(
        &self,
        inventory: &Inventory,
        all: &[Row],
        wanted: &[Row],
        reminders: &Reminders,
        order: Order,
        now: Instant,
    ) {
        self.none.set_hidden(true);
        self.partial.set_hidden(true);
        self.whole.set_hidden(false);
        self.loading.set_hidden(true);
        self.export.set_hidden(all.is_empty());
        self.filters.count(&Totals::of(all));
        self.filters.tiles.set_hidden(all.is_empty());
        self.filters.form.set_hidden(all.is_empty());
        self.fill(&self.lists, inventory.lists.iter().map(|seen| self.list(seen)));
        let forgot = inventory.more.then(|| Phrase::inventory_forgot(ORGANIZATIONS));
        let problems: Vec<Phrase> = inventory.lists.iter().flat_map(problems).chain(forgot).collect();
        self.problems.set_hidden(problems.is_empty());
        self.fill(&self.problems, problems.iter().map(|problem| self.item().text(&localize(problem))));
        set_text(&self.shown, &localize(&Phrase::inventory_shown(wanted.len(), all.len())));
        self.table.show(wanted, reminders, order, now);
        self.nothing.set_hidden(!wanted.is_empty());
        let nothing = if all.is_empty() { Phrase::inventory_empty() } else { Phrase::inventory_nothing() };
        set_text(&self.nothing, &localize(&nothing));
        for button in [&self.csv, &self.json] {
            let _ = button.toggle_attribute_with_force("disabled", wanted.is_empty());
        }
    }

    /// Shows what the page's own table says, a row of texts for each token, or that nothing was seen at all, and where it could be.
    pub(super) fn show_partial(&self, table: &[Vec<String>], token_page: Option<&str>) {
        self.loading.set_hidden(true);
        self.export.set_hidden(true);
        self.token_page.set_hidden(token_page.is_none());
        set(&self.token_page, "href", token_page.unwrap_or_default());
        self.whole.set_hidden(true);
        self.none.set_hidden(!table.is_empty());
        self.partial.set_hidden(table.is_empty());
        let rows = table.iter().map(|cells| {
            // The library has columns without words: check boxes, menus.
            let mut texts = cells.iter().map(|text| Foreign::new(text)).filter(|text| !text.is_empty());
            let name = texts.next();
            let name = name.as_ref().map(Foreign::as_str).unwrap_or_default();
            let name = element(&self.document, "bdi").class("name").text(name);
            let rest: Vec<_> = texts.collect();
            let rest = rest.iter().map(Foreign::as_str).collect::<Vec<_>>().join(" · ");
            let rest = element(&self.document, "p").class("about").text(&rest);
            self.item().children([&name, &rest])
        });
        self.fill(&self.partial_list, rows);
    }

    /// A link to a token page, and when its list was seen.
    fn list(&self, seen: &Seen) -> Builder {
        let link = element(&self.document, "a")
            .attr("href", &seen.organization.page)
            .attr("target", "_blank")
            .attr("rel", "noreferrer")
            .text(Foreign::new(&seen.organization.name).as_str());
        let name = element(&self.document, "bdi").child(&link);
        let at = element(&self.document, "bdi").class("about").text(&date::day_and_time(Instant(seen.at)));
        self.item().children([&name, &at])
    }

    fn item(&self) -> Builder {
        element(&self.document, "li")
    }

    fn fill(&self, list: &Element, items: impl Iterator<Item = Builder>) {
        list.set_text_content(None);
        for item in items {
            if let Some(item) = item.get() {
                let _ = list.append_child(item);
            }
        }
    }
}

/// What is not as it should be with a list.
fn problems(seen: &Seen) -> impl Iterator<Item = Phrase> {
    let name = Foreign::new(&seen.organization.name);
    let unreadable = Phrase::inventory_unreadable(&name, seen.unreadable);
    [
        (seen.strange, Phrase::inventory_strange(&name)),
        (seen.unreadable > 0, unreadable),
        (seen.more, Phrase::inventory_more(&name)),
    ]
    .into_iter()
    .filter_map(|(applies, phrase)| applies.then_some(phrase))
}
