//! FreeOTP 1, FreeOTP+ and FreeOTP 2.

use countersign_transfer::ReadError;

use super::common::{PASSWORD, failure, fixture, lines, read, refusal};

/// Tokens as the older programs keep them: secrets are lists of signed bytes, `ff807f00` is `76AH6AA`.
const TOKENS: [(&str, &str); 5] = [
    (
        "Example:ann",
        r#"{"algo":"SHA256","counter":0,"digits":8,"issuerExt":"Example","issuerInt":"Example","label":"ann","period":60,"secret":[-1,-128,127,0],"type":"TOTP"}"#,
    ),
    (
        "Zed:bob",
        r#"{"algo":"SHA1","counter":-1,"digits":6,"issuerExt":"Zed","label":"bob","period":30,"secret":[102,111,111,98,97,114],"type":"HOTP"}"#,
    ),
    (
        "Old:kim",
        r#"{"algo":"SHA512","counter":7,"digits":6,"issuerAlt":"New","issuerExt":"Old","label":"kim","labelAlt":"Kim","period":30,"secret":[102,111,111,98,97,114],"type":"HOTP"}"#,
    ),
    (
        "Steam:eve",
        r#"{"algo":"SHA1","counter":0,"digits":5,"issuerExt":"Steam","label":"eve","period":30,"secret":[102,111,111,98,97,114],"type":"TOTP"}"#,
    ),
    (
        "broken",
        r#"{"algo":"SHA1","digits":6,"label":"broken","period":30,"secret":[300],"type":"TOTP"}"#,
    ),
];
const ORDER: &str = r#"["Old:kim","Steam:eve","Zed:bob","Example:ann","broken"]"#;
/// In the order that the program keeps.
const ROWS: [&str; 5] = [
    "New | Kim | MZXW6YTBOI | hotp SHA512 6 #7",
    "Steam | eve | MZXW6YTBOI | steam",
    "Zed | bob | MZXW6YTBOI | hotp SHA1 6 #0",
    "Example | ann | 76AH6AA | totp SHA256 8 60",
    "refused \"broken\" secretUnreadable",
];

#[test]
fn the_tokens_of_freeotp_1_and_freeotp_plus_are_the_same() {
    let quoted = |text: &str| text.replace('"', "&quot;");
    let tokens: String = TOKENS
        .iter()
        .map(|(name, token)| format!("<string name=\"{name}\">{}</string>\n", quoted(token)))
        .collect();
    let preferences = format!(
        "<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>\n<string name=\"tokenOrder\">{}</string>\n{tokens}</map>",
        quoted(ORDER)
    );
    let tokens = TOKENS.map(|(_, token)| token).join(",");
    let backup = format!(r#"{{"tokenOrder":{ORDER},"tokens":[{tokens}]}}"#);
    for (file, format) in [(&preferences, "freeotp"), (&backup, "freeotp-plus")] {
        let import = read(file.as_bytes(), None).unwrap();
        assert_eq!(import.format, format);
        assert_eq!(lines(&import), ROWS, "{format}");
    }
    let failure = failure(&preferences.as_bytes()[..300], None);
    assert!(matches!(failure, ReadError::Damaged(_)), "{failure:?}");
}

#[test]
fn freeotp_2_opens_its_master_key_and_then_each_secret() {
    let import = read(&fixture("freeotp2.xml"), Some(PASSWORD)).unwrap();
    assert_eq!(import.format, "freeotp2");
    assert_eq!(
        lines(&import),
        [
            "Example | ann | MNXXK3TUMVZHG2LHNYWUWQKUFVVWK6JB | totp SHA256 8 60",
            "Zed | bob | MZXW6YTBOI | hotp SHA1 6 #7",
        ]
    );
}

#[test]
fn freeotp_2_tells_a_wrong_password_from_damage() {
    let file = fixture("freeotp2.xml");
    assert_eq!(failure(&file, None), ReadError::PasswordNeeded);
    assert_eq!(
        failure(&file, Some("orange-Umbrella-8")),
        ReadError::WrongPassword
    );
    // One number of one account's ciphertext: `[17,78,38,…` becomes `[27,78,38,…`. The other row is taken.
    let mut damaged = file.clone();
    damaged[place_of(&file, b"[17,78,38") + 1] = b'2';
    let import = read(&damaged, Some(PASSWORD)).unwrap();
    assert_eq!(refusal(&import, 0), "undecryptable");
    assert!(lines(&import)[1].starts_with("Zed | bob"));
    for length in [file.len() - 1, file.len() / 2, 60] {
        let failure = failure(&file[..length], Some(PASSWORD));
        assert!(matches!(failure, ReadError::Damaged(_)), "{failure:?}");
    }
    let mut greedy = file;
    let rounds = place_of(&greedy, b"100000");
    greedy[rounds..rounds + 6].copy_from_slice(b"9999e9");
    assert!(matches!(
        failure(&greedy, Some(PASSWORD)),
        ReadError::KdfOutOfBounds(_)
    ));
}

fn place_of(file: &[u8], text: &[u8]) -> usize {
    file.windows(text.len()).position(|w| w == text).unwrap()
}
