//! What another program says of an account, as this one keeps it. What does not fit is said, never cut in silence.

use std::collections::HashSet;

use countersign_otp::{Kind, Secret};
use countersign_transfer::{Icon, Imported, Warning};

use super::words;
use crate::accounts::NAME_LIMIT;
use crate::editing::{NOTE_LIMIT, TAG_LIMIT, TAGS_LIMIT};

/// Keys shorter than this are worth a word. Many services make keys of 80 bits, fewer than the standard asks for; a word about
/// each row of those would hide the rows that need one.
const SHORT_SECRET_BYTES: usize = 10;

/// A row that can be taken.
pub(super) struct Fitted {
    pub(super) issuer: String,
    pub(super) label: String,
    pub(super) kind: Kind,
    pub(super) counter: Option<u64>,
    pub(super) secret: Secret,
    pub(super) note: String,
    pub(super) tags: Vec<String>,
    pub(super) pinned: bool,
    pub(super) icon: Option<Icon>,
    pub(super) last_used: Option<u64>,
    /// Whether it was in the other program's trash.
    pub(super) trashed: bool,
    /// What somebody should look at before it is taken, each in a sentence.
    pub(super) warnings: Vec<String>,
    /// What else there is to say of it, each in a sentence: its codes are the same with or without that.
    pub(super) remarks: Vec<String>,
    /// What is set in the file and has no place here; the names, as in the file.
    pub(super) unplaced: Vec<String>,
}

pub(super) fn fit(imported: Imported) -> Fitted {
    let Imported {
        account,
        trashed,
        warnings,
        ..
    } = imported;
    let (mut worth_a_look, mut remarks, mut unplaced) = (Vec::new(), Vec::new(), Vec::new());
    for warning in warnings {
        match warning {
            Warning::NotKept(names) => unplaced.extend(names),
            Warning::IconNotKept | Warning::Archived => remarks.push(words::warning(&warning)),
            Warning::Notice(_) | Warning::LinkDiffers => {
                worth_a_look.push(words::warning(&warning))
            }
        }
    }
    let mut warnings = worth_a_look;
    let (issuer, mut label) = (
        name(&account.issuer, &mut warnings),
        name(&account.label, &mut warnings),
    );
    if issuer.is_empty() && label.is_empty() {
        label = "Without a name".to_owned();
        warnings.push("It has no name in the file. Give it one after importing.".to_owned());
    }
    if account.secret.expose().len() < SHORT_SECRET_BYTES {
        warnings.push("Its key is shorter than what is thought safe.".to_owned());
    }
    Fitted {
        issuer,
        label,
        kind: account.kind,
        counter: account.counter,
        secret: account.secret,
        note: note(&account.note, &mut warnings),
        tags: tags(&account.groups, &mut warnings),
        pinned: account.pinned,
        icon: account.icon,
        last_used: account.last_used,
        trashed,
        warnings,
        remarks,
        unplaced,
    }
}

fn name(text: &str, warnings: &mut Vec<String>) -> String {
    let plain = without_controls(text, |_| false);
    let name = plain.trim();
    let kept = shortened(name, NAME_LIMIT);
    if kept.len() < name.len() {
        warnings.push(format!(
            "Its name has more than {NAME_LIMIT} characters. The rest is left out."
        ));
    }
    kept
}

fn note(text: &str, warnings: &mut Vec<String>) -> String {
    let plain = without_controls(&text.replace("\r\n", "\n"), |c| matches!(c, '\n' | '\t'));
    let kept = shortened(&plain, NOTE_LIMIT);
    if kept.len() < plain.len() {
        warnings.push(format!(
            "Its note has more than {NOTE_LIMIT} characters. The rest is left out."
        ));
    }
    kept
}

fn tags(groups: &[String], warnings: &mut Vec<String>) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    let mut known = HashSet::new();
    let mut is_cut = false;
    for group in groups {
        let plain = without_controls(group, |_| false);
        let tag = shortened(plain.trim(), TAG_LIMIT);
        is_cut |= tag.len() < plain.trim().len();
        if !tag.is_empty() && known.insert(tag.to_lowercase()) {
            tags.push(tag);
        }
    }
    if tags.len() > TAGS_LIMIT || is_cut {
        warnings.push(format!(
            "It is in more groups than {TAGS_LIMIT}, or one has more than {TAG_LIMIT} characters. The rest is left out."
        ));
        tags.truncate(TAGS_LIMIT);
    }
    tags
}

fn shortened(text: &str, limit: usize) -> String {
    text.chars().take(limit).collect()
}

fn without_controls(text: &str, keeps: impl Fn(char) -> bool) -> String {
    text.chars()
        .map(|c| if c.is_control() && !keeps(c) { ' ' } else { c })
        .collect()
}
