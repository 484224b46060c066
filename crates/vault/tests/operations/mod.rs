//! The operations that the torture and the power cuts are made of, and what a vault must hold after them.
//!
//! A process carries out steps and reports each twice: `said:begin` with the step before it, `said:done` with its outcome once
//! the vault has confirmed it. Whoever reads the reports knows what was confirmed and what was under way, and compares
//! both with what is in the vault: every confirmed step is there, the one under way is there entirely or not at all.
//!
//! A new operation of the vault is a variant of [`Step`], and a line each in [`Step::choose`] (or [`Step::choose_alone`], if it
//! concerns the whole vault), [`Step::carry_out`] and [`Model::apply`]; what it changes has to be read back in [`observe`].
#![allow(dead_code, reason = "every test file takes what it needs")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed, and processes talk through their output"
)]
#![allow(missing_docs, unreachable_pub, reason = "this is only seen by tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use countersign_otp::Kind;
use countersign_vault::testing::{FakeClock, FakeKeychain};
use countersign_vault::{
    Account, AccountId, AccountState, AccountStateChange, EnrollmentId, NewAccount, NewEnrollment,
    NewServer, Opening, Passphrase, RecoveryCode, ServerId, SlotId, SnapshotCondition,
    SnapshotReason, State, Vault, VaultError,
};
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use zeroize::Zeroizing;

use crate::support::{self, PASSPHRASE};

/// The account whose counter every process advances.
pub const SHARED: AccountId = AccountId::from_bytes(*b"the shared token");
/// Whose that account is: nobody's own.
pub const NOBODY: u32 = 0;
/// More accounts than this one process does not have; then it deletes some.
const MANY: usize = 12;
/// When a vault is made, and how much time each step takes.
const START_MS: u64 = 1_700_000_000_000;
const STEP: Duration = Duration::from_secs(10 * 60);

/// Random numbers that are the same for the same seed: SplitMix64.
#[derive(Debug, Clone)]
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub fn pick<T: Copy>(&mut self, from: &[T]) -> Option<T> {
        let end = u64::try_from(from.len()).ok().filter(|&end| end > 0)?;
        from.get(usize::try_from(self.below(end)).ok()?).copied()
    }

    /// One to three of them.
    fn some<T: Copy + Ord>(&mut self, from: &[T]) -> Option<Vec<T>> {
        let many = 1 + self.below(3);
        let picked: BTreeSet<T> = (0..many).filter_map(|_| self.pick(from)).collect();
        (!picked.is_empty()).then(|| picked.into_iter().collect())
    }

    fn bytes(&mut self) -> [u8; 16] {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.next().to_be_bytes());
        bytes[8..].copy_from_slice(&self.next().to_be_bytes());
        bytes
    }

    /// Text that is mostly short and now and then fills several pages of the database.
    fn text(&mut self) -> String {
        let length = match self.below(8) {
            0 => 9000,
            1 => 900,
            _ => 20,
        };
        let length = self.below(length);
        (0..length)
            .map(|_| char::from(b'a' + u8::try_from(self.below(26)).unwrap()))
            .collect()
    }
}

/// An account, with its secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    pub label: String,
    pub note: String,
    pub secret: String,
    pub counter: Option<u64>,
    pub pinned: bool,
    pub order: i64,
    pub icon: Option<String>,
    pub trashed: bool,
}

/// An enrollment; `secret` is also its token. Both are cleared when it is complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    pub profile: String,
    pub secret: Option<String>,
}

/// A server, and the session at it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signed {
    pub profile: String,
    pub session: Option<String>,
}

/// What one process has put into a vault.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Model {
    pub accounts: BTreeMap<AccountId, Held>,
    pub enrollments: BTreeMap<EnrollmentId, Pending>,
    pub servers: BTreeMap<ServerId, Signed>,
    /// What opens the vault; see [`Key`].
    pub opens: BTreeSet<Key>,
    /// The accounts that each snapshot was made of.
    pub snapshots: BTreeMap<String, BTreeMap<AccountId, Held>>,
    /// The accounts that were deleted for good.
    pub buried: BTreeSet<AccountId>,
    /// How many steps were taken, and with that what time it is.
    pub steps: u64,
}

/// What is in a vault: each process's part, and the shared counter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    pub of: BTreeMap<u32, Model>,
    pub shared: Option<u64>,
}

/// What opens a slot.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Key {
    Passphrase(String),
    Recovery(String),
}

impl Key {
    /// What every vault is made with.
    pub fn first() -> Self {
        Self::Passphrase(PASSPHRASE.to_owned())
    }

    fn new_passphrase(dice: &mut Dice) -> Self {
        Self::Passphrase(format!("passphrase {:x}", dice.next()))
    }

    fn new_recovery() -> Self {
        Self::Recovery(RecoveryCode::make_random().unwrap().text().to_owned())
    }

    /// As it is given to the vault.
    pub fn opening(&self) -> Opening {
        match self {
            Self::Passphrase(text) => {
                Opening::Passphrase(Passphrase::parse(text.as_str()).unwrap())
            }
            Self::Recovery(text) => Opening::Recovery(RecoveryCode::parse(text).unwrap()),
        }
    }
}

