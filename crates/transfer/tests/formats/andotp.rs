//! andOTP.

use countersign_transfer::ReadError;
use data_encoding::HEXLOWER;

use super::common::{PASSWORD, failure, fixture, lines, read};

const ROWS: [&str; 4] = [
    "Example | ann | MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB | totp SHA256 8 60 groups=[\"Work\", \"Mail\"] used=1700000000",
    "Zähler | bob | MZXW6YTBOI | hotp SHA1 6 #7",
    "Steam | eve | MZXW6YTBOI | steam",
    "refused \"Old: mot\" unsupportedKind",
];

#[test]
fn the_list_opens_plain_and_in_both_encryptions() {
    for (name, password) in [
        ("andotp.json", None),
        ("andotp.json.aes", Some(PASSWORD)),
        ("andotp-old.json.aes", Some(PASSWORD)),
    ] {
        let import = read(&fixture(name), password).unwrap();
        assert_eq!(import.format, "andotp", "{name}");
        assert_eq!(lines(&import), ROWS, "{name}");
    }
}

/// Empty lists, with 150,000 rounds, and in the older way.
#[test]
fn the_known_answers_open() {
    for file in [
        "000249f0000102030405060708090a0ba0a1a2a3a4a5a6a7a8a9aaab7fb8949bf8afeca84fe598eff72ec7c67e2d",
        "a0a1a2a3a4a5a6a7a8a9aaaba7d49b8bb2667c857065cb67cf6fc6be050a",
    ] {
        let import = read(&HEXLOWER.decode(file.as_bytes()).unwrap(), Some(PASSWORD)).unwrap();
        assert_eq!((import.format, import.rows.len()), ("andotp", 0));
    }
}

#[test]
fn a_wrong_password_and_damage_have_the_same_sign() {
    for name in ["andotp.json.aes", "andotp-old.json.aes"] {
        let file = fixture(name);
        assert_eq!(failure(&file, None), ReadError::PasswordNeeded, "{name}");
        let told = ReadError::WrongPasswordOrDamaged;
        assert_eq!(failure(&file, Some("orange-Umbrella-8")), told, "{name}");
        for at in [5, 13, 40, file.len() - 1] {
            let mut damaged = file.clone();
            damaged[at] ^= 1;
            assert_eq!(failure(&damaged, Some(PASSWORD)), told, "{name}: {at}");
        }
    }
}

#[test]
fn before_there_were_issuers_the_label_had_them() {
    let file = br#"[{"secret": "MZXW6YTBOI", "label": "Acme - Acme:ann", "digits": 6, "type": "TOTP", "algorithm": "SHA1", "thumbnail": "Default", "period": 30},
        {"secret": "MZXW6YTBOI", "label": "bob", "digits": 6, "type": "TOTP", "algorithm": "SHA1", "thumbnail": "Default", "period": 30}]"#;
    assert_eq!(
        lines(&read(file, None).unwrap()),
        [
            "Acme | ann | MZXW6YTBOI | totp SHA1 6 30",
            " | bob | MZXW6YTBOI | totp SHA1 6 30",
        ]
    );
}
