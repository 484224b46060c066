//! A vault that is damaged, made by a newer program, or held by another one.

use std::process::{Command, Stdio};

use crate::home::{Home, RFC_KEY};

fn add(home: &Home) {
    let link = format!("otpauth://totp/Example:ann?secret={RFC_KEY}&issuer=Example");
    home.ok(&["accounts", "add"], &link);
    let link = format!("otpauth://hotp/Token?secret={RFC_KEY}&counter=0");
    home.ok(&["accounts", "add"], &link);
}

/// Python with SQLite, on the vault's database as `vault`; `None`, and a word about it, where it can't be had.
fn python(home: &Home, script: &str) -> Option<Command> {
    let works = Command::new("python3")
        .args(["-c", "import sqlite3"])
        .status();
    if !works.is_ok_and(|status| status.success()) {
        println!("skipped: python3 is not installed");
        return None;
    }
    let mut command = Command::new("python3");
    command.args([
        "-c",
        &format!(
            "import sqlite3, sys\nvault = sqlite3.connect(sys.argv[1], isolation_level=None)\n{script}"
        ),
        home.vault().join("vault.db").to_str().unwrap(),
    ]);
    Some(command)
}

#[test]
fn a_damaged_database_is_put_aside_and_the_newest_snapshot_takes_its_place() {
    let home = Home::with_vault();
    add(&home);
    home.ok(&["vault", "snapshot"], "");
    assert_eq!(
        home.ok(&["code", "token"], "").trim(),
        "755224",
        "RFC 4226, appendix D"
    );
    let path = home.vault().join("vault.db");
    let mut bytes = std::fs::read(&path).unwrap();
    // Every page but the first.
    bytes[4096..].fill(0x5a);
    std::fs::write(&path, &bytes).unwrap();

    let status = home.run(&["--json", "vault", "status"], "");
    assert_eq!(status.status, 7);
    let status: serde_json::Value = serde_json::from_str(&status.out).unwrap();
    assert_eq!(status["problem"]["code"], "vaultDamaged");
    assert!(
        !status["details"]["snapshots"]
            .as_array()
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        home.refused(&["accounts", "list"], "").1["code"],
        "vaultDamaged"
    );
    assert_eq!(
        home.refused(&["vault", "init"], "").0,
        7,
        "nothing is made over it"
    );

    let asked = home.run(&["vault", "restore", "latest"], "");
    assert_eq!(asked.status, 1);
    assert!(asked.err.contains("damaged"), "{}", asked.err);
    assert_eq!(std::fs::read(&path).unwrap(), bytes, "nobody said yes");

    let restored = home.json(&["vault", "restore", "latest", "--yes"], "");
    let kept = std::path::Path::new(restored["putAside"].as_str().unwrap()).join("vault.db");
    assert_eq!(std::fs::read(kept).unwrap(), bytes, "kept byte for byte");
    let accounts = home.json(&["accounts", "list"], "");
    assert_eq!(accounts["accounts"].as_array().unwrap().len(), 2);
    // Nothing that is sound is put aside.
    let status = home.json(&["vault", "status"], "");
    assert_eq!(status["vault"], "locked");
}

#[test]
fn a_vault_of_a_newer_program_is_read_and_never_changed() {
    let home = Home::with_vault();
    add(&home);
    let Some(mut python) = python(&home, "vault.execute('UPDATE vault SET min_writer = 99')")
    else {
        return;
    };
    assert!(python.status().unwrap().success());
    let status = home.json(&["vault", "status"], "");
    let sentence = status["details"]["readOnly"].as_str().unwrap();
    assert!(sentence.contains("newer version"), "{sentence}");
    assert_eq!(
        home.ok(&["code", "example", "--at", "59"], "").trim(),
        "287082"
    );

    let new = home.file("new", "a better passphrase");
    let id = status["details"]["slots"][0]["id"].as_str().unwrap();
    let link = format!("otpauth://totp/Other:ann?secret={RFC_KEY}");
    for (words, input) in [
        (vec!["accounts", "add"], link.as_str()),
        (vec!["accounts", "remove", "token", "--yes"], ""),
        (vec!["accounts", "edit", "token", "--note", "x"], ""),
        (vec!["code", "token"], ""),
        (vec!["vault", "snapshot"], ""),
        (vec!["vault", "slots", "add", "recovery"], ""),
        (
            vec![
                "vault",
                "slots",
                "change",
                id,
                "--new-passphrase-file",
                &new,
            ],
            "",
        ),
    ] {
        let (status, error) = home.refused(&words, input);
        assert_eq!(
            (status, error["code"].as_str()),
            (7, Some("vaultReadOnly")),
            "{words:?}"
        );
    }
    assert_eq!(home.ok(&["accounts", "list"], "").lines().count(), 2);
}

#[test]
fn no_counter_code_is_shown_that_the_disk_does_not_know_of() {
    let home = Home::with_vault();
    add(&home);
    let Some(mut python) = python(
        &home,
        "vault.execute('BEGIN IMMEDIATE')\nprint('held', flush=True)\nsys.stdin.read()",
    ) else {
        return;
    };
    let mut holder = python
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut held = String::new();
    std::io::BufRead::read_line(
        &mut std::io::BufReader::new(holder.stdout.take().unwrap()),
        &mut held,
    )
    .unwrap();
    let ended = home.run(&["--json", "code", "token"], "");
    assert_eq!(ended.status, 7, "{}", ended.out);
    assert!(ended.err.contains("vaultBusy"), "{}", ended.err);
    assert_eq!(ended.out, "");
    drop(holder.stdin.take());
    holder.wait().unwrap();
    assert_eq!(home.ok(&["code", "token"], "").trim(), "755224");
}
