#!/usr/bin/env bash
# Makes the WebAssembly of the browser crates in target/wasm/<crate>/. Sourced by build.sh.

# One set of flags for all three, so that shared crates are compiled once. Without reference types: wasm2js takes one table only.
WASM_RUSTFLAGS="-C target-cpu=mvp -C target-feature=+bulk-memory -C link-arg=-zstack-size=65536 --remap-path-prefix=$HOME/.cargo=cargo --remap-path-prefix=$PWD=patrol"

# How the standard library is built: for size, but where speed is measured.
WASM_STD=optimize_for_size

# What the modules may use. Named one by one: with every feature switched on the optimiser writes modules that no browser takes.
WASM_FEATURES="--enable-bulk-memory --enable-bulk-memory-opt --enable-sign-ext --enable-mutable-globals --enable-nontrapping-float-to-int --enable-multivalue --enable-reference-types --enable-call-indirect-overlong"

# Large functions with one caller stay functions. Browsers compile each when it is first called, and the first text waits for that; and what
# is too large they never optimise.
WASM_FUNCTIONS="--one-caller-inline-max-function-size=300"

# What JavaScript can do by itself: copying and filling memory are single calls there.
SCRIPT_FEATURES="--mvp-features --enable-mutable-globals --enable-bulk-memory --enable-bulk-memory-opt"

has_wasm_target() {
  command -v rustup >/dev/null && rustup target list --installed 2>/dev/null | grep -qx wasm32-unknown-unknown && has_rust_source rustc
}

has_debian_rust() {
  [ -x /usr/bin/cargo ] && [ -x /usr/bin/rustc ] && command -v wasm-ld-19 >/dev/null && has_rust_source /usr/bin/rustc
}

has_rust_source() {
  [ -d "$("$1" --print sysroot)/lib/rustlib/src/rust/library" ]
}

# The ordinary path is rustup's target and source; the fallback is Debian's newer compiler.
#
# The standard library is built along, for size, and a panic traps without first putting a message together, since nobody would see it: the
# script form is a sixth smaller for that, and its cold start in Chromium takes 1.3 ms less of 14. Stable compilers take these settings only
# when told so.
wasm_cargo() {
  local settings=(RUSTC_BOOTSTRAP=1 CARGO_UNSTABLE_BUILD_STD=std,panic_abort "CARGO_UNSTABLE_BUILD_STD_FEATURES=$WASM_STD"
    "RUSTFLAGS=$WASM_RUSTFLAGS -Zunstable-options -Cpanic=immediate-abort")
  if has_wasm_target; then
    env "${settings[@]}" cargo "$@"
  elif has_debian_rust; then
    env "${settings[@]}" "PATH=/usr/bin:$PATH" CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=wasm-ld-19 /usr/bin/cargo "$@"
  else
    fail "No Rust compiler for WebAssembly is installed; run ./build.sh setup, or: rustup target add wasm32-unknown-unknown; rustup component add rust-src."
  fi
}

# wasm_bind CRATE: bindings and an optimised, validated module, only when the compiled module has changed.
wasm_bind() {
  local crate=$1 compiled="target/page-wasm/wasm32-unknown-unknown/release/patrol_$1.wasm" out="target/wasm/$1"
  if [ -e "$out/stamp" ] && cmp -s "$compiled" "$out/stamp"; then return; fi
  rm -rf "$out" && mkdir -p "$out"
  # rustup's standard library says that it uses reference types; left in, that word would make a second table.
  # shellcheck disable=SC2086 # a list of flags
  wasm-opt "$compiled" $WASM_FEATURES --strip-target-features --debuginfo -o "$out/patrol_$crate.wasm"
  wasm-bindgen --target web --remove-name-section --remove-producers-section \
    --out-dir "$out" "$out/patrol_$crate.wasm" || fail "wasm-bindgen could not read $compiled; is its version the one in Cargo.lock?"
  local module="$out/patrol_${crate}_bg.wasm"
  # shellcheck disable=SC2086 # a list of flags
  wasm-opt "$module" $WASM_FEATURES --strip-debug --strip-producers --strip-target-features -Oz -o "$module.tmp"
  mv "$module.tmp" "$module"
  node -e 'if (!WebAssembly.validate(require("fs").readFileSync(process.argv[1]))) process.exit(1)' "$module" ||
    fail "The optimiser wrote an invalid module: $module."
  cp "$compiled" "$out/stamp"
}

