//! The command line: taking accounts over from files.

use std::io::Read as _;
use std::process::Command;

use crate::home::{Home, RFC_KEY};

/// Two accounts of a transfer from Google Authenticator, the first of two parts; made with the protocol's description.
const FIRST_PART: &str = "otpauth-migration://offline?data=CkAKFGNvdW50ZXJzaWduLUtBVC1rZXkhEhlFeGFtcGxlOmFsaWNlQGV4YW1wbGUub3JnGgdFeGFtcGxlIAEoATACChgKBmZvb2JhchIDYm9iGgAgAygCMAE4rAIQARgCIAAo%2Bf%2F%2F%2F%2F%2F%2F%2F%2F%2F%2FAQ%3D%3D";

fn list() -> String {
    format!(
        "otpauth://totp/Example:ann?secret={RFC_KEY}&issuer=Example&digits=8\n\
         # a comment\n\
         otpauth://hotp/Bank:bob?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Bank&counter=7\n\
         otpauth://totp/Broken:eve?secret=JBSWY3DPEHPK3PX0&issuer=Broken\n"
    )
}

#[test]
fn a_list_of_links_is_shown_first_and_saved_with_a_yes() {
    let home = Home::with_vault();
    let file = home.file("codes.txt", &list());
    let asked = home.run(&["import", &file], "");
    assert_eq!(asked.status, 1, "{}", asked.err);
    assert!(
        asked.out.contains("+ new     Example (ann)"),
        "{}",
        asked.out
    );
    assert!(asked.out.contains("2 new, 0 already here"), "{}", asked.out);
    assert!(asked.err.contains("Nothing was saved"), "{}", asked.err);
    assert!(
        home.json(&["accounts", "list"], "")["accounts"]
            .as_array()
            .unwrap()
            .is_empty()
    );

    // One row can't be taken, and that is told by the exit code.
    let done = home.run(&["import", &file, "--yes"], "");
    assert_eq!(done.status, 1, "{}{}", done.out, done.err);
    assert!(done.out.contains("Imported 2 accounts."), "{}", done.out);
    assert_eq!(
        home.ok(&["code", "ann", "--at", "59"], "").trim(),
        "94287082"
    );
    // The counter goes on where it was: RFC 4226's way of counting, with another program's codes.
    let oathtool = Command::new("oathtool")
        .args([
            "--base32",
            "--counter=7",
            "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
        ])
        .output();
    match oathtool {
        Ok(expected) => assert_eq!(
            home.ok(&["code", "bob"], ""),
            String::from_utf8(expected.stdout).unwrap()
        ),
        Err(_) => println!("skipped: oathtool is not installed"),
    }

    // The same once more: everything is here.
    let again = home.run(&["--json", "import", &file, "--yes"], "");
    let told: serde_json::Value = serde_json::from_str(again.out.trim()).unwrap();
    assert_eq!(told["preview"]["counts"]["here"], 2);
    assert_eq!(told["preview"]["counts"]["taken"], 0);
    assert!(told["imported"].is_null());
}

#[test]
fn a_row_that_can_not_be_taken_keeps_its_reason_and_can_be_saved() {
    let home = Home::with_vault();
    let file = home.file("codes.txt", &list());
    let saved = home.path().join("refused.txt");
    let saved = saved.to_str().unwrap();
    let shown = home.run(&["import", &file, "--preview", "--save-refused", saved], "");
    assert_eq!(shown.status, 1);
    assert!(shown.out.contains("Broken"), "{}", shown.out);
    let text = std::fs::read_to_string(saved).unwrap();
    assert!(text.starts_with("codes.txt, 4, "), "{text}");
    assert!(
        text.contains("JBSWY3DPEHPK3PX0"),
        "the line itself is kept: {text}"
    );
    // A file that is there is not replaced.
    let (status, error) =
        home.refused(&["import", &file, "--preview", "--save-refused", saved], "");
    assert_eq!((status, error["code"].as_str()), (8, Some("fileExists")));
}

