//! The TypeScript declarations in the repository are those of the Rust types.

#[path = "../examples/typescript.rs"]
#[allow(dead_code, reason = "the example writes, the test compares")]
mod typescript;

#[test]
fn the_declarations_are_those_of_the_types() {
    for (path, expected) in typescript::files() {
        let written = std::fs::read_to_string(format!("../../{path}")).unwrap();
        assert!(
            written == expected,
            "{path} is stale; run: cargo run -p patrol-protocol --example typescript"
        );
    }
}
