//! Custody through the commands: what opens the vault, a new key for it, the trash, editing.

use serde_json::{Value, json};

use crate::home::{Home, ended};

fn add(home: &Home, name: &str) {
    let key = data_encoding::BASE32_NOPAD.encode(format!("the key of {name}").as_bytes());
    let link = format!("otpauth://totp/{name}:ann?secret={key}&issuer={name}");
    home.ok(&["accounts", "add"], &link);
}

fn issuers(list: &Value) -> Vec<String> {
    let accounts = list.as_array().unwrap().iter();
    accounts
        .map(|account| account["issuer"].as_str().unwrap().to_owned())
        .collect()
}

fn accounts(home: &Home) -> Vec<String> {
    issuers(&home.json(&["accounts", "list"], "")["accounts"])
}

fn slots(home: &Home) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    home.json(&["vault", "slots", "list"], "")["slots"]
        .as_array()
        .unwrap()
        .iter()
        .map(|slot| (text(&slot["id"]), text(&slot["kind"])))
        .collect()
}

fn slot_of(home: &Home, kind: &str) -> String {
    let slots = slots(home);
    slots.into_iter().find(|slot| slot.1 == kind).unwrap().0
}

/// How listing the accounts ends with this recovery code and nothing else: `ok`, or the error's code.
fn with_code(home: &Home, code: &str) -> String {
    let file = home.file("code", code);
    let mut command = home.command(&["--json", "accounts", "list"]);
    command
        .env_remove("COUNTERSIGN_PASSPHRASE_FILE")
        .env("COUNTERSIGN_RECOVERY_CODE_FILE", file);
    outcome(command)
}

/// The same with this passphrase.
fn with_passphrase(home: &Home, passphrase: &str) -> String {
    let file = home.file("tried", passphrase);
    let mut command = home.command(&["--json", "accounts", "list"]);
    command.env("COUNTERSIGN_PASSPHRASE_FILE", file);
    outcome(command)
}

fn outcome(command: std::process::Command) -> String {
    let ended = ended(command, "");
    if ended.status == 0 {
        return "ok".to_owned();
    }
    let error: Value = serde_json::from_str(&ended.err).unwrap();
    error["error"]["code"].as_str().unwrap().to_owned()
}

/// A recovery code of this vault, typed back as it was shown.
fn make_code(home: &Home) -> String {
    let (code, ended) = home.run_with_code(&["vault", "slots", "add", "recovery"], str::to_owned);
    assert_eq!(ended.status, 0, "{}", ended.err);
    code
}

/// The same code with another character in the middle of its third group.
fn mistyped(code: &str) -> String {
    let mut groups: Vec<String> = code.split('-').map(str::to_owned).collect();
    let other = if groups[2].as_bytes()[1] == b'7' {
        "8"
    } else {
        "7"
    };
    groups[2].replace_range(1..2, other);
    groups.join("-")
}

#[test]
fn a_recovery_code_counts_only_when_it_was_typed_back() {
    let home = Home::with_vault();
    add(&home, "Example");
    let (code, ended) = home.run_with_code(&["vault", "slots", "add", "recovery"], mistyped);
    let error: Value = serde_json::from_str(&ended.err).unwrap();
    assert_eq!(ended.status, 8, "{}", ended.err);
    assert_eq!(error["error"]["code"], "recoveryCodeMistyped");
    let message = error["error"]["message"].as_str().unwrap();
    assert!(message.contains("Group 3"), "{message}");
    assert_eq!(slots(&home).len(), 1);
    assert_eq!(with_code(&home, &code), "vaultLocked");

    let own = make_code(&home);
    assert_ne!(own, code);
    assert_eq!(slots(&home).len(), 2);
    let spoken = own.to_lowercase().replace('-', " ");
    assert_eq!(with_code(&home, &spoken), "ok");
    assert_eq!(with_code(&home, &mistyped(&own)), "recoveryCodeMistyped");
    // Well-formed, and nobody's.
    assert_eq!(with_code(&home, &code), "wrongRecoveryCode");
}

