//! Writing accounts into files: what would be lost is said first, and what was written is read back from the disk and
//! compared before it counts.

mod backups;
mod qr;
mod sheet;
mod words;

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use countersign_transfer::{
    Account as Carried, EXPORTS, Encryption, Entropy, EntropyError, Export, Icon, Outcome,
    Password, Progress, ReadBackError, Step, Surroundings, WriteError, export_by_id, outcomes,
    read_back, write,
};
use countersign_vault::{Account, on_wiped_stack};
use zeroize::Zeroizing;

use crate::accounts::{parse_id, sort, spoken_name};
use crate::app::App;
use crate::error::{AppError, Problem, Result};
use crate::importing::{Piece, counted};
use crate::private_file::{self, There};
use crate::view::{self, Phase};

pub(crate) use self::backups::Backups;

/// The fewest characters of a new password.
const PASSWORD_CHARACTERS: usize = 8;

impl App {
    /// The forms in which accounts can be written, the safest first.
    pub fn export_formats(&self) -> Vec<view::ExportFormat> {
        let files = EXPORTS.iter().flat_map(|export| forms(*export));
        let only_sealed = self.is_plain_export_off();
        files
            .chain([sheet::format()])
            .map(|format| view::ExportFormat {
                allowed: !only_sealed || format.sealed == view::Sealed::Always,
                ..format
            })
            .collect()
    }

    /// What an export would write, and what of it would be lost.
    ///
    /// # Errors
    /// [`Problem::UnknownFormat`], [`Problem::AccountNotFound`], [`Problem::VaultLocked`], what the disk says.
    pub async fn plan_export(&self, request: &view::ExportRequest) -> Result<view::ExportPlan> {
        let form = Form::named(&request.format)?;
        let chosen = self.chosen(request.accounts.as_deref()).await?;
        let names: Vec<String> = chosen
            .iter()
            .map(|(account, _)| spoken_name(&account.profile))
            .collect();
        let accounts = self.carried(chosen).await?;
        let become_of = match form {
            Form::File { export, .. } => outcomes(export, &accounts),
            Form::Sheet => sheet::outcomes(&accounts),
        };
        let is_misread = |(account, outcome): &(&Carried, &Outcome)| match form {
            Form::File { export, .. } => {
                !matches!(outcome, Outcome::LeftOut(_)) && export.may_be_misread(account)
            }
            Form::Sheet => false,
        };
        let misread = accounts.iter().zip(&become_of).filter(is_misread).count();
        let left_out: Vec<view::LeftOut> = names
            .iter()
            .zip(&become_of)
            .filter_map(|(name, outcome)| match outcome {
                Outcome::LeftOut(reason) => Some(view::LeftOut {
                    name: name.clone(),
                    why: words::left_out(*reason),
                }),
                _ => None,
            })
            .collect();
        Ok(view::ExportPlan {
            accounts: become_of.len() - left_out.len(),
            losses: words::losses(&become_of),
            left_out,
            misread: words::misread(misread),
            plain: !form.is_sealed(),
        })
    }

    /// Writes a new file that only the person may read. It is read back from the disk and compared; one that is not right is
    /// taken away.
    ///
    /// # Errors
    /// [`Problem::UnknownFormat`], [`Problem::NothingToExport`], [`Problem::PasswordMissing`], [`Problem::PasswordUnfit`],
    /// [`Problem::PlainExportOff`], [`Problem::FileExists`], [`Problem::ExportDiffers`], [`Problem::Cancelled`],
    /// [`Problem::VaultLocked`], what the disk says.
    pub async fn export_to(
        &self,
        request: &view::ExportRequest,
        path: &Path,
    ) -> Result<view::Exported> {
        self.export(request, path, There::Keep).await
    }

    /// The same where the person has said that a file that is there may be replaced.
    ///
    /// # Errors
    /// As [`App::export_to`].
    pub async fn export_over(
        &self,
        request: &view::ExportRequest,
        path: &Path,
    ) -> Result<view::Exported> {
        self.export(request, path, There::Replace).await
    }

