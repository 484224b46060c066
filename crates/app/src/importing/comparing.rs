//! What each row is to the vault: new, here already, changed, or to be looked at.

use std::collections::HashMap;

use countersign_otp::{Kind, Secret};
use countersign_vault::{Account, AccountId, AccountProfile, Vault};

use super::fitting::Fitted;
use super::session::{Content, Row};
use crate::accounts::{Shape, spoken_name};
use crate::editing::TAGS_LIMIT;
use crate::error::Result;
use crate::view::{self, ImportStatus};

/// Settles the status of every row, and takes those that are new and raise no question.
pub(super) async fn compare(vault: &Vault, rows: &mut [Row]) -> Result<()> {
    let secrets: Vec<&Secret> = rows
        .iter()
        .filter_map(|row| row.fitted().map(|fitted| &fitted.secret))
        .collect();
    let known = vault.accounts_with(&secrets).await?;
    let accounts: HashMap<AccountId, Account> = vault
        .accounts()
        .await?
        .accounts
        .into_iter()
        .map(|account| (account.id, account))
        .collect();
    let mut known = known.into_iter();
    let mut seen: HashMap<Vec<u8>, usize> = HashMap::new();
    for (index, row) in rows.iter_mut().enumerate() {
        let Content::Account(fitted) = &row.content else {
            row.status = ImportStatus::Attention;
            row.taken = false;
            continue;
        };
        let here = known.next().unwrap_or_default().into_iter();
        let here = here
            .filter_map(|id| accounts.get(&id))
            .find(|account| same_kind(&account.profile.kind, &fitted.kind));
        row.here = here.map(|account| (account.id, spoken_name(&account.profile)));
        row.changes = here.map_or_else(Vec::new, |account| changes(account, fitted));
        let first = *seen.entry(identity(fitted)).or_insert(index);
        row.reason = if first < index {
            Some(format!("It has the same key as row {}.", first + 1))
        } else if fitted.trashed {
            Some("It was in the other program's trash.".to_owned())
        } else {
            None
        };
        row.status = match (here, row.changes.is_empty()) {
            _ if row.reason.is_some() => ImportStatus::Attention,
            (Some(_), true) => ImportStatus::Here,
            (Some(_), false) => ImportStatus::Changed,
            (None, _) if fitted.warnings.is_empty() => ImportStatus::New,
            (None, _) => ImportStatus::Attention,
        };
        row.taken = here.is_none() && row.reason.is_none();
    }
    for secret in seen.into_keys() {
        drop(zeroize::Zeroizing::new(secret));
    }
    Ok(())
}

/// The secret, and the kind of code that is made of it.
fn identity(fitted: &Fitted) -> Vec<u8> {
    let mut identity = Vec::with_capacity(fitted.secret.expose().len() + 1);
    identity.push(Shape::of(&fitted.kind).kind as u8);
    identity.extend_from_slice(fitted.secret.expose());
    identity
}

fn same_kind(one: &Kind, other: &Kind) -> bool {
    Shape::of(one).kind == Shape::of(other).kind
}

/// What taking the row would change in the account that is here. What only the vault has (a note, a tag) stays.
fn changes(account: &Account, fitted: &Fitted) -> Vec<String> {
    let mut changes = Vec::new();
    let mut differs = |what: &str, old: &str, new: &str| {
        if old != new && !new.is_empty() {
            let old = if old.is_empty() { "nothing" } else { old };
            changes.push(format!("{what}: {old} → {new}"));
        }
    };
    let profile = &account.profile;
    differs("Issuer", &profile.issuer, &fitted.issuer);
    differs("Account", &profile.label, &fitted.label);
    let (old, new) = (Shape::of(&profile.kind), Shape::of(&fitted.kind));
    differs(
        "Algorithm",
        algorithm(old.algorithm),
        algorithm(new.algorithm),
    );
    differs("Digits", &old.digits.to_string(), &new.digits.to_string());
    let seconds =
        |period: Option<u32>| period.map_or_else(String::new, |period| format!("{period} s"));
    differs("Period", &seconds(old.period), &seconds(new.period));
    if added_note(profile, fitted).is_some() {
        changes.push("Note: the file's is taken.".to_owned());
    }
    let tags = added_tags(profile, fitted);
    if !tags.is_empty() {
        changes.push(format!("Tags: {} more: {}", tags.len(), tags.join(", ")));
    }
    changes
}

/// The file's note, where the account has none.
pub(super) fn added_note<'a>(profile: &AccountProfile, fitted: &'a Fitted) -> Option<&'a str> {
    (profile.note.is_empty() && !fitted.note.is_empty()).then_some(fitted.note.as_str())
}

/// The file's tags that the account has not, as far as there is room for them.
pub(super) fn added_tags<'a>(profile: &AccountProfile, fitted: &'a Fitted) -> Vec<&'a str> {
    let is_known = |tag: &str| {
        let mut known = profile.tags.iter();
        known.any(|known| known.to_lowercase() == tag.to_lowercase())
    };
    let room = TAGS_LIMIT.saturating_sub(profile.tags.len());
    let tags = fitted.tags.iter().map(String::as_str);
    tags.filter(|tag| !is_known(tag)).take(room).collect()
}

fn algorithm(algorithm: view::Algorithm) -> &'static str {
    match algorithm {
        view::Algorithm::Sha1 => "SHA-1",
        view::Algorithm::Sha256 => "SHA-256",
        view::Algorithm::Sha512 => "SHA-512",
    }
}
