//! The operations that the torture and the power cuts are made of, and what a vault must hold after them.
//!
//! A process carries out steps and reports each twice: `said:begin` with the step before it, `said:done` with its outcome once
//! the vault has confirmed it. Whoever reads the reports knows what was confirmed and what was under way, and compares
//! both with what is in the vault: every confirmed step is there, the one under way is there entirely or not at all.
//!
//! A new operation of the vault is a variant of [`Step`], and a line each in [`Step::choose`], [`Step::carry_out`] and
//! [`Model::apply`]; what it changes has to be read back in [`observe`].
#![allow(dead_code, reason = "every test file takes what it needs")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed, and processes talk through their output"
)]
#![allow(missing_docs, unreachable_pub, reason = "this is only seen by tests")]

use std::collections::BTreeMap;
use std::io::{Write, stdout};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use countersign_otp::Kind;
use countersign_vault::testing::{FakeClock, FakeKeychain};
use countersign_vault::{
    Account, AccountId, AccountState, AccountStateChange, EnrollmentId, NewAccount, NewEnrollment,
    NewSlot, State, Vault, VaultError,
};
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};
use zeroize::Zeroizing;

use crate::support::{self, passphrase};

/// The account whose counter every process advances.
pub const SHARED: AccountId = AccountId::from_bytes(*b"the shared token");
/// Whose that account is: nobody's own.
pub const NOBODY: u32 = 0;
/// More accounts than this one process does not have; then it removes some.
const MANY: usize = 12;

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
}

/// An enrollment; `secret` is also its token. Both are cleared when it is complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pending {
    pub profile: String,
    pub secret: Option<String>,
}

/// What one process has put into a vault.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Model {
    pub accounts: BTreeMap<AccountId, Held>,
    pub enrollments: BTreeMap<EnrollmentId, Pending>,
}

/// What is in a vault: each process's part, and the shared counter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contents {
    pub of: BTreeMap<u32, Model>,
    pub shared: Option<u64>,
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
    Remove(AccountId),
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
    /// Lets go of the vault and opens it again.
    Reopen,
    /// Looks whether everything is as it should be.
    Look,
}

impl Step {
    /// The next step of a process that has put this into a vault.
    pub fn choose(dice: &mut Dice, model: &Model) -> Self {
        let accounts: Vec<_> = model.accounts.keys().copied().collect();
        let counting: Vec<_> = accounts
            .iter()
            .copied()
            .filter(|id| model.accounts[id].counter.is_some())
            .collect();
        let open: Vec<_> = model
            .enrollments
            .iter()
            .filter(|(_, pending)| pending.secret.is_some())
            .map(|(&id, _)| id)
            .collect();
        let every: Vec<_> = model.enrollments.keys().copied().collect();
        let account = dice.pick(&accounts);
        let step = match dice.below(20) {
            _ if accounts.len() > MANY => account.map(Self::Remove),
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
            13 => account.map(Self::Remove),
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
            17 => dice.pick(&every).map(Self::Abandon),
            18 => Some(Self::Reopen),
            _ => Some(Self::Look),
        };
        step.unwrap_or_else(|| Self::Add(BTreeMap::from([new_account(dice)])))
    }

