//! The face as the page script calls it: texts are written into the core's memory, answers are read from it.

#![allow(unsafe_code, reason = "the memory is written and read from outside, as JavaScript does")]
#![allow(clippy::unwrap_used, reason = "part of the tests, where a panic is a failure")]

use patrol_core::face;
use patrol_detect::{Confidence, CustomRule, generate};
use patrol_policy::OwnAction;
use patrol_rules::{OwnRule, PatternSet, RuleSet};

fn write(text: &str) -> usize {
    let place = face::room(text.len()) as *mut u8;
    // SAFETY: the core has made room for as many bytes.
    unsafe { place.copy_from_nonoverlapping(text.as_ptr(), text.len()) };
    text.len()
}

fn answer(bytes: usize) -> Option<serde_json::Value> {
    // SAFETY: the core's answer has as many bytes and stays until the next one.
    let answer = unsafe { std::slice::from_raw_parts(face::answer() as *const u8, bytes) };
    (bytes > 0).then(|| serde_json::from_slice(answer).unwrap())
}

fn review(head: &str, texts: &[(&str, &str)]) -> Option<serde_json::Value> {
    if face::begin(write(head)) == 0 {
        return None;
    }
    for (flavour, text) in texts {
        face::flavour(write(flavour));
        face::read(write(text), 1);
    }
    answer(face::finish())
}

#[test]
fn a_pasted_token_is_asked_about_and_can_be_taken_out() {
    let text = format!("é\nPAT={}\n", generate::azure_devops_pat(1));
    let review = review("paste\ntext\nacknowledge", &[("plain", &text)]).unwrap();
    assert_eq!(review["outcome"], "ask");
    assert_eq!(review["rules"], serde_json::json!(["azure-devops-pat"]));
    assert_eq!(review["groups"][0]["places"][0]["line"], 2);
    let edit = &review["edits"][0][0];
    assert_eq!((edit["start"].as_u64(), edit["end"].as_u64()), (Some(6), Some(90)), "in UTF-16 units");
    assert!(!review.to_string().contains(&text[10..40]), "nothing of the token crosses");
}

#[test]
fn what_need_not_be_read_is_told_at_once() {
    let text = generate::azure_devops_pat(1);
    for head in ["paste\ntext\noff", "paste\nsecret\nblock", "", "paste\ntext", "steal\ntext\nblock"] {
        assert_eq!(review(head, &[("plain", &text)]), None, "{head}");
    }
    assert_eq!(
        review("paste\ntext\nblock", &[("plain", "nothing to see"), ("html", "<b>nothing</b>")]),
        None
    );
}

#[test]
fn without_a_review_nothing_is_read() {
    assert_eq!(face::read(write(&generate::azure_devops_pat(1)), 1), 0);
    assert_eq!(face::finish(), 0);
}

#[test]
fn a_request_is_read_with_all_lines_of_its_body() {
    let body = "{\"displayName\":\"ci\",\n\"scope\":\"vso.code\"}";
    let request = |method: &str| {
        answer(face::request(write(&format!("{method}\n/contoso/_apis/Token/SessionTokens\n{body}"))))
    };
    let fields = request("POST").unwrap();
    assert_eq!((fields["name"].as_str(), fields["scopes"][0].as_str()), (Some("ci"), Some("vso.code")));
    assert_eq!(request("DELETE"), None);
    assert_eq!(answer(face::request(write("POST"))), None);
}

#[test]
fn addresses_are_told_apart() {
    let place = answer(face::place(write("dev.azure.com\n/contoso/_usersSettings/tokens"))).unwrap();
    assert_eq!(place, serde_json::json!({ "organization": "contoso", "surface": "tokens" }));
    assert_eq!(face::is_cloud(write("contoso.visualstudio.com")), 1);
    assert_eq!(face::is_cloud(write("tfs.example.org")), 0);
    let address =
        answer(face::clone_address(write("https://me@dev.azure.com/contoso/Web/_git/site"))).unwrap();
    assert_eq!(address["address"], "https://dev.azure.com/contoso/Web/_git/site");
    assert_eq!(answer(face::clone_address(write("https://example.org/"))), None);
}

#[test]
fn only_tokens_of_azure_devops_are_called_so() {
    assert_eq!(face::holds_token(write(&generate::azure_devops_pat(1))), 1);
    assert_eq!(face::holds_token(write("AKIAQ7NB2K4XL8WR3TY6")), 0);
}

/// A text is read and then allowed in its field.
fn allow(head: &str, text: &str) {
    assert_eq!(face::begin(write(head)), 1);
    face::flavour(write("plain"));
    face::read(write(text), 1);
    assert_eq!(face::allow(), 0);
}

#[test]
fn a_password_that_is_allowed_in_a_field_is_asked_about_in_every_other() {
    let text = "psql postgres://ada:kulgrej7@db.contoso.com/build";
    let asked = |head: &str| review(head, &[("plain", text), ("html", &format!("<p>{text}</p>"))]).is_some();
    allow("paste\ntext\nacknowledge\n7", text);
    assert!(!asked("paste\ntext\nacknowledge\n7"));
    for head in ["paste\ntext\nacknowledge\n8", "paste\ntext\nacknowledge", "paste\ntext\nreason\n7"] {
        assert!(asked(head), "{head}");
    }
}

#[test]
fn what_is_copied_from_a_field_may_come_back_at_every_level() {
    let text = format!("PAT={}", generate::azure_devops_pat(4));
    allow("paste\ntext\nblock\n9", &text);
    for level in ["inform", "acknowledge", "reason", "block"] {
        assert_eq!(review(&format!("paste\ntext\n{level}\n9"), &[("plain", &text)]), None, "{level}");
    }
}

