//! The record of what was sent and received.

use countersign_enrollment::{Dialect, Exchange, Provider};

use crate::support::{CODE, Server, answer, provider, registration, started, user};

async fn exchange(headers: &'static str) -> Exchange {
    let server =
        Server::start(move |_, _| answer(200, headers, r#"{"details":{"sequence":"2"}}"#)).await;
    let provider = provider(&server.url, Dialect::ResourcesV3Alpha);
    provider
        .verify(&registration(), CODE)
        .await
        .unwrap()
        .exchange
}

#[tokio::test]
async fn it_tells_what_was_sent_and_what_came_back() {
    let headers = "Content-Type: application/json; charset=utf-8\r\nX-Request-ID: req-7\r\nDate: Thu, 13 Jun 2024 06:44:36 GMT\r\n";
    let exchange = exchange(headers).await;
    assert_eq!(exchange.method, "POST");
    assert!(exchange.url.starts_with("http://127.0.0.1:"));
    assert!(
        exchange
            .url
            .ends_with("/resources/v3alpha/users/gigi%40acme/totp/163840776835432705/_verify")
    );
    assert_eq!(exchange.request_body.as_deref(), Some(r#""••••••""#));
    assert_eq!(exchange.status, Some(200));
    assert_eq!(exchange.request_id.as_deref(), Some("req-7"));
    assert_eq!(
        exchange.content_type.as_deref(),
        Some("application/json; charset=utf-8")
    );
    assert_eq!(
        exchange.response_body.as_deref(),
        Some(r#"{"details":{"sequence":"2"}}"#)
    );
    assert_eq!(
        exchange.server_date.as_deref(),
        Some("Thu, 13 Jun 2024 06:44:36 GMT")
    );
}

#[tokio::test]
async fn it_tells_how_far_the_servers_clock_is_ahead_of_ours() {
    for (headers, difference) in [
        ("Date: Thu, 13 Jun 2024 06:44:36 GMT\r\n", Some(0)),
        ("Date: Thu, 13 Jun 2024 06:46:36 GMT\r\n", Some(120)),
        ("Date: Thu, 13 Jun 2024 06:43:06 GMT\r\n", Some(-90)),
        ("Date: today\r\n", None),
        ("", None),
    ] {
        let said = exchange(headers).await.clock_difference_seconds;
        // The fixed clock stands at the beginning of a second; a slow round trip may count half of itself.
        let agrees = match (said, difference) {
            (Some(said), Some(difference)) => (difference - said).abs() <= 1,
            (said, difference) => said == difference,
        };
        assert!(agrees, "{headers}: {said:?}");
    }
}

#[tokio::test]
async fn an_error_has_one_too() {
    let server = Server::start(|_, _| {
        answer(
            429,
            "Date: Thu, 13 Jun 2024 06:46:36 GMT\r\nX-Request-ID: req-8\r\n",
            "slow down",
        )
    })
    .await;
    let error = provider(&server.url, Dialect::V2)
        .start(&user())
        .await
        .unwrap_err();
    assert_eq!(error.exchange.request_body.as_deref(), Some("{}"));
    assert_eq!(error.exchange.request_id.as_deref(), Some("req-8"));
    assert!(error.exchange.clock_difference_seconds.is_some());
}

#[tokio::test]
async fn a_start_shows_everything_but_the_key() {
    let server = Server::says(200, started()).await;
    let exchange = provider(&server.url, Dialect::V3Alpha)
        .start(&user())
        .await
        .unwrap()
        .exchange;
    assert_eq!(exchange.request_body, None);
    assert_eq!(
        exchange.response_body.as_deref(),
        Some(
            r#"{"details":{"sequence":"2","changeDate":"2024-06-13T06:44:36.404Z","resourceOwner":"69629023906488334"},
 "totpId":"163840776835432705",
 "uri":"••••••",
 "secret":"••••••"}"#
        )
    );
}

#[tokio::test]
async fn it_is_kept_and_read_back_in_camel_case() {
    let exchange = exchange("X-Request-ID: req-7\r\n").await;
    let stored = serde_json::to_value(&exchange).unwrap();
    let mut names: Vec<_> = stored
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    names.sort_unstable();
    let expected = [
        "clockDifference",
        "clockDifferenceSeconds",
        "contentType",
        "durationMs",
        "method",
        "requestBody",
        "requestId",
        "responseBody",
        "serverDate",
        "status",
        "url",
    ];
    assert_eq!(names, expected);
    assert_eq!(
        serde_json::from_value::<Exchange>(stored).unwrap(),
        exchange
    );
}
