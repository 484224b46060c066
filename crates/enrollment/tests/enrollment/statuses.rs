//! How the state is put together from three answers, any of which may be missing.

use countersign_enrollment::{
    Dialect, ErrorKind, Limits, Provider, ProviderError, RegistrationState, Status, UserInfo,
};

use crate::support::{Reply, Sent, Server, answer, json, limits, provider, provider_with, user};

const METHODS: &str = "GET /v2/users/gigi%40acme/authentication_methods HTTP/1.1";
const FACTORS: &str = "POST /v2/users/gigi%40acme/authentication_factors/_search HTTP/1.1";
const USER: &str = "GET /v2/users/gigi%40acme HTTP/1.1";

const PASSWORD: &str = r#"{"authMethodTypes":["AUTHENTICATION_METHOD_TYPE_PASSWORD"]}"#;
const WITH_TOTP: &str = r#"{"details":{"totalResult":"2"},"authMethodTypes":["AUTHENTICATION_METHOD_TYPE_PASSWORD","AUTHENTICATION_METHOD_TYPE_TOTP","AUTHENTICATION_METHOD_TYPE_NEWER","OTHER"]}"#;
const PENDING: &str = r#"{"result":[{"state":"AUTH_FACTOR_STATE_READY","u2f":{"id":"1"}},{"state":"AUTH_FACTOR_STATE_NOT_READY","otp":{}}]}"#;
const READY: &str = r#"{"result":[{"state":"AUTH_FACTOR_STATE_READY","otp":{}}]}"#;
const PERSON: &str = r#"{"user":{"userId":"1","preferredLoginName":"gigi@acme.zitadel.cloud","human":{"profile":{"givenName":"Gigi","familyName":"G","displayName":"Gigi Giraffe"}}}}"#;
const NO_ROUTE: &str = r#"{"code":5,"message":"Not Found"}"#;

