//! A sheet to print: the QR code and the key of each account, as one HTML page that loads nothing.

use countersign_transfer::{Account, Field, NotCarried, Outcome};
use zeroize::Zeroizing;

use super::qr;
use crate::error::{Problem, Result};
use crate::importing::Piece;
use crate::view::{self, Phase};

pub(super) const ID: &str = "sheet";

pub(super) fn format() -> view::ExportFormat {
    view::ExportFormat {
        id: ID.to_owned(),
        name: "Sheet to print".to_owned(),
        extension: "html".to_owned(),
        sealed: view::Sealed::Never,
        for_whom: "Paper: a QR code and the key of each account".to_owned(),
        allowed: true,
    }
}

/// Those are on it whose link fits into a QR code, with what a phone needs.
pub(super) fn outcomes(accounts: &[Account]) -> Vec<Outcome> {
    accounts
        .iter()
        .map(|account| {
            if !countersign_qr::fits(&account.to_link()) {
                return Outcome::LeftOut(NotCarried::NameTooLong);
            }
            let lost = [
                (Field::Note, account.note.is_empty()),
                (Field::Groups, account.groups.is_empty()),
                (Field::Pinned, !account.pinned),
                (Field::Icon, account.icon.is_none()),
                (Field::LastUsed, account.last_used.is_none()),
            ];
            let lost: Vec<Field> = lost
                .into_iter()
                .filter_map(|(field, is_none)| (!is_none).then_some(field))
                .collect();
            if lost.is_empty() {
                Outcome::Whole
            } else {
                Outcome::Without(lost)
            }
        })
        .collect()
}

/// Those that can be on it.
fn fitting(accounts: &[Account]) -> Vec<(&Account, Zeroizing<String>)> {
    accounts
        .iter()
        .map(|account| (account, account.to_link()))
        .filter(|(_, link)| countersign_qr::fits(link))
        .collect()
}

/// Where in the page each part of an account stands: what reading back looks for.
const PICTURE: [&str; 2] = ["<div class=\"qr\">", "</div>"];
const KEY: [&str; 2] = ["<p class=\"key\">", "</p>"];
const LINK: [&str; 2] = ["<code class=\"link\">", "</code>"];
const ENTRY: &str = "<section>";

/// The page.
///
/// # Errors
/// [`Problem::Cancelled`].
pub(super) fn write(accounts: &[Account], piece: &Piece) -> Result<Zeroizing<Vec<u8>>> {
    let mut page = Zeroizing::new(String::from(HEAD));
    let fitting = fitting(accounts);
    for (place, (account, link)) in fitting.iter().enumerate() {
        piece.tell(Phase::Writing, place, Some(fitting.len()));
        piece.go_on()?;
        let picture = countersign_qr::svg(link).map_err(|_| Problem::LinkTooLong)?;
        page.push_str(ENTRY);
        put(&mut page, PICTURE, &picture);
        page.push_str("<div><h2>");
        page.push_str(&escaped(&account.issuer));
        page.push_str("</h2><p>");
        page.push_str(&escaped(&account.label));
        page.push_str("</p>");
        put(&mut page, KEY, &in_groups(&account.secret.to_base32()));
        put(&mut page, LINK, &escaped(link));
        page.push_str("</div></section>\n");
    }
    page.push_str("</body></html>\n");
    Ok(Zeroizing::new(page.as_bytes().to_vec()))
}

fn put(page: &mut Zeroizing<String>, [before, after]: [&str; 2], text: &str) {
    page.push_str(before);
    page.push_str(text);
    page.push_str(after);
}

/// In groups of four.
fn in_groups(base32: &str) -> Zeroizing<String> {
    let mut groups = Zeroizing::new(String::with_capacity(base32.len() * 2));
    for (place, c) in base32.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            groups.push(' ');
        }
        groups.push(c);
    }
    groups
}

/// Compares what is on the page with the accounts, in their order: the QR codes, which are read, the keys and the links.
///
/// # Errors
/// [`Problem::ExportDiffers`], [`Problem::Cancelled`].
pub(super) fn read_back(accounts: &[Account], page: &[u8], piece: &Piece) -> Result<()> {
    let page = std::str::from_utf8(page).map_err(|_| Problem::ExportDiffers)?;
    let entries: Vec<&str> = page.split(ENTRY).skip(1).collect();
    let fitting = fitting(accounts);
    if entries.len() != fitting.len() {
        return Err(Problem::ExportDiffers.into());
    }
    for (place, (entry, (account, link))) in entries.iter().zip(&fitting).enumerate() {
        piece.tell(Phase::Checking, place, Some(fitting.len()));
        piece.go_on()?;
        let is_same = between(entry, LINK) == Some(&*escaped(link))
            && between(entry, KEY) == Some(&*in_groups(&account.secret.to_base32()));
        let picture = between(entry, PICTURE).filter(|_| is_same);
        qr::check(picture.ok_or(Problem::ExportDiffers)?, link)?;
    }
    Ok(())
}

