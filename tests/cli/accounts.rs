//! The command line: accounts, codes, verdicts, and what bad input gets.

use std::process::Command;

use crate::home::{Home, RFC_KEY};

fn rfc_link() -> String {
    format!("otpauth://totp/Example:ann?secret={RFC_KEY}&issuer=Example&digits=8")
}

#[test]
fn an_account_from_a_link_makes_the_codes_of_rfc_6238() {
    let home = Home::with_vault();
    home.ok(&["accounts", "add"], &rfc_link());
    for (time, code) in [
        ("59", "94287082"),
        ("1111111109", "07081804"),
        ("20000000000", "65353130"),
    ] {
        assert_eq!(home.ok(&["code", "example", "--at", time], "").trim(), code);
    }
}

#[test]
fn a_code_is_that_of_oathtool() {
    let home = Home::with_vault();
    let fields = [
        "accounts",
        "add",
        "--issuer",
        "Acme",
        "--label",
        "bob",
        "--algorithm",
        "sha256",
        "--period",
        "60",
    ];
    home.ok(&fields, "JBSWY3DPEHPK3PXP\n");
    let oathtool = Command::new("oathtool")
        .args([
            "--totp=sha256",
            "--base32",
            "--time-step-size=60",
            "--now=2026-01-02 03:04:05 UTC",
            "JBSWY3DPEHPK3PXP",
        ])
        .output();
    let Ok(oathtool) = oathtool else {
        println!("skipped: oathtool is not installed");
        return;
    };
    assert!(oathtool.status.success());
    let expected = String::from_utf8(oathtool.stdout).unwrap();
    assert_eq!(
        home.ok(&["code", "bob", "--at", "1767323045"], ""),
        expected
    );
}

#[test]
fn a_verdict_has_its_own_exit_code() {
    let home = Home::with_vault();
    home.ok(&["accounts", "add"], &rfc_link());
    let now = home.json(&["code", "example"], "");
    let (code, from) = (
        now["code"].as_str().unwrap(),
        now["validFrom"].as_u64().unwrap(),
    );
    // A code holds for one step more, so the step may end between the two runs.
    assert_eq!(home.run(&["verify", "example"], code).status, 0);
    let spaced = format!("{} {}", &code[..4], &code[4..]);
    assert_eq!(home.run(&["verify", "example"], &spaced).status, 0);
    let old = home.ok(&["code", "example", "--at", &(from - 300).to_string()], "");
    let late = home.run(&["verify", "example"], &old);
    assert_eq!(late.status, 4, "{}", late.out);
    assert!(late.out.contains("slow: not accepted"), "{}", late.out);
    assert_eq!(
        home.run(&["verify", "example", "--window", "2"], &old)
            .status,
        3
    );
    assert_eq!(home.run(&["verify", "example"], "1234567").status, 5);
    assert_eq!(home.run(&["verify", "example"], "1234567x").status, 5);
    assert_eq!(home.run(&["verify", "nobody"], "12345678").status, 6);
}

#[test]
fn a_counter_never_gives_the_same_code_twice() {
    let home = Home::with_vault();
    home.ok(
        &["accounts", "add"],
        &format!("otpauth://hotp/Token?secret={RFC_KEY}&counter=0"),
    );
    // RFC 4226, appendix D.
    for code in ["755224", "287082", "359152"] {
        assert_eq!(home.ok(&["code", "token"], "").trim(), code);
    }
}

