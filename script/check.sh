#!/usr/bin/env bash
# Every check that needs no browser, on what was just built. Sourced by build.sh.

check_all() {
  say "format"
  cargo fmt --all --check || fail "Rust code is not formatted; run cargo fmt --all."
  prettier --check --log-level warn "extension/**/*.{js,css,html,json}" "{script,tests}/**/*.{mjs,ts,tsx,css,json}" ".github/**/*.yml" "*.json" ||
    fail "Files are not formatted; run npx prettier --write on the ones above."
  say "lints and types"
  cargo clippy --quiet --workspace --all-targets --all-features --locked -- -D warnings ||
    fail "clippy has complaints; they are above."
  tsc -p tsconfig.json || fail "The JavaScript does not pass the type check."
  (cd tests/replica && npm run --silent types) || fail "The replica does not pass the type check."
  say "licences, sources, advisories"
  # Those of other systems as well, which no build here has asked for.
  cargo fetch --quiet --locked || fail "The dependencies cannot be downloaded; the message is above."
  cargo deny --log-level error --offline check licenses bans sources || fail "A dependency is not allowed; deny.toml tells why."
  # Advisories need a database from the network; without it the rest still counts.
  if ! cargo deny --log-level error check advisories 2>target/advisories.log; then
    grep -q 'failed to fetch advisory database' target/advisories.log ||
      { cat target/advisories.log >&2; fail "A dependency has a known advisory."; }
    say "advisories not checked: the advisory database cannot be reached from here"
  fi
  say "store linter"
  web-ext lint --source-dir dist/firefox --warnings-as-errors --self-hosted=false >target/web-ext.log 2>&1 ||
    { cat target/web-ext.log >&2; fail "The store linter has complaints; they are above."; }
  say "package: permissions, network, texts, sizes, reproducibility"
  node --test --test-reporter=spec tests/package/*.test.mjs || fail "The package is not what was agreed on; see above."
}
