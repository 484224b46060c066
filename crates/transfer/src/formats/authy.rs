//! Authy: preferences from a rooted phone, plain or encrypted row by row. Authy itself has no export.

use zeroize::Zeroizing;

use crate::cipher::open_cbc;
use crate::draft::{Draft, Family, base32, base64, joined, row};
use crate::error::ReadError;
use crate::file::File;
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::kdf::{self, Hash};
use crate::preferences;
use crate::task::Task;

const TOKENS: &str = "com.authy.storage.tokens.authenticator.key";
/// What Authy used where the file names no other number.
const ROUNDS: i64 = 1000;
const MOST_ROUNDS: u32 = 1_000_000;

/// Authy's preferences.
pub(crate) struct Authy;

impl Format for Authy {
    fn id(&self) -> &'static str {
        "authy"
    }

    fn name(&self) -> &'static str {
        "Authy"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        if preferences::names_one_of(file, &[TOKENS]) {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn needs_password(&self, file: &File<'_>) -> bool {
        file.text()
            .is_some_and(|text| text.contains("encryptedSecret"))
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut import = Import::new(self.id());
        for preference in preferences::read(file)? {
            if preference.name != TOKENS {
                continue;
            }
            json::check_depth(&preference.text, task.limits())?;
            let tokens = json::rows(Some(&preference.text), task.limits())?;
            let secrets = secrets_of(&tokens, task)?;
            for (index, (token, secret)) in tokens.iter().zip(secrets).enumerate() {
                task.row(index, tokens.len())?;
                let mut name = String::new();
                let outcome = read_token(token, secret, &mut name);
                import.push(row(outcome, &name, index + 1, token), task)?;
            }
        }
        Ok(import)
    }
}

type Opened = Result<Zeroizing<String>, Refusal>;

/// The secrets as text. A password is right if it opens one of them: each has a key of its own.
fn secrets_of(tokens: &[&str], task: &Task<'_>) -> Result<Vec<Opened>, ReadError> {
    let is_sealed = |token: &&str| {
        Object::parse(token).is_some_and(|token| token.peek("encryptedSecret").is_some())
    };
    if !tokens.iter().any(is_sealed) {
        return Ok(tokens.iter().map(|token| plain_secret(token)).collect());
    }
    task.with_password(|password| {
        let mut secrets = Vec::with_capacity(tokens.len());
        let mut any = false;
        for token in tokens {
            let secret = match Object::parse(token) {
                Some(mut token) if token.peek("encryptedSecret").is_some() => {
                    let opened = open_secret(&mut token, password, task)?;
                    any |= opened.is_ok();
                    opened
                }
                _ => plain_secret(token),
            };
            // All are sealed with one password: if the first does not open, neither would a thousand.
            if !any && secret.is_err() {
                return Err(ReadError::WrongPasswordOrDamaged);
            }
            secrets.push(secret);
        }
        Ok(secrets)
    })
}

fn plain_secret(token: &str) -> Opened {
    let mut token = Object::parse(token).ok_or_else(|| json::malformed("token"))?;
    token.text("decryptedSecret")
}

/// AES-256-CBC without anything that would tell a wrong key but its padding, so what comes out has to be base32.
fn open_secret(
    token: &mut Object<'_>,
    password: &[u8],
    task: &Task<'_>,
) -> Result<Opened, ReadError> {
    let sealed = token
        .text("encryptedSecret")
        .ok()
        .and_then(|text| base64(&text));
    let salt = token.text("salt").unwrap_or_default();
    let rounds = ["kdfIterations", "key_derivation_iterations"]
        .into_iter()
        .find_map(|name| token.number(name).ok().flatten())
        .unwrap_or(ROUNDS);
    let rounds = u64::try_from(rounds).unwrap_or(u64::MAX);
    let key = kdf::pbkdf2(
        task,
        Hash::Sha1,
        password,
        salt.as_bytes(),
        rounds,
        MOST_ROUNDS,
    )?;
    let text = sealed
        .and_then(|sealed| open_cbc(&key, &[0; 16], &sealed))
        .and_then(|plain| {
            str::from_utf8(&plain)
                .ok()
                .map(|text| Zeroizing::new(text.to_owned()))
        })
        .filter(|text| base32(text).is_ok());
    Ok(text.ok_or(Refusal::Undecryptable))
}

fn read_token(token: &str, secret: Opened, shown: &mut String) -> Result<Imported, Refusal> {
    let mut token = Object::parse(token).ok_or_else(|| json::malformed("token"))?;
    let name = token.name("name")?;
    let original = token.name("originalName")?;
    let mut issuer = token.name("originalIssuer")?;
    if issuer.is_empty()
        && let Some((prefix, _)) = original.split_once(':')
    {
        prefix.trim().clone_into(&mut issuer);
    }
    *shown = joined(&issuer, &name);
    let mut draft = Draft::new(&issuer, &name, Family::Totp, base32(&secret?)?);
    draft.digits = token.number("digits")?;
    draft.finish()
}
