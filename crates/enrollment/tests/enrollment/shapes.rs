//! How answers are read, and which are not.

use countersign_enrollment::{Details, Dialect, ErrorKind, Provider};
use countersign_otp::{Algorithm, Digits, Kind, Period, Secret};

use crate::support::{CODE, KEY, Server, provider, registration, started, user};

const LINK: &str =
    "otpauth://totp/ZITADEL:gigi?secret=TJOPWSDYILLHXFV4MLKNNJOWFG7VSDCK&issuer=ZITADEL";

fn usual() -> Kind {
    Kind::Totp {
        algorithm: Algorithm::Sha1,
        digits: Digits::default(),
        period: Period::default(),
    }
}

#[tokio::test]
async fn the_contracts_own_start_is_read() {
    for dialect in Dialect::ALL {
        let server = Server::says(200, started()).await;
        let started = provider(&server.url, *dialect)
            .start(&user())
            .await
            .unwrap()
            .value;
        assert_eq!(
            started.registration_id.unwrap().as_str(),
            "163840776835432705"
        );
        assert_eq!(started.link.issuer, "ZITADEL");
        assert_eq!(started.link.label, "gigi@acme.zitadel.cloud");
        assert_eq!(started.link.kind, usual());
        assert_eq!(started.link.secret, Secret::from_base32(KEY).unwrap());
        assert_eq!(started.details.sequence.as_deref(), Some("2"));
    }
}

#[tokio::test]
async fn the_older_details_are_read_after_a_verify() {
    let body = r#"{"details":{"sequence":2,"changeDate":"2024-06-13T06:44:36.404123456Z","resourceOwner":"69629023906488334"}}"#;
    let server = Server::says(200, body).await;
    let verified = provider(&server.url, Dialect::V3Alpha)
        .verify(&registration(), CODE)
        .await
        .unwrap();
    let expected = Details {
        sequence: Some("2".to_owned()),
        change_date: Some("2024-06-13T06:44:36.404123456Z".to_owned()),
        resource_owner: Some("69629023906488334".to_owned()),
        ..Details::default()
    };
    assert_eq!(verified.value.details, expected);
}

#[tokio::test]
async fn the_newer_details_are_read_with_either_owner() {
    for owner in [r#"{"type":"OWNER_TYPE_ORG","id":"69"}"#, r#""69""#] {
        let body = format!(
            r#"{{"details":{{"id":"7","created":"2024-10-01T00:00:00Z","changed":"2024-10-02T00:00:00Z","owner":{owner}}}}}"#
        );
        let server = Server::says(200, body).await;
        let details = provider(&server.url, Dialect::ResourcesV3Alpha)
            .remove(&registration())
            .await
            .unwrap()
            .value;
        assert_eq!(details.id.as_deref(), Some("7"));
        assert_eq!(
            details.creation_date.as_deref(),
            Some("2024-10-01T00:00:00Z")
        );
        assert_eq!(details.change_date.as_deref(), Some("2024-10-02T00:00:00Z"));
        assert_eq!(details.resource_owner.as_deref(), Some("69"));
        assert_eq!(details.owner_type.is_some(), owner.starts_with('{'));
    }
}

#[tokio::test]
async fn a_success_without_details_is_a_success() {
    for body in [
        "{}",
        r#"{"details":{}}"#,
        r#"{"details":null}"#,
        r#"{"new":true}"#,
    ] {
        let server = Server::says(200, body).await;
        let verified = provider(&server.url, Dialect::V2)
            .verify(&registration(), CODE)
            .await
            .unwrap();
        assert_eq!(verified.value.details, Details::default(), "{body}");
    }
}

#[tokio::test]
async fn a_verify_of_another_shape_is_not_a_success() {
    for body in [
        "",
        "null",
        "[]",
        "3",
        r#""ok""#,
        "<html></html>",
        "{",
        "{}{}",
        r#"{"details":[]}"#,
        r#"{"details":"ok"}"#,
        r#"{"code":3,"message":"Invalid code (EVENT-8isk2)"}"#,
        r#"{"error":"unauthorized"}"#,
        "\u{feff}{}",
    ] {
        let server = Server::says(200, body).await;
        let error = provider(&server.url, Dialect::V2)
            .verify(&registration(), CODE)
            .await
            .unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotUnderstood, "{body}");
        assert!(error.outcome_unknown(), "{body}");
        assert!(error.cause.is_some(), "{body}");
    }
}

