use patrol_advise::{Form, Scope, Service, Task};
use patrol_azdo::{Controls, Fix};
use patrol_settings::{Level, Phrase, Settings};
use patrol_webext::{Button, Finding, OpenForm, Reply, Step, Verdict, decode, encode, say};

use crate::judge::{judged, now, settings, spoken, way_in_words};

/// What is to be said about the open form, and about the task that the person has chosen. `None` when what the page wrote is no form.
pub(crate) async fn judge(form: &OpenForm, task: u32) -> Option<Reply> {
    let form = read(form)?;
    Some(Reply::Verdict(said(&form, task, &settings().await, &say)))
}

/// The next step of a change that the person asked for. `None` when it is no order of ours, or no form.
pub(crate) fn step(form: &OpenForm, order: &str, stuck: bool) -> Option<Reply> {
    let fixes: Vec<Fix> = decode(order)?;
    let form = read(form)?;
    let step = match form.step(&fixes, now(), stuck) {
        patrol_advise::Step::Press(at) => Step { at: Some(at), ..Step::default() },
        patrol_advise::Step::Write(at, text) => Step { at: Some(at), write: Some(text), said: None },
        patrol_advise::Step::Wait => Step::default(),
        patrol_advise::Step::Done => Step { said: Some(say(&done(&form, &fixes))), ..Step::default() },
        patrol_advise::Step::Failed(at) => Step { at, said: Some(say(&failed(&fixes))), ..Step::default() },
    };
    Some(Reply::Step(step))
}

fn read(form: &OpenForm) -> Option<Form> {
    Some(Form {
        first: Controls::read(&form.first)?,
        now: Controls::read(&form.now)?,
        host: form.host.clone(),
        organization: form.organization.clone(),
    })
}

fn said(form: &Form, task: u32, settings: &Settings, say: &dyn Fn(&Phrase) -> String) -> Verdict {
    let (asked, complete) = form.asked(now());
    // A form does not tell which token it changes.
    let found = judged(&asked, settings, &[], now()).findings;
    let findings: Vec<Finding> = found
        .into_iter()
        .chain(form.elsewhere(settings))
        .map(|finding| Finding {
            at: form.place(finding.field),
            button: finding.fix.as_ref().map(|fix| button(form, fix, say)),
            ..spoken(finding, say)
        })
        .collect();
    let line = match findings.is_empty() {
        false => "formLook",
        true if complete => "formQuiet",
        true => "formPartly",
    };
    Verdict {
        findings,
        complete,
        line: say(&Phrase::new(line)),
        tasks: Task::ALL.iter().map(|task| say(&task.phrase())).collect(),
        task: usize::try_from(task)
            .ok()
            .and_then(|task| Some(advice(form, Task::ALL.get(task.checked_sub(1)?)?, say))),
    }
}

fn button(form: &Form, fix: &Fix, say: &dyn Fn(&Phrase) -> String) -> Button {
    let label = match fix {
        Fix::Days { days } => Phrase::new("formFixDays").with(days),
        Fix::CurrentOrganization => Phrase::new("formFixOrganization").with(&form.organization),
        Fix::CustomScopes => Phrase::new("formFixCustom"),
        Fix::Scopes { .. } => Phrase::new("formFixScopes"),
    };
    Button { label: say(&label), order: encode(&[fix]) }
}

/// The way without a token first, then exactly what a token for the task needs.
fn advice(form: &Form, task: &Task, say: &dyn Fn(&Phrase) -> String) -> Finding {
    let ids = task.scopes.iter().map(|id| (*id).to_owned()).collect();
    let mut fixes = vec![Fix::Scopes { ids }, Fix::Days { days: task.days }];
    if !form.organization.is_empty() {
        fixes.push(Fix::CurrentOrganization);
    }
    let way = task.alternative(Service::of(&form.host));
    Finding {
        rule: None,
        level: Level::Inform,
        reason: say(&Phrase::new("formTaskFirst")),
        safer: say(&Phrase::new("formTaskNeeds").with(task.scope_names().join(", ")).with(task.days)),
        at: None,
        button: Some(Button { label: say(&Phrase::new("formTaskTake")), order: encode(&fixes) }),
        alternative: Some(way_in_words(&way, say)),
    }
}

/// The page took it. What is checked now is said in the page's own words: the person sees whether it is what was meant.
fn done(form: &Form, fixes: &[Fix]) -> Phrase {
    let checked = form.now.checked();
    if checked.is_empty() || scopes(fixes).is_none() {
        Phrase::new("formFixed")
    } else {
        Phrase::new("formTicked").with(checked.join(", "))
    }
}

fn failed(fixes: &[Fix]) -> Phrase {
    match scopes(fixes) {
        Some(ids) => {
            let names: Vec<String> = Scope::known(ids).iter().map(Scope::name).collect();
            Phrase::new("formTickYourself").with(names.join(", "))
        }
        None => Phrase::new("formFixFailed"),
    }
}

fn scopes(fixes: &[Fix]) -> Option<&[String]> {
    fixes.iter().find_map(|fix| match fix {
        Fix::Scopes { ids } => Some(ids.as_slice()),
        _ => None,
    })
}
