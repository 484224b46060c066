//! What each row is to the vault: new, here already, changed, or to be looked at.

use std::collections::{HashMap, HashSet};

use countersign_otp::{Kind, Secret};
use countersign_vault::{Account, AccountId, AccountList, AccountProfile, Vault};

use super::fitting::Fitted;
use super::progress::Piece;
use super::session::{Content, Row};
use crate::accounts::{Shape, spoken_name};
use crate::editing::TAGS_LIMIT;
use crate::error::Result;
use crate::view::{self, ImportStatus};

/// Settles the status of every row beside the listed accounts, and takes those that are new and raise no question. What the person
/// said of a row that is still the same stays.
///
/// # Errors
/// [`Problem::Cancelled`](crate::Problem::Cancelled), what the vault says. Nothing has changed then.
pub(super) async fn compare(
    vault: &Vault,
    list: &AccountList,
    rows: &mut [Row],
    piece: &Piece,
) -> Result<()> {
    let secrets: Vec<&Secret> = rows
        .iter()
        .filter_map(|row| row.fitted().map(|fitted| &fitted.secret))
        .collect();
    let known = vault.accounts_with(&secrets).await?;
    let accounts: HashMap<AccountId, &Account> = list
        .accounts
        .iter()
        .map(|account| (account.id, account))
        .collect();
    piece.go_on()?;
    let here = matched(rows, known, &accounts);
    let leaders = leaders(rows, &here);
    for (index, row) in rows.iter_mut().enumerate() {
        let was = row.is_compared.then_some((row.status, row.taken));
        row.is_compared = true;
        let Content::Account(fitted) = &row.content else {
            row.status = ImportStatus::Attention;
            row.taken = false;
            continue;
        };
        let here = here[index].and_then(|id| accounts.get(&id).copied());
        row.here = here.map(|account| (account.id, spoken_name(&account.profile)));
        row.changes = here.map_or_else(Vec::new, |account| changes(account, fitted));
        row.kept = here.map_or_else(Vec::new, |account| kept(account, fitted));
        let is_same = here.is_some() && row.changes.is_empty();
        row.reason = if here.is_none() && leaders[index] != index {
            Some(format!(
                "It has the same key as row {}.",
                leaders[index] + 1
            ))
        } else if fitted.trashed && !is_same {
            Some("It was in the other program's trash.".to_owned())
        } else {
            None
        };
        row.status = match here {
            _ if row.reason.is_some() => ImportStatus::Attention,
            Some(_) if is_same => ImportStatus::Here,
            Some(_) => ImportStatus::Changed,
            None if fitted.warnings.is_empty() => ImportStatus::New,
            None => ImportStatus::Attention,
        };
        row.taken = match was {
            Some((status, taken)) if status == row.status => taken,
            _ => here.is_none() && row.reason.is_none(),
        };
    }
    Ok(())
}

/// The account here that each row is: one with its secret, and an account for one row only. Those that also have its names come
/// first, so that two accounts with one secret are told apart.
fn matched(
    rows: &[Row],
    known: Vec<Vec<AccountId>>,
    accounts: &HashMap<AccountId, &Account>,
) -> Vec<Option<AccountId>> {
    let mut known = known.into_iter();
    let candidates: Vec<Vec<&Account>> = rows
        .iter()
        .map(|row| {
            let Some(fitted) = row.fitted() else {
                return Vec::new();
            };
            let ids = known.next().unwrap_or_default().into_iter();
            ids.filter_map(|id| accounts.get(&id).copied())
                .filter(|account| same_kind(&account.profile.kind, &fitted.kind))
                .collect()
        })
        .collect();
    let mut here = vec![None; rows.len()];
    let mut claimed = HashSet::new();
    for is_by_name in [true, false] {
        for (index, candidates) in candidates.iter().enumerate() {
            let Some(fitted) = rows[index].fitted() else {
                continue;
            };
            if here[index].is_some() {
                continue;
            }
            here[index] = candidates
                .iter()
                .filter(|account| !is_by_name || same_names(&account.profile, fitted))
                .map(|account| account.id)
                .find(|id| !claimed.contains(id));
            claimed.extend(here[index]);
        }
    }
    here
}

/// For each row the one that stands for its secret and kind of code: the first that is here, or the first of all.
fn leaders(rows: &[Row], here: &[Option<AccountId>]) -> Vec<usize> {
    let mut first: HashMap<Vec<u8>, usize> = HashMap::new();
    for (index, row) in rows.iter().enumerate() {
        let Some(fitted) = row.fitted() else {
            continue;
        };
        let leader = first.entry(identity(fitted)).or_insert(index);
        if here[index].is_some() && here[*leader].is_none() {
            *leader = index;
        }
    }
    let leader = |(index, row): (usize, &Row)| {
        let found = row.fitted().and_then(|fitted| {
            let identity = zeroize::Zeroizing::new(identity(fitted));
            first.get(&*identity).copied()
        });
        found.unwrap_or(index)
    };
    let leaders = rows.iter().enumerate().map(leader).collect();
    for secret in first.into_keys() {
        drop(zeroize::Zeroizing::new(secret));
    }
    leaders
}

/// The secret, and the kind of code that is made of it.
fn identity(fitted: &Fitted) -> Vec<u8> {
    let mut identity = Vec::with_capacity(fitted.secret.expose().len() + 1);
    identity.push(Shape::of(&fitted.kind).kind as u8);
    identity.extend_from_slice(fitted.secret.expose());
    identity
}

fn same_names(profile: &AccountProfile, fitted: &Fitted) -> bool {
    profile.issuer == fitted.issuer && profile.label == fitted.label
}

fn same_kind(one: &Kind, other: &Kind) -> bool {
    Shape::of(one).kind == Shape::of(other).kind
}

/// What taking the row would change in the account that is here. What only the vault has (a note, a tag) stays.
fn changes(account: &Account, fitted: &Fitted) -> Vec<String> {
    let mut changes = Vec::new();
    let mut differs = |what: &str, old: &str, new: &str| {
        if old != new && !new.is_empty() {
            let old = if old.is_empty() { "–" } else { old };
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
    if let Some((old, new)) = further_counter(account, fitted) {
        changes.push(format!("Counter: {old} → {new}"));
    }
    if added_note(profile, fitted).is_some() {
        changes.push("Note: the file's is taken.".to_owned());
    }
    let tags = added_tags(profile, fitted);
    if !tags.is_empty() {
        changes.push(format!("New tags: {}", tags.join(", ")));
    }
    changes
}

/// What the file says otherwise, and the account that is here keeps.
fn kept(account: &Account, fitted: &Fitted) -> Vec<String> {
    let mut kept = Vec::new();
    if let (Some(counter), Some(here)) = (fitted.counter, account.state.counter)
        && counter < here
    {
        kept.push(format!(
            "The file's counter is {counter}. The one here is further, and stays."
        ));
    }
    let note = &account.profile.note;
    if !note.is_empty() && !fitted.note.is_empty() && *note != fitted.note {
        kept.push("The file has another note. The one here stays.".to_owned());
    }
    kept
}

/// The counter here and the file's, where the file's is further: a counter never goes back.
pub(super) fn further_counter(account: &Account, fitted: &Fitted) -> Option<(u64, u64)> {
    let (here, counter) = (account.state.counter?, fitted.counter?);
    (counter > here).then_some((here, counter))
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
