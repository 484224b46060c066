//! The demonstration: a server of its own on loopback, and a vault whose key lives in memory and whose folder is deleted
//! when it ends. It never touches the person's own vault.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use countersign_demo_idp::{DemoServer, Options, Role, Scenario};
use countersign_enrollment::{Dialect, Session, Token};
use countersign_vault::{Keychain, KeychainError, KeychainItem, SlotKeyText};
use tempfile::TempDir;
use zeroize::Zeroizing;

use crate::app::App;
use crate::error::{Problem, Result};
use crate::servers::profile::ServerProfile;
use crate::servers::session::SealedSession;
use crate::view;

/// What belongs to a demonstration beside its vault.
pub(crate) struct Demonstration {
    server: DemoServer,
    _folder: TempDir,
}

impl Demonstration {
    pub(crate) fn url(&self) -> &str {
        self.server.url()
    }

    pub(crate) fn token(&self) -> Zeroizing<String> {
        Zeroizing::new(self.server.token().to_owned())
    }

    /// How far the clock that makes codes is ahead, in seconds.
    pub(crate) fn caller_clock(&self) -> i64 {
        self.server.caller_clock_offset()
    }

    pub(crate) fn view(&self) -> view::Demo {
        view::Demo {
            url: self.server.url().to_owned(),
            users: self
                .server
                .users()
                .into_iter()
                .map(|user| view::DemoUser {
                    id: user.id.clone(),
                    name: user.name.clone(),
                    login: user.login.clone(),
                    role: match user.role {
                        Role::NewStarter => view::Role::NewStarter,
                        Role::HalfWay => view::Role::HalfWay,
                        Role::AlreadyEnrolled => view::Role::AlreadyEnrolled,
                        Role::NoPermission => view::Role::NoPermission,
                    },
                })
                .collect(),
            scenarios: Scenario::ALL
                .iter()
                .map(|scenario| view::DemoScenario {
                    name: scenario.name().to_string(),
                    title: scenario.title().to_string(),
                    what_happens: scenario.what_happens().to_string(),
                    say_aloud: scenario.say_aloud().to_string(),
                })
                .collect(),
            scenario: self.server.scenario().name().to_string(),
            server_clock_seconds: self.server.clock_offset(),
            caller_clock_seconds: self.caller_clock(),
        }
    }
}

impl App {
    /// A demonstration: server, folder and vault, all new.
    ///
    /// # Errors
    /// [`Problem::DemonstrationFailed`].
    pub async fn demonstration() -> Result<Self> {
        let listen = ([127, 0, 0, 1], 0).into();
        let options = Options {
            listen,
            scenario: Scenario::Normal,
        };
        let server = countersign_demo_idp::start(options)
            .await
            .map_err(|_| Problem::DemonstrationFailed)?;
        let folder = tempfile::Builder::new()
            .prefix("countersign-demo-")
            .tempdir();
        let folder = folder.map_err(|_| Problem::DemonstrationFailed)?;
        let path = folder.path().join("vault");
        let app = Self::with(
            &path,
            Arc::new(InMemory::default()),
            Some(Demonstration {
                server,
                _folder: folder,
            }),
        )
        .await;
        app.create_vault(None).await?;
        app.add_demonstration_servers().await?;
        Ok(app)
    }

