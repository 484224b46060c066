//! `otpauth` links as they are found, one by one.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper of a test may fail the test"
)]

use countersign_otp::{Algorithm, Digits, Kind, LinkError, Notice, OtpAuth, Parameter, Period};

const SECRET: &str = "MZXW6YTBOI";

fn parsed(link: &str) -> OtpAuth {
    OtpAuth::parse(link).unwrap_or_else(|error| panic!("{link}: {error}"))
}

fn refused(link: &str) -> LinkError {
    OtpAuth::parse(link).expect_err(link)
}

fn totp(algorithm: Algorithm, digits: u8, seconds: u64) -> Kind {
    Kind::Totp {
        algorithm,
        digits: Digits::new(digits).unwrap(),
        period: Period::new(seconds).unwrap(),
    }
}

#[test]
fn issuer_and_label_are_found_in_links_of_every_make() {
    for (link, issuer, label) in [
        (
            "OTPAUTH://TOTP/Acme:ann?SECRET=mzxw6ytboi&Issuer=Acme",
            "Acme",
            "ann",
        ),
        (
            "otpauth://totp/Acme%3Aann?secret=MZXW6YTBOI======",
            "Acme",
            "ann",
        ),
        (
            "otpauth://totp/Acme%3aann?secret=MZXW6YTBOI%3D%3D",
            "Acme",
            "ann",
        ),
        (
            "otpauth://totp/Acme%20Corp:ann?secret=MZXW%206YTB%20OI&issuer=Acme+Corp",
            "Acme Corp",
            "ann",
        ),
        (
            "otpauth://totp/A%2BB:ann?secret=MZXW6YTBOI&issuer=A+B",
            "A+B",
            "ann",
        ),
        (
            "otpauth://totp/ann+work@acme.test?secret=MZXW6YTBOI&issuer=Acme",
            "Acme",
            "ann+work@acme.test",
        ),
        ("otpauth://totp/ann?secret=MZXW6YTBOI&issuer", "", "ann"),
        ("otpauth://totp/ann?issuer&secret=MZXW6YTBOI", "", "ann"),
        (
            "otpauth://totp/:ann?secret=MZXW6YTBOI&issuer=Acme",
            "Acme",
            "ann",
        ),
        (
            "otpauth://totp/Acme:%20ann?secret=MZXW6YTBOI&issuer=Acme",
            "Acme",
            "ann",
        ),
        (
            "otpauth://totp/ACME:ann?secret=MZXW6YTBOI&issuer=Acme",
            "Acme",
            "ann",
        ),
        (
            "otpauth://totp/10%3A30%20Club:ann?secret=MZXW6YTBOI&issuer=10%3A30%20Club",
            "10:30 Club",
            "ann",
        ),
        ("otpauth://totp/?secret=MZXW6YTBOI&issuer=Acme", "Acme", ""),
        ("otpauth://totp?secret=MZXW6YTBOI&issuer=Acme", "Acme", ""),
        ("otpauth://totp/Why?:ann?secret=MZXW6YTBOI", "Why?", "ann"),
        (
            "otpauth://totp/No%201%20#shop:ann?secret=MZXW6YTBOI",
            "No 1 #shop",
            "ann",
        ),
        (
            "otpauth://totp/Chat:@ann:chat.test?secret=MZXW6YTBOI",
            "Chat",
            "@ann:chat.test",
        ),
        (
            "otpauth://totp/100%:50%zz?secret=MZXW6YTBOI",
            "100%",
            "50%zz",
        ),
        ("otpauth://totp/a/b:c/d?secret=MZXW6YTBOI", "a/b", "c/d"),
        (
            "otpauth://totp/Müller & Söhne|x:änn?secret=MZXW6YTBOI",
            "Müller & Söhne|x",
            "änn",
        ),
        (
            "apple-otpauth://totp/Acme:ann?secret=MZXW6YTBOI",
            "Acme",
            "ann",
        ),
        ("otpauth:totp/Acme:ann?secret=MZXW6YTBOI", "Acme", "ann"),
        (
            "\u{FEFF}  otpauth://totp/Acme:ann?secret=MZXW6YTBOI&image=http%3A%2F%2Fx&codeDisplay={}\r\n",
            "Acme",
            "ann",
        ),
    ] {
        let account = parsed(link);
        assert_eq!(
            (account.issuer.as_str(), account.label.as_str()),
            (issuer, label),
            "{link}"
        );
        assert_eq!(account.secret.expose(), b"foobar", "{link}");
        assert_eq!(
            (account.kind, account.counter),
            (Kind::default(), None),
            "{link}"
        );
        assert_eq!(account.notes, [], "{link}");
    }
}