    async fn export(
        &self,
        request: &view::ExportRequest,
        path: &Path,
        there: There,
    ) -> Result<view::Exported> {
        let form = Form::named(&request.format)?;
        if !form.is_sealed() && self.is_plain_export_off() {
            return Err(Problem::PlainExportOff.into());
        }
        let password = form.password(request.password.as_deref())?;
        let underway = self.exports.begin(Phase::Writing);
        let chosen = self.chosen(request.accounts.as_deref()).await?;
        let accounts = self.carried(chosen).await?;
        let now = self.now();
        let (path, piece) = (path.to_owned(), Arc::clone(&underway.piece));
        let written = tokio::task::spawn_blocking(move || {
            on_wiped_stack(|| {
                write_and_check(
                    form,
                    &accounts,
                    password.as_ref(),
                    now,
                    (&path, there),
                    &piece,
                )
            })
        });
        let written = async { written.await.map_err(|_| Problem::Internal)? };
        let (count, bytes, path) = underway.piece.unless_cancelled(written).await?;
        tracing::info!(format = request.format, accounts = count, "exported");
        Ok(view::Exported {
            words: format!(
                "Wrote {} to {}, read it back and compared.",
                counted(count),
                path.display()
            ),
            path: path.display().to_string(),
            accounts: count,
            bytes,
        })
    }

    /// Whether a new file can be made there, as far as that can be said before.
    ///
    /// # Errors
    /// [`Problem::FileExists`], [`Problem::NoSuchFolder`].
    pub fn check_new_file(path: &Path) -> Result<()> {
        Ok(private_file::check_new(path)?)
    }

    /// Ends the export under way. No file is there then that was not, and none was changed. A key derivation that has begun
    /// runs to its end with nobody waiting for it.
    pub fn cancel_export(&self) {
        self.exports.cancel();
    }

    /// How far an export is; `None` while none is under way.
    pub fn export_progress(&self) -> Option<view::Progress> {
        self.exports.now()
    }

    /// A picture of an account's QR code and key, each to be fetched once. The code was read again and compared.
    ///
    /// # Errors
    /// [`Problem::AccountNotFound`], [`Problem::ExportDiffers`], [`Problem::RecordDamaged`], [`Problem::VaultLocked`].
    pub async fn show_account_key(&self, id: &str) -> Result<view::KeyImages> {
        let ids = [id.to_owned()];
        let account = self.carried(self.chosen(Some(&ids)).await?).await?.pop();
        let account = account.ok_or(Problem::AccountNotFound)?;
        let link = account.to_link();
        let qr = aside(move || qr::drawn(&link)).await?;
        let key = crate::key_images::draw_key(&account.secret.to_base32());
        Ok(view::KeyImages {
            qr: self.key_images.put(qr)?,
            key: self.key_images.put(key)?,
        })
    }

    /// The QR code of an account in characters, for a terminal.
    ///
    /// # Errors
    /// As [`App::show_account_key`].
    pub async fn account_qr_for_terminal(&self, id: &str) -> Result<Zeroizing<String>> {
        let ids = [id.to_owned()];
        let account = self.carried(self.chosen(Some(&ids)).await?).await?.pop();
        let link = account.ok_or(Problem::AccountNotFound)?.to_link();
        aside(move || qr::in_characters(&link)).await
    }

    /// Pictures of the QR codes that Google Authenticator and others take several accounts from, up to ten in each. What can't be
    /// in them is in [`App::plan_export`] of the format `google`. Each was read again, and all together compared with the
    /// accounts.
    ///
    /// # Errors
    /// [`Problem::PlainExportOff`], [`Problem::NothingToExport`], [`Problem::AccountNotFound`], [`Problem::ExportDiffers`],
    /// [`Problem::VaultLocked`].
    pub async fn export_qr(&self, ids: Option<&[String]>) -> Result<Vec<String>> {
        if self.is_plain_export_off() {
            return Err(Problem::PlainExportOff.into());
        }
        let accounts = self.carried(self.chosen(ids).await?).await?;
        let now = self.now();
        let pictures = aside(move || transfer_codes(&accounts, now)).await?;
        self.key_images.put_all(pictures)
    }

