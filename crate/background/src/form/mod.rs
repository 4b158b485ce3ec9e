//! The open form: what is to be said about it, and how it is changed.

mod line;
mod step;

pub(crate) use step::step;

use patrol_advise::{Form, Names, Task};
use patrol_azdo::{Controls, ExistingToken, Field, Fix, Instant};
use patrol_phrase::{Phrase, Word};
use patrol_policy::Settings;
use patrol_protocol::{Button, FormVerdict, OpenForm, Reply, TaskAdvice, Tone};

use crate::about_token::about_token;
use crate::clock::now;
use crate::form_advice::{beside, order};
use crate::judge::{Known, chosen, judged};
use crate::sender::Page;
use crate::{settings, token_list};
use line::Stand;

/// What is to be said about the open form, and about the task that the person has chosen. `None` when what the page wrote is no form.
pub(crate) async fn judge(form: &OpenForm, page: &Page, task: u32) -> Option<Reply> {
    let form = read(form, page)?;
    let tokens = token_list::tokens().await;
    let decided = settings::decided().await;
    let mut verdict = said(form, task, &decided.effective.settings(), &tokens, now());
    verdict.question.company = decided.company(verdict.advice.iter().map(|said| said.advice.rule));
    Some(Reply::Form(Box::new(verdict)))
}

/// On which host the form is, the browser says, not the page.
pub(crate) fn read(form: &OpenForm, page: &Page) -> Option<Form> {
    Some(Form {
        first: Controls::read(&form.first)?,
        now: Controls::read(&form.now)?,
        host: page.host.clone(),
        organization: form.organization.clone(),
        namesakes: None,
    })
}

fn said(form: Form, task: u32, settings: &Settings, tokens: &[ExistingToken], now: Instant) -> FormVerdict {
    let (form, existing) = form.compared(tokens);
    let (fields, complete) = form.token_fields(now);
    let names = Names::of(&form.now);
    let task = chosen(task).filter(|_| form.is_new());
    let known = Known { settings, task, names: &names, existing };
    let mut verdict = judged(&fields, &known, now);
    let way = verdict.take_way();
    if !form.is_new() && existing.is_none() {
        // Of a token that is in no list, or in no list by this name, the request is asked about: it says which token it is.
        verdict.advice.retain(|advice| advice.field != Field::Whole);
    }
    verdict.advice.extend(form.elsewhere(settings));
    let stand = Stand { fields: &fields, complete: complete && (form.is_new() || existing.is_some()), known };
    let line = stand.line(&verdict, &form);
    let needs = task.filter(|_| line.tone != Tone::Good);
    FormVerdict {
        outcome: verdict.level().outcome(),
        complete: stand.complete,
        line,
        question: about_token(&fields, &verdict, way),
        tasks: if form.is_new() { Task::ALL.iter().map(Task::phrase).collect() } else { Vec::new() },
        task: needs.map(|task| task_advice(&form, task, &names, settings)),
        advice: verdict
            .advice
            .into_iter()
            .map(|advice| beside(Some(&form), &fields, &names, advice))
            .collect(),
    }
}

/// Exactly what a token for the task needs.
fn task_advice(form: &Form, task: &Task, names: &Names, settings: &Settings) -> TaskAdvice {
    let (days, scopes) = (task.days(settings), task.known());
    let mut fixes = vec![
        Fix::Scopes { ids: scopes.iter().map(|scope| scope.id.to_owned()).collect() },
        Fix::Days { days },
    ];
    if !form.organization.is_empty() {
        fixes.push(Fix::CurrentOrganization);
    }
    TaskAdvice {
        needs: Phrase::form_task_needs(days, Word::list(scopes.iter().map(|scope| names.of_scope(scope)))),
        button: Button { label: Phrase::form_task_take(), order: order(&fixes) },
    }
}

#[cfg(test)]
mod testing;

#[cfg(test)]
mod tests {
    use patrol_policy::{Outcome, Rule};

    use super::testing::{FULL, NOW, filled, fixes, form, keys, line, verdict};
    use super::*;

    #[test]
    fn each_finding_stands_beside_its_control_with_a_button_whose_order_is_understood() {
        let verdict = verdict(&form(FULL, &FULL.replace("f0", "f0build")), 0);
        assert!(verdict.complete);
        assert_eq!(line(&verdict), "formCheck_other 2: \u{2068}\"All\"\u{2069}, topicLifetime");
        assert_eq!(verdict.outcome, Outcome::Ask);
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
        let way = verdict.question.way.unwrap();
        assert_eq!(keys(&way.phrase), "wayScripts", "once for all");
    }

    #[test]
    fn what_a_task_needs_looks_good_whatever_its_name_and_is_not_questioned() {
        for (at, task) in (1..).zip(Task::ALL) {
            for name in ["Nightly report", "test", ""] {
                for limit in [1, 7, 30, 365] {
                    let settings = Settings { lifetime_limit_days: limit, ..Settings::default() };
                    let days = format!("{} days", task.days(&settings));
                    let form = filled(name, &days, task.scopes);
                    // Numbers that could be weeks or months are not read.
                    if !form.token_fields(NOW).1 {
                        continue;
                    }
                    let verdict = said(form, at, &settings, &[], NOW);
                    let expected = format!("formGood: {}", keys(&task.phrase()));
                    assert_eq!(line(&verdict), expected, "{} {name} {limit}", task.id);
                    assert!(verdict.outcome <= Outcome::Note, "{}", task.id);
                    assert_eq!((verdict.line.tone, verdict.task), (Tone::Good, None));
                    let spoken: Vec<_> = verdict.advice.iter().map(|one| one.advice.rule).collect();
                    assert_eq!(spoken, if name == "test" { vec![Rule::VagueName] } else { vec![] });
                }
            }
        }
    }

    #[test]
    fn a_token_of_more_than_the_task_needs_is_offered_what_is_enough() {
        let verdict = verdict(&filled("Nightly", "30 days", &["vso.code_full"]), 2);
        let [advice] = verdict.advice.as_slice() else { panic!("{:?}", verdict.advice) };
        assert_eq!(keys(&advice.advice.safer), "adviceScopeEnough Code (Read & write)");
        assert_eq!(keys(&advice.button.as_ref().unwrap().label), "formFixUse Code (Read & write)");
    }

    #[test]
    fn a_form_that_cannot_be_read_whole_says_so_and_offers_every_task() {
        let verdict = verdict(&form("f0\nm0contoso\nm07 days", "f0build\nm0contoso\nm07 days"), 0);
        assert_eq!((&verdict.advice, verdict.complete), (&vec![], false), "the scopes cannot be told");
        assert_eq!((line(&verdict), verdict.outcome), ("formPartly: ".into(), Outcome::Pass));
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
        let chosen = verdict(&form, 1);
        assert_eq!(chosen.question.way.map(|way| keys(&way.phrase)).as_deref(), Some("wayGit"));
        let task = chosen.task.unwrap();
        let days = Task::ALL[0].days(&Settings::default());
        assert_eq!(keys(&task.needs), format!("formTaskNeeds_other {days} Code (Read)"));
        let order = fixes(&task.button);
        let ids = vec!["vso.code".to_owned()];
        assert_eq!(order, [Fix::Scopes { ids }, Fix::Days { days }, Fix::CurrentOrganization]);

        let nowhere = Form { organization: String::new(), ..form };
        let order = fixes(&verdict(&nowhere, 1).task.unwrap().button);
        assert!(!order.contains(&Fix::CurrentOrganization), "there is none to choose");
        assert_eq!(verdict(&nowhere, u32::MAX).task, None);
    }
}
