//! The front end's types are generated from the Rust ones. `make bindings` writes them; this test fails when they are stale.

use std::path::Path;

#[test]
fn the_front_ends_types_are_those_of_rust() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/lib/backend/bindings.ts");
    let generated = countersign_app::view::typescript();
    if std::env::var_os("COUNTERSIGN_WRITE_BINDINGS").is_some() {
        std::fs::write(&file, &generated).unwrap();
    }
    let written = std::fs::read_to_string(&file).unwrap();
    assert!(
        written == generated,
        "ui/src/lib/backend/bindings.ts is stale: run `make bindings`"
    );
}