    /// The accounts by these ids, or all, in the order of the list; and their icons.
    async fn chosen(&self, ids: Option<&[String]>) -> Result<Vec<(Account, Option<Vec<u8>>)>> {
        let vault = self.vault()?;
        let mut accounts = vault.accounts().await?.accounts;
        sort(&mut accounts);
        if let Some(ids) = ids {
            let ids: Vec<_> = ids.iter().map(|id| parse_id(id)).collect::<Result<_>>()?;
            if let Some(missing) = ids.iter().find(|id| !accounts.iter().any(|a| a.id == **id)) {
                tracing::warn!(account = %missing, "an account to export is not there");
                return Err(Problem::AccountNotFound.into());
            }
            accounts.retain(|account| ids.contains(&account.id));
        }
        let mut chosen = Vec::with_capacity(accounts.len());
        for account in accounts {
            let icon = match account.has_icon {
                true => vault.account_icon(account.id).await?,
                false => None,
            };
            chosen.push((account, icon));
        }
        Ok(chosen)
    }

    /// The same with their secrets, as files have them.
    async fn carried(&self, chosen: Vec<(Account, Option<Vec<u8>>)>) -> Result<Vec<Carried>> {
        let vault = self.vault()?;
        let mut carried = Vec::with_capacity(chosen.len());
        for (account, icon) in chosen {
            let secret = vault.account_secret(account.id).await?;
            let profile = account.profile.clone();
            let mut one = Carried::new(
                profile.issuer.clone(),
                profile.label.clone(),
                profile.kind,
                secret,
            );
            one.counter = account.state.counter;
            one.note.clone_from(&profile.note);
            one.groups.clone_from(&profile.tags);
            one.pinned = account.state.pinned;
            one.last_used = account.state.last_used;
            one.icon = icon.map(|bytes| Icon {
                mime: "image/png".to_owned(),
                bytes,
            });
            carried.push(one);
        }
        Ok(carried)
    }
}

/// Draws on a thread of its own, whose stack is wiped afterwards.
async fn aside<T: Send + 'static>(draw: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    let drawn = tokio::task::spawn_blocking(|| on_wiped_stack(draw)).await;
    drawn.map_err(|_| Problem::Internal)?
}

/// The codes of a transfer, drawn.
fn transfer_codes(
    accounts: &[Carried],
    now: countersign_otp::UnixTime,
) -> Result<Vec<Zeroizing<String>>> {
    let export = export_by_id("google").ok_or(Problem::Internal)?;
    let mut surroundings = Surroundings {
        password: None,
        entropy: &mut System,
        now,
    };
    let written = write(export, accounts, &mut surroundings)?;
    let text = std::str::from_utf8(&written.bytes).map_err(|_| Problem::Internal)?;
    if text.trim().is_empty() {
        return Err(Problem::NothingToExport.into());
    }
    read_back(export, accounts, &written.bytes, None, &()).map_err(differs)?;
    text.lines().map(qr::drawn).collect()
}

/// A format, and whether it is to be encrypted.
#[derive(Clone, Copy)]
enum Form {
    File {
        export: &'static dyn Export,
        is_sealed: bool,
    },
    Sheet,
}

/// What the encrypted form of a format is called that has both.
const ENCRYPTED: &str = "-encrypted";

impl Form {
    fn named(name: &str) -> Result<Self> {
        if name == sheet::ID {
            return Ok(Self::Sheet);
        }
        let (id, is_sealed) = match name.strip_suffix(ENCRYPTED) {
            Some(id) => (id, true),
            None => (name, false),
        };
        let export = export_by_id(id).ok_or(Problem::UnknownFormat)?;
        match (export.encryption(), is_sealed) {
            (Encryption::Never, true) | (Encryption::Always, true) => {
                Err(Problem::UnknownFormat.into())
            }
            (encryption, is_sealed) => Ok(Self::File {
                export,
                is_sealed: is_sealed || encryption == Encryption::Always,
            }),
        }
    }

    fn is_sealed(self) -> bool {
        matches!(
            self,
            Self::File {
                is_sealed: true,
                ..
            }
        )
    }

