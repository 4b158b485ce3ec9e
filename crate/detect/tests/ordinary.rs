//! Texts of working days in which nobody would thank us for a question: logs, lock files, identifiers, samples of documents, templates.
//! Many of them speak of secrets.

use patrol_detect::{Confidence, scan};

/// They stand between lines of two percent signs. All are made up, or published for everybody.
const TEXTS: &str = include_str!("ordinary.txt");

#[test]
fn nothing_is_asked_about() {
    let texts: Vec<&str> = TEXTS.split("\n%%\n").collect();
    assert!(texts.len() > 100);
    for text in texts {
        let found: Vec<&str> = scan(text)
            .iter()
            .filter(|it| it.confidence >= Confidence::Medium)
            .map(|it| it.rule.id())
            .collect();
        assert_eq!(found, [""; 0], "{text}");
    }
}