    /// The demonstration's server as profiles, one for each kind of server that it is, signed in as its helpdesk.
    async fn add_demonstration_servers(&self) -> Result<()> {
        let demonstration = self
            .demonstration
            .as_ref()
            .ok_or(Problem::NoDemonstration)?;
        let server = &demonstration.server;
        let helpdesk = server.staff().into_iter().next();
        for (name, provider, dialect, sign_in_way, client_id) in [
            (
                "Demonstration",
                view::ProviderKind::Zitadel,
                Some(Dialect::V2),
                view::SignInWay::Browser,
                server.client_id(),
            ),
            (
                "Demonstration (privacyIDEA)",
                view::ProviderKind::PrivacyIdea,
                None,
                view::SignInWay::Token,
                "",
            ),
        ] {
            let added = self
                .add_server(ServerProfile {
                    name: name.to_owned(),
                    address: server.url().to_owned(),
                    provider,
                    dialect,
                    sign_in_way,
                    client_id: client_id.to_owned(),
                    help: String::new(),
                    managed: false,
                    authorities: Vec::new(),
                    use_server_time: false,
                    clock: None,
                })
                .await?;
            let token = Token::parse(server.token()).map_err(|_| Problem::DemonstrationFailed)?;
            let session = Session::pasted(token);
            let mut sealed = SealedSession::new(&added.address, view::SignInWay::Token, session);
            if let Some(helpdesk) = &helpdesk {
                sealed.about.user_id = Some(helpdesk.id.clone());
                sealed.about.name = Some(helpdesk.name.clone());
                sealed.about.login = Some(helpdesk.login.clone());
            }
            let id = added.id.parse().map_err(|_| Problem::Internal)?;
            self.vault()?
                .replace_session(id, Some(&sealed.sealed_form()))
                .await?;
        }
        Ok(())
    }

    /// Puts a clock of the demonstration ahead by so many seconds; behind, if negative. What is typed is judged by this
    /// computer's clock all the same.
    ///
    /// # Errors
    /// [`Problem::NoDemonstration`]; [`Problem::RequestMalformed`] for more than a year.
    pub fn set_demo_clock(&self, whose: view::DemoClock, seconds: i64) -> Result<()> {
        let demonstration = self
            .demonstration
            .as_ref()
            .ok_or(Problem::NoDemonstration)?;
        if seconds.unsigned_abs() > 366 * 86_400 {
            return Err(Problem::RequestMalformed.into());
        }
        match whose {
            view::DemoClock::Server => demonstration.server.set_clock_offset(seconds),
            view::DemoClock::Caller => demonstration.server.set_caller_clock_offset(seconds),
        }
        Ok(())
    }

    /// Switches what the demonstration's server does.
    ///
    /// # Errors
    /// [`Problem::NoDemonstration`], [`Problem::UnknownScenario`].
    pub fn set_scenario(&self, name: &str) -> Result<()> {
        let demonstration = self
            .demonstration
            .as_ref()
            .ok_or(Problem::NoDemonstration)?;
        let scenario: Scenario = name.parse().map_err(|_| Problem::UnknownScenario)?;
        demonstration.server.set_scenario(scenario);
        Ok(())
    }
}

/// A keychain that is gone with the process.
#[derive(Default)]
struct InMemory(Mutex<HashMap<KeychainItem, SlotKeyText>>);

#[async_trait]
impl Keychain for InMemory {
    async fn read(
        &self,
        item: KeychainItem,
    ) -> std::result::Result<Option<SlotKeyText>, KeychainError> {
        Ok(self
            .0
            .lock()
            .ok()
            .and_then(|kept| kept.get(&item).map(copy)))
    }

    async fn write(
        &self,
        item: KeychainItem,
        key: &SlotKeyText,
    ) -> std::result::Result<(), KeychainError> {
        if let Ok(mut kept) = self.0.lock() {
            kept.insert(item, copy(key));
        }
        Ok(())
    }

    async fn delete(&self, item: KeychainItem) -> std::result::Result<(), KeychainError> {
        if let Ok(mut kept) = self.0.lock() {
            kept.remove(&item);
        }
        Ok(())
    }

    async fn probe(&self) -> std::result::Result<String, KeychainError> {
        Ok("memory".to_owned())
    }

    async fn provider(&self) -> Option<String> {
        Some("memory".to_owned())
    }
}

fn copy(key: &SlotKeyText) -> SlotKeyText {
    SlotKeyText::new(Zeroizing::new(key.expose().to_owned()))
}
