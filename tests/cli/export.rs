//! The command line: writing accounts into files, which are read back here, by other homes and by other programs.

use std::io::Write as _;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::home::{Home, RFC_KEY};

const PASSWORD: &str = "orange-Umbrella-7";

/// Four accounts, one of each kind and one that few formats can hold.
fn home() -> Home {
    let home = Home::with_vault();
    for link in [
        format!("otpauth://totp/Example:ann?secret={RFC_KEY}&issuer=Example&digits=8"),
        "otpauth://totp/Bank:bob?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Bank&algorithm=SHA256&period=60".to_owned(),
        "otpauth://hotp/Door:eve?secret=KRSXG5DJNZTSA23FPEQGC3TEMFXGI3DF&issuer=Door&counter=7".to_owned(),
        "otpauth://steam/Steam:gamer?secret=MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U&issuer=Steam".to_owned(),
    ] {
        home.ok(&["accounts", "add"], &link);
    }
    home.ok(
        &[
            "accounts",
            "edit",
            "ann",
            "--note",
            "two\nlines",
            "--tag",
            "Work",
            "--pin",
        ],
        "",
    );
    home.file("password", PASSWORD);
    home
}

/// What a list says of each account, in its order, without ids and times.
fn told(home: &Home) -> Vec<Value> {
    let list = home.json(&["accounts", "list"], "");
    let mut accounts = list["accounts"].as_array().unwrap().clone();
    for account in &mut accounts {
        for name in ["id", "created", "lastUsed"] {
            account.as_object_mut().unwrap().remove(name);
        }
    }
    accounts
}

fn export(home: &Home, format: &str, path: &Path) -> crate::home::Ended {
    let password = home.path().join("password");
    let mut arguments = vec!["export", format, path.to_str().unwrap(), "--yes"];
    let sealed = format.ends_with("-encrypted") || ["countersign", "otpclient"].contains(&format);
    if sealed {
        arguments.extend(["--password-file", password.to_str().unwrap()]);
    }
    home.run(&arguments, "")
}

#[test]
fn a_backup_brings_everything_back_in_another_home() {
    let from = home();
    let file = from.path().join("all.countersign-backup");
    let done = export(&from, "countersign", &file);
    assert_eq!(done.status, 0, "{}", done.err);
    assert!(
        done.out.contains("read it back and compared"),
        "{}",
        done.out
    );
    assert_eq!(
        std::fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );
    let bytes = std::fs::read(&file).unwrap();
    assert!(!String::from_utf8_lossy(&bytes).contains("Example"));

    let to = Home::with_vault();
    let password = to.file("password", PASSWORD);
    let file = file.to_str().unwrap();
    // Without its password nothing is read, and nothing is asked where nobody is.
    let without = to.run(&["--json", "import", file, "--yes"], "");
    assert_eq!(without.status, 1);
    assert!(without.out.contains("passwordNeeded"), "{}", without.out);
    let wrong = to.file("wrong", "orange-Umbrella-8");
    let wrong = to.run(
        &["--json", "import", file, "--password-file", &wrong, "--yes"],
        "",
    );
    assert!(wrong.out.contains("wrongPassword"), "{}", wrong.out);
    assert!(told(&to).is_empty());
    to.ok(&["import", file, "--password-file", &password, "--yes"], "");
    assert_eq!(told(&to), told(&from));
    assert_eq!(to.ok(&["code", "ann", "--at", "59"], "").trim(), "94287082");
    assert_eq!(to.ok(&["code", "eve"], ""), from.ok(&["code", "eve"], ""));
}

