//! Accounts from a link, a picture or the form. Each waits as a candidate, its secret in Rust, until the person says yes.

use std::collections::HashMap;
use std::sync::Mutex;

use countersign_otp::{Notice, OtpAuth};
use countersign_vault::{AccountProfile, AccountState, NewAccount};
use zeroize::Zeroizing;

use crate::accounts::{Shape, account_view, check_names, spoken_name};
use crate::app::App;
use crate::code_form::{from_fields, short_key};
use crate::error::{AppError, Problem, Result};
use crate::undo::Change;
use crate::view;

/// The largest picture file that is read, in bytes.
pub const QR_IMAGE_LIMIT: usize = countersign_qr::MAX_IMAGE_BYTES;

/// What waits for a yes.
#[derive(Default)]
pub(crate) struct Candidates(Mutex<HashMap<String, OtpAuth>>);

impl Candidates {
    fn put(&self, id: String, candidate: OtpAuth) {
        if let Ok(mut waiting) = self.0.lock() {
            waiting.insert(id, candidate);
        }
    }

    /// Looks at one that goes on waiting.
    pub(crate) fn look<T>(&self, id: &str, look: impl FnOnce(&OtpAuth) -> T) -> Option<T> {
        self.0.lock().ok()?.get(id).map(look)
    }

    fn take(&self, id: &str) -> Option<OtpAuth> {
        self.0.lock().ok()?.remove(id)
    }

    pub(crate) fn clear(&self) {
        if let Ok(mut waiting) = self.0.lock() {
            waiting.clear();
        }
    }
}

impl App {
    /// Reads an otpauth link, as typed or pasted.
    ///
    /// # Errors
    /// What is wrong with the link; nothing waits then.
    pub async fn read_link(&self, link: Zeroizing<Vec<u8>>) -> Result<Vec<view::Candidate>> {
        let account = OtpAuth::parse(text(&link)?.trim())?;
        Ok(vec![self.candidate(account).await?])
    }

    /// Reads every QR code in a picture file. One that is no account comes with the reason.
    ///
    /// # Errors
    /// [`Problem::ImageTooLarge`], [`Problem::NotAnImage`], [`Problem::PictureTooComplex`], [`Problem::NoQrInImage`]; what is wrong with the link where
    /// there is one QR code only.
    pub async fn read_image(&self, image: Zeroizing<Vec<u8>>) -> Result<Vec<view::Candidate>> {
        let texts = countersign_capture::read_picture(&image).await?.texts;
        let mut accounts: Vec<std::result::Result<OtpAuth, AppError>> = texts
            .iter()
            .map(|text| OtpAuth::parse(text.trim()).map_err(AppError::from))
            .collect();
        if let [Err(_)] = accounts.as_slice() {
            return Err(accounts
                .remove(0)
                .err()
                .unwrap_or(Problem::NoQrInImage.into()));
        }
        let mut candidates = Vec::with_capacity(accounts.len());
        for account in accounts {
            candidates.push(match account {
                Ok(account) => self.candidate(account).await?,
                Err(error) => unusable(&error),
            });
        }
        Ok(candidates)
    }

    /// Reads the form for adding by hand: [`view::ManualFields`] as JSON.
    ///
    /// # Errors
    /// What is wrong with a field.
    pub async fn read_fields(&self, fields: Zeroizing<Vec<u8>>) -> Result<Vec<view::Candidate>> {
        let fields: view::ManualFields =
            serde_json::from_slice(&fields).map_err(|_| Problem::RequestMalformed)?;
        let account = from_fields(&fields)?;
        check_names(&account.issuer, &account.label)?;
        Ok(vec![self.candidate(account).await?])
    }

    /// Adds a candidate under the names that the person settled on.
    ///
    /// # Errors
    /// [`Problem::CandidateNotFound`], [`Problem::NameUnfit`], [`Problem::VaultLocked`], what the disk says. The
    /// candidate goes on waiting where the vault could not take it.
    pub async fn add_candidate(
        &self,
        id: &str,
        issuer: &str,
        label: &str,
    ) -> Result<view::Account> {
        let choice = view::ChosenCandidate {
            id: id.to_owned(),
            issuer: issuer.to_owned(),
            label: label.to_owned(),
        };
        let mut added = self.add_candidates(&[choice]).await?;
        Ok(added.pop().ok_or(Problem::CandidateNotFound)?)
    }

