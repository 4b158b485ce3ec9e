use patrol_detect::{generate, redact, scan};

use patrol_policy::Level;

use super::*;
use crate::testing::{edited, read};

fn reader(levels: impl Into<TextLevels>) -> Reader {
    Reader::begin(Source::Paste, FieldKind::Text, levels).unwrap()
}

/// What is decided about a clipboard with these flavours.
fn review(flavours: &[(Flavour, &str)]) -> Option<Review> {
    read(flavours, usize::MAX / 2)
}

#[test]
fn nothing_is_read_where_the_rule_is_off_or_the_field_hides_its_text_or_cannot_change() {
    assert!(Reader::begin(Source::Paste, FieldKind::Text, Level::Off).is_none());
    for level in Level::ALL {
        for field in [FieldKind::Secret, FieldKind::Fixed] {
            assert!(Reader::begin(Source::Paste, field, level).is_none());
        }
    }
}

#[test]
fn the_level_decides_what_happens() {
    let token = generate::azure_devops_pat(1);
    for level in [Level::Inform, Level::Acknowledge, Level::Reason, Level::Block] {
        let mut reader = reader(level);
        reader.flavour(Flavour::Plain);
        reader.read(&token, true);
        assert_eq!(reader.finish().unwrap().outcome, level.outcome());
    }
}

#[test]
fn what_may_enter_may_stay_and_what_may_stay_need_not_enter() {
    let token = generate::azure_devops_pat(1);
    let begun = |source| {
        let mut reader = Reader::begin(source, FieldKind::Text, Level::Acknowledge).unwrap();
        reader.read(&token, true);
        reader
    };
    let (outside, inside) = ([Source::Paste, Source::Drop], [Source::Typing, Source::Submit]);
    for let_in in outside.into_iter().chain(inside) {
        let mut allowed = Allowed::default();
        begun(let_in).allow(7, &mut allowed);
        for way in outside.into_iter().chain(inside) {
            let passes = outside.contains(&let_in) || inside.contains(&way);
            assert_eq!(begun(way).finish_in(&[(7, &allowed)]).is_none(), passes, "{let_in:?}, {way:?}");
            assert!(begun(way).finish_in(&[(8, &allowed)]).is_some(), "it was let into another field");
        }
        // To be sent once more calls nothing off.
        begun(Source::Submit).allow(7, &mut allowed);
        assert_eq!(begun(Source::Paste).finish_in(&[(7, &allowed)]).is_none(), outside.contains(&let_in));
    }
}

#[test]
fn redaction_of_a_field_leaves_what_was_let_in() {
    let (kept, new) = (generate::azure_devops_pat(1), generate::azure_devops_pat(2));
    let text = format!("{kept} {new} {kept}");
    let edits = |source| {
        let mut allowed = Allowed::default();
        let mut first = reader(Level::Acknowledge);
        first.read(&kept, true);
        first.allow(7, &mut allowed);
        let mut reader = Reader::begin(source, FieldKind::Text, Level::Acknowledge).unwrap();
        reader.read(&text, true);
        reader.finish_in(&[(7, &allowed)]).unwrap().edits
    };
    let redacted = |source| edited(&text, &edits(source)[0]);
    for source in [Source::Typing, Source::Submit] {
        let left = redacted(source);
        assert!(left.starts_with(&kept) && left.ends_with(&kept) && !left.contains(&new), "{left}");
    }
    assert!(!redacted(Source::Paste).contains(&kept));
}

