//! Authy: preferences from a rooted phone, and what its server gave to tools that asked it; plain, or encrypted row by row. Authy
//! itself has no export.

use countersign_otp::Secret;
use zeroize::Zeroizing;

use crate::cipher::open_cbc;
use crate::draft::{Draft, Family, base32, base64, hex, joined, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::{Import, Imported, Refusal};
use crate::json::{self, Object};
use crate::kdf::{self, Hash};
use crate::preferences;
use crate::task::Task;

/// Accounts of others, in the preferences.
const TOKENS: &str = "com.authy.storage.tokens.authenticator.key";
/// Authy's own accounts, in the preferences.
const OWN: &str = "com.authy.storage.tokens.authy.key";
/// The same two, as its server calls them.
const SERVER_TOKENS: &str = "authenticator_tokens";
const SERVER_OWN: &str = "apps";
/// What Authy used where the file names no other number.
const ROUNDS: i64 = 1000;
const MOST_ROUNDS: u32 = 1_000_000;
/// So many rows have to resist the password before it is called wrong: one of them may be damaged.
const ATTEMPTS: usize = 3;
/// The period and digits of Authy's own accounts.
const OWN_PERIOD: i64 = 10;
const OWN_DIGITS: i64 = 7;

/// Authy's accounts.
pub(crate) struct Authy;

impl Format for Authy {
    fn id(&self) -> &'static str {
        "authy"
    }

    fn name(&self) -> &'static str {
        "Authy"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        let is_it = match file.content() {
            Content::Markup(_) => preferences::names_one_of(file, &[TOKENS, OWN]),
            Content::Object(outer) => {
                let inner = || outer.peek("tokens").and_then(Object::parse);
                lists_tokens(outer) || inner().is_some_and(|inner| lists_tokens(&inner))
            }
            _ => false,
        };
        if is_it {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn needs_password(&self, file: &File<'_>) -> bool {
        let names = ["encryptedSecret", "encrypted_seed"];
        file.text()
            .is_some_and(|text| names.iter().any(|name| text.contains(name)))
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut import = Import::new(self.id());
        if let Content::Object(_) = file.content() {
            let mut object = server(file.object()?).ok_or(ReadError::NotRecognised)?;
            let (tokens, own) = (object.raw(SERVER_TOKENS), object.raw(SERVER_OWN));
            read_tokens(&mut import, json::rows(tokens, task.limits())?, task)?;
            read_own(&mut import, json::rows(own, task.limits())?, task)?;
            return Ok(import);
        }
        for preference in preferences::read(file)? {
            let is_own = preference.name == OWN;
            if !is_own && preference.name != TOKENS {
                continue;
            }
            json::check_depth(&preference.text, task.limits())?;
            let rows = json::rows(Some(&preference.text), task.limits())?;
            if is_own {
                read_own(&mut import, rows, task)?;
            } else {
                read_tokens(&mut import, rows, task)?;
            }
        }
        Ok(import)
    }
}

/// The object of the server's answer that holds the lists: the outermost, or `tokens` in it.
fn server(mut outer: Object<'_>) -> Option<Object<'_>> {
    if lists_tokens(&outer) {
        return Some(outer);
    }
    let inner = outer.object("tokens").ok()??;
    lists_tokens(&inner).then_some(inner)
}

fn lists_tokens(object: &Object<'_>) -> bool {
    object.peek(SERVER_TOKENS).is_some_and(json::is_list)
}

fn read_tokens(import: &mut Import, tokens: Vec<&str>, task: &Task<'_>) -> Result<(), ReadError> {
    let secrets = secrets_of(&tokens, task)?;
    for (index, (token, secret)) in tokens.iter().zip(secrets).enumerate() {
        task.row(import.rows.len(), tokens.len())?;
        let mut name = String::new();
        let outcome = read_token(token, secret, &mut name);
        import.push(row(outcome, &name, index + 1, token), task)?;
    }
    Ok(())
}

fn read_own(import: &mut Import, apps: Vec<&str>, task: &Task<'_>) -> Result<(), ReadError> {
    for (index, app) in apps.iter().enumerate() {
        task.row(import.rows.len(), apps.len())?;
        let mut name = String::new();
        let outcome = read_app(app, &mut name);
        import.push(row(outcome, &name, index + 1, app), task)?;
    }
    Ok(())
}

/// A member by the name that the phone has for it, or the server.
fn either(object: &mut Object<'_>, names: [&str; 2]) -> Result<Zeroizing<String>, Refusal> {
    let text = object.text(names[0])?;
    match text.is_empty() {
        true => object.text(names[1]),
        false => Ok(text),
    }
}

const SEALED: [&str; 2] = ["encryptedSecret", "encrypted_seed"];

fn is_sealed(token: &Object<'_>) -> bool {
    SEALED.iter().any(|name| token.peek(name).is_some())
}

type Opened = Result<Zeroizing<String>, Refusal>;

/// The secrets as text. A password is right if it opens one of them: each has a key of its own.
fn secrets_of(tokens: &[&str], task: &Task<'_>) -> Result<Vec<Opened>, ReadError> {
    let any_sealed = |token: &&str| Object::parse(token).is_some_and(|token| is_sealed(&token));
    if !tokens.iter().any(any_sealed) {
        return Ok(tokens.iter().map(|token| plain_secret(token)).collect());
    }
    task.with_password(|password| {
        let mut secrets = Vec::with_capacity(tokens.len());
        let (mut any, mut failures) = (false, 0);
        for token in tokens {
            let token = Object::parse(token).filter(is_sealed).ok_or(token);
            let secret = match token {
                Ok(mut token) => {
                    let opened = open_secret(&mut token, password, task)?;
                    any |= opened.is_ok();
                    failures += usize::from(opened.is_err());
                    opened
                }
                Err(token) => plain_secret(token),
            };
            // All are sealed with one password: if the first ones do not open, neither would a thousand.
            if !any && failures >= ATTEMPTS {
                return Err(ReadError::WrongPasswordOrDamaged);
            }
            secrets.push(secret);
        }
        match any {
            true => Ok(secrets),
            false => Err(ReadError::WrongPasswordOrDamaged),
        }
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
    let sealed = either(token, SEALED).ok().and_then(|text| base64(&text));
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
    let original = either(&mut token, ["originalName", "original_name"])?;
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

/// One of Authy's own accounts, which have a step and a length of their own.
fn read_app(app: &str, shown: &mut String) -> Result<Imported, Refusal> {
    let mut app = Object::parse(app).ok_or_else(|| json::malformed("app"))?;
    let name = app.name("name")?;
    shown.clone_from(&name);
    let seed = either(&mut app, ["secretSeed", "secret_seed"])?;
    if seed.is_empty() {
        return Err(Refusal::SecretMissing);
    }
    let bytes = hex(&seed).ok_or(Refusal::SecretEncoding("hex"))?;
    let secret = Secret::from_bytes(bytes.to_vec())?;
    let mut draft = Draft::new("Authy", &name, Family::Totp, secret);
    draft.digits = Some(app.number("digits")?.unwrap_or(OWN_DIGITS));
    draft.period = Some(OWN_PERIOD);
    draft.finish()
}
