use patrol_advise::{Advice, Form, Scope, Service, Task};
use patrol_azdo::{Controls, Fix, Instant};
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::{Level, Settings};
use patrol_protocol::{Button, FormAdvice, FormVerdict, OpenForm, Reply, Step, TaskAdvice};

use crate::clock::now;
use crate::judge::judged;
use crate::sender::Page;
use crate::settings;

/// What is to be said about the open form, and about the task that the person has chosen. `None` when what the page wrote is no form.
pub(crate) async fn judge(form: &OpenForm, page: &Page, task: u32) -> Option<Reply> {
    let form = read(form, page)?;
    Some(Reply::Form(Box::new(said(&form, task, &settings::in_force().await, now()))))
}

/// The next step of a change that the person asked for. `None` when it is no order of ours, or no form.
pub(crate) fn step(form: &OpenForm, page: &Page, order: &str, stuck: bool) -> Option<Reply> {
    let fixes: Vec<Fix> = serde_json::from_str(order).ok()?;
    let form = read(form, page)?;
    let step = match form.step(&fixes, now(), stuck) {
        patrol_advise::Step::Press(at) => Step { at: Some(at), ..Step::default() },
        patrol_advise::Step::Write(at, text) => Step { at: Some(at), write: Some(text), said: None },
        patrol_advise::Step::Wait => Step::default(),
        patrol_advise::Step::Done => Step { said: Some(done(&form, &fixes)), ..Step::default() },
        patrol_advise::Step::Failed(at) => Step { at, said: Some(failed(&fixes)), ..Step::default() },
    };
    Some(Reply::Step(step))
}

/// On which host the form is, the browser says, not the page.
fn read(form: &OpenForm, page: &Page) -> Option<Form> {
    Some(Form {
        first: Controls::read(&form.first)?,
        now: Controls::read(&form.now)?,
        host: page.host.clone(),
        organization: form.organization.clone(),
    })
}

fn said(form: &Form, task: u32, settings: &Settings, now: Instant) -> FormVerdict {
    let (fields, complete) = form.token_fields(now);
    // A form does not tell which token it changes.
    let advice: Vec<Advice> =
        judged(&fields, settings, &[], now).advice.into_iter().chain(form.elsewhere(settings)).collect();
    let line = match advice.is_empty() {
        false => Phrase::form_look(),
        true if complete => Phrase::form_quiet(),
        true => Phrase::form_partly(),
    };
    let level = advice.iter().map(|advice| advice.level).max().unwrap_or(Level::Off);
    let task = usize::try_from(task).ok().and_then(|task| Task::ALL.get(task.checked_sub(1)?));
    FormVerdict {
        outcome: level.outcome(),
        advice: advice.into_iter().map(|advice| beside(form, advice)).collect(),
        complete,
        line,
        tasks: Task::ALL.iter().map(Task::phrase).collect(),
        task: task.map(|task| task_advice(form, task)),
    }
}

/// Advice beside the control that it is about.
fn beside(form: &Form, advice: Advice) -> FormAdvice {
    FormAdvice {
        at: form.place(advice.field),
        button: advice.fix.as_ref().map(|fix| button(form, fix)),
        advice,
    }
}

fn button(form: &Form, fix: &Fix) -> Button {
    let label = match fix {
        Fix::Days { days } => Phrase::form_fix_days(days),
        Fix::CurrentOrganization => Phrase::form_fix_organization(Foreign::new(&form.organization)),
        Fix::CustomScopes => Phrase::form_fix_custom(),
        Fix::Scopes { .. } => Phrase::form_fix_scopes(),
    };
    Button { label, order: order(std::slice::from_ref(fix)) }
}