#[test]
fn a_text_whose_secrets_have_expired_is_worth_a_note() {
    let expired = "https://x.blob.core.windows.net/c?sv=2024-11-04&se=2024-12-01&sp=r&sig=kH3bV1%2FqYt0ZcR9xWm2Lf8NsPd5GjUa7EoTiBv4KyXw%3D";
    let both = format!("{expired} {}", generate::azure_devops_pat(1));
    let decided = |text: &str, level: Level, now: u64| {
        let mut reader = reader(level).at(now);
        reader.read(text, true);
        let review = reader.finish().unwrap();
        assert!(review.groups.iter().any(|group| group.expires == Some(1_733_011_200)));
        let all = review.groups.iter().all(|group| group.expired);
        assert_eq!(all, review.expired, "each group tells the same of itself");
        (review.outcome, review.expired)
    };
    let (before, after) = (1_733_000_000, 1_733_100_000);
    for level in [Level::Inform, Level::Acknowledge, Level::Reason, Level::Block] {
        assert_eq!(decided(expired, level, after), (Outcome::Note, true));
        assert_eq!(decided(expired, level, before), (level.outcome(), false));
        assert_eq!(decided(expired, level, 0), (level.outcome(), false));
    }
    assert_eq!(decided(&both, Level::Acknowledge, after), (Outcome::Ask, false));
    // Of a text with both, only what may not enter the field counts.
    let mut allowed = Allowed::default();
    let mut first = reader(Level::Block);
    first.read(&generate::azure_devops_pat(1), true);
    first.allow(7, &mut allowed);
    let mut second = reader(Level::Block).at(after);
    second.read(&both, true);
    assert_eq!(second.finish_in(&[(7, &allowed)]).unwrap().outcome, Outcome::Note);
}

#[test]
fn a_kind_that_the_person_has_muted_is_worth_a_note_unless_it_is_certain() {
    let password = "DB_PASSWORD=qT7!mzPa2w";
    let token = generate::azure_devops_pat(1);
    let [found] = &scan(password)[..] else { panic!("{password}") };
    let (kind, certain) = (found.rule.id(), scan(&token)[0].rule.id());
    let decided = |text: &str, level: Level, muted: &[&str]| {
        let line = muted.iter().fold(level.as_str().to_owned(), |line, kind| format!("{line},{kind}=muted"));
        let mut reader = reader(TextLevels::read(&line).unwrap());
        reader.read(text, true);
        let review = reader.finish().unwrap();
        (review.outcome, review.mute)
    };
    let offered = || Some(kind.to_owned());
    assert_eq!(decided(password, Level::Acknowledge, &[]), (Outcome::Ask, offered()));
    assert_eq!(decided(password, Level::Acknowledge, &["npm-token", kind]), (Outcome::Note, None));
    assert_eq!(decided(&token, Level::Acknowledge, &[certain]), (Outcome::Ask, None));
    let both = format!("{password}\n{token}");
    assert_eq!(decided(&both, Level::Acknowledge, &[]), (Outcome::Ask, None));
    assert_eq!(decided(&both, Level::Acknowledge, &[kind]), (Outcome::Ask, None));
    for level in [Level::Inform, Level::Reason, Level::Block] {
        assert_eq!(decided(password, level, &[kind]), (level.outcome(), None));
    }
}

/// Patterns as the background compiles them.
fn samples() -> Rc<[CustomRule]> {
    let set =
        patrol_rules::PatternSet::of(["DB[0-9]+!x", "qT7!mz[A-Za-z0-9]+"], &patrol_rules::RuleSet::default());
    CustomRule::read(&set.bytes).unwrap().into()
}

#[test]
fn a_review_says_which_patterns_a_secret_matches_as_a_whole_and_no_more() {
    let mut reader = reader(Level::Acknowledge).excepting(samples());
    reader.read("DB_PASSWORD=qT7!mzPa2w\nAPI_PASSWORD=xqT7!mzPa2w\nDB_PASSWORD=qT7!mzPa2w!", true);
    let review = reader.finish().unwrap();
    let told: Vec<_> = review.groups.iter().map(|group| group.patterns.clone()).collect();
    assert_eq!(told, [vec![patrol_policy::pattern_id("qT7!mz[A-Za-z0-9]+")], vec![], vec![]]);
}

const PASSWORD: &str = "DB_PASSWORD=qT7!mzPa2w";

/// What is decided about a text at these levels: what happens, whether by the company's decision, what may be muted, and what is found.
fn at(levels: &str, text: &str) -> Option<(Outcome, bool, Option<String>, Vec<String>)> {
    let mut reader = Reader::begin(Source::Paste, FieldKind::Text, TextLevels::read(levels).unwrap())?;
    reader.read(text, true);
    let review = reader.finish()?;
    Some((review.outcome, review.company, review.mute, review.rules))
}