#[tokio::test]
async fn json_nested_beyond_measure_is_not_read() {
    for body in [
        "[".repeat(200_000),
        format!(
            r#"{{"details":{}1{}}}"#,
            r#"{"a":"#.repeat(9_999),
            "}".repeat(9_999)
        ),
    ] {
        let server = Server::says(200, body).await;
        let error = provider(&server.url, Dialect::V2)
            .verify(&registration(), CODE)
            .await
            .unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotUnderstood);
    }
}

#[tokio::test]
async fn a_start_with_a_link_alone_is_read() {
    let server = Server::says(200, format!(r#"{{"uri":"{LINK}"}}"#)).await;
    let started = provider(&server.url, Dialect::V2)
        .start(&user())
        .await
        .unwrap()
        .value;
    assert_eq!(started.link.secret, Secret::from_base32(KEY).unwrap());
    assert_eq!(started.registration_id, None);
}

#[tokio::test]
async fn a_start_with_a_key_alone_gets_the_usual_parameters_and_names_server_and_user() {
    let server = Server::says(200, format!(r#"{{"uri":"","secret":"{KEY}"}}"#)).await;
    let link = provider(&server.url, Dialect::V2)
        .start(&user())
        .await
        .unwrap()
        .value
        .link;
    assert_eq!(link.kind, usual());
    assert_eq!(
        (link.issuer.as_str(), link.label.as_str()),
        ("127.0.0.1", "gigi@acme")
    );
    assert_eq!(link.secret, Secret::from_base32(KEY).unwrap());
}

#[tokio::test]
async fn a_link_and_a_key_may_be_written_differently_but_not_be_different() {
    let same = format!(r#"{{"uri":"{LINK}","secret":"{}"}}"#, KEY.to_lowercase());
    let server = Server::says(200, same).await;
    provider(&server.url, Dialect::V2)
        .start(&user())
        .await
        .unwrap();

    let another = format!(r#"{{"uri":"{LINK}","secret":"{}"}}"#, KEY.replace('T', "A"));
    let server = Server::says(200, another).await;
    let error = provider(&server.url, Dialect::V2)
        .start(&user())
        .await
        .unwrap_err();
    assert_eq!(error.kind, ErrorKind::NotUnderstood);
    assert_eq!(
        error.cause.as_deref(),
        Some("the link and the key are not the same")
    );
}

#[tokio::test]
async fn a_start_without_a_usable_key_is_not_understood() {
    for body in [
        "{}".to_owned(),
        r#"{"uri":5}"#.to_owned(),
        r#"{"uri":"https://example.org"}"#.to_owned(),
        r#"{"uri":"otpauth://totp/x"}"#.to_owned(),
        format!(r#"{{"uri":"{LINK}&digits=99"}}"#),
        format!(r#"{{"uri":"{LINK}&algorithm=MD5","secret":"{KEY}"}}"#),
        format!(r#"{{"uri":"{}&counter=0"}}"#, LINK.replace("totp", "hotp")),
        r#"{"secret":"not base32!"}"#.to_owned(),
        format!(r#"{{"secret":["{KEY}"]}}"#),
        format!(r#"{{"uri":"{LINK}","secret":"{KEY}","details":[]}}"#),
    ] {
        let server = Server::says(200, body.clone()).await;
        let error = provider(&server.url, Dialect::V2)
            .start(&user())
            .await
            .unwrap_err();
        assert_eq!(error.kind, ErrorKind::NotUnderstood, "{body}");
        assert!(error.outcome_unknown());
    }
}

#[tokio::test]
async fn a_start_without_the_id_that_its_dialect_needs_is_not_understood() {
    for id in [
        r#""x":"y""#,
        r#""totpId":"""#,
        r#""totpId":"..""#,
        r#""totpId":"a/b""#,
        r#""totpId":7"#,
    ] {
        for dialect in [Dialect::V3Alpha, Dialect::ResourcesV3Alpha] {
            let server = Server::says(200, format!(r#"{{"uri":"{LINK}",{id}}}"#)).await;
            let error = provider(&server.url, dialect)
                .start(&user())
                .await
                .unwrap_err();
            assert_eq!(error.kind, ErrorKind::NotUnderstood, "{id}");
        }
    }
}
