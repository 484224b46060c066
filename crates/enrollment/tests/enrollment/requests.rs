//! What is sent, byte for byte, in each dialect.

use countersign_enrollment::{Dialect, ErrorKind, Provider, Registration, UserId};

use crate::support::{CODE, Sent, Server, TOKEN, provider, registration, started, user};

const DETAILS: &str = r#"{"details":{"sequence":"2","changeDate":"2024-06-13T06:44:36.404Z","resourceOwner":"69629023906488334"}}"#;

/// A request's line and body.
type Request = (&'static str, Option<&'static str>);

/// One row: the dialect, then its start, verify and remove.
const REQUESTS: [(Dialect, [Request; 3]); 4] = [
    (
        Dialect::V2,
        [
            ("POST /v2/users/gigi%40acme/totp HTTP/1.1", Some("{}")),
            (
                "POST /v2/users/gigi%40acme/totp/verify HTTP/1.1",
                Some(r#"{"code":"428913"}"#),
            ),
            ("DELETE /v2/users/gigi%40acme/totp HTTP/1.1", None),
        ],
    ),
    (
        Dialect::V2Beta,
        [
            ("POST /v2beta/users/gigi%40acme/totp HTTP/1.1", Some("{}")),
            (
                "POST /v2beta/users/gigi%40acme/totp/verify HTTP/1.1",
                Some(r#"{"code":"428913"}"#),
            ),
            ("DELETE /v2beta/users/gigi%40acme/totp HTTP/1.1", None),
        ],
    ),
    (
        Dialect::V3Alpha,
        [
            ("POST /v3alpha/users/gigi%40acme/totp HTTP/1.1", None),
            (
                "POST /v3alpha/users/gigi%40acme/totp/163840776835432705/verify HTTP/1.1",
                Some(r#"{"code":"428913"}"#),
            ),
            (
                "DELETE /v3alpha/users/gigi%40acme/totp/163840776835432705 HTTP/1.1",
                None,
            ),
        ],
    ),
    (
        Dialect::ResourcesV3Alpha,
        [
            (
                "POST /resources/v3alpha/users/gigi%40acme/totp HTTP/1.1",
                None,
            ),
            (
                "POST /resources/v3alpha/users/gigi%40acme/totp/163840776835432705/_verify HTTP/1.1",
                Some(r#""428913""#),
            ),
            (
                "DELETE /resources/v3alpha/users/gigi%40acme/totp/163840776835432705 HTTP/1.1",
                None,
            ),
        ],
    ),
];

fn assert_sent(server: &Server, line: &str, body: Option<&str>) {
    let sent = server.sent();
    let [
        Sent {
            line: sent_line,
            headers,
            body: sent_body,
        },
    ] = sent.as_slice()
    else {
        panic!("one request, not {}", sent.len());
    };
    assert_eq!(sent_line, line);
    assert_eq!(sent_body, body.unwrap_or_default());
    let mut expected = vec![
        "accept-encoding: gzip".to_owned(),
        "accept: application/json".to_owned(),
        format!("authorization: Bearer {TOKEN}"),
        format!("host: {}", server.url.trim_start_matches("http://")),
        format!("user-agent: countersign/{}", env!("CARGO_PKG_VERSION")),
    ];
    match body {
        Some(body) => {
            expected.push(format!("content-length: {}", body.len()));
            expected.push("content-type: application/json".to_owned());
        }
        None if line.starts_with("POST") => expected.push("content-length: 0".to_owned()),
        None => {}
    }
    expected.sort();
    assert_eq!(headers, &expected);
}

#[tokio::test]
async fn each_dialect_starts_with_its_own_request() {
    for (dialect, [(line, body), _, _]) in REQUESTS {
        let server = Server::says(200, started()).await;
        provider(&server.url, dialect).start(&user()).await.unwrap();
        assert_sent(&server, line, body);
    }
}

#[tokio::test]
async fn each_dialect_verifies_with_its_own_request() {
    for (dialect, [_, (line, body), _]) in REQUESTS {
        let server = Server::says(200, DETAILS).await;
        provider(&server.url, dialect)
            .verify(&registration(), CODE)
            .await
            .unwrap();
        assert_sent(&server, line, body);
    }
}

#[tokio::test]
async fn each_dialect_removes_with_its_own_request() {
    for (dialect, [_, _, (line, body)]) in REQUESTS {
        let server = Server::says(200, DETAILS).await;
        provider(&server.url, dialect)
            .remove(&registration())
            .await
            .unwrap();
        assert_sent(&server, line, body);
    }
}

#[tokio::test]
async fn a_path_prefix_comes_first() {
    let server = Server::says(200, started()).await;
    let url = format!("{}/idp/", server.url);
    provider(&url, Dialect::V2).start(&user()).await.unwrap();
    assert_eq!(
        server.sent()[0].line,
        "POST /idp/v2/users/gigi%40acme/totp HTTP/1.1"
    );
}

#[tokio::test]
async fn ids_stay_within_their_segment() {
    for (id, segment) in [
        ("%2e%2e", "%252e%252e"),
        ("...", "..."),
        ("a;b c", "a%3Bb%20c"),
        ("{registration}", "%7Bregistration%7D"),
    ] {
        let server = Server::says(200, started()).await;
        provider(&server.url, Dialect::V2)
            .start(&UserId::parse(id).unwrap())
            .await
            .unwrap();
        assert_eq!(
            server.sent()[0].line,
            format!("POST /v2/users/{segment}/totp HTTP/1.1")
        );
    }
}

#[tokio::test]
async fn a_code_goes_out_as_it_is_and_escaped_where_json_needs_it() {
    let server = Server::says(200, DETAILS).await;
    provider(&server.url, Dialect::V2)
        .verify(&registration(), "a\"\\é")
        .await
        .unwrap();
    assert_eq!(server.sent()[0].body, r#"{"code":"a\"\\é"}"#);
}

#[tokio::test]
async fn a_code_of_the_wrong_length_is_never_sent() {
    for (dialect, codes, min, max) in [
        (Dialect::V2, ["", &"1".repeat(201)], 1, 200),
        (Dialect::V2Beta, ["", &"1".repeat(201)], 1, 200),
        (Dialect::V3Alpha, ["12345", "1234567890"], 6, 9),
        (Dialect::ResourcesV3Alpha, ["12345", "1234567890"], 6, 9),
    ] {
        for code in codes {
            let server = Server::says(200, DETAILS).await;
            let error = provider(&server.url, dialect)
                .verify(&registration(), code)
                .await
                .unwrap_err();
            assert_eq!(error.kind, ErrorKind::CodeLength { min, max });
            assert_eq!(error.exchange, Default::default());
            assert!(!error.outcome_unknown());
            assert!(server.sent().is_empty());
        }
    }
}

#[tokio::test]
async fn the_length_of_a_code_is_counted_in_characters() {
    for code in ["123456", "123456789", "éééééé"] {
        let server = Server::says(200, DETAILS).await;
        provider(&server.url, Dialect::V3Alpha)
            .verify(&registration(), code)
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn a_registration_without_its_id_is_not_asked_for_where_ids_are_needed() {
    for dialect in [Dialect::V3Alpha, Dialect::ResourcesV3Alpha] {
        let server = Server::says(200, DETAILS).await;
        let without_id = Registration {
            id: None,
            ..registration()
        };
        let provider = provider(&server.url, dialect);
        assert_eq!(
            provider.verify(&without_id, CODE).await.unwrap_err().kind,
            ErrorKind::RegistrationIdMissing
        );
        assert_eq!(
            provider.remove(&without_id).await.unwrap_err().kind,
            ErrorKind::RegistrationIdMissing
        );
        assert!(server.sent().is_empty());
    }
    let server = Server::says(200, DETAILS).await;
    let without_id = Registration {
        id: None,
        ..registration()
    };
    provider(&server.url, Dialect::V2)
        .verify(&without_id, CODE)
        .await
        .unwrap();
}