    fn password(self, given: Option<&str>) -> Result<Option<Password>> {
        match (self.is_sealed(), given) {
            (false, _) => Ok(None),
            (true, None | Some("")) => Err(Problem::PasswordMissing.into()),
            (true, Some(text)) if text.chars().count() < PASSWORD_CHARACTERS => {
                let least = PASSWORD_CHARACTERS;
                Err(Problem::PasswordTooShort { least }.into())
            }
            (true, Some(text)) => Ok(Some(
                Password::new(text).map_err(|_| Problem::PasswordUnfit)?,
            )),
        }
    }
}

/// A format that can be both is two to choose from.
fn forms(export: &dyn Export) -> Vec<view::ExportFormat> {
    let form = |suffix: &str, sealed| view::ExportFormat {
        id: format!("{}{suffix}", export.id()),
        name: match (sealed, suffix) {
            (view::Sealed::Always, ENCRYPTED) => format!("{}, encrypted", export.name()),
            _ => export.name().to_owned(),
        },
        extension: match sealed {
            view::Sealed::Always => export.sealed_extension().to_owned(),
            view::Sealed::Never => export.extension().to_owned(),
        },
        sealed,
        for_whom: words::for_whom(export.id()).to_owned(),
        allowed: true,
    };
    match export.encryption() {
        Encryption::Never => vec![form("", view::Sealed::Never)],
        Encryption::Always => vec![form("", view::Sealed::Always)],
        Encryption::Optional => vec![
            form(ENCRYPTED, view::Sealed::Always),
            form("", view::Sealed::Never),
        ],
    }
}

type Done = (usize, u64, std::path::PathBuf);

fn write_and_check(
    form: Form,
    accounts: &[Carried],
    password: Option<&Password>,
    now: countersign_otp::UnixTime,
    (path, there): (&Path, There),
    piece: &Piece,
) -> Result<Done> {
    let mut surroundings = Surroundings {
        password,
        entropy: &mut System,
        now,
    };
    let (bytes, become_of) = match form {
        Form::File { export, .. } => {
            let written = write(export, accounts, &mut surroundings)?;
            (written.bytes, written.outcomes)
        }
        Form::Sheet => (sheet::write(accounts, piece)?, sheet::outcomes(accounts)),
    };
    let is_in = |outcome: &&Outcome| !matches!(outcome, Outcome::LeftOut(_));
    let count = become_of.iter().filter(is_in).count();
    if count == 0 {
        let is_empty = become_of.is_empty();
        return Err(if is_empty {
            Problem::NoAccounts
        } else {
            Problem::NothingToExport
        }
        .into());
    }
    piece.go_on()?;
    private_file::write_checked(path, &bytes, there, |back| {
        piece.tell(Phase::Checking, 0, None);
        match form {
            Form::File { export, .. } => {
                let read = read_back(export, accounts, back, password, &Checking(piece));
                piece.go_on()?;
                read.map_err(differs)?;
            }
            Form::Sheet => sheet::read_back(accounts, back, piece)?,
        }
        piece.commit()
    })?;
    Ok((count, bytes.len() as u64, path.to_owned()))
}

/// Hears how far reading back is.
struct Checking<'a>(&'a Piece);

impl Progress for Checking<'_> {
    fn step(&self, step: Step) -> ControlFlow<()> {
        match step {
            Step::DerivingKey { .. } => self.0.tell(Phase::Checking, 0, None),
            Step::Rows { done, of } => self.0.tell(Phase::Checking, done, Some(of)),
        }
        match self.0.go_on() {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    }
}

pub(super) fn differs(error: ReadBackError) -> AppError {
    tracing::error!(%error, "an export is not what it should be");
    Problem::ExportDiffers.into()
}

impl From<WriteError> for AppError {
    fn from(error: WriteError) -> Self {
        match error {
            WriteError::PasswordMissing => Problem::PasswordMissing.into(),
            WriteError::Entropy(_) => Problem::NoRandomness.into(),
            WriteError::Key(error) => error.into(),
            WriteError::NoEncryption | WriteError::Internal(_) => Problem::Internal.into(),
        }
    }
}

/// The operating system's randomness.
pub(super) struct System;

impl Entropy for System {
    fn fill(&mut self, bytes: &mut [u8]) -> std::result::Result<(), EntropyError> {
        getrandom::fill(bytes).map_err(|_| EntropyError)
    }
}
