//! 2FAS' backup, schema 4, plain and encrypted.

use countersign_otp::{Kind, UnixTime};
use data_encoding::BASE64;
use serde::Serialize;
use zeroize::Zeroizing;

use crate::account::Account;
use crate::cipher::{Key, seal_gcm};
use crate::exports::{
    Encryption, Entropy, Export, NotCarried, Surroundings, WriteError, bare, derived, groups,
    random, refuse_what_no_link_says, revealed, to_json, uuid,
};
use crate::formats::twofas::ROUNDS;
use crate::kdf::{self, Hash};

const SCHEMA: u32 = 4;

/// What 2FAS takes; accounts with other figures it drops, or refuses the whole file for.
const DIGITS: std::ops::RangeInclusive<u8> = 5..=8;
const PERIODS: [u32; 4] = [10, 30, 60, 90];

/// The text that 2FAS opens first to see whether a password is right. It is part of the format: its iOS program
/// compares it.
const REFERENCE: &str = "tRViSsLKzd86Hprh4ceC2OP7xazn4rrt4xhfEUbOjxLX8Rc3mkISXE0lWbmnWfggogbBJhtYgpK6fMl1D6mtsy92R3HkdGfwuXbzLebqVFJsR7IZ2w58t938iymwG4824igYy1wi6n2WDpO1Q1P69zwJGs2F5a1qP4MyIiDSD7NCV2OvidXQCBnDlGfmz0f1BQySRkkt4ryiJeCjD2o4QsveJ9uDBUn8ELyOrESv5R5DMDkD4iAF8TXU7KyoJujd";

/// The picture of services that have none of their own, and the colors of those that have letters.
const ICON_COLLECTION: &str = "a5b3fb65-4ec5-43e6-8ec1-49e24ca9e7ad";
const COLORS: [&str; 10] = [
    "Orange",
    "Red",
    "Green",
    "Turquoise",
    "LightBlue",
    "Indigo",
    "Pink",
    "Purple",
    "Brown",
    "Yellow",
];

/// A backup of 2FAS.
pub(crate) struct TwoFas;

