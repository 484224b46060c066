//! The keychain's doctor: what works, what does not, and what to do. It neither opens nor locks the vault.

use countersign_vault::{KeychainError, KeychainItem, Opening, SlotInfo, SlotKind};

use crate::app::App;
use crate::error::{AppError, Problem, Result};
use crate::view::{DoctorCase as Case, DoctorCheck, DoctorReport};
use crate::words::doctor;

impl App {
    /// Examines the keychain: has it keep, give back and forget a probe, and looks for this vault's key in it.
    pub async fn doctor(&self) -> DoctorReport {
        let provider = self.keychain.provider().await;
        let probe = self.keychain.probe().await;
        let mut checks = doctor::checks(probe.as_ref().err());
        // What does not answer at all need not be waited for twice.
        let answers = !matches!(
            probe,
            Err(KeychainError::NoBus
                | KeychainError::NoDaemon
                | KeychainError::NoAnswer
                | KeychainError::Locked)
        );
        let key = match answers {
            true => self.look_for_key().await,
            false => Key::Unknown,
        };
        checks.push(key.check());
        let provider = provider.or_else(|| probe.as_ref().ok().cloned());
        let (case, problem) = match (probe, key) {
            (Err(error), _) => (case_of(&error), Some(Problem::Keychain(error).into())),
            (Ok(_), Key::Opens) => (Case::Opens, None),
            (Ok(_), Key::NotNeeded | Key::Unknown | Key::HalfThere) => (Case::Working, None),
            (Ok(_), Key::Failed(error)) => (
                match &error.problem {
                    Problem::KeychainEmpty => Case::ItemMissing,
                    Problem::KeychainOfAnotherVault => Case::ItemOfAnotherVault,
                    Problem::Keychain(error) => case_of(error),
                    _ => Case::Failed,
                },
                Some(error),
            ),
        };
        report(provider, case, problem.as_ref(), checks)
    }

    async fn look_for_key(&self) -> Key {
        match self.try_slots().await {
            Ok(key) => key,
            Err(error) if matches!(error.problem, Problem::VaultEmpty) => Key::NotNeeded,
            Err(error) => Key::Failed(error),
        }
    }

    async fn try_slots(&self) -> Result<Key> {
        let Ok(vault) = self.vault() else {
            // What is wrong with the vault is said elsewhere.
            return Ok(Key::Unknown);
        };
        let slots = vault.slots().await?;
        if slots.iter().any(|slot| slot.kind == SlotKind::Keychain) {
            vault.try_opening(Opening::Keychain).await?;
            return Ok(Key::Opens);
        }
        let Some(SlotInfo { id, .. }) = slots.iter().find(|slot| slot.kind == SlotKind::TwoPart)
        else {
            return Ok(Key::NotNeeded);
        };
        let item = KeychainItem {
            vault: vault.id().await?,
            slot: Some(*id),
        };
        let kept = self.keychain.read(item).await;
        match kept.map_err(Problem::Keychain)? {
            Some(_) => Ok(Key::HalfThere),
            None => Err(Problem::KeychainEmpty.into()),
        }
    }
}

/// What was found of this vault's key.
enum Key {
    /// It opens the vault.
    Opens,
    /// The keychain's part of a two-part key is there; the passphrase was not asked for.
    HalfThere,
    /// Nothing here needs the keychain.
    NotNeeded,
    /// That could not be looked at.
    Unknown,
    /// It does not open the vault.
    Failed(AppError),
}

impl Key {
    fn check(&self) -> DoctorCheck {
        let (ok, words) = match self {
            Self::Opens => (Some(true), "It is there, and opens the vault.".to_owned()),
            Self::HalfThere => (
                Some(true),
                "The keychain's part is there. The vault opens with it and your passphrase."
                    .to_owned(),
            ),
            Self::NotNeeded => (None, "No vault here is opened by the keychain.".to_owned()),
            Self::Unknown => (None, "Not looked at.".to_owned()),
            Self::Failed(error) => (Some(false), error.problem.words().message),
        };
        DoctorCheck {
            name: "This vault's key".to_owned(),
            ok,
            words,
        }
    }
}

fn report(
    provider: Option<String>,
    case: Case,
    problem: Option<&AppError>,
    checks: Vec<DoctorCheck>,
) -> DoctorReport {
    let words = match problem {
        Some(error) => error.problem.words(),
        None => doctor::well(case, provider.as_deref().unwrap_or("keychain")),
    };
    DoctorReport {
        provider,
        working: problem.is_none(),
        case,
        title: words.title,
        message: words.message,
        next: words.next,
        reference: problem.map(|error| error.problem.reference().to_owned()),
        checks,
    }
}

fn case_of(error: &KeychainError) -> Case {
    match error {
        KeychainError::NoBus => Case::NoBus,
        KeychainError::NoDaemon => Case::NoDaemon,
        KeychainError::Locked => Case::Locked,
        KeychainError::NoDefaultCollection => Case::NoCollection,
        KeychainError::Denied => Case::Denied,
        KeychainError::NoAnswer => Case::NoAnswer,
        KeychainError::NotKept => Case::NotKept,
        KeychainError::Other(_) => Case::Failed,
    }
}
