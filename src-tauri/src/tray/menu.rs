//! What stands in the tray's menu.

use std::collections::HashMap;

use countersign_app::view::{Account, TrayWords};

/// The longest name or word, in characters.
const LONGEST: usize = 60;

/// What a row is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Choice {
    /// Copies the code of the account with this id.
    Account(String),
    Open,
    Find,
    Lock,
    Quit,
}

/// One row. Its number stays the same for the same choice, so that a click on a menu that is out of date never means
/// another account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) number: i32,
    /// Empty for a line.
    pub(super) label: String,
    /// `None` for what can't be chosen.
    pub(super) choice: Option<Choice>,
}

/// The numbers of accounts.
#[derive(Debug, Default)]
pub(super) struct Numbers(HashMap<String, i32>);

impl Numbers {
    /// Below are the rows that are always there.
    const FIRST: i32 = 10;

    fn of(&mut self, account: &str) -> i32 {
        let next =
            i32::try_from(self.0.len()).map_or(i32::MAX, |len| len.saturating_add(Self::FIRST));
        *self.0.entry(account.to_owned()).or_insert(next)
    }
}

/// The menu: the pinned accounts (`None` while the vault is locked), and what can always be done.
pub(super) fn rows(
    words: &TrayWords,
    accounts: Option<&[Account]>,
    numbers: &mut Numbers,
) -> Vec<Row> {
    let row = |number, label: &str, choice| Row {
        number,
        label: label.to_owned(),
        choice,
    };
    let mut rows = match accounts {
        Some([]) => vec![row(1, &words.nothing, None)],
        Some(accounts) => accounts
            .iter()
            .map(|account| Row {
                number: numbers.of(&account.id),
                label: name(account, words.masked.as_deref()),
                choice: Some(Choice::Account(account.id.clone())),
            })
            .collect(),
        None => vec![row(2, &words.unlock, Some(Choice::Open))],
    };
    rows.push(row(3, "", None));
    rows.push(row(4, &words.open, Some(Choice::Open)));
    rows.push(row(5, &words.find, Some(Choice::Find)));
    if accounts.is_some() {
        rows.push(row(6, &words.lock, Some(Choice::Lock)));
    }
    rows.push(row(7, "", None));
    rows.push(row(8, &words.quit, Some(Choice::Quit)));
    rows
}

/// The same words, none longer than there is room for.
pub(super) fn bounded(words: TrayWords) -> TrayWords {
    let cut = |word: String| cut(&word);
    TrayWords {
        open: cut(words.open),
        find: cut(words.find),
        lock: cut(words.lock),
        unlock: cut(words.unlock),
        nothing: cut(words.nothing),
        quit: cut(words.quit),
        copied: cut(words.copied),
        not_copied: cut(words.not_copied),
        masked: words.masked.map(cut),
    }
}

/// `masked` stands for an account of which nothing may be said.
fn name(account: &Account, masked: Option<&str>) -> String {
    if let Some(unnamed) = masked {
        let issuer = account.issuer.as_str();
        return cut(if issuer.is_empty() { unnamed } else { issuer });
    }
    match (account.issuer.as_str(), account.label.as_str()) {
        (issuer, "") => cut(issuer),
        ("", label) => cut(label),
        (issuer, label) => cut(&format!("{issuer} ({label})")),
    }
}

fn cut(text: &str) -> String {
    let plain = text.chars().map(|c| if c.is_control() { ' ' } else { c });
    let mut cut: String = plain.clone().take(LONGEST).collect();
    if plain.count() > LONGEST {
        cut.push('…');
    }
    cut
}

#[cfg(test)]
mod tests {
    use countersign_app::view::{Algorithm, Kind};

    use super::*;

    fn account(id: &str, issuer: &str, label: &str) -> Account {
        Account {
            id: id.to_owned(),
            issuer: issuer.to_owned(),
            label: label.to_owned(),
            kind: Kind::Totp,
            algorithm: Algorithm::Sha1,
            digits: 6,
            period: Some(30),
            counter: None,
            pinned: true,
            note: String::new(),
            tags: Vec::new(),
            has_icon: false,
            last_used: None,
            created: 0,
        }
    }

    fn words() -> TrayWords {
        TrayWords {
            open: "Open".to_owned(),
            find: "Find".to_owned(),
            lock: "Lock".to_owned(),
            unlock: "Unlock".to_owned(),
            nothing: "Nothing".to_owned(),
            quit: "Quit".to_owned(),
            copied: "Code copied".to_owned(),
            not_copied: "Nothing was copied".to_owned(),
            masked: None,
        }
    }

    fn labels(rows: &[Row]) -> Vec<&str> {
        rows.iter().map(|row| row.label.as_str()).collect()
    }

    #[test]
    fn a_locked_vault_names_no_account_and_offers_no_lock() {
        let rows = rows(&words(), None, &mut Numbers::default());
        assert_eq!(labels(&rows), ["Unlock", "", "Open", "Find", "", "Quit"]);
        let copies = |row: &Row| matches!(row.choice, Some(Choice::Account(_)));
        assert!(!rows.iter().any(copies));
    }

    #[test]
    fn pinned_accounts_stand_first_and_none_is_said_to_be_none() {
        let pinned = [account("a", "Example", "ann"), account("b", "", "bob")];
        let some = rows(&words(), Some(&pinned), &mut Numbers::default());
        assert_eq!(
            labels(&some),
            [
                "Example (ann)",
                "bob",
                "",
                "Open",
                "Find",
                "Lock",
                "",
                "Quit"
            ]
        );
        let none = rows(&words(), Some(&[]), &mut Numbers::default());
        assert_eq!(none[0].label, "Nothing");
        assert_eq!(none[0].choice, None);
    }

    #[test]
    fn masked_names_leave_the_issuer_and_nothing_of_the_person() {
        let words = TrayWords {
            masked: Some("Account without a name".to_owned()),
            ..words()
        };
        let pinned = [account("a", "Example", "ann"), account("b", "", "bob")];
        let rows = rows(&words, Some(&pinned), &mut Numbers::default());
        assert_eq!(labels(&rows)[..2], ["Example", "Account without a name"]);
    }

    #[test]
    fn a_number_never_means_another_account() {
        let mut numbers = Numbers::default();
        let (a, b) = (account("a", "A", ""), account("b", "B", ""));
        let before = rows(&words(), Some(&[a.clone(), b.clone()]), &mut numbers);
        let after = rows(&words(), Some(&[b, account("c", "C", ""), a]), &mut numbers);
        for row in &before {
            let same = after.iter().find(|other| other.number == row.number);
            assert_eq!(same, Some(row), "{row:?}");
        }
        let mut all: Vec<i32> = after.iter().map(|row| row.number).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), after.len());
    }

    #[test]
    fn what_is_too_long_for_a_menu_is_cut() {
        let long = "é".repeat(200);
        let rows = rows(
            &words(),
            Some(&[account("a", &long, "x\ny")]),
            &mut Numbers::default(),
        );
        assert_eq!(rows[0].label.chars().count(), LONGEST + 1);
        assert!(!name(&account("a", "x\ny", ""), None).contains('\n'));
        let loud = TrayWords {
            open: long,
            ..words()
        };
        assert_eq!(bounded(loud).open.chars().count(), LONGEST + 1);
    }
}
