//! The use cases: what the window and the command line do, joined from vault, keychain, codes, pictures, provider and
//! clock. Nothing here knows Tauri or a terminal.

mod accounts;
mod adding;
mod app;
mod clock;
mod codes;
pub mod control;
mod demonstration;
mod desk;
mod doctor;
mod editing;
mod enrolling;
mod enrollment_profile;
mod error;
mod icons;
mod idle;
mod importing;
mod key_images;
pub mod logging;
mod opening;
pub mod paths;
mod private_file;
mod recovery;
mod reference;
mod rekeying;
mod session;
mod settings;
mod slots;
mod snapshots;
mod trash;
mod undo;
mod upkeep;
mod verdicts;
pub mod view;
mod words;

pub use adding::QR_IMAGE_LIMIT;
pub use app::App;
pub use clock::SystemClock;
pub use countersign_demo_idp as demo_idp;
pub use countersign_enrollment::ErrorKind;
pub use countersign_otp::{DiagnosisWindow, UnixTime};
pub use countersign_vault::{RecoveryCodeError, SlotKind as VaultSlotKind, wipe_stack};
pub use desk::Desk;
pub use importing::IMPORT_LIMIT;
pub use error::{AppError, Asked, Problem, Raw, Result};
pub use words::Words;
