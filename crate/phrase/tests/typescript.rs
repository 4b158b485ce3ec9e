//! The declaration for TypeScript tells what the English texts tell.

#[test]
fn the_declaration_is_up_to_date() {
    let made = include_str!(concat!(env!("OUT_DIR"), "/texts.d.ts"));
    let written = include_str!("../../../extension/texts.d.ts");
    assert!(
        made == written,
        "extension/texts.d.ts is stale: cargo run -p patrol-phrase --example typescript"
    );
}
