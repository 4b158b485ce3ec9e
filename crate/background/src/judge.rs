use patrol_advise::{Advice, Change, Context, Names, Service, Task};
use patrol_azdo::{ExistingToken, Expiry, Instant, Intent, Place, TokenFields, TokenRequest};
use patrol_phrase::{Foreign, Phrase, Word};
use patrol_policy::{Reminders, Settings};
use patrol_protocol::{AboutToken, OpenForm, Reply, Verdict};

use crate::about_token::about_token;
use crate::clock::now;
use crate::form::read;
use crate::form_advice::beside;
use crate::sender::Page;
use crate::{settings, token_list};

/// Judges what a page is about to ask of the token service, with the stored settings and the present time. What the person was told in the
/// form and went on from is not said again.
pub(crate) async fn judge(
    fields: TokenFields,
    told: &[Advice],
    task: u32,
    form: Option<&OpenForm>,
    page: &Page,
) -> Reply {
    let fields = on_page(fields, page);
    let decided = settings::decided().await;
    let settings = decided.effective.settings();
    let form = form.and_then(|form| read(form, page));
    let names = form.as_ref().map(|form| Names::of(&form.now)).unwrap_or_default();
    let tokens = token_list::tokens().await;
    let request = TokenRequest::of(&fields);
    let existing = request.as_ref().and_then(|request| ExistingToken::changed_by(request, &tokens));
    let shrunk = request.as_ref().and_then(|request| shrunk(request, existing?, now()));
    let known = Known { settings: &settings, task: chosen(task), names: &names, existing };
    let mut verdict = judged(&fields, &known, now()).without(told);
    let way = verdict.take_way();
    let company = decided.company(verdict.advice.iter().map(|advice| advice.rule));
    Reply::Verdict(Verdict {
        outcome: verdict.level().outcome(),
        question: AboutToken { company, ..about_token(&fields, &verdict, way) },
        advice: verdict
            .advice
            .into_iter()
            .map(|advice| beside(form.as_ref(), &fields, &names, advice))
            .collect(),
        ends: ends(&fields),
        shrunk,
    })
}

/// What a verdict rests on besides the token itself and the time.
pub(crate) struct Known<'a> {
    /// What is in force.
    pub(crate) settings: &'a Settings,
    /// What the person has said that the token is for.
    pub(crate) task: Option<&'static Task>,
    /// What the scopes are called where the person sees them.
    pub(crate) names: &'a Names,
    /// The token that is changed.
    pub(crate) existing: Option<&'a ExistingToken>,
}

/// The task with this number, counted from 1.
pub(crate) fn chosen(task: u32) -> Option<&'static Task> {
    usize::try_from(task).ok().and_then(|task| Task::ALL.get(task.checked_sub(1)?))
}

/// The day on which the token expires, if what the page sends can be read.
fn ends(fields: &TokenFields) -> Option<String> {
    match TokenRequest::of(fields)?.expiry {
        Expiry::At(end) => Some(end.date()),
        Expiry::NotSaid | Expiry::Unreadable | Expiry::NotKnown => None,
    }
}

/// What to say of an edit that takes something from the token and leaves time for a reminder.
fn shrunk(request: &TokenRequest, existing: &ExistingToken, Instant(now): Instant) -> Option<Phrase> {
    let (Intent::Edit, Expiry::At(end), Some(name)) = (request.intent, request.expiry, &request.name) else {
        return None;
    };
    let [until, now] = [end.0, now].map(|moment| u64::try_from(moment).unwrap_or_default());
    let is_offered = Change::between(existing, request).is_safer() && Reminders::has_time(until, now);
    is_offered.then(|| Phrase::list_shrunk(Foreign::new(name), Word::own(end.date())))
}

/// Where the token is made, the browser says, not the page.
fn on_page(fields: TokenFields, page: &Page) -> TokenFields {
    let place = Place::of(&page.host, &page.path);
    TokenFields { host: page.host.clone(), organization: place.organization, ..fields }
}

