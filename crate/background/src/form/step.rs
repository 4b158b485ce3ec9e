use patrol_advise::{Form, Names};
use patrol_azdo::Fix;
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_protocol::{OpenForm, Reply, Step};

use super::read;
use crate::clock::now;
use crate::sender::Page;

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
    use super::*;
    use crate::form::testing::{FULL, cloud, form, keys};

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
