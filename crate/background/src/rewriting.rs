//! What a person is offered in the place of a text with secrets. The text comes without them, and nothing of it is kept.

use patrol_advise::Shell;
use patrol_phrase::{Phrase, clean};
use patrol_protocol::{HiddenSecret, HiddenText, Replacement, Reply, Rewriting, SetUp, ShownChange};
use patrol_rewrite::{Hidden, Offer, Place, Setup, rewrite_hidden};

use crate::shell;

/// How many changes are shown.
const CHANGES: usize = 3;

/// What could stand in the place of this text.
pub(crate) async fn rewrite(text: HiddenText) -> Reply {
    let shell = shell::chosen(text.windows).await;
    Reply::Rewriting { rewriting: rewriting(&text, shell) }
}

/// None for a text that is too long, or that nobody can rewrite so that it still can be read.
fn rewriting(text: &HiddenText, shell: Shell) -> Option<Rewriting> {
    let HiddenText { text, secrets, hints, whole, .. } = text;
    let is_too_long = text.len() > 3 * HiddenText::LONGEST
        || text.encode_utf16().count() > HiddenText::LONGEST
        || secrets.len() > HiddenText::SECRETS
        || hints.len() > HiddenText::HINTS
        || hints.iter().any(|hint| hint.len() > HiddenText::HINT);
    if is_too_long {
        return None;
    }
    let hidden: Vec<Hidden<'_>> = secrets
        .iter()
        .map(|HiddenSecret { start, end, mask, encoded }| Hidden {
            utf16: *start..*end,
            mask,
            is_encoded: *encoded,
        })
        .collect();
    let hints: Vec<&str> = hints.iter().map(String::as_str).collect();
    let Offer { kind, edits, mut changes, setup } = rewrite_hidden(text, &hidden, &hints, *whole)?;
    let more = changes.len().saturating_sub(CHANGES);
    changes.truncate(CHANGES);
    Some(Rewriting {
        title: title(kind, secrets.len()),
        edits: edits
            .into_iter()
            .map(|edit| Replacement { start: edit.utf16.start, end: edit.utf16.end, text: edit.text })
            .collect(),
        changes: changes
            .into_iter()
            .map(|change| ShownChange {
                line: change.line,
                before: shown(&change.before),
                after: shown(&change.after),
            })
            .collect(),
        more: (more > 0).then(|| Phrase::rewrite_more(more)),
        setup: set_up(&setup, shell),
    })
}

/// A piece of the text, fit to be shown.
fn shown(text: &str) -> String {
    text.chars().filter_map(clean).collect()
}

/// What takes the place of so many secrets.
fn title(kind: &str, secrets: usize) -> Phrase {
    match kind {
        "git" => Phrase::rewrite_nothing(secrets),
        "azure-pipelines" => Phrase::rewrite_pipeline_secret(secrets),
        "github-actions" => Phrase::rewrite_repository_secret(secrets),
        "registration" => Phrase::rewrite_registration(),
        "arm-parameters" | "app-service" => Phrase::rewrite_vault(),
        "appsettings" | "helm" => Phrase::rewrite_empty(secrets),
        "dockerfile" | "kubernetes" | "netrc" | "pip" | "pypirc" | "tfvars" => {
            Phrase::rewrite_outside(secrets)
        }
        _ => Phrase::rewrite_variable(secrets),
    }
}

/// What is to be done, place by place. Of several shells that of the person is enough.
fn set_up(setup: &[Setup], shell: Shell) -> Vec<SetUp> {
    let own = match shell {
        Shell::Posix => Place::Posix,
        Shell::PowerShell | Shell::Cmd => Place::PowerShell,
    };
    let has_own = setup.iter().any(|one| one.place == own);
    let is_for_others = |place: Place| has_own && place != own && is_shell(place);
    let mut places: Vec<(Place, Vec<&str>)> = Vec::new();
    for Setup { place, command, .. } in setup.iter().filter(|one| !is_for_others(one.place)) {
        match places.iter_mut().find(|(known, _)| known == place) {
            Some((_, lines)) => lines.push(command),
            None => places.push((*place, vec![command])),
        }
    }
    places.into_iter().map(|(place, lines)| SetUp { place: phrase(place), lines: lines.join("\n") }).collect()
}

fn is_shell(place: Place) -> bool {
    matches!(place, Place::Posix | Place::PowerShell | Place::Cmd)
}

