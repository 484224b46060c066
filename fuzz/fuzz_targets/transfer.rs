//! Whatever is handed in as another program's file: no reader panics, and the accounts that are read are written as
//! links and read back the same. What is sealed is open here (`cipher::SEEN_THROUGH`), so that what is read after a password is
//! reached too. `COUNTERSIGN_FUZZ_FORMAT` names the one reader to feed; without it, each is.
#![no_main]

use std::sync::LazyLock;

use countersign_transfer::{
    Account, FORMATS, File, Limits, Password, Task, export_by_id, read_back,
};
use libfuzzer_sys::fuzz_target;

static ONLY: LazyLock<Option<String>> =
    LazyLock::new(|| std::env::var("COUNTERSIGN_FUZZ_FORMAT").ok());

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits {
        rows: 1000,
        ..Limits::default()
    };
    let Ok(file) = File::open(bytes, &limits) else {
        return;
    };
    let password = Password::new("x").ok();
    let _ = file.candidates();
    let _ = file.pictures();
    for format in FORMATS {
        if ONLY.as_ref().is_some_and(|only| only != format.id()) {
            continue;
        }
        let _ = format.needs_password(&file);
        let task = Task::new(password.as_ref(), &limits, &());
        let Ok(import) = format.read(&file, &task) else {
            continue;
        };
        let accounts: Vec<Account> = import
            .accounts()
            .map(|read| read.account.duplicate())
            .collect();
        let Some(export) = export_by_id("otpauth") else {
            continue;
        };
        let carried = accounts
            .iter()
            .filter_map(|account| export.carried(account).ok());
        let links: String = carried
            .map(|account| format!("{}\n", account.to_link().as_str()))
            .collect();
        if !links.is_empty() {
            let back = read_back(export, &accounts, links.as_bytes(), None, &());
            assert_eq!(back, Ok(()));
        }
    }
});
