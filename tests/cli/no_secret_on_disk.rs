//! After a whole day's use, nothing that the program left on the disk holds a secret, a code, a token or a link.

use std::path::{Path, PathBuf};

use crate::home::{Home, Server};

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
fn holding(folder: &Path, needles: &[(&str, Vec<u8>)]) -> Vec<String> {
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

#[test]
fn no_file_holds_a_secret_a_code_a_token_or_a_link() {
    let home = Home::with_vault();
    let link = format!("otpauth://totp/Example:ann?secret={KEY}&digits=9");
    home.ok(&["accounts", "add"], &link);
    let code = home.ok(&["code", "example"], "").trim().to_owned();
    assert_eq!(code.len(), 9);
    home.ok(&["verify", "example"], &code);
    home.run(&["verify", "example"], "123456789");
    home.run(
        &["accounts", "add"],
        &format!("otpauth://totp/x?secret={KEY}&algorithm=none"),
    );

    let server = Server::start(&home, "normal");
    let (url, user) = (server.url().to_owned(), server.user("newStarter"));
    // The token comes from standard input: a file with it would be found, and rightly so.
    let started = home.json(
        &["enroll", "start", "--server", &url, "--user", &user],
        server.token(),
    );
    let id = started["id"].as_str().unwrap().to_owned();
    home.run(&["enroll", "verify", &id], "987654321");
    home.ok(&["enroll", "verify", &id, "--own-code"], "");
    let refused = home.json(
        &[
            "enroll",
            "start",
            "--server",
            &url,
            "--user",
            &server.user("halfWay"),
        ],
        server.token(),
    );
    home.ok(&["enroll", "discard", refused["id"].as_str().unwrap()], "");
    home.ok(&["accounts", "remove", "example", "--yes"], "");

    let raw = data_encoding::BASE32_NOPAD.decode(KEY.as_bytes()).unwrap();
    let needles = [
        ("secret", KEY.as_bytes().to_vec()),
        ("secret in lower case", KEY.to_lowercase().into_bytes()),
        ("raw secret", raw),
        ("code", code.clone().into_bytes()),
        ("typed code", b"123456789".to_vec()),
        ("posted code", b"987654321".to_vec()),
        ("token", server.token().as_bytes().to_vec()),
        ("link", b"otpauth://".to_vec()),
        ("passphrase", b"correct horse".to_vec()),
    ];
    let kept = ["state", "vault"].map(|folder| home.path().join(folder));
    let names: Vec<String> = kept
        .iter()
        .flat_map(|folder| files(folder))
        .map(|file| file.display().to_string())
        .collect();
    assert!(
        names.iter().any(|name| name.ends_with("vault.db")),
        "{names:?}"
    );
    assert!(
        names.iter().any(|name| name.ends_with(".log")),
        "there is no log to look at: {names:?}"
    );
    let log: u64 = names
        .iter()
        .filter(|name| name.ends_with(".log"))
        .map(|name| std::fs::metadata(name).unwrap().len())
        .sum();
    assert!(log > 0, "the log is empty");
    for folder in &kept {
        assert_eq!(holding(folder, &needles), Vec::<String>::new());
    }

    // The control: each of them is found where it is planted.
    let planted = home.path().join("planted");
    std::fs::create_dir(&planted).unwrap();
    for (name, needle) in &needles {
        std::fs::write(
            planted.join("note"),
            [b"before ".as_slice(), needle, b" after"].concat(),
        )
        .unwrap();
        assert!(
            holding(&planted, &needles)
                .iter()
                .any(|found| found.starts_with(name)),
            "{name} was not found"
        );
    }
}
