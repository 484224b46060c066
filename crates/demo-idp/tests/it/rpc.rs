//! The official clients' calls, byte by byte; the clients themselves are in `tests/official_clients.rs`.

use countersign_demo_idp::{Role, Scenario};
use data_encoding::BASE64_NOPAD;
use serde_json::json;
use tokio::net::TcpStream;

use crate::support::{Bench, NOW, RawReply, Reply, code_at};
use crate::wire::{field, fields, framed, message, trailers};

const SERVICE: &str = "/zitadel.user.v2.UserService";

async fn connect(bench: &Bench, method: &str, body: &str) -> Reply {
    bench
        .request("POST", &format!("{SERVICE}/{method}"))
        .header("Content-Type", "application/json")
        .header("Connect-Protocol-Version", "1")
        .body(body)
        .send()
        .await
}

async fn raw(bench: &Bench, method: &str, kind: &str, body: &[u8]) -> RawReply {
    let request = bench
        .request("POST", &format!("{SERVICE}/{method}"))
        .header("Content-Type", kind)
        .body(body);
    RawReply::new(request.send_raw().await.unwrap())
}

#[tokio::test]
async fn connect_in_json_lives_a_whole_life_literally() {
    let bench = Bench::start().await;
    let user = bench.user(Role::NewStarter);
    let request = format!(r#"{{"userId":"{user}"}}"#);
    let started = connect(&bench, "RegisterTOTP", &request).await;
    let secret = started.text("secret");
    started.is(200, &format!(
        r#"{{"details":{{"sequence":"2","changeDate":"2024-06-13T06:44:36.404Z","resourceOwner":"287614093517946883"}},"uri":"otpauth://totp/Demo%20Organisation:new.starter@demo.countersign.example?algorithm=SHA1&digits=6&issuer=Demo%20Organisation&period=30&secret={secret}","secret":"{secret}"}}"#
    ));
    assert_eq!(started.header("content-type"), Some("application/json"));
    connect(&bench, "ListAuthenticationFactors", &request)
        .await
        .is(
            200,
            r#"{"result":[{"state":"AUTH_FACTOR_STATE_NOT_READY","otp":{}}]}"#,
        );

    // Connect takes a field by the name in the definition too.
    let code = code_at(&secret, NOW);
    let body = format!(r#"{{"user_id":"{user}","code":"{code}"}}"#);
    connect(&bench, "VerifyTOTPRegistration", &body).await.is(
        200,
        r#"{"details":{"sequence":"3","changeDate":"2024-06-13T06:44:36.404Z","resourceOwner":"287614093517946883"}}"#,
    );
    let types = connect(&bench, "ListAuthenticationMethodTypes", &request).await;
    assert_eq!(
        types.json()["authMethodTypes"],
        json!([
            "AUTHENTICATION_METHOD_TYPE_PASSWORD",
            "AUTHENTICATION_METHOD_TYPE_TOTP"
        ])
    );
    assert_eq!(connect(&bench, "RemoveTOTP", &request).await.status, 200);
    connect(&bench, "ListAuthenticationFactors", &request)
        .await
        .is(200, "{}");
}

#[tokio::test]
async fn a_refusal_of_connect_carries_its_id_as_protobuf() {
    let bench = Bench::start().await;
    bench.start_v2(Role::NewStarter).await;
    let user = bench.user(Role::NewStarter);
    let body = format!(r#"{{"userId":"{user}","code":"12345"}}"#);
    let detail = [field(1, "EVENT-8isk2"), field(2, "Invalid code")].concat();
    connect(&bench, "VerifyTOTPRegistration", &body).await.is(
        400,
        &format!(
            r#"{{"code":"invalid_argument","message":"Invalid code (EVENT-8isk2)","details":[{{"type":"zitadel.v1.ErrorDetail","value":"{}"}}]}}"#,
            BASE64_NOPAD.encode(&detail)
        ),
    );
}

#[tokio::test]
async fn connect_in_protobuf_says_the_same() {
    let bench = Bench::start().await;
    let user = bench.user(Role::NewStarter);
    let started = raw(
        &bench,
        "RegisterTOTP",
        "application/proto",
        &field(1, &user),
    )
    .await;
    assert_eq!(started.header("content-type"), Some("application/proto"));
    let answer = fields(started.body());
    let details = fields(&answer[&1]);
    assert_eq!(details[&1], 2_u64.to_be_bytes());
    assert_eq!(details[&3], b"287614093517946883");
    let changed = fields(&details[&2]);
    assert_eq!(changed[&1], NOW.to_be_bytes());
    assert_eq!(changed[&2], 404_000_000_u64.to_be_bytes());
    let secret = String::from_utf8(answer[&3].clone()).unwrap();
    assert!(answer[&2].ends_with(secret.as_bytes()));
}

#[tokio::test]
async fn a_message_of_grpc_web_is_followed_by_its_trailers() {
    let bench = Bench::start().await;
    let user = bench.user(Role::HalfWay);
    let kind = "application/grpc-web+proto";
    let reply = raw(
        &bench,
        "ListAuthenticationFactors",
        kind,
        &framed(&field(1, &user)),
    )
    .await;
    assert_eq!(reply.header("content-type"), Some(kind));
    assert_eq!(trailers(reply.body())["grpc-status"], "0");
    let factor = fields(&message(reply.body())[&1]);
    assert_eq!(factor[&1], 1_u64.to_be_bytes());
    assert_eq!(factor[&2], b"");

    // Filters are numbers here: of what is ready (2) there is nothing.
    let ready_only = [field(1, &user), vec![0x1a, 1, 2]].concat();
    let reply = raw(
        &bench,
        "ListAuthenticationFactors",
        kind,
        &framed(&ready_only),
    )
    .await;
    assert!(message(reply.body()).is_empty());
}

#[tokio::test]
async fn what_is_wrong_with_a_call_is_said_in_its_own_form() {
    let bench = Bench::start().await;
    let user = bench.user(Role::NewStarter);
    let request = format!(r#"{{"userId":"{user}"}}"#);

    let unknown = connect(&bench, "AddOTPSMS", &request).await;
    assert_eq!(unknown.status, 501);
    assert_eq!(unknown.json()["code"], "unimplemented");
    let malformed = connect(&bench, "RegisterTOTP", "{").await;
    assert_eq!(
        (malformed.status, malformed.text("code")),
        (400, "invalid_argument".to_owned())
    );
    let without = bench
        .bare_request("POST", &format!("{SERVICE}/RegisterTOTP"))
        .header("Host", &bench.authority())
        .header("Content-Type", "application/json")
        .body("{")
        .send()
        .await;
    without.is(
        401,
        r#"{"code":"unauthenticated","message":"auth header missing"}"#,
    );
    let foreign = bench
        .bare_request("POST", &format!("{SERVICE}/RegisterTOTP"))
        .header("Host", "demo.example")
        .header("Content-Type", "application/json")
        .body("{}")
        .send()
        .await;
    assert_eq!(
        (foreign.status, foreign.text("code")),
        (404, "not_found".to_owned())
    );

    let kind = "application/grpc-web";
    for broken in [
        &b""[..],
        b"\0\0\0\0\x05ab",
        b"\x01\0\0\0\x02ab",
        b"\0\0\0\0\x02ab",
    ] {
        let reply = raw(&bench, "RegisterTOTP", kind, broken).await;
        assert_eq!(reply.status(), 200);
        assert_eq!(trailers(reply.body())["grpc-status"], "3", "{broken:?}");
    }
    let reply = raw(&bench, "RegisterTOTP", "text/plain", b"{}").await;
    assert_eq!(reply.status(), 415);
    let reply = raw(
        &bench,
        "RegisterTOTP",
        "application/grpc",
        &framed(&field(1, &user)),
    )
    .await;
    assert_eq!(reply.status(), 505);
    let compressed = bench
        .request("POST", &format!("{SERVICE}/RegisterTOTP"))
        .header("Content-Type", "application/json")
        .header("Content-Encoding", "gzip")
        .body("{}")
        .send()
        .await;
    assert_eq!(compressed.status, 400);
    let long = raw(&bench, "RegisterTOTP", kind, &framed(&vec![0; 70_000])).await;
    assert_eq!(trailers(long.body())["grpc-status"], "3");
}

/// One call over HTTP/2 without TLS: the headers, the body and the trailers, or that the connection ended.
async fn grpc(
    bench: &Bench,
    authority: &str,
    method: &str,
    request: &[u8],
) -> Result<
    (
        axum::http::HeaderMap,
        Vec<u8>,
        Option<axum::http::HeaderMap>,
    ),
    h2::Error,
> {
    let stream = TcpStream::connect(bench.authority()).await.unwrap();
    let (mut client, connection) = h2::client::handshake(stream).await?;
    let connection = tokio::spawn(connection);
    let head = axum::http::Request::post(format!("http://{authority}{SERVICE}/{method}"))
        .header("content-type", "application/grpc")
        .header("te", "trailers")
        .header("authorization", format!("Bearer {}", bench.server.token()))
        .body(())
        .unwrap();
    let (response, mut body) = client.send_request(head, false)?;
    body.send_data(axum::body::Bytes::from(framed(request)), true)?;
    let (head, mut body) = response.await?.into_parts();
    assert_eq!(head.status, 200);
    let mut bytes = Vec::new();
    while let Some(chunk) = body.data().await {
        bytes.extend_from_slice(&chunk?);
    }
    let trailers = body.trailers().await?;
    connection.abort();
    Ok((head.headers, bytes, trailers))
}

#[tokio::test]
async fn grpc_says_how_it_went_in_the_trailers() {
    let bench = Bench::start().await;
    let user = bench.user(Role::NewStarter);
    let request = field(1, &user);
    let authority = bench.authority();
    let (headers, body, trailers) = grpc(&bench, &authority, "RegisterTOTP", &request)
        .await
        .unwrap();
    assert_eq!(headers["content-type"], "application/grpc+proto");
    assert!(!headers.contains_key("grpc-status"));
    assert_eq!(trailers.unwrap()["grpc-status"], "0");
    assert!(headers.contains_key("date") && headers.contains_key("x-request-id"));
    let secret = String::from_utf8(message(&body)[&3].clone()).unwrap();

    let wrong = [request.clone(), field(2, "12345")].concat();
    let (headers, body, _) = grpc(&bench, &authority, "VerifyTOTPRegistration", &wrong)
        .await
        .unwrap();
    assert_eq!(headers["grpc-status"], "3");
    assert_eq!(headers["grpc-message"], "Invalid code (EVENT-8isk2)");
    assert!(body.is_empty());
    let status = BASE64_NOPAD
        .decode(headers["grpc-status-details-bin"].as_bytes())
        .unwrap();
    let status = fields(&status);
    assert_eq!(status[&1], 3_u64.to_be_bytes());
    let detail = fields(&status[&3]);
    assert_eq!(detail[&1], b"type.googleapis.com/zitadel.v1.ErrorDetail");
    assert_eq!(fields(&detail[&2])[&1], b"EVENT-8isk2");

    let right = [request, field(2, &code_at(&secret, NOW))].concat();
    let (_, _, trailers) = grpc(&bench, &authority, "VerifyTOTPRegistration", &right)
        .await
        .unwrap();
    assert_eq!(trailers.unwrap()["grpc-status"], "0");
}

#[tokio::test]
async fn over_http_2_the_server_answers_to_its_own_names_only() {
    let bench = Bench::start().await;
    let request = field(1, &bench.user(Role::NewStarter));
    let localhost = bench.authority().replace("127.0.0.1", "localhost");
    let (_, _, trailers) = grpc(&bench, &localhost, "RegisterTOTP", &request)
        .await
        .unwrap();
    assert_eq!(trailers.unwrap()["grpc-status"], "0");
    let (headers, _, _) = grpc(&bench, "demo.example", "RegisterTOTP", &request)
        .await
        .unwrap();
    assert_eq!(headers["grpc-status"], "5");
    let said = headers["grpc-message"].to_str().unwrap();
    assert!(said.contains("ID=QUERY-1kIjX"), "{said}");
}

#[tokio::test]
async fn over_http_2_an_answer_is_lost_with_its_connection() {
    let bench = Bench::start().await;
    let secret = bench.start_v2(Role::NewStarter).await;
    bench.server.set_scenario(Scenario::DropAfterAccept);
    let user = bench.user(Role::NewStarter);
    let request = [field(1, &user), field(2, &code_at(&secret, NOW))].concat();
    let authority = bench.authority();
    let lost = grpc(&bench, &authority, "VerifyTOTPRegistration", &request).await;
    assert!(lost.is_err(), "{lost:?}");
    let factors = format!("/v2/users/{user}/authentication_factors/_search");
    bench.post(&factors, "{}").await.is(
        200,
        r#"{"result":[{"state":"AUTH_FACTOR_STATE_READY","otp":{}}]}"#,
    );
}

#[tokio::test]
async fn a_connection_of_http_2_does_not_keep_the_server_from_stopping() {
    let bench = Bench::start().await;
    let stream = TcpStream::connect(bench.authority()).await.unwrap();
    let (client, connection) = h2::client::handshake(stream).await.unwrap();
    let connection = tokio::spawn(connection);
    let mut client = client.ready().await.unwrap();
    let head = axum::http::Request::get(format!("http://{}/v2/users/1", bench.authority()));
    let (response, _) = client.send_request(head.body(()).unwrap(), true).unwrap();
    assert_eq!(response.await.unwrap().status(), 401);
    let stopped = bench.server.stop();
    tokio::time::timeout(std::time::Duration::from_secs(30), stopped)
        .await
        .expect("the server stops");
    drop(client);
    let _ = connection.await.unwrap();
}
