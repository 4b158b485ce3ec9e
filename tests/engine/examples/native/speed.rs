//! `native speed FILE...`: a line `BYTES NANOSECONDS FINDINGS` for each file, the median of several scans after one that
//! is not counted; at the end `BYTES NANOSECONDS` of adding up memory: no scanner is faster.

use std::fs;
use std::hint::black_box;
use std::io;
use std::time::Duration;
use std::time::Instant;

use patrol_detect::scan;

/// Much more than any cache holds.
const READ: usize = 200_000_000;
/// Scans of a text go on for so long, or until there are so many.
const AT_LEAST: Duration = Duration::from_millis(60);
const AT_MOST: usize = 1001;

#[allow(clippy::print_stdout, reason = "printing the figures is what this program is for")]
pub(crate) fn run(files: &[&str]) -> io::Result<()> {
    for file in files {
        let text = fs::read_to_string(file)?;
        let findings = scan(&text).len();
        println!("{} {} {findings}", text.len(), median(|| scan(black_box(&text)).len()).as_nanos());
    }
    let memory: Vec<u64> = (0..READ as u64 / 8).collect();
    println!("{READ} {}", median(|| sum(black_box(&memory))).as_nanos());
    Ok(())
}

fn median<T>(mut run: impl FnMut() -> T) -> Duration {
    let start = Instant::now();
    let mut times = Vec::new();
    while times.len() < 3 || (start.elapsed() < AT_LEAST && times.len() < AT_MOST) {
        let start = Instant::now();
        black_box(run());
        times.push(start.elapsed());
    }
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
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
