//! Any text: findings stand in order and on characters, and a redacted text is clean.
#![no_main]

use libfuzzer_sys::fuzz_target;
use patrol_detect::Options;
use patrol_detect::redact;
use patrol_detect::scan_window;
use patrol_detect::scan_with;

fuzz_target!(|text: &str| {
    let options = Options { generic: Some(300), ..Options::default() };
    let findings = scan_with(text, &options);
    let mut done = 0;
    for finding in &findings {
        assert!(done <= finding.range.start && text.get(finding.range.clone()).is_some());
        done = finding.range.end;
    }
    let redacted = redact(text, &findings);
    assert!(scan_with(&redacted, &options).is_empty());
    let _ = scan_window(text, text.len() / 3..text.len() / 2, &options);
});
