//! The demonstration: a server of its own on loopback, and a vault whose key lives in memory and whose folder is deleted
//! when it ends. It never touches the person's own vault.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use countersign_demo_idp::{DemoServer, Options, Role, Scenario};
use countersign_vault::{Keychain, KeychainError, KeychainItem, SlotKeyText};
use tempfile::TempDir;
use zeroize::Zeroizing;

use crate::app::App;
use crate::error::{Problem, Result};
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
        Ok(app)
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