#[test]
fn without_a_field_nothing_is_allowed() {
    let text = generate::azure_devops_pat(5);
    allow("paste\ntext\nblock", &text);
    allow("paste\ntext\nblock\nthe first", &text);
    assert_eq!(face::allow(), 0);
    for head in ["paste\ntext\nblock", "paste\ntext\nblock\n0", "paste\ntext\nblock\nthe first"] {
        assert!(review(head, &[("plain", &text)]).is_some(), "{head}");
    }
}

/// Hands over compiled rules.
fn own_rules(bytes: &[u8]) -> usize {
    face::own_rules(write(&CustomRule::to_base64(bytes)))
}

fn compiled(action: OwnAction) -> Vec<u8> {
    let rule = OwnRule {
        name: "ACME \u{202e}key".into(),
        pattern: "ACME-[0-9A-F]{8}".into(),
        keywords: vec!["acme".into()],
        confidence: Confidence::Medium,
        action,
    };
    RuleSet::of(&[rule]).bytes
}

#[test]
fn a_rule_of_ones_own_is_followed_with_its_action_and_its_name() {
    let text = "deploy with ACME-00C0FFEE now";
    let found = |level: &str| review(&format!("paste\ntext\n{level}"), &[("plain", text)]);
    assert_eq!(found("block"), None);
    for (action, level, outcome) in [
        (OwnAction::Note, "acknowledge", "note"),
        (OwnAction::Note, "block", "note"),
        (OwnAction::Ask, "acknowledge", "ask"),
        (OwnAction::Ask, "reason", "ask-reason"),
        (OwnAction::Block, "inform", "block"),
        (OwnAction::Ask, "acknowledge,custom-rule=off,npm-token=block", "ask"),
    ] {
        assert_eq!(own_rules(&compiled(action)), 1);
        let review = found(level).unwrap();
        assert_eq!(review["outcome"], outcome, "{action:?} at {level}");
        assert_eq!((&review["rules"][0], &review["mute"]), (&"custom-rule".into(), &serde_json::Value::Null));
        assert_eq!(review["groups"][0]["own"], "\u{2068}\"ACME key\"\u{2069}");
        assert_eq!(review["edits"][0][0]["text"], "[redacted:custom-rule]");
        assert_eq!(found("off"), None);
        assert_eq!(found("off,npm-token=block"), None, "only that kind is looked for");
    }
    let mut damaged = compiled(OwnAction::Ask);
    damaged.pop();
    assert_eq!((own_rules(&damaged), found("block")), (0, None));
    assert_eq!((own_rules(&[]), found("block")), (1, None));
}

#[test]
fn what_matches_a_pattern_of_an_exception_says_so_in_a_field_and_in_a_request() {
    let pattern = "qT7!mz[A-Za-z0-9]+";
    let patterns = PatternSet::of([pattern], &RuleSet::default()).bytes;
    let take = |rules: &[u8], patterns: &[u8]| {
        let lines = [rules, patterns].map(CustomRule::to_base64);
        face::own_rules(write(&lines.join("\n")))
    };
    let text = "DB_PASSWORD=qT7!mzPa2w\nAPI_PASSWORD=vK4!rwBn9c\nACME-00C0FFEE";
    let groups = |review: &serde_json::Value| {
        let told = |group: &serde_json::Value| group["patterns"].as_array().unwrap().len();
        review["groups"].as_array().unwrap().iter().map(told).collect::<Vec<_>>()
    };
    let pasted = || groups(&review("paste\ntext\nacknowledge", &[("plain", text)]).unwrap());
    assert_eq!(take(&compiled(OwnAction::Ask), &patterns), 1);
    assert_eq!(pasted(), [1, 0, 0]);
    face::begin_request(write(
        "POST\n/contoso/web/_apis/git/repositories/shop/pullRequests/7/threads\nacknowledge\n0\n",
    ));
    face::request_body(write(&serde_json::json!({ "content": text }).to_string()), 1);
    let sending = answer(face::finish_request()).unwrap();
    assert_eq!(groups(&sending["review"]), [1, 0, 0]);
    assert_eq!(sending["review"]["groups"][0]["patterns"][0], patrol_policy::pattern_id(pattern));
    // What is damaged costs itself only, and is told.
    let half = &patterns[..patterns.len() / 2];
    assert_eq!((take(&compiled(OwnAction::Ask), half), pasted()), (0, vec![0, 0, 0]));
    assert_eq!((take(&[9], &patterns), pasted()), (0, vec![1, 0]));
}

#[test]
fn a_rule_of_ones_own_takes_nothing_from_the_kinds_that_alone_are_looked_for() {
    let rule = OwnRule {
        name: "ACME password".into(),
        pattern: "[a-zA-Z]T7![a-zA-Z0-9]{6}".into(),
        keywords: vec!["password".into()],
        confidence: Confidence::High,
        action: OwnAction::Ask,
    };
    assert_eq!(own_rules(&RuleSet::of(&[rule]).bytes), 1);
    let found = |levels: &str| {
        let text = [("plain", "DB_PASSWORD=qT7!mzPa2w")];
        review(&format!("paste\ntext\n{levels}"), &text).map(|review| review["rules"].clone())
    };
    assert_eq!(found("acknowledge,named-password=block"), Some(["custom-rule"][..].into()));
    assert_eq!(found("off,named-password=block"), Some(["named-password"][..].into()));
}
