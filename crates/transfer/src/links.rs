//! Links in files: one of them with all that other programs put into it, and lists of them.

use std::borrow::Cow;

use countersign_otp::{LinkError, OtpAuth, other_parameters};

use crate::draft::{Draft, Family, base32, joined, row};
use crate::error::ReadError;
use crate::formats::google::Transfers;
use crate::import::{Import, Imported, Refusal, Row};
use crate::json::Object;
use crate::task::Task;

/// How links begin, in lower case. Some programs leave the slashes out.
const SCHEMES: [&str; 4] = ["otpauth:", "apple-otpauth:", "steam://", "motp:"];

/// How a part of a transfer from Google Authenticator begins.
const MIGRATION: &str = "otpauth-migration:";

/// Whether a line begins like the link of one account.
pub(crate) fn is_link(line: &str) -> bool {
    SCHEMES.iter().any(|scheme| begins(line, scheme))
}

/// Whether a line begins like a part of a transfer from Google Authenticator.
pub(crate) fn is_migration(line: &str) -> bool {
    begins(line, MIGRATION)
}

/// The lines that count: trimmed, with their numbers from 1, without empty ones and comments.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(index, line)| {
            (
                index + 1,
                line.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}'),
            )
        })
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
}

/// Reads a list of links, one on each line, into rows. Lines that hold several, joined by commas as Ente once wrote
/// them, are split.
pub(crate) fn read_list(import: &mut Import, text: &str, task: &Task<'_>) -> Result<(), ReadError> {
    let mut transfers = Transfers::default();
    for (number, line) in lines(text) {
        if is_migration(line) {
            transfers.add(import, line, number, task)?;
            continue;
        }
        for link in split_at_commas(line) {
            task.row(import.rows.len(), 0)?;
            let outcome = if is_link(link) {
                read_link(link)
            } else {
                Err(Refusal::NotALink)
            };
            import.push(link_row(outcome, number, link), task)?;
        }
    }
    transfers.finish(import);
    Ok(())
}

/// Reads one link, and what other programs keep in parameters of their own.
pub(crate) fn read_link(link: &str) -> Result<Imported, Refusal> {
    let parsed = OtpAuth::parse(&without_code_display(link)).map_err(|error| match error {
        LinkError::UnknownKind(kind) if kind.eq_ignore_ascii_case("motp") => {
            Refusal::UnsupportedKind("mOTP")
        }
        LinkError::UnknownKind(kind) if kind.eq_ignore_ascii_case("yaotp") => {
            Refusal::UnsupportedKind("Yandex")
        }
        error => Refusal::Link(error),
    })?;
    let mut imported = Imported::from(parsed);
    let mut not_kept = Vec::new();
    for (name, value) in other_parameters(link) {
        let value = value.trim();
        match name.as_str() {
            _ if value.is_empty() || value == "null" => {}
            "codeDisplay" => not_kept.extend(take_code_display(&mut imported, value)),
            "tags" => {
                let tags = value.split(',').map(|tag| tag.trim().to_owned());
                imported
                    .account
                    .groups
                    .extend(tags.filter(|tag| !tag.is_empty()));
            }
            _ if name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') => not_kept.push(name),
            _ => {}
        }
    }
    imported.not_kept(not_kept);
    Ok(imported)
}

/// The link as any other program has it. What Ente adds holds a note, which may be longer than any link.
fn without_code_display(link: &str) -> Cow<'_, str> {
    const PARAMETER: &str = "&codeDisplay=";
    match link.split_once(PARAMETER) {
        None => Cow::Borrowed(link),
        Some((before, display)) => match display.split_once('&') {
            None => Cow::Borrowed(before),
            Some((_, after)) => Cow::Owned(format!("{before}&{after}")),
        },
    }
}

/// Reads what password managers keep in a field for codes: a link, `steam://` with a secret, or a bare base32 secret.
/// Issuer and label are taken from around it where the field has none.
pub(crate) fn read_code(text: &str, issuer: &str, label: &str) -> Result<Imported, Refusal> {
    let text = text.trim();
    let is_bare_steam = begins(text, "steam://");
    let mut imported = if is_link(text) {
        read_link(text)?
    } else {
        Draft::new("", "", Family::Totp, base32(text)?).finish()?
    };
    let account = &mut imported.account;
    // The scheme alone says Steam: it is no name that somebody gave.
    if account.issuer.is_empty() || (is_bare_steam && !issuer.is_empty()) {
        account.issuer = issuer.to_owned();
    }
    if account.label.is_empty() {
        account.label = label.to_owned();
    }
    Ok(imported)
}

/// What Ente keeps of an account beside its link, as JSON in a parameter. Gives the names of what has no place here.
pub(crate) fn take_code_display(imported: &mut Imported, json: &str) -> Vec<String> {
    let Some(mut display) = Object::parse(json) else {
        return vec!["codeDisplay".to_owned()];
    };
    imported.account.pinned = display.is_set("pinned");
    imported.trashed = display.is_set("trashed");
    if let Ok(note) = display.text("note") {
        imported.account.note = note.to_string();
    }
    if let Ok(tags) = display.texts("tags") {
        imported.account.groups.extend(tags);
    }
    if let Ok(Some(at)) = display.number("lastUsedAt") {
        imported.account.last_used = seconds(at);
    }
    imported.order = display.number("position").ok().flatten();
    // The name of a picture that the program ships.
    display.ignore(&["iconSrc", "iconID"]);
    display.unknown("codeDisplay.")
}

/// A time in seconds, from one that programs write in seconds, milliseconds or microseconds: the three are told
/// apart by their size. Nothing for 0.
pub(crate) fn seconds(time: i64) -> Option<u64> {
    const YEAR_5000_IN_SECONDS: u64 = 95_617_584_000;
    let time = u64::try_from(time).ok().filter(|time| *time > 0)?;
    Some(match time {
        0..=YEAR_5000_IN_SECONDS => time,
        _ if time <= YEAR_5000_IN_SECONDS * 1000 => time / 1000,
        _ => time / 1_000_000,
    })
}

/// A row, from what came of reading a link. Its name is looked for only where it is refused: that costs as much as reading it.
pub(crate) fn link_row(outcome: Result<Imported, Refusal>, position: usize, link: &str) -> Row {
    let name = match &outcome {
        Ok(_) => String::new(),
        Err(_) => name_in(link),
    };
    row(outcome, &name, position, link)
}

/// What a link that can't be read is called: its label, as far as it has one.
pub(crate) fn name_in(link: &str) -> String {
    if !begins(link, "otpauth:") && !begins(link, "apple-otpauth:") {
        return String::new();
    }
    // The label alone decides: with a secret that is surely good the rest can't fail.
    let label = link
        .split_once("://")
        .and_then(|(_, rest)| rest.split_once('/'));
    let Some((_, label)) = label else {
        return String::new();
    };
    let label = label.split_once('?').map_or(label, |(label, _)| label);
    OtpAuth::parse(&format!("otpauth://totp/{label}?secret=AAAAAAAA"))
        .map(|parsed| joined(&parsed.issuer, &parsed.label))
        .unwrap_or_default()
}

fn begins(line: &str, scheme: &str) -> bool {
    line.get(..scheme.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

/// Splits where a comma is followed by the beginning of another link.
fn split_at_commas(line: &str) -> Vec<&str> {
    let mut links = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices(",otpauth://") {
        links.push(line[start..at].trim());
        start = at + 1;
    }
    links.push(line[start..].trim());
    links.retain(|link| !link.is_empty());
    links
}