/// What a step gave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    Nothing,
    Counter(u64),
    Snapshot(String),
    /// Snapshots could not be rewritten, for want of space.
    Owed,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Makes the vault.
    Create,
    /// Makes the account that every process counts with.
    Share,
    Add(BTreeMap<AccountId, Held>),
    Rename {
        id: AccountId,
        label: String,
        note: String,
    },
    Arrange {
        id: AccountId,
        pinned: bool,
        order: i64,
    },
    Count(AccountId),
    Reorder(Vec<AccountId>),
    Icon {
        id: AccountId,
        icon: Option<String>,
    },
    Trash(Vec<AccountId>),
    Untrash(Vec<AccountId>),
    Delete(Vec<AccountId>),
    Enroll {
        id: EnrollmentId,
        pending: Pending,
    },
    Note {
        id: EnrollmentId,
        profile: String,
    },
    Complete {
        id: EnrollmentId,
        profile: String,
        account: AccountId,
        held: Held,
    },
    Abandon(EnrollmentId),
    SignIn {
        id: ServerId,
        signed: Signed,
    },
    Describe {
        id: ServerId,
        profile: String,
    },
    /// Replaces a session, under its lock.
    Refresh {
        id: ServerId,
        session: Option<String>,
    },
    Forget(ServerId),
    AddSlot {
        with: Key,
        new: Key,
    },
    ReplaceSlot {
        old: Key,
        new: Key,
    },
    RemoveSlot {
        with: Key,
        old: Key,
    },
    Rekey {
        with: Key,
        new: BTreeSet<Key>,
    },
    Snapshot,
    /// Restores a snapshot.
    GoBack(String),
    Maintain,
    /// Lets go of the vault and opens it again.
    Reopen,
    /// Looks whether everything is as it should be.
    Look,
}

impl Step {
    /// The next step of a process that has put this into a vault.
    pub fn choose(dice: &mut Dice, model: &Model, alone: bool) -> Self {
        let ids = |wanted: &dyn Fn(&Held) -> bool| -> Vec<AccountId> {
            let wanted = model.accounts.iter().filter(|(_, held)| wanted(held));
            wanted.map(|(&id, _)| id).collect()
        };
        let every = ids(&|_| true);
        let live = ids(&|held| !held.trashed);
        let trashed = ids(&|held| held.trashed);
        let counting = ids(&|held| !held.trashed && held.counter.is_some());
        let enrollments: Vec<_> = model.enrollments.keys().copied().collect();
        let open: Vec<_> = enrollments
            .iter()
            .copied()
            .filter(|id| model.enrollments[id].secret.is_some())
            .collect();
        let servers: Vec<_> = model.servers.keys().copied().collect();
        if alone && dice.below(4) == 0 {
            return Self::choose_alone(dice, model);
        }
        let account = dice.pick(&live);
        let step = match dice.below(34) {
            _ if every.len() > MANY => dice.some(&every).map(Self::Delete),
            0..=3 => Some(Self::Add(BTreeMap::from([new_account(dice)]))),
            4 => Some(Self::Add((0..5).map(|_| new_account(dice)).collect())),
            5..=7 => account.map(|id| Self::Rename {
                id,
                label: dice.text(),
                note: dice.text(),
            }),
            8 => account.map(|id| Self::Arrange {
                id,
                pinned: dice.below(2) == 0,
                order: i64::try_from(dice.below(100)).unwrap() - 50,
            }),
            9..=11 => dice.pick(&counting).map(Self::Count),
            12 => Some(Self::Count(SHARED)),
            13 => dice.some(&every).map(Self::Delete),
            14 => Some(Self::Enroll {
                id: EnrollmentId::from_bytes(dice.bytes()),
                pending: Pending {
                    profile: dice.text(),
                    secret: Some(format!("secret {:x}", dice.next())),
                },
            }),
            15 => dice.pick(&open).map(|id| Self::Note {
                id,
                profile: dice.text(),
            }),
            16 => dice.pick(&open).map(|id| {
                let (account, held) = new_account(dice);
                Self::Complete {
                    id,
                    profile: dice.text(),
                    account,
                    held,
                }
            }),
            17 => dice.pick(&enrollments).map(Self::Abandon),
            18 => dice.some(&live).map(Self::Reorder),
            19 => account.map(|id| Self::Icon {
                id,
                icon: (dice.below(3) > 0).then(|| dice.text()),
            }),
            20..=21 => dice.some(&live).map(Self::Trash),
            22..=23 => dice.some(&trashed).map(Self::Untrash),
            24 => Some(Self::Reopen),
            25..=26 => Some(Self::SignIn {
                id: ServerId::from_bytes(dice.bytes()),
                signed: Signed {
                    profile: dice.text(),
                    session: (dice.below(3) > 0).then(|| dice.text()),
                },
            }),
            27 => dice.pick(&servers).map(|id| Self::Describe {
                id,
                profile: dice.text(),
            }),
            28..=31 => dice.pick(&servers).map(|id| Self::Refresh {
                id,
                session: (dice.below(4) > 0).then(|| dice.text()),
            }),
            32 => dice.pick(&servers).map(Self::Forget),
            _ => Some(Self::Look),
        };
        step.unwrap_or_else(|| Self::Add(BTreeMap::from([new_account(dice)])))
    }

