//! What each of the server's refusals means.

use countersign_enrollment::{Dialect, ErrorKind, Provider, ProviderError};

use crate::support::{CODE, Server, answer, provider, registration, user};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Asked {
    Start,
    Verify,
    Remove,
}

use Asked::{Remove, Start, Verify};

async fn error_of(server: &Server, asked: Asked) -> ProviderError {
    let provider = provider(&server.url, Dialect::V2);
    match asked {
        Start => provider.start(&user()).await.unwrap_err(),
        Verify => provider.verify(&registration(), CODE).await.unwrap_err(),
        Remove => provider.remove(&registration()).await.unwrap_err(),
    }
}

fn body(code: i64, id: &str, text: &str) -> String {
    format!(
        r#"{{"code":{code},"message":"{text} ({id})","details":[{{"@type":"type.googleapis.com/zitadel.v1.ErrorDetail","id":"{id}","message":"{text}"}}]}}"#
    )
}

const RATE_LIMITED: ErrorKind = ErrorKind::RateLimited {
    retry_after_seconds: None,
};

#[tokio::test]
async fn every_id_of_the_contract_has_its_kind() {
    for (asked, id, code, status, kind) in [
        (Verify, "EVENT-8isk2", 3, 400, ErrorKind::InvalidCode),
        (
            Verify,
            "COMMAND-3Mif9s",
            5,
            404,
            ErrorKind::NoPendingRegistration,
        ),
        (
            Verify,
            "COMMAND-3Mif9s",
            9,
            400,
            ErrorKind::NoPendingRegistration,
        ),
        (
            Remove,
            "COMMAND-Hd9sd",
            5,
            404,
            ErrorKind::NoPendingRegistration,
        ),
        (Verify, "COMMAND-qx4ls", 9, 400, ErrorKind::AlreadyEnrolled),
        (Start, "COMMAND-do9se", 6, 409, ErrorKind::AlreadyEnrolled),
        (Start, "COMMAND-SqyJz", 9, 400, ErrorKind::UserNotFound),
        (Verify, "COMMAND-4g3xq", 5, 404, ErrorKind::UserNotFound),
        (Start, "AUTHZ-cdgFk", 5, 404, ErrorKind::CallerUnknown),
        (Start, "AUTH-AWfge", 7, 403, ErrorKind::NotAllowed),
        (Verify, "AUTH-Swrgg2", 7, 403, ErrorKind::NotAllowed),
        (Verify, "AUTH-Bohd2", 7, 403, ErrorKind::NotAllowed),
        (Verify, "AUTHZ-Kl3p0", 7, 403, ErrorKind::MfaRequired),
        (Start, "AUTHZ-DZG21", 7, 403, ErrorKind::OriginRefused),
        (Verify, "TOTP-Auw0a", 3, 400, ErrorKind::CodeReused),
        (Start, "AUTH-7fs1e", 16, 401, ErrorKind::Unauthenticated),
        (Start, "AUTH-toLo1", 16, 401, ErrorKind::Unauthenticated),
        (Start, "LIMITS-molsj", 8, 429, RATE_LIMITED),
        (Start, "QUOTA-vjAy8", 8, 429, RATE_LIMITED),
        (Start, "TOTP-ieY3o", 13, 500, ErrorKind::ServerError),
        (Verify, "COMMAND-SF3fg", 9, 400, ErrorKind::Locked),
        (Verify, "DOM-gM4SUh", 9, 400, ErrorKind::Locked),
        (Start, "QUERY-1kIjX", 5, 404, ErrorKind::TenantNotFound),
    ] {
        let server = Server::says(status, body(code, id, "Some text")).await;
        let error = error_of(&server, asked).await;
        assert_eq!(error.kind, kind, "{id}");
        let said = error.said.unwrap();
        assert_eq!(
            (said.http_status, said.code, said.id.as_deref()),
            (status, Some(code), Some(id))
        );
        assert_eq!(said.message.unwrap(), format!("Some text ({id})"));
        assert_eq!(said.request_id.as_deref(), Some("req-7"));
        assert_eq!(said.details.len(), 1);
    }
}

