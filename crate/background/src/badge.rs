use patrol_azdo::Surface;
use patrol_phrase::{Phrase, Word};
use patrol_policy::End;
use patrol_protocol::{PageProblem, PageStatus};
use patrol_webext::action::Button;

/// The look of a badge; the colours are those of `extension/style/tokens.css`, which a badge cannot read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Something is not as it should be.
    Attention,
    /// Nothing is done here.
    Quiet,
}

impl Tone {
    /// Background and text.
    fn colours(self) -> (&'static str, &'static str) {
        match self {
            Tone::Attention => ("#f2c14e", "#1c1e21"),
            Tone::Quiet => ("#5a616b", "#ffffff"),
        }
    }
}

/// The icon of the button. Where no page says anything, it is that of the manifest: the grey one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    /// Blue: a guard is at work.
    Guarding,
    /// Grey: Patrol does nothing here.
    Idle,
}

impl Icon {
    fn files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Icon::Guarding => &[("16", "/icon/16.png"), ("32", "/icon/32.png")],
            Icon::Idle => &[("16", "/icon/idle-16.png"), ("32", "/icon/idle-32.png")],
        }
    }
}

/// What the button says about a page: a mark only where a person has something to do or to know. Never anything that the page contains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Badge {
    pub(crate) icon: Icon,
    pub(crate) text: &'static str,
    pub(crate) tone: Tone,
    /// One sentence a line.
    pub(crate) title: Vec<Phrase>,
}

/// The badge for a page in this state; `clock` writes a time of day, given in ms since 1970-01-01 UTC.
pub(crate) fn badge(status: &PageStatus, clock: impl Fn(u64) -> Word) -> Badge {
    let problems = || status.problems.iter().map(PageProblem::phrase);
    if let Some(end) = status.all_paused() {
        Badge { icon: Icon::Idle, text: "–", tone: Tone::Quiet, title: vec![paused(end, clock)] }
    } else if !status.problems.is_empty() {
        let stopped = status.problems.contains(&PageProblem::EngineFailed);
        let (icon, title) = if stopped {
            (Icon::Idle, Phrase::badge_unprotected())
        } else {
            (Icon::Guarding, Phrase::badge_partly())
        };
        let title = [title].into_iter().chain(problems()).collect();
        Badge { icon, text: "!", tone: Tone::Attention, title }
    } else if status.surface == Surface::Elsewhere.as_str() {
        Badge { icon: Icon::Idle, text: "", tone: Tone::Quiet, title: vec![Phrase::badge_elsewhere()] }
    } else if !status.paused.is_empty() && status.surface != Surface::Site.as_str() {
        let title = vec![Phrase::badge_partly_paused()];
        Badge { icon: Icon::Guarding, text: "–", tone: Tone::Quiet, title }
    } else {
        let found = (status.findings > 0).then(|| Phrase::badge_findings(status.findings));
        let title = [Phrase::badge_protected()].into_iter().chain(found).collect();
        Badge { icon: Icon::Guarding, text: "", tone: Tone::Quiet, title }
    }
}

/// That Patrol is paused, and until when.
fn paused(end: End, clock: impl Fn(u64) -> Word) -> Phrase {
    match end {
        End::At(time) => Phrase::badge_paused_until(clock(time)),
        End::Restart => Phrase::badge_paused_until_restart(),
        End::Never => Phrase::badge_paused(),
    }
}

impl Badge {
    /// The badge in the person's language.
    pub(crate) fn button(&self, say: impl Fn(&Phrase) -> String) -> Button {
        let (background, foreground) = self.tone.colours();
        let title = self.title.iter().map(say).collect::<Vec<_>>().join("\n");
        Button { text: self.text.to_owned(), background, foreground, icon: self.icon.files(), title }
    }
}

#[cfg(test)]
mod tests {
    use patrol_policy::{Guard, PausedGuard};

    use super::*;

    fn page(problems: &[PageProblem], findings: u32) -> PageStatus {
        PageStatus { problems: problems.to_vec(), findings, ..PageStatus::default() }
    }

    fn of(status: &PageStatus) -> Badge {
        badge(status, |time| Word::own(format!("at {time}")))
    }

