//! Proton Authenticator's JSON, plain and with a password.

use countersign_otp::Kind;
use data_encoding::BASE64;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::account::Account;
use crate::cipher::seal_gcm;
use crate::exports::{
    Encryption, Export, NotCarried, Surroundings, WriteError, bare, derived, random,
    refuse_what_no_link_says, revealed, to_json, uuid,
};
use crate::formats::proton::{ASSOCIATED, BOUNDS, COST, NONCE, SALT, VERSION};
use crate::kdf;

/// What it takes.
const MAX_DIGITS: u8 = 9;
const MAX_PERIOD: u32 = 65_535;

/// The issuer of every Steam account in it.
const STEAM: &str = "Steam";

/// An export of Proton Authenticator.
pub(crate) struct Proton;

impl Export for Proton {
    fn id(&self) -> &'static str {
        "proton"
    }

    fn name(&self) -> &'static str {
        "Proton Authenticator"
    }

    fn extension(&self) -> &'static str {
        "json"
    }

    fn encryption(&self) -> Encryption {
        Encryption::Optional
    }

    fn carried(&self, account: &Account) -> Result<Account, NotCarried> {
        let mut carried = bare(account);
        refuse_what_no_link_says(&carried)?;
        match account.kind {
            Kind::Hotp { .. } => return Err(NotCarried::Hotp),
            Kind::Steam => carried.issuer = STEAM.to_owned(),
            Kind::Totp { digits, .. } if digits.get() > MAX_DIGITS => {
                return Err(NotCarried::Digits(digits.get()));
            }
            Kind::Totp { period, .. } if period.get() > MAX_PERIOD => {
                return Err(NotCarried::Period(period.get()));
            }
            Kind::Totp { .. } => {}
        }
        carried.note.clone_from(&account.note);
        Ok(carried)
    }

    fn write(
        &self,
        accounts: &[Account],
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, WriteError> {
        let entries = accounts.iter().map(|account| {
            let (uri, entry_type) = match account.kind {
                Kind::Steam => (
                    Zeroizing::new(format!("steam://{}", *account.secret.to_base32())),
                    "Steam",
                ),
                _ => (account.to_link(), "Totp"),
            };
            Ok(Entry {
                id: uuid(surroundings.entropy)?,
                content: Content {
                    uri,
                    entry_type,
                    name: &account.label,
                },
                note: Some(account.note.as_str()).filter(|note| !note.is_empty()),
            })
        });
        let plain = to_json(&Plain {
            version: VERSION,
            entries: entries.collect::<Result<_, WriteError>>()?,
        })?;
        let Some(password) = surroundings.password else {
            return Ok(plain);
        };
        const TOO_LONG: WriteError =
            WriteError::Internal("an export is not too long for one message");
        let salt: [u8; SALT] = random(surroundings.entropy)?;
        let nonce: [u8; NONCE] = random(surroundings.entropy)?;
        let key = derived(password, |task, password| {
            kdf::argon2id(task, password, &salt, COST, &BOUNDS)
        })?;
        let sealed = seal_gcm(&key, &nonce, ASSOCIATED, &plain).ok_or(TOO_LONG)?;
        to_json(&Encrypted {
            version: VERSION,
            salt: BASE64.encode(&salt),
            content: BASE64.encode(&[nonce.as_slice(), &sealed].concat()),
        })
    }
}

#[derive(Serialize)]
struct Encrypted {
    version: i64,
    salt: String,
    content: String,
}

#[derive(Serialize)]
struct Plain<'a> {
    version: i64,
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: String,
    content: Content<'a>,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct Content<'a> {
    #[serde(serialize_with = "revealed")]
    uri: Zeroizing<String>,
    entry_type: &'static str,
    name: &'a str,
}
