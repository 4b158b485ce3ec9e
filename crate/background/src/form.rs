use patrol_advise::{Change, Form, Names, Scope, Task, Verdict};
use patrol_azdo::{Controls, ExistingToken, Field, Fix, Instant, TokenFields, TokenRequest};
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::{Rule, Settings};
use patrol_protocol::{Button, FormVerdict, Line, OpenForm, Reply, Step, TaskAdvice, Tone, Topic};

use crate::about_token::about_token;
use crate::clock::now;
use crate::form_advice::{beside, order};
use crate::judge::{Known, chosen, judged};
use crate::sender::Page;
use crate::{settings, token_list};

/// What is to be said about the open form, and about the task that the person has chosen. `None` when what the page wrote is no form.
pub(crate) async fn judge(form: &OpenForm, page: &Page, task: u32) -> Option<Reply> {
    let form = read(form, page)?;
    let tokens = token_list::tokens().await;
    Some(Reply::Form(Box::new(said(form, task, &settings::in_force().await, &tokens, now()))))
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
        patrol_advise::Step::Failed(at) => Step { at, said: Some(failed(&form, &fixes)), ..Step::default() },
    };
    Some(Reply::Step(step))
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
        question: about_token(&fields, way),
        tasks: if form.is_new() { Task::ALL.iter().map(Task::phrase).collect() } else { Vec::new() },
        task: needs.map(|task| task_advice(&form, task, &names, settings)),
        advice: verdict
            .advice
            .into_iter()
            .map(|advice| beside(Some(&form), &fields, &names, advice))
            .collect(),
    }
}

/// What tells how a form stands.
struct Stand<'a> {
    fields: &'a TokenFields,
    /// Whether the form tells all that the request will say, and all that it is compared with is known.
    complete: bool,
    known: Known<'a>,
}

impl Stand<'_> {
    /// How the form stands, in one sentence.
    fn line(&self, verdict: &Verdict, form: &Form) -> Line {
        let line = |tone, sentence, list| Line { tone, sentence, list };
        let Known { task, names, existing, .. } = self.known;
        // A name is the person's own: it does not make what Patrol proposes a thing to check.
        let only_name = verdict.advice.iter().all(|one| one.rule == Rule::VagueName && !one.level.holds());
        let scopes = Scope::known(&self.fields.scopes);
        if let Some(task) = task
            && only_name
            && self.complete
        {
            let (tone, sentence) = match task.is_just(&scopes) {
                true => (Tone::Good, Phrase::form_good("")),
                false => (Tone::Plain, Phrase::form_not_yet("")),
            };
            return line(tone, sentence, vec![Topic::Said(task.phrase())]);
        }
        let mut topics: Vec<Topic> = Vec::new();
        for advice in &verdict.advice {
            let found = beside(Some(form), self.fields, names, advice.clone()).topics;
            topics.extend(found.into_iter().filter(|topic| !topics.contains(topic)).collect::<Vec<_>>());
        }
        if !topics.is_empty() {
            return line(Tone::Check, Phrase::form_check(topics.len(), ""), topics);
        }
        if !self.complete {
            return line(Tone::Plain, Phrase::form_partly(), Vec::new());
        }
        match (existing, TokenRequest::of(self.fields)) {
            (Some(existing), Some(request)) => edited(&Change::between(existing, &request)),
            _ if scopes.is_empty() => line(Tone::Plain, Phrase::form_start(), Vec::new()),
            _ => line(Tone::Good, Phrase::form_quiet(), Vec::new()),
        }
    }
}

