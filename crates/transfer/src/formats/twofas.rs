//! 2FAS: its backups of every schema, plain and encrypted. Only the services are encrypted; the groups are not.

use std::collections::HashMap;

use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::cipher::{Key, TAG, open_gcm};
use crate::draft::{Draft, Family, base32, base64, group_names, joined, row};
use crate::error::ReadError;
use crate::file::File;
use crate::formats::{Confidence, Format};
use crate::import::{FileNote, Import, Imported, Refusal, Warning};
use crate::json::{self, Object};
use crate::kdf::{self, Hash};
use crate::links;
use crate::task::Task;

/// The versions of the schema that are known.
const SCHEMAS: std::ops::RangeInclusive<i64> = 1..=4;

/// The first schema that says whether an account is TOTP or HOTP.
const FIRST_WITH_KINDS: i64 = 3;

/// The rounds of PBKDF2: fixed in the program.
pub(crate) const ROUNDS: u32 = 10_000;

/// A backup of 2FAS.
pub(crate) struct TwoFas;

impl Format for TwoFas {
    fn id(&self) -> &'static str {
        "2fas"
    }

    fn name(&self) -> &'static str {
        "2FAS"
    }

    fn recognise(&self, file: &File<'_>) -> Confidence {
        if file.has_members(&["servicesEncrypted"])
            || file.has_members(&["services", "schemaVersion"])
        {
            Confidence::Certain
        } else {
            Confidence::No
        }
    }

    fn needs_password(&self, file: &File<'_>) -> bool {
        file.object()
            .is_ok_and(|file| file.peek("servicesEncrypted").is_some())
    }

    fn read(&self, file: &File<'_>, task: &Task<'_>) -> Result<Import, ReadError> {
        let mut backup = file.object()?;
        let schema = backup.number("schemaVersion").ok().flatten();
        let Some(schema) = schema.filter(|schema| SCHEMAS.contains(schema)) else {
            let shown = schema.map_or_else(|| "none".to_owned(), |schema| schema.to_string());
            return Err(ReadError::UnsupportedVersion(shown));
        };
        let mut import = Import::new(self.id());
        let groups = read_groups(&mut backup, task)?;
        match backup.text("servicesEncrypted") {
            Ok(sealed) if !sealed.is_empty() => {
                let plain = open(&mut backup, &sealed, task)?;
                let text = str::from_utf8(&plain)
                    .map_err(|_| ReadError::Damaged("its services are not text"))?;
                json::check_depth(text, task.limits())?;
                read_services(&mut import, Some(text), &groups, task)?;
            }
            Ok(_) => read_services(&mut import, backup.raw("services"), &groups, task)?,
            Err(_) => return Err(ReadError::Damaged("its services are not text")),
        }
        if schema < FIRST_WITH_KINDS && !import.rows.is_empty() {
            import.notes.push(FileNote::KindsNotInFile);
        }
        backup.ignore(&[
            "services",
            "reference",
            "updatedAt",
            "appVersionCode",
            "appVersionName",
            "appOrigin",
            "account",
        ]);
        import.not_kept(backup.unknown(""));
        import.sort();
        Ok(import)
    }
}

/// One encrypted field: ciphertext with tag, salt, and IV, in base64 with colons between them.
struct Sealed {
    sealed: Zeroizing<Vec<u8>>,
    salt: Zeroizing<Vec<u8>>,
    iv: Zeroizing<Vec<u8>>,
}

impl Sealed {
    fn parse(text: &str) -> Option<Self> {
        const SALT: std::ops::RangeInclusive<usize> = 8..=1024;
        let mut parts = text.split(':').map(base64);
        let (sealed, salt, iv) = (parts.next()??, parts.next()??, parts.next()??);
        let is_whole = parts.next().is_none()
            && sealed.len() >= TAG
            && SALT.contains(&salt.len())
            && iv.len() == 12;
        is_whole.then_some(Self { sealed, salt, iv })
    }

    fn open(&self, key: &Key) -> Option<Zeroizing<Vec<u8>>> {
        open_gcm(key, &self.iv, &[], &self.sealed)
    }
}

fn open(
    backup: &mut Object<'_>,
    services: &str,
    task: &Task<'_>,
) -> Result<Zeroizing<Vec<u8>>, ReadError> {
    let services = Sealed::parse(services).ok_or(ReadError::Damaged(
        "its encrypted services are not of the form they have",
    ))?;
    let reference = match backup.text("reference") {
        Ok(text) if text.is_empty() => None,
        Ok(text) => Some(Sealed::parse(&text).ok_or(ReadError::Damaged(
            "its reference is not of the form it has",
        ))?),
        Err(_) => return Err(ReadError::Damaged("its reference is not text")),
    };
    let derive = |password: &[u8], salt: &[u8]| {
        kdf::pbkdf2(task, Hash::Sha256, password, salt, ROUNDS.into(), ROUNDS)
    };
    task.with_password(|password| {
        let key = derive(password, &services.salt)?;
        let Some(reference) = &reference else {
            return services.open(&key).ok_or(ReadError::WrongPasswordOrDamaged);
        };
        // The same salt in both, so that the key is derived once.
        let is_same: bool = reference.salt.ct_eq(&services.salt).into();
        let opened = if is_same {
            reference.open(&key)
        } else {
            reference.open(&derive(password, &reference.salt)?)
        };
        if opened.is_none() {
            // A damaged reference takes nobody's accounts away.
            return services.open(&key).ok_or(ReadError::WrongPassword);
        }
        services.open(&key).ok_or(ReadError::Damaged(
            "the password is right, but its services do not decrypt",
        ))
    })
}

