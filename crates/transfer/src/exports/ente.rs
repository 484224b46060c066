//! Ente Auth's text, a link on each line with what else it knows in a parameter, and the same encrypted.

use data_encoding::BASE64;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use zeroize::Zeroizing;

use crate::account::Account;
use crate::exports::otpauth::lines;
use crate::exports::{
    Encryption, Export, NotCarried, Surroundings, WriteError, bare, derived, groups, random,
    refuse_what_no_link_says, to_json,
};
use crate::formats::ente::BOUNDS;
use crate::kdf::{self, Argon2Cost};
use crate::links::seconds;
use crate::secretstream;

/// Ente itself takes 1 GiB, which not every phone has; it reads what the file says. RFC 9106's second recommended
/// option, with the one lane that libsodium has.
const COST: Argon2Cost = Argon2Cost {
    memory_kib: 64 * 1024,
    passes: 3,
    lanes: 1,
};

/// An export of Ente Auth.
pub(crate) struct Ente;

impl Export for Ente {
    fn id(&self) -> &'static str {
        "ente"
    }

    fn name(&self) -> &'static str {
        "Ente Auth"
    }

    fn extension(&self) -> &'static str {
        "txt"
    }

    fn sealed_extension(&self) -> &'static str {
        "json"
    }

    fn encryption(&self) -> Encryption {
        Encryption::Optional
    }

    fn carried(&self, account: &Account) -> Result<Account, NotCarried> {
        let mut carried = bare(account);
        refuse_what_no_link_says(&carried)?;
        carried.note.clone_from(&account.note);
        carried.groups = groups(account);
        carried.pinned = account.pinned;
        carried.last_used = account
            .last_used
            .filter(|at| seconds(microseconds(*at)) == Some(*at));
        Ok(carried)
    }

    fn write(
        &self,
        accounts: &[Account],
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Zeroizing<Vec<u8>>, WriteError> {
        let links = accounts
            .iter()
            .enumerate()
            .map(|(position, account)| link(account, position))
            .collect::<Result<Vec<_>, _>>()?;
        let text = lines(&links);
        let Some(password) = surroundings.password else {
            return Ok(text);
        };
        let salt: [u8; 16] = random(surroundings.entropy)?;
        let header = random(surroundings.entropy)?;
        let key = derived(password, |task, password| {
            kdf::argon2id(task, password, &salt, COST, &BOUNDS)
        })?;
        to_json(&Encrypted {
            version: 1,
            kdf_params: KdfParams {
                mem_limit: COST.memory_kib * 1024,
                ops_limit: COST.passes,
                salt: BASE64.encode(&salt),
            },
            encrypted_data: BASE64.encode(&secretstream::seal(&key, &header, &text)),
            encryption_nonce: BASE64.encode(&header),
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Encrypted {
    version: u32,
    kdf_params: KdfParams,
    encrypted_data: String,
    encryption_nonce: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct KdfParams {
    mem_limit: u64,
    ops_limit: u64,
    salt: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Display<'a> {
    pinned: bool,
    trashed: bool,
    last_used_at: i64,
    tap_count: u32,
    tags: &'a [String],
    note: &'a str,
    position: usize,
}

/// The link, with the rest in a parameter that is encoded in full: Ente splits a text at every comma.
fn link(account: &Account, position: usize) -> Result<Zeroizing<String>, WriteError> {
    let display = to_json(&Display {
        pinned: account.pinned,
        trashed: false,
        last_used_at: account.last_used.map_or(0, microseconds),
        tap_count: 0,
        tags: &account.groups,
        note: &account.note,
        position,
    })?;
    const NOT_TEXT: WriteError = WriteError::Internal("JSON is text");
    let display = str::from_utf8(&display).map_err(|_| NOT_TEXT)?;
    let link = account.to_link();
    let display = utf8_percent_encode(display, NON_ALPHANUMERIC);
    Ok(Zeroizing::new(format!("{}&codeDisplay={display}", *link)))
}

fn microseconds(seconds: u64) -> i64 {
    i64::try_from(seconds.saturating_mul(1_000_000)).unwrap_or(0)
}
