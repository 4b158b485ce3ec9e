//! `native near-miss`: how fast texts are that nearly hold a secret, over and over. For each rule an example is cut in
//! several ways, with and without what stands before it, and repeated to 1 MB with several separators. A line
//! `BYTES NANOSECONDS FINDINGS RULE SHAPE` for each text.

use std::hint::black_box;
use std::io;
use std::time::Duration;
use std::time::Instant;

use patrol_detect::generate;
use patrol_detect::rules;
use patrol_detect::scan;

/// Bytes of a text.
const SIZE: usize = 1_000_000;
/// A fifth of each text is scanned first, and the whole only of those that seem slower than that, in bytes for each
/// microsecond. Were the time to grow with the square of the length, a text five times as slow would still be noticed.
const FIRST: usize = SIZE / 5;
const SUSPECT: u128 = 100;
/// What is slower than that is scanned again, and the fastest scan counts: the rest was other work on the machine.
const SLOW: u128 = 20;
const ROUNDS: usize = 3;
const SEPARATORS: [(&str, &str); 4] = [("nothing", ""), ("space", " "), ("slash", "/"), ("line", "\n")];

#[allow(clippy::print_stdout, reason = "printing the figures is what this program is for")]
pub(crate) fn run() -> io::Result<()> {
    for rule in rules() {
        let Some(example) = generate::example(rule, 1) else { continue };
        let (before, secret) = (&example.text[..example.secret.start], &example.text[example.secret.clone()]);
        for (cut, piece) in cuts(secret) {
            for (before_name, before) in [("bare", ""), ("announced", before)] {
                for (separator_name, separator) in SEPARATORS {
                    let unit = format!("{before}{piece}{separator}");
                    let text = unit.repeat(SIZE.div_ceil(unit.len()));
                    let sample = &text[..text.floor_char_boundary(FIRST)];
                    let (mut bytes, mut result) = (sample.len(), time(sample));
                    if is_below(SUSPECT, bytes, &result) {
                        (bytes, result) = (text.len(), time(&text));
                        for _ in 1..ROUNDS {
                            if is_below(SLOW, bytes, &result) {
                                result = result.min(time(&text));
                            }
                        }
                    }
                    let (time, findings) = (result.0.as_nanos(), result.1);
                    println!("{bytes} {time} {findings} {} {cut},{before_name},{separator_name}", rule.id());
                }
            }
        }
    }
    Ok(())
}

fn cuts(secret: &str) -> [(&'static str, &str); 5] {
    let first = |count: usize| secret.get(..count.min(secret.len() - 1)).unwrap_or(secret);
    [
        ("without-last", first(secret.len())),
        ("first-4", first(4)),
        ("first-6", first(6)),
        ("first-8", first(8)),
        ("first-half", first(secret.len() / 2)),
    ]
}

fn is_below(speed: u128, bytes: usize, (time, _): &(Duration, usize)) -> bool {
    (bytes as u128) < speed * time.as_micros()
}

fn time(text: &str) -> (Duration, usize) {
    let start = Instant::now();
    let findings = scan(black_box(text)).len();
    (start.elapsed(), findings)
}
