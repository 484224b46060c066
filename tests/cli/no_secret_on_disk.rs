//! After a whole day's use, nothing that the program left on the disk holds a secret, a code, a token or a link.

use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::canned::{self, Canned, error, started, state};
use crate::home::{Home, Server};
use crate::{servers, vault_of};

/// The key of an account whose codes have nine digits, so that no timestamp looks like one.
const KEY: &str = "KRUGS4ZANFZSAYJAONSWG4TFOQQGWZLZ";

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path))
        } else {
            found.push(path)
        }
    }
    found
}

/// The files that hold one of these, in any of the forms in which it might have been written.
fn holding(folder: &Path, needles: &[(String, Vec<u8>)]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files(folder) {
        let bytes = std::fs::read(&file).unwrap();
        for (name, needle) in needles {
            if bytes.windows(needle.len()).any(|window| window == needle) {
                found.push(format!(
                    "{name} in {}",
                    file.strip_prefix(folder).unwrap().display()
                ));
            }
        }
    }
    found.sort();
    found
}

/// A secret in the forms in which a program might write it.
fn forms(name: &str, key: &str) -> Vec<(String, Vec<u8>)> {
    let raw = data_encoding::BASE32_NOPAD.decode(key.as_bytes()).unwrap();
    let utf16 = key.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        (format!("{name}, base32"), key.as_bytes().to_vec()),
        (
            format!("{name}, lower case"),
            key.to_lowercase().into_bytes(),
        ),
        (format!("{name}, UTF-16"), utf16),
        (
            format!("{name}, base64"),
            data_encoding::BASE64.encode(&raw).into_bytes(),
        ),
        (
            format!("{name}, hex"),
            data_encoding::HEXLOWER.encode(&raw).into_bytes(),
        ),
        (format!("{name}, raw"), raw),
    ]
}

#[test]
fn no_file_holds_a_secret_a_code_a_token_or_a_link() {
    let home = Home::with_vault();
    let token = "pat-0c1f5b9d-not-in-any-file";
    let mut needles = [forms("secret", KEY), forms("enrolled secret", canned::KEY)].concat();
    for (name, text) in [
        ("typed code", "123456789"),
        ("token", token),
        ("link", "otpauth://"),
        ("encoded link", "otpauth%3A"),
        ("passphrase", "correct horse"),
    ] {
        needles.push((name.to_owned(), text.as_bytes().to_vec()));
    }
    let look = |needles: &[(String, Vec<u8>)]| {
        for folder in ["state", "vault"] {
            assert_eq!(
                holding(&home.path().join(folder), needles),
                Vec::<String>::new()
            );
        }
    };

    home.ok(
        &["accounts", "add"],
        &format!("otpauth://totp/Example:ann?secret={KEY}&digits=9"),
    );
    let code = home.ok(&["code", "example"], "").trim().to_owned();
    assert_eq!(code.len(), 9);
    needles.push(("code".to_owned(), code.clone().into_bytes()));
    home.ok(&["verify", "example"], &code);
    home.run(&["verify", "example"], "123456789");
    home.run(
        &["accounts", "add"],
        &format!("otpauth://totp/x?secret={KEY}&algorithm=none"),
    );
    look(&needles);

    let server = Canned::start(
        |line| match (line.contains("/verify"), line.contains("/totp ")) {
            (true, _) => error(400, 3, "EVENT-8isk2"),
            (false, true) => started(),
            (false, false) => state(line, Some("NOT_READY")),
        },
    );
    // The token comes from standard input: a file with it would be found, and rightly so.
    let words = ["enroll", "start", "--server", &server.url, "--user", "1"];
    let id = home.json(&words, token)["id"].as_str().unwrap().to_owned();
    look(&needles);
    home.run(&["enroll", "verify", &id, "--anyway"], "123456789");
    home.run(&["enroll", "verify", &id, "--own-code"], "");
    look(&needles);

    // A reader keeps the write-ahead log from being emptied, so that there is one to look at.
    let reader = Reader::hold(&home.vault().join("vault.db"));
    home.ok(&["accounts", "add", "--label", "more"], "NBSWY3DPO5XXE3DE");
    needles.extend(forms("secret in the log", "NBSWY3DPO5XXE3DE"));
    let log = home.vault().join("vault.db-wal");
    assert!(
        std::fs::metadata(&log).unwrap().len() > 0,
        "there is no write-ahead log to look at"
    );
    look(&needles);
    let copy = std::fs::read(&log).unwrap();
    drop(reader);

    server.change(|line| match line.contains("/verify") {
        true => crate::canned::Reply::Json(200, "{}".to_owned()),
        false => state(line, Some("READY")),
    });
    home.ok(&["enroll", "verify", &id, "--own-code"], "");
    home.ok(&["accounts", "remove", "example", "--yes"], "");
    look(&needles);

    // The control: each of them is found where it is planted, in a file of each kind.
    let kept = [files(&home.path().join("state")), files(&home.vault())].concat();
    let of_kind = |end: &str| {
        kept.iter()
            .find(|file| file.to_string_lossy().ends_with(end))
            .unwrap()
    };
    let planted = home.path().join("planted");
    std::fs::create_dir(&planted).unwrap();
    for bytes in [
        std::fs::read(of_kind("vault.db")).unwrap(),
        std::fs::read(of_kind(".log")).unwrap(),
        copy,
    ] {
        let middle = bytes.len() / 2;
        assert!(middle > 0);
        for (name, needle) in &needles {
            let spoiled = [&bytes[..middle], needle, &bytes[middle..]].concat();
            std::fs::write(planted.join("file"), spoiled).unwrap();
            assert!(
                holding(&planted, &needles)
                    .iter()
                    .any(|found| found.starts_with(name)),
                "{name} was not found"
            );
        }
    }
}