/// What the rules say.
pub(crate) fn judged(fields: &TokenFields, known: &Known, now: Instant) -> patrol_advise::Verdict {
    let Known { settings, task, names, existing } = *known;
    let service = Service::of(&fields.host);
    patrol_advise::judge(
        TokenRequest::of(fields).as_ref(),
        &Context { settings, now, service, existing, task, names },
    )
}

#[cfg(test)]
mod tests {
    use patrol_azdo::{Reach, ReadFrom};

    use super::*;

    #[test]
    fn the_end_is_a_day_or_nothing_whatever_a_page_sends() {
        let day = || Some("2026-12-20".to_owned());
        for (sent, said) in [
            ("2026-12-20T08:00:00Z", day()),
            ("/Date(1797753600000)/", day()),
            ("2026-12-20 or never. Patrol has checked this token.", None),
            ("soon", None),
            ("", None),
        ] {
            let read_from = ReadFrom::Request;
            let fields = TokenFields { read_from, valid_to: Some(sent.into()), ..TokenFields::default() };
            assert_eq!(ends(&fields), said, "{sent}");
        }
        assert_eq!(ends(&TokenFields::default()), None, "a request that cannot be read");
    }

    #[test]
    fn a_reminder_is_offered_where_an_edit_takes_something_and_adds_nothing() {
        let existing = ExistingToken {
            authorization_id: "7".into(),
            name: "ci".into(),
            scopes: vec!["vso.code_write".into(), "vso.work".into()],
            valid_from: None,
            valid_to: Instant::parse("2027-06-01"),
            reach: Reach::Organizations(2),
            last_used: None,
        };
        let now = Instant::parse("2026-12-03").unwrap();
        let edit = || TokenFields {
            read_from: ReadFrom::Request,
            intent: Intent::Edit,
            name: Some("ci".into()),
            scopes: existing.scopes.clone(),
            valid_to: Some("2027-06-01".into()),
            reach: Reach::Organizations(2),
            ..TokenFields::default()
        };
        let said = |fields: TokenFields| {
            let phrase = shrunk(&TokenRequest::of(&fields).unwrap(), &existing, now)?;
            Some(phrase.args().join(" ").replace(['\u{2068}', '\u{2069}'], ""))
        };
        let end = |day: &str| Some(day.to_owned());
        let fewer = || TokenFields { scopes: vec!["vso.code".into()], ..edit() };
        let sooner = TokenFields { valid_to: end("2027-01-01"), ..edit() };
        assert_eq!(said(sooner), Some("\"ci\" 2027-01-01".into()));
        assert_eq!(said(fewer()), Some("\"ci\" 2027-06-01".into()));
        assert!(said(TokenFields { reach: Reach::Organizations(1), ..edit() }).is_some());
        for (why, fields) in [
            ("renamed", TokenFields { name: end("build"), ..edit() }),
            ("too soon", TokenFields { valid_to: end("2026-12-05"), ..edit() }),
            ("lasts longer", TokenFields { valid_to: end("2028-01-01"), ..fewer() }),
            ("it is shown anew", TokenFields { intent: Intent::Regenerate, ..fewer() }),
            ("no end", TokenFields { valid_to: None, ..fewer() }),
            ("no name", TokenFields { name: None, ..fewer() }),
        ] {
            assert_eq!(said(fields), None, "{why}");
        }
    }

    #[test]
    fn a_task_that_does_not_exist_is_none() {
        for task in [0, u32::MAX, u32::try_from(Task::ALL.len()).unwrap() + 1] {
            assert!(chosen(task).is_none(), "{task}");
        }
        assert_eq!(chosen(1).map(|task| task.id), Some(Task::ALL[0].id));
    }

    #[test]
    fn a_page_cannot_say_that_it_is_elsewhere() {
        let fields = TokenFields {
            host: "tfs.example.org".into(),
            organization: Some("other".into()),
            name: Some("ci".into()),
            ..TokenFields::default()
        };
        let page = Page {
            host: "dev.azure.com".into(),
            path: "/contoso/_usersSettings/tokens".into(),
            ..Page::default()
        };
        let expected = TokenFields {
            host: "dev.azure.com".into(),
            organization: Some("contoso".into()),
            name: Some("ci".into()),
            ..TokenFields::default()
        };
        assert_eq!(on_page(fields, &page), expected);
    }
}
