//! The vault's states: none yet, locked, unlocked, and what the window has to know of it.

use countersign_vault::{
    KeychainError, Opening, Passphrase, State, StorageKind, Vault, VaultError,
};
use tokio::sync::watch;
use zeroize::Zeroizing;

use crate::app::App;
use crate::error::{AppError, Problem, Result};
use crate::slots::existing;
use crate::view;
use crate::words::custody;

impl App {
    /// Where everything stands.
    pub async fn state(&self) -> view::AppState {
        let mut state = view::AppState {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            vault: view::VaultStatus::Unusable,
            problem: None,
            slots: Vec::new(),
            read_only: None,
            keychain_note: None,
            snapshots: Vec::new(),
            lock_settings: self.lock_settings(),
            keychain: None,
            demo: self
                .demonstration
                .as_ref()
                .map(|demonstration| demonstration.view()),
            policy: None,
            pending_offer: None,
            offers_waiting: 0,
            offer_problem: None,
            links_waiting: self.waiting_links(),
            platform: std::env::consts::OS.to_owned(),
        };
        if let Some(policy) = self.policy.now() {
            let known = match &policy.server {
                Some(offer) => self.known_server(&offer.address).await,
                None => None,
            };
            state.policy = Some(policy.view(known));
        }
        (
            state.pending_offer,
            state.offers_waiting,
            state.offer_problem,
        ) = self.waiting_offer().await;
        match self.look().await {
            Ok(_) if self.is_unopenable().await => {
                state.problem = Some(AppError::from(Problem::VaultDamaged).view());
                state.snapshots = self.snapshots_of_damaged().await;
            }
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
            Err(error) => {
                state.problem = Some(error.view());
                if error.problem == Problem::VaultDamaged {
                    state.snapshots = self.snapshots_of_damaged().await;
                }
            }
        }
        if state.slots.contains(&view::SlotKind::Keychain) {
            state.keychain_note = Some(custody::KEYCHAIN_NOTE.to_owned());
        }
        if self.is_read_only().await {
            state.read_only = Some(custody::READ_ONLY.to_owned());
        }
        if state.vault == view::VaultStatus::Empty {
            state.keychain = Some(self.keychain_status().await);
        }
        state
    }

    /// Where the vault stands, and what opens it. One that another program has put a snapshot in the place of is opened
    /// anew.
    pub(crate) async fn look(&self) -> Result<(view::VaultStatus, Vec<view::SlotKind>)> {
        self.open_vault().await;
        match look_at(&self.vault()?).await {
            Err(VaultError::Storage {
                kind: StorageKind::Moved,
                ..
            }) => {
                self.close_vault().await;
                self.open_vault().await;
                Ok(look_at(&self.vault()?).await?)
            }
            looked => Ok(looked?),
        }
    }

    async fn is_read_only(&self) -> bool {
        match self.vault() {
            Ok(vault) => matches!(vault.is_read_only().await, Ok(Some(_))),
            Err(_) => false,
        }
    }

    /// Whether there is a vault that can be opened.
    pub async fn has_vault(&self) -> bool {
        !matches!(
            self.look().await,
            Err(_) | Ok((view::VaultStatus::Empty, _))
        )
    }

    /// Whether the vault's keys are in memory.
    pub(crate) async fn is_open(&self) -> bool {
        match self.vault() {
            Ok(vault) => matches!(vault.state().await, Ok(State::Unlocked)),
            Err(_) => false,
        }
    }

    /// Makes the vault: behind the passphrase, or with its key in the keychain where none is given.
    ///
    /// # Errors
    /// [`Problem::VaultExists`]; [`Problem::PassphraseUnfit`]; what the keychain or the disk says.
    pub async fn create_vault(&self, passphrase: Option<Zeroizing<Vec<u8>>>) -> Result<()> {
        let slot = match passphrase {
            Some(bytes) => Opening::Passphrase(parse_passphrase(bytes)?),
            None => Opening::Keychain,
        };
        // Not yet a change to keep: a snapshot of nothing would put the first useful one off for an hour.
        self.vault()?.create(slot).await?;
        self.activity();
        tracing::info!("vault created");
        Ok(())
    }

    /// Opens the vault. Whatever the keychain says, no key is made.
    ///
    /// # Errors
    /// [`Problem::NoSuchSlot`], [`Problem::SlotDamaged`]; [`Problem::WrongPassphrase`], [`Problem::WrongRecoveryCode`],
    /// [`Problem::RecoveryCodeMistyped`] with the group, [`Problem::TooManyTries`]; what the keychain says, told apart.
    pub async fn unlock(&self, with: view::Opening) -> Result<()> {
        let vault = self.vault()?;
        let opening = existing(&with)?;
        let how = opening.kind();
        let unlocked = vault.unlock(opening).await;
        if self.look_for_damage(&vault, &with, &unlocked).await? {
            return Err(Problem::VaultDamaged.into());
        }
        unlocked?;
        self.opened(how.as_str());
        self.look_after();
        Ok(())
    }

    fn opened(&self, how: &str) {
        if let Ok(mut at_start) = self.at_start.lock() {
            *at_start = None;
        }
        self.activity();
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
        if let Err(error) = self.unlock(view::Opening::keychain()).await {
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
        self.last_change.forget();
        self.vault()?.lock().await;
        // What was under way may have left something since.
        self.forget_shown();
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

async fn look_at(
    vault: &Vault,
) -> std::result::Result<(view::VaultStatus, Vec<view::SlotKind>), VaultError> {
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