    /// A step that concerns the whole vault, of a process that is alone with it. There is one slot of a kind at the most.
    fn choose_alone(dice: &mut Dice, model: &Model) -> Self {
        let keys: Vec<_> = model.opens.iter().collect();
        let with = dice.pick(&keys).unwrap().clone();
        let passphrase = keys
            .iter()
            .find(|key| matches!(key, Key::Passphrase(_)))
            .map(|&key| key.clone());
        let recovery = keys
            .iter()
            .find(|key| matches!(key, Key::Recovery(_)))
            .map(|&key| key.clone());
        let snapshots: Vec<_> = model.snapshots.keys().collect();
        match dice.below(9) {
            0 => match (passphrase, recovery) {
                (None, _) => Self::AddSlot {
                    with,
                    new: Key::new_passphrase(dice),
                },
                (_, None) => Self::AddSlot {
                    with,
                    new: Key::new_recovery(),
                },
                (Some(with), Some(old)) if dice.below(2) == 0 => Self::RemoveSlot { with, old },
                (Some(old), Some(with)) => Self::RemoveSlot { with, old },
            },
            1 => Self::ReplaceSlot {
                new: match with {
                    Key::Passphrase(_) => Key::new_passphrase(dice),
                    Key::Recovery(_) => Key::new_recovery(),
                },
                old: with,
            },
            2 => Self::Rekey {
                with,
                new: BTreeSet::from([Key::new_passphrase(dice), Key::new_recovery()]),
            },
            3..=4 => Self::Snapshot,
            5..=6 => match dice.pick(&snapshots) {
                Some(name) => Self::GoBack(name.clone()),
                None => Self::Snapshot,
            },
            _ => Self::Maintain,
        }
    }

    /// What kind of step it is.
    pub fn name(&self) -> String {
        let text = format!("{self:?}");
        text.split(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap()
            .to_lowercase()
    }

    /// Does it.
    pub async fn carry_out(&self, worker: &mut Worker) -> Result<Outcome, VaultError> {
        let owner = worker.owner;
        let vault = &worker.vault;
        match self.clone() {
            Self::Create => vault.create(Key::first().opening()).await?,
            Self::Share => {
                let held = Held {
                    label: "shared".to_owned(),
                    note: String::new(),
                    secret: "the shared secret".to_owned(),
                    counter: Some(0),
                    pinned: false,
                    order: 0,
                    icon: None,
                    trashed: false,
                };
                vault.add_account(held.to_add(SHARED, NOBODY)).await?;
            }
            Self::Add(accounts) => {
                let accounts = accounts.iter().map(|(&id, held)| held.to_add(id, owner));
                vault.add_accounts(accounts.collect()).await?;
            }
            Self::Rename { id, label, note } => {
                let mut held = worker.model.accounts[&id].clone();
                (held.label, held.note) = (label, note);
                let account = held.to_add(id, owner);
                vault.update_account(id, account.profile).await?;
            }
            Self::Arrange { id, pinned, order } => {
                let change = AccountStateChange {
                    pinned: Some(pinned),
                    order: Some(order),
                    last_used: None,
                };
                vault.update_account_state(id, change).await?;
            }
            Self::Count(id) => {
                return vault.next_hotp_counter(id).await.map(Outcome::Counter);
            }
            Self::Reorder(ids) => vault.reorder_accounts(&ids).await?,
            Self::Icon { id, icon } => {
                let icon = icon.as_ref().map(String::as_bytes);
                vault.set_account_icon(id, icon).await?;
            }
            Self::Trash(ids) => vault.trash_accounts(&ids).await?,
            Self::Untrash(ids) => vault.restore_accounts(&ids).await?,
            Self::Delete(ids) => vault.delete_accounts(&ids).await?,
            Self::Enroll { id, pending } => {
                let secret = pending.secret.unwrap();
                let enrollment = NewEnrollment {
                    id: Some(id),
                    profile: label_profile(owner, &pending.profile),
                    secret: Some(support::secret(&secret)),
                    token: Some(Zeroizing::new(secret)),
                };
                vault.add_enrollment(enrollment).await?;
            }
            Self::Note { id, profile } => {
                vault
                    .update_enrollment(id, label_profile(owner, &profile))
                    .await?;
            }
            Self::Complete {
                id,
                profile,
                account,
                held,
            } => {
                let profile = label_profile(owner, &profile);
                vault
                    .complete_enrollment(id, profile, held.to_add(account, owner))
                    .await?;
            }
            Self::Abandon(id) => vault.remove_enrollment(id).await?,
            Self::SignIn { id, signed } => {
                let server = NewServer {
                    id: Some(id),
                    profile: label_profile(owner, &signed.profile),
                    session: signed.session.map(|text| text.into_bytes().into()),
                };
                vault.add_server(server).await?;
            }
            Self::Describe { id, profile } => {
                vault
                    .update_server(id, label_profile(owner, &profile))
                    .await?;
            }
            Self::Refresh { id, session } => {
                let _lock = vault.lock_session(id, Duration::ZERO).await?;
                let session = session.as_ref().map(String::as_bytes);
                vault.replace_session(id, session).await?;
            }
            Self::Forget(id) => vault.remove_server(id).await?,
            Self::AddSlot { with, new } => {
                vault.add_slot(with.opening(), new.opening()).await?;
            }
            Self::ReplaceSlot { old, new } => {
                let id = slot_of(vault, &old).await?;
                vault.replace_slot(old.opening(), id, new.opening()).await?;
            }
            Self::RemoveSlot { with, old } => {
                let id = slot_of(vault, &old).await?;
                vault.remove_slot(with.opening(), id).await?;
            }
            Self::Rekey { with, new } => {
                let new = new.iter().map(Key::opening).collect();
                vault.rekey(with.opening(), new).await?;
            }
            Self::Snapshot => {
                let made = vault.snapshot(SnapshotReason::Asked).await?;
                return Ok(Outcome::Snapshot(made.name.to_string()));
            }
            Self::GoBack(name) => {
                let restored = vault.restore(name.parse()?).await?;
                return Ok(Outcome::Snapshot(restored.undo.to_string()));
            }
            Self::Maintain => {
                let done = vault.maintain().await?;
                if !done.not_rewritten.is_empty() {
                    return Ok(Outcome::Owed);
                }
            }
            Self::Reopen => worker.reopen().await?,
            Self::Look => worker.look().await?,
        }
        Ok(Outcome::Nothing)
    }
}

/// The slot that this key opens: there is one of its kind.
async fn slot_of(vault: &Vault, key: &Key) -> Result<SlotId, VaultError> {
    let kind = key.opening().kind();
    let slots = vault.slots().await?;
    let slot = slots.into_iter().find(|slot| slot.kind == kind);
    slot.map(|slot| slot.id).ok_or(VaultError::NotFound)
}

impl Model {
    /// What the process has in the vault after this step.
    #[must_use]
    pub fn after(&self, step: &Step) -> Self {
        let mut model = self.clone();
        model.apply(step, &Outcome::Nothing);
        model
    }