#[test]
fn a_counter_is_put_right_and_goes_back_only_after_a_yes() {
    let home = Home::with_vault();
    home.ok(
        &["accounts", "add"],
        &format!("otpauth://hotp/Token?secret={RFC_KEY}&counter=0"),
    );
    let edit = |words: &[&'static str]| [&["accounts", "edit", "token"], words].concat();
    assert_eq!(home.json(&edit(&["--counter", "8"]), "")["counter"], 8);
    let shown = home.ok(&["accounts", "show", "token"], "");
    assert!(shown.contains("Counter:   8"), "{shown}");
    // RFC 4226, appendix D.
    assert_eq!(home.ok(&["code", "token"], "").trim(), "399871");

    let (_, refused) = home.refused(&edit(&["--counter", "1", "--label", "bob"]), "");
    assert_eq!(refused["code"], "counterLower");
    assert_eq!(home.ok(&["code", "token"], "").trim(), "520489");
    home.ok(&edit(&["--counter", "1", "--yes"]), "");
    assert_eq!(home.ok(&["code", "token"], "").trim(), "287082");
}

#[test]
fn how_an_account_makes_its_codes_is_changed() {
    let home = Home::with_vault();
    home.ok(
        &["accounts", "add"],
        &format!("otpauth://totp/Example?secret={RFC_KEY}"),
    );
    let words = [
        "accounts", "edit", "example", "--digits", "8", "--period", "30",
    ];
    home.ok(&words, "");
    // RFC 6238, appendix B.
    let at = ["code", "example", "--at", "1111111109"];
    assert_eq!(home.ok(&at, "").trim(), "07081804");
    for (option, value, code) in [
        ("--digits", "11", "digitsOutOfRange"),
        ("--period", "0", "periodOutOfRange"),
        ("--counter", "1", "codesUnfit"),
    ] {
        let (_, refused) = home.refused(&["accounts", "edit", "example", option, value], "");
        assert_eq!(refused["code"], code);
    }
    assert_eq!(home.ok(&at, "").trim(), "07081804");
}

#[test]
fn bad_links_and_keys_get_a_code_a_sentence_and_nothing_saved() {
    let home = Home::with_vault();
    let long = format!(
        "otpauth://totp/x?secret={RFC_KEY}&issuer={}",
        "x".repeat(20_000)
    );
    let cases = [
        ("https://example.com/", "linkNotOtpauth"),
        ("", "linkNotOtpauth"),
        ("otpauth-migration://offline?data=abc", "linkMigration"),
        ("otpauth://motp/x?secret=GEZDGNBV", "linkUnknownKind"),
        (
            "otpauth://totp/x?secret=GEZDGNBV&algorithm=SHA3",
            "unknownAlgorithm",
        ),
        (
            "otpauth://totp/x?secret=GEZDGNBV&digits=11",
            "digitsOutOfRange",
        ),
        (
            "otpauth://totp/x?secret=GEZDGNBV&digits=0",
            "digitsOutOfRange",
        ),
        (
            "otpauth://totp/x?secret=GEZDGNBV&period=0",
            "periodOutOfRange",
        ),
        (
            "otpauth://totp/x?secret=GEZDGNBV&period=86401",
            "periodOutOfRange",
        ),
        ("otpauth://totp/x?secret=GEZD1NBV", "secretNotBase32"),
        ("otpauth://totp/x?secret=", "secretEmpty"),
        ("otpauth://totp/x", "secretEmpty"),
        (long.as_str(), "linkTooLong"),
    ];
    for (link, code) in cases {
        let (status, error) = home.refused(&["accounts", "add"], link);
        assert_eq!(
            (status, error["code"].as_str()),
            (8, Some(code)),
            "{link}: {error}"
        );
        assert!(error["message"].as_str().unwrap().ends_with('.'), "{error}");
        assert!(
            error["reference"].as_str().unwrap().starts_with("CS-"),
            "{error}"
        );
    }
    let fields = |extra: &[&'static str]| [&["accounts", "add", "--label", "x"], extra].concat();
    assert_eq!(
        home.refused(&fields(&["--digits", "11"]), "GEZDGNBV").1["code"],
        "digitsOutOfRange"
    );
    assert_eq!(
        home.refused(&fields(&["--period", "0"]), "GEZDGNBV").1["code"],
        "periodOutOfRange"
    );
    assert_eq!(
        home.refused(&fields(&[]), "not a key!").1["code"],
        "secretNotBase32"
    );
    assert_eq!(
        home.json(&["accounts", "list"], "")["accounts"],
        serde_json::json!([])
    );
}

#[test]
fn pictures_are_read_or_refused_with_the_reason() {
    let home = Home::with_vault();
    let at = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(at("text.png"), "no picture").unwrap();
    assert_eq!(
        home.refused(&["accounts", "add", "--qr", &at("text.png")], "")
            .1["code"],
        "notAnImage"
    );
    assert_eq!(
        home.refused(&["accounts", "add", "--qr", &at("missing.png")], "")
            .1["code"],
        "fileUnread"
    );
    let huge = std::fs::File::create(at("huge.png")).unwrap();
    huge.set_len(100 * 1024 * 1024).unwrap();
    assert_eq!(
        home.refused(&["accounts", "add", "--qr", &at("huge.png")], "")
            .1["code"],
        "imageTooLarge"
    );

    let made = |name: &str, text: &str| {
        Command::new("qrencode")
            .args(["-o", &at(name), text])
            .status()
    };
    if made("link.png", &rfc_link()).is_err() {
        println!("skipped in part: qrencode is not installed");
        return;
    }
    made("web.png", "https://example.com/").unwrap();
    std::fs::write(at("blank.png"), BLANK_PNG).unwrap();
    assert_eq!(
        home.refused(&["accounts", "add", "--qr", &at("blank.png")], "")
            .1["code"],
        "noQrInImage"
    );
    assert_eq!(
        home.refused(&["accounts", "add", "--qr", &at("web.png")], "")
            .1["code"],
        "linkNotOtpauth"
    );
    home.ok(&["accounts", "add", "--qr", &at("link.png")], "");
    assert_eq!(
        home.ok(&["code", "example", "--at", "59"], "").trim(),
        "94287082"
    );
    // The same key again is not added twice.
    assert_ne!(
        home.run(&["accounts", "add", "--qr", &at("link.png")], "")
            .status,
        0
    );
    assert_eq!(
        home.json(&["accounts", "list"], "")["accounts"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn an_account_is_removed_only_on_a_yes() {
    let home = Home::with_vault();
    home.ok(&["accounts", "add"], &rfc_link());
    assert_eq!(home.run(&["accounts", "remove", "example"], "").status, 1);
    assert!(home.ok(&["accounts", "list"], "").contains("Example:ann"));
    for name in ["", "exam"] {
        assert_eq!(
            home.refused(&["accounts", "remove", name, "--yes"], "").0,
            6,
            "{name:?}"
        );
    }
    home.ok(&["accounts", "remove", "example", "--yes"], "");
    assert_eq!(home.refused(&["accounts", "show", "example"], "").0, 6);
}

#[test]
fn a_vault_is_made_once_and_opened_only_with_its_passphrase() {
    let home = Home::empty();
    assert_eq!(
        home.refused(&["accounts", "list"], "").1["code"],
        "vaultEmpty"
    );
    assert_eq!(home.json(&["vault", "status"], "")["vault"], "empty");
    assert!(!home.vault().exists(), "asking made something");
    home.ok(&["vault", "init"], "");
    assert_eq!(
        home.refused(&["vault", "init"], "").1["code"],
        "vaultExists"
    );
    assert_eq!(
        home.json(&["vault", "status"], "")["slots"],
        serde_json::json!(["passphrase"])
    );
    std::fs::write(home.path().join("passphrase"), "another passphrase").unwrap();
    let (status, error) = home.refused(&["accounts", "list"], "");
    assert_eq!(
        (status, error["code"].as_str()),
        (7, Some("wrongPassphrase"))
    );
    std::fs::write(home.path().join("passphrase"), "short").unwrap();
    assert_eq!(
        home.refused(&["accounts", "list"], "").1["code"],
        "wrongPassphrase"
    );
}

#[test]
fn without_a_bus_the_doctor_says_so() {
    let home = Home::with_vault();
    let ended = home.run(&["--json", "vault", "doctor"], "");
    assert_eq!(ended.status, 7, "{}", ended.err);
    let report: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    assert!(
        ["noBus", "noDaemon"].contains(&report["case"].as_str().unwrap()),
        "{report}"
    );
    assert_eq!(report["working"], false);
}

#[test]
fn many_processes_at_once_lose_nothing() {
    let home = Home::with_vault();
    let count = 12;
    let labels: Vec<_> = (0..count).map(|number| format!("n{number}")).collect();
    let add = |number: usize| {
        let words = ["accounts", "add", "--issuer", "Many", "--label"];
        [&["--json"], &words[..], &[&labels[number]]].concat()
    };
    let children: Vec<_> = (0..count)
        .map(|number| {
            let mut child = home.command(&add(number)).spawn().unwrap();
            std::io::Write::write_all(&mut child.stdin.take().unwrap(), secret(number).as_bytes())
                .unwrap();
            child
        })
        .collect();
    let outputs: Vec<_> = children
        .into_iter()
        .map(|child| child.wait_with_output().unwrap())
        .collect();
    for (number, output) in outputs.iter().enumerate() {
        if !output.status.success() {
            // Whom the others kept waiting for too long is told so, has written nothing, and tries again.
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(said.contains("vaultBusy"), "{said}");
            home.ok(&add(number), &secret(number));
        }
    }
    let accounts = home.json(&["accounts", "list"], "")["accounts"]
        .as_array()
        .unwrap()
        .len();
    assert_eq!(accounts, count);
}

/// A different key for each number.
fn secret(number: usize) -> String {
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    format!(
        "GEZDGNBVGY3TQOJQ{}",
        char::from(letters[number]).to_string().repeat(8)
    )
}

/// Eight by eight white pixels.
const BLANK_PNG: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 8, 0, 0, 0, 8, 8, 0, 0,
    0, 0, 225, 100, 225, 87, 0, 0, 0, 14, 73, 68, 65, 84, 120, 156, 99, 248, 15, 5, 12, 148, 49, 0,
    247, 192, 63, 193, 178, 52, 65, 187, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

#[test]
fn more_lines_than_one_are_refused_and_not_dropped() {
    let home = Home::with_vault();
    let two = format!("{}\n{}\n", rfc_link(), rfc_link());
    assert_eq!(
        home.refused(&["accounts", "add"], &two).1["code"],
        "severalLines"
    );
    home.ok(&["accounts", "add"], &format!("{}\n\n", rfc_link()));
}

#[test]
fn without_a_keychain_a_passphrase_or_a_terminal_no_vault_is_made() {
    let home = Home::empty();
    std::fs::remove_file(home.path().join("passphrase")).unwrap();
    let mut command = home.command(&["--json", "vault", "init"]);
    command
        .env_remove("COUNTERSIGN_PASSPHRASE_FILE")
        .stdin(std::process::Stdio::null());
    let output = command.output().unwrap();
    assert!(!output.status.success());
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("passphraseMissing")
    );
    assert!(!home.vault().exists());
}