#[test]
fn names_that_changed_are_shown_and_taken_only_when_asked_for() {
    let home = Home::with_vault();
    home.ok(
        &["accounts", "add"],
        &format!("otpauth://totp/Old:ann?secret={RFC_KEY}&issuer=Old&digits=8"),
    );
    let file = home.file("codes.txt", list().lines().next().unwrap());
    let told = home.json(&["import", &file, "--preview"], "");
    assert_eq!(told["rows"][0]["status"], "changed");
    assert_eq!(told["rows"][0]["changes"][0], "Issuer: Old → Example");
    assert_eq!(told["rows"][0]["taken"], false);
    home.ok(&["import", &file, "--update", "--yes"], "");
    let accounts = home.json(&["accounts", "list"], "");
    let accounts = accounts["accounts"].as_array().unwrap();
    assert_eq!(accounts.len(), 1);
    assert_eq!(accounts[0]["issuer"], "Example");
}

#[test]
fn a_transfer_with_a_part_missing_says_which() {
    let home = Home::with_vault();
    let file = home.file("transfer.txt", FIRST_PART);
    let shown = home.ok(&["import", &file, "--preview"], "");
    assert!(shown.contains("Part 2 of 2 is missing."), "{shown}");
    assert!(shown.contains("Example (alice@example.org)"), "{shown}");
}

#[test]
fn pictures_and_lists_are_imported_together() {
    let home = Home::with_vault();
    let picture = home.path().join("code.png");
    let made = Command::new("qrencode")
        .args(["-o", picture.to_str().unwrap(), FIRST_PART])
        .status();
    if !made.is_ok_and(|status| status.success()) {
        println!("skipped: qrencode is not installed");
        return;
    }
    let file = home.file("codes.txt", list().lines().next().unwrap());
    let told = home.json(
        &["import", picture.to_str().unwrap(), &file, "--preview"],
        "",
    );
    assert_eq!(told["preview"]["counts"]["taken"], 3, "{told}");
    assert_eq!(told["preview"]["missingParts"], "Part 2 of 2 is missing.");
}

/// The preview of a file, whatever can't be taken of it.
fn previewed(home: &Home, file: &str) -> serde_json::Value {
    let shown = home.run(&["--json", "import", file, "--preview"], "");
    assert!(matches!(shown.status, 0 | 1), "{}{}", shown.out, shown.err);
    serde_json::from_str(&shown.out).unwrap()
}

#[test]
fn a_file_is_said_to_be_what_it_is_and_no_backup_is_guessed_at() {
    let home = Home::with_vault();
    let path = home.path().join("file");
    let import = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        previewed(&home, path.to_str().unwrap())["preview"].clone()
    };
    let program = std::fs::read(std::env::current_exe().unwrap()).unwrap();
    for (bytes, words) in [
        (&program[..100_000], "It is a program."),
        (
            b"II*\0\x08\0\0\0",
            "It is a picture of a kind that can't be read.",
        ),
        (
            b"\0\0\0\x1Cftypheic\0\0\0\0",
            "It is a picture of a kind that can't be read.",
        ),
        (b"\x1F\x8B\x08\0\0\0\0\0", "It is a packed file."),
        (
            b"-----BEGIN PGP MESSAGE-----\n\nhQ==\n",
            "It is encrypted with OpenPGP.",
        ),
    ] {
        let source = &import(bytes)["sources"][0];
        assert_eq!(source["state"], "failed", "{words}: {source}");
        assert!(
            source["problem"]["message"]
                .as_str()
                .unwrap()
                .contains(words),
            "{source}"
        );
    }
    // What nothing tells from an encrypted backup is asked about, and not called one.
    let mut random = vec![0; 500];
    let mut source = std::fs::File::open("/dev/urandom").unwrap();
    source.read_exact(&mut random).unwrap();
    random[0] = 0xFF;
    random[1] = 0;
    let preview = import(&random);
    assert_eq!(preview["sources"][0]["state"], "passwordNeeded");
    assert_eq!(preview["sources"][0]["formatName"], serde_json::Value::Null);
    let note = preview["notes"][0].as_str().unwrap();
    assert!(note.contains("andOTP or OTPClient"), "{note}");
}

