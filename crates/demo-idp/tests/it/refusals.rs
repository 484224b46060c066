//! What is refused, with the literal body of each refusal.

use countersign_demo_idp::Role;

use crate::support::{Bench, NOW, code_at, refusal, wrong_code_at};

const UNKNOWN: &str = "287614093599999999";

#[tokio::test]
async fn the_bodies_are_literally_those_of_the_contract() {
    let bench = Bench::start().await;
    let secret = bench.start_v2(Role::NewStarter).await;
    bench.verify_v2(Role::NewStarter, &wrong_code_at(&secret, NOW)).await.is(
        400,
        r#"{"code":3,"message":"Invalid code (EVENT-8isk2)","details":[{"@type":"type.googleapis.com/zitadel.v1.ErrorDetail","id":"EVENT-8isk2","message":"Invalid code"}]}"#,
    );
    let path = format!("/v2/users/{}/totp", bench.user(Role::NewStarter));
    bench.delete(&path).await;
    bench.verify_v2(Role::NewStarter, "123456").await.is(
        404,
        r#"{"code":5,"message":"Multifactor OTP (OneTimePassword) doesn't exist (COMMAND-3Mif9s)","details":[{"@type":"type.googleapis.com/zitadel.v1.ErrorDetail","id":"COMMAND-3Mif9s","message":"Multifactor OTP (OneTimePassword) doesn't exist"}]}"#,
    );
    bench
        .request("GET", "/v2/nowhere")
        .send()
        .await
        .is(404, r#"{"code":5,"message":"Not Found"}"#);
}

#[tokio::test]
async fn v2_calls_a_code_of_another_length_invalid_and_not_too_long() {
    let bench = Bench::start().await;
    let secret = bench.start_v2(Role::NewStarter).await;
    let right = code_at(&secret, NOW);
    let invalid = refusal(3, "EVENT-8isk2", "Invalid code");
    for code in [
        format!("0{right}"),
        format!("{right}00"),
        right[1..].to_owned(),
        "x".repeat(200),
    ] {
        bench
            .verify_v2(Role::NewStarter, &code)
            .await
            .is(400, &invalid);
    }
}

#[tokio::test]
async fn each_dialect_holds_the_code_to_its_own_length() {
    let bench = Bench::start().await;
    let user = bench.user(Role::HalfWay);
    for version in ["v2", "v2beta"] {
        for code in [String::new(), "1".repeat(201)] {
            let path = format!("/{version}/users/{user}/totp/verify");
            bench.post(&path, &format!(r#"{{"code":"{code}"}}"#)).await.is(
                400,
                r#"{"code":3,"message":"invalid VerifyTOTPRegistrationRequest.Code: value length must be between 1 and 200 runes, inclusive"}"#,
            );
        }
    }
    let id = bench
        .post(&format!("/v3alpha/users/{user}/totp"), "")
        .await
        .text("totpId");
    for code in ["", "12345", "1234567890"] {
        let too_long_or_short = r#"{"code":3,"message":"invalid VerifyTOTPRegistrationRequest.Code: value length must be between 6 and 9 runes, inclusive"}"#;
        let path = format!("/v3alpha/users/{user}/totp/{id}");
        bench
            .post(
                &format!("{path}/verify"),
                &format!(r#"{{"code":"{code}"}}"#),
            )
            .await
            .is(400, too_long_or_short);
        bench
            .post(&format!("/resources{path}/_verify"), &format!("\"{code}\""))
            .await
            .is(400, too_long_or_short);
    }
    for code in ["1234567", "123456789"] {
        bench
            .post(
                &format!("/v3alpha/users/{user}/totp/{id}/verify"),
                &format!(r#"{{"code":"{code}"}}"#),
            )
            .await
            .is(400, &refusal(3, "EVENT-8isk2", "Invalid code"));
    }
}

#[tokio::test]
async fn an_unknown_user_is_a_precondition_at_the_start_and_not_found_later() {
    let bench = Bench::start().await;
    let v2 = format!("/v2/users/{UNKNOWN}/totp");
    let v3 = format!("/v3alpha/users/{UNKNOWN}/totp");
    let no_start = refusal(9, "COMMAND-SqyJz", "User could not be found");
    let no_verify = refusal(5, "COMMAND-4g3xq", "Errors.NotFound");
    let no_remove = refusal(
        5,
        "COMMAND-Hd9sd",
        "Multifactor OTP (OneTimePassword) doesn't exist",
    );
    let body = r#"{"code":"123456"}"#;

    bench.post(&v2, "{}").await.is(400, &no_start);
    bench.post(&v3, "").await.is(400, &no_start);
    bench
        .post(&format!("/resources{v3}"), "")
        .await
        .is(400, &no_start);
    bench
        .post(&format!("{v2}/verify"), body)
        .await
        .is(404, &no_verify);
    bench
        .post(&format!("{v3}/1/verify"), body)
        .await
        .is(404, &no_verify);
    bench
        .post(&format!("/resources{v3}/1/_verify"), "\"123456\"")
        .await
        .is(404, &no_verify);
    bench.delete(&v2).await.is(404, &no_remove);
    bench.delete(&format!("{v3}/1")).await.is(404, &no_remove);
}

#[tokio::test]
async fn the_user_without_permission_is_refused_in_every_call() {
    let bench = Bench::start().await;
    let user = bench.user(Role::NoPermission);
    let refused = refusal(7, "AUTH-AWfge", "No matching permissions found");
    for (method, path) in [
        ("POST", format!("/v2/users/{user}/totp")),
        ("POST", format!("/v2/users/{user}/totp/verify")),
        ("DELETE", format!("/v2beta/users/{user}/totp")),
        ("POST", format!("/v3alpha/users/{user}/totp")),
        ("POST", format!("/v3alpha/users/{user}/totp/1/verify")),
        ("DELETE", format!("/resources/v3alpha/users/{user}/totp/1")),
        ("GET", format!("/v2/users/{user}")),
        ("GET", format!("/v2/users/{user}/authentication_methods")),
        (
            "POST",
            format!("/v2/users/{user}/authentication_factors/_search"),
        ),
    ] {
        let reply = bench.request(method, &path).body("").send().await;
        assert_eq!(
            (reply.status, reply.body),
            (403, refused.clone()),
            "{method} {path}"
        );
    }
}

#[tokio::test]
async fn an_id_has_1_to_200_characters() {
    let bench = Bench::start().await;
    let user = bench.user(Role::NewStarter);
    // 200 characters of two bytes, each percent-encoded, are still 200 characters.
    for id in ["%C3%A9".repeat(200), "a".repeat(200)] {
        bench
            .post(&format!("/v2/users/{id}/totp"), "{}")
            .await
            .is(400, &refusal(9, "COMMAND-SqyJz", "User could not be found"));
    }
    for id in [String::new(), "a".repeat(201)] {
        bench.post(&format!("/v2/users/{id}/totp"), "{}").await.is(
            400,
            r#"{"code":3,"message":"invalid RegisterTOTPRequest.UserId: value length must be between 1 and 200 runes, inclusive"}"#,
        );
        bench.get(&format!("/v2/users/{id}/authentication_methods")).await.is(
            400,
            r#"{"code":3,"message":"invalid ListAuthenticationMethodTypesRequest.UserId: value length must be between 1 and 200 runes, inclusive"}"#,
        );
    }
    let id = "a".repeat(201);
    bench.delete(&format!("/v3alpha/users/{user}/totp/{id}")).await.is(
        400,
        r#"{"code":3,"message":"invalid RemoveTOTPRequest.TotpId: value length must be between 1 and 200 runes, inclusive"}"#,
    );
}

#[tokio::test]
async fn a_path_that_is_not_utf_8_is_an_invalid_argument() {
    let bench = Bench::start().await;
    let reply = bench.post("/v2/users/%FF/totp", "{}").await;
    assert_eq!((reply.status, &reply.json()["code"]), (400, &3.into()));
}

#[tokio::test]
async fn malformed_json_is_an_invalid_argument() {
    let bench = Bench::start().await;
    let user = bench.user(Role::HalfWay);
    let v2 = format!("/v2/users/{user}/totp");
    for (path, body) in [
        (v2.clone(), "{"),
        (v2.clone(), "[]"),
        (format!("{v2}/verify"), "code=123456"),
        (format!("{v2}/verify"), r#"["123456"]"#),
        (format!("{v2}/verify"), r#""123456""#),
        (format!("{v2}/verify"), r#"{"code":123456}"#),
        (
            format!("/v3alpha/users/{user}/totp/1/verify"),
            r#""123456""#,
        ),
        (
            format!("/resources/v3alpha/users/{user}/totp/1/_verify"),
            r#"{"code":"123456"}"#,
        ),
        (
            format!("/resources/v3alpha/users/{user}/totp/1/_verify"),
            "123456",
        ),
    ] {
        let reply = bench.post(&path, body).await;
        assert_eq!(reply.status, 400, "{path} {body}");
        assert_eq!(reply.json()["code"], 3, "{path} {body}");
        assert!(reply.json().get("details").is_none());
    }
    let reply = bench
        .request("POST", &format!("{v2}/verify"))
        .body(b"{\"code\":\"\xff\"}")
        .send()
        .await;
    assert_eq!((reply.status, &reply.json()["code"]), (400, &3.into()));
}

#[tokio::test]
async fn unknown_fields_are_ignored() {
    let bench = Bench::start().await;
    let user = bench.user(Role::NewStarter);
    let started = bench
        .post(
            &format!("/v2/users/{user}/totp"),
            r#"{"user":{"id":7},"more":[1]}"#,
        )
        .await;
    let code = code_at(&started.text("secret"), NOW);
    let body = format!(r#"{{"more":null,"code":"{code}","userId":"else"}}"#);
    assert_eq!(
        bench
            .post(&format!("/v2/users/{user}/totp/verify"), &body)
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn a_body_of_more_than_64_kib_is_refused() {
    let bench = Bench::start().await;
    let path = format!("/v2/users/{}/totp/verify", bench.user(Role::HalfWay));
    let body = |length: usize| {
        let frame = r#"{"code":"123456","x":""}"#.len();
        format!(
            r#"{{"code":"123456","x":"{}"}}"#,
            "a".repeat(length - frame)
        )
    };
    assert_eq!(bench.post(&path, &body(64 * 1024)).await.status, 400);
    bench.post(&path, &body(64 * 1024 + 1)).await.is(
        413,
        r#"{"code":3,"message":"the request body is larger than 65536 bytes"}"#,
    );
}
