//! The whole life of a registration in each dialect, with codes that another program made.

use countersign_demo_idp::Role;

use crate::support::{Bench, NOW, code_at, oathtool_code, refusal};

const DONE_V2: &str = r#"{"details":{"sequence":"SEQ","changeDate":"2024-06-13T06:44:36.404Z","resourceOwner":"287614093517946883"}}"#;

fn done_v2(sequence: &str) -> String {
    DONE_V2.replace("SEQ", sequence)
}

fn done_resource(user: &str) -> String {
    format!(
        r#"{{"details":{{"id":"{user}","created":"2024-06-13T06:44:36.404Z","changed":"2024-06-13T06:44:36.404Z","owner":{{"type":"OWNER_TYPE_ORG","id":"287614093517946883"}}}}}}"#
    )
}

fn uri_with(secret: &str) -> String {
    format!(
        "otpauth://totp/Demo%20Organisation:new.starter@demo.countersign.example?algorithm=SHA1&digits=6&issuer=Demo%20Organisation&period=30&secret={secret}"
    )
}

async fn a_whole_life_without_an_id(version: &str) {
    let bench = Bench::start().await;
    let totp = format!("/{version}/users/{}/totp", bench.user(Role::NewStarter));
    let verify = format!("{totp}/verify");

    let started = bench.post(&totp, "{}").await;
    let secret = started.text("secret");
    assert_eq!(secret.len(), 32);
    started.is(
        200,
        &format!(
            r#"{},"uri":"{}","secret":"{secret}"}}"#,
            done_v2("2").strip_suffix('}').unwrap(),
            uri_with(&secret)
        ),
    );
    assert_eq!(started.header("content-type"), Some("application/json"));

    let Some(code) = oathtool_code(&secret, NOW) else {
        return;
    };
    let body = format!(r#"{{"code":"{code}"}}"#);
    bench.post(&verify, &body).await.is(200, &done_v2("3"));
    bench.post(&verify, &body).await.is(
        400,
        &refusal(9, "COMMAND-qx4ls", "Errors.Users.MFA.OTP.AlreadyReady"),
    );
    bench.post(&totp, "{}").await.is(
        409,
        &refusal(
            6,
            "COMMAND-do9se",
            "Multifactor OTP (OneTimePassword) is already set up",
        ),
    );
    bench.delete(&totp).await.is(200, &done_v2("4"));
    let gone = "Multifactor OTP (OneTimePassword) doesn't exist";
    bench
        .delete(&totp)
        .await
        .is(404, &refusal(5, "COMMAND-Hd9sd", gone));
    bench
        .post(&verify, &body)
        .await
        .is(404, &refusal(5, "COMMAND-3Mif9s", gone));

    let again = bench.post(&totp, "").await;
    assert_eq!(again.status, 200);
    assert_ne!(again.text("secret"), secret);
}

#[tokio::test]
async fn a_registration_lives_its_whole_life_in_v2() {
    a_whole_life_without_an_id("v2").await;
}

#[tokio::test]
async fn a_registration_lives_its_whole_life_in_v2beta() {
    a_whole_life_without_an_id("v2beta").await;
}

#[tokio::test]
async fn a_registration_lives_its_whole_life_in_v3alpha() {
    let bench = Bench::start().await;
    let totp = format!("/v3alpha/users/{}/totp", bench.user(Role::NewStarter));

    let started = bench.post(&totp, "").await;
    let (id, secret) = (started.text("totpId"), started.text("secret"));
    assert!(
        id.len() == 18 && id.bytes().all(|byte| byte.is_ascii_digit()),
        "{id}"
    );
    started.is(
        200,
        &format!(
            r#"{},"totpId":"{id}","uri":"{}","secret":"{secret}"}}"#,
            done_v2("2").strip_suffix('}').unwrap(),
            uri_with(&secret)
        ),
    );

    let Some(code) = oathtool_code(&secret, NOW) else {
        return;
    };
    let body = format!(r#"{{"code":"{code}"}}"#);
    let verify = format!("{totp}/{id}/verify");
    bench.post(&verify, &body).await.is(200, &done_v2("3"));
    bench.post(&verify, &body).await.is(
        400,
        &refusal(9, "COMMAND-qx4ls", "Errors.Users.MFA.OTP.AlreadyReady"),
    );
    bench
        .delete(&format!("{totp}/{id}"))
        .await
        .is(200, &done_v2("4"));
    bench.delete(&format!("{totp}/{id}")).await.is(
        404,
        &refusal(
            5,
            "COMMAND-Hd9sd",
            "Multifactor OTP (OneTimePassword) doesn't exist",
        ),
    );
}

#[tokio::test]
async fn a_registration_lives_its_whole_life_in_resources_v3alpha() {
    let bench = Bench::start().await;
    let user = bench.user(Role::NewStarter);
    let totp = format!("/resources/v3alpha/users/{user}/totp");

    let started = bench.post(&totp, "").await;
    let (id, secret) = (started.text("totpId"), started.text("secret"));
    started.is(
        200,
        &format!(
            r#"{},"totpId":"{id}","uri":"{}","secret":"{secret}"}}"#,
            done_resource(&user).strip_suffix('}').unwrap(),
            uri_with(&secret)
        ),
    );

    let Some(code) = oathtool_code(&secret, NOW) else {
        return;
    };
    let verify = format!("{totp}/{id}/_verify");
    bench
        .post(&verify, &format!("\"{code}\""))
        .await
        .is(200, &done_resource(&user));
    bench
        .delete(&format!("{totp}/{id}"))
        .await
        .is(200, &done_resource(&user));
}

#[tokio::test]
async fn oathtool_and_the_maker_of_codes_in_these_tests_agree() {
    for seconds in [59, NOW, NOW + 30, 2_000_000_000] {
        let secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        let Some(code) = oathtool_code(secret, seconds) else {
            return;
        };
        assert_eq!(code_at(secret, seconds), code, "{seconds}");
    }
}

#[tokio::test]
async fn there_is_one_totp_per_user_shared_by_all_dialects() {
    let bench = Bench::start().await;
    let user = bench.user(Role::NewStarter);
    let started = bench.post(&format!("/v3alpha/users/{user}/totp"), "").await;
    let code = code_at(&started.text("secret"), NOW);
    assert_eq!(bench.verify_v2(Role::NewStarter, &code).await.status, 200);
    let removed = bench
        .delete(&format!(
            "/resources/v3alpha/users/{user}/totp/{}",
            started.text("totpId")
        ))
        .await;
    assert_eq!(removed.status, 200);
}

#[tokio::test]
async fn a_new_start_overwrites_the_pending_key() {
    let bench = Bench::start().await;
    let stale = code_at(&bench.start_v2(Role::HalfWay).await, NOW);
    // Two keys have a code in common once in some 300,000 times; then a third key is as good as the second.
    let right = loop {
        let second = bench.start_v2(Role::HalfWay).await;
        let codes = [NOW - 30, NOW, NOW + 30].map(|at| code_at(&second, at));
        if !codes.contains(&stale) {
            break codes;
        }
    };
    bench
        .verify_v2(Role::HalfWay, &stale)
        .await
        .is(400, &refusal(3, "EVENT-8isk2", "Invalid code"));
    let reply = bench.verify_v2(Role::HalfWay, &right[1]).await;
    assert_eq!(reply.status, 200);
}

#[tokio::test]
async fn a_registration_that_goes_by_another_id_is_not_there() {
    let bench = Bench::start().await;
    let user = bench.user(Role::NewStarter);
    let totp = format!("/v3alpha/users/{user}/totp");
    let first = bench.post(&totp, "").await.text("totpId");
    let second = bench.post(&totp, "").await;
    let code = code_at(&second.text("secret"), NOW);
    let gone = "Multifactor OTP (OneTimePassword) doesn't exist";

    bench
        .post(
            &format!("{totp}/{first}/verify"),
            &format!(r#"{{"code":"{code}"}}"#),
        )
        .await
        .is(404, &refusal(5, "COMMAND-3Mif9s", gone));
    bench
        .post(
            &format!("/resources{totp}/{first}/_verify"),
            &format!("\"{code}\""),
        )
        .await
        .is(404, &refusal(5, "COMMAND-3Mif9s", gone));
    bench
        .delete(&format!("{totp}/{first}"))
        .await
        .is(404, &refusal(5, "COMMAND-Hd9sd", gone));
}

#[tokio::test]
async fn a_code_counts_one_step_either_way_and_with_outer_white_space() {
    for (steps, status) in [(-2, 400), (-1, 200), (0, 200), (1, 200), (2, 400)] {
        let bench = Bench::start().await;
        let secret = bench.start_v2(Role::NewStarter).await;
        let code = code_at(&secret, NOW.checked_add_signed(steps * 30).unwrap());
        let reply = bench
            .verify_v2(Role::NewStarter, &format!(" {code}\\n"))
            .await;
        assert_eq!(reply.status, status, "{steps} steps: {}", reply.body);
    }
}

#[tokio::test]
async fn a_pending_registration_never_expires() {
    let bench = Bench::start().await;
    let secret = bench.start_v2(Role::NewStarter).await;
    let years_later = NOW + 10 * 365 * 86_400;
    bench.clock.set_ms(years_later * 1000);
    let reply = bench
        .verify_v2(Role::NewStarter, &code_at(&secret, years_later))
        .await;
    assert_eq!(reply.status, 200);
    assert_eq!(
        reply.json()["details"]["changeDate"],
        "2034-06-11T06:44:36.000Z"
    );
}

#[tokio::test]
async fn a_user_id_may_be_percent_encoded() {
    let bench = Bench::start().await;
    let user = bench.user(Role::NewStarter).replace('8', "%38");
    assert_eq!(
        bench
            .post(&format!("/v2/users/{user}/totp"), "{}")
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn two_people_are_enrolled_at_the_same_time() {
    let bench = Bench::start().await;
    let enroll = async |role| {
        let secret = bench.start_v2(role).await;
        let reply = bench.verify_v2(role, &code_at(&secret, NOW)).await;
        assert_eq!(reply.status, 200, "{}", reply.body);
    };
    tokio::join!(enroll(Role::NewStarter), enroll(Role::HalfWay));
}