#[test]
fn texts_of_spreadsheets_and_older_systems_are_read() {
    let home = Home::with_vault();
    let path = home.path().join("file.csv");
    let text = format!(
        "\"Group\",\"Title\",\"Username\",\"Password\",\"URL\",\"Notes\",\"TOTP\"\r\n\"Büro\",\"Käse\",\"ann\",\"\",\"\",\"\",\"otpauth://totp/a?secret={RFC_KEY}\"\r\n"
    );
    let wide: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let narrow: Vec<u8> = text.chars().map(|c| u8::try_from(c).unwrap()).collect();
    for bytes in [[&b"\xFF\xFE"[..], &wide].concat(), narrow] {
        std::fs::write(&path, bytes).unwrap();
        let told = home.json(&["import", path.to_str().unwrap(), "--preview"], "");
        assert_eq!(told["preview"]["sources"][0]["format"], "keepassxc-csv");
        assert_eq!(told["rows"][0]["issuer"], "Käse");
    }
}

#[test]
fn only_what_is_about_codes_needs_a_look_and_refused_rows_say_where_they_stand() {
    let home = Home::with_vault();
    let entry = |issuer: &str, digits: u8| {
        format!(
            r#"{{"secret":"{RFC_KEY}","issuer":"{issuer}","label":"ann","digits":{digits},"type":"TOTP","algorithm":"SHA1","thumbnail":"Google","last_used":1700000000000,"used_frequency":42,"period":30,"tags":[]}}"#
        )
    };
    let file = home.file(
        "andotp.json",
        &format!("[{},{}]", entry("Plain", 6), entry("Odd", 10)),
    );
    let told = previewed(&home, &file);
    let status = |row: usize| told["rows"][row]["status"].as_str().unwrap();
    // The second has the first one's key.
    assert_eq!((status(0), status(1)), ("new", "attention"));
    assert_eq!(
        told["preview"]["notes"][0],
        "There is no place here for: 2 × used_frequency."
    );
    let file = home.file("codes.txt", &format!("{}otpauth://nonsense\n", list()));
    let told = previewed(&home, &file);
    let rows = told["rows"].as_array().unwrap();
    let places: Vec<&serde_json::Value> = rows.iter().map(|row| &row["position"]).collect();
    let [none, line] = [serde_json::Value::Null, 4.into()];
    assert_eq!(places, [&none, &none, &line, &5.into()]);
    let shown = home.run(&["import", &file, "--preview"], "");
    assert!(shown.out.contains("row 5"), "{}", shown.out);
    assert!(
        shown.out.contains("2 accounts would be imported."),
        "{}",
        shown.out
    );
}

#[test]
fn an_import_names_the_snapshot_that_takes_it_back() {
    let home = Home::with_vault();
    let first = home.file("first.txt", list().lines().next().unwrap());
    let done = home.ok(&["import", &first, "--yes"], "");
    assert!(!done.contains("take this back"), "{done}");
    let second = home.file("second.txt", list().lines().nth(2).unwrap());
    let done = home.ok(&["import", &second, "--yes"], "");
    let (_, command) = done.split_once("To take this back: ").unwrap();
    let arguments: Vec<&str> = command.split_whitespace().chain(["--yes"]).collect();
    home.ok(&arguments, "");
    let left = home.json(&["accounts", "list"], "");
    let left = left["accounts"].as_array().unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0]["label"], "ann");
}

