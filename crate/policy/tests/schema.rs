//! The schema in the package is that of the reader.

use patrol_policy::company::schema;

#[test]
fn the_schema_is_up_to_date() {
    let written = include_str!("../../../extension/managed-schema.json");
    assert!(
        written == schema(),
        "extension/managed-schema.json is stale: cargo run -p patrol-policy --example schema"
    );
}