#[test]
fn each_kind_has_its_level_and_the_firmest_of_a_text_counts() {
    let token = generate::azure_devops_pat(1);
    let (pat, password) = ("azure-devops-pat".to_owned(), "named-password".to_owned());
    let both = format!("{PASSWORD}\n{token}");
    let found = |levels: &str, text: &str| at(levels, text).map(|(outcome, _, _, rules)| (outcome, rules));
    let levels = "acknowledge,azure-devops-pat=block,named-password=inform";
    assert_eq!(found(levels, PASSWORD), Some((Outcome::Note, vec![password.clone()])));
    assert_eq!(found(levels, &token), Some((Outcome::Block, vec![pat.clone()])));
    assert_eq!(found(levels, &both), Some((Outcome::Block, vec![pat.clone(), password.clone()])));
    let softer = "reason,azure-devops-pat=inform";
    assert_eq!(
        found(softer, &token),
        Some((Outcome::Note, vec![pat.clone()])),
        "also where Patrol is certain"
    );
    assert_eq!(found(softer, PASSWORD), Some((Outcome::AskReason, vec![password.clone()])));
}

#[test]
fn a_kind_that_is_off_is_not_found_and_one_that_is_not_is_where_all_others_are() {
    let token = generate::azure_devops_pat(1);
    let text = format!("{PASSWORD}\n{token}");
    for (levels, left) in [("acknowledge,named-password=off", PASSWORD), ("off,named-password=block", &token)]
    {
        let mut reader = reader(TextLevels::read(levels).unwrap());
        reader.read(&text, true);
        let review = reader.finish().unwrap();
        assert_eq!(review.rules.len(), 1, "{levels}");
        let redacted = edited(&text, &review.edits[0]);
        assert!(redacted.contains(left) && redacted.len() != text.len(), "{redacted}");
        let seen = &review.groups[0].places[0].context;
        assert!(!seen.contains("qT7!mz") && !seen.contains(&token[..9]), "{seen}");
    }
    assert_eq!(at("block,azure-devops-pat=off", &token), None);
    assert_eq!(at("off,named-password=block", &token), None);
    assert_eq!(at("off,named-password=off", PASSWORD), None);
}

#[test]
fn it_is_the_company_that_has_decided_where_its_level_is_the_firmest() {
    let token = generate::azure_devops_pat(1);
    let both = format!("{PASSWORD}\n{token}");
    for (levels, text, expected) in [
        ("acknowledge", &both, false),
        ("acknowledge*", &both, true),
        ("acknowledge,azure-devops-pat=block*", &both, true),
        ("acknowledge,azure-devops-pat=block*", &PASSWORD.to_owned(), false),
        ("reason,azure-devops-pat=inform*", &both, false),
        ("reason*,azure-devops-pat=block", &token, false),
    ] {
        assert_eq!(at(levels, text).map(|(_, company, ..)| company), Some(expected), "{levels}");
    }
}

#[test]
fn a_kind_with_a_level_of_its_own_cannot_be_muted() {
    let muted = |levels: &str, text: &str| at(levels, text).and_then(|(_, _, mute, _)| mute);
    assert_eq!(muted("acknowledge,npm-token=block", PASSWORD).as_deref(), Some("named-password"));
    assert_eq!(muted("acknowledge,named-password=acknowledge", PASSWORD), None);
    assert_eq!(muted("reason,named-password=acknowledge", PASSWORD), None);
    let noted = format!("{PASSWORD}\n{}", generate::azure_devops_pat(1));
    let levels = "acknowledge,azure-devops-pat=inform";
    assert_eq!(muted(levels, &noted).as_deref(), Some("named-password"), "nobody is asked about the other");
}

#[test]
fn what_was_let_in_at_a_level_of_its_kind_is_asked_about_at_a_firmer_one() {
    let token = generate::azure_devops_pat(1);
    let begun = |levels: &str| {
        let mut reader = reader(TextLevels::read(levels).unwrap());
        reader.read(&token, true);
        reader
    };
    let mut allowed = Allowed::default();
    begun("block,azure-devops-pat=acknowledge").allow(7, &mut allowed);
    let passes = |levels: &str| begun(levels).finish_in(&[(7, &allowed)]).is_none();
    assert!(passes("block,azure-devops-pat=acknowledge") && passes("acknowledge"));
    assert!(!passes("block") && !passes("acknowledge,azure-devops-pat=reason"));
}