#[test]
fn a_passphrase_is_changed_and_only_the_new_one_opens() {
    let home = Home::with_vault();
    add(&home, "Example");
    let id = slot_of(&home, "passphrase");
    let new = home.file("new", "a better passphrase\n");
    let words = [
        "vault",
        "slots",
        "change",
        &id,
        "--new-passphrase-file",
        &new,
    ];
    let details = home.json(&words, "");
    assert_eq!(details["slots"].as_array().unwrap().len(), 1);
    assert_ne!(details["slots"][0]["id"], json!(id));
    assert_eq!(
        with_passphrase(&home, "correct horse battery"),
        "wrongPassphrase"
    );
    assert_eq!(with_passphrase(&home, "a better passphrase"), "ok");
    // One that is too short changes nothing.
    home.file("passphrase", "a better passphrase");
    let id = slot_of(&home, "passphrase");
    let short = home.file("short", "short");
    let words = [
        "vault",
        "slots",
        "change",
        &id,
        "--new-passphrase-file",
        &short,
    ];
    assert_eq!(home.refused(&words, "").1["code"], "passphraseUnfit");
    assert_eq!(with_passphrase(&home, "a better passphrase"), "ok");
}

#[test]
fn a_slot_is_removed_by_opening_another_and_the_last_one_never() {
    let home = Home::with_vault();
    add(&home, "Example");
    let passphrase = slot_of(&home, "passphrase");
    let refused = home.refused(&["vault", "slots", "remove", &passphrase], "");
    assert_eq!(
        (refused.0, refused.1["code"].as_str()),
        (7, Some("lastSlot"))
    );

    let code = make_code(&home);
    let own = [
        "vault",
        "slots",
        "remove",
        &passphrase,
        "--with",
        "passphrase",
    ];
    assert_eq!(home.refused(&own, "").1["code"], "openWithAnother");
    assert_eq!(home.refused(&["vault", "slots", "remove", "0000"], "").0, 6);

    let mut command = home.command(&["vault", "slots", "remove", &passphrase]);
    command.env("COUNTERSIGN_RECOVERY_CODE_FILE", home.file("code", &code));
    let removed = ended(command, "");
    assert_eq!(removed.status, 0, "{}", removed.err);
    assert_eq!(
        with_passphrase(&home, "correct horse battery"),
        "vaultLocked"
    );
    assert_eq!(with_code(&home, &code), "ok");
    assert_eq!(slots(&home).len(), 1);
}

#[test]
fn a_rekey_drops_what_opened_the_vault_before_and_keeps_all_that_is_in_it() {
    let home = Home::with_vault();
    add(&home, "Example");
    let old_code = make_code(&home);
    home.ok(&["vault", "snapshot"], "");
    let before = home.ok(&["code", "example", "--at", "59"], "");

    assert_eq!(
        home.run(&["vault", "rekey"], "").status,
        1,
        "nobody said yes"
    );
    let new = home.file("new", "a better passphrase");
    let words = ["vault", "rekey", "--yes", "--new-passphrase-file", &new];
    let (_, ended) = home.run_with_code(&words, mistyped);
    assert_eq!(ended.status, 8, "{}", ended.err);
    assert_eq!(with_code(&home, &old_code), "ok", "nothing had changed");

    let (new_code, ended) = home.run_with_code(&words, str::to_owned);
    assert_eq!(ended.status, 0, "{}", ended.err);
    assert_eq!(
        with_passphrase(&home, "correct horse battery"),
        "wrongPassphrase"
    );
    assert_eq!(with_code(&home, &old_code), "wrongRecoveryCode");
    assert_eq!(with_code(&home, &new_code), "ok");
    assert_eq!(with_passphrase(&home, "a better passphrase"), "ok");

    home.file("passphrase", "a better passphrase");
    assert_eq!(home.ok(&["code", "example", "--at", "59"], ""), before);
    let snapshots = home.json(&["vault", "snapshots"], "");
    for snapshot in snapshots["snapshots"].as_array().unwrap() {
        assert_eq!(snapshot["condition"], "good", "{snapshot}");
    }
    home.ok(&["accounts", "remove", "example", "--yes"], "");
    home.ok(&["vault", "restore", "latest", "--yes"], "");
    assert_eq!(accounts(&home), ["Example"]);
}

#[test]
fn what_is_removed_comes_back_from_the_trash_and_what_is_deleted_never() {
    let home = Home::with_vault();
    add(&home, "Kept");
    add(&home, "Gone");
    home.ok(&["vault", "snapshot"], "");
    home.ok(&["accounts", "remove", "gone", "--yes"], "");
    home.ok(&["accounts", "remove", "kept", "--yes"], "");
    assert!(accounts(&home).is_empty());
    let trash = home.json(&["accounts", "trash", "list"], "");
    assert_eq!(trash["trash"].as_array().unwrap().len(), 2);
    assert_eq!(trash["trash"][0]["daysLeft"], 30);
    assert_eq!(home.json(&["vault", "status"], "")["details"]["trash"], 2);

    home.ok(&["accounts", "trash", "restore", "kept"], "");
    assert_eq!(accounts(&home), ["Kept"]);
    assert_eq!(
        home.run(&["accounts", "trash", "delete", "gone"], "")
            .status,
        1,
        "nobody said yes"
    );
    home.ok(&["accounts", "trash", "empty", "--yes"], "");
    assert_eq!(
        home.refused(&["accounts", "trash", "restore", "gone"], "")
            .0,
        6
    );
    // Nor does a snapshot from before bring it back.
    home.ok(&["vault", "restore", "latest", "--yes"], "");
    assert_eq!(accounts(&home), ["Kept"]);
}

