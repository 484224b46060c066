//! Generates what the Tauri runtime needs at compile time.
fn main() {
    tauri_build::build();
}