    /// What can be seen of it in a vault: no secret of what is in the trash.
    #[must_use]
    pub fn visible(&self) -> Self {
        let mut seen = Self {
            snapshots: BTreeMap::new(),
            buried: BTreeSet::new(),
            steps: 0,
            ..self.clone()
        };
        seen.accounts.values_mut().for_each(Held::hide);
        seen
    }

    /// What differs, in words.
    fn difference(&self, found: &Self) -> String {
        fn differing<K: Ord + Copy + std::fmt::Debug, V: PartialEq + std::fmt::Debug>(
            expected: &BTreeMap<K, V>,
            found: &BTreeMap<K, V>,
        ) -> String {
            let keys: BTreeSet<K> = expected.keys().chain(found.keys()).copied().collect();
            keys.iter()
                .map(|key| (key, expected.get(key), found.get(key)))
                .filter(|(_, expected, found)| expected != found)
                .map(|(key, expected, found)| {
                    format!("\n  {key:?}\n    expected {expected:?}\n    found    {found:?}")
                })
                .collect()
        }
        let accounts = differing(&self.accounts, &found.accounts);
        let enrollments = differing(&self.enrollments, &found.enrollments);
        let servers = differing(&self.servers, &found.servers);
        let keys = if self.opens == found.opens {
            String::new()
        } else {
            format!(
                "\n  expected {:?}\n  found    {:?}",
                self.opens, found.opens
            )
        };
        accounts + &enrollments + &servers + &keys
    }

    /// What time it is.
    pub fn now_ms(&self) -> u64 {
        START_MS + self.steps * u64::try_from(STEP.as_millis()).unwrap()
    }

    pub fn apply(&mut self, step: &Step, outcome: &Outcome) {
        self.steps += 1;
        let before = self.accounts.clone();
        match step.clone() {
            Step::Create => {
                self.opens.insert(Key::first());
            }
            Step::Maintain
            | Step::Snapshot
            | Step::Share
            | Step::Count(SHARED)
            | Step::Reopen
            | Step::Look => {}
            Step::Add(accounts) => self.accounts.extend(accounts),
            Step::Rename { id, label, note } => {
                let held = self.accounts.get_mut(&id).unwrap();
                (held.label, held.note) = (label, note);
            }
            Step::Arrange { id, pinned, order } => {
                let held = self.accounts.get_mut(&id).unwrap();
                (held.pinned, held.order) = (pinned, order);
            }
            Step::Count(id) => {
                *self
                    .accounts
                    .get_mut(&id)
                    .unwrap()
                    .counter
                    .as_mut()
                    .unwrap() += 1;
            }
            Step::Reorder(ids) => {
                for (order, id) in (0..).zip(ids) {
                    self.accounts.get_mut(&id).unwrap().order = order;
                }
            }
            Step::Icon { id, icon } => self.accounts.get_mut(&id).unwrap().icon = icon,
            Step::Trash(ids) => self.set_trashed(&ids, true),
            Step::Untrash(ids) => self.set_trashed(&ids, false),
            Step::Delete(ids) => {
                self.accounts.retain(|id, _| !ids.contains(id));
                self.buried.extend(ids);
            }
            Step::Enroll { id, pending } => drop(self.enrollments.insert(id, pending)),
            Step::Note { id, profile } => self.enrollments.get_mut(&id).unwrap().profile = profile,
            Step::Complete {
                id,
                profile,
                account,
                held,
            } => {
                let secret = None;
                self.enrollments.insert(id, Pending { profile, secret });
                self.accounts.insert(account, held);
            }
            Step::Abandon(id) => drop(self.enrollments.remove(&id)),
            Step::SignIn { id, signed } => drop(self.servers.insert(id, signed)),
            Step::Describe { id, profile } => self.servers.get_mut(&id).unwrap().profile = profile,
            Step::Refresh { id, session } => self.servers.get_mut(&id).unwrap().session = session,
            Step::Forget(id) => drop(self.servers.remove(&id)),
            Step::AddSlot { new, .. } => drop(self.opens.insert(new)),
            Step::ReplaceSlot { old, new } => {
                self.opens.remove(&old);
                self.opens.insert(new);
            }
            Step::RemoveSlot { old, .. } => drop(self.opens.remove(&old)),
            Step::Rekey { new, .. } => self.opens = new,
            Step::GoBack(name) => self.go_back(&name),
        }
        if let Outcome::Snapshot(name) = outcome {
            self.snapshots.insert(name.clone(), before);
        }
    }

