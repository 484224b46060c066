//! The formats with little to them: one known answer each, made by other means, and a wrong password where there is one.

use countersign_transfer::{ReadError, Row};
use data_encoding::{BASE64, HEXLOWER};
use serde_json::{Value, json};

use super::common::{PASSWORD, failure, lines, read};

const WRONG: &str = "orange-Umbrella-8";

fn bytes(file: &Value) -> Vec<u8> {
    serde_json::to_vec(file).unwrap()
}

fn preferences(entries: &[(&str, &str)]) -> Vec<u8> {
    let entries: String = entries
        .iter()
        .map(|(name, text)| format!("<string name=\"{name}\">{text}</string>"))
        .collect();
    format!("<?xml version='1.0' encoding='utf-8' standalone='yes' ?><map>{entries}</map>").into()
}

#[test]
fn authy_opens_each_row_with_a_key_of_its_own() {
    let file = |sealed: &str| {
        let tokens = json!([
            {"accountType": "authenticator", "name": "Example: alice", "originalName": "Example:alice", "digits": 6,
             "salt": "kq3Zs8", "encryptedSecret": sealed},
        ]);
        let tokens = tokens.to_string().replace('"', "&quot;");
        preferences(&[("com.authy.storage.tokens.authenticator.key", &tokens)])
    };
    let right = file("SjUX6C3vdJ/eh4cH3RQk+g==");
    let import = read(&right, Some(PASSWORD)).unwrap();
    assert_eq!(import.format, "authy");
    assert_eq!(
        lines(&import),
        ["Example | alice | MZXW6YTBOI | totp SHA1 6 30"]
    );
    assert_eq!(failure(&right, None), ReadError::PasswordNeeded);
    for (file, password) in [
        (&right, WRONG),
        (&file("SjUX6C3vdJ/eh4cH3RQk+w=="), PASSWORD),
    ] {
        assert_eq!(
            failure(file, Some(password)),
            ReadError::WrongPasswordOrDamaged
        );
    }
}

#[test]
fn authy_has_accounts_of_its_own_and_its_server_other_names() {
    let own = r#"[{"name": "Authy", "secretSeed": "666f6f626172", "digits": 7}]"#;
    let phone = preferences(&[(
        "com.authy.storage.tokens.authy.key",
        &own.replace('"', "&quot;"),
    )]);
    let import = read(&phone, None).unwrap();
    assert_eq!(import.format, "authy");
    assert_eq!(
        lines(&import),
        ["Authy | Authy | MZXW6YTBOI | totp SHA1 7 10"]
    );

    let sealed = |seed: &str| json!({"account_type": "authenticator", "name": "alice", "original_name": "Example:alice", "digits": 6, "salt": "kq3Zs8", "encrypted_seed": seed});
    let right = sealed("SjUX6C3vdJ/eh4cH3RQk+g==");
    let damaged = sealed("SjUX6C3vdJ/eh4cH3RQk+w==");
    let answer = json!({"message": "success", "authenticator_tokens": [damaged, right],
        "apps": [{"name": "Other", "secret_seed": "666f6f626172", "digits": 8}]});
    for answer in [answer.clone(), json!({ "tokens": answer })] {
        assert_eq!(
            lines(&read(&bytes(&answer), Some(PASSWORD)).unwrap()),
            [
                "refused \"Example: alice\" undecryptable",
                "Example | alice | MZXW6YTBOI | totp SHA1 6 30",
                "Authy | Other | MZXW6YTBOI | totp SHA1 8 10",
            ]
        );
        assert_eq!(
            failure(&bytes(&answer), Some(WRONG)),
            ReadError::WrongPasswordOrDamaged
        );
    }
}

