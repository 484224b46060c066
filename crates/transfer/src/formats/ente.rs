//! Ente Auth: its text export, a list of links with what else it knows in a parameter of its own, and its encrypted
//! export, which is the same text under Argon2id and one message of libsodium's secretstream.

use zeroize::Zeroizing;

use crate::draft::{base64, row};
use crate::error::ReadError;
use crate::file::{Content, File};
use crate::formats::{Confidence, Format};
use crate::import::Import;
use crate::json::{self, Object};
use crate::kdf::{self, Argon2Bounds, Argon2Cost};
use crate::links;
use crate::secretstream;
use crate::task::Task;

/// The version of the encrypted file that is known.
const VERSION: i64 = 1;

const MIB_IN_KIB: u64 = 1024;

/// Ente asks for 1 GiB and 4 passes, and for less memory with as many more passes where a phone hasn't got it.
pub(crate) const BOUNDS: Argon2Bounds = Argon2Bounds {
    memory_kib: 8..=1024 * MIB_IN_KIB,
    passes: 64,
    lanes: 1,
    work_kib: 8 * 1024 * MIB_IN_KIB,
};

/// An export of Ente Auth.
pub(crate) struct Ente;

impl Format for Ente {
    fn id(&self) -> &'static str {
        "ente"
    }

    fn name(&self) -> &'static str {
        "Ente Auth"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        let is_text = || {
            let text = file.text().unwrap_or_default();
            links::lines(text)
                .any(|(_, line)| links::is_link(line) && line.contains("codeDisplay="))
        };
        let is_certain = match file.content() {
            Content::Object(object) => {
                is_encrypted(object) || object.peek("items").is_some_and(has_raw_data)
            }
            Content::Text => is_text(),
            _ => false,
        };
        if is_certain {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn needs_password(&self, file: &File<'_>) -> bool {
        matches!(file.content(), Content::Object(object) if is_encrypted(object))
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut import = Import::new(self.id());
        if self.needs_password(file) {
            let plain = open(&mut file.object()?, task)?;
            let text = str::from_utf8(&plain)
                .map_err(|_| ReadError::Damaged("its content is not text"))?;
            json::check_depth(text, task.limits())?;
            read_text(&mut import, text, task)?;
        } else {
            let text = file.text().ok_or(ReadError::Damaged("it is not text"))?;
            read_text(&mut import, text, task)?;
        }
        import.sort();
        Ok(import)
    }
}

fn is_encrypted(object: &Object<'_>) -> bool {
    object.has("kdfParams") && object.has("encryptedData")
}

fn has_raw_data(items: &str) -> bool {
    json::first(items)
        .flatten()
        .and_then(Object::parse)
        .is_some_and(|item| item.has("rawData"))
}

fn open(file: &mut Object<'_>, task: &Task<'_>) -> Result<Zeroizing<Vec<u8>>, ReadError> {
    const PARAMETERS: ReadError = ReadError::Damaged("the parameters of its key derivation");
    let version = file.number("version").ok().flatten();
    if version != Some(VERSION) {
        let shown = version.map_or_else(|| "none".to_owned(), |version| version.to_string());
        return Err(ReadError::UnsupportedVersion(shown));
    }
    let mut parameters = file.object("kdfParams").ok().flatten().ok_or(PARAMETERS)?;
    let mut number = |name: &str| {
        let number = parameters.number(name).map_err(|_| PARAMETERS)?;
        number.and_then(|n| u64::try_from(n).ok()).ok_or(PARAMETERS)
    };
    let cost = Argon2Cost {
        memory_kib: number("memLimit")? / 1024,
        passes: number("opsLimit")?,
        lanes: 1,
    };
    let salt = parameters.text("salt").map_err(|_| PARAMETERS)?;
    let salt = base64(&salt)
        .filter(|salt| salt.len() == 16)
        .ok_or(PARAMETERS)?;
    let mut bytes = |name: &str| file.text(name).ok().and_then(|text| base64(&text));
    let header = bytes("encryptionNonce")
        .and_then(|header| <[u8; secretstream::HEADER]>::try_from(header.as_slice()).ok())
        .ok_or(ReadError::Damaged("its nonce"))?;
    let sealed = bytes("encryptedData")
        .filter(|sealed| sealed.len() >= secretstream::OVERHEAD)
        .ok_or(ReadError::Damaged("its content"))?;
    task.with_password(|password| {
        let key = kdf::argon2id(task, password, &salt, cost, &BOUNDS)?;
        secretstream::open(&key, &header, &sealed).ok_or(ReadError::WrongPasswordOrDamaged)
    })
}

/// The text: links, or a JSON with the links in it.
fn read_text(import: &mut Import, text: &str, task: &Task<'_>) -> Result<(), ReadError> {
    if !text.trim_start().starts_with('{') {
        return links::read_list(import, text, task);
    }
    let mut file =
        Object::parse(text).ok_or(ReadError::Damaged("its content is no JSON object"))?;
    let items = json::rows(file.raw("items"), task.limits())?;
    for (index, item) in items.iter().enumerate() {
        task.row(index, items.len())?;
        let mut name = String::new();
        let outcome = (|| {
            let mut item = Object::parse(item).ok_or_else(|| json::malformed("item"))?;
            let link = item.text("rawData")?;
            let mut imported =
                links::read_link(&link).inspect_err(|_| name = links::name_in(&link))?;
            if let Some(display) = item.raw("display") {
                let unknown = links::take_code_display(&mut imported, display);
                imported.not_kept(unknown);
            }
            Ok(imported)
        })();
        import.push(row(outcome, &name, index + 1, item), task)?;
    }
    import.not_kept(file.unknown(""));
    Ok(())
}