    fn set_trashed(&mut self, ids: &[AccountId], trashed: bool) {
        for id in ids {
            self.accounts.get_mut(id).unwrap().trashed = trashed;
        }
    }

    /// The accounts become what they were, and what was added since goes to the trash. What was deleted for good stays gone,
    /// and no counter goes back.
    fn go_back(&mut self, snapshot: &str) {
        let then = self.snapshots[snapshot].clone();
        for (id, held) in &mut self.accounts {
            held.trashed |= !then.contains_key(id);
        }
        for (id, mut held) in then {
            if !self.buried.contains(&id) {
                let present = self.accounts.get(&id);
                held.counter = held
                    .counter
                    .max(present.and_then(|present| present.counter));
                self.accounts.insert(id, held);
            }
        }
    }
}

impl Held {
    fn to_add(&self, id: AccountId, owner: u32) -> NewAccount {
        let mut profile = support::profile(&self.label);
        profile.note.clone_from(&self.note);
        profile.tags = vec![owner.to_string()];
        if self.counter.is_some() {
            profile.kind = support::hotp();
        }
        NewAccount {
            id: Some(id),
            profile,
            secret: support::secret(&self.secret),
            state: AccountState {
                counter: self.counter,
                pinned: self.pinned,
                order: self.order,
                last_used: None,
            },
        }
    }

    fn hide(&mut self) {
        if self.trashed {
            self.secret.clear();
            self.icon = self.icon.take().map(|_| String::new());
        }
    }

    pub async fn read(vault: &Vault, account: Account, trashed: bool) -> Result<Self, VaultError> {
        assert_eq!(
            matches!(account.profile.kind, Kind::Hotp { .. }),
            account.state.counter.is_some()
        );
        let mut held = Self {
            label: account.profile.label,
            note: account.profile.note,
            secret: String::new(),
            counter: account.state.counter,
            pinned: account.state.pinned,
            order: account.state.order,
            icon: account.has_icon.then(String::new),
            trashed,
        };
        if !trashed {
            let secret = vault.account_secret(account.id).await?;
            held.secret = String::from_utf8(secret.expose().to_vec()).unwrap();
            let icon = vault.account_icon(account.id).await?;
            assert_eq!(icon.is_some(), account.has_icon);
            held.icon = icon.map(|icon| String::from_utf8(icon).unwrap());
        }
        Ok(held)
    }
}

fn new_account(dice: &mut Dice) -> (AccountId, Held) {
    let held = Held {
        label: dice.text(),
        note: dice.text(),
        secret: format!("secret {:x}", dice.next()),
        counter: (dice.below(2) == 0).then(|| dice.below(1000)),
        pinned: false,
        order: 0,
        icon: None,
        trashed: false,
    };
    (AccountId::from_bytes(dice.bytes()), held)
}

/// The profile of an enrollment or of a server says whose it is.
fn label_profile(owner: u32, text: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(format!("{owner} {text}").into_bytes())
}

/// Opens the vault in a folder and unlocks it with the first of these keys that fits; `None` if there is no vault.
pub async fn unlocked(
    dir: &Path,
    keys: &BTreeSet<Key>,
    now_ms: u64,
) -> Result<Option<Vault>, VaultError> {
    let mut refused = VaultError::NotFound;
    for key in keys {
        // A handle for each, so that what is refused costs no time.
        let vault = locked(dir, now_ms).await?;
        if vault.state().await? == State::Empty {
            return Ok(None);
        }
        match vault.unlock(key.opening()).await {
            Ok(()) => return Ok(Some(vault)),
            Err(error) if is_refusal(&error) => refused = error,
            Err(error) => return Err(error),
        }
    }
    if locked(dir, now_ms).await?.state().await? == State::Empty {
        return Ok(None);
    }
    Err(refused)
}

fn is_refusal(error: &VaultError) -> bool {
    matches!(
        error,
        VaultError::WrongPassphrase | VaultError::WrongRecoveryCode | VaultError::NoSuchSlot(_)
    )
}

/// Opens what is in a folder.
pub async fn locked(dir: &Path, now_ms: u64) -> Result<Vault, VaultError> {
    let clock = Arc::new(FakeClock::at_ms(now_ms));
    support::open(dir, &Arc::new(FakeKeychain::new()), &clock).await
}

/// Reads everything that is in a vault, with the secrets; or only one process's part, while others change theirs.
///
/// # Errors
/// Whatever is damaged, or can't be read.
pub async fn observe(vault: &Vault, only: Option<u32>) -> Result<Contents, VaultError> {
    let mut contents = observe_accounts(vault, only).await?;
    let list = vault.enrollments().await?;
    if let Some(&damaged) = list.damaged.first() {
        return Err(VaultError::RecordDamaged(damaged));
    }
    for record in list.enrollments {
        let text = std::str::from_utf8(&record.profile).unwrap();
        let (owner, profile) = text.split_once(' ').unwrap();
        let owner = owner.parse().unwrap();
        if only.is_some_and(|only| only != owner) {
            continue;
        }
        assert_eq!(record.has_secret, record.has_token);
        let mut secret = None;
        if record.has_secret {
            let opened = vault.enrollment_secret(record.id).await?;
            let text = String::from_utf8(opened.expose().to_vec()).unwrap();
            assert_eq!(*vault.enrollment_token(record.id).await?, text);
            secret = Some(text);
        }
        let pending = Pending {
            profile: profile.to_owned(),
            secret,
        };
        let part = contents.of.entry(owner).or_default();
        part.enrollments.insert(record.id, pending);
    }
    let list = vault.servers().await?;
    if let Some(&damaged) = list.damaged.first() {
        return Err(VaultError::RecordDamaged(damaged));
    }
    for record in list.servers {
        let text = std::str::from_utf8(&record.profile).unwrap();
        let (owner, profile) = text.split_once(' ').unwrap();
        let owner = owner.parse().unwrap();
        if only.is_some_and(|only| only != owner) {
            continue;
        }
        let mut session = None;
        if record.has_session {
            let opened = vault.server_session(record.id).await?;
            session = Some(String::from_utf8(opened.to_vec()).unwrap());
        }
        let signed = Signed {
            profile: profile.to_owned(),
            session,
        };
        let part = contents.of.entry(owner).or_default();
        part.servers.insert(record.id, signed);
    }
    Ok(contents)
}

async fn observe_accounts(vault: &Vault, only: Option<u32>) -> Result<Contents, VaultError> {
    let mut contents = Contents::default();
    let list = vault.accounts().await?;
    if let Some(&damaged) = list.damaged.first() {
        return Err(VaultError::RecordDamaged(damaged));
    }
    for account in list.accounts {
        let id = account.id;
        let owner = account.profile.tags[0].parse().unwrap();
        if only.is_some_and(|only| only != owner) {
            continue;
        }
        let held = Held::read(vault, account, false).await?;
        if id == SHARED {
            contents.shared = held.counter;
        } else {
            let part = contents.of.entry(owner).or_default();
            part.accounts.insert(id, held);
        }
    }
    for trashed in vault.trash().await? {
        let account = trashed.account;
        let id = account.id;
        let owner = account.profile.tags[0].parse().unwrap();
        if only.is_none_or(|only| only == owner) {
            let held = Held::read(vault, account, true).await?;
            let part = contents.of.entry(owner).or_default();
            part.accounts.insert(id, held);
        }
    }
    Ok(contents)
}

/// SQLite's own check of the whole database.
pub async fn is_sound(dir: &Path) -> Result<(), String> {
    let mut connection = SqliteConnectOptions::new()
        .filename(dir.join("vault.db"))
        .connect()
        .await
        .map_err(|error| error.to_string())?;
    let checked: Result<Vec<String>, _> = sqlx::query_scalar("PRAGMA integrity_check")
        .fetch_all(&mut connection)
        .await;
    connection
        .close()
        .await
        .map_err(|error| error.to_string())?;
    match checked {
        Ok(lines) if lines == ["ok"] => Ok(()),
        Ok(lines) => Err(lines.join("; ")),
        Err(error) => Err(error.to_string()),
    }
}

/// One line that a process reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Report {
    Begin(Step),
    Done(Outcome),
}

