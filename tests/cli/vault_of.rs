//! A home's vault, opened beside the program: what is sealed in it, and a sign-in made old.

use std::process::Child;
use std::sync::Arc;
use std::time::{Duration, Instant};

use countersign_vault::testing::FakeKeychain;
use countersign_vault::{Clock, Opening, Passphrase, ServerId, Vault};

use crate::home::Home;

/// A clock that stands still: nothing here depends on the time.
struct Still;

impl Clock for Still {
    fn now_ms(&self) -> u64 {
        1_700_000_000_000
    }
}

async fn open(home: &Home) -> Vault {
    let keychain = Arc::new(FakeKeychain::new());
    let vault = Vault::open(&home.vault(), keychain, Arc::new(Still))
        .await
        .unwrap();
    let passphrase = Passphrase::parse(b"correct horse battery".to_vec()).unwrap();
    vault.unlock(Opening::Passphrase(passphrase)).await.unwrap();
    vault
}

async fn only_server(vault: &Vault) -> ServerId {
    vault.servers().await.unwrap().servers[0].id
}

fn wait_for<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Runtime::new().unwrap().block_on(work)
}

/// The sealed sign-in of the only server, as a text.
pub(crate) fn session(home: &Home) -> String {
    wait_for(async {
        let vault = open(home).await;
        let sealed = vault
            .server_session(only_server(&vault).await)
            .await
            .unwrap();
        String::from_utf8(sealed.to_vec()).unwrap()
    })
}

/// What stands in the sign-in under a name.
pub(crate) fn value(session: &str, name: &str) -> String {
    let fields: serde_json::Value =
        serde_json::from_str(session.split_once('\n').unwrap().1).unwrap();
    fields[name].as_str().unwrap().to_owned()
}

/// Makes the sign-in of the only server one that has to be renewed.
pub(crate) fn make_due(home: &Home) {
    wait_for(async {
        let vault = open(home).await;
        let server = only_server(&vault).await;
        let sealed = vault.server_session(server).await.unwrap();
        let text = String::from_utf8(sealed.to_vec()).unwrap();
        let start = text.find("\"expiresAt\":").unwrap() + "\"expiresAt\":".len();
        let length = text[start..].find([',', '}']).unwrap();
        let due = format!("{}1000{}", &text[..start], &text[start + length..]);
        vault
            .replace_session(server, Some(due.as_bytes()))
            .await
            .unwrap();
    });
}

/// Whether a sign-in says that it is being renewed.
pub(crate) fn is_renewing(session: &str) -> bool {
    session.contains("\"renewing\":true")
}

/// Waits until the program has sealed that it renews the sign-in, or has ended before that was seen.
pub(crate) fn wait_until_renewing(home: &Home, program: &mut Child) {
    wait_for(async {
        let vault = open(home).await;
        let server = only_server(&vault).await;
        let patience = Instant::now() + Duration::from_secs(60);
        loop {
            let sealed = vault.server_session(server).await.unwrap();
            if is_renewing(&String::from_utf8_lossy(&sealed)) {
                return;
            }
            assert!(Instant::now() < patience, "it never renewed");
            if program.try_wait().unwrap().is_some() {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    });
}