#[test]
fn totp_authenticator_opens_with_the_digest_of_the_password() {
    let file = "+GRzXS1AUfa2fQDOQ2I1pe9Dx3Yfavtz0gGnnbgFUKjEFDiEMx1wqedIWQXmFVLBKOn6fliFlUNNq+PzXprkQJhln3zuDxjfyRhNEd6J9kE3eFdKpF9thjGeX4fnbujVJvbi37CEJU/8YV3tp9Sv7cStb5Wo4lCOYksDno/bIkoaOR6vfkB/vxkGTso9SImq";
    let import = read(file.as_bytes(), Some(PASSWORD)).unwrap();
    assert_eq!(import.format, "totp-authenticator");
    assert_eq!(lines(&import), ["Ex | a | MZXW6YTBOI | totp SHA1 6 30"]);
    assert_eq!(
        failure(file.as_bytes(), Some(WRONG)),
        ReadError::WrongPasswordOrDamaged
    );
}

/// Nonce and salt are the known answers' bytes that count up; the content is an empty list.
fn otpclient(version: u8, sealed: &str) -> Vec<u8> {
    let nonce = 0xa0..0xb0;
    let salt = 0..32;
    let figures = [4, 131_072, 4u32];
    let mut file = Vec::new();
    match version {
        2 => file.extend(b"OTPClient\0\0\0\x02\0\0\0"),
        3 => file.extend(b"OTPClient\0\0\0\x03"),
        _ => {}
    }
    file.extend(nonce.chain(salt));
    for figure in figures {
        match version {
            2 => file.extend(figure.to_le_bytes()),
            3 => file.extend(figure.to_be_bytes()),
            _ => {}
        }
    }
    file.extend(HEXLOWER.decode(sealed.as_bytes()).unwrap());
    file
}

#[test]
fn otpclient_opens_in_all_its_versions() {
    for (version, sealed) in [
        (1, "bfd54ae43d6857c3189d53e2b664a2509a3d"),
        (2, "75c4b2cb42f15504228ee67b8ea8b49fb5ad"),
        (3, "75c4ef4a25cfc13c7831f368425798498094"),
    ] {
        let mut file = otpclient(version, sealed);
        let import = read(&file, Some(PASSWORD)).unwrap();
        assert_eq!((import.format, import.rows.len()), ("otpclient", 0));
        *file.last_mut().unwrap() ^= 1;
        assert_eq!(
            failure(&file, Some(PASSWORD)),
            ReadError::WrongPasswordOrDamaged
        );
    }
    let mut greedy = otpclient(3, "75c4ef4a25cfc13c7831f368425798498094");
    greedy[65] = 0xff;
    assert!(matches!(
        failure(&greedy, Some(PASSWORD)),
        ReadError::KdfOutOfBounds(_)
    ));
}

const SEALED: &str = "U2FsdGVkX18AAQIDBAUGB/cXFTKGd1Z7M985pr61/q/wl9NUEXnzxwGHTJtaEV8c0sjRJLB6nxfBlIqP2gR8QPpto2WXrCiQUUqHit3T6WLT79aYWe6Tvc8CWB+yAeczbi7rzrAYk97gf4Xs7pZ7bLUdV/2FsSuawRgznatLCknssiEaosDh9TEifJJQty8lHUEQsi5ZWNNBrh5OHjfdZWKH63QV/Q+zJ/ZWN8xEeryNDaEUvCe0QJm8DlJLRi9vgKD/XeIZ4ayW7/r4Fg5L6+bZID6YOOrhfbGqSxfVF7g/UcsKalyk9Z64FpMuV9N+SE5v2BZv8fkcdNe9KI0nDw==";
const CHECK: &str = "$argon2id$v=19$m=19456,t=2,p=1$OTlhYWJiY2NkZGVlZmYwMA$wvHlyU+kjglttI5q+og0wj1+V3hjjt2jide5rjtaizo";