#[test]
fn two_issuers_are_settled_and_the_account_is_marked() {
    let account = parsed("otpauth://totp/Old%20Name:ann?secret=MZXW6YTBOI&issuer=New%20Name");
    assert_eq!(
        (account.issuer.as_str(), account.label.as_str()),
        ("New Name", "ann")
    );
    assert_eq!(
        account.notes,
        [Notice::IssuerDiffers {
            label_issuer: "Old Name".to_owned()
        }]
    );

    let account = parsed("otpauth://totp/a%3Ab?secret=MZXW6YTBOI&issuer=New%20Name");
    assert_eq!(
        (account.issuer.as_str(), account.label.as_str()),
        ("New Name", "a:b")
    );
    assert_eq!(
        account.notes,
        [Notice::IssuerDiffers {
            label_issuer: "a".to_owned()
        }]
    );

    let account = parsed("otpauth://totp/Smith & Sons:ann?secret=MZXW6YTBOI&issuer=Smith & Sons");
    assert_eq!(
        (account.issuer.as_str(), account.label.as_str()),
        ("Smith & Sons", "ann")
    );
    assert_eq!(account.notes, [Notice::IssuerCut]);
}

#[test]
fn parameters_are_read_and_have_defaults() {
    for (parameters, kind) in [
        ("", Kind::default()),
        (
            "&algorithm=HmacSHA256&digits=8&period=60",
            totp(Algorithm::Sha256, 8, 60),
        ),
        (
            "&algorithm=sha-512&digits=&period=",
            totp(Algorithm::Sha512, 6, 30),
        ),
        ("&algorithm=null&digits=null&period=null", Kind::default()),
        (
            "&ALGORITHM=SHA1&Digits=%207%20&pErIoD=030",
            totp(Algorithm::Sha1, 7, 30),
        ),
        ("&counter=9", Kind::default()),
        ("&steamy&encoder=other&unknown=1&&=&=x", Kind::default()),
    ] {
        let account = parsed(&format!(
            "otpauth://totp/Acme:ann?secret={SECRET}{parameters}"
        ));
        assert_eq!(account.kind, kind, "{parameters}");
        assert_eq!(account.notes, [], "{parameters}");
    }
}

#[test]
fn unusual_digits_and_periods_are_taken_and_marked() {
    for (parameters, kind, notes) in [
        (
            "digits=10",
            totp(Algorithm::Sha1, 10, 30),
            vec![Notice::UnusualDigits],
        ),
        (
            "period=1",
            totp(Algorithm::Sha1, 6, 1),
            vec![Notice::UnusualPeriod],
        ),
        (
            "digits=1&period=86400",
            totp(Algorithm::Sha1, 1, 86_400),
            vec![Notice::UnusualDigits, Notice::UnusualPeriod],
        ),
    ] {
        let account = parsed(&format!(
            "otpauth://totp/Acme:ann?secret={SECRET}&{parameters}"
        ));
        assert_eq!((account.kind, account.notes), (kind, notes), "{parameters}");
    }
}

#[test]
fn a_hotp_link_has_a_counter() {
    let kind = Kind::Hotp {
        algorithm: Algorithm::Sha1,
        digits: Digits::default(),
    };
    for (parameters, counter, notes) in [
        ("&counter=7&period=1", 7, vec![]),
        ("&counter=9223372036854775807", i64::MAX as u64, vec![]),
        ("", 0, vec![Notice::CounterMissing]),
        ("&counter=", 0, vec![Notice::CounterMissing]),
    ] {
        let account = parsed(&format!(
            "otpauth://HOTP/Acme:ann?secret={SECRET}{parameters}"
        ));
        assert_eq!(
            (account.kind, account.counter, account.notes),
            (kind, Some(counter), notes),
            "{parameters}"
        );
    }
    for wrong in [
        "-1",
        "9223372036854775808",
        "18446744073709551616",
        "1.5",
        "x",
        "+1e3",
    ] {
        let error = refused(&format!(
            "otpauth://hotp/Acme:ann?secret={SECRET}&counter={wrong}"
        ));
        assert!(
            matches!(error, LinkError::CounterOutOfRange(_)),
            "{wrong}: {error:?}"
        );
    }
}

#[test]
fn steam_is_recognized_in_every_disguise() {
    for (link, issuer, label) in [
        (
            "otpauth://steam/Steam:ann?secret=MZXW6YTBOI&issuer=Steam&algorithm=SHA1&digits=5&period=30",
            "Steam",
            "ann",
        ),
        (
            "otpauth://steam/Steam:ann?secret=MZXW6YTBOI&algorithm=odd&digits=99",
            "Steam",
            "ann",
        ),
        (
            "otpauth://totp/Steam:ann?secret=MZXW6YTBOI&issuer=Steam",
            "Steam",
            "ann",
        ),
        (
            "otpauth://totp/steam:ann?secret=MZXW6YTBOI&digits=5",
            "steam",
            "ann",
        ),
        (
            "otpauth://totp/Steam:ann?secret=MZXW6YTBOI&issuer=Steam&digits=6&encoder=steam",
            "Steam",
            "ann",
        ),
        (
            "otpauth://totp/Game:ann?secret=MZXW6YTBOI&issuer=Game&digits=5&encoder=steam",
            "Game",
            "ann",
        ),
        (
            "otpauth://totp/Game:ann?secret=MZXW6YTBOI&issuer=Game&steam",
            "Game",
            "ann",
        ),
        ("steam://MZXW6YTBOI", "Steam", ""),
        ("STEAM://mzxw6ytboi", "Steam", ""),
    ] {
        let account = parsed(link);
        assert_eq!(
            (account.issuer.as_str(), account.label.as_str()),
            (issuer, label),
            "{link}"
        );
        assert_eq!(
            (account.kind, account.secret.expose()),
            (Kind::Steam, b"foobar".as_slice()),
            "{link}"
        );
        assert_eq!(account.notes, [], "{link}");
    }
}

