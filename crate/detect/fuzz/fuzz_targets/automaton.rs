//! Any bytes as the tables of a rule: refused, or run over any text without harm.
#![no_main]

use libfuzzer_sys::fuzz_target;
use patrol_detect::Automaton;

fuzz_target!(|input: (&[u8], &[u8])| {
    let (tables, text) = input;
    if let Ok(automaton) = Automaton::read(tables) {
        let mut done = 0;
        for range in automaton.matches(text) {
            assert!(done <= range.start && range.start <= range.end && range.end <= text.len());
            done = range.end;
        }
    }
});