/// Where something is set up.
fn phrase(place: Place) -> Phrase {
    match place {
        Place::Posix => Phrase::rewrite_in_posix(),
        Place::PowerShell => Phrase::rewrite_in_power_shell(),
        Place::Cmd => Phrase::rewrite_in_cmd(),
        Place::Pipeline => Phrase::rewrite_in_azure_cli(),
        Place::GitHub => Phrase::rewrite_in_git_hub(),
        Place::Program | Place::Feed => Phrase::rewrite_in_folder(),
        Place::File => Phrase::rewrite_in_file(),
        Place::Docker => Phrase::rewrite_in_docker(),
        Place::Manifest => Phrase::rewrite_in_manifest(),
        Place::Chart => Phrase::rewrite_in_chart(),
        Place::Vault => Phrase::rewrite_in_vault(),
        Place::Git | Place::Cluster => Phrase::rewrite_in_terminal(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, secret: std::ops::Range<usize>, hint: &str) -> HiddenText {
        HiddenText {
            text: text.into(),
            secrets: vec![HiddenSecret {
                start: secret.start,
                end: secret.end,
                mask: "[redacted:npm-token]".into(),
                encoded: false,
            }],
            hints: vec![hint.into()],
            ..HiddenText::default()
        }
    }

    #[test]
    fn the_offer_has_the_places_of_the_page_and_the_shell_of_the_person() {
        let text = text("😀=1\nTOKEN=aaaa\n", 11..15, ".env");
        let offer = rewriting(&text, Shell::PowerShell).unwrap();
        assert_eq!(offer.edits, [Replacement { start: 11, end: 15, text: "${TOKEN}".into() }]);
        let change =
            ShownChange { line: 2, before: "TOKEN=••••".into(), after: "TOKEN=${TOKEN}".into() };
        assert_eq!(offer.changes, [change]);
        assert_eq!((offer.title.args(), offer.more), (&["1".to_owned()][..], None));
        let line = "$env:TOKEN = Read-Host -MaskInput TOKEN";
        assert_eq!(offer.setup, [SetUp { place: Phrase::rewrite_in_power_shell(), lines: line.into() }]);
        let posix = rewriting(&text, Shell::Posix).unwrap().setup;
        assert_eq!(posix[0].lines, "read -rs TOKEN && export TOKEN");
    }

    #[test]
    fn what_is_shown_of_the_text_cannot_mislead() {
        let text = text("A=\u{202e}\u{200b}1\nTOKEN=\"x\u{202e} aaaa\"\n", 16..20, ".env");
        let offer = rewriting(&text, Shell::Posix).unwrap();
        assert_eq!(offer.changes[0].before, "TOKEN=\"x ••••\"");
    }

    #[test]
    fn more_changes_than_are_read_are_counted() {
        let mut many = HiddenText { hints: vec![".env".into()], ..HiddenText::default() };
        for number in 0..8 {
            let line = format!("TOKEN_{number}=");
            many.text += &line;
            let start = many.text.len();
            many.text += &char::from(b'a' + number).to_string().repeat(20);
            let mask = String::from("[redacted:npm-token]");
            many.secrets.push(HiddenSecret { start, end: start + 20, mask, encoded: false });
            many.text += "\n";
        }
        let offer = rewriting(&many, Shell::Posix).unwrap();
        assert_eq!((offer.edits.len(), offer.changes.len()), (8, CHANGES));
        assert_eq!(offer.more, Some(Phrase::rewrite_more(5)));
        let [set_up] = &offer.setup[..] else { panic!("{:?}", offer.setup) };
        assert_eq!(set_up.lines.lines().count(), 8);
    }

    #[test]
    fn what_is_too_much_is_not_looked_at() {
        let fits = text("TOKEN=aaaa\n", 6..10, ".env");
        assert!(rewriting(&fits, Shell::Posix).is_some());
        let long = HiddenText {
            text: [&fits.text, "A=1\n".repeat(HiddenText::LONGEST / 4).as_str()].concat(),
            ..fits.clone()
        };
        let many = HiddenText { secrets: vec![fits.secrets[0].clone(); 51], ..fits.clone() };
        let hints = HiddenText { hints: vec![".env".into(); 5], ..fits.clone() };
        let hint = HiddenText { hints: vec!["x".repeat(801)], ..fits };
        for refused in [long, many, hints, hint] {
            assert_eq!(rewriting(&refused, Shell::Posix), None);
        }
    }

    #[test]
    fn every_kind_says_what_takes_the_place() {
        for (kind, phrase) in [
            ("git", Phrase::rewrite_nothing(2)),
            ("azure-pipelines", Phrase::rewrite_pipeline_secret(2)),
            ("github-actions", Phrase::rewrite_repository_secret(2)),
            ("appsettings", Phrase::rewrite_empty(2)),
            ("registration", Phrase::rewrite_registration()),
            ("helm", Phrase::rewrite_empty(2)),
            ("arm-parameters", Phrase::rewrite_vault()),
            ("dockerfile", Phrase::rewrite_outside(2)),
            ("bash", Phrase::rewrite_variable(2)),
        ] {
            assert_eq!(title(kind, 2), phrase);
        }
    }
}