impl Report {
    /// Reads it from a line of a process's output; `None` if it is none.
    pub fn parse(line: &str) -> Option<Self> {
        let (_, said) = line.split_once("said:")?;
        // A line that was cut off says nothing.
        match said.split_once(' ')? {
            ("begin", step) => Some(Self::Begin(serde_json::from_str(step).ok()?)),
            ("done", outcome) => Some(Self::Done(serde_json::from_str(outcome).ok()?)),
            _ => None,
        }
    }
}

/// What one process reported.
#[derive(Debug, Clone, Default)]
pub struct Told {
    /// What it has in the vault after its confirmed steps.
    pub model: Model,
    /// The step that was begun, and not confirmed.
    pub under_way: Option<Step>,
    /// Whether a vault was confirmed.
    pub created: bool,
    /// Whether the shared account was confirmed.
    pub shared: bool,
    /// The shared counters that it was given.
    pub counters: Vec<u64>,
    /// How many steps were confirmed.
    pub confirmed: usize,
}

impl Told {
    /// Of a process that has this in a vault.
    pub fn of(model: Model) -> Self {
        Self {
            model,
            ..Self::default()
        }
    }

    pub fn hear(&mut self, report: Report) {
        match report {
            Report::Begin(step) => {
                assert_eq!(self.under_way, None, "one step at a time");
                self.under_way = Some(step);
            }
            Report::Done(outcome) => {
                let step = self.under_way.take().unwrap();
                match (&step, &outcome) {
                    (Step::Create, _) => self.created = true,
                    (Step::Share, _) => self.shared = true,
                    (Step::Count(SHARED), &Outcome::Counter(counter)) => {
                        self.counters.push(counter);
                    }
                    (Step::Count(id), &Outcome::Counter(counter)) => assert_eq!(
                        Some(counter),
                        self.model.accounts[id].counter,
                        "nobody else counts with {id}"
                    ),
                    _ => {}
                }
                self.model.apply(&step, &outcome);
                self.confirmed += 1;
            }
        }
    }

    /// What the process may have in the vault: what was confirmed; and the same with what was under way.
    fn expected(&self) -> [Option<Model>; 2] {
        let after = self.under_way.as_ref().map(|step| self.model.after(step));
        [Some(self.model.clone()), after]
    }
}

/// What is known of a vault, from all the processes that worked on it.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Whether a vault was confirmed.
    pub created: bool,
    /// Whether the shared account was confirmed.
    pub shared: bool,
    /// The shared counters that were given.
    pub counters: BTreeSet<u64>,
    /// So many steps of the shared counter may have been done without a report.
    pub unheard: u64,
    /// What each process told last.
    pub of: BTreeMap<u32, Told>,
    /// Whether one process has the vault to itself, and may do what concerns all of it.
    pub alone: bool,
    /// Snapshots that were found to be as they should, with what was known then. They are not looked at again.
    pub checked: Arc<Mutex<BTreeSet<u64>>>,
}