#[test]
fn the_browser_extension_opens_whole_entries_and_secrets_alone() {
    let whole = json!({
        "11111111-2222-4333-8444-555555555555": {"dataType": "EncOTPStorage", "keyId": "k1", "data": SEALED, "index": 0},
        "k1": {"dataType": "Key", "id": "k1", "salt": "1a2b3c4d5e6f7a8b", "hash": CHECK, "version": 3},
    });
    let import = read(&bytes(&whole), Some(PASSWORD)).unwrap();
    assert_eq!(import.format, "authenticator-extension");
    assert_eq!(
        lines(&import),
        ["Ex | bob | MZXW6YTBOIMZXW6Y | hotp SHA256 8 #7"]
    );
    assert_eq!(
        failure(&bytes(&whole), Some(WRONG)),
        ReadError::WrongPassword
    );

    // The secret was encrypted by `openssl enc -aes-256-cbc -md md5`.
    let secret = json!({
        "h": {"encrypted": true, "hash": "h", "index": 0, "type": "totp", "issuer": "Ex::example.com", "account": "ann",
              "secret": "U2FsdGVkX190LXRQR2kILPMC2ZtzikZkYOKe6MU/aF4="},
    });
    let import = read(&bytes(&secret), Some(PASSWORD)).unwrap();
    assert_eq!(lines(&import), ["Ex | ann | MZXW6YTBOI | totp SHA1 6 30"]);
    assert_eq!(
        failure(&bytes(&secret), Some(WRONG)),
        ReadError::WrongPasswordOrDamaged
    );
}

#[test]
fn the_browser_extension_has_kinds_and_ways_of_writing_a_secret_of_its_own() {
    let entry = |index: u8, kind: Value, secret: &str| json!({"hash": "h", "index": index, "type": kind, "secret": secret, "account": "a"});
    let plain = json!({
        "a": entry(0, json!("hex"), "666f6f626172"),
        "b": entry(1, json!("battle"), "MZXW6YTBOI"),
        "c": entry(2, json!("totp"), "stm-MZXW6YTBOI"),
        "d": entry(3, json!(6), "666f6f626172"),
        "e": entry(4, json!("gost"), "MZXW6YTBOI"),
    });
    assert_eq!(
        lines(&read(&bytes(&plain), None).unwrap()),
        [
            " | a | MZXW6YTBOI | totp SHA1 6 30",
            " | a | MZXW6YTBOI | totp SHA1 8 30",
            " | a | MZXW6YTBOI | steam",
            " | a | MZXW6YTBOI | hotp SHA1 6 #0",
            "refused \"a\" unknownKind",
        ]
    );
}

#[test]
fn lastpass_falls_back_to_the_names_that_were_scanned() {
    let file = json!({"deviceId": "d", "version": 3, "folders": [{"id": 1, "name": "Work", "isOpened": true}], "accounts": [
        {"issuerName": "", "originalIssuerName": "Acme", "userName": "", "originalUserName": "ann", "secret": "mzxw 6ytb oi",
         "timeStep": 60, "digits": 8, "algorithm": "SHA256", "isFavorite": true, "folderData": {"folderId": 1, "position": 0}},
        {"issuerName": "Other", "originalIssuerName": "Older", "userName": "zed", "secret": "MZXW6YTBOI",
         "pushNotification": true, "folderData": {"folderId": 0, "position": 0}},
        {"issuerName": "Broken", "secret": ""},
    ]});
    let import = read(&bytes(&file), None).unwrap();
    assert_eq!(import.format, "lastpass");
    assert_eq!(
        lines(&import),
        [
            "Acme | ann | MZXW6YTBOI | totp SHA256 8 60 groups=[\"Work\"] pinned",
            "Other | zed | MZXW6YTBOI | totp SHA1 6 30",
            "refused \"Broken\" secretMissing",
        ]
    );
}

#[test]
fn raivo_writes_every_value_as_text() {
    let file = json!([
        {"issuer": "Acme", "account": "ann", "secret": "MZXW6YTBOI", "algorithm": "SHA512", "digits": "8", "kind": "TOTP",
         "timer": "60", "counter": "0", "pinned": "true", "iconType": "", "iconValue": ""},
        {"issuer": "Acme", "account": "bob", "secret": "MZXW6YTBOI", "algorithm": "SHA1", "digits": "6", "kind": "HOTP",
         "timer": "30", "counter": "7", "pinned": "false", "iconType": "", "iconValue": ""},
    ]);
    let import = read(&bytes(&file), None).unwrap();
    assert_eq!(import.format, "raivo");
    assert_eq!(
        lines(&import),
        [
            "Acme | ann | MZXW6YTBOI | totp SHA512 8 60 pinned",
            "Acme | bob | MZXW6YTBOI | hotp SHA1 6 #7",
        ]
    );
}

