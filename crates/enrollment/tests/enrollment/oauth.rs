//! What servers say to a sign-in, a poll, a refresh and a sign-out, in literal bytes.

use std::time::{Duration, Instant};

use countersign_enrollment::sign_in::{SignInError, SignInErrorKind};
use countersign_enrollment::{ErrorKind, Session};
use serde_json::json;

use crate::issuer::{ACCESS, Changes, Issuer, REFRESH};
use crate::support::{Reply, answer, json as says};

/// Signs in where the token endpoint answers like this.
async fn refused(instead: fn() -> Reply) -> SignInError {
    let changes = Changes {
        instead: Some(instead),
        ..Changes::default()
    };
    Issuer::start(changes).await.sign_in().await.unwrap_err()
}

/// A session of an issuer whose token endpoint answers like this ever after.
async fn refresh(instead: fn() -> Reply) -> (Issuer, Result<Session, SignInError>) {
    let changes = Changes {
        instead: Some(instead),
        ..Changes::default()
    };
    let issuer = Issuer::start(changes).await;
    let sealed = json!({
        "version": 1, "issuer": issuer.server.url, "clientId": "client-7", "accessToken": ACCESS,
        "refreshToken": REFRESH, "userId": "user-7", "scopes": ["openid"],
    });
    let session = Session::from_sealed_bytes(sealed.to_string().as_bytes()).unwrap();
    let outcome = issuer.openid().await.unwrap().refresh(&session).await;
    (issuer, outcome)
}

macro_rules! reply {
    ($status:expr, $error:literal) => {
        || {
            says(
                $status,
                concat!(
                    r#"{"error":""#,
                    $error,
                    r#"","error_description":"In words."}"#
                ),
            )
        }
    };
}

#[tokio::test]
async fn every_refusal_of_a_code_has_its_kind() {
    let cases: [(fn() -> Reply, SignInErrorKind); 9] = [
        (reply!(400, "invalid_grant"), SignInErrorKind::CodeRefused),
        (reply!(400, "invalid_request"), SignInErrorKind::CodeRefused),
        (
            reply!(401, "invalid_client"),
            SignInErrorKind::ClientUnknown,
        ),
        (
            reply!(400, "unauthorized_client"),
            SignInErrorKind::ClientUnknown,
        ),
        (reply!(400, "invalid_scope"), SignInErrorKind::ScopeRefused),
        (
            reply!(400, "unsupported_grant_type"),
            SignInErrorKind::NotOffered,
        ),
        (reply!(400, "access_denied"), SignInErrorKind::Denied),
        (reply!(400, "something_newer"), SignInErrorKind::Refused),
        (
            reply!(400, "authorization_pending"),
            SignInErrorKind::Refused,
        ),
    ];
    for (instead, kind) in cases {
        let error = refused(instead).await;
        assert_eq!(error.kind, kind);
        let said = error.said.unwrap();
        assert_eq!(said.message.as_deref(), Some("In words."));
        assert_eq!(said.request_id.as_deref(), Some("req-7"));
    }
}

