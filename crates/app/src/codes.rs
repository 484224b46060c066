//! The codes of accounts, for showing and for the clipboard.

use std::collections::HashMap;
use std::sync::Mutex;

use countersign_otp::{Code, Kind, Secret, UnixTime, code_at, hotp_code, next_code};
use countersign_vault::{Account, AccountId, AccountStateChange, VaultError};
use zeroize::Zeroizing;

use crate::accounts::parse_id;
use crate::app::App;
use crate::error::{AppError, Problem, Result};
use crate::view;

/// The HOTP codes that are on the screen: copying one must not use up another counter.
#[derive(Default)]
pub(crate) struct ShownCodes(Mutex<HashMap<AccountId, Code>>);

impl ShownCodes {
    fn put(&self, id: AccountId, code: Code) {
        if let Ok(mut shown) = self.0.lock() {
            shown.insert(id, code);
        }
    }

    fn text(&self, id: AccountId) -> Option<Zeroizing<String>> {
        self.0
            .lock()
            .ok()?
            .get(&id)
            .map(|code| Zeroizing::new(code.expose().to_owned()))
    }

    pub(crate) fn forget(&self, id: AccountId) {
        if let Ok(mut shown) = self.0.lock() {
            shown.remove(&id);
        }
    }

    pub(crate) fn clear(&self) {
        if let Ok(mut shown) = self.0.lock() {
            shown.clear();
        }
    }
}

impl App {
    /// The codes of these accounts now. HOTP accounts are left out (their codes are asked for one by one), and so are ids
    /// that are gone. An account that can't be opened comes with the reason; the others have their codes.
    ///
    /// # Errors
    /// [`Problem::VaultLocked`], what the disk says.
    pub async fn codes(&self, ids: &[String]) -> Result<view::Codes> {
        let accounts: HashMap<AccountId, Account> = self
            .vault()?
            .accounts()
            .await?
            .accounts
            .into_iter()
            .map(|account| (account.id, account))
            .collect();
        let now = self.clock.now_ms();
        let offsets = self.server_offsets().await?;
        let mut codes = Vec::with_capacity(ids.len());
        for id in ids {
            if let Some(account) = id.parse().ok().and_then(|id| accounts.get(&id))
                && account.profile.kind.period().is_some()
            {
                let ahead = self.caller_offset() + offsets.get(&account.id).copied().unwrap_or(0);
                codes.push(
                    match self.code_ahead(account, UnixTime(now / 1000), ahead).await {
                        Err(error) if error.problem == Problem::VaultLocked => return Err(error),
                        Err(error) => without_code(id, &error),
                        Ok(code) => code,
                    },
                );
            }
        }
        Ok(view::Codes { now, codes })
    }

    /// The code of one account that follows the clock, now.
    ///
    /// # Errors
    /// As [`App::code_at`].
    pub async fn code_now(&self, id: &str) -> Result<view::AccountCode> {
        let account = self.account(parse_id(id)?).await?;
        if account.profile.kind.period().is_none() {
            return Err(Problem::WrongKind.into());
        }
        let ahead = self.server_offsets().await?.get(&account.id).copied();
        let ahead = self.caller_offset() + ahead.unwrap_or(0);
        self.code_ahead(&account, self.now(), ahead).await
    }

    /// The code of one account that follows the clock, at a time.
    ///
    /// # Errors
    /// [`Problem::AccountNotFound`], [`Problem::WrongKind`] for HOTP, [`Problem::RecordDamaged`].
    pub async fn code_at(&self, id: &str, at: UnixTime) -> Result<view::AccountCode> {
        let account = self.account(parse_id(id)?).await?;
        if account.profile.kind.period().is_none() {
            return Err(Problem::WrongKind.into());
        }
        self.code_of(&account, at).await
    }

    async fn code_ahead(
        &self,
        account: &Account,
        now: UnixTime,
        ahead: i64,
    ) -> Result<view::AccountCode> {
        let secret = self.vault()?.account_secret(account.id).await?;
        let kind = &account.profile.kind;
        timed_ahead(account.id.to_string(), &secret, kind, now, ahead)
    }

    async fn code_of(&self, account: &Account, at: UnixTime) -> Result<view::AccountCode> {
        let secret = self.vault()?.account_secret(account.id).await?;
        timed(account.id.to_string(), &secret, &account.profile.kind, at)
    }