    /// Adds candidates under the names that the person settled on: all of them, or none. One [`App::undo`] takes all of
    /// them back.
    ///
    /// # Errors
    /// As [`App::add_candidate`]. The candidates go on waiting then.
    pub async fn add_candidates(
        &self,
        choices: &[view::ChosenCandidate],
    ) -> Result<Vec<view::Account>> {
        for choice in choices {
            check_names(choice.issuer.trim(), choice.label.trim())?;
        }
        let vault = self.vault()?;
        // Who puts accounts into an order of their own finds new ones at its end.
        let last = vault
            .accounts()
            .await?
            .accounts
            .iter()
            .map(|account| account.state.order)
            .max();
        let order = match last {
            Some(last) if last > 0 => last.saturating_add(1),
            _ => 0,
        };
        let mut taken = Vec::with_capacity(choices.len());
        for choice in choices {
            match self.candidates.take(&choice.id) {
                Some(candidate) => taken.push((choice, candidate)),
                None => {
                    self.put_back(taken);
                    return Err(Problem::CandidateNotFound.into());
                }
            }
        }
        let created = self.now().as_secs();
        let new = taken
            .iter()
            .map(|(choice, candidate)| NewAccount {
                id: None,
                profile: AccountProfile {
                    issuer: choice.issuer.trim().to_owned(),
                    label: choice.label.trim().to_owned(),
                    kind: candidate.kind,
                    note: String::new(),
                    tags: Vec::new(),
                    created,
                },
                secret: candidate.secret.duplicate(),
                state: AccountState {
                    counter: candidate.counter,
                    order,
                    ..AccountState::default()
                },
            })
            .collect();
        let ids = match vault.add_accounts(new).await {
            Ok(ids) => ids,
            Err(error) => {
                self.put_back(taken);
                return Err(error.into());
            }
        };
        tracing::info!(accounts = ids.len(), "accounts added");
        self.last_change.note(Change::Added(ids.clone()));
        self.changed();
        let list = vault.accounts().await?;
        let added = ids.iter().filter_map(|id| {
            let account = list.accounts.iter().find(|account| account.id == *id)?;
            Some(account_view(account))
        });
        Ok(added.collect())
    }

    fn put_back(&self, taken: Vec<(&view::ChosenCandidate, OtpAuth)>) {
        for (choice, candidate) in taken {
            self.candidates.put(choice.id.clone(), candidate);
        }
    }

    /// Drops all that waits.
    pub fn discard_candidates(&self) {
        self.candidates.clear();
    }

    async fn candidate(&self, account: OtpAuth) -> Result<view::Candidate> {
        let shape = Shape::of(&account.kind);
        let id = random_id()?;
        let view = view::Candidate {
            id: id.clone(),
            issuer: account.issuer.clone(),
            label: account.label.clone(),
            kind: shape.kind,
            algorithm: shape.algorithm,
            digits: shape.digits,
            period: shape.period,
            counter: account.counter,
            notices: account
                .notes
                .iter()
                .map(notice)
                .chain(short_key(&account.secret))
                .collect(),
            already_here: self.already_here(&account).await,
            problem: None,
        };
        self.candidates.put(id, account);
        Ok(view)
    }

    /// The account here with the same secret and kind. A locked vault or a damaged record has none to tell of.
    async fn already_here(&self, candidate: &OtpAuth) -> Option<String> {
        let vault = self.vault().ok()?;
        for account in vault.accounts().await.ok()?.accounts {
            if Shape::of(&account.profile.kind).kind != Shape::of(&candidate.kind).kind {
                continue;
            }
            if let Ok(secret) = vault.account_secret(account.id).await
                && secret.expose() == candidate.secret.expose()
            {
                return Some(spoken_name(&account.profile));
            }
        }
        None
    }
}

pub(crate) fn notice(notice: &Notice) -> String {
    match notice {
        Notice::UnusualDigits => {
            "Its codes have an unusual length. Some programs can't make them.".to_owned()
        }
        Notice::UnusualPeriod => {
            "Its codes change at an unusual pace. Some programs can't make them.".to_owned()
        }
        Notice::IssuerDiffers { label_issuer } => {
            format!("The link names two issuers. The other one is “{label_issuer}”.")
        }
        Notice::IssuerCut => {
            "The issuer in the link is cut off. The name before the account was taken instead."
                .to_owned()
        }
        Notice::CounterMissing => {
            "The link has no counter, so it starts at 0. Compare the first code.".to_owned()
        }
        Notice::Repeated(_) => {
            "The link says one thing twice, and differently. The first was taken.".to_owned()
        }
        Notice::NotUtf8 | Notice::ControlCharacters => {
            "A name in the link could not be read whole. Look at it.".to_owned()
        }
    }
}

fn unusable(error: &AppError) -> view::Candidate {
    view::Candidate {
        id: String::new(),
        issuer: String::new(),
        label: String::new(),
        kind: view::Kind::Totp,
        algorithm: view::Algorithm::Sha1,
        digits: 6,
        period: None,
        counter: None,
        notices: Vec::new(),
        already_here: None,
        problem: Some(error.view()),
    }
}

fn text(bytes: &[u8]) -> Result<&str> {
    Ok(std::str::from_utf8(bytes).map_err(|_| Problem::LinkMalformed)?)
}

/// 128 random bits, as text: nobody guesses it.
pub(crate) fn random_id() -> Result<String> {
    let mut bytes = [0u8; 16];
    getrandom::fill(&mut bytes).map_err(|_| Problem::NoRandomness)?;
    Ok(data_encoding::HEXLOWER.encode(&bytes))
}