/// A process that reads the database, and goes on reading until it is dropped.
struct Reader(std::process::Child);

impl Reader {
    fn hold(database: &Path) -> Self {
        let script = "import sqlite3, sys
base = sqlite3.connect(sys.argv[1], isolation_level=None)
base.execute('BEGIN')
base.execute('SELECT count(*) FROM account').fetchall()
print('reading', flush=True)
sys.stdin.read()";
        let mut child = Command::new("python3")
            .args(["-c", script])
            .arg(database)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        assert_eq!(line.trim(), "reading");
        Self(child)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        // Its standard input ends, and so does it.
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

/// As [`forms`], for a text.
fn text_forms(name: &str, text: &str) -> Vec<(String, Vec<u8>)> {
    let utf16 = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        (name.to_owned(), text.as_bytes().to_vec()),
        (format!("{name}, UTF-16"), utf16),
        (
            format!("{name}, base64"),
            data_encoding::BASE64.encode(text.as_bytes()).into_bytes(),
        ),
        (
            format!("{name}, hex"),
            data_encoding::HEXLOWER.encode(text.as_bytes()).into_bytes(),
        ),
    ]
}

#[test]
fn no_file_and_no_output_holds_a_token_of_a_sign_in() {
    let home = Home::with_vault();
    let server = Server::start(&home, "normal");
    servers::add(&home, &server);
    let mut said = home.ok(&["--json", "servers", "test", "demo"], "");
    let user = server.user("newStarter");
    let signed_in = servers::sign_in(&home, &user);
    said.push_str(&format!("{}{}", signed_in.out, signed_in.err));
    let first = vault_of::session(&home);

    // A reader keeps the write-ahead log from being emptied, so that there is one to look at.
    let reader = Reader::hold(&home.vault().join("vault.db"));
    vault_of::make_due(&home);
    let profile = ["--json", "enroll", "status", "--server-profile", "demo"];
    said.push_str(&home.ok(&profile, ""));
    let second = vault_of::session(&home);
    let log = home.vault().join("vault.db-wal");
    assert!(
        std::fs::metadata(&log).is_ok_and(|log| log.len() > 0),
        "there is no write-ahead log to look at"
    );
    let mut needles = Vec::new();
    for (which, session) in [("first", &first), ("second", &second)] {
        for token in ["accessToken", "refreshToken"] {
            let text = vault_of::value(session, token);
            assert!(text.len() > 16, "{token} is too short to look for");
            needles.extend(text_forms(&format!("{which} {token}"), &text));
        }
    }
    assert_ne!(needles[0].1, needles[needles.len() / 2].1, "it was renewed");
    // Every signed token begins like this; and the fields of what is sent for tokens.
    for text in ["eyJ", "code_verifier=", "refresh_token=", "id_token\":"] {
        needles.push((text.to_owned(), text.as_bytes().to_vec()));
    }
    let look = || {
        for folder in ["state", "vault"] {
            let found = holding(&home.path().join(folder), &needles);
            assert_eq!(found, Vec::<String>::new());
        }
    };
    look();
    drop(reader);
    let ended = home.run(&["--json", "sign-out", "demo"], "");
    said.push_str(&format!("{}{}", ended.out, ended.err));
    let refused = home.run(&profile, "");
    said.push_str(&format!("{}{}", refused.out, refused.err));
    look();
    for (name, needle) in &needles {
        // The address to open names the challenge, and nothing that signs anybody in.
        let holds = said
            .as_bytes()
            .windows(needle.len())
            .any(|window| window == needle);
        assert!(!holds, "{name} was printed");
    }
}