impl Export for TwoFas {
    fn id(&self) -> &'static str {
        "2fas"
    }

    fn name(&self) -> &'static str {
        "2FAS"
    }

    fn extension(&self) -> &'static str {
        "2fas"
    }

    fn encryption(&self) -> Encryption {
        Encryption::Optional
    }

    fn joins_equal_secrets(&self) -> bool {
        true
    }

    fn carried(&self, account: &Account) -> Result<Account, NotCarried> {
        let digits = account.kind.digits().get();
        if !DIGITS.contains(&digits) {
            return Err(NotCarried::Digits(digits));
        }
        if let Some(period) = account.kind.period()
            && !PERIODS.contains(&period.get())
        {
            return Err(NotCarried::Period(period.get()));
        }
        let mut carried = bare(account);
        // A service has a name. It is the issuer; without one, the label.
        if carried.issuer.is_empty() {
            carried.issuer.clone_from(&carried.label);
        }
        if carried.issuer.is_empty() {
            return Err(NotCarried::NoName);
        }
        // Each service has a link beside its members.
        refuse_what_no_link_says(&carried)?;
        carried.groups = groups(account).into_iter().take(1).collect();
        Ok(carried)
    }

    fn write(
        &self,
        accounts: &[Account],
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, WriteError> {
        let now = milliseconds(surroundings.now);
        let mut groups: Vec<Group<'_>> = Vec::new();
        for name in accounts.iter().flat_map(|account| &account.groups) {
            if !groups.iter().any(|group| group.name == name) {
                groups.push(Group {
                    id: uuid(surroundings.entropy)?,
                    name,
                    is_expanded: true,
                    updated_at: now,
                });
            }
        }
        let services: Vec<_> = accounts
            .iter()
            .enumerate()
            .map(|(position, account)| service(account, position, &groups, now))
            .collect();
        let (services_encrypted, reference) = match surroundings.password {
            None => (None, None),
            Some(password) => {
                let salt: [u8; 32] = random(surroundings.entropy)?;
                let key = derived(password, |task, password| {
                    kdf::pbkdf2(task, Hash::Sha256, password, &salt, ROUNDS.into(), ROUNDS)
                })?;
                let plain = to_json(&services)?;
                let mut seal = |plain: &[u8]| sealed(&key, &salt, plain, surroundings.entropy);
                (Some(seal(&plain)?), Some(seal(REFERENCE.as_bytes())?))
            }
        };
        to_json(&Backup {
            services: if services_encrypted.is_some() {
                Vec::new()
            } else {
                services
            },
            groups,
            updated_at: now,
            schema_version: SCHEMA,
            // A version that writes this schema.
            app_version_code: 5_000_009,
            app_version_name: "5.1.0",
            app_origin: "android",
            services_encrypted,
            reference,
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Backup<'a> {
    services: Vec<Service<'a>>,
    groups: Vec<Group<'a>>,
    updated_at: u64,
    schema_version: u32,
    app_version_code: u32,
    app_version_name: &'static str,
    app_origin: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    services_encrypted: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Group<'a> {
    id: String,
    name: &'a str,
    is_expanded: bool,
    updated_at: u64,
}

/// All of it has to be there: the iOS program refuses a file whose services have no icon.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Service<'a> {
    name: &'a str,
    #[serde(serialize_with = "revealed")]
    secret: Zeroizing<String>,
    updated_at: u64,
    otp: Otp<'a>,
    order: Order,
    icon: Icon,
    #[serde(skip_serializing_if = "Option::is_none")]
    group_id: Option<String>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Otp<'a> {
    #[serde(serialize_with = "revealed")]
    link: Zeroizing<String>,
    label: &'a str,
    account: &'a str,
    issuer: &'a str,
    digits: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    period: Option<u32>,
    algorithm: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    counter: Option<u64>,
    token_type: &'static str,
    source: &'static str,
}

#[derive(Serialize)]
struct Order {
    position: usize,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Icon {
    selected: &'static str,
    label: Letters,
    icon_collection: Collection,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Letters {
    text: String,
    background_color: &'static str,
}

#[derive(Serialize)]
struct Collection {
    id: &'static str,
}

fn service<'a>(
    account: &'a Account,
    position: usize,
    groups: &[Group<'_>],
    now: u64,
) -> Service<'a> {
    let group = account
        .groups
        .first()
        .and_then(|name| groups.iter().find(|group| group.name == name));
    let letters: String = account
        .issuer
        .chars()
        .filter(|c| c.is_alphanumeric())
        .take(2)
        .collect();
    Service {
        name: &account.issuer,
        secret: account.secret.to_base32(),
        updated_at: now,
        otp: Otp {
            link: account.to_link(),
            label: &account.label,
            account: &account.label,
            issuer: &account.issuer,
            digits: account.kind.digits().get(),
            period: account.kind.period().map(|period| period.get()),
            algorithm: account.kind.algorithm().as_str(),
            counter: account.counter,
            token_type: match account.kind {
                Kind::Totp { .. } => "TOTP",
                Kind::Hotp { .. } => "HOTP",
                Kind::Steam => "STEAM",
            },
            source: "Link",
        },
        order: Order { position },
        icon: Icon {
            selected: "Label",
            label: Letters {
                text: letters.to_uppercase(),
                background_color: COLORS[position % COLORS.len()],
            },
            icon_collection: Collection {
                id: ICON_COLLECTION,
            },
        },
        group_id: group.map(|group| group.id.clone()),
    }
}

fn milliseconds(time: UnixTime) -> u64 {
    time.as_secs().saturating_mul(1000)
}

/// Ciphertext with tag, salt, IV.
fn sealed(
    key: &Key,
    salt: &[u8],
    plain: &[u8],
    entropy: &mut dyn Entropy,
) -> Result<String, WriteError> {
    const TOO_LONG: WriteError = WriteError::Internal("an export is not too long for one message");
    let iv: [u8; 12] = random(entropy)?;
    let sealed = seal_gcm(key, &iv, &[], plain).ok_or(TOO_LONG)?;
    let parts = [sealed.as_slice(), salt, &iv].map(|part| BASE64.encode(part));
    Ok(parts.join(":"))
}

#[cfg(test)]
mod tests {
    use data_encoding::HEXLOWER;
    use sha2::{Digest, Sha256};

    use super::REFERENCE;

    #[test]
    fn the_reference_is_the_one_that_2fas_compares() {
        // The hash of what the files of 2FAS itself hold.
        assert_eq!(
            HEXLOWER.encode(&Sha256::digest(REFERENCE)),
            "cef0eb8ede32f858e3c6fbd8753d3f22093e57fc0d0f1f414dd97a0dba4c4d67"
        );
    }
}
