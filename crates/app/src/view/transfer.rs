//! Accounts on their way in from files, pictures and links, and on their way out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Algorithm, AppError, Candidate, Kind};

/// What was read from the links that the system opened. Nothing is saved.
#[derive(Debug, Clone, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenedLinks {
    /// The account of a single link; empty otherwise.
    pub candidates: Vec<Candidate>,
    /// The import under way, into which several links went; null otherwise.
    pub import: Option<ImportPreview>,
    /// How many links were not taken: longer than 16 KiB, or more than 32 at once.
    pub refused: u32,
}

/// A kind of file that accounts are taken over from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportFormat {
    /// The stable name.
    pub id: String,
    /// The program that writes such files.
    pub name: String,
}

/// What an import would do, as a whole. Nothing is saved until it is run.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportPreview {
    /// Where its rows come from, in the order in which they were added.
    pub sources: Vec<ImportSource>,
    /// How many rows of each status there are.
    pub counts: ImportCounts,
    /// How many rows there are; [`ImportRow`]s are asked for in pages.
    pub rows: usize,
    /// Which parts of a transfer in several QR codes are not there yet, in a sentence.
    pub missing_parts: Option<String>,
    /// What is to be said of whole files, each in a sentence.
    pub notes: Vec<String>,
}

/// One file, picture or pasted text of an import.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportSource {
    /// Its place among the sources, from 0.
    pub index: usize,
    /// The file's name, or what it is.
    pub name: String,
    /// The stable name of its format; null while that is not known.
    pub format: Option<String>,
    /// The program that writes such files.
    pub format_name: Option<String>,
    /// How far it was read.
    pub state: ImportState,
    /// Why it could not be read.
    pub problem: Option<AppError>,
    /// How many rows it gave.
    pub rows: usize,
}

/// How far a source was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ImportState {
    /// Its rows are there.
    Ready,
    /// It is encrypted.
    PasswordNeeded,
    /// The password that was given is not the file's, or the file is damaged where the two can't be told apart.
    WrongPassword,
    /// It can't be read.
    Failed,
}

/// How many rows of each status there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportCounts {
    /// Not here yet.
    pub new: usize,
    /// Here already, and the same.
    pub here: usize,
    /// Here already, with other names or parameters.
    pub changed: usize,
    /// To be looked at.
    pub attention: usize,
    /// Those that will be taken.
    pub taken: usize,
}

/// What a row is to the vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ImportStatus {
    /// No account here has its secret.
    New,
    /// An account here is the same.
    Here,
    /// An account here has its secret, and says other things about itself.
    Changed,
    /// Somebody has to look at it: `reason` or `warnings` say why.
    Attention,
}

/// One row of an import, without its secret.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ImportRow {
    /// Its place among all rows, from 0.
    pub index: usize,
    /// The source that it is from.
    pub source: usize,
    /// What it is to the vault.
    pub status: ImportStatus,
    /// Whether it will be taken.
    pub taken: bool,
    /// Whether it can be.
    pub takeable: bool,
    /// Who asks for the codes.
    pub issuer: String,
    /// Whose account it is.
    pub label: String,
    /// How its codes are made; null for a row that can't be taken, like the parameters.
    pub kind: Option<Kind>,
    /// The hash.
    pub algorithm: Option<Algorithm>,
    /// How long its codes are.
    pub digits: Option<u8>,
    /// Seconds; null for HOTP.
    pub period: Option<u32>,
    /// The next counter, for HOTP.
    pub counter: Option<u64>,
    /// The groups that it is in; they become tags.
    pub tags: Vec<String>,
    /// What was written beside it.
    pub note: String,
    /// Whether it was kept at the top.
    pub pinned: bool,
    /// Whether it brings a picture of its own.
    pub has_icon: bool,
    /// Where a row that can't be taken stands in its file, from 1: the line of a list, the entry elsewhere; null for others.
    pub position: Option<usize>,
    /// The account here with the same secret.
    pub here: Option<String>,
    /// What taking it would change in that account, each in a line.
    pub changes: Vec<String>,
    /// What is worth a look, each in a sentence.
    pub warnings: Vec<String>,
    /// Why it can't be taken, or is not taken without being asked for.
    pub reason: Option<String>,
}