    fn paused(guards: &[Guard], end: End) -> PageStatus {
        let paused = guards.iter().map(|&guard| PausedGuard { guard, end }).collect();
        PageStatus { paused, ..PageStatus::default() }
    }

    #[test]
    fn a_protected_page_is_blue_without_a_mark_whatever_was_found() {
        for findings in [0, 1, 100] {
            let badge = of(&page(&[], findings));
            assert_eq!((badge.icon, badge.text), (Icon::Guarding, ""));
            assert_eq!(badge.title[0], Phrase::badge_protected());
            let found = (findings > 0).then(|| Phrase::badge_findings(findings));
            assert_eq!(badge.title.get(1), found.as_ref());
        }
    }

    #[test]
    fn a_problem_is_marked_and_named() {
        for problem in [PageProblem::GateMissing, PageProblem::GateLate, PageProblem::PartMissing] {
            let badge = of(&page(std::slice::from_ref(&problem), 3));
            assert_eq!((badge.icon, badge.text, badge.tone), (Icon::Guarding, "!", Tone::Attention));
            assert_eq!(badge.title, [Phrase::badge_partly(), problem.phrase()]);
        }
    }

    #[test]
    fn a_page_where_nothing_is_checked_is_grey_and_not_called_partly_protected() {
        let badge = of(&page(&[PageProblem::WentUnchecked, PageProblem::EngineFailed], 0));
        assert_eq!((badge.icon, badge.text), (Icon::Idle, "!"));
        assert_eq!(badge.title[0], Phrase::badge_unprotected());
    }

    #[test]
    fn a_paused_page_is_grey_whatever_else_and_says_until_when() {
        for (end, title) in [
            (End::At(7), Phrase::badge_paused_until(Word::own("at 7"))),
            (End::Restart, Phrase::badge_paused_until_restart()),
            (End::Never, Phrase::badge_paused()),
        ] {
            let problems = vec![PageProblem::GateMissing];
            let badge = of(&PageStatus { problems, findings: 3, ..paused(&Guard::ALL, end) });
            assert_eq!((badge.icon, badge.text, badge.tone), (Icon::Idle, "–", Tone::Quiet));
            assert_eq!(badge.title, [title]);
        }
    }

    #[test]
    fn one_paused_guard_is_marked_and_the_others_are_at_work() {
        let badge_of = of(&paused(&[Guard::Clone], End::Never));
        assert_eq!((badge_of.icon, badge_of.text), (Icon::Guarding, "–"));
        assert_eq!(badge_of.title, [Phrase::badge_partly_paused()]);
        let problems = vec![PageProblem::GateMissing];
        let badge = of(&PageStatus { problems, ..paused(&[Guard::Clone], End::Never) });
        assert_eq!(badge.text, "!", "what is wrong comes before what is wanted");
    }

    #[test]
    fn a_page_of_a_server_that_is_not_azure_devops_is_grey() {
        let badge = of(&PageStatus { surface: "elsewhere".into(), ..page(&[], 0) });
        assert_eq!((badge.icon, badge.text), (Icon::Idle, ""));
        assert_eq!(badge.title, [Phrase::badge_elsewhere()]);
    }

    #[test]
    fn a_site_is_guarded_or_paused_by_the_guard_of_texts_alone() {
        let site = |guards: &[Guard]| PageStatus { surface: "site".into(), ..paused(guards, End::Never) };
        for (guards, icon) in
            [(&[][..], Icon::Guarding), (&[Guard::Clone], Icon::Guarding), (&[Guard::Text], Icon::Idle)]
        {
            let badge = of(&site(guards));
            assert_eq!((badge.icon, badge.text == "–"), (icon, icon == Icon::Idle));
        }
    }

    #[test]
    fn a_worker_of_the_page_is_no_reason_for_a_mark() {
        assert_eq!(of(&PageStatus { workers: true, ..page(&[], 0) }), of(&page(&[], 0)));
    }

    #[test]
    fn the_title_has_one_sentence_a_line() {
        let button = of(&page(&[PageProblem::GateMissing], 0)).button(|phrase| phrase.key().to_string());
        assert_eq!(button.title, "badgePartly\nproblemGateMissing");
    }
}