    /// The next code of a HOTP account. Its counter is advanced, and on the disk, before the code is returned.
    ///
    /// # Errors
    /// [`Problem::AccountNotFound`], [`Problem::WrongKind`] for an account that follows the clock, what the disk says.
    pub async fn next_hotp_code(&self, id: &str) -> Result<view::AccountCode> {
        let account = self.account(parse_id(id)?).await?;
        let Kind::Hotp { algorithm, digits } = account.profile.kind else {
            return Err(Problem::WrongKind.into());
        };
        let secret = self.vault()?.account_secret(account.id).await?;
        let counter = self.vault()?.next_hotp_counter(account.id).await?;
        let code = hotp_code(&secret, algorithm, digits, counter);
        let text = code.expose().to_owned();
        self.shown.put(account.id, code);
        Ok(view::AccountCode {
            id: id.to_owned(),
            code: text,
            next: None,
            valid_from: None,
            valid_until: None,
            problem: None,
        })
    }

    /// The text to put on the clipboard: the code of this moment, or the HOTP code that is on the screen. That it was used
    /// is noted without keeping the code waiting.
    ///
    /// # Errors
    /// As [`App::code_at`]; [`Problem::WrongKind`] for a HOTP account that shows no code.
    pub async fn code_to_copy(&self, id: &str) -> Result<Zeroizing<String>> {
        let account = self.account(parse_id(id)?).await?;
        if account.profile.kind.period().is_none() {
            let text = self.shown.text(account.id).ok_or(Problem::WrongKind)?;
            self.note_use(account.id)?;
            return Ok(text);
        }
        let text = Zeroizing::new(self.code_now(id).await?.code);
        self.note_use(account.id)?;
        Ok(text)
    }

    /// The code after the one that holds, to put on the clipboard: for one that is about to change.
    ///
    /// # Errors
    /// As [`App::code_at`].
    pub async fn next_code_to_copy(&self, id: &str) -> Result<Zeroizing<String>> {
        let code = self.code_now(id).await?;
        let next = Zeroizing::new(code.next.ok_or(Problem::WrongKind)?);
        self.note_use(parse_id(id)?)?;
        Ok(next)
    }

    /// The text to put on the clipboard where no code is on a screen: the code of this moment, or of a HOTP account the next
    /// one, whose counter is used up and on the disk before this returns.
    ///
    /// # Errors
    /// As [`App::code_at`] and [`App::next_hotp_code`].
    pub async fn new_code_to_copy(&self, id: &str) -> Result<Zeroizing<String>> {
        let account = self.account(parse_id(id)?).await?;
        let code = if account.profile.kind.period().is_some() {
            self.code_now(id).await?.code
        } else {
            self.next_hotp_code(id).await?.code
        };
        let code = Zeroizing::new(code);
        self.note_use(account.id)?;
        Ok(code)
    }

    fn note_use(&self, id: AccountId) -> Result<()> {
        let vault = self.vault()?;
        let change = AccountStateChange {
            last_used: Some(self.now().as_secs()),
            ..AccountStateChange::default()
        };
        tokio::spawn(async move {
            match vault.update_account_state(id, change).await {
                // A vault that can only be read stays as it is; one that was locked meanwhile, too.
                Ok(()) | Err(VaultError::ReadOnly { .. } | VaultError::Locked) => {}
                Err(error) => tracing::warn!(account = %id, %error, "the last use was not noted"),
            }
        });
        Ok(())
    }
}

fn without_code(id: &str, error: &AppError) -> view::AccountCode {
    view::AccountCode {
        id: id.to_owned(),
        code: String::new(),
        next: None,
        valid_from: None,
        valid_until: None,
        problem: Some(error.view()),
    }
}

/// The code of a clock that is so many seconds ahead of this computer's, which says when it changes.
///
/// # Errors
/// [`Problem::WrongKind`] for HOTP.
pub(crate) fn timed_ahead(
    id: String,
    secret: &Secret,
    kind: &Kind,
    now: UnixTime,
    ahead: i64,
) -> Result<view::AccountCode> {
    let at = UnixTime(now.as_secs().saturating_add_signed(ahead));
    let mut code = timed(id, secret, kind, at)?;
    let here = |moment: &mut u64| *moment = moment.saturating_add_signed(-ahead);
    code.valid_from.iter_mut().for_each(here);
    code.valid_until.iter_mut().for_each(here);
    Ok(code)
}

fn timed(id: String, secret: &Secret, kind: &Kind, at: UnixTime) -> Result<view::AccountCode> {
    let now = code_at(secret, kind, at).map_err(|_| Problem::WrongKind)?;
    let next = next_code(secret, kind, at).map_err(|_| Problem::WrongKind)?;
    Ok(view::AccountCode {
        id,
        code: now.code.expose().to_owned(),
        next: Some(next.code.expose().to_owned()),
        valid_from: Some(now.valid_from.as_secs()),
        valid_until: Some(now.valid_until.as_secs()),
        problem: None,
    })
}
