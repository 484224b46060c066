//! Who may do what for whom.

use countersign_demo_idp::{Role, StaffRights};

use crate::support::{Bench, NOW, code_at, refusal};

const NOBODY: [u16; 3] = [404; 3];

fn staff_token(bench: &Bench, rights: StaffRights) -> String {
    let staff = bench.server.staff();
    let one = staff.iter().find(|one| one.rights == rights).unwrap();
    bench.server.make_token(&one.id).unwrap()
}

/// The status of a look, a start and a removal.
async fn tries(bench: &Bench, token: &str, user: &str) -> [u16; 3] {
    let path = format!("/v2/users/{user}");
    let totp = format!("{path}/totp");
    [
        bench.as_bearer(token, "GET", &path, "").await.status,
        bench.as_bearer(token, "POST", &totp, "{}").await.status,
        bench.as_bearer(token, "DELETE", &totp, "").await.status,
    ]
}

#[tokio::test]
async fn staff_may_do_what_their_rights_say() {
    let bench = Bench::start().await;
    let user = bench.user(Role::NewStarter);
    for (rights, expected) in [
        (StaffRights::Everything, [200, 200, 200]),
        (StaffRights::EnrollOnly, [200, 200, 403]),
        (StaffRights::LookOnly, [200, 403, 403]),
    ] {
        let token = staff_token(&bench, rights);
        assert_eq!(tries(&bench, &token, &user).await, expected, "{rights:?}");
        bench.server.reset();
    }
    let token = staff_token(&bench, StaffRights::LookOnly);
    let totp = format!("/v2/users/{user}/totp/verify");
    bench
        .as_bearer(&token, "POST", &totp, r#"{"code":"123456"}"#)
        .await
        .is(
            403,
            &refusal(7, "AUTH-AWfge", "No matching permissions found"),
        );
    let token = staff_token(&bench, StaffRights::Everything);
    let barred = bench.user(Role::NoPermission);
    assert_eq!(tries(&bench, &token, &barred).await, [403; 3]);
}

#[tokio::test]
async fn everybody_may_do_everything_for_oneself_and_nothing_for_others() {
    let bench = Bench::start().await;
    let own = bench.user(Role::NewStarter);
    let token = bench.server.make_token(&own).unwrap();
    assert_eq!(tries(&bench, &token, &own).await, [200; 3]);
    let other = bench.user(Role::HalfWay);
    assert_eq!(tries(&bench, &token, &other).await, NOBODY);
    bench
        .as_bearer(&token, "GET", &format!("/v2/users/{other}"), "")
        .await
        .is(404, &refusal(5, "AUTHZ-cdgFk", "membership not found"));
}

#[tokio::test]
async fn after_enrolling_the_token_of_a_password_is_not_enough() {
    let bench = Bench::start().await;
    let own = bench.user(Role::NewStarter);
    let token = bench.server.make_token(&own).unwrap();
    let totp = format!("/v2/users/{own}/totp");
    let started = bench.as_bearer(&token, "POST", &totp, "{}").await;
    let code = code_at(&started.text("secret"), NOW);
    let body = format!(r#"{{"code":"{code}"}}"#);
    let verify = format!("{totp}/verify");
    let verified = bench.as_bearer(&token, "POST", &verify, &body).await;
    assert_eq!(verified.status, 200, "{}", verified.body);

    let wants_more = refusal(7, "AUTHZ-Kl3p0", "mfa required");
    for (method, path) in [
        ("POST", verify),
        ("GET", format!("/v2/users/{own}/authentication_methods")),
        ("DELETE", totp),
    ] {
        let reply = bench.as_bearer(&token, method, &path, &body).await;
        reply.is(403, &wants_more);
    }
    let userinfo = bench
        .as_bearer(&token, "GET", "/oidc/v1/userinfo", "")
        .await;
    assert_eq!(userinfo.text("sub"), own);
}

#[tokio::test]
async fn nobody_has_no_token() {
    let bench = Bench::start().await;
    assert_eq!(bench.server.make_token("1"), None);
}
