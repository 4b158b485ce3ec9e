//! Prints a text with a made-up secret for every rule, one JSON object a line: `generate-corpus [SEEDS]`.
//!
//! `{"text": …, "hits": [{"start", "end", "rule", "level"}]}` with UTF-16 offsets, as found natively: every other form of
//! the engine must find the same. Made when it is needed rather than kept, since other scanners would raise the alarm.

use std::env;

use patrol_detect::generate;
use patrol_detect::rules;
use patrol_detect::scan;

#[allow(clippy::print_stdout, reason = "printing the corpus is what this program is for")]
fn main() {
    let seeds = env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(3);
    for rule in rules() {
        for example in (0..seeds).filter_map(|seed| generate::example(rule, seed)) {
            println!("{}", line(&format!("é 😀 {}", example.text)));
        }
    }
}

fn line(text: &str) -> String {
    let hit = |finding: &patrol_detect::Finding| {
        let (start, end) = (finding.utf16.start, finding.utf16.end);
        let (rule, level) = (finding.rule.id(), finding.confidence.as_str());
        format!(r#"{{"start":{start},"end":{end},"rule":"{rule}","level":"{level}"}}"#)
    };
    let hits: Vec<String> = scan(text).iter().map(hit).collect();
    format!(r#"{{"text":"{}","hits":[{}]}}"#, escaped(text), hits.join(","))
}

fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n").replace('\r', "\\r")
}