#[test]
fn text_without_a_secret_passes() {
    assert_eq!(review(&[(Flavour::Plain, "git pull"), (Flavour::Html, "<p>git pull</p>")]), None);
    assert_eq!(review(&[]), None);
}

#[test]
fn a_secret_that_only_an_editor_of_its_own_kind_would_read_is_found() {
    let other =
        format!(r#"{{"namespace":"editor","nodes":[{{"text":"PAT={}\n"}}]}}"#, generate::azure_devops_pat(1));
    let review =
        review(&[(Flavour::Plain, "a table"), (Flavour::Html, ""), (Flavour::Other, &other)]).unwrap();
    assert_eq!((review.groups[0].count, review.groups[0].places.len()), (1, 0), "nobody sees its lines");
    assert_eq!(review.edits.iter().map(Vec::len).collect::<Vec<_>>(), [0, 0, 1]);
    let cleaned = edited(&other, &review.edits[2]);
    assert_eq!(scan(&cleaned), []);
}

#[test]
fn a_secret_in_both_flavours_is_one_and_is_taken_out_of_both() {
    let token = generate::azure_devops_pat(1);
    let (plain, html) = (format!("PAT={token}"), format!("<p>PAT=<b>{token}</b></p>"));
    let review = review(&[(Flavour::Plain, &plain), (Flavour::Html, &html)]).unwrap();
    let [group] = &review.groups[..] else { panic!("{review:?}") };
    assert_eq!((group.count, group.places.len()), (1, 1));
    assert_eq!(review.rules, ["azure-devops-pat"]);
    for (text, edits) in [plain, html].iter().zip(&review.edits) {
        assert_eq!(edited(text, edits), redact(text, &scan(text)));
    }
}

#[test]
fn a_secret_that_only_the_markup_has_is_shown_without_a_place() {
    let (seen, hidden) = (generate::azure_devops_pat(1), generate::azure_devops_pat(2));
    let html = format!("<a href=\"https://x:{hidden}@dev.azure.com/contoso\">PAT={seen}</a>");
    let review = review(&[(Flavour::Plain, &format!("PAT={seen}")), (Flavour::Html, &html)]).unwrap();
    let places: Vec<_> = review.groups.iter().map(|group| group.places.len()).collect();
    assert_eq!(places, [1, 0]);
}

#[test]
fn each_flavour_is_read_from_its_start() {
    let plain = format!("{}PAT={}", "nothing to see here\n".repeat(9000), generate::azure_devops_pat(1));
    let flavours = [(Flavour::Plain, &plain[..]), (Flavour::Html, &plain), (Flavour::Plain, &plain)];
    let review = read(&flavours, 65_536).unwrap();
    assert_eq!(review.edits.iter().map(|edits| edits[0].start).collect::<Vec<_>>(), [180_004; 3]);
    let [group] = &review.groups[..] else { panic!("{review:?}") };
    assert_eq!(group.places.iter().map(|place| place.line).collect::<Vec<_>>(), [9001, 9001]);
}

#[test]
fn a_context_shows_no_secret_that_another_piece_tells() {
    const PIECE: usize = 65_536;
    let (one, two) = (generate::azure_devops_pat(1), generate::azure_devops_pat(2));
    // A piece tells nothing of its last 4 KB.
    for shift in (0..200).step_by(6) {
        let text = [&"x ".repeat((PIECE - 4096 - 200 + shift) / 2), &one[..], " ", &two, &" x".repeat(PIECE)]
            .concat();
        let review = read(&[(Flavour::Plain, &text)], PIECE).unwrap();
        let contexts: Vec<_> = review.groups.iter().map(|group| &group.places[0].context[..]).collect();
        assert_eq!(contexts.len(), 2);
        // The preview has two letters at each end of its own secret.
        let shown = contexts.concat();
        for piece in [&one, &two].iter().flat_map(|token| token.as_bytes().windows(3)) {
            assert!(!shown.contains(str::from_utf8(piece).unwrap()), "{shift}: {contexts:?}");
        }
    }
}

#[test]
fn text_before_any_flavour_is_read_as_plain_text() {
    let mut reader = reader(Level::Acknowledge);
    reader.read(&generate::azure_devops_pat(1), true);
    assert_eq!(reader.finish().map(|review| review.groups[0].places.len()), Some(1));
}