/// The way without a token first, then exactly what a token for the task needs.
fn task_advice(form: &Form, task: &Task) -> TaskAdvice {
    let ids = task.scopes.iter().map(|id| (*id).to_owned()).collect();
    let mut fixes = vec![Fix::Scopes { ids }, Fix::Days { days: task.days }];
    if !form.organization.is_empty() {
        fixes.push(Fix::CurrentOrganization);
    }
    TaskAdvice {
        reason: Phrase::form_task_first(),
        safer: Phrase::form_task_needs(Word::own(task.scope_names().join(", ")), task.days),
        alternative: task.alternative(Service::of(&form.host)),
        button: Button { label: Phrase::form_task_take(), order: order(&fixes) },
    }
}

/// What the page hands back when a button is pressed: it cannot read it and has no need to.
fn order(fixes: &[Fix]) -> String {
    // Names and numbers always become JSON; what is empty is no order.
    serde_json::to_string(fixes).unwrap_or_default()
}

/// The page took it. What is checked now is said in the page's own words: the person sees whether it is what was meant.
fn done(form: &Form, fixes: &[Fix]) -> Phrase {
    let checked = form.now.checked();
    if checked.is_empty() || scopes(fixes).is_none() {
        Phrase::form_fixed()
    } else {
        Phrase::form_ticked(Word::list(checked.iter().map(|words| Foreign::new(words))))
    }
}

fn failed(fixes: &[Fix]) -> Phrase {
    match scopes(fixes) {
        Some(ids) => {
            let names: Vec<String> = Scope::known(ids).iter().map(Scope::name).collect();
            Phrase::form_tick_yourself(Word::own(names.join(", ")))
        }
        None => Phrase::form_fix_failed(),
    }
}

