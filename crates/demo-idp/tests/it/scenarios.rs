//! Each scenario, as a client meets it.

use std::time::{Duration, Instant};

use countersign_demo_idp::{Role, Scenario};

use crate::support::{Bench, NOW, Reply, code_at, refusal};

const ROLE: Role = Role::NewStarter;

/// One call of each kind.
async fn every_kind_of_call(bench: &Bench) -> Vec<Reply> {
    let user = bench.user(ROLE);
    let totp = format!("/v2/users/{user}/totp");
    vec![
        bench.post(&totp, "{}").await,
        bench
            .post(&format!("{totp}/verify"), r#"{"code":"123456"}"#)
            .await,
        bench.delete(&totp).await,
        bench.post(&format!("/v3alpha/users/{user}/totp"), "").await,
        bench
            .post(
                &format!("/resources/v3alpha/users/{user}/totp/1/_verify"),
                "\"123456\"",
            )
            .await,
        bench.get(&format!("/v2/users/{user}")).await,
        bench
            .get(&format!("/v2/users/{user}/authentication_methods"))
            .await,
        bench
            .post(
                &format!("/v2/users/{user}/authentication_factors/_search"),
                "{}",
            )
            .await,
    ]
}

#[tokio::test]
async fn wrong_code_refuses_the_right_code_until_the_scenario_ends() {
    let bench = Bench::start_in(Scenario::WrongCode).await;
    let code = code_at(&bench.start_v2(ROLE).await, NOW);
    bench
        .verify_v2(ROLE, &code)
        .await
        .is(400, &refusal(3, "EVENT-8isk2", "Invalid code"));
    bench.server.set_scenario(Scenario::Normal);
    assert_eq!(bench.verify_v2(ROLE, &code).await.status, 200);
}

#[tokio::test]
async fn code_reused_refuses_the_first_right_code_and_accepts_the_next() {
    let bench = Bench::start_in(Scenario::CodeReused).await;
    let secret = bench.start_v2(ROLE).await;
    let reused = refusal(3, "TOTP-Auw0a", "code reused");
    let code = code_at(&secret, NOW);
    bench.verify_v2(ROLE, &code).await.is(400, &reused);
    bench.verify_v2(ROLE, &code).await.is(400, &reused);
    // The code stays used when the scenario ends, and so does the one before it.
    bench.server.set_scenario(Scenario::Normal);
    bench.verify_v2(ROLE, &code).await.is(400, &reused);
    bench
        .verify_v2(ROLE, &code_at(&secret, NOW - 30))
        .await
        .is(400, &reused);
    bench.clock.set_ms((NOW + 30) * 1000);
    assert_eq!(
        bench
            .verify_v2(ROLE, &code_at(&secret, NOW + 30))
            .await
            .status,
        200
    );
}

#[tokio::test]
async fn no_permission_refuses_every_call_about_a_person() {
    let bench = Bench::start_in(Scenario::NoPermission).await;
    for reply in every_kind_of_call(&bench).await {
        reply.is(
            403,
            &refusal(7, "AUTH-AWfge", "No matching permissions found"),
        );
    }
    assert_eq!(bench.get("/oidc/v1/userinfo").await.status, 200);
}

#[tokio::test]
async fn user_not_found_answers_as_for_an_unknown_user() {
    let bench = Bench::start_in(Scenario::UserNotFound).await;
    let user = bench.user(ROLE);
    bench
        .post(&format!("/v2/users/{user}/totp"), "{}")
        .await
        .is(400, &refusal(9, "COMMAND-SqyJz", "User could not be found"));
    bench
        .verify_v2(ROLE, "123456")
        .await
        .is(404, &refusal(5, "COMMAND-4g3xq", "Errors.NotFound"));
    bench
        .get(&format!("/v2/users/{user}"))
        .await
        .is(404, &refusal(5, "QUERY-Dfbg2", "User could not be found"));
}

#[tokio::test]
async fn no_pending_starts_and_then_has_nothing_to_verify() {
    let bench = Bench::start_in(Scenario::NoPending).await;
    let code = code_at(&bench.start_v2(ROLE).await, NOW);
    let gone = "Multifactor OTP (OneTimePassword) doesn't exist";
    bench
        .verify_v2(ROLE, &code)
        .await
        .is(404, &refusal(5, "COMMAND-3Mif9s", gone));
    bench
        .delete(&format!("/v2/users/{}/totp", bench.user(ROLE)))
        .await
        .is(404, &refusal(5, "COMMAND-Hd9sd", gone));
}

#[tokio::test]
async fn already_enrolled_refuses_a_start_and_a_verification_and_allows_a_removal() {
    let bench = Bench::start_in(Scenario::AlreadyEnrolled).await;
    let totp = format!("/v2/users/{}/totp", bench.user(ROLE));
    bench.post(&totp, "{}").await.is(
        409,
        &refusal(
            6,
            "COMMAND-do9se",
            "Multifactor OTP (OneTimePassword) is already set up",
        ),
    );
    bench.verify_v2(ROLE, "123456").await.is(
        400,
        &refusal(9, "COMMAND-qx4ls", "Errors.Users.MFA.OTP.AlreadyReady"),
    );
    assert_eq!(bench.delete(&totp).await.status, 200);
}

#[tokio::test]
async fn mfa_required_refuses_every_call_the_look_ups_included() {
    let bench = Bench::start_in(Scenario::MfaRequired).await;
    for reply in every_kind_of_call(&bench).await {
        reply.is(403, &refusal(7, "AUTHZ-Kl3p0", "mfa required"));
    }
    // Whose token it is belongs to signing in, not to the API.
    assert_eq!(bench.get("/oidc/v1/userinfo").await.status, 200);
}

#[tokio::test]
async fn rate_limited_asks_to_wait_forty_seconds() {
    let bench = Bench::start_in(Scenario::RateLimited).await;
    for reply in every_kind_of_call(&bench).await {
        reply.is(429, &refusal(8, "LIMITS-molsj", "instance blocked"));
        assert_eq!(reply.header("retry-after"), Some("40"));
    }
}

#[tokio::test]
async fn server_error_says_no_more_than_that() {
    let bench = Bench::start_in(Scenario::ServerError).await;
    for reply in every_kind_of_call(&bench).await {
        reply.is(500, &refusal(13, "TOTP-ieY3o", "Errors.Internal"));
    }
}

#[tokio::test]
async fn html_error_answers_with_a_web_page() {
    let bench = Bench::start_in(Scenario::HtmlError).await;
    for reply in every_kind_of_call(&bench).await {
        assert_eq!(reply.status, 502);
        assert_eq!(
            reply.header("content-type"),
            Some("text/html; charset=utf-8")
        );
        assert!(reply.body.starts_with("<!DOCTYPE html>"), "{}", reply.body);
    }
}

#[tokio::test]
async fn a_slow_server_answers_late_and_right() {
    let bench = Bench::start_in(Scenario::Slow).await;
    let delay = Duration::from_millis(60);
    bench.server.set_slow_delay(delay);
    let asked = Instant::now();
    let secret = bench.start_v2(ROLE).await;
    assert!(asked.elapsed() >= delay);
    assert_eq!(
        bench.verify_v2(ROLE, &code_at(&secret, NOW)).await.status,
        200
    );
}

#[tokio::test]
async fn drop_after_accept_answers_not_one_byte_and_the_code_was_accepted() {
    let bench = Bench::start().await;
    let secret = bench.start_v2(ROLE).await;
    bench.server.set_scenario(Scenario::DropAfterAccept);

    let user = bench.user(ROLE);
    let body = format!(r#"{{"code":"{}"}}"#, code_at(&secret, NOW));
    let request = bench
        .request("POST", &format!("/v2/users/{user}/totp/verify"))
        .body(&body);
    assert_eq!(request.send_raw().await.unwrap(), b"");

    bench
        .post(
            &format!("/v2/users/{user}/authentication_factors/_search"),
            "{}",
        )
        .await
        .is(
            200,
            r#"{"result":[{"state":"AUTH_FACTOR_STATE_READY","otp":{}}]}"#,
        );
    bench.verify_v2(ROLE, &code_at(&secret, NOW)).await.is(
        400,
        &refusal(9, "COMMAND-qx4ls", "Errors.Users.MFA.OTP.AlreadyReady"),
    );
}

#[tokio::test]
async fn drop_after_accept_loses_the_answer_in_every_dialect() {
    for (version, verify) in [("v3alpha", "verify"), ("resources/v3alpha", "_verify")] {
        let bench = Bench::start_in(Scenario::DropAfterAccept).await;
        let totp = format!("/{version}/users/{}/totp", bench.user(ROLE));
        let started = bench.post(&totp, "").await;
        let code = code_at(&started.text("secret"), NOW);
        let body = match verify {
            "verify" => format!(r#"{{"code":"{code}"}}"#),
            _ => format!("\"{code}\""),
        };
        let path = format!("{totp}/{}/{verify}", started.text("totpId"));
        assert_eq!(
            bench
                .request("POST", &path)
                .body(&body)
                .send_raw()
                .await
                .unwrap(),
            b""
        );
    }
}

#[tokio::test]
async fn drop_after_accept_still_says_when_a_code_is_wrong() {
    let bench = Bench::start_in(Scenario::DropAfterAccept).await;
    bench.start_v2(ROLE).await;
    bench
        .verify_v2(ROLE, "12345")
        .await
        .is(400, &refusal(3, "EVENT-8isk2", "Invalid code"));
}

#[tokio::test]
async fn a_clock_that_is_off_shows_in_the_date_and_in_which_code_is_right() {
    for (off, date) in [
        (120, "Thu, 13 Jun 2024 06:46:36 GMT"),
        (-90, "Thu, 13 Jun 2024 06:43:06 GMT"),
    ] {
        let bench = Bench::start_in(Scenario::ClockOff(off)).await;
        let secret = bench.start_v2(ROLE).await;
        let refused = bench.verify_v2(ROLE, &code_at(&secret, NOW)).await;
        refused.is(400, &refusal(3, "EVENT-8isk2", "Invalid code"));
        assert_eq!(refused.header("date"), Some(date));

        let by_its_clock = NOW.checked_add_signed(off).unwrap();
        assert_eq!(
            bench
                .verify_v2(ROLE, &code_at(&secret, by_its_clock))
                .await
                .status,
            200
        );
    }
}

#[tokio::test]
async fn a_scenario_that_stands_in_for_the_server_does_not_open_it_to_other_names() {
    for scenario in Scenario::ALL {
        let bench = Bench::start_in(scenario).await;
        let request = bench
            .bare_request("GET", "/oidc/v1/userinfo")
            .header("Host", "demo.example");
        assert_eq!(request.send().await.status, 404, "{scenario}");
    }
}