/// What looking at the screens gave.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ScreenLook {
    /// The import with what was found; null where nothing was.
    pub preview: Option<ImportPreview>,
    /// What was looked at, as part of a sentence.
    pub looked_at: String,
    /// How many QR codes were found.
    pub found: usize,
    /// That a screen could not be read, in a sentence, where something was found on another.
    pub unread: Option<String>,
}

/// An import that was run.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// How many accounts were added.
    pub added: usize,
    /// How many accounts were changed.
    pub changed: usize,
    /// How many rows could not be taken.
    pub refused: usize,
    /// The snapshot of what was here before; null where nothing was.
    pub undo: Option<String>,
    /// That, in a sentence.
    pub words: String,
}

/// How far something is that takes time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// What is being done.
    pub phase: Phase,
    /// How much of it is done.
    pub done: usize,
    /// How much there is; null where nobody knows.
    pub total: Option<usize>,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Phase {
    /// A file or picture is read.
    Reading,
    /// A key is derived from a password.
    Opening,
    /// Rows are compared with what is here.
    Comparing,
    /// The screens are looked at.
    Looking,
    /// What is to be saved is made ready, and a snapshot of what is here is made.
    Preparing,
    /// Accounts are saved. This can't be given up.
    Saving,
    /// A key is made from a new passphrase.
    MakingKey,
    /// A file is written.
    Writing,
    /// What was written is read again and compared.
    Checking,
}

/// A form in which accounts can be written.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportFormat {
    /// The stable name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What its files' names end in, without the dot.
    pub extension: String,
    /// Whether its files are encrypted.
    pub sealed: Sealed,
    /// Who reads it, in a line.
    pub for_whom: String,
    /// False where a policy of this computer forbids it.
    pub allowed: bool,
}

/// Whether the files of a format are encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Sealed {
    /// Always, with a password.
    Always,
    /// Never: whoever has the file has the accounts.
    Never,
}

/// What to write, and how.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportRequest {
    /// The format's stable name.
    pub format: String,
    /// The accounts' ids; null for all.
    pub accounts: Option<Vec<String>>,
    /// The password of a format that is encrypted.
    pub password: Option<String>,
}

impl Drop for ExportRequest {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.password);
    }
}

/// What an export would write.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExportPlan {
    /// How many accounts would be in the file.
    pub accounts: usize,
    /// What the format has no place for, each in a sentence.
    pub losses: Vec<String>,
    /// The accounts that the format can't hold.
    pub left_out: Vec<LeftOut>,
    /// That some versions of the program that reads it may make wrong codes of some of them, in sentences.
    pub misread: Option<String>,
    /// Whether whoever has the file has the accounts.
    pub plain: bool,
}

/// An account that a format can't hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LeftOut {
    /// The account.
    pub name: String,
    /// Why.
    pub why: String,
}

/// A file that was written, read back and compared.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Exported {
    /// Where it is.
    pub path: String,
    /// How many accounts are in it.
    pub accounts: usize,
    /// Its size.
    pub bytes: u64,
    /// That, in a sentence.
    pub words: String,
}

/// When encrypted backups are made by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupSettings {
    /// Where they go.
    pub folder: Option<String>,
    /// How many are kept, 1 to 100.
    pub keep: u32,
    /// Whether they are made.
    pub on: bool,
    /// Whether a passphrase was set for them.
    pub has_passphrase: bool,
}

/// How backups stand.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BackupStatus {
    /// When they are made.
    pub settings: BackupSettings,
    /// When the last good one was made, or was last found to be good, in Unix seconds; null where there is none, or where its
    /// time is still to come and says nothing.
    pub last_good: Option<u64>,
    /// Where it is; null where there is none.
    pub last_path: Option<String>,
    /// What somebody should know: the last good one is old, or the newest could not be made.
    pub note: Option<String>,
}

/// How backups are to be made from now on.
#[derive(Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SetBackup {
    /// Whether they are made.
    pub on: bool,
    /// How many are kept, 1 to 100.
    pub keep: u32,
    /// A new passphrase for them; null leaves the one that there is.
    pub passphrase: Option<String>,
}

impl Drop for SetBackup {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.passphrase);
    }
}
