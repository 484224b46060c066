//! Stratum's backup, plain and in its current encryption.

use std::collections::HashMap;

use countersign_otp::{Algorithm, Kind};
use data_encoding::{BASE64, HEXLOWER};
use serde::Serialize;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::account::Account;
use crate::cipher::seal_gcm;
use crate::exports::{
    Encryption, Export, NotCarried, Surroundings, WriteError, bare, derived, groups, random,
    revealed, to_json,
};
use crate::formats::stratum::{BOUNDS, COST, MAGIC, NONCE, SALT};
use crate::kdf;

/// How long names are in it, in characters.
const ISSUER: usize = 32;
const LABEL: usize = 40;

/// What it takes, for codes by the clock and by a counter.
const TOTP_DIGITS: std::ops::RangeInclusive<u8> = 6..=10;
const HOTP_DIGITS: std::ops::RangeInclusive<u8> = 6..=8;

/// A backup of Stratum.
pub(crate) struct Stratum;

impl Export for Stratum {
    fn id(&self) -> &'static str {
        "stratum"
    }

    fn name(&self) -> &'static str {
        "Stratum (Authenticator Pro)"
    }

    fn extension(&self) -> &'static str {
        "stratum"
    }

    fn encryption(&self) -> Encryption {
        Encryption::Optional
    }

    fn joins_equal_secrets(&self) -> bool {
        true
    }

    fn carried(&self, account: &Account) -> Result<Account, NotCarried> {
        let digits = account.kind.digits().get();
        let allowed = match account.kind {
            Kind::Totp { .. } => TOTP_DIGITS.contains(&digits),
            Kind::Hotp { .. } => HOTP_DIGITS.contains(&digits),
            Kind::Steam => true,
        };
        if !allowed {
            return Err(NotCarried::Digits(digits));
        }
        let mut carried = bare(account);
        // An entry has an issuer; without one, the label is it.
        if carried.issuer.is_empty() {
            carried.issuer = std::mem::take(&mut carried.label);
        }
        if carried.issuer.is_empty() {
            return Err(NotCarried::NoName);
        }
        carried.issuer = cut(&carried.issuer, ISSUER);
        // An issuer that was cut may be one that the label repeats.
        carried.label = cut(&carried.label, LABEL);
        carried.label = crate::draft::without_issuer(&carried.label, &carried.issuer);
        carried.groups = groups(account)
            .iter()
            .map(|group| cut(group, ISSUER))
            .collect();
        carried.groups.dedup();
        carried.icon = account
            .icon
            .clone()
            .filter(|icon| icon.mime == "image/png" && icon.bytes.starts_with(b"\x89PNG"));
        Ok(carried)
    }

    fn write(
        &self,
        accounts: &[Account],
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, WriteError> {
        let plain = to_json(&backup(accounts))?;
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
        let sealed = seal_gcm(&key, &nonce, &[], &plain).ok_or(TOO_LONG)?;
        Ok(Zeroizing::new(
            [MAGIC.as_slice(), &salt, &nonce, &sealed].concat(),
        ))
    }
}

/// The first characters of a text.
fn cut(text: &str, most: usize) -> String {
    text.chars()
        .take(most)
        .collect::<String>()
        .trim()
        .to_owned()
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Backup<'a> {
    authenticators: Vec<Authenticator<'a>>,
    categories: Vec<Category<'a>>,
    authenticator_categories: Vec<AuthenticatorCategory>,
    custom_icons: Vec<CustomIcon>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Authenticator<'a> {
    r#type: u32,
    icon: Option<String>,
    issuer: &'a str,
    username: Option<&'a str>,
    #[serde(serialize_with = "revealed")]
    secret: Zeroizing<String>,
    pin: (),
    algorithm: u32,
    digits: u8,
    period: u32,
    counter: u64,
    copy_count: u32,
    ranking: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Category<'a> {
    id: String,
    name: &'a str,
    ranking: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct AuthenticatorCategory {
    category_id: String,
    #[serde(serialize_with = "revealed")]
    authenticator_secret: Zeroizing<String>,
    ranking: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct CustomIcon {
    id: String,
    data: String,
}

fn backup(accounts: &[Account]) -> Backup<'_> {
    let mut backup = Backup {
        authenticators: Vec::new(),
        categories: Vec::new(),
        authenticator_categories: Vec::new(),
        custom_icons: Vec::new(),
    };
    let mut icons = HashMap::new();
    for (ranking, account) in accounts.iter().enumerate() {
        let icon = account.icon.as_ref().map(|icon| {
            let id = short_id(&icon.bytes);
            icons.insert(id.clone(), &icon.bytes);
            format!("@{id}")
        });
        for name in &account.groups {
            let id = short_id(name.as_bytes());
            if !backup.categories.iter().any(|category| category.id == id) {
                let ranking = backup.categories.len();
                backup.categories.push(Category {
                    id: id.clone(),
                    name,
                    ranking,
                });
            }
            backup.authenticator_categories.push(AuthenticatorCategory {
                category_id: id,
                authenticator_secret: account.secret.to_base32(),
                ranking,
            });
        }
        backup.authenticators.push(Authenticator {
            r#type: match account.kind {
                Kind::Hotp { .. } => 1,
                Kind::Totp { .. } => 2,
                Kind::Steam => 4,
            },
            icon,
            issuer: &account.issuer,
            username: Some(account.label.as_str()).filter(|label| !label.is_empty()),
            secret: account.secret.to_base32(),
            pin: (),
            algorithm: match account.kind.algorithm() {
                Algorithm::Sha1 => 0,
                Algorithm::Sha256 => 1,
                Algorithm::Sha512 => 2,
            },
            digits: account.kind.digits().get(),
            // What has no meaning for a kind is written as its default.
            period: account.kind.period().map_or(30, |period| period.get()),
            counter: account.counter.unwrap_or(0),
            copy_count: 0,
            ranking,
        });
    }
    backup.custom_icons = icons
        .into_iter()
        .map(|(id, bytes)| CustomIcon {
            id,
            data: BASE64.encode(bytes),
        })
        .collect();
    backup
}

/// Its ids have eight characters and follow from what they stand for.
fn short_id(bytes: &[u8]) -> String {
    let hash = Sha256::digest(bytes);
    HEXLOWER.encode(&hash[..4])
}
