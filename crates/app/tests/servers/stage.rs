//! A vault, a demonstration server, and a second look into the vault.

use std::path::PathBuf;
use std::sync::Arc;

use countersign_app::demo_idp::{self, DemoServer, Options, Role};
use countersign_app::view::{Dialect, ProviderKind, Server, ServerForm, SignInWay};
use countersign_app::{App, Problem};
use countersign_vault::testing::FakeKeychain;
use countersign_vault::{Opening, Passphrase, Vault};
use tempfile::TempDir;
use zeroize::Zeroizing;

use crate::browser::{Browser, Page};

pub(crate) const PASSPHRASE: &str = "correct horse battery";

pub(crate) struct Stage {
    pub(crate) app: Arc<App>,
    pub(crate) server: DemoServer,
    pub(crate) folder: TempDir,
}

pub(crate) fn bytes(text: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(text.as_bytes().to_vec())
}

pub(crate) fn problem<T>(result: countersign_app::Result<T>) -> Problem {
    match result {
        Ok(_) => panic!("it succeeded"),
        Err(error) => error.problem,
    }
}

pub(crate) fn form(address: &str, client_id: &str) -> ServerForm {
    ServerForm {
        id: None,
        name: String::new(),
        address: address.to_owned(),
        provider: ProviderKind::Zitadel,
        dialect: Some(Dialect::V2),
        sign_in_way: SignInWay::Browser,
        client_id: client_id.to_owned(),
        help: String::new(),
    }
}

impl Stage {
    pub(crate) async fn set() -> Self {
        let server = demo_idp::start(Options::default()).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(&folder.path().join("vault")).await;
        app.create_vault(Some(bytes(PASSPHRASE))).await.unwrap();
        Self {
            app: Arc::new(app),
            server,
            folder,
        }
    }

    pub(crate) fn vault_folder(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    /// A profile of the demonstration server.
    pub(crate) async fn profile(&self) -> Server {
        let form = form(self.server.url(), self.server.client_id());
        self.app.save_server(form).await.unwrap()
    }

    /// The same, signed in as the helpdesk with its token.
    pub(crate) async fn helpdesk(&self) -> Server {
        let server = self.profile().await;
        let token = bytes(self.server.token());
        self.app.use_token(&server.id, token).await.unwrap()
    }

    pub(crate) fn user(&self, role: Role) -> String {
        let users = self.server.users();
        users.into_iter().find(|user| user.role == role).unwrap().id
    }

    /// Signs in by browser as this person; the server, and the page that the browser ended with.
    pub(crate) async fn sign_in(&self, server: &str, user: &str) -> (Server, Page) {
        let begun = self
            .app
            .begin_sign_in(server, SignInWay::Browser, false)
            .await
            .unwrap();
        let (address, user) = (begun.address.clone(), user.to_owned());
        let browser =
            tokio::task::spawn_blocking(move || Browser::default().sign_in(&address, &user));
        let signed_in = self.app.await_sign_in(&begun.id).await.unwrap();
        (signed_in, browser.await.unwrap())
    }

    /// The vault as another program has it open.
    pub(crate) async fn other_program(&self) -> Vault {
        let keychain = Arc::new(FakeKeychain::new());
        let clock = Arc::new(countersign_app::SystemClock);
        let vault = Vault::open(&self.vault_folder(), keychain, clock)
            .await
            .unwrap();
        let passphrase = Passphrase::parse(PASSPHRASE.as_bytes().to_vec()).unwrap();
        vault.unlock(Opening::Passphrase(passphrase)).await.unwrap();
        vault
    }

    /// Changes the sealed session as a text.
    pub(crate) async fn change_session(&self, server: &str, change: impl FnOnce(String) -> String) {
        let vault = self.other_program().await;
        let id = server.parse().unwrap();
        let sealed = vault.server_session(id).await.unwrap();
        let text = change(String::from_utf8(sealed.to_vec()).unwrap());
        vault
            .replace_session(id, Some(text.as_bytes()))
            .await
            .unwrap();
    }

    /// The sealed session as a text.
    pub(crate) async fn session_text(&self, server: &str) -> String {
        let vault = self.other_program().await;
        let sealed = vault.server_session(server.parse().unwrap()).await.unwrap();
        String::from_utf8(sealed.to_vec()).unwrap()
    }

    /// How often a sign-in was renewed, by the requests.
    pub(crate) fn renewals(&self) -> usize {
        let is_renewal = |body: &Option<String>| {
            body.as_ref()
                .is_some_and(|body| body.contains("grant_type=refresh_token"))
        };
        let exchanges = self.app.exchanges();
        exchanges
            .iter()
            .filter(|one| is_renewal(&one.exchange.request_body))
            .count()
    }
}

/// A session whose access token has ended by this computer's clock.
pub(crate) fn ended(text: String) -> String {
    let start = text.find("\"expiresAt\":").unwrap() + "\"expiresAt\":".len();
    let length = text[start..].find([',', '}']).unwrap();
    format!("{}1000{}", &text[..start], &text[start + length..])
}

/// What stands in a session under a name.
pub(crate) fn value(text: &str, name: &str) -> String {
    let session: serde_json::Value =
        serde_json::from_str(text.split_once('\n').unwrap().1).unwrap();
    session[name].as_str().unwrap().to_owned()
}