#[test]
fn pages_of_a_document_that_were_not_looked_at_are_told() {
    let home = Home::with_vault();
    let [code, blank, pdf] = ["code.svg", "blank.svg", "pages.pdf"].map(|name| home.file(name, ""));
    let link = format!("otpauth://totp/Example:ann?secret={RFC_KEY}&issuer=Example");
    let drawn = Command::new("qrencode")
        .args(["--type=SVG", "--output", &code, &link])
        .status();
    std::fs::write(
        &blank,
        "<svg xmlns='http://www.w3.org/2000/svg' width='90' height='90'/>",
    )
    .unwrap();
    let bound = |pages: &[&str]| {
        Command::new("rsvg-convert")
            .args(["--format=pdf", "--output", &pdf])
            .args(pages)
            .status()
    };
    let mut pages = vec![blank.as_str(); 150];
    pages[0] = &code;
    if drawn.is_err() || bound(&pages).is_err() {
        println!("skipped: qrencode or rsvg-convert is not installed");
        return;
    }
    let shown = &home.json(&["import", &pdf, "--preview"], "")["preview"];
    assert_eq!(shown["counts"]["new"], 1);
    let note = shown["notes"][0].as_str().unwrap();
    let looked_at = note
        .strip_prefix("Only the first ")
        .and_then(|rest| rest.split_once(" of 150 pages were looked at."))
        .unwrap();
    assert!((3..150).contains(&looked_at.0.parse().unwrap()), "{note}");

    pages.swap(0, 149);
    bound(&pages).unwrap();
    let none = home.run(&["import", &pdf, "--preview"], "");
    assert!(
        none.out.contains("of 150 pages."),
        "{}{}",
        none.out,
        none.err
    );
    assert!(none.out.contains("CS-L125"), "{}", none.out);
    // All of a short one is looked at.
    bound(&[&code, &blank]).unwrap();
    let shown = &home.json(&["import", &pdf, "--preview"], "")["preview"];
    assert_eq!(shown["notes"].as_array().map(Vec::len), Some(0));
}

#[test]
fn a_file_that_is_none_is_said_so() {
    let home = Home::with_vault();
    for (content, code) in [
        ("", "fileEmpty"),
        ("just some words", "notRecognised"),
        ("{\"db\": 1", "fileDamaged"),
    ] {
        let file = home.file("odd", content);
        let ended = home.run(&["--json", "import", &file, "--yes"], "");
        assert_eq!(ended.status, 1, "{content}: {}{}", ended.out, ended.err);
        let told: serde_json::Value = serde_json::from_str(ended.out.trim()).unwrap();
        assert_eq!(
            told["preview"]["sources"][0]["problem"]["code"], code,
            "{content}"
        );
    }
    assert_eq!(home.run(&["import", "/does/not/exist"], "").status, 8);
}

#[test]
fn pictures_come_along_whether_pixels_or_a_drawing_and_one_that_cannot_is_told_before() {
    const DRAWING: &str = "PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI4IiBoZWlnaHQ9IjgiPjxyZWN0IHdpZHRoPSI4IiBoZWlnaHQ9IjgiLz48L3N2Zz4=";
    const DAMAGED: &str = "iVBORw0KGgpkYW1hZ2Vk";
    let entry = |name: &str, mime: &str, icon: &str| {
        format!(
            r#"{{"type":"totp","uuid":"{name}","name":"{name}","issuer":"","note":"","icon":"{icon}","icon_mime":"{mime}","info":{{"secret":"JBSWY3DPEHPK3PXPJBSWY3DPEHPK3P{name}","algo":"SHA1","digits":6,"period":30}}}}"#
        )
    };
    let pixels = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../icons/32x32.png"
    ))
    .unwrap();
    let entries = [
        entry("AA", "image/svg+xml", DRAWING),
        entry("BB", "image/png", &data_encoding::BASE64.encode(&pixels)),
        entry("CC", "image/png", DAMAGED),
    ];
    let home = Home::with_vault();
    let file = home.file(
        "aegis.json",
        &format!(
            r#"{{"version":1,"header":{{"slots":null,"params":null}},"db":{{"version":2,"entries":[{}]}}}}"#,
            entries.join(",")
        ),
    );
    let preview = home.json(&["import", &file, "--preview"], "");
    let warned: Vec<bool> = preview["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["warnings"].to_string().contains("picture"))
        .collect();
    assert_eq!(warned, [false, false, true], "{preview}");
    home.run(&["import", &file, "--yes"], "");
    let mut kept = Vec::new();
    for account in home.json(&["accounts", "list"], "")["accounts"]
        .as_array()
        .unwrap()
    {
        if account["hasIcon"] == true {
            kept.push(account["label"].as_str().unwrap().to_owned());
        }
    }
    kept.sort_unstable();
    assert_eq!(kept, ["AA", "BB"]);
}