# wasm_core: the page's core as JavaScript, only when the compiled module has changed.
wasm_core() {
  local compiled=target/page-wasm/wasm32-unknown-unknown/release/patrol_core.wasm out=target/wasm/core
  if [ -e "$out/stamp" ] && cmp -s "$compiled" "$out/stamp"; then return; fi
  rm -rf "$out" && mkdir -p "$out"
  # shellcheck disable=SC2086 # a list of flags
  wasm-opt "$compiled" $WASM_FEATURES --strip-target-features --debuginfo -o "$out/core.wasm"
  wasm_to_js "$out/core.wasm"
  mv "$out/core.wasm.js" "$out/core.js"
  cp "$compiled" "$out/stamp"
}

# wasm_to_js MODULE: the JavaScript form; everything that plain JavaScript cannot do is lowered first.
wasm_to_js() {
  local module=$1 low="${1%.wasm}.low.wasm" mvp="${1%.wasm}.mvp.wasm"
  # shellcheck disable=SC2086
  wasm-opt "$module" $WASM_FEATURES --strip-debug --strip-producers --strip-target-features \
    --signext-lowering --llvm-nontrapping-fptoint-lowering $WASM_FUNCTIONS -Oz -o "$low"
  # What can be told of the whole module first; then flat code, looped anew, makes shorter JavaScript.
  # shellcheck disable=SC2086
  wasm-opt "$low" $SCRIPT_FEATURES --low-memory-unused --converge --always-inline-max-function-size=5 $WASM_FUNCTIONS \
    --gufa -Oz --flatten --rereloop -Oz -Oz -o "$mvp"
  node -e 'if (!WebAssembly.validate(require("fs").readFileSync(process.argv[1]))) process.exit(1)' "$mvp" ||
    fail "The optimiser wrote an invalid module: $mvp."
  # shellcheck disable=SC2086
  wasm2js -Oz $WASM_FUNCTIONS $SCRIPT_FEATURES "$mvp" -o "$module.js"
  node script/segments.mjs "$module.js"
}

build_wasm() {
  say "compiling the browser crates"
  wasm_cargo build --quiet --release --locked --target wasm32-unknown-unknown --target-dir target/page-wasm \
    -p patrol-core -p patrol-panel -p patrol-background ||
    fail "The browser crates do not compile; the compiler's message is above."
  wasm_core
  wasm_bind panel
  wasm_bind background
}

# The engine alone, for tests and benchmarks: target/wasm/engine/simd.wasm, built for speed as the command line is, and engine.js as the
# content script has it.
build_engine() {
  local out=target/wasm/engine build="build --quiet --locked --target wasm32-unknown-unknown -p patrol-engine --lib"
  say "compiling the engine alone"
  # shellcheck disable=SC2086 # a list of arguments
  wasm_cargo $build --release --target-dir target/page-wasm &&
    WASM_STD="" WASM_RUSTFLAGS="$WASM_RUSTFLAGS -C target-feature=+simd128" wasm_cargo $build --profile cli --target-dir target/simd-wasm ||
    fail "The engine does not compile; the compiler's message is above."
  mkdir -p "$out"
  # shellcheck disable=SC2086 # a list of flags
  wasm-opt target/page-wasm/wasm32-unknown-unknown/release/patrol_engine.wasm $WASM_FEATURES --strip-target-features --debuginfo \
    -o "$out/script.wasm"
  wasm_to_js "$out/script.wasm"
  esbuild "$out/script.wasm.js" --bundle --minify --format=iife --global-name=engine --charset=utf8 --log-level=warning \
    --outfile="$out/engine.js"
  # shellcheck disable=SC2086
  wasm-opt target/simd-wasm/wasm32-unknown-unknown/cli/patrol_engine.wasm $WASM_FEATURES --enable-simd --strip-debug \
    --strip-producers --strip-target-features $WASM_FUNCTIONS -O3 -o "$out/simd.wasm"
}