    /// Does it. Returns the counter, if it gives one.
    pub async fn carry_out(&self, worker: &mut Worker) -> Result<Option<u64>, VaultError> {
        let owner = worker.owner;
        let vault = &worker.vault;
        match self.clone() {
            Self::Create => vault.create(NewSlot::Passphrase(passphrase())).await?,
            Self::Share => {
                let held = Held {
                    label: "shared".to_owned(),
                    note: String::new(),
                    secret: "the shared secret".to_owned(),
                    counter: Some(0),
                    pinned: false,
                    order: 0,
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
            Self::Count(id) => return vault.next_hotp_counter(id).await.map(Some),
            Self::Remove(id) => vault.remove_account(id).await?,
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
            Self::Reopen => worker.reopen().await?,
            Self::Look => worker.look().await?,
        }
        Ok(None)
    }
}

impl Model {
    /// What the process has in the vault after this step.
    #[must_use]
    pub fn after(&self, step: &Step) -> Self {
        let mut model = self.clone();
        model.apply(step);
        model
    }

    pub fn apply(&mut self, step: &Step) {
        match step.clone() {
            Step::Create | Step::Share | Step::Count(SHARED) | Step::Reopen | Step::Look => {}
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
            Step::Remove(id) => drop(self.accounts.remove(&id)),
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

    async fn read(vault: &Vault, account: Account) -> Result<Self, VaultError> {
        let secret = vault.account_secret(account.id).await?;
        assert_eq!(
            matches!(account.profile.kind, Kind::Hotp { .. }),
            account.state.counter.is_some()
        );
        Ok(Self {
            label: account.profile.label,
            note: account.profile.note,
            secret: String::from_utf8(secret.expose().to_vec()).unwrap(),
            counter: account.state.counter,
            pinned: account.state.pinned,
            order: account.state.order,
        })
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
    };
    (AccountId::from_bytes(dice.bytes()), held)
}

/// An enrollment's profile says whose it is.
fn label_profile(owner: u32, text: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(format!("{owner} {text}").into_bytes())
}

/// Opens and unlocks the vault in a folder; `None` if there is none.
pub async fn unlocked(dir: &Path) -> Result<Option<Vault>, VaultError> {
    let vault = locked(dir).await?;
    if vault.state().await? == State::Empty {
        return Ok(None);
    }
    vault.unlock_with_passphrase(passphrase()).await?;
    Ok(Some(vault))
}

/// Opens what is in a folder.
pub async fn locked(dir: &Path) -> Result<Vault, VaultError> {
    let clock = Arc::new(FakeClock::at_ms(1_700_000_000_000));
    support::open(dir, &Arc::new(FakeKeychain::new()), &clock).await
}

/// Reads everything that is in a vault, with the secrets; or only one process's part, while others change theirs.
///
/// # Errors
/// Whatever is damaged, or can't be read.
pub async fn observe(vault: &Vault, only: Option<u32>) -> Result<Contents, VaultError> {
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
        let held = Held::read(vault, account).await?;
        if id == SHARED {
            contents.shared = held.counter;
        } else {
            let part = contents.of.entry(owner).or_default();
            part.accounts.insert(id, held);
        }
    }
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
    Done(Option<u64>),
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
    pub fn hear(&mut self, report: Report) {
        match report {
            Report::Begin(step) => {
                assert_eq!(self.under_way, None, "one step at a time");
                self.under_way = Some(step);
            }
            Report::Done(outcome) => {
                let step = self.under_way.take().unwrap();
                match &step {
                    Step::Create => self.created = true,
                    Step::Share => self.shared = true,
                    Step::Count(SHARED) => self.counters.push(outcome.unwrap()),
                    Step::Count(id) => assert_eq!(
                        outcome, self.model.accounts[id].counter,
                        "nobody else counts with {id}"
                    ),
                    _ => {}
                }
                self.model.apply(&step);
                self.confirmed += 1;
            }
        }
    }

    /// Whether this is what the process may have in the vault: what was confirmed, with or without what was under way.
    /// Returns whether that is there.
    ///
    /// # Errors
    /// In words, what differs.
    pub fn compare(&self, found: &Model) -> Result<bool, String> {
        if *found == self.model {
            return Ok(false);
        }
        if let Some(step) = &self.under_way
            && *found == self.model.after(step)
        {
            return Ok(true);
        }
        Err(format!(
            "after {} confirmed steps\n  expected {:?}\n  under way {:?}\n  found {found:?}",
            self.confirmed, self.model, self.under_way
        ))
    }
}

/// A process that works on a vault, and reports.
pub struct Worker {
    vault: Vault,
    dir: PathBuf,
    owner: u32,
    model: Model,
}

impl Worker {
    /// Opens the vault if it is there.
    pub async fn start(dir: &Path, owner: u32, model: Model) -> Result<Self, VaultError> {
        let vault = match unlocked(dir).await? {
            Some(vault) => vault,
            None => locked(dir).await?,
        };
        Ok(Self {
            vault,
            dir: dir.to_owned(),
            owner,
            model,
        })
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
        let step = Step::choose(dice, &self.model);
        self.perform(&step).await
    }

    async fn perform(&mut self, step: &Step) -> Result<(), VaultError> {
        say("begin", &serde_json::to_string(step).unwrap());
        let outcome = step.carry_out(self).await?;
        say("done", &serde_json::to_string(&outcome).unwrap());
        self.model.apply(step);
        Ok(())
    }

    async fn reopen(&mut self) -> Result<(), VaultError> {
        self.vault = locked(&self.dir).await?;
        self.vault.unlock_with_passphrase(passphrase()).await
    }

    async fn look(&self) -> Result<(), VaultError> {
        let found = observe(&self.vault, Some(self.owner)).await?;
        let own = found.of.get(&self.owner).cloned().unwrap_or_default();
        assert_eq!(own, self.model);
        Ok(())
    }
}

/// Reports in one write, so that a line is there as a whole.
pub fn say(what: &str, text: &str) {
    let line = format!("said:{what} {text}\n");
    stdout().lock().write_all(line.as_bytes()).unwrap();
    stdout().flush().unwrap();
}