/// What was found in place of what is known.
pub struct Checked {
    /// What each process has in the vault.
    pub of: BTreeMap<u32, Model>,
    /// How many steps that were under way are there.
    pub there: usize,
}

impl Known {
    /// Takes note of what a process told.
    pub fn hear(&mut self, owner: u32, told: Told) {
        self.created |= told.created;
        self.shared |= told.shared;
        for &counter in &told.counters {
            assert!(self.counters.insert(counter), "{counter} was given twice");
        }
        if told.under_way == Some(Step::Count(SHARED)) {
            self.unheard += 1;
        }
        self.of.insert(owner, told);
    }

    /// Compares the vault in a folder with what is known; `None` if there is none, and need not be one.
    ///
    /// # Errors
    /// In words, what is damaged or missing, or was not put there.
    pub async fn check(&self, dir: &Path) -> Result<Option<Checked>, String> {
        let words = |error: VaultError| error.to_string();
        let expected: BTreeMap<u32, [Option<Model>; 2]> = self
            .of
            .iter()
            .map(|(&owner, told)| (owner, told.expected()))
            .collect();
        let models = || expected.values().flatten().flatten();
        let keys: BTreeSet<Key> = models().flat_map(|model| model.opens.clone()).collect();
        let now_ms = models().map(Model::now_ms).max().unwrap_or(START_MS);
        let Some(vault) = unlocked(dir, &keys, now_ms).await.map_err(words)? else {
            return if self.created {
                Err("the vault is gone".to_owned())
            } else {
                Ok(None)
            };
        };
        let opens = if self.alone {
            opening_keys(dir, &vault, &keys).await?
        } else {
            keys
        };
        let mut found = observe(&vault, None).await.map_err(words)?;
        let mut checked = Checked {
            of: BTreeMap::new(),
            there: 0,
        };
        for (owner, expected) in expected {
            let mut seen = found.of.remove(&owner).unwrap_or_default();
            seen.opens.clone_from(&opens);
            let mut expected = (0..).zip(expected.iter().flatten());
            let Some((place, model)) = expected.find(|(_, model)| model.visible() == seen) else {
                let told = &self.of[&owner];
                return Err(format!(
                    "process {owner} after {} steps, with {:?} under way: {}",
                    told.confirmed,
                    told.under_way,
                    told.model.visible().difference(&seen)
                ));
            };
            checked.there += place;
            if self.alone {
                self.check_snapshots(dir, &vault, model).await?;
            }
            checked.of.insert(owner, model.clone());
        }
        if let Some(owner) = found.of.keys().next() {
            return Err(format!(
                "process {owner} put nothing there, and has something"
            ));
        }
        self.check_counter(found.shared)?;
        if found.shared.is_some() {
            // It is there, and goes on to work.
            let next = vault.next_hotp_counter(SHARED).await.map_err(words)?;
            if Some(next) != found.shared {
                return Err(format!("the counter {:?} gave {next}", found.shared));
            }
        }
        drop(vault);
        is_sound(dir).await?;
        Ok(Some(checked))
    }

    async fn check_snapshots(
        &self,
        dir: &Path,
        vault: &Vault,
        model: &Model,
    ) -> Result<(), String> {
        let mut hasher = DefaultHasher::new();
        (
            &model.opens,
            &model.buried,
            format!("{:?}", model.snapshots),
        )
            .hash(&mut hasher);
        if let Ok(entries) = fs::read_dir(dir.join("snapshots")) {
            let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
            files.sort();
            for file in files {
                (&file.file_name(), fs::read(&file).unwrap()).hash(&mut hasher);
            }
        }
        let known = hasher.finish();
        if !self.checked.lock().unwrap().contains(&known) {
            check_snapshots(dir, vault, model).await?;
            self.checked.lock().unwrap().insert(known);
        }
        Ok(())
    }

    fn check_counter(&self, found: Option<u64>) -> Result<(), String> {
        let confirmed = u64::try_from(self.counters.len()).unwrap();
        let past = self.counters.last().map_or(0, |last| last + 1);
        match found {
            Some(found) if past <= found && found <= confirmed + self.unheard => Ok(()),
            None if !self.shared => Ok(()),
            found => Err(format!(
                "the shared counter is {found:?} after {confirmed} steps up to {past}, with {} not heard of",
                self.unheard
            )),
        }
    }
}

/// Those of the keys that open the vault. It has no other slots.
async fn opening_keys(
    dir: &Path,
    vault: &Vault,
    keys: &BTreeSet<Key>,
) -> Result<BTreeSet<Key>, String> {
    let words = |error: VaultError| error.to_string();
    let mut opens = BTreeSet::new();
    for key in keys {
        match locked(dir, START_MS)
            .await
            .map_err(words)?
            .unlock(key.opening())
            .await
        {
            Ok(()) => drop(opens.insert(key.clone())),
            Err(error) if is_refusal(&error) => {}
            Err(error) => return Err(words(error)),
        }
    }
    let slots = vault.slots().await.map_err(words)?;
    if slots.len() == opens.len() && slots.iter().all(|slot| !slot.damaged) {
        Ok(opens)
    } else {
        Err(format!("{slots:?}, and {opens:?} open"))
    }
}

