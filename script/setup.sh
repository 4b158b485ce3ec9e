#!/usr/bin/env bash
# Installs what is missing. Sourced by build.sh.

GECKODRIVER_VERSION=0.37.1
CARGO_DENY_VERSION=0.20.2

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else fail "Installing packages needs root; run as root or install sudo."
  fi
}

# apt_install PACKAGE...: those that are not installed yet.
apt_install() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return
  command -v apt-get >/dev/null || fail "Please install ${missing[*]} (or what your system calls them) and run this again."
  say "installing ${missing[*]} (once, a minute or two with the browsers)"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq || fail "apt-get update failed; is there a network?"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
    fail "Could not install ${missing[*]}."
}

# cargo_tool BINARY CRATE VERSION MINUTES [FLAG...]: a tool of exactly this version in target/tools. It is built without optimisation: that takes
# a third of the time, and half a second longer each time the tool runs. MINUTES is what it takes on two cores.
cargo_tool() {
  local binary=$1 crate=$2 version=$3 minutes=$4
  shift 4
  "target/tools/bin/$binary" --version 2>/dev/null | grep -qw "$version" && return
  say "building $crate $version (once, about $minutes min)"
  env CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo install --quiet --root target/tools --target-dir target/tools-build "$crate" --version "$version" "$@" ||
    fail "Could not build $crate $version."
  rm -rf target/tools-build
}

# npm_packages FOLDER: what its lock file names.
npm_packages() {
  if [ ! -e "$1/node_modules/.package-lock.json" ] || [ "$1/package-lock.json" -nt "$1/node_modules/.package-lock.json" ]; then
    say "installing the packages of $1/package-lock.json"
    (cd "$1" && npm ci --silent --no-audit --no-fund) || fail "npm ci failed in $1; is there a network?"
    touch "$1/node_modules/.package-lock.json"
  fi
}

setup_build() {
  command -v cargo >/dev/null || fail "Rust is missing; install it from https://rustup.rs and run this again."
  node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null ||
    fail "Node.js 20 or newer is missing; install it and run this again."
  command -v cc >/dev/null || apt_install build-essential
  if ! has_wasm_target && ! has_debian_rust; then
    say "adding the WebAssembly target"
    timeout 240 sh -c "rustup target add wasm32-unknown-unknown && rustup component add rust-src" >/dev/null 2>&1 ||
      apt_install rustc-web cargo-web rust-web-src lld-19
  fi
  cargo_tool wasm-bindgen wasm-bindgen-cli "$(locked_version wasm-bindgen)" 1
  npm_packages .
}

# The browsers that are driven, with their drivers: both, or the one that PATROL_BROWSER names.
setup_browsers() {
  local driven="${PATROL_BROWSER:-chromium firefox}"
  apt_install fonts-liberation
  if [[ $driven == *chromium* ]]; then apt_install chromium chromium-l10n chromium-driver; fi
  if [[ $driven == *firefox* ]]; then
    apt_install firefox-esr
    cargo_tool geckodriver geckodriver "$GECKODRIVER_VERSION" 2 --locked
  fi
  npm_packages tests/replica
  npm_packages tests/editors
}

setup_check() {
  # The fuzzer is written in C++; a machine can have a C compiler without one.
  command -v c++ >/dev/null || apt_install g++
  cargo_tool cargo-deny cargo-deny "$CARGO_DENY_VERSION" 3 --locked
}

# The version of a crate in Cargo.lock.
locked_version() {
  awk -v crate="$1" '$1 == "name" { name = $3 } $1 == "version" && name == "\"" crate "\"" { gsub("\"", "", $3); print $3; exit }' Cargo.lock
}

# What checks the snippets of the guide: compilers that Debian has, and the libraries that the snippets use.
setup_snippets() {
  apt_install default-jdk-headless golang-go golang-github-aws-aws-sdk-go-v2-dev mono-mcs libmono-system-net-http4.0-cil \
    python3-venv shellcheck
  npm_packages tests/snippets
  if [ ! -e target/snippets/venv/done ] || [ tests/snippets/requirements.txt -nt target/snippets/venv/done ]; then
    say "installing the packages of tests/snippets/requirements.txt"
    python3 -m venv target/snippets/venv || fail "Python has no venv; the message is above."
    target/snippets/venv/bin/pip install --quiet --requirement tests/snippets/requirements.txt ||
      fail "pip failed; is there a network?"
    touch target/snippets/venv/done
  fi
}
