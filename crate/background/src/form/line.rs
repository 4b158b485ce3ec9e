use patrol_advise::{Change, Form, Scope, Verdict};
use patrol_azdo::{TokenFields, TokenRequest};
use patrol_phrase::Phrase;
use patrol_policy::Rule;
use patrol_protocol::{Line, Tone, Topic};

use crate::form_advice::beside;
use crate::judge::Known;

/// What tells how a form stands.
pub(super) struct Stand<'a> {
    pub(super) fields: &'a TokenFields,
    /// Whether the form tells all that the request will say, and all that it is compared with is known.
    pub(super) complete: bool,
    pub(super) known: Known<'a>,
}

impl Stand<'_> {
    /// How the form stands, in one sentence.
    pub(super) fn line(&self, verdict: &Verdict, form: &Form) -> Line {
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

#[cfg(test)]
mod tests {
    use patrol_advise::Task;
    use patrol_azdo::{ExistingToken, Instant, Kind};
    use patrol_policy::{Outcome, Settings};

    use crate::form::said;
    use crate::form::testing::{NOW, filled, form, keys, line, verdict};

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
}
