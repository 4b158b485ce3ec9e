#!/usr/bin/env bash
# Patrol's one entry point. ./build.sh --help
set -euo pipefail
cd "$(dirname "$0")"
export PATH="$PWD/target/tools/bin:$PWD/node_modules/.bin:$PATH"

say() { printf '\033[1m▸ %s\033[0m\n' "$*" >&2; }
fail() { printf '\n✗ %s\n' "$*" >&2; exit 1; }

. script/setup.sh
. script/wasm.sh
. script/check.sh

usage() {
  cat <<'TEXT'
Usage: ./build.sh COMMAND

  run      set up, build, and open a browser with Patrol on a local replica of Azure DevOps;
           without a display: drive the main job headless and leave screenshots.
           PATROL_BROWSER=firefox does it in Firefox
  test     everything that decides whether a change lands: check, then all tests in both browsers
  build    dist/chrome and dist/firefox, as unpacked folders
  package  build, then what is published: dist/patrol-*.zip, their source, bill of materials and digests
  reproduce  package, then build the source package in another folder and compare
  check    format, lints, types, permissions, no network, texts, store linter, sizes, licences
  upgrade  upgrade OLD.zip: the archive of an earlier version is used in its browser and updated to this one
  snippets check the code that the guide shows, with compilers and the libraries it uses; UPDATE=1 writes
           down what was done. Some minutes; not a part of test
  bench    the benchmarks; `bench engine` only those of the engine
  soak     random steps in both browsers; `soak STEPS SEED STRETCH` makes the same ones again
  pictures the pictures of the README and of the store listing, in docs/images
  setup    install what the other commands need

Every command installs what it needs first. A second run does only what has changed.
TEXT
}

build() {
  setup_build
  build_wasm
  say "writing the guide"
  rm -rf target/guide
  cargo run --quiet --locked -p patrol-guide --example pages -- target/guide || fail "The guide cannot be written; the message is above."
  say "packing dist/chrome and dist/firefox"
  node script/pack.mjs
}

package() {
  build
  rm -f dist/patrol-*
  node script/zip.mjs
  # What reviewers build from; without git this is that source already.
  if git rev-parse --verify --quiet HEAD >/dev/null; then
    git archive --prefix=patrol/ --output="dist/patrol-$(version)-source.tar.gz" HEAD
  fi
  node script/sbom.mjs
}

# Whether the source package, built in another folder, gives the archives of `package`.
reproduce() {
  package
  local folder
  folder=$(mktemp -d)
  tar --extract --gzip --strip-components=1 --directory="$folder" --file="dist/patrol-$(version)-source.tar.gz"
  say "building the source package in $folder"
  "$folder/build.sh" package || fail "The source package does not build; the message is above."
  (cd "$folder/dist" && sha256sum --check --ignore-missing "$OLDPWD/dist/SHA256SUMS") ||
    fail "The source package gives other archives; it is in $folder."
  rm -rf "$folder"
}

version() { sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml; }

check() {
  package
  setup_check
  npm_packages tests/replica
  check_all
}

test_all() {
  check
  setup_browsers
  say "tests of the Rust crates"
  # The same texts every time, so that a change is judged by what it changes. Without the seed, `cargo test` draws new ones.
  PROPTEST_RNG_SEED="${PROPTEST_RNG_SEED:-1}" cargo test --quiet --workspace --all-features --locked || fail "A Rust test failed; its name is above."
  say "fuzzing the engine, some seconds"
  crate/detect/fuzz/run.sh smoke || fail "Fuzzing failed; the message is above. An input on which the engine went wrong is in target/fuzz/."
  build_engine
  node --test-reporter=spec tests/all.mjs tests/replica/*.test.mjs tests/engine/*.test.mjs ||
    fail "A test failed; its name and its file are above."
  test_browsers
}

# Both browsers at the same time: each waits more than it works. The name of the browser stands before each line.
test_browsers() {
  local browser tests failed=0
  local running=()
  say "tests in Chromium and Firefox"
  for browser in ${PATROL_BROWSER:-chromium firefox}; do
    (PATROL_BROWSER="$browser" node --test-reporter=spec tests/all.mjs tests/e2e/*.test.mjs 2>&1 | sed -u "s/^/$browser  /") &
    running+=($!)
  done
  for tests in "${running[@]}"; do
    wait "$tests" || failed=1
  done
  [ "$failed" = 0 ] || fail "A test failed; its name and its file are above."
}

run() {
  build
  export PATROL_BROWSER="${PATROL_BROWSER:-chromium}"
  setup_browsers
  node tests/run.mjs
}

bench() {
  build
  build_engine
  setup_browsers
  node tests/bench/main.mjs "$@"
}

soak() {
  build
  setup_browsers
  node tests/soak/main.mjs "$@"
}

upgrade() {
  [ -f "${1:-}" ] || fail "Name the archive of an earlier version: ./build.sh upgrade patrol-0.1.0-chrome.zip"
  local browser=chromium earlier
  case "$(basename "$1")" in *firefox*) browser=firefox ;; esac
  command -v unzip >/dev/null || apt_install unzip
  earlier=$(mktemp -d)
  unzip -q "$1" -d "$earlier" || fail "$1 is no archive of a version."
  ! grep -q "\"version\": *\"$(version)\"" "$earlier/manifest.json" || fail "$1 is of this version, $(version); name one of an earlier version."
  build
  setup_browsers
  PATROL_EARLIER="$earlier" PATROL_BROWSER="$browser" node --test-reporter=spec tests/all.mjs tests/e2e/earlier-package.test.mjs ||
    fail "Not everything of the earlier version was kept; the message is above. The earlier version is in $earlier."
  rm -rf "$earlier"
}

pictures() {
  build
  export PATROL_BROWSER=chromium
  setup_browsers
  node tests/pictures.mjs
}

snippets() {
  setup_snippets
  node tests/snippets/check.mjs || fail "A snippet does not pass; the message is above."
}

case "${1:---help}" in
  run) run ;;
  test) test_all ;;
  build) build ;;
  package) package ;;
  reproduce) reproduce ;;
  check) check ;;
  bench) bench "${@:2}" ;;
  soak) soak "${@:2}" ;;
  snippets) snippets ;;
  pictures) pictures ;;
  upgrade) upgrade "${2:-}" ;;
  setup) setup_build; setup_browsers; setup_check ;;
  -h | --help | help) usage ;;
  *) usage >&2; fail "There is no command '$1'." ;;
esac
