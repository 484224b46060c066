//! The accounts of the vault: listing, and finding by name.

use countersign_otp::{Algorithm, Kind};
use countersign_vault::{Account, AccountId, AccountProfile, Damaged};

use crate::app::App;
use crate::enrollment_profile::EnrollmentProfile;
use crate::error::{Problem, Result};
use crate::view;

/// The longest issuer or label, in characters.
pub(crate) const NAME_LIMIT: usize = 300;

impl App {
    /// All accounts, pinned ones first, then by issuer and label; and what could not be read.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`], [`Problem::VaultEmpty`], what the disk says.
    pub async fn list_accounts(&self) -> Result<view::AccountList> {
        let mut list = self.vault()?.accounts().await?;
        sort(&mut list.accounts);
        let enrollments = self.vault()?.enrollments().await?;
        let unreadable = enrollments
            .enrollments
            .iter()
            .filter(|record| EnrollmentProfile::read(record).is_err())
            .map(|record| (record.id.to_string(), view::DamagedWhat::Enrollment));
        let kept = |what| move |damaged: &Damaged| (damaged.id.to_string(), what);
        let damaged = list
            .damaged
            .iter()
            .map(kept(view::DamagedWhat::Account))
            .chain(
                enrollments
                    .damaged
                    .iter()
                    .map(kept(view::DamagedWhat::Enrollment)),
            )
            .chain(unreadable)
            .map(|(id, what)| view::DamagedRecord { id, what })
            .collect();
        Ok(view::AccountList {
            accounts: list.accounts.iter().map(account_view).collect(),
            damaged,
        })
    }

    /// The one account that goes by that id, `issuer:account`, account, or issuer; without regard to case. Where nothing
    /// matches whole, a part that only one account has will do.
    ///
    /// # Errors
    /// [`Problem::AccountNotFound`], [`Problem::AccountAmbiguous`].
    pub async fn find_account(&self, name: &str) -> Result<view::Account> {
        let whole = self.find_account_by_whole_name(name).await;
        if !matches!(&whole, Err(error) if error.problem == Problem::AccountNotFound)
            || name.is_empty()
        {
            return whole;
        }
        let wanted = name.to_lowercase();
        let accounts = self.list_accounts().await?.accounts;
        only(accounts, |account| names(account)[0].contains(&wanted))
    }

    /// The same without parts of names: for what can't be undone.
    ///
    /// # Errors
    /// [`Problem::AccountNotFound`], [`Problem::AccountAmbiguous`].
    pub async fn find_account_by_whole_name(&self, name: &str) -> Result<view::Account> {
        matching(self.list_accounts().await?.accounts, name)
    }

    pub(crate) async fn account(&self, id: AccountId) -> Result<Account> {
        let list = self.vault()?.accounts().await?;
        Ok(list
            .accounts
            .into_iter()
            .find(|account| account.id == id)
            .ok_or(Problem::AccountNotFound)?)
    }
}

/// The order of the list: pinned ones first, then the person's own order, then by name.
pub(crate) fn sort(accounts: &mut [Account]) {
    accounts.sort_by_cached_key(|account| {
        let profile = &account.profile;
        (
            !account.state.pinned,
            account.state.order,
            profile.issuer.to_lowercase(),
            profile.label.to_lowercase(),
            account.id,
        )
    });
}

/// The one of these accounts that goes by that id, `issuer:account`, account, or issuer; without regard to case.
///
/// # Errors
/// [`Problem::AccountNotFound`], [`Problem::AccountAmbiguous`].
pub(crate) fn matching(mut accounts: Vec<view::Account>, name: &str) -> Result<view::Account> {
    if let Some(place) = accounts.iter().position(|account| account.id == name) {
        return Ok(accounts.swap_remove(place));
    }
    let wanted = name.to_lowercase();
    only(accounts, |account| {
        !wanted.is_empty() && names(account).contains(&wanted)
    })
}

fn only(
    mut accounts: Vec<view::Account>,
    is_meant: impl Fn(&view::Account) -> bool,
) -> Result<view::Account> {
    accounts.retain(is_meant);
    match accounts.len() {
        0 | 1 => Ok(accounts.pop().ok_or(Problem::AccountNotFound)?),
        matches => Err(Problem::AccountAmbiguous { matches }.into()),
    }
}

/// What an account is called by, in lower case.
fn names(account: &view::Account) -> [String; 3] {
    let (issuer, label) = (account.issuer.to_lowercase(), account.label.to_lowercase());
    [format!("{issuer}:{label}"), label, issuer]
}

pub(crate) fn parse_id(id: &str) -> Result<AccountId> {
    Ok(id.parse().map_err(|_| Problem::AccountNotFound)?)
}

pub(crate) fn account_view(account: &Account) -> view::Account {
    let shape = Shape::of(&account.profile.kind);
    view::Account {
        id: account.id.to_string(),
        issuer: account.profile.issuer.clone(),
        label: account.profile.label.clone(),
        kind: shape.kind,
        algorithm: shape.algorithm,
        digits: shape.digits,
        period: shape.period,
        counter: account.state.counter,
        pinned: account.state.pinned,
        note: account.profile.note.clone(),
        tags: account.profile.tags.clone(),
        has_icon: account.has_icon,
        last_used: account.state.last_used,
        created: account.profile.created,
    }
}

/// # Errors
/// [`Problem::NameUnfit`] where both are missing, or one is too long or has control characters.
pub(crate) fn check_names(issuer: &str, label: &str) -> Result<()> {
    let fits =
        |name: &str| name.chars().count() <= NAME_LIMIT && !name.chars().any(char::is_control);
    if (issuer.is_empty() && label.is_empty()) || !fits(issuer) || !fits(label) {
        return Err(Problem::NameUnfit.into());
    }
    Ok(())
}

/// How an account is called when it is spoken of: `issuer (label)`, or the one that there is.
pub(crate) fn spoken_name(profile: &AccountProfile) -> String {
    match (profile.issuer.as_str(), profile.label.as_str()) {
        ("", label) => label.to_owned(),
        (issuer, "") => issuer.to_owned(),
        (issuer, label) => format!("{issuer} ({label})"),
    }
}

/// A kind, taken apart for showing.
pub(crate) struct Shape {
    pub(crate) kind: view::Kind,
    pub(crate) algorithm: view::Algorithm,
    pub(crate) digits: u8,
    pub(crate) period: Option<u32>,
}

impl Shape {
    pub(crate) fn of(kind: &Kind) -> Self {
        let (word, algorithm) = match kind {
            Kind::Totp { algorithm, .. } => (view::Kind::Totp, *algorithm),
            Kind::Hotp { algorithm, .. } => (view::Kind::Hotp, *algorithm),
            Kind::Steam => (view::Kind::Steam, Algorithm::Sha1),
        };
        Self {
            kind: word,
            algorithm: algorithm.into(),
            digits: kind.digits().get(),
            period: kind.period().map(|period| period.get()),
        }
    }
}

impl From<Algorithm> for view::Algorithm {
    fn from(algorithm: Algorithm) -> Self {
        match algorithm {
            Algorithm::Sha1 => Self::Sha1,
            Algorithm::Sha256 => Self::Sha256,
            Algorithm::Sha512 => Self::Sha512,
        }
    }
}

impl From<view::Algorithm> for Algorithm {
    fn from(algorithm: view::Algorithm) -> Self {
        match algorithm {
            view::Algorithm::Sha1 => Self::Sha1,
            view::Algorithm::Sha256 => Self::Sha256,
            view::Algorithm::Sha512 => Self::Sha512,
        }
    }
}
