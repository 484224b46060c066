//! The vault's states: none yet, locked, unlocked, and what the window has to know of it.

use countersign_vault::{KeychainError, NewSlot, Passphrase, SlotKind, State};
use tokio::sync::watch;
use zeroize::Zeroizing;

use crate::app::App;
use crate::error::{Problem, Result};
use crate::view;

impl App {
    /// Where everything stands.
    pub async fn state(&self) -> view::AppState {
        let mut state = view::AppState {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            vault: view::VaultStatus::Unusable,
            problem: None,
            slots: Vec::new(),
            keychain: None,
            demo: self
                .demonstration
                .as_ref()
                .map(|demonstration| demonstration.view()),
            platform: std::env::consts::OS.to_owned(),
        };
        match self.look().await {
            Ok((vault, slots)) => {
                state.vault = vault;
                state.slots = slots;
                if vault == view::VaultStatus::Locked {
                    state.problem = self
                        .at_start
                        .lock()
                        .ok()
                        .and_then(|error| error.as_ref().map(|error| error.view()));
                }
            }
            Err(error) => state.problem = Some(error.view()),
        }
        if state.vault == view::VaultStatus::Empty {
            state.keychain = Some(self.keychain_status().await);
        }
        state
    }

    async fn look(&self) -> Result<(view::VaultStatus, Vec<view::SlotKind>)> {
        self.open_vault().await;
        let vault = self.vault()?;
        let status = match vault.state().await? {
            State::Empty => return Ok((view::VaultStatus::Empty, Vec::new())),
            State::Locked => view::VaultStatus::Locked,
            State::Unlocked => view::VaultStatus::Unlocked,
        };
        let slots = vault.slots().await?;
        Ok((
            status,
            slots.into_iter().map(|slot| slot.kind.into()).collect(),
        ))
    }

    /// Whether there is a vault that can be opened.
    pub async fn has_vault(&self) -> bool {
        !matches!(
            self.look().await,
            Err(_) | Ok((view::VaultStatus::Empty, _))
        )
    }

    /// Makes the vault: behind the passphrase, or with its key in the keychain where none is given.
    ///
    /// # Errors
    /// [`Problem::VaultExists`]; [`Problem::PassphraseUnfit`]; what the keychain or the disk says.
    pub async fn create_vault(&self, passphrase: Option<Zeroizing<Vec<u8>>>) -> Result<()> {
        let slot = match passphrase {
            Some(bytes) => NewSlot::Passphrase(parse_passphrase(bytes)?),
            None => NewSlot::Keychain,
        };
        self.vault()?.create(slot).await?;
        tracing::info!("vault created");
        Ok(())
    }

    /// Opens the vault with the key in the keychain.
    ///
    /// # Errors
    /// What the keychain says, told apart; never makes a key.
    pub async fn unlock_with_keychain(&self) -> Result<()> {
        self.vault()?.unlock_with_keychain().await?;
        self.opened("keychain");
        Ok(())
    }

    /// Opens the vault with a passphrase.
    ///
    /// # Errors
    /// [`Problem::WrongPassphrase`], [`Problem::TooManyTries`], [`Problem::NoSuchSlot`].
    pub async fn unlock_with_passphrase(&self, passphrase: Zeroizing<Vec<u8>>) -> Result<()> {
        let passphrase = parse_passphrase(passphrase).map_err(|_| Problem::WrongPassphrase)?;
        self.vault()?.unlock_with_passphrase(passphrase).await?;
        self.opened("passphrase");
        Ok(())
    }

    fn opened(&self, how: &str) {
        if let Ok(mut at_start) = self.at_start.lock() {
            *at_start = None;
        }
        tracing::info!(how, "vault unlocked");
    }

    /// What happens when the program starts: a vault that the keychain opens is opened; one that it can't open stays
    /// locked, and [`App::state`] says why.
    pub async fn unlock_at_start(&self) {
        let Ok((view::VaultStatus::Locked, slots)) = self.look().await else {
            return;
        };
        if !slots.contains(&view::SlotKind::Keychain) {
            return;
        }
        if let Err(error) = self.unlock_with_keychain().await {
            tracing::warn!(
                code = error.problem.code(),
                "the keychain did not open the vault"
            );
            if let Ok(mut at_start) = self.at_start.lock() {
                *at_start = Some(error);
            }
        }
    }

    /// Wipes the keys and all that was opened with them.
    ///
    /// # Errors
    /// [`Problem::VaultEmpty`]'s kin where there is nothing to lock.
    pub async fn lock(&self) -> Result<()> {
        self.forget_shown();
        self.vault()?.lock().await;
        tracing::info!("vault locked");
        Ok(())
    }

    /// How often the vault was locked, by whomever; changes when its keys are gone.
    ///
    /// # Errors
    /// Why the vault can't be used.
    pub fn locks(&self) -> Result<watch::Receiver<u64>> {
        Ok(self.vault()?.locks())
    }

    /// A number that changes whenever another program wrote to the vault.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn data_version(&self) -> Result<i64> {
        Ok(self.vault()?.data_version().await?)
    }

    /// Asks the keychain to keep, give back and forget a probe.
    ///
    /// # Errors
    /// What the keychain says, told apart.
    pub async fn probe_keychain(&self) -> Result<String> {
        Ok(self.keychain.probe().await.map_err(Problem::Keychain)?)
    }

    /// The keychain's state in one word.
    pub async fn keychain_status(&self) -> view::KeychainStatus {
        match self.keychain.probe().await {
            Ok(_) => view::KeychainStatus::Available,
            Err(KeychainError::NoBus | KeychainError::NoDaemon) => view::KeychainStatus::Absent,
            Err(KeychainError::Locked) => view::KeychainStatus::Locked,
            Err(KeychainError::NoDefaultCollection) => view::KeychainStatus::NoCollection,
            Err(KeychainError::Denied) => view::KeychainStatus::Denied,
            Err(KeychainError::NoAnswer) => view::KeychainStatus::NoAnswer,
            Err(KeychainError::NotKept | KeychainError::Other(_)) => view::KeychainStatus::Failed,
        }
    }
}

fn parse_passphrase(mut bytes: Zeroizing<Vec<u8>>) -> Result<Passphrase> {
    Ok(Passphrase::parse(std::mem::take(&mut *bytes)).map_err(|_| Problem::PassphraseUnfit)?)
}

impl From<SlotKind> for view::SlotKind {
    fn from(kind: SlotKind) -> Self {
        match kind {
            SlotKind::Keychain => Self::Keychain,
            SlotKind::Passphrase => Self::Passphrase,
        }
    }
}