/// Every snapshot opens with what opens the vault, and has in it what it was made of, but for what was deleted since.
async fn check_snapshots(dir: &Path, vault: &Vault, model: &Model) -> Result<(), String> {
    let words = |error: VaultError| error.to_string();
    let done = vault.maintain().await.map_err(words)?;
    if !done.not_rewritten.is_empty() {
        return Err(format!("not rewritten: {:?}", done.not_rewritten));
    }
    let found = vault.snapshots().await.map_err(words)?;
    if let Some(bad) = found
        .iter()
        .find(|snapshot| snapshot.condition != SnapshotCondition::Good)
    {
        return Err(format!("{bad:?}"));
    }
    for (name, accounts) in &model.snapshots {
        let file = dir.join("snapshots").join(format!("{name}.db"));
        if !found.iter().any(|found| found.name.to_string() == *name) {
            return Err(format!("the snapshot {name} is gone"));
        }
        let folder = tempfile::tempdir_in(dir.parent().unwrap()).unwrap();
        let place = folder.path().join("vault");
        fs::create_dir(&place).unwrap();
        fs::copy(file, place.join("vault.db")).unwrap();
        let opened = unlocked(&place, &model.opens, model.now_ms()).await;
        let opened = opened.map_err(words)?.ok_or("an empty snapshot")?;
        let mut expected = accounts.clone();
        expected.retain(|id, _| !model.buried.contains(id));
        expected.values_mut().for_each(Held::hide);
        let seen = observe_accounts(&opened, None).await.map_err(words)?.of;
        let seen = seen.into_values().next().unwrap_or_default().accounts;
        if seen != expected {
            let model = |accounts| Model {
                accounts,
                ..Model::default()
            };
            let difference = model(expected).difference(&model(seen));
            return Err(format!("snapshot {name}: {difference}"));
        }
    }
    Ok(())
}

/// A process that works on a vault, and reports.
pub struct Worker {
    vault: Vault,
    clock: Arc<FakeClock>,
    dir: PathBuf,
    owner: u32,
    alone: bool,
    model: Model,
}

impl Worker {
    /// Opens the vault if it is there. `alone` is said to a process that has it to itself.
    pub async fn start(
        dir: &Path,
        owner: u32,
        alone: bool,
        model: Model,
    ) -> Result<Self, VaultError> {
        let clock = Arc::new(FakeClock::at_ms(model.now_ms()));
        let mut worker = Self {
            vault: support::open(dir, &Arc::new(FakeKeychain::new()), &clock).await?,
            clock,
            dir: dir.to_owned(),
            owner,
            alone,
            model,
        };
        if worker.vault.state().await? != State::Empty {
            // It may have been made, and not reported.
            worker
                .model
                .opens
                .extend(worker.model.opens.is_empty().then(Key::first));
            worker.unlock().await?;
        }
        Ok(worker)
    }

    /// Makes the vault and the shared account, where they are not there yet.
    pub async fn prepare(&mut self) -> Result<(), VaultError> {
        if self.vault.state().await? == State::Empty {
            self.perform(&Step::Create).await?;
        }
        let list = self.vault.accounts().await?;
        if list.accounts.iter().all(|account| account.id != SHARED) {
            self.perform(&Step::Share).await?;
        }
        Ok(())
    }

    /// Carries out a step that the dice choose.
    pub async fn go_on(&mut self, dice: &mut Dice) -> Result<(), VaultError> {
        self.perform(&self.choose(dice)).await
    }

    async fn perform(&mut self, step: &Step) -> Result<(), VaultError> {
        say("begin", &serde_json::to_string(step).unwrap());
        let outcome = self.attempt(step).await?;
        assert_ne!(outcome, Outcome::Owed);
        say("done", &serde_json::to_string(&outcome).unwrap());
        Ok(())
    }

    /// Carries out a step, and reports nothing.
    pub async fn attempt(&mut self, step: &Step) -> Result<Outcome, VaultError> {
        self.clock.set_ms(self.model.now_ms());
        let outcome = step.carry_out(self).await?;
        self.model.apply(step, &outcome);
        Ok(outcome)
    }

    /// The next step.
    pub fn choose(&self, dice: &mut Dice) -> Step {
        Step::choose(dice, &self.model, self.alone)
    }

    /// Removes the snapshots if they have become many.
    pub fn keep_few_snapshots(&mut self) {
        const MANY: usize = 4;
        let folder = self.dir.join("snapshots");
        if fs::read_dir(&folder).is_ok_and(|entries| entries.count() > MANY) {
            fs::remove_dir_all(folder).unwrap();
            self.model.snapshots.clear();
        }
    }

    async fn unlock(&self) -> Result<(), VaultError> {
        let key = self.model.opens.first().unwrap();
        self.vault.unlock(key.opening()).await
    }

    async fn reopen(&mut self) -> Result<(), VaultError> {
        self.vault = support::open(&self.dir, &Arc::new(FakeKeychain::new()), &self.clock).await?;
        self.unlock().await
    }

    /// Compares what the vault says with what was put there.
    pub async fn look(&self) -> Result<(), VaultError> {
        let found = observe(&self.vault, Some(self.owner)).await?;
        let mut own = found.of.get(&self.owner).cloned().unwrap_or_default();
        own.opens.clone_from(&self.model.opens);
        assert_eq!(own, self.model.visible());
        Ok(())
    }
}

/// Reports in one write, so that a line is there as a whole.
pub fn say(what: &str, text: &str) {
    let line = format!("said:{what} {text}\n");
    stdout().lock().write_all(line.as_bytes()).unwrap();
    stdout().flush().unwrap();
}
