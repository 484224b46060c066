//! A sheet to print: the QR code and the key of each account, as one HTML page that loads nothing.

use countersign_transfer::{Account, Field, Outcome};
use zeroize::Zeroizing;

use crate::error::{Problem, Result};
use crate::view;

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

/// All of them are on it, with what a phone needs.
pub(super) fn outcomes(accounts: &[Account]) -> Vec<Outcome> {
    accounts
        .iter()
        .map(|account| {
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

/// Before each account's link, in a comment of the page: what reading back looks for.
const MARK: &str = "<code class=\"link\">";
const MARK_END: &str = "</code>";

pub(super) fn write(accounts: &[Account]) -> Result<Zeroizing<Vec<u8>>> {
    let mut page = Zeroizing::new(String::from(HEAD));
    for account in accounts {
        let link = account.to_link();
        let picture = countersign_qr::svg(&link).map_err(|_| Problem::LinkTooLong)?;
        page.push_str("<section><div class=\"qr\">");
        page.push_str(&picture);
        page.push_str("</div><div><h2>");
        page.push_str(&escaped(&account.issuer));
        page.push_str("</h2><p>");
        page.push_str(&escaped(&account.label));
        page.push_str("</p><p class=\"key\">");
        for (place, group) in account.secret.to_base32().as_bytes().chunks(4).enumerate() {
            if place > 0 {
                page.push(' ');
            }
            page.push_str(std::str::from_utf8(group).unwrap_or_default());
        }
        page.push_str("</p>");
        page.push_str(MARK);
        page.push_str(&escaped(&link));
        page.push_str(MARK_END);
        page.push_str("</div></section>\n");
    }
    page.push_str("</body></html>\n");
    Ok(Zeroizing::new(page.as_bytes().to_vec()))
}

/// Compares the links on the page with the accounts, in their order.
pub(super) fn read_back(accounts: &[Account], page: &[u8]) -> Result<()> {
    let page = std::str::from_utf8(page).map_err(|_| Problem::ExportDiffers)?;
    let links: Vec<&str> = page
        .split(MARK)
        .skip(1)
        .filter_map(|rest| rest.split(MARK_END).next())
        .collect();
    let expected = accounts.iter().map(|account| escaped(&account.to_link()));
    let is_same = links.len() == accounts.len()
        && links
            .iter()
            .zip(expected)
            .all(|(link, expected)| *link == *expected);
    match is_same {
        true => Ok(()),
        false => Err(Problem::ExportDiffers.into()),
    }
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