fn between<'a>(entry: &'a str, [before, after]: [&str; 2]) -> Option<&'a str> {
    let (_, rest) = entry.split_once(before)?;
    Some(rest.split_once(after)?.0)
}

fn escaped(text: &str) -> Zeroizing<String> {
    let mut safe = Zeroizing::new(String::with_capacity(text.len() + 16));
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

const HEAD: &str = r#"<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Countersign: codes to keep</title>
<style>
body { font: 11pt/1.4 system-ui, sans-serif; margin: 16mm; color: #000; background: #fff }
h1 { font-size: 16pt; margin: 0 0 2mm }
section { display: flex; gap: 8mm; align-items: center; padding: 5mm 0; border-top: 0.3mm solid #999; break-inside: avoid }
.qr svg { width: 38mm; height: 38mm; display: block }
h2 { font-size: 13pt; margin: 0 } p { margin: 1mm 0 }
.key { font: 11pt/1.5 ui-monospace, monospace } .link { font-size: 6pt; color: #555; overflow-wrap: anywhere }
</style></head><body>
<h1>Codes to keep</h1>
<p>Whoever has this sheet can make your codes. Keep it like a house key. Print it, then delete the file.</p>
"#;

#[cfg(test)]
mod tests {
    use countersign_otp::{Kind, Secret};

    use super::*;
    use crate::importing::Work;

    fn account(label: String) -> Account {
        let secret = Secret::from_bytes(label.bytes().take(20).collect::<Vec<u8>>()).unwrap();
        Account::new("Acme".to_owned(), label, Kind::Steam, secret)
    }

    #[test]
    fn what_is_no_longer_on_the_page_is_missed() {
        let accounts = ["ann", "bob"].map(|label| account(label.to_owned()));
        let work = Work::default();
        let underway = work.begin(Phase::Writing);
        let piece = &underway.piece;
        let page = write(&accounts, piece).unwrap();
        read_back(&accounts, &page, piece).unwrap();
        let page = std::str::from_utf8(&page).unwrap();
        let key = in_groups(&accounts[1].secret.to_base32());
        for (from, to) in [
            (&**key, key.replacen(char::is_alphabetic, "7", 1)),
            ("Acme:bob?", "Acme:eve?".to_owned()),
            (ENTRY, String::new()),
            ("fill=\"#000\"", "fill=\"#fff\"".to_owned()),
        ] {
            assert!(page.contains(from), "{from}");
            let spoiled = page.replacen(from, &to, 1);
            let back = read_back(&accounts, spoiled.as_bytes(), piece);
            assert_eq!(back.unwrap_err().problem, Problem::ExportDiffers, "{from}");
        }
        // The picture of the other account.
        let drawing =
            |label: &str| countersign_qr::svg(&account(label.to_owned()).to_link()).unwrap();
        let swapped = page.replace(&**drawing("bob"), &drawing("ann"));
        assert_ne!(swapped, page);
        let back = read_back(&accounts, swapped.as_bytes(), piece);
        assert_eq!(back.unwrap_err().problem, Problem::ExportDiffers);
    }

    #[test]
    fn an_account_whose_names_are_too_long_for_a_code_is_left_out_alone() {
        // Each letter is six characters in a link, and the name is there twice.
        let accounts = [account("ann".to_owned()), account("ä".repeat(500))];
        let become_of = outcomes(&accounts);
        assert_eq!(become_of[0], Outcome::Whole);
        assert_eq!(become_of[1], Outcome::LeftOut(NotCarried::NameTooLong));
        let work = Work::default();
        let underway = work.begin(Phase::Writing);
        let piece = &underway.piece;
        let page = write(&accounts, piece).unwrap();
        read_back(&accounts, &page, piece).unwrap();
        assert_eq!(
            std::str::from_utf8(&page).unwrap().matches(ENTRY).count(),
            1
        );
    }
}
