//! The formats that can be read, one file each, and the list of them.

mod aegis;
mod andotp;
mod authenticator_extension;
mod authme;
mod authy;
mod battlenet;
mod bitwarden;
mod bitwarden_authenticator;
pub(crate) mod countersign;
mod countersign_sheet;
mod duo;
pub(crate) mod ente;
mod freeotp;
mod freeotp2;
pub(crate) mod google;
mod kdbx;
mod keepass_xml;
mod keepassxc_csv;
mod lastpass;
mod onepassword;
mod otp_auth;
mod otpauth;
pub(crate) mod otpclient;
mod phone_databases;
pub(crate) mod proton;
mod proton_pass;
mod raivo;
mod steam;
pub(crate) mod stratum;
mod totp_authenticator;
pub(crate) mod twofas;
mod zipped_links;

use crate::error::ReadError;
use crate::file::File;
use crate::import::Import;
use crate::task::Task;

/// Every format that is read. Where two are as sure of a file, the one that stands first is taken.
pub static FORMATS: &[&dyn Format] = &[
    &countersign::Countersign,
    &countersign_sheet::CountersignSheet,
    &aegis::Aegis,
    &twofas::TwoFas,
    &ente::Ente,
    &proton::Proton,
    &proton_pass::ProtonPass,
    &bitwarden::Bitwarden,
    &bitwarden_authenticator::BitwardenAuthenticator,
    &stratum::Stratum,
    &andotp::AndOtp,
    &freeotp::FreeOtpPlus,
    &freeotp2::FreeOtp2,
    &lastpass::LastPass,
    &raivo::Raivo,
    &zipped_links::AuthenticatorPlus,
    &zipped_links::WinAuth,
    &onepassword::OnePassword,
    &onepassword::OnePasswordCsv,
    &kdbx::Kdbx,
    &keepass_xml::KeePassXml,
    &keepassxc_csv::KeePassXcCsv,
    &authenticator_extension::AuthenticatorExtension,
    &otp_auth::OtpAuthIos,
    &otpclient::OtpClient,
    &authme::Authme,
    &steam::Steam,
    &authy::Authy,
    &duo::Duo,
    &battlenet::BattleNet,
    &totp_authenticator::TotpAuthenticator,
    &phone_databases::GoogleDatabase,
    &phone_databases::MicrosoftDatabase,
    &freeotp::FreeOtp,
    &google::Google,
    &otpauth::OtpauthList,
];

/// A format of another program's files.
pub trait Format: Sync {
    /// A stable name for programs: lower case, digits and dashes.
    fn id(&self) -> &'static str;

    /// What the program is called, for people.
    fn name(&self) -> &'static str;

    /// How sure it is that a file is of this format. Looks at no more than is needed to tell.
    fn recognise(&self, file: &File<'_>) -> Confidence;

    /// Whether this file can't be read without a password.
    fn needs_password(&self, _file: &File<'_>) -> bool {
        false
    }

    /// What belongs to a file that is only the list of others. It is read together with them, as one archive
    /// ([`crate::pack`]), which has the same form as a zip of the folder that they are in.
    fn parts(&self, _file: &File<'_>) -> Option<Parts> {
        None
    }

    /// Reads a file that it recognised. A file of another format is an error, never a panic.
    ///
    /// # Errors
    /// Why nothing of the file can be read. What concerns one row alone is in that row.
    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError>;
}

/// A list of files, and the files of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// What the list itself is called in its folder.
    pub list: &'static str,
    /// What the others are called.
    pub names: Vec<String>,
}

/// How sure a format is that a file is its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// It is not.
    No,
    /// Nothing speaks against it. Only trying tells (encrypted files without a mark of their own).
    Possible,
    /// It looks like it, and another format may fit better.
    Likely,
    /// It has what only this format has.
    Certain,
}

/// The format with this id.
pub fn format_by_id(id: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.id() == id)
}
