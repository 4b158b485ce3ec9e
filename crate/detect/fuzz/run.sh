#!/usr/bin/env bash
# Fuzzes the engine: crate/detect/fuzz/run.sh [SECONDS], 60 for each target; `smoke` tries the same 60,000 texts every time. Inputs that go
# wrong stay in target/fuzz/.
# The coverage comes from the compiler itself, so no nightly compiler and no cargo-fuzz are needed.
set -euo pipefail
cd "$(dirname "$0")/../../.."

flags="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4"
flags+=" -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table"
flags+=" -Cllvm-args=-sanitizer-coverage-trace-compares"
host=$(rustc -vV | sed -n 's/^host: //p')

# With the target named, the flags are for the targets alone and not for what builds them.
RUSTFLAGS="$flags" cargo build --quiet --release --locked --target "$host" --target-dir target/fuzz/build \
  --manifest-path crate/detect/fuzz/Cargo.toml

limits=("-max_total_time=${1:-60}")
if [ "${1:-}" = smoke ]; then
  limits=(-runs=60000 -seed=1)
  rm -rf target/fuzz/scan target/fuzz/automaton
fi

# The scan starts from an example of every rule: no chance finds a checksum.
mkdir -p target/fuzz/scan target/fuzz/automaton
cargo run --quiet --locked --profile cli -p patrol-detect --features generate --example generate-corpus -- 1 |
  node -e 'require("fs").readFileSync(0, "utf8").trim().split("\n").forEach((line, index) =>
    require("fs").writeFileSync(`target/fuzz/scan/example-${index}`, JSON.parse(line).text))'

for target in scan automaton; do
  "target/fuzz/build/$host/release/$target" "${limits[@]}" -max_len=4096 -verbosity=0 -print_final_stats=1 \
    -artifact_prefix="target/fuzz/$target-" "target/fuzz/$target" 2>target/fuzz/$target.log ||
    { cat target/fuzz/$target.log >&2; exit 1; }
  sed -n "s/^stat::number_of_executed_units: */$target: texts tried: /p" target/fuzz/$target.log
done