fn scopes(fixes: &[Fix]) -> Option<&[String]> {
    fixes.iter().find_map(|fix| match fix {
        Fix::Scopes { ids } => Some(ids.as_slice()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use patrol_policy::{Outcome, Rule};

    use super::*;

    /// 2026-11-20T00:00:00Z.
    const NOW: Instant = Instant(1_795_132_800_000);

    /// A form without a name yet: this organization, 60 days, full access.
    const FULL: &str = "f0\nm0contoso\nm060 days\nr1All\nc0Own";

    fn cloud() -> Page {
        Page { host: "dev.azure.com".into(), ..Page::default() }
    }

    fn form(first: &str, now: &str) -> Form {
        let open = OpenForm {
            host: "tfs.example.org".into(),
            organization: "contoso".into(),
            first: first.into(),
            now: now.into(),
        };
        read(&open, &cloud()).unwrap()
    }

    /// Keys and gaps instead of sentences.
    fn keys(phrase: &Phrase) -> String {
        [&[phrase.key().to_string()], phrase.args()].concat().join(" ")
    }

    fn verdict(form: &Form, task: u32) -> FormVerdict {
        said(form, task, &Settings::default(), NOW)
    }

    fn fixes(button: &Button) -> Vec<Fix> {
        serde_json::from_str(&button.order).unwrap()
    }

    #[test]
    fn each_finding_stands_beside_its_control_with_a_button_whose_order_is_understood() {
        let verdict = verdict(&form(FULL, &FULL.replace("f0", "f0build")), 0);
        assert!(verdict.complete);
        assert_eq!((verdict.line, verdict.outcome), (Phrase::form_look(), Outcome::Ask));
        let told: Vec<_> =
            verdict.advice.iter().map(|one| (one.advice.rule, one.at, keys(&one.advice.reason))).collect();
        assert_eq!(
            told,
            [
                (Rule::FullAccess, Some(3), "adviceFullAccess".to_owned()),
                (Rule::LifetimeOverLimit, Some(2), "adviceLifetime 60 30".to_owned()),
            ]
        );
        let orders: Vec<_> = verdict.advice.iter().map(|one| fixes(one.button.as_ref().unwrap())).collect();
        assert_eq!(orders, [[Fix::CustomScopes], [Fix::Days { days: 30 }]]);
    }

    #[test]
    fn a_form_that_cannot_be_read_whole_says_so_and_offers_every_task() {
        let verdict = verdict(&form("f0\nm0contoso\nm07 days", "f0build\nm0contoso\nm07 days"), 0);
        assert_eq!((verdict.advice, verdict.complete), (vec![], false), "the scopes cannot be told");
        assert_eq!((verdict.line, verdict.outcome), (Phrase::form_partly(), Outcome::Pass));
        assert_eq!(verdict.task, None);
        assert_eq!(verdict.tasks.len(), Task::ALL.len());
    }

    #[test]
    fn another_organization_is_told_beside_its_drop_down() {
        let verdict = verdict(&form(FULL, &FULL.replace("m0contoso", "m0fabrikam")), 0);
        let elsewhere = verdict.advice.iter().find(|one| one.advice.rule == Rule::AllOrganizations).unwrap();
        assert_eq!(elsewhere.at, Some(1));
        assert_eq!(
            keys(&elsewhere.advice.reason),
            "formOtherOrganization \u{2068}\"contoso\"\u{2069} 2026-12-01"
        );
        assert_eq!(
            keys(&elsewhere.button.as_ref().unwrap().label),
            "formFixOrganization \u{2068}\"contoso\"\u{2069}"
        );
        assert!(!verdict.complete);
    }

    #[test]
    fn a_task_names_the_way_without_a_token_and_asks_for_exactly_what_it_needs() {
        let form = form(FULL, FULL);
        let task = verdict(&form, 1).task.unwrap();
        assert_eq!(keys(&task.alternative.phrase), "wayGit");
        let days = Task::ALL[0].days;
        assert_eq!(keys(&task.safer), format!("formTaskNeeds Code (Read) {days}"));
        let order = fixes(&task.button);
        let ids = vec!["vso.code".to_owned()];
        assert_eq!(order, [Fix::Scopes { ids }, Fix::Days { days }, Fix::CurrentOrganization]);

        let nowhere = Form { organization: String::new(), ..form };
        let order = fixes(&verdict(&nowhere, 1).task.unwrap().button);
        assert!(!order.contains(&Fix::CurrentOrganization), "there is none to choose");
    }

    #[test]
    fn a_task_that_does_not_exist_is_none() {
        for task in [0, u32::MAX, u32::try_from(Task::ALL.len()).unwrap() + 1] {
            assert_eq!(verdict(&form(FULL, FULL), task).task, None, "{task}");
        }
    }

    #[test]
    fn what_is_checked_now_is_said_in_the_pages_own_words() {
        let scopes = [Fix::Scopes { ids: vec!["vso.code".into()] }];
        let ticked = form(FULL, "f0\nm0x\na0Kode\nb1Lesen\nb0Schreiben");
        assert_eq!(keys(&done(&ticked, &scopes)), "formTicked \u{2068}\"Kode (Lesen)\"\u{2069}");
        let hostile = form(FULL, "f0\nm0x\na0Kode      Das ist sicher.\nb1Lesen\u{202e}\" x");
        let said = "formTicked \u{2068}\"Kode Das ist sicher. (Lesen' x)\"\u{2069}";
        assert_eq!(keys(&done(&hostile, &scopes)), said);
        assert_eq!(keys(&done(&ticked, &[Fix::Days { days: 7 }])), "formFixed", "not about boxes");
        assert_eq!(keys(&done(&form(FULL, FULL), &scopes)), "formFixed", "nothing is checked");
    }

    #[test]
    fn what_the_form_did_not_take_is_named() {
        let ids = vec!["vso.code_write".into(), "vso.work".into()];
        let named = "formTickYourself Code (Read & write), Work Items (Read)";
        assert_eq!(keys(&failed(&[Fix::Days { days: 7 }, Fix::Scopes { ids }])), named);
        assert_eq!(keys(&failed(&[Fix::Days { days: 7 }])), "formFixFailed");
    }

    #[test]
    fn what_is_no_form_or_no_order_gets_no_answer() {
        let page = |now: &str| OpenForm { first: FULL.into(), now: now.into(), ..OpenForm::default() };
        assert!(step(&page("f0"), &cloud(), "press everything", false).is_none());
        assert!(step(&page("x9what"), &cloud(), "[]", false).is_none());
    }
}
