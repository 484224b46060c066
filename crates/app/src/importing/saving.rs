//! Saving what is taken of an import: all of it or nothing, and it can be taken back.

use std::collections::HashMap;

use countersign_vault::{
    Account, AccountId, AccountProfile, AccountState, Batch, CounterChange, NewAccount,
    SnapshotReason, Vault, VaultError,
};

use super::comparing::{added_note, added_tags, compare, further_counter};
use super::counted;
use super::fitting::Fitted;
use super::progress::Piece;
use super::session::{Row, Session};
use crate::app::App;
use crate::error::{Problem, Result};
use crate::undo::{Change, Overwritten, TRIES};
use crate::view::{self, Phase};

/// What saving an import does.
struct Plan {
    batch: Batch,
    /// What of the accounts that are here it changes.
    changed: Vec<Overwritten>,
    /// Whether there is no account here yet.
    is_first: bool,
}

impl App {
    /// Saves what is taken: all of it or nothing, after a snapshot of the present. One [`App::undo`] takes it back. It can be
    /// given up until the snapshot is made ([`Phase::Preparing`]), and not any more while it is saved.
    ///
    /// # Errors
    /// [`Problem::NoImport`], [`Problem::NothingTaken`], [`Problem::Cancelled`], [`Problem::VaultLocked`];
    /// [`Problem::ImportOutdated`] if it would do something else by now than the rows said; what the disk says. The import goes on
    /// then.
    pub async fn run_import(&self) -> Result<view::Imported> {
        let vault = self.vault()?;
        let mut held = self.imports.session().await;
        let session = held.as_mut().ok_or(Problem::NoImport)?;
        let underway = self.imports.work.begin(Phase::Preparing);
        let piece = &underway.piece;
        let mut plan = self.plan(&vault, session, piece).await?;
        let mut before = None;
        if !plan.is_first {
            before = Some(vault.snapshot(SnapshotReason::BeforeImport).await?);
        }
        piece.commit()?;
        piece.tell(Phase::Saving, 0, None);
        let mut tries = 1;
        let added = loop {
            match vault.apply(std::mem::take(&mut plan.batch)).await {
                Err(VaultError::Outdated) if tries < TRIES => {
                    tries += 1;
                    plan = self.plan(&vault, session, piece).await?;
                }
                done => break done?,
            }
        };
        let changed = plan.changed;
        let (adding, changing) = (added.len(), changed.len());
        let refused = session
            .rows
            .iter()
            .filter(|row| row.fitted().is_none())
            .count();
        held.take();
        drop(underway);
        tracing::info!(added = adding, changed = changing, refused, "imported");
        self.last_change.note(Change::Imported { added, changed });
        self.changed();
        Ok(view::Imported {
            added: adding,
            changed: changing,
            refused,
            undo: before.map(|snapshot| snapshot.name.to_string()),
            words: match (adding, changing) {
                (_, 0) => format!("Imported {}.", counted(adding)),
                (0, _) => format!("Changed {}.", counted(changing)),
                _ => format!("Imported {}, changed {changing}.", counted(adding)),
            },
        })
    }

    /// What saving does, as the accounts are now. Rows that were compared with others are compared again first.
    async fn plan(&self, vault: &Vault, session: &mut Session, piece: &Piece) -> Result<Plan> {
        let list = vault.accounts().await?;
        if session.compared_with != Some(list.edition) {
            let shown: Vec<_> = session.rows.iter().map(Row::effect).collect();
            compare(vault, &list, &mut session.rows, piece).await?;
            session.compared_with = Some(list.edition);
            if !session.rows.iter().map(Row::effect).eq(shown) {
                return Err(Problem::ImportOutdated.into());
            }
        }
        let (mut batch, changed) = planned(session, &list.accounts, self.now().as_secs(), piece)?;
        if batch.add.is_empty() && changed.is_empty() {
            return Err(Problem::NothingTaken.into());
        }
        batch.planned_on = Some(list.edition);
        Ok(Plan {
            batch,
            changed,
            is_first: list.accounts.is_empty(),
        })
    }
}

/// What saving the rows that are taken would do, and what of the accounts that are here it changes.
fn planned(
    session: &Session,
    accounts: &[Account],
    created: u64,
    piece: &Piece,
) -> Result<(Batch, Vec<Overwritten>)> {
    let known: HashMap<AccountId, &Account> = accounts
        .iter()
        .map(|account| (account.id, account))
        .collect();
    let taken = || session.rows.iter().filter(|row| row.taken);
    let is_new = |row: &&Row| row.here.is_none() && row.fitted().is_some();
    let mut place = first_place(accounts, taken().filter(is_new).count());
    let mut batch = Batch::default();
    let mut changed = Vec::new();
    for row in taken() {
        piece.go_on()?;
        let Some(fitted) = row.fitted() else {
            continue;
        };
        if let Some((id, _)) = &row.here {
            let account = known.get(id).ok_or(Problem::ImportOutdated)?;
            let change = overwritten(account, fitted);
            batch.update.push((*id, change.after.clone()));
            batch.counters.extend(change.counter);
            changed.push(change);
            continue;
        }
        if let Some(icon) = &fitted.icon {
            batch.icons.push((batch.add.len(), icon.bytes.clone()));
        }
        batch.add.push(NewAccount {
            id: None,
            profile: AccountProfile {
                issuer: fitted.issuer.clone(),
                label: fitted.label.clone(),
                kind: fitted.kind,
                note: fitted.note.clone(),
                tags: fitted.tags.clone(),
                created,
            },
            secret: fitted.secret.duplicate(),
            state: AccountState {
                counter: fitted.counter,
                pinned: fitted.pinned,
                order: place,
                last_used: fitted.last_used,
            },
        });
        place = place.saturating_add(1);
    }
    Ok((batch, changed))
}

/// Where the first of so many new accounts stands, each of the others one behind it: they keep the order of their file, after
/// what is here. A single one has no order; it goes by its name until somebody gives the accounts an order of their own.
fn first_place(accounts: &[Account], count: usize) -> i64 {
    match accounts.iter().map(|account| account.state.order).max() {
        Some(last) if last > 0 || count > 1 => last.saturating_add(1),
        _ => 0,
    }
}

/// An account that is here with what only the file has. What both have is the file's, but for its note and its counter: those
/// stay, or are further.
fn overwritten(account: &Account, fitted: &Fitted) -> Overwritten {
    let before = account.profile.clone();
    let mut after = before.clone();
    after.kind = fitted.kind;
    replace_with(&mut after.issuer, &fitted.issuer);
    replace_with(&mut after.label, &fitted.label);
    if let Some(note) = added_note(&before, fitted) {
        note.clone_into(&mut after.note);
    }
    let tags = added_tags(&before, fitted);
    after.tags.extend(tags.into_iter().map(str::to_owned));
    let counter = further_counter(account, fitted).map(|(from, to)| CounterChange {
        id: account.id,
        from,
        to,
    });
    Overwritten {
        id: account.id,
        before,
        after,
        counter,
    }
}

fn replace_with(old: &mut String, new: &str) {
    if !new.is_empty() {
        new.clone_into(old);
    }
}
