//! Measures the engine alone: `scan-speed FILE BYTES...`.
//!
//! The file's text is repeated or cut to each size. For each a line `BYTES NANOSECONDS FINDINGS`, after one scan that is not
//! counted; at the end a line `read BYTES NANOSECONDS`, the time to add up as much memory: no scanner is faster.

use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Much more than any cache holds.
const READ: usize = 200_000_000;

/// Short scans are repeated until they have taken this long.
const AT_LEAST: Duration = Duration::from_millis(20);

#[allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "printing the figures is what this program is for"
)]
fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().and_then(|path| std::fs::read_to_string(path).ok());
    let sizes: Option<Vec<usize>> = arguments.map(|size| size.parse().ok()).collect();
    let (Some(seed), Some(sizes)) = (file.filter(|text| !text.is_empty()), sizes) else {
        eprintln!("Usage: scan-speed FILE BYTES...");
        return ExitCode::FAILURE;
    };
    for size in sizes {
        let text = sized(&seed, size);
        let findings = patrol_detect::scan(&text).len();
        let time = time(|| patrol_detect::scan(black_box(&text)).len());
        println!("{} {} {findings}", text.len(), time.as_nanos());
    }
    let memory: Vec<u64> = (0..READ as u64 / 8).collect();
    println!("read {READ} {}", time(|| sum(black_box(&memory))).as_nanos());
    ExitCode::SUCCESS
}

/// The text repeated or cut to a number of bytes, less what would be half a letter.
fn sized(seed: &str, size: usize) -> String {
    let mut text = seed.repeat(size.div_ceil(seed.len()));
    text.truncate(text.floor_char_boundary(size));
    text
}

/// How long one run takes.
fn time<T>(mut run: impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    let mut runs = 0;
    while start.elapsed() < AT_LEAST {
        black_box(run());
        runs += 1;
    }
    start.elapsed() / runs
}

/// Adds in eight lanes, so that the memory is the limit and not the addition.
fn sum(memory: &[u64]) -> u64 {
    let lanes = memory.chunks_exact(8).fold([0_u64; 8], |mut lanes, chunk| {
        for (lane, value) in lanes.iter_mut().zip(chunk) {
            *lane = lane.wrapping_add(*value);
        }
        lanes
    });
    lanes.iter().fold(0, |sum, lane| sum.wrapping_add(*lane))
}