#[test]
fn an_ordinary_account_of_an_issuer_named_steam_stays_ordinary() {
    for (parameters, kind) in [
        ("digits=6", totp(Algorithm::Sha1, 6, 30)),
        ("digits=8", totp(Algorithm::Sha1, 8, 30)),
        ("digits=5&algorithm=SHA256", totp(Algorithm::Sha256, 5, 30)),
        ("digits=5&period=60", totp(Algorithm::Sha1, 5, 60)),
    ] {
        assert_eq!(
            parsed(&format!(
                "otpauth://totp/Steam:ann?secret={SECRET}&issuer=Steam&{parameters}"
            ))
            .kind,
            kind
        );
    }
}

#[test]
fn of_a_repeated_parameter_the_first_counts_and_differences_are_marked() {
    let account = parsed(
        "otpauth://totp/Acme:ann?secret=MZXW6YTBOI&secret=AAAAAAAA&issuer=Acme&issuer=Other&issuer=Third",
    );
    assert_eq!(
        (account.issuer.as_str(), account.secret.expose()),
        ("Acme", b"foobar".as_slice())
    );
    assert_eq!(
        account.notes,
        [
            Notice::Repeated(Parameter::Secret),
            Notice::Repeated(Parameter::Issuer)
        ]
    );

    let account = parsed(
        "otpauth://totp/Acme:ann?secret=MZXW6YTBOI&issuer=Acme&digits=8&issuer=Acme&digits=8",
    );
    assert_eq!(account.notes, []);
}

#[test]
fn names_that_can_not_be_shown_as_they_are_become_readable_and_are_marked() {
    let account = parsed("otpauth://totp/Acme%0AInc:a%00nn?secret=MZXW6YTBOI");
    assert_eq!(
        (account.issuer.as_str(), account.label.as_str()),
        ("Acme Inc", "a nn")
    );
    assert_eq!(account.notes, [Notice::ControlCharacters]);

    let account = parsed("otpauth://totp/M%FCller:ann?secret=MZXW6YTBOI");
    assert_eq!(
        (account.issuer.as_str(), account.label.as_str()),
        ("M\u{FFFD}ller", "ann")
    );
    assert_eq!(account.notes, [Notice::NotUtf8]);
}

#[test]
fn a_link_is_written_out_in_full() {
    for (link, written) in [
        (
            "otpauth://totp/Smith%20%26%20Sons:ann%2C+x@acme.test?secret=mzxw6ytboi",
            "otpauth://totp/Smith%20%26%20Sons:ann%2C%2Bx%40acme.test?secret=MZXW6YTBOI&issuer=Smith%20%26%20Sons&algorithm=SHA1&digits=6&period=30",
        ),
        (
            "otpauth://hotp/ann?secret=MZXW6YTBOI&counter=5&algorithm=sha256&digits=8",
            "otpauth://hotp/ann?secret=MZXW6YTBOI&algorithm=SHA256&digits=8&counter=5",
        ),
        (
            "steam://MZXW6YTBOI",
            "otpauth://steam/Steam:?secret=MZXW6YTBOI&issuer=Steam&algorithm=SHA1&digits=5&period=30",
        ),
        (
            "otpauth://totp/:a%3Ab?secret=MZXW6YTBOI",
            "otpauth://totp/:a%3Ab?secret=MZXW6YTBOI&algorithm=SHA1&digits=6&period=30",
        ),
    ] {
        let account = parsed(link);
        assert_eq!(account.to_link().as_str(), written);
        assert_eq!(parsed(written), account);
    }
}

#[test]
fn parameters_of_other_programs_are_told_decoded_and_each_once() {
    let link = "otpauth://totp/Why?:ann?secret=MZXW6YTBOI&tags=a%2Cb+c&issuer=Acme&lock&tags=x&codeDisplay=%7B%7D";
    let found: Vec<(String, String)> = countersign_otp::other_parameters(link)
        .into_iter()
        .map(|(name, value)| (name, value.to_string()))
        .collect();
    let expected = [("tags", "a,b c"), ("lock", ""), ("codeDisplay", "{}")];
    assert_eq!(
        found,
        expected.map(|(name, value)| (name.to_owned(), value.to_owned()))
    );
}