#[tokio::test]
async fn the_id_wins_over_code_and_status_and_they_over_the_text() {
    let server = Server::says(500, body(13, "EVENT-8isk2", "Errors.Internal")).await;
    assert_eq!(error_of(&server, Verify).await.kind, ErrorKind::InvalidCode);

    let server = Server::says(500, r#"{"code":16,"message":"Invalid code (EVENT-8isk2)"}"#).await;
    assert_eq!(
        error_of(&server, Verify).await.kind,
        ErrorKind::Unauthenticated
    );

    let server = Server::says(401, r#"{"message":"Invalid code (EVENT-8isk2)"}"#).await;
    assert_eq!(
        error_of(&server, Verify).await.kind,
        ErrorKind::Unauthenticated
    );

    for text in ["Código inválido", "Ungültiger Code", "mfa required", ""] {
        let server = Server::says(400, body(3, "EVENT-8isk2", text)).await;
        assert_eq!(
            error_of(&server, Verify).await.kind,
            ErrorKind::InvalidCode,
            "{text}"
        );
    }
}

#[tokio::test]
async fn the_instance_that_is_not_found_is_told_by_its_text_alone() {
    let text = r#"{"code":5,"message":"unable to set instance using origin &{example.org https} (ExternalDomain is localhost): ID=QUERY-1kIjX Message=Instance not found"}"#;
    let server = Server::says(404, text).await;
    assert_eq!(
        error_of(&server, Start).await.kind,
        ErrorKind::TenantNotFound
    );
}

#[tokio::test]
async fn the_four_meanings_of_404_are_told_apart() {
    for (text, kind) in [
        (
            body(5, "COMMAND-3Mif9s", "x"),
            ErrorKind::NoPendingRegistration,
        ),
        (body(5, "AUTHZ-cdgFk", "x"), ErrorKind::CallerUnknown),
        (
            r#"{"code":5,"message":"QUERY-1kIjX"}"#.to_owned(),
            ErrorKind::TenantNotFound,
        ),
        (
            r#"{"code":5,"message":"Not Found"}"#.to_owned(),
            ErrorKind::RouteNotFound,
        ),
    ] {
        let server = Server::says(404, text).await;
        assert_eq!(error_of(&server, Verify).await.kind, kind);
    }
}

#[tokio::test]
async fn an_unknown_id_falls_back_to_its_code() {
    for (asked, code, status, kind) in [
        (Verify, 3, 400, ErrorKind::InvalidCode),
        (Start, 3, 400, ErrorKind::Refused),
        (Start, 4, 504, ErrorKind::Timeout { maybe_sent: true }),
        (Verify, 5, 404, ErrorKind::NotFound),
        (Start, 6, 409, ErrorKind::AlreadyEnrolled),
        (Start, 7, 403, ErrorKind::NotAllowed),
        (Start, 8, 429, RATE_LIMITED),
        (Start, 9, 400, ErrorKind::Refused),
        (Start, 10, 409, ErrorKind::Refused),
        (Start, 11, 400, ErrorKind::Refused),
        (Start, 12, 501, ErrorKind::RouteNotFound),
        (Start, 13, 500, ErrorKind::ServerError),
        (Start, 14, 503, ErrorKind::ServerError),
        (Start, 15, 500, ErrorKind::ServerError),
        (Start, 2, 500, ErrorKind::ServerError),
        (Start, 1, 499, ErrorKind::ServerError),
        (Start, 16, 401, ErrorKind::Unauthenticated),
        (Start, 99, 403, ErrorKind::NotAllowed),
    ] {
        let server = Server::says(status, body(code, "NEWER-1d", "x")).await;
        let error = error_of(&server, asked).await;
        assert_eq!(error.kind, kind, "{code}");
        assert_eq!(error.said.unwrap().id.as_deref(), Some("NEWER-1d"));
    }
}

#[tokio::test]
async fn refusals_without_details_are_read_by_code_and_operation() {
    for (text, status, kind) in [
        (
            r#"{"code":16,"message":"auth header missing"}"#,
            401,
            ErrorKind::Unauthenticated,
        ),
        (
            r#"{"code":12,"message":"Method Not Allowed"}"#,
            405,
            ErrorKind::RouteNotFound,
        ),
        (
            r#"{"code":3,"message":"invalid VerifyTOTPRegistrationRequest.Code: value length must be between 1 and 200 runes, inclusive","details":[]}"#,
            400,
            ErrorKind::Refused,
        ),
        (r#"{"code":5}"#, 404, ErrorKind::RouteNotFound),
    ] {
        let server = Server::says(status, text).await;
        let error = error_of(&server, Verify).await;
        assert_eq!(error.kind, kind, "{text}");
        assert!(error.said.unwrap().details.is_empty());
    }
}

#[tokio::test]
async fn an_answer_of_no_known_shape_is_read_by_its_status() {
    for (asked, status, kind) in [
        (Verify, 400, ErrorKind::Refused),
        (Verify, 401, ErrorKind::Unauthenticated),
        (Verify, 403, ErrorKind::NotAllowed),
        (Verify, 404, ErrorKind::RouteNotFound),
        (Verify, 405, ErrorKind::RouteNotFound),
        (Verify, 408, ErrorKind::Timeout { maybe_sent: true }),
        (Start, 409, ErrorKind::AlreadyEnrolled),
        (Verify, 409, ErrorKind::Refused),
        (Verify, 418, ErrorKind::Refused),
        (Verify, 423, ErrorKind::Locked),
        (Verify, 429, RATE_LIMITED),
        (Verify, 500, ErrorKind::ServerError),
        (Verify, 502, ErrorKind::ServerError),
        (Verify, 504, ErrorKind::Timeout { maybe_sent: true }),
        (Verify, 599, ErrorKind::ServerError),
    ] {
        for text in [
            "<html><h1>No</h1></html>",
            "",
            r#"{"fault":1}"#,
            "[]",
            "null",
            r#"{"code":"x","message":7}"#,
        ] {
            let server = Server::says(status, text).await;
            let error = error_of(&server, asked).await;
            assert_eq!(error.kind, kind, "{status} {text}");
            assert_eq!(error.said, None, "{status} {text}");
            assert_eq!(
                error.exchange.response_body.as_deref().unwrap_or_default(),
                text
            );
            assert_eq!(error.exchange.status, Some(status));
        }
    }
}

#[tokio::test]
async fn unknown_details_are_kept_and_do_not_hide_a_known_id() {
    let text = r#"{"code":3,"message":"x","details":[
        {"@type":"type.googleapis.com/zitadel.error.v2.ErrorDetail","slug":"totp.invalid","message":"x","details":{"a":[1,2]}},
        {"@type":"type.googleapis.com/zitadel.v1.CredentialsCheckError","id":"OTHER-1","failedAttempts":2},
        "just text",
        {"@type":"type.googleapis.com/zitadel.v1.ErrorDetail","id":"TOTP-Auw0a"}]}"#;
    let server = Server::says(400, text).await;
    let error = error_of(&server, Verify).await;
    assert_eq!(error.kind, ErrorKind::CodeReused);
    let said = error.said.unwrap();
    assert_eq!(said.id.as_deref(), Some("TOTP-Auw0a"));
    assert_eq!(said.details.len(), 4);
    assert_eq!(said.details[0]["details"]["a"][1], 2);
}

#[tokio::test]
async fn what_the_server_says_is_bounded() {
    let detail = format!(
        r#"{{"id":"{}","text":"{}"}}"#,
        "i".repeat(9_999),
        "x".repeat(20_000)
    );
    let details = vec![detail; 20].join(",");
    let text = format!(
        r#"{{"code":3,"message":"{}","details":[{details},{{"id":"EVENT-8isk2"}}]}}"#,
        "m".repeat(99_999)
    );
    let server = Server::says(400, text).await;
    let error = error_of(&server, Verify).await;
    assert_eq!(error.kind, ErrorKind::InvalidCode);
    assert!(serde_json::to_string(&error.said.unwrap()).unwrap().len() < 8_000);
    assert!(error.exchange.response_body.unwrap().len() < 66_000);
}

#[tokio::test]
async fn retry_after_is_understood_as_seconds_and_as_a_date() {
    for (headers, seconds) in [
        ("Retry-After: 40\r\n", Some(40)),
        (
            "Date: Thu, 13 Jun 2024 06:44:36 GMT\r\nRetry-After: Thu, 13 Jun 2024 06:45:36 GMT\r\n",
            Some(60),
        ),
        ("Retry-After: Thu, 13 Jun 2024 06:45:06 GMT\r\n", Some(30)),
        ("Retry-After: soon\r\n", None),
        ("", None),
    ] {
        for text in [
            "<html>Too Many Requests</html>",
            r#"{"code":8,"message":"x"}"#,
        ] {
            let server = Server::start(move |_, _| answer(429, headers, text)).await;
            let error = error_of(&server, Verify).await;
            assert_eq!(
                error.kind,
                ErrorKind::RateLimited {
                    retry_after_seconds: seconds
                },
                "{headers}"
            );
            assert_eq!(server.sent().len(), 1);
        }
    }
}