#[tokio::test]
async fn what_is_no_refusal_of_oauths_is_read_by_its_status() {
    let provider = SignInErrorKind::Provider;
    let cases: [(fn() -> Reply, SignInErrorKind); 14] = [
        (|| says(500, "<html>"), provider(ErrorKind::ServerError)),
        (
            reply!(500, "server_error"),
            provider(ErrorKind::ServerError),
        ),
        (
            reply!(503, "invalid_grant"),
            provider(ErrorKind::ServerError),
        ),
        (
            || says(504, ""),
            provider(ErrorKind::Timeout { maybe_sent: true }),
        ),
        (
            || answer(429, "Retry-After: 40\r\n", "slow down"),
            provider(ErrorKind::RateLimited {
                retry_after_seconds: Some(40),
            }),
        ),
        (
            || says(404, r#"{"code":5,"message":"Not Found"}"#),
            SignInErrorKind::NotOffered,
        ),
        (
            || {
                says(
                    404,
                    r#"{"code":5,"message":"Instance not found (QUERY-1kIjX)"}"#,
                )
            },
            provider(ErrorKind::TenantNotFound),
        ),
        (
            || answer(302, "Location: https://elsewhere.example/\r\n", ""),
            provider(ErrorKind::Redirected),
        ),
        (|| says(200, ""), provider(ErrorKind::NotUnderstood)),
        (|| says(200, "<html>"), provider(ErrorKind::NotUnderstood)),
        (
            || says(200, r#"{"token_type":"Bearer"}"#),
            provider(ErrorKind::NotUnderstood),
        ),
        (
            || says(200, r#"{"access_token":"a","token_type":"mac"}"#),
            provider(ErrorKind::NotUnderstood),
        ),
        (
            || says(200, r#"{"access_token":"a b","token_type":"bearer"}"#),
            provider(ErrorKind::NotUnderstood),
        ),
        (
            || Reply::Bytes(Vec::new()),
            provider(ErrorKind::ConnectionLost),
        ),
    ];
    for (number, (instead, kind)) in cases.into_iter().enumerate() {
        assert_eq!(refused(instead).await.kind, kind, "case {number}");
    }
}

#[tokio::test]
async fn a_session_that_is_over_is_told_from_a_server_that_is_down() {
    let over: [fn() -> Reply; 3] = [
        // As RFC 6749 has it, and as ZITADEL has it.
        reply!(400, "invalid_grant"),
        || {
            says(
                400,
                r#"{"error":"invalid_request","error_description":"Errors.OIDCSession.RefreshTokenInvalid"}"#,
            )
        },
        reply!(403, "access_denied"),
    ];
    for instead in over {
        let (issuer, outcome) = refresh(instead).await;
        let error = outcome.unwrap_err();
        assert_eq!(error.kind, SignInErrorKind::SessionOver);
        assert!(!error.outcome_unknown());
        assert_eq!(
            issuer.sent_to("/token").len(),
            1,
            "a refresh is never repeated"
        );
    }
    let lost: [fn() -> Reply; 4] = [
        || Reply::Bytes(Vec::new()),
        || says(502, "<html>"),
        reply!(503, "invalid_grant"),
        || Reply::Bytes(b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"access_tok".to_vec()),
    ];
    for instead in lost {
        let (issuer, outcome) = refresh(instead).await;
        let error = outcome.unwrap_err();
        assert!(
            matches!(error.kind, SignInErrorKind::Provider(_)),
            "{error:?}"
        );
        assert!(error.outcome_unknown(), "{error:?}");
        assert_eq!(
            issuer.sent_to("/token").len(),
            1,
            "a refresh is never repeated"
        );
    }
}

#[tokio::test]
async fn a_refresh_keeps_what_the_server_does_not_say_anew() {
    let (issuer, outcome) = refresh(|| {
        says(
            200,
            r#"{"access_token":"next-access","token_type":"bearer","expires_in":"3600"}"#,
        )
    })
    .await;
    let session = outcome.unwrap();
    let sealed = String::from_utf8(session.to_sealed_bytes().to_vec()).unwrap();
    let sealed: serde_json::Value = serde_json::from_str(&sealed).unwrap();
    assert_eq!(sealed["accessToken"], "next-access");
    assert_eq!(sealed["refreshToken"], REFRESH);
    assert_eq!(sealed["scopes"], json!(["openid"]));
    assert_eq!(session.expires_at(), Some(1_718_264_676));
    let sent = issuer.sent_to("/token");
    assert_eq!(
        sent[0].body,
        format!("grant_type=refresh_token&client_id=client-7&refresh_token={REFRESH}")
    );
    assert!(
        sent[0]
            .headers
            .contains(&"content-type: application/x-www-form-urlencoded".to_owned())
    );
    assert!(
        !sent[0]
            .headers
            .iter()
            .any(|header| header.starts_with("authorization"))
    );
}

#[tokio::test]
async fn a_refresh_for_somebody_else_is_not_taken() {
    // {"sub":"user-8"}
    let (_, outcome) = refresh(|| {
        says(
            200,
            r#"{"access_token":"a","token_type":"Bearer","refresh_token":"b","id_token":"e30.eyJzdWIiOiJ1c2VyLTgifQ.c2ln"}"#,
        )
    })
    .await;
    let kind = outcome.unwrap_err().kind;
    assert!(matches!(kind, SignInErrorKind::IdToken(_)), "{kind:?}");
}

#[tokio::test]
async fn the_code_goes_out_once_with_its_verifier() {
    let issuer = Issuer::start(Changes::default()).await;
    issuer.sign_in().await.unwrap();
    let sent = issuer.sent_to("/token");
    assert_eq!(sent.len(), 1);
    let fields: Vec<_> = url::form_urlencoded::parse(sent[0].body.as_bytes()).collect();
    let names: Vec<_> = fields.iter().map(|(name, _)| &**name).collect();
    assert_eq!(
        names,
        [
            "grant_type",
            "client_id",
            "redirect_uri",
            "code",
            "code_verifier"
        ]
    );
    assert_eq!(fields[3].1, "the-code");
    assert_eq!(fields[4].1.len(), 43);
}

#[tokio::test]
async fn what_the_browser_brings_in_place_of_a_code_has_its_kind() {
    let issuer = Issuer::start(Changes::default()).await;
    for (more, kind) in [
        ("error=access_denied", SignInErrorKind::Denied),
        ("error=login_required", SignInErrorKind::Denied),
        ("error=unauthorized_client", SignInErrorKind::ClientUnknown),
        ("error=invalid_scope", SignInErrorKind::ScopeRefused),
        (
            "error=server_error",
            SignInErrorKind::Provider(ErrorKind::ServerError),
        ),
        ("error=something_newer", SignInErrorKind::Refused),
        (
            "code=a&iss=https://elsewhere.example",
            SignInErrorKind::IssuerMismatch,
        ),
    ] {
        let error = issuer.sign_in_with(more).await.unwrap_err();
        assert_eq!(error.kind, kind, "{more}");
    }
    assert!(issuer.sent_to("/token").is_empty(), "no code was exchanged");
}

#[tokio::test]
async fn a_server_that_says_it_names_itself_has_to() {
    let changes = Changes {
        discovery: |found| found["authorization_response_iss_parameter_supported"] = json!(true),
        ..Changes::default()
    };
    let issuer = Issuer::start(changes).await;
    let error = issuer.sign_in().await.unwrap_err();
    assert_eq!(error.kind, SignInErrorKind::IssuerMismatch);
    let own = format!("code=a&iss={}", issuer.server.url);
    issuer.sign_in_with(&own).await.unwrap();
}

#[tokio::test]
async fn a_server_without_openid_connect_or_without_a_part_of_it_says_so() {
    type Change = fn(&mut serde_json::Value);
    let cases: [Change; 4] = [
        |found| *found = json!([]),
        |found| *found = json!({"issuer": 7}),
        |found| drop(found.as_object_mut().unwrap().remove("token_endpoint")),
        |found| found["token_endpoint"] = json!("https://elsewhere.example/token"),
    ];
    for discovery in cases {
        let changes = Changes {
            discovery,
            ..Changes::default()
        };
        let error = Issuer::start(changes).await.openid().await.err().unwrap();
        assert_eq!(error.kind, SignInErrorKind::NotOffered, "{error}");
    }
    let changes = Changes {
        discovery: |found| {
            for name in [
                "device_authorization_endpoint",
                "authorization_endpoint",
                "revocation_endpoint",
            ] {
                drop(found.as_object_mut().unwrap().remove(name));
            }
        },
        ..Changes::default()
    };
    let issuer = Issuer::start(changes).await;
    let openid = issuer.openid().await.unwrap();
    assert!(!openid.has_browser() && !openid.has_device());
    assert_eq!(openid.end_session_url(), None);
    let error = openid.begin_device(Vec::new()).await.err().unwrap();
    assert_eq!(error.kind, SignInErrorKind::NotOffered);
    let error = openid
        .begin_browser(Default::default())
        .await
        .err()
        .unwrap();
    assert_eq!(error.kind, SignInErrorKind::NotOffered);
}

#[tokio::test]
async fn a_poll_slows_down_by_five_seconds_when_it_is_told_to() {
    static POLLS: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    let changes = Changes {
        instead: Some(
            || match POLLS.fetch_add(1, std::sync::atomic::Ordering::Relaxed) {
                0 => reply!(400, "authorization_pending")(),
                1 => reply!(400, "slow_down")(),
                _ => reply!(400, "access_denied")(),
            },
        ),
        ..Changes::default()
    };
    let issuer = Issuer::start(changes).await;
    let device = issuer
        .openid()
        .await
        .unwrap()
        .begin_device(Vec::new())
        .await
        .unwrap();
    let began = Instant::now();
    let error = device.finish().await.unwrap_err();
    assert_eq!(error.kind, SignInErrorKind::Denied);
    assert!(began.elapsed() >= Duration::from_secs(5));
    assert_eq!(issuer.sent_to("/token").len(), 3);
}

#[tokio::test]
async fn a_poll_whose_connection_fails_is_followed_by_another() {
    static POLLS: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    let changes = Changes {
        instead: Some(
            || match POLLS.fetch_add(1, std::sync::atomic::Ordering::Relaxed) {
                0 => Reply::Bytes(Vec::new()),
                _ => reply!(400, "invalid_grant")(),
            },
        ),
        ..Changes::default()
    };
    let issuer = Issuer::start(changes).await;
    let device = issuer
        .openid()
        .await
        .unwrap()
        .begin_device(Vec::new())
        .await
        .unwrap();
    let error = device.finish().await.unwrap_err();
    assert_eq!(error.kind, SignInErrorKind::DeviceCodeExpired);
    assert_eq!(issuer.sent_to("/token").len(), 2);
}

#[tokio::test]
async fn an_error_repeats_nothing_secret_that_was_sent() {
    let (_, outcome) = refresh(|| {
        says(
            400,
            r#"{"error":"invalid_grant","error_description":"no refresh-hunter2-0123456789","refresh_token":"refresh-hunter2-0123456789"}"#,
        )
    })
    .await;
    let error = outcome.unwrap_err();
    let shown = format!("{error} {error:?} {:?}", serde_json::to_string(&error.said));
    assert!(shown.contains("no ••••••"), "{shown}");
    assert!(!shown.contains(REFRESH), "{shown}");

    let error = refused(|| {
        Reply::Bytes(
            b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n{\"access_token\":\"access-hunter2-0123456789\",\"id_token\":\"a.b.c"
                .to_vec(),
        )
    })
    .await;
    let shown = format!("{error:?}");
    assert!(
        !shown.contains("hunter2") && !shown.contains("a.b.c"),
        "{shown}"
    );
}
