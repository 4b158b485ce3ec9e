//! Tables of a custom rule, whatever they hold: refused, or run over any text without harm.
#![no_main]

use libfuzzer_sys::fuzz_target;
use patrol_detect::Automaton;
use patrol_detect::Confidence;
use patrol_detect::CustomRule;
use patrol_detect::Options;
use patrol_detect::scan_custom;

fuzz_target!(|input: (bool, &[u8], &[u8])| {
    let (as_they_are, bytes, text) = input;
    let tables = if as_they_are { bytes.to_vec() } else { well_formed(bytes) };
    if let Ok(automaton) = Automaton::read(&tables) {
        let mut done = 0;
        for range in automaton.matches(text) {
            assert!(done <= range.start && range.start <= range.end && range.end <= text.len());
            done = range.end;
        }
        if let Ok(text) = str::from_utf8(text) {
            let rule = CustomRule { automaton, confidence: Confidence::High, keywords: Vec::new(), label: String::new() };
            let findings = scan_custom(text, &Options::default(), &[rule]);
            assert!(findings.iter().all(|finding| text.get(finding.range.clone()).is_some()));
            assert!(findings.windows(2).all(|pair| pair[0].range.end <= pair[1].range.start));
        }
    }
});

/// Tables of the right form with any content: bytes alone hardly ever get past the first look.
fn well_formed(bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.iter().copied().chain(std::iter::repeat(0));
    let mut below = |limit: u8| bytes.next().map_or(0, |byte| byte % limit);
    let mut tables = b"PAT2".to_vec();
    for _ in 0..2 {
        let (states, classes) = (2 + below(6), 1 + below(5));
        tables.extend([states, 0, classes]);
        tables.extend((0..=255).map(|_: u8| below(classes)));
        for _ in 0..states {
            tables.push(below(2));
            tables.extend((0..=classes).flat_map(|_| [1, below(states), 0]));
        }
    }
    tables
}
