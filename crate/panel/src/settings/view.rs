use patrol_phrase::Phrase;
use patrol_policy::SettingsError;
use patrol_protocol::PageProblem;
use patrol_webext::element::element;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement};

use super::about_company::AboutCompany;
use super::complaint::complain;
use super::exceptions::Exceptions;
use super::levels::{Levels, show_origin};
use super::modes::Modes;
use super::muted::Muted;
use super::named_levels::{NamedLevels, Names};
use super::own_rules::OwnRules;
use super::state::State;
use crate::dom::{Page, set_text};
use crate::localize::localize;
use crate::pauses::{PauseList, Pauses};
use crate::start_error::StartError;

/// The settings page's elements.
pub(crate) struct View {
    document: Document,
    problems: HtmlElement,
    problem_list: Element,
    repair: HtmlElement,
    pub(crate) keep_usable: Element,
    pub(crate) company: AboutCompany,
    pub(crate) modes: Modes,
    pub(crate) limit: HtmlInputElement,
    limit_error: HtmlElement,
    limit_company: HtmlElement,
    pub(crate) levels: Levels,
    pub(crate) secret_levels: NamedLevels,
    pub(crate) site_levels: NamedLevels,
    pub(crate) search: HtmlInputElement,
    nothing_found: HtmlElement,
    tuned: Element,
    pub(crate) reset_levels: HtmlElement,
    pub(crate) stop_unchecked: HtmlInputElement,
    unchecked_company: HtmlElement,
    pub(crate) name_own_tokens: HtmlInputElement,
    own_tokens_company: HtmlElement,
    result: Element,
    pub(crate) undo: HtmlElement,
    pub(crate) muted: Muted,
    pub(crate) own_rules: OwnRules,
    pub(crate) exceptions: Exceptions,
    pub(crate) pauses: PauseList,
    none_paused: HtmlElement,
}

impl View {
    pub(crate) fn find(page: &Page) -> Result<View, StartError> {
        Ok(View {
            document: page.document.clone(),
            problems: page.find("problems")?,
            problem_list: page.find("problem-list")?,
            repair: page.find("repair")?,
            keep_usable: page.find("keep-usable")?,
            company: AboutCompany::find(page)?,
            modes: Modes::build(page)?,
            limit: page.find("limit")?,
            limit_error: page.find("limit-error")?,
            limit_company: page.find("limit-company")?,
            levels: Levels::build(&page.document, &page.find("text-level")?, &page.find("levels")?),
            secret_levels: NamedLevels::find(page, Names::Secrets)?,
            site_levels: NamedLevels::find(page, Names::Sites)?,
            search: page.find("level-search")?,
            nothing_found: page.find("no-levels")?,
            tuned: page.find("tuned")?,
            reset_levels: page.find("reset-levels")?,
            stop_unchecked: page.find("stop-unchecked")?,
            unchecked_company: page.find("unchecked-company")?,
            name_own_tokens: page.find("name-own-tokens")?,
            own_tokens_company: page.find("own-tokens-company")?,
            result: page.find("result")?,
            undo: page.find("undo")?,
            muted: Muted::find(page)?,
            own_rules: OwnRules::find(page)?,
            exceptions: Exceptions::find(page)?,
            pauses: PauseList::find(page, "paused", "paused-heading")?,
            none_paused: page.find("none-paused")?,
        })
    }

    pub(crate) fn show(&self, state: &State) {
        let effective = state.effective();
        self.modes.show(state);
        if self.limit.value() != state.limit() {
            self.limit.set_value(&state.limit());
        }
        self.limit.set_disabled(effective.lifetime_limit_days.is_locked());
        show_origin(&self.limit_company, effective.lifetime_limit_days.origin, state);
        self.levels.show(state);
        self.secret_levels.show(state);
        self.site_levels.show(state);
        let tuned = state.tuned();
        set_text(
            &self.tuned,
            &localize(&if tuned == 0 { Phrase::tuning_none() } else { Phrase::tuning_changed(tuned) }),
        );
        // Hidden while it has the focus, it would leave a person who uses the keyboard at the top of the page.
        self.reset_levels.set_hidden(tuned == 0 && !self.has_focus(&self.reset_levels));
        self.stop_unchecked.set_checked(effective.stop_unchecked.value);
        self.stop_unchecked.set_disabled(effective.stop_unchecked.is_locked());
        show_origin(&self.unchecked_company, effective.stop_unchecked.origin, state);
        self.name_own_tokens.set_checked(effective.name_own_tokens.value);
        self.name_own_tokens.set_disabled(effective.name_own_tokens.is_locked());
        show_origin(&self.own_tokens_company, effective.name_own_tokens.origin, state);
        self.muted.show(state);
        self.own_rules.show(state);
        self.exceptions.show(state);
        self.undo.set_hidden(!state.can_undo() && !self.has_focus(&self.undo));
    }

    /// Shows what is wrong; what is stored can be repaired.
    pub(crate) fn show_problems(&self, problems: &[PageProblem]) {
        self.problems.set_hidden(problems.is_empty());
        self.repair.set_hidden(!problems.iter().any(|problem| matches!(problem, PageProblem::Settings(_))));
        self.problem_list.set_text_content(None);
        for problem in problems {
            if let Some(item) = element(&self.document, "li").text(&localize(&problem.phrase())).get() {
                let _ = self.problem_list.append_child(item);
            }
        }
    }

    /// Shows only the rules that were searched for.
    pub(crate) fn search(&self) {
        self.nothing_found.set_hidden(self.levels.search(&self.search.value()));
    }

    /// Marks the limit as one that cannot be used, or takes the mark away.
    pub(crate) fn mark_limit(&self, error: Option<SettingsError>) {
        complain(&self.limit, &self.limit_error, error.map(SettingsError::phrase).as_ref());
    }

    /// Says what became of the last change; `None` takes it away.
    pub(crate) fn result(&self, phrase: Option<&Phrase>) {
        set_text(&self.result, &phrase.map(localize).unwrap_or_default());
    }

    fn has_focus(&self, element: &Element) -> bool {
        self.document.active_element().is_some_and(|active| element.contains(Some(&active)))
    }

    /// Lists the pauses that are in force.
    pub(crate) fn show_pauses(&self, Pauses { pauses, company }: &Pauses) {
        self.none_paused.set_hidden(!pauses.is_empty());
        self.pauses.show(pauses, company);
    }
}