#[test]
fn a_reader_in_another_language_reads_a_backup() {
    let from = home();
    let file = from.path().join("all.countersign-backup");
    assert_eq!(export(&from, "countersign", &file).status, 0);
    let reader = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/reader/backup_reader.py");
    let python = "/usr/bin/python3";
    let has_nacl = Command::new(python).args(["-c", "import nacl"]).status();
    if !has_nacl.is_ok_and(|status| status.success()) {
        println!("skipped: python3 with PyNaCl is not installed");
        return;
    }
    let mut child = Command::new(python)
        .arg(reader)
        .arg(&file)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(PASSWORD.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let accounts: Value = serde_json::from_slice(&output.stdout).unwrap();
    let accounts = accounts.as_array().unwrap();
    assert_eq!(accounts.len(), 4);
    let ann = accounts
        .iter()
        .find(|account| account["label"] == "ann")
        .unwrap();
    assert_eq!(ann["secret"], RFC_KEY);
    assert_eq!(ann["note"], "two\nlines");
    assert_eq!(ann["tags"][0], "Work");
    assert_eq!(ann["pinned"], true);
}

#[test]
fn every_format_comes_back_with_what_it_can_hold() {
    let from = home();
    let formats = from.json(&["export", "list"], "");
    let formats: Vec<&str> = formats
        .as_array()
        .unwrap()
        .iter()
        .map(|format| format["id"].as_str().unwrap())
        .collect();
    assert!(formats.len() >= 12, "{formats:?}");
    for format in formats {
        let file = from.path().join(format!("{format}.out"));
        let done = export(&from, format, &file);
        // What a format can't hold is named, and the exit code says so.
        assert!(
            matches!(done.status, 0 | 1),
            "{format}: {}{}",
            done.out,
            done.err
        );
        assert_eq!(
            done.status == 1,
            done.err.contains("Left out:"),
            "{format}: {}",
            done.err
        );
        let to = Home::with_vault();
        let password = to.file("password", PASSWORD);
        let imported = to.run(
            &[
                "import",
                file.to_str().unwrap(),
                "--password-file",
                &password,
                "--yes",
            ],
            "",
        );
        assert_eq!(
            imported.status, 0,
            "{format}: {}{}",
            imported.out, imported.err
        );
        let left_out = done.err.matches("Left out:").count();
        assert_eq!(told(&to).len() + left_out, 4, "{format}: {}", done.err);
        assert_eq!(
            told(&to).iter().any(|account| account["label"] == "ann"),
            !done.err.contains("Left out: Example"),
            "{format}"
        );
    }
}

#[test]
fn the_list_of_links_is_complete_and_exact() {
    let from = home();
    let file = from.path().join("codes.txt");
    let done = export(&from, "otpauth", &file);
    assert_eq!(done.status, 0, "{}", done.err);
    assert!(
        done.err.contains("whoever has it can make your codes"),
        "{}",
        done.err
    );
    let text = std::fs::read_to_string(&file).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable();
    assert_eq!(
        lines,
        [
            "otpauth://hotp/Door:eve?secret=KRSXG5DJNZTSA23FPEQGC3TEMFXGI3DF&issuer=Door&algorithm=SHA1&digits=6&counter=7",
            "otpauth://steam/Steam:gamer?secret=MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U&issuer=Steam&algorithm=SHA1&digits=5&period=30",
            "otpauth://totp/Bank:bob?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Bank&algorithm=SHA256&digits=6&period=60",
            "otpauth://totp/Example:ann?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Example&algorithm=SHA1&digits=8&period=30",
        ]
    );
}

#[test]
fn the_sheet_has_codes_that_zbarimg_reads() {
    let from = home();
    let file = from.path().join("sheet.html");
    assert_eq!(export(&from, "sheet", &file).status, 0);
    let page = std::fs::read_to_string(&file).unwrap();
    assert!(page.contains("Content-Security-Policy"));
    let svg = page.find("<svg").map(|at| &page[at..]).unwrap();
    let svg = &svg[..svg.find("</svg>").unwrap() + 6];
    let drawing = from.file("code.svg", svg);
    let picture = from.path().join("code.png");
    let drawn = Command::new("rsvg-convert")
        .args(["-w", "400", "-o", picture.to_str().unwrap(), &drawing])
        .status();
    if !drawn.is_ok_and(|status| status.success()) {
        println!("skipped: rsvg-convert is not installed");
        return;
    }
    let read = Command::new("zbarimg")
        .args(["--raw", "-q", picture.to_str().unwrap()])
        .output();
    let Ok(read) = read else {
        println!("skipped: zbarimg is not installed");
        return;
    };
    let text = String::from_utf8(read.stdout).unwrap();
    assert!(text.starts_with("otpauth://"), "{text}");
    assert!(page.contains(&text.trim().replace('&', "&amp;")));
}

#[test]
fn an_account_that_fits_into_no_qr_code_is_named_and_the_others_are_on_the_sheet() {
    let from = home();
    let long = "%C3%A4".repeat(300);
    from.ok(
        &["accounts", "add"],
        &format!(
            "otpauth://totp/{long}:{long}?secret=NBSWY3DPO5XXE3DENBSWY3DPO5XXE3DE&issuer={long}"
        ),
    );
    let file = from.path().join("sheet.html");
    let done = export(&from, "sheet", &file);
    assert_eq!(done.status, 1, "{}{}", done.out, done.err);
    assert_eq!(done.err.matches("Left out:").count(), 1, "{}", done.err);
    let page = std::fs::read_to_string(&file).unwrap();
    assert_eq!(page.matches("<svg").count(), 4);
}

#[test]
fn what_google_authenticator_may_misread_is_told() {
    let from = home();
    let file = from.path().join("google.txt");
    let done = export(&from, "google", &file);
    // Of the four, one has eight digits; Steam's and a period of a minute are left out.
    assert_eq!(done.err.matches("Left out:").count(), 2, "{}", done.err);
    assert!(
        done.err
            .contains("Compare there the first code of 1 account."),
        "{}",
        done.err
    );
    let other = from.path().join("aegis.json");
    let done = export(&from, "aegis", &other);
    assert!(!done.err.contains("Compare there"), "{}", done.err);
}

#[test]
fn a_file_that_is_there_stays_and_nothing_is_written_without_a_yes() {
    let from = home();
    let taken = from.file("codes.txt", "mine");
    let (status, error) = from.refused(&["export", "otpauth", &taken, "--yes"], "");
    assert_eq!((status, error["code"].as_str()), (8, Some("fileExists")));
    assert_eq!(std::fs::read_to_string(&taken).unwrap(), "mine");
    let free = from.path().join("free.txt");
    let asked = from.run(&["export", "otpauth", free.to_str().unwrap()], "");
    assert_eq!(asked.status, 1);
    assert!(!free.exists());
    let (_, error) = from.refused(&["export", "nonsense", free.to_str().unwrap(), "--yes"], "");
    assert_eq!(error["code"], "unknownFormat");
    let short = from.file("short", "seven77");
    let (_, error) = from.refused(
        &[
            "export",
            "countersign",
            free.to_str().unwrap(),
            "--password-file",
            &short,
            "--yes",
        ],
        "",
    );
    assert_eq!(error["code"], "passwordTooShort");
    assert!(!free.exists());
    // Before anything is asked for.
    let nowhere = from.path().join("none/codes.txt");
    for (arguments, code) in [
        (vec!["export", "otpauth"], "noFileNamed"),
        (vec!["export", "otpauth", "-", "--yes"], "noFileNamed"),
        (vec!["export", "countersign", &taken], "fileExists"),
        (
            vec!["export", "countersign", nowhere.to_str().unwrap()],
            "noSuchFolder",
        ),
    ] {
        let (status, error) = from.refused(&arguments, "");
        assert_eq!((status, error["code"].as_str()), (8, Some(code)));
    }
    let none = Home::with_vault();
    let file = none.path().join("none.txt");
    let (_, error) = none.refused(&["export", "otpauth", file.to_str().unwrap(), "--yes"], "");
    assert_eq!(error["code"], "noAccounts");
}

#[test]
fn keepassxc_makes_the_same_codes_from_the_links_in_our_csv() {
    let from = home();
    let file = from.path().join("entries.csv");
    assert_eq!(export(&from, "keepassxc-csv", &file).status, 1);
    let text = std::fs::read_to_string(&file).unwrap();
    // By the clock with every parameter, by the clock with none that is unusual, and Steam's.
    let labels = ["ann", "bob", "gamer"];
    let entries: String = labels
        .iter()
        .map(|label| {
            let of_it = format!(":{label}?");
            let link = text
                .split('"')
                .find(|cell| cell.starts_with("otpauth://") && cell.contains(&of_it))
                .unwrap();
            format!(
                "<Entry><String><Key>Title</Key><Value>{label}</Value></String>\
                 <String><Key>otp</Key><Value>{}</Value></String></Entry>",
                link.replace('&', "&amp;")
            )
        })
        .collect();
    // KeePassXC reads CSV in its window only; its command line takes the same links as attributes, by XML. Of the file itself
    // this proves the links alone.
    let xml = format!(
        "<?xml version=\"1.0\"?><KeePassFile><Meta/><Root><Group><Name>Root</Name>{entries}</Group></Root></KeePassFile>"
    );
    let xml = from.file("entries.xml", &xml);
    let database = from.path().join("entries.kdbx");
    let run = |arguments: &[&str]| {
        let mut child = Command::new("keepassxc-cli")
            .args(arguments)
            .env("HOME", from.path())
            .env("QT_QPA_PLATFORM", "offscreen")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        child
            .stdin
            .take()?
            .write_all(b"master-pass\nmaster-pass\n")
            .ok()?;
        child.wait_with_output().ok()
    };
    let database = database.to_str().unwrap();
    if run(&["import", "-p", &xml, database]).is_none_or(|ended| !ended.status.success()) {
        println!("skipped: keepassxc-cli is not installed, or can't import here");
        return;
    }
    for label in labels {
        // Both may fall into different steps: ours is asked for before and after.
        let code = || from.ok(&["code", label], "").trim().to_owned();
        let before = code();
        let shown = run(&["show", "--totp", database, label]).unwrap();
        let theirs = String::from_utf8(shown.stdout).unwrap().trim().to_owned();
        assert!([before, code()].contains(&theirs), "{label}: {theirs}");
    }
    // And a database of its own is read here, and its export in the open.
    let to = Home::with_vault();
    let password = to.file("password", "master-pass");
    let exported = run(&["export", "--format", "xml", database]).unwrap();
    let open = to.file("open.xml", &String::from_utf8(exported.stdout).unwrap());
    let sealed = ["import", database, "--password-file", &password, "--yes"];
    to.ok(&sealed, "");
    assert_eq!(to.ok(&["code", "ann", "--at", "59"], "").trim(), "94287082");
    let again = to.json(&["import", &open, "--preview"], "");
    assert_eq!(again["preview"]["sources"][0]["format"], "keepass-xml");
    // All three are here, in the same form.
    let counts = &again["preview"]["counts"];
    assert_eq!((&counts["here"], &counts["new"]), (&3.into(), &0.into()));
}

#[test]
fn the_code_of_one_account_is_drawn_in_the_terminal() {
    let home = home();
    let drawn = home.ok(&["accounts", "qr", "ann"], "");
    let widths: Vec<usize> = drawn.lines().map(|line| line.chars().count()).collect();
    assert!(widths.len() > 20 && widths.iter().all(|width| *width == widths[0]));
    assert!(!drawn.contains(RFC_KEY));
    let (status, error) = home.refused(&["accounts", "qr", "nobody"], "");
    assert_eq!(
        (status, error["code"].as_str()),
        (6, Some("accountNotFound"))
    );
}
