//! What can be looked up, and what it shows of a registration.

use countersign_demo_idp::{Role, Scenario};

use crate::support::{Bench, NOW, code_at, refusal};

const NOTHING: &str = "{}";
const PENDING: &str = r#"{"result":[{"state":"AUTH_FACTOR_STATE_NOT_READY","otp":{}}]}"#;
const READY: &str = r#"{"result":[{"state":"AUTH_FACTOR_STATE_READY","otp":{}}]}"#;
const PASSWORD_ONLY: &str = r#"{"details":{"totalResult":"1","timestamp":"2024-06-13T06:44:36.404Z"},"authMethodTypes":["AUTHENTICATION_METHOD_TYPE_PASSWORD"]}"#;
const PASSWORD_AND_TOTP: &str = r#"{"details":{"totalResult":"2","timestamp":"2024-06-13T06:44:36.404Z"},"authMethodTypes":["AUTHENTICATION_METHOD_TYPE_PASSWORD","AUTHENTICATION_METHOD_TYPE_TOTP"]}"#;

async fn shows(bench: &Bench, role: Role, factors: &str, methods: &str) {
    let user = bench.user(role);
    bench
        .post(
            &format!("/v2/users/{user}/authentication_factors/_search"),
            "{}",
        )
        .await
        .is(200, factors);
    bench
        .get(&format!("/v2/users/{user}/authentication_methods"))
        .await
        .is(200, methods);
}

#[tokio::test]
async fn each_person_begins_in_the_state_of_the_role() {
    let bench = Bench::start().await;
    shows(&bench, Role::NewStarter, NOTHING, PASSWORD_ONLY).await;
    shows(&bench, Role::HalfWay, PENDING, PASSWORD_ONLY).await;
    shows(&bench, Role::AlreadyEnrolled, READY, PASSWORD_AND_TOTP).await;
}

#[tokio::test]
async fn the_look_ups_follow_a_registration_through_its_life() {
    let bench = Bench::start().await;
    let role = Role::NewStarter;
    let secret = bench.start_v2(role).await;
    shows(&bench, role, PENDING, PASSWORD_ONLY).await;
    bench.verify_v2(role, &code_at(&secret, NOW)).await;
    shows(&bench, role, READY, PASSWORD_AND_TOTP).await;
    bench
        .delete(&format!("/v2/users/{}/totp", bench.user(role)))
        .await;
    shows(&bench, role, NOTHING, PASSWORD_ONLY).await;
}

#[tokio::test]
async fn a_search_for_factors_can_be_narrowed() {
    let bench = Bench::start().await;
    let path = format!(
        "/v2/users/{}/authentication_factors/_search",
        bench.user(Role::HalfWay)
    );
    for (body, answer) in [
        ("", PENDING),
        (r#"{"states":[],"authFactors":[]}"#, PENDING),
        (
            r#"{"states":["AUTH_FACTOR_STATE_NOT_READY","AUTH_FACTOR_STATE_READY"]}"#,
            PENDING,
        ),
        (r#"{"states":["AUTH_FACTOR_STATE_READY"]}"#, NOTHING),
        (r#"{"authFactors":["OTP"]}"#, PENDING),
        (r#"{"authFactors":["U2F"]}"#, NOTHING),
    ] {
        bench.post(&path, body).await.is(200, answer);
    }
}

#[tokio::test]
async fn a_user_is_shown_with_name_and_login() {
    let bench = Bench::start().await;
    let user = bench.user(Role::HalfWay);
    let details = r#"{"sequence":"1","changeDate":"2024-06-13T06:44:36.404Z","resourceOwner":"287614093517946883"}"#;
    bench.get(&format!("/v2/users/{user}")).await.is(
        200,
        &format!(
            r#"{{"details":{details},"user":{{"userId":"{user}","details":{details},"state":"USER_STATE_ACTIVE","username":"half.way@demo.countersign.example","loginNames":["half.way@demo.countersign.example"],"preferredLoginName":"half.way@demo.countersign.example","human":{{"profile":{{"givenName":"Half","familyName":"way","displayName":"Half-way","preferredLanguage":"en"}},"email":{{"email":"half.way@demo.countersign.example","isVerified":true}}}}}}}}"#
        ),
    );
}

#[tokio::test]
async fn userinfo_is_about_the_owner_of_the_token() {
    let bench = Bench::start().await;
    let reply = bench.get("/oidc/v1/userinfo").await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.text("name"), "Helpdesk");
    let sub = reply.text("sub");
    assert_eq!(sub.len(), 18);
    assert!(bench.server.users().iter().all(|user| user.id != sub));
}

#[tokio::test]
async fn a_look_up_of_an_unknown_user_finds_nobody() {
    let bench = Bench::start().await;
    let unknown = refusal(5, "QUERY-Dfbg2", "User could not be found");
    for path in ["/v2/users/1", "/v2/users/1/authentication_methods"] {
        bench.get(path).await.is(404, &unknown);
    }
    bench
        .post("/v2/users/1/authentication_factors/_search", "{}")
        .await
        .is(404, &unknown);
}

#[tokio::test]
async fn the_look_ups_agree_with_the_scenario() {
    let bench = Bench::start_in(Scenario::AlreadyEnrolled).await;
    shows(&bench, Role::NewStarter, READY, PASSWORD_AND_TOTP).await;
    bench.server.set_scenario(Scenario::NoPending);
    shows(&bench, Role::HalfWay, NOTHING, PASSWORD_ONLY).await;
    shows(&bench, Role::AlreadyEnrolled, READY, PASSWORD_AND_TOTP).await;
    bench.server.set_scenario(Scenario::Normal);
    shows(&bench, Role::HalfWay, PENDING, PASSWORD_ONLY).await;
}
