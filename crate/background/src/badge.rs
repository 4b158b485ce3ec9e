use patrol_azdo::Surface;
use patrol_phrase::Phrase;
use patrol_protocol::{PageProblem, PageStatus};
use patrol_webext::action::Button;

/// More findings than this are shown as `99+`.
const COUNT_SHOWN: u32 = 99;

/// The look of a badge; the colours are those of `extension/style/tokens.css`, which a badge cannot read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Something to know.
    Note,
    /// Something is not as it should be.
    Attention,
    /// Nothing is done here.
    Quiet,
}

impl Tone {
    /// Background and text.
    fn colours(self) -> (&'static str, &'static str) {
        match self {
            Tone::Note => ("#1a5fb4", "#ffffff"),
            Tone::Attention => ("#f2c14e", "#1c1e21"),
            Tone::Quiet => ("#5a616b", "#ffffff"),
        }
    }
}

/// What the badge says about a page. Never anything that the page contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Badge {
    pub(crate) text: String,
    pub(crate) tone: Tone,
    /// One sentence a line.
    pub(crate) title: Vec<Phrase>,
}

/// The badge for a page in this state. What is wrong comes before what was found.
pub(crate) fn badge(status: &PageStatus) -> Badge {
    let found = Phrase::badge_findings(status.findings);
    let problems = || status.problems.iter().map(PageProblem::phrase);
    if status.paused {
        Badge { text: "–".into(), tone: Tone::Quiet, title: vec![Phrase::badge_paused()] }
    } else if !status.problems.is_empty() {
        let stopped = status.problems.contains(&PageProblem::EngineFailed);
        let title = if stopped { Phrase::badge_unprotected() } else { Phrase::badge_partly() };
        Badge {
            text: "!".into(),
            tone: Tone::Attention,
            title: [title].into_iter().chain(problems()).collect(),
        }
    } else if status.surface == Surface::Elsewhere.as_str() {
        Badge { text: String::new(), tone: Tone::Quiet, title: vec![Phrase::badge_elsewhere()] }
    } else {
        let text = match status.findings {
            0 => String::new(),
            count if count > COUNT_SHOWN => format!("{COUNT_SHOWN}+"),
            count => count.to_string(),
        };
        Badge { text, tone: Tone::Note, title: vec![Phrase::badge_protected(), found] }
    }
}

impl Badge {
    /// The badge in the person's language.
    pub(crate) fn button(&self, say: impl Fn(&Phrase) -> String) -> Button {
        let (background, foreground) = self.tone.colours();
        let title = self.title.iter().map(say).collect::<Vec<_>>().join("\n");
        Button { text: self.text.clone(), background, foreground, title }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(problems: &[PageProblem], findings: u32) -> PageStatus {
        PageStatus { problems: problems.to_vec(), findings, ..PageStatus::default() }
    }

    #[test]
    fn a_protected_page_without_findings_has_no_badge() {
        assert_eq!(badge(&page(&[], 0)).text, "");
    }

    #[test]
    fn findings_are_counted_up_to_what_fits() {
        for (findings, text) in [(1, "1"), (99, "99"), (100, "99+"), (u32::MAX, "99+")] {
            let badge = badge(&page(&[], findings));
            assert_eq!((badge.text.as_str(), badge.tone), (text, Tone::Note));
        }
    }

    #[test]
    fn a_problem_is_shown_before_findings_and_named() {
        let badge = badge(&page(&[PageProblem::GateMissing], 3));
        assert_eq!((badge.text.as_str(), badge.tone), ("!", Tone::Attention));
        assert_eq!(badge.title, [Phrase::badge_partly(), PageProblem::GateMissing.phrase()]);
    }

    #[test]
    fn a_page_where_nothing_is_checked_is_not_called_partly_protected() {
        let badge = badge(&page(&[PageProblem::WentUnchecked, PageProblem::EngineFailed], 0));
        assert_eq!(badge.title[0], Phrase::badge_unprotected());
    }

    #[test]
    fn a_page_that_patrol_came_to_late_is_not_called_protected() {
        for problem in [PageProblem::GateLate, PageProblem::PartMissing] {
            let badge = badge(&page(std::slice::from_ref(&problem), 0));
            assert_eq!((badge.text.as_str(), badge.tone), ("!", Tone::Attention));
            assert_eq!(badge.title, [Phrase::badge_partly(), problem.phrase()]);
        }
    }

    #[test]
    fn a_paused_page_is_quiet_whatever_else() {
        let badge = badge(&PageStatus { paused: true, ..page(&[PageProblem::GateMissing], 3) });
        assert_eq!((badge.text.as_str(), badge.tone), ("–", Tone::Quiet));
    }

    #[test]
    fn a_page_of_a_server_that_is_not_azure_devops_is_not_called_protected() {
        let badge = badge(&PageStatus { surface: "elsewhere".into(), ..page(&[], 0) });
        assert_eq!((badge.text.as_str(), badge.title), ("", vec![Phrase::badge_elsewhere()]));
    }

    #[test]
    fn a_worker_of_the_page_is_no_reason_for_a_badge() {
        assert_eq!(badge(&PageStatus { workers: true, ..page(&[], 0) }), badge(&page(&[], 0)));
    }

    #[test]
    fn the_title_has_one_sentence_a_line() {
        let button = badge(&page(&[PageProblem::GateMissing], 0)).button(|phrase| phrase.key().to_string());
        assert_eq!(button.title, "badgePartly\nproblemGateMissing");
    }
}
