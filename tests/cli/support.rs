//! The text for support, as somebody without a screen makes it.

use std::fs;

use crate::home::{Home, RFC_KEY};

/// The program in a home of its own, of a person with a name.
fn ended(home: &Home, arguments: &[&str]) -> crate::home::Ended {
    let mut command = home.command(arguments);
    command.env("HOME", home.path()).env("USER", "zora-login");
    crate::home::ended(command, "")
}

#[test]
fn the_text_for_support_is_printed_or_written_and_the_last_problems_are_in_it() {
    let home = Home::with_vault();
    let link = format!("otpauth://totp/Zanzibar:zora.label?secret={RFC_KEY}");
    home.ok(&["accounts", "add"], &link);
    let (_, refused) = home.refused(&["accounts", "show", "nobody"], "");
    let reference = refused["reference"].as_str().unwrap().to_owned();

    let printed = ended(&home, &["support"]);
    assert_eq!(printed.status, 0, "{}", printed.err);
    for told in [
        "# For support",
        "- State: locked",
        "- Folder: another one, in ~",
        "- Accounts: not counted, the vault is not open",
        "- Web engine: none, this was made on the command line",
        reference.as_str(),
    ] {
        assert!(
            printed.out.contains(told),
            "{told} is missing: {}",
            printed.out
        );
    }

    let file = home.path().join("support.txt");
    let words = ["support", "--servers", file.to_str().unwrap()];
    let written = ended(&home, &words);
    assert_eq!(written.status, 0, "{}", written.err);
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.contains("- Accounts: 1 (totp: 1)"), "{text}");
    // Never over something that is there.
    assert_ne!(ended(&home, &words).status, 0);
    assert_eq!(fs::read_to_string(&file).unwrap(), text);

    let folder = home.path().to_str().unwrap();
    for unsaid in [
        RFC_KEY,
        "Zanzibar",
        "zora",
        "otpauth",
        "correct horse",
        folder,
    ] {
        assert!(!text.contains(unsaid), "{unsaid} is in it: {text}");
        assert!(
            !printed.out.contains(unsaid),
            "{unsaid} is in it: {}",
            printed.out
        );
    }
}

#[test]
fn without_a_vault_there_is_a_text_all_the_same() {
    let home = Home::empty();
    let made = ended(&home, &["--json", "support"]);
    assert_eq!(made.status, 0, "{}", made.err);
    let answer: serde_json::Value = serde_json::from_str(&made.out).unwrap();
    let text = answer["text"].as_str().unwrap();
    assert!(text.contains("- State: empty"), "{text}");
    assert!(!home.vault().exists(), "nothing is made for it");
}

#[test]
fn the_windows_own_reference_is_explained() {
    let home = Home::empty();
    let explained = home.json(&["explain", "CS-UI"], "");
    assert_eq!(explained["code"], "unexpected");
}