fn read_groups(
    backup: &mut Object<'_>,
    task: &Task<'_>,
) -> Result<HashMap<String, String>, ReadError> {
    let mut groups = HashMap::new();
    for group in json::rows(backup.raw("groups"), task.limits())? {
        if let Some(mut group) = Object::parse(group)
            && let (Ok(id), Ok(name)) = (group.name("id"), group.name("name"))
        {
            groups.insert(id.to_lowercase(), name);
        }
    }
    Ok(groups)
}

fn read_services(
    import: &mut Import,
    services: Option<&str>,
    groups: &HashMap<String, String>,
    task: &Task<'_>,
) -> Result<(), ReadError> {
    let services = json::rows(services, task.limits())?;
    for (index, service) in services.iter().enumerate() {
        task.row(index, services.len())?;
        let mut name = String::new();
        let outcome = read_service(service, groups, &mut name);
        import.push(row(outcome, &name, index + 1, service), task)?;
    }
    Ok(())
}

fn read_service(
    service: &str,
    groups: &HashMap<String, String>,
    shown: &mut String,
) -> Result<Imported, Refusal> {
    let mut service = Object::parse(service).ok_or_else(|| json::malformed("service"))?;
    let empty = || Object::parse("{}").ok_or_else(|| json::malformed("otp"));
    let mut otp = match service.object("otp")? {
        Some(otp) => otp,
        None => empty()?,
    };
    let link = otp.text("link")?;
    let link = (!link.is_empty())
        .then(|| links::read_link(&link).ok())
        .flatten();
    let (issuer, label) = names(&mut service, &mut otp, link.as_ref())?;
    *shown = joined(&issuer, &label);

    let kind = otp.name("tokenType")?;
    let family = if kind.is_empty() {
        Family::Totp
    } else {
        Family::named(&kind)?
    };
    let mut draft = Draft::new(&issuer, &label, family, base32(&service.text("secret")?)?);
    draft.algorithm = otp.text("algorithm")?.parse()?;
    draft.digits = otp.number("digits")?;
    draft.period = otp.number("period")?;
    draft.counter = otp.number("counter")?;
    let mut imported = draft.finish()?;
    if let Some(link) = &link
        && (link.account.kind != imported.account.kind
            || link.account.secret != imported.account.secret)
    {
        imported.warnings.push(Warning::LinkDiffers);
    }

    let group = service.name("groupId")?.to_lowercase();
    imported.account.groups = group_names([&group], groups)?;
    let mut order = service.object("order")?;
    imported.order = match &mut order {
        Some(order) => order.number("position")?,
        None => None,
    };
    // `icon` and `serviceTypeID` name a picture that the program ships, and `badge` has a colour.
    service.ignore(&["updatedAt", "type", "serviceTypeID", "icon"]);
    let mut badge = service.object("badge")?;
    let has_colour = badge.as_mut().is_some_and(|badge| {
        badge
            .name("color")
            .is_ok_and(|name| !matches!(&*name, "" | "Default"))
    });
    otp.ignore(&["source"]);
    let mut unknown = service.unknown("");
    unknown.extend(otp.unknown("otp."));
    unknown.extend(has_colour.then(|| "badge".to_owned()));
    imported.not_kept(unknown);
    Ok(imported)
}

/// Issuer and label: what the person sees first, then what is in the service, then what is in its link.
fn names(
    service: &mut Object<'_>,
    otp: &mut Object<'_>,
    link: Option<&Imported>,
) -> Result<(String, String), Refusal> {
    let mut issuer = service.name("name")?;
    let inner_issuer = otp.name("issuer")?;
    if issuer.is_empty() {
        issuer = inner_issuer;
    }
    let mut label = otp.name("account")?;
    let long_label = otp.name("label")?;
    if label.is_empty() {
        label = match long_label.split_once(':') {
            Some((_, rest)) => rest.trim().to_owned(),
            None => long_label,
        };
    }
    if let Some(link) = link {
        if issuer.is_empty() {
            issuer.clone_from(&link.account.issuer);
        }
        if label.is_empty() {
            label.clone_from(&link.account.label);
        }
    }
    Ok((issuer, label))
}