/// Answers the three questions with a status and a body each.
async fn server(
    methods: (u16, &'static str),
    factors: (u16, &'static str),
    person: (u16, &'static str),
) -> Server {
    Server::start(move |sent, _| {
        let (status, body) = match sent.line.as_str() {
            METHODS => methods,
            FACTORS => factors,
            USER => person,
            other => panic!("{other}"),
        };
        json(status, body)
    })
    .await
}

async fn look_up(server: &Server) -> Result<Status, ProviderError> {
    let answer = provider(&server.url, Dialect::V2).status(&user()).await?;
    assert!(answer.exchange.status.is_some());
    Ok(answer.value)
}

#[tokio::test]
async fn the_three_questions_are_asked_alike_in_every_dialect() {
    for dialect in Dialect::ALL {
        let server = server((200, PASSWORD), (200, PENDING), (200, PERSON)).await;
        provider(&server.url, *dialect)
            .status(&user())
            .await
            .unwrap();
        let mut sent: Vec<(String, String)> = server
            .sent()
            .into_iter()
            .map(|Sent { line, body, .. }| (line, body))
            .collect();
        sent.sort();
        let states = r#"{"states":["AUTH_FACTOR_STATE_NOT_READY","AUTH_FACTOR_STATE_READY"]}"#;
        assert_eq!(
            sent,
            [(USER, ""), (METHODS, ""), (FACTORS, states)]
                .map(|(a, b)| (a.to_owned(), b.to_owned()))
        );
    }
}

#[tokio::test]
async fn who_it_is_and_how_they_sign_in_are_told() {
    let server = server((200, WITH_TOTP), (200, READY), (200, PERSON)).await;
    let status = look_up(&server).await.unwrap();
    assert_eq!(status.state, RegistrationState::Ready);
    assert_eq!(status.methods, ["PASSWORD", "TOTP", "NEWER", "OTHER"]);
    let expected = UserInfo {
        name: Some("Gigi Giraffe".to_owned()),
        login: Some("gigi@acme.zitadel.cloud".to_owned()),
    };
    assert_eq!(status.user, Some(expected));
}

#[tokio::test]
async fn the_state_comes_from_whichever_answer_knows_it() {
    let refused = (
        403,
        r#"{"code":7,"message":"x","details":[{"id":"AUTH-AWfge"}]}"#,
    );
    let unknown = (404, NO_ROUTE);
    for (methods, factors, state) in [
        ((200, PASSWORD), (200, "{}"), RegistrationState::None),
        (
            (200, "{}"),
            (200, r#"{"result":[]}"#),
            RegistrationState::None,
        ),
        ((200, PASSWORD), (200, PENDING), RegistrationState::Pending),
        ((200, PASSWORD), (200, READY), RegistrationState::Ready),
        ((200, WITH_TOTP), (200, PENDING), RegistrationState::Ready),
        ((200, WITH_TOTP), unknown, RegistrationState::Ready),
        ((200, WITH_TOTP), (500, "<html>"), RegistrationState::Ready),
        (refused, (200, PENDING), RegistrationState::Pending),
        (unknown, (200, READY), RegistrationState::Ready),
        ((200, PASSWORD), refused, RegistrationState::Unknown),
        ((200, PASSWORD), (200, "<html>"), RegistrationState::Unknown),
        (
            (200, "[]"),
            (200, r#"{"result":{}}"#),
            RegistrationState::Unknown,
        ),
        (
            (200, PASSWORD),
            (
                200,
                r#"{"result":[{"state":"AUTH_FACTOR_STATE_NEWER","otp":{}}]}"#,
            ),
            RegistrationState::Unknown,
        ),
        (
            (200, PASSWORD),
            (
                200,
                r#"{"result":[{"state":"AUTH_FACTOR_STATE_REMOVED","otp":{}}]}"#,
            ),
            RegistrationState::None,
        ),
        (
            (200, PASSWORD),
            (
                200,
                r#"{"result":[{"state":"AUTH_FACTOR_STATE_READY","otpSms":{}}]}"#,
            ),
            RegistrationState::None,
        ),
        (unknown, unknown, RegistrationState::Unknown),
        (refused, refused, RegistrationState::Unknown),
        (
            (405, r#"{"code":12,"message":"Method Not Allowed"}"#),
            unknown,
            RegistrationState::Unknown,
        ),
    ] {
        let server = server(methods, factors, (404, NO_ROUTE)).await;
        let status = look_up(&server).await.unwrap();
        assert_eq!(status.state, state, "{methods:?} {factors:?}");
        assert_eq!(status.user, None);
    }
}

#[tokio::test]
async fn the_exchange_is_the_one_that_decided() {
    let server = server((200, PASSWORD), (200, PENDING), (200, PERSON)).await;
    let answer = provider(&server.url, Dialect::V2)
        .status(&user())
        .await
        .unwrap();
    assert!(
        answer
            .exchange
            .url
            .ends_with("/authentication_factors/_search")
    );
    assert_eq!(answer.exchange.response_body.as_deref(), Some(PENDING));
}

#[tokio::test]
async fn a_name_is_made_of_what_there_is() {
    for (body, name, login) in [
        (r#"{"user":{"username":"gigi"}}"#, None, Some("gigi")),
        (
            r#"{"user":{"human":{"profile":{"givenName":"Gigi","familyName":"G"}}}}"#,
            Some("Gigi G"),
            None,
        ),
        (
            r#"{"user":{"human":{"profile":{"familyName":"G"}}}}"#,
            Some("G"),
            None,
        ),
        (
            r#"{"user":{"username":"bot","machine":{"name":"Robot"}}}"#,
            Some("Robot"),
            Some("bot"),
        ),
    ] {
        let server = server((200, PASSWORD), (200, "{}"), (200, body)).await;
        let info = look_up(&server).await.unwrap().user.unwrap();
        assert_eq!((info.name.as_deref(), info.login.as_deref()), (name, login));
    }
}

#[tokio::test]
async fn a_token_that_is_not_accepted_is_an_error() {
    for (status, body, kind) in [
        (
            401,
            r#"{"code":16,"message":"x","details":[{"id":"AUTH-7fs1e"}]}"#,
            ErrorKind::Unauthenticated,
        ),
        (
            403,
            r#"{"code":7,"message":"mfa required (AUTHZ-Kl3p0)","details":[{"id":"AUTHZ-Kl3p0"}]}"#,
            ErrorKind::MfaRequired,
        ),
        (
            404,
            r#"{"code":5,"message":"QUERY-1kIjX"}"#,
            ErrorKind::TenantNotFound,
        ),
        (500, r#"{"code":13,"message":"x"}"#, ErrorKind::ServerError),
        (302, "", ErrorKind::Redirected),
    ] {
        let server = server((status, body), (status, body), (status, body)).await;
        assert_eq!(look_up(&server).await.unwrap_err().kind, kind);
    }
}

/// How often the methods were asked for, when `reply` answers those questions and the others are answered at once.
async fn attempts(limits: Limits, reply: fn() -> Reply) -> (Result<Status, ProviderError>, usize) {
    let server = Server::start(move |sent, _| match sent.line.as_str() {
        METHODS => reply(),
        _ => json(200, "{}"),
    })
    .await;
    let outcome = provider_with(&server.url, Dialect::V2, limits)
        .status(&user())
        .await;
    let count = server
        .sent()
        .iter()
        .filter(|sent| sent.line == METHODS)
        .count();
    (outcome.map(|answer| answer.value), count)
}

#[tokio::test]
async fn a_read_is_tried_again_twice_when_the_failure_may_pass() {
    let passing: [fn() -> Reply; 4] = [
        || Reply::Bytes(Vec::new()),
        || answer(502, "", ""),
        || answer(503, "Retry-After: 0\r\n", ""),
        || answer(429, "Retry-After: 0\r\n", ""),
    ];
    for reply in passing {
        let (outcome, count) = attempts(limits(), reply).await;
        assert!(outcome.is_err());
        assert_eq!(count, 3);
    }
}

#[tokio::test]
async fn a_read_is_not_tried_again_when_that_would_not_help_or_take_long() {
    let standing: [fn() -> Reply; 6] = [
        || json(401, r#"{"code":16,"message":"x"}"#),
        || json(500, r#"{"code":13,"message":"x"}"#),
        || answer(429, "", ""),
        || answer(429, "Retry-After: 4\r\n", ""),
        || answer(503, "Retry-After: 3600\r\n", ""),
        || answer(504, "", ""),
    ];
    for reply in standing {
        let (outcome, count) = attempts(limits(), reply).await;
        assert!(outcome.is_err());
        assert_eq!(count, 1);
    }
    let impatient = Limits {
        read: std::time::Duration::from_millis(400),
        ..limits()
    };
    let (outcome, count) = attempts(impatient, || Reply::Stall(Vec::new())).await;
    assert_eq!(
        outcome.unwrap_err().kind,
        ErrorKind::Timeout { maybe_sent: true }
    );
    assert_eq!(count, 1);
}

#[tokio::test]
async fn a_read_that_succeeds_the_second_time_is_a_success() {
    let server = Server::start(|sent, number| match sent.line.as_str() {
        METHODS if number < 3 => Reply::Bytes(Vec::new()),
        METHODS => json(200, WITH_TOTP),
        _ => json(200, "{}"),
    })
    .await;
    assert_eq!(
        look_up(&server).await.unwrap().state,
        RegistrationState::Ready
    );
}