#[test]
fn rows_that_need_a_look_are_named_and_taken_when_asked_for() {
    let home = Home::with_vault();
    let link = format!("otpauth://totp/Example:ann?secret={RFC_KEY}&issuer=Example");
    let other = link.replace("Example", "Other");
    let file = home.file("codes.txt", &format!("{link}\n{other}\n"));
    let left = home.run(&["import", &file, "--yes"], "");
    assert_eq!(left.status, 1, "{}{}", left.out, left.err);
    assert!(left.out.contains("Imported 1 account."), "{}", left.out);
    assert!(
        left.err.contains("1 row could be taken and is not") && left.err.contains("--take-all"),
        "{}",
        left.err
    );
    let all = home.ok(&["import", &file, "--take-all", "--yes"], "");
    assert!(all.contains("Imported 1 account."), "{all}");
    // Both accounts with one key are in our own backup, and come back together.
    let backup = home.path().join("all.backup");
    let backup = backup.to_str().unwrap();
    let password = home.file("password", "orange-Umbrella-7");
    let sealed = ["--password-file", &password, "--yes"];
    home.ok(
        &[&["export", "countersign", backup], &sealed[..]].concat(),
        "",
    );
    let to = Home::with_vault();
    to.ok(
        &[&["import", backup, "--take-all"], &sealed[..]].concat(),
        "",
    );
    let accounts = to.json(&["accounts", "list"], "");
    let accounts = accounts["accounts"].as_array().unwrap();
    let issuers: Vec<&str> = accounts
        .iter()
        .map(|account| account["issuer"].as_str().unwrap())
        .collect();
    assert_eq!(issuers, ["Example", "Other"]);
    // Once both are there, there is nothing to look at.
    to.ok(&[&["import", backup], &sealed[..]].concat(), "");
}

#[test]
fn a_counter_that_is_further_is_told_and_taken_with_update() {
    let home = Home::with_vault();
    let link =
        |counter| format!("otpauth://hotp/Door:eve?secret={RFC_KEY}&issuer=Door&counter={counter}");
    home.ok(&["accounts", "add"], &link(5));
    let file = home.file("newer.txt", &link(9));
    let told = home.run(&["import", &file, "--yes"], "");
    assert_eq!(told.status, 0, "{}", told.err);
    assert!(told.out.contains("Counter: 5 → 9"), "{}", told.out);
    assert!(told.err.contains("--update"), "{}", told.err);
    home.ok(&["import", &file, "--update", "--yes"], "");
    // RFC 4226, appendix D.
    assert_eq!(home.ok(&["code", "eve"], "").trim(), "520489");
}

#[test]
fn a_file_that_can_not_be_read_is_named() {
    let home = Home::with_vault();
    let folder = home.path().join("photos");
    std::fs::create_dir(&folder).unwrap();
    for path in ["/does/not/photos", folder.to_str().unwrap()] {
        let (status, error) = home.refused(&["import", path], "");
        assert_eq!((status, error["code"].as_str()), (8, Some("fileUnread")));
        let message = error["message"].as_str().unwrap();
        assert!(message.contains("“photos”"), "{message}");
    }
}
