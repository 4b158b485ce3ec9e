//! The section about the company: who it is, what it says, and what of its policy cannot be used.

use patrol_phrase::{Foreign, Phrase};
use patrol_policy::company::Managed;
use patrol_webext::element::element;
use web_sys::{Document, Element, HtmlElement};

use crate::company::problem;
use crate::dom::{Page, set, set_text};
use crate::localize::localize;
use crate::start_error::StartError;

/// The elements of the section; without a policy nothing of it is shown.
pub(crate) struct AboutCompany {
    document: Document,
    section: HtmlElement,
    way: HtmlElement,
    about: Element,
    words: Element,
    link: HtmlElement,
    problems: HtmlElement,
    problem_list: Element,
}

impl AboutCompany {
    pub(crate) fn find(page: &Page) -> Result<AboutCompany, StartError> {
        Ok(AboutCompany {
            document: page.document.clone(),
            section: page.find("company")?,
            way: page.find("company-way")?,
            about: page.find("company-about")?,
            words: page.find("company-words")?,
            link: page.find("company-link")?,
            problems: page.find("company-problems")?,
            problem_list: page.find("company-problem-list")?,
        })
    }

    /// Shows what is known.
    pub(crate) fn show(&self, Managed { company, problems }: &Managed) {
        let nothing = company.is_none() && problems.is_empty();
        self.section.set_hidden(nothing);
        self.way.set_hidden(nothing);
        let identity = &company.identity;
        let about = match identity.name.is_empty() {
            true => Phrase::company_about(),
            false => Phrase::company_about_by(Foreign::new(&identity.name)),
        };
        set_text(&self.about, &localize(&about));
        // The first word says who decides, as the section does already.
        self.fill(&self.words, "p", identity.words().iter().skip(1));
        self.link.set_hidden(identity.link.is_empty());
        set(&self.link, "href", &identity.link);
        self.problems.set_hidden(problems.is_empty());
        let problems: Vec<Phrase> = problems.iter().map(problem).collect();
        self.fill(&self.problem_list, "li", problems.iter());
    }

    fn fill<'a>(&self, list: &Element, tag: &str, phrases: impl Iterator<Item = &'a Phrase>) {
        list.set_text_content(None);
        for phrase in phrases {
            if let Some(item) = element(&self.document, tag).text(&localize(phrase)).get() {
                let _ = list.append_child(item);
            }
        }
    }
}