#[test]
fn authme_counts_a_byte_as_a_character() {
    let codes = b"\nName:   Example%3Aalice\nSecret: MZXW6YTBOI\nIssuer: Example\nType:   OTP_TOTP\n\nName:   ren\xe9\nSecret: MZXW6YTBOI\nIssuer: \nType:   OTP_TOTP\n";
    let file = |is_encrypted: bool| {
        bytes(
            &json!({"role": "codes", "encrypted": is_encrypted, "codes": BASE64.encode(codes), "version": 3}),
        )
    };
    let import = read(&file(false), None).unwrap();
    assert_eq!(import.format, "authme");
    assert_eq!(
        lines(&import),
        [
            "Example | alice | MZXW6YTBOI | totp SHA1 6 30",
            " | ren\u{e9} | MZXW6YTBOI | totp SHA1 6 30",
        ]
    );
    assert!(matches!(
        failure(&file(true), None),
        ReadError::NotSupported(_)
    ));
}

#[test]
fn steam_gives_its_secret_and_nothing_that_signs_in() {
    let account = json!({"shared_secret": "Zm9vYmFy", "uri": "otpauth://totp/Steam:ann?secret=MZXW6YTBOI&issuer=Steam",
        "identity_secret": "SIGNS-IN", "Session": {"SteamLoginSecure": "SIGNS-IN"}});
    let broken = json!({"shared_secret": "", "account_name": "bob", "identity_secret": "SIGNS-IN"});
    let wrapped = json!({"accounts": {"1": account, "2": broken}});
    let import = read(&bytes(&wrapped), None).unwrap();
    assert_eq!(import.format, "steam");
    assert_eq!(
        lines(&import),
        [
            "Steam | ann | MZXW6YTBOI | steam",
            "refused \"bob\" secretMissing",
        ]
    );
    let Row::Refused(refused) = &import.rows[1] else {
        panic!("{import:?}");
    };
    let original = refused.original.as_ref().unwrap();
    assert_eq!(original.expose(), "account_name=bob");
    assert_eq!(
        lines(&read(&bytes(&account), None).unwrap()),
        ["Steam | ann | MZXW6YTBOI | steam"]
    );
}

#[test]
fn battle_net_lays_a_mask_over_its_secret() {
    let file = preferences(&[
        (
            "com.blizzard.messenger.AUTHENTICATOR_SERIAL",
            "6cdd0acd62145e48555387dd08cdf05d36",
        ),
        (
            "com.blizzard.messenger.AUTHENTICATOR_DEVICE_SECRET",
            "0fb8119a66415c57565487d715c4f15d36f423461c5fbb4fdb93aa9eb90364efa96c4dd1e30b135b",
        ),
    ]);
    let import = read(&file, None).unwrap();
    assert_eq!(import.format, "battle-net");
    let secret = data_encoding::BASE32_NOPAD.encode(
        &HEXLOWER
            .decode(b"666f6f62617200112233445566778899aabbccdd")
            .unwrap(),
    );
    assert_eq!(
        lines(&import),
        [format!(
            "Battle.net | US-1234-5678-9012 | {secret} | totp SHA1 8 30"
        )]
    );
}

#[test]
fn duo_has_no_issuer_and_tells_counters_by_having_one() {
    let file = json!([
        {"version": 1, "accountType": "OtpAccount", "name": "ann", "otpGenerator": {"otpSecret": "MZXW6YTBOI"}, "pkey": "1"},
        {"version": 1, "accountType": "OtpAccount", "name": "bob", "otpGenerator": {"otpSecret": "MZXW6YTBOI", "counter": 7}, "pkey": "2"},
        {"version": 1, "accountType": "DuoAccount", "name": "push", "pkey": "3"},
    ]);
    let import = read(&bytes(&file), None).unwrap();
    assert_eq!(import.format, "duo");
    assert_eq!(
        lines(&import),
        [
            " | ann | MZXW6YTBOI | totp SHA1 6 30",
            " | bob | MZXW6YTBOI | hotp SHA1 6 #7",
            "refused \"push\" secretMissing",
        ]
    );
}