/// How an edit stands that adds nothing.
fn edited(change: &Change) -> Line {
    let list: Vec<Topic> = [
        (change.fewer_scopes, Phrase::safer_scopes()),
        (change.sooner, Phrase::safer_expiry()),
        (change.less_far, Phrase::safer_reach()),
    ]
    .into_iter()
    .filter_map(|(is_so, phrase)| is_so.then_some(Topic::Said(phrase)))
    .collect();
    match change.is_safer() {
        true => Line { tone: Tone::Good, sentence: Phrase::form_safer(""), list },
        false => Line { tone: Tone::Good, sentence: Phrase::form_same(), list: Vec::new() },
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

/// The page took it. What is checked now is said in the page's own words: the person sees whether it is what was meant.
fn done(form: &Form, fixes: &[Fix]) -> Phrase {
    let checked = form.now.checked();
    if checked.is_empty() || scopes(fixes).is_none() {
        Phrase::form_fixed()
    } else {
        Phrase::form_ticked(Word::list(checked.iter().map(|words| Foreign::new(words))))
    }
}

fn failed(form: &Form, fixes: &[Fix]) -> Phrase {
    match scopes(fixes) {
        Some(ids) => {
            let names = Names::of(&form.now);
            Phrase::form_tick_yourself(Word::list(ids.iter().map(|id| names.of_id(id))))
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
    use patrol_advise::Checkboxes;
    use patrol_azdo::Kind;
    use patrol_policy::Outcome;

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
        [&[phrase.key().to_string()], phrase.args()].concat().join(" ").trim_end().to_owned()
    }

    fn verdict(form: &Form, task: u32) -> FormVerdict {
        said(form.clone(), task, &Settings::default(), &[], NOW)
    }

    /// The key of the line, and what fills it.
    fn line(verdict: &FormVerdict) -> String {
        let list = verdict.line.list.iter().map(|topic| match topic {
            Topic::Said(phrase) => keys(phrase),
            Topic::Named(name) => name.clone(),
        });
        [keys(&verdict.line.sentence), list.collect::<Vec<_>>().join(", ")].join(": ")
    }

    fn fixes(button: &Button) -> Vec<Fix> {
        serde_json::from_str(&button.order).unwrap()
    }

    /// The form with all its areas, in German words, as a person with this name leaves it: the scopes are ticked.
    fn filled(name: &str, days: &str, ids: &[&str]) -> Form {
        let mut lines = format!("f0\nm0contoso\nm0{days}\nr0Voll\nc1Eigene");
        let wanted: Vec<Scope> = ids.iter().filter_map(|id| Scope::find(id)).collect();
        for levels in Checkboxes::offered() {
            lines.push_str(&format!("\na0{}", levels[0].area));
            for scope in levels {
                let brings = |one: &Scope| *one == scope || one.area == scope.area && one.covers(&scope);
                lines.push_str(&format!("\nb{}{}", u8::from(wanted.iter().any(brings)), scope.label));
            }
        }
        form(&lines, &lines.replacen("f0", &format!("f0{name}"), 1))
    }

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
    fn the_line_follows_what_is_chosen() {
        let is =
            |scopes: &[&str], days: &str, task: u32| line(&verdict(&filled("Nightly", days, scopes), task));
        assert_eq!(is(&[], "30 days", 0), "formStart: ");
        assert_eq!(is(&[], "30 days", 2), "formNotYet: taskPush");
        assert_eq!(is(&["vso.packaging"], "30 days", 0), "formQuiet: ");
        assert_eq!(is(&["vso.code"], "30 days", 2), "formNotYet: taskPush");
        assert_eq!(is(&["vso.code_write"], "30 days", 2), "formGood: taskPush");
        assert_eq!(is(&["vso.code_write"], "90 days", 2), "formCheck_other 1: topicLifetime");
        assert_eq!(is(&["vso.code_full"], "90 days", 2), "formCheck_other 2: Code (Full), topicLifetime");
        assert_eq!(
            is(&["vso.code_write", "vso.build_execute"], "30 days", 2),
            "formCheck_other 1: Build (Read & execute)"
        );
    }

    #[test]
    fn a_token_of_more_than_the_task_needs_is_offered_what_is_enough() {
        let verdict = verdict(&filled("Nightly", "30 days", &["vso.code_full"]), 2);
        let [advice] = verdict.advice.as_slice() else { panic!("{:?}", verdict.advice) };
        assert_eq!(keys(&advice.advice.safer), "adviceScopeEnough Code (Read & write)");
        assert_eq!(keys(&advice.button.as_ref().unwrap().label), "formFixUse Code (Read & write)");
    }

    #[test]
    fn an_edit_is_compared_with_the_token_in_the_list() {
        let token = ExistingToken {
            authorization_id: "7".into(),
            name: "ci".into(),
            scopes: vec!["vso.code_write".into()],
            valid_from: None,
            valid_to: Instant::parse("2026-12-20"),
            reach: patrol_azdo::Reach::Organizations(1),
            last_used: None,
        };
        let page = |name: &str, end: &str, scopes: &[&str]| {
            let lines = filled(name, "Eigene", scopes).now;
            let mut lines: Vec<String> = lines
                .0
                .iter()
                .map(|one| {
                    let (letter, _) = Kind::ALL.into_iter().find(|(_, kind)| *kind == one.kind).unwrap();
                    format!("{}{}{}", char::from(letter), u8::from(one.on), one.text)
                })
                .collect();
            lines.insert(3, format!("d0{end}"));
            lines.join("\n")
        };
        let before = page("ci", "2026-12-20", &["vso.code_write"]);
        let edit = |name, end, scopes: &[&str], list: &[ExistingToken]| {
            said(form(&before, &page(name, end, scopes)), 0, &Settings::default(), list, NOW)
        };
        let list = [token];
        let stand = |name, end, scopes: &[&str]| {
            let verdict = edit(name, end, scopes, &list);
            assert!(verdict.complete && verdict.tasks.is_empty());
            (line(&verdict), verdict.outcome)
        };
        assert_eq!(stand("test", "2026-12-20", &["vso.code_write"]), ("formSame: ".into(), Outcome::Pass));
        assert_eq!(
            stand("ci", "2026-12-10", &["vso.code"]),
            ("formSafer: saferScopes, saferExpiry".into(), Outcome::Pass)
        );
        assert_eq!(
            stand("ci", "2027-01-15", &["vso.code_write", "vso.work"]),
            ("formCheck_other 2: Work Items (Read), topicLifetime".into(), Outcome::Ask)
        );
        let other = ExistingToken { name: "laptop".into(), ..list[0].clone() };
        assert_eq!(
            edit("ci", "2026-12-10", &["vso.code"], &[other]).tasks.len(),
            Task::ALL.len(),
            "drawn anew"
        );
        let unseen = edit("ci", "2026-12-10", &["vso.code"], &[]);
        assert_eq!((line(&unseen), unseen.complete), ("formPartly: ".into(), false));
        assert_eq!(keys(&unseen.question.title), "tokenTitleEdit");
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
        let form = form(FULL, FULL);
        assert_eq!(keys(&failed(&form, &[Fix::Days { days: 7 }, Fix::Scopes { ids }])), named);
        assert_eq!(keys(&failed(&form, &[Fix::Days { days: 7 }])), "formFixFailed");
    }

    #[test]
    fn what_is_no_form_or_no_order_gets_no_answer() {
        let page = |now: &str| OpenForm { first: FULL.into(), now: now.into(), ..OpenForm::default() };
        assert!(step(&page("f0"), &cloud(), "press everything", false).is_none());
        assert!(step(&page("x9what"), &cloud(), "[]", false).is_none());
    }
}