#[test]
fn restoring_is_undone_by_restoring() {
    let home = Home::with_vault();
    add(&home, "First");
    add(&home, "Second");
    let taken = home.json(&["vault", "snapshot"], "");
    assert_eq!(taken["accounts"], 2);
    home.ok(&["accounts", "remove", "first", "--yes"], "");
    home.ok(&["accounts", "edit", "second", "--note", "changed"], "");
    add(&home, "Third");

    let name = taken["name"].as_str().unwrap();
    assert_eq!(home.run(&["vault", "restore", name], "").status, 1);
    let restored = home.json(&["vault", "restore", name, "--yes"], "");
    assert_eq!(restored["broughtBack"], 1, "{restored}");
    assert_eq!(restored["movedToTrash"], 1, "{restored}");
    assert_eq!(accounts(&home), ["First", "Second"]);
    assert_eq!(home.json(&["accounts", "show", "second"], "")["note"], "");

    let undo = restored["undo"].as_str().unwrap();
    home.ok(&["vault", "restore", undo, "--yes"], "");
    assert_eq!(accounts(&home), ["Second", "Third"]);
    assert_eq!(
        home.json(&["accounts", "show", "second"], "")["note"],
        "changed"
    );
    assert_eq!(
        home.refused(&["vault", "restore", "0000000000000-asked", "--yes"], "")
            .0,
        6
    );
}

#[test]
fn an_account_is_edited_pinned_moved_and_given_a_picture() {
    let home = Home::with_vault();
    for name in ["A", "B", "C"] {
        add(&home, name);
    }
    let words = [
        "accounts", "edit", "b", "--label", "bob", "--note", "the VPN", "--tag", "work", "--tag",
        "Work", "--tag", "vpn",
    ];
    let edited = home.json(&words, "");
    assert_eq!(edited["label"], "bob");
    assert_eq!(edited["tags"], json!(["work", "vpn"]));
    let shown = home.ok(&["accounts", "show", "b"], "");
    assert!(
        shown.contains("the VPN") && shown.contains("work, vpn"),
        "{shown}"
    );
    assert_eq!(
        home.json(&["accounts", "edit", "b", "--no-tags"], "")["tags"],
        json!([])
    );

    home.ok(&["accounts", "move", "c", "--before", "a"], "");
    assert_eq!(accounts(&home), ["C", "A", "B"]);
    home.ok(&["accounts", "move", "c", "--last"], "");
    assert_eq!(accounts(&home), ["A", "B", "C"]);
    home.ok(&["accounts", "edit", "c", "--pin"], "");
    assert_eq!(accounts(&home), ["C", "A", "B"]);
    home.ok(&["accounts", "edit", "c", "--unpin"], "");
    add(&home, "0");
    assert_eq!(accounts(&home), ["A", "B", "C", "0"], "new ones come last");

    let bad = home.file(
        "icon.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"><rect",
    );
    let refused = home.refused(&["accounts", "edit", "a", "--icon", &bad], "");
    assert_eq!(refused.1["code"], "notAnImage");
    for name in ["icon.png", "icon.svg"] {
        let picture = format!("{}/../../icons/{name}", env!("CARGO_MANIFEST_DIR"));
        let edited = home.json(&["accounts", "edit", "a", "--icon", &picture], "");
        assert_eq!(edited["hasIcon"], true, "{name}");
    }
    let edited = home.json(&["accounts", "edit", "a", "--no-icon"], "");
    assert_eq!(edited["hasIcon"], false);
}

#[test]
fn a_change_makes_the_first_snapshot_by_itself() {
    let home = Home::with_vault();
    add(&home, "Example");
    let snapshots = home.json(&["vault", "snapshots"], "");
    assert_eq!(snapshots["snapshots"][0]["reason"], "scheduled");
    assert_eq!(snapshots["snapshots"][0]["accounts"], 1);
    let status = home.ok(&["vault", "status"], "");
    assert!(status.contains("the newest was made just now"), "{status}");
}
