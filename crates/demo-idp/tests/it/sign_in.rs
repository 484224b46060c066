//! Signing in, step by step, as a program and a browser do it.

use countersign_demo_idp::{Role, Scenario, ZITADEL_AUDIENCE_SCOPE};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};
use url::Url;

use crate::support::{Bench, NOW, Reply, code_at, query, refusal};

/// The pair of RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const BACK: &str = "http://127.0.0.1:4711/back?a=b";
const ALL: &str = "openid profile email offline_access urn:zitadel:iam:org:project:id:zitadel:aud";
const DEVICE: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// What a program asks for when all is well, with some of it replaced, and left out where it is empty.
fn asking<'a>(bench: &Bench, instead: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("client_id", bench.server.client_id()),
        ("redirect_uri", BACK),
        ("response_type", "code"),
        ("scope", ALL),
        ("state", "the state"),
        ("nonce", "the nonce"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    fields.retain(|(name, _)| !instead.iter().any(|(other, _)| other == name));
    fields.extend(instead.iter().filter(|(_, value)| !value.is_empty()));
    fields
}

async fn authorize(bench: &Bench, instead: &[(&str, &str)], cookie: &str) -> Reply {
    let path = format!("/oauth/v2/authorize?{}", query(&asking(bench, instead)));
    show(bench, &path, cookie).await
}

async fn show(bench: &Bench, path: &str, cookie: &str) -> Reply {
    let mut request = bench
        .bare_request("GET", path)
        .header("Host", &bench.authority());
    if !cookie.is_empty() {
        request = request.header("Cookie", cookie);
    }
    request.send().await
}

/// Where a browser is sent.
#[track_caller]
fn sent_to(reply: &Reply) -> String {
    assert_eq!(reply.status, 302, "{}", reply.body);
    reply.header("location").unwrap().to_owned()
}

/// The name of the log-in in an address like `/ui/login/login?authRequestID=…`.
#[track_caller]
fn request_at<'a>(address: &'a str, page: &str) -> &'a str {
    let (path, name) = address.split_once("?authRequestID=").unwrap();
    assert_eq!(path, page);
    name
}

async fn choose(bench: &Bench, request: &str, user: &str) -> Reply {
    let fields = [("authRequestID", request), ("user", user)];
    bench.post_form("/ui/login/login", &fields).await
}

#[track_caller]
fn parameter(address: &str, name: &str) -> Option<String> {
    let address = Url::parse(address).unwrap();
    let mut pairs = address.query_pairs();
    pairs
        .find(|(own, _)| own == name)
        .map(|(_, value)| value.into_owned())
}

/// A code for this person, who has no TOTP.
async fn code_for(bench: &Bench, role: Role, instead: &[(&str, &str)]) -> String {
    let begun = sent_to(&authorize(bench, instead, "").await);
    let request = request_at(&begun, "/ui/login/login");
    let back = sent_to(&choose(bench, request, &bench.user(role)).await);
    parameter(&back, "code").unwrap()
}

async fn exchange(bench: &Bench, code: &str) -> Reply {
    let fields = [
        ("grant_type", "authorization_code"),
        ("client_id", bench.server.client_id()),
        ("code", code),
        ("redirect_uri", BACK),
        ("code_verifier", VERIFIER),
    ];
    bench.post_form("/oauth/v2/token", &fields).await
}

async fn refresh(bench: &Bench, token: &str) -> Reply {
    let fields = [
        ("grant_type", "refresh_token"),
        ("client_id", bench.server.client_id()),
        ("refresh_token", token),
    ];
    bench.post_form("/oauth/v2/token", &fields).await
}

async fn tokens(bench: &Bench, role: Role) -> Reply {
    let reply = exchange(bench, &code_for(bench, role, &[]).await).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    reply
}

fn claims(id_token: &str) -> Value {
    let payload = id_token.split('.').nth(1).unwrap();
    serde_json::from_slice(&BASE64URL_NOPAD.decode(payload.as_bytes()).unwrap()).unwrap()
}

/// What the API says to a token about its owner.
async fn api(bench: &Bench, token: &str, role: Role) -> u16 {
    let path = format!("/v2/users/{}", bench.user(role));
    bench.as_bearer(token, "GET", &path, "").await.status
}

fn error(error: &str, description: &str) -> String {
    json!({"error": error, "error_description": description}).to_string()
}

#[tokio::test]
async fn everything_that_discovery_names_is_there() {
    let bench = Bench::start().await;
    let found = show(&bench, "/.well-known/openid-configuration", "").await;
    let found = found.json();
    assert_eq!(found["issuer"], bench.server.url());
    assert_eq!(found["code_challenge_methods_supported"], json!(["S256"]));
    let named = found.as_object().unwrap().iter();
    let named: Vec<_> = named
        .filter(|(name, _)| name.ends_with("_endpoint") || *name == "jwks_uri")
        .map(|(_, address)| address.as_str().unwrap())
        .collect();
    assert_eq!(named.len(), 7);
    for address in named {
        let path = address.strip_prefix(bench.server.url()).unwrap();
        assert_ne!(show(&bench, path, "").await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn a_person_signs_in_with_a_browser_and_acts_for_oneself() {
    let bench = Bench::start().await;
    let user = bench.user(Role::NewStarter);
    let begun = sent_to(&authorize(&bench, &[], "").await);
    let request = request_at(&begun, "/ui/login/login");
    let page = show(&bench, &begun, "").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("New starter") && page.body.contains("Auditor"));

    let chosen = choose(&bench, request, &user).await;
    let back = sent_to(&chosen);
    assert!(
        back.starts_with("http://127.0.0.1:4711/back?a=b&code="),
        "{back}"
    );
    assert_eq!(parameter(&back, "state").as_deref(), Some("the state"));
    let cookie = chosen.header("set-cookie").unwrap();
    assert!(
        cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"),
        "{cookie}"
    );

    let reply = exchange(&bench, &parameter(&back, "code").unwrap()).await;
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    let answer = reply.json();
    assert_eq!(answer["token_type"], "Bearer");
    assert_eq!(answer["expires_in"], 43_199);
    let said = claims(&reply.text("id_token"));
    for (name, value) in [
        ("iss", json!(bench.server.url())),
        ("sub", json!(user)),
        ("azp", json!(bench.server.client_id())),
        ("nonce", json!("the nonce")),
        ("amr", json!(["pwd"])),
        ("iat", json!(NOW)),
        ("auth_time", json!(NOW)),
        ("exp", json!(NOW + 43_200)),
    ] {
        assert_eq!(said[name], value, "{name}");
    }
    assert_eq!(said["aud"][0], bench.server.client_id());

    let token = reply.text("access_token");
    let userinfo = bench
        .as_bearer(&token, "GET", "/oidc/v1/userinfo", "")
        .await;
    assert_eq!(userinfo.text("sub"), user);
    assert_eq!(userinfo.text("name"), "New starter");
    assert_eq!(api(&bench, &token, Role::NewStarter).await, 200);
    assert_eq!(api(&bench, &token, Role::HalfWay).await, 404);
}

#[tokio::test]
async fn nobody_is_sent_to_an_address_that_was_not_checked() {
    let bench = Bench::start().await;
    for (name, value) in [
        ("client_id", "1"),
        ("client_id", ""),
        ("redirect_uri", ""),
        ("redirect_uri", "https://demo.example/back"),
        ("redirect_uri", "http://127.0.0.1.demo.example:4711/"),
    ] {
        let reply = authorize(&bench, &[(name, value)], "").await;
        assert_eq!(reply.status, 400, "{name}={value}");
        assert_eq!(reply.text("error"), "invalid_request");
        assert_eq!(reply.header("location"), None);
    }
}

#[tokio::test]
async fn other_mistakes_are_told_to_the_program_with_its_state() {
    let bench = Bench::start().await;
    for (name, value, expected) in [
        ("response_type", "token", "unsupported_response_type"),
        ("scope", "profile", "invalid_scope"),
        ("code_challenge", "", "invalid_request"),
        ("code_challenge", "short", "invalid_request"),
        ("code_challenge_method", "plain", "invalid_request"),
        ("code_challenge_method", "", "invalid_request"),
        ("prompt", "none", "login_required"),
        ("prompt", "none login", "invalid_request"),
        ("max_age", "soon", "invalid_request"),
    ] {
        let back = sent_to(&authorize(&bench, &[(name, value)], "").await);
        assert_eq!(
            parameter(&back, "error").as_deref(),
            Some(expected),
            "{name}={value}"
        );
        assert_eq!(parameter(&back, "state").as_deref(), Some("the state"));
        assert_eq!(parameter(&back, "code"), None);
    }
}

#[tokio::test]
async fn giving_up_is_told_to_the_program_and_ends_the_log_in() {
    let bench = Bench::start().await;
    let begun = sent_to(&authorize(&bench, &[], "").await);
    let request = request_at(&begun, "/ui/login/login");
    let fields = [("authRequestID", request), ("cancel", "1")];
    let back = sent_to(&bench.post_form("/ui/login/login", &fields).await);
    assert_eq!(parameter(&back, "error").as_deref(), Some("access_denied"));
    let again = choose(&bench, request, &bench.user(Role::NewStarter)).await;
    assert_eq!(again.status, 400);
}

#[tokio::test]
async fn a_browser_that_is_signed_in_is_asked_again_only_where_the_program_wants_it() {
    let bench = Bench::start().await;
    let begun = sent_to(&authorize(&bench, &[], "").await);
    let request = request_at(&begun, "/ui/login/login");
    let chosen = choose(&bench, request, &bench.user(Role::NewStarter)).await;
    let cookie = chosen.header("set-cookie").unwrap();
    let cookie = cookie.split(';').next().unwrap();
    bench.clock.set_ms((NOW + 100) * 1000);

    for instead in [&[][..], &[("prompt", "none")], &[("max_age", "100")]] {
        let back = sent_to(&authorize(&bench, instead, cookie).await);
        assert!(parameter(&back, "code").is_some(), "{instead:?}");
    }
    for instead in [
        [("prompt", "login")],
        [("prompt", "select_account")],
        [("max_age", "99")],
    ] {
        let on = sent_to(&authorize(&bench, &instead, cookie).await);
        request_at(&on, "/ui/login/login");
    }
    let out = show(&bench, "/oidc/v1/end_session", cookie).await;
    assert!(out.header("set-cookie").unwrap().contains("Max-Age=0"));
    let on = sent_to(&authorize(&bench, &[], cookie).await);
    request_at(&on, "/ui/login/login");
}

#[tokio::test]
async fn who_has_codes_is_asked_for_one_and_each_works_once() {
    let bench = Bench::start().await;
    let role = Role::NewStarter;
    let secret = bench.start_v2(role).await;
    let enrolled = bench.verify_v2(role, &code_at(&secret, NOW)).await;
    assert_eq!(enrolled.status, 200);

    let begun = sent_to(&authorize(&bench, &[], "").await);
    let request = request_at(&begun, "/ui/login/login");
    let on = sent_to(&choose(&bench, request, &bench.user(role)).await);
    assert_eq!(request_at(&on, "/ui/login/mfa/verify"), request);
    assert_eq!(show(&bench, &on, "").await.status, 200);
    let type_code = async |code: &str| {
        let fields = [("authRequestID", request), ("code", code), ("demo", "")];
        bench.post_form("/ui/login/mfa/verify", &fields).await
    };
    for (code, words) in [
        (code_at(&secret, NOW), "already used"),
        (code_at(&secret, NOW + 90), "right."),
        (String::new(), "right."),
    ] {
        let page = type_code(&code).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains(words), "{}", page.body);
    }
    // The key is somebody's: there is no way around its code.
    let fields = [("authRequestID", request), ("demo", "1")];
    let around = bench.post_form("/ui/login/mfa/verify", &fields).await;
    assert_eq!(around.status, 200);

    let back = sent_to(&type_code(&code_at(&secret, NOW + 30)).await);
    let reply = exchange(&bench, &parameter(&back, "code").unwrap()).await;
    let amr = claims(&reply.text("id_token"))["amr"].clone();
    assert_eq!(amr, json!(["pwd", "otp", "mfa"]));
    assert_eq!(api(&bench, &reply.text("access_token"), role).await, 200);
}

#[tokio::test]
async fn whose_device_nobody_has_can_sign_in_all_the_same() {
    let bench = Bench::start().await;
    let begun = sent_to(&authorize(&bench, &[], "").await);
    let request = request_at(&begun, "/ui/login/login");
    let user = bench.user(Role::AlreadyEnrolled);
    let on = sent_to(&choose(&bench, request, &user).await);
    request_at(&on, "/ui/login/mfa/verify");
    let fields = [("authRequestID", request), ("demo", "1")];
    let back = sent_to(&bench.post_form("/ui/login/mfa/verify", &fields).await);
    let reply = exchange(&bench, &parameter(&back, "code").unwrap()).await;
    let token = reply.text("access_token");
    assert_eq!(api(&bench, &token, Role::AlreadyEnrolled).await, 200);
}

#[tokio::test]
async fn a_code_is_bound_to_its_verifier_and_address_and_to_five_minutes() {
    let bench = Bench::start().await;
    let code = code_for(&bench, Role::NewStarter, &[]).await;
    let with = async |name: &str, value: &str| {
        let mut fields = vec![
            ("grant_type", "authorization_code"),
            ("client_id", bench.server.client_id()),
            ("code", &*code),
            ("redirect_uri", BACK),
            ("code_verifier", VERIFIER),
        ];
        fields.retain(|(own, _)| *own != name);
        fields.push((name, value));
        bench.post_form("/oauth/v2/token", &fields).await
    };
    let wrong = error("invalid_grant", "invalid code_verifier");
    with("code_verifier", "").await.is(400, &wrong);
    with("code_verifier", CHALLENGE).await.is(400, &wrong);
    let elsewhere = error("invalid_grant", "redirect_uri does not correspond");
    with("redirect_uri", "http://127.0.0.1:4712/back?a=b")
        .await
        .is(400, &elsewhere);
    let unknown = error("invalid_request", "Errors.User.Code.Invalid");
    with("code", "nonsense").await.is(400, &unknown);
    let stranger = error("invalid_client", "Errors.App.NotFound");
    with("client_id", "1").await.is(401, &stranger);
    let kind = with("grant_type", "password").await;
    assert_eq!(kind.text("error"), "unsupported_grant_type");
    assert_eq!(
        with("grant_type", "").await.text("error"),
        "invalid_request"
    );

    bench.clock.set_ms((NOW + 300) * 1000);
    exchange(&bench, &code).await.is(400, &unknown);
    bench.clock.set_ms((NOW + 299) * 1000);
    assert_eq!(exchange(&bench, &code).await.status, 200);
}

#[tokio::test]
async fn a_code_that_comes_twice_ends_what_came_of_it() {
    let bench = Bench::start().await;
    let code = code_for(&bench, Role::NewStarter, &[]).await;
    let token = exchange(&bench, &code).await.text("access_token");
    let used = error("invalid_request", "Errors.AuthRequest.NoCode");
    exchange(&bench, &code).await.is(400, &used);
    assert_eq!(api(&bench, &token, Role::NewStarter).await, 401);
}

#[tokio::test]
async fn a_refresh_token_works_once_and_the_access_token_before_dies_with_it() {
    let bench = Bench::start().await;
    let first = tokens(&bench, Role::NewStarter).await;
    let second = refresh(&bench, &first.text("refresh_token")).await;
    assert_eq!(second.status, 200, "{}", second.body);
    for token in ["access_token", "refresh_token"] {
        assert_ne!(first.text(token), second.text(token));
    }
    let (before, after) = (first.text("access_token"), second.text("access_token"));
    assert_eq!(api(&bench, &before, Role::NewStarter).await, 401);
    assert_eq!(api(&bench, &after, Role::NewStarter).await, 200);
    let (old, new) = (
        claims(&first.text("id_token")),
        claims(&second.text("id_token")),
    );
    for claim in ["sub", "nonce", "sid", "auth_time", "aud"] {
        assert_eq!(old[claim], new[claim], "{claim}");
    }
    assert_ne!(old["at_hash"], new["at_hash"]);

    let invalid = error("invalid_request", "Errors.OIDCSession.RefreshTokenInvalid");
    refresh(&bench, &first.text("refresh_token"))
        .await
        .is(400, &invalid);
    // It was in two hands, so that nobody keeps anything.
    assert_eq!(api(&bench, &after, Role::NewStarter).await, 401);
    refresh(&bench, &second.text("refresh_token"))
        .await
        .is(400, &invalid);
    refresh(&bench, "nonsense").await.is(400, &invalid);
}

#[tokio::test]
async fn tokens_end_by_the_clock_of_the_server() {
    let bench = Bench::start().await;
    let reply = tokens(&bench, Role::NewStarter).await;
    let token = reply.text("access_token");
    bench.server.set_clock_offset(12 * 3600 - 1);
    assert_eq!(api(&bench, &token, Role::NewStarter).await, 200);
    bench.server.set_clock_offset(12 * 3600);
    assert_eq!(api(&bench, &token, Role::NewStarter).await, 401);
    bench.server.set_clock_offset(720 * 3600);
    let late = refresh(&bench, &reply.text("refresh_token")).await;
    assert_eq!(late.status, 400);
    bench.server.set_clock_offset(720 * 3600 - 1);
    let in_time = refresh(&bench, &reply.text("refresh_token")).await;
    assert_eq!(in_time.status, 200);
}

#[tokio::test]
async fn a_sign_in_is_over_after_ninety_days_however_often_it_was_refreshed() {
    let bench = Bench::start().await;
    let mut token = tokens(&bench, Role::NewStarter).await.text("refresh_token");
    for days in [29, 58, 87] {
        bench.clock.set_ms((NOW + days * 86_400) * 1000);
        token = refresh(&bench, &token).await.text("refresh_token");
    }
    bench.clock.set_ms((NOW + 90 * 86_400) * 1000);
    assert_eq!(refresh(&bench, &token).await.status, 400);
}

#[tokio::test]
async fn without_the_scopes_there_is_no_api_and_no_refresh_token() {
    let bench = Bench::start().await;
    let code = code_for(&bench, Role::NewStarter, &[("scope", "openid")]).await;
    let reply = exchange(&bench, &code).await;
    assert_eq!(reply.json().get("refresh_token"), None);
    let token = reply.text("access_token");
    let path = format!("/v2/users/{}", bench.user(Role::NewStarter));
    let refused = bench.as_bearer(&token, "GET", &path, "").await;
    refused.is(401, &refusal(16, "AUTH-7fs1e", "Errors.Token.Invalid"));
    let userinfo = bench
        .as_bearer(&token, "GET", "/oidc/v1/userinfo", "")
        .await;
    userinfo.is(
        200,
        &format!(r#"{{"sub":"{}"}}"#, bench.user(Role::NewStarter)),
    );

    let scope = format!("openid offline_access {ZITADEL_AUDIENCE_SCOPE}");
    let code = code_for(&bench, Role::NewStarter, &[("scope", &scope)]).await;
    let wider = [
        ("grant_type", "refresh_token"),
        ("client_id", bench.server.client_id()),
        (
            "refresh_token",
            &exchange(&bench, &code).await.text("refresh_token"),
        ),
        ("scope", "openid email"),
    ];
    let reply = bench.post_form("/oauth/v2/token", &wider).await;
    assert_eq!(reply.text("error"), "invalid_scope");
}

#[tokio::test]
async fn userinfo_wants_a_good_token() {
    let bench = Bench::start().await;
    show(&bench, "/oidc/v1/userinfo", "")
        .await
        .is(401, &error("invalid_request", "access token missing"));
    bench
        .as_bearer("nonsense", "GET", "/oidc/v1/userinfo", "")
        .await
        .is(401, &error("access_denied", "access token invalid"));
}

#[tokio::test]
async fn a_token_can_be_taken_back() {
    let bench = Bench::start().await;
    let reply = tokens(&bench, Role::NewStarter).await;
    let revoke = async |token: &str| {
        let fields = [("client_id", bench.server.client_id()), ("token", token)];
        let reply = bench.post_form("/oauth/v2/revoke", &fields).await;
        reply.is(200, "");
    };
    let (access, again) = (reply.text("access_token"), reply.text("refresh_token"));
    revoke("nonsense").await;
    revoke(&access).await;
    assert_eq!(api(&bench, &access, Role::NewStarter).await, 401);
    let next = refresh(&bench, &again).await;
    revoke(&again).await;
    let access = next.text("access_token");
    assert_eq!(api(&bench, &access, Role::NewStarter).await, 200);
    revoke(&next.text("refresh_token")).await;
    assert_eq!(api(&bench, &access, Role::NewStarter).await, 401);
    assert_eq!(
        refresh(&bench, &next.text("refresh_token")).await.status,
        400
    );
}

async fn ask_for_device(bench: &Bench) -> Reply {
    let fields = [("client_id", bench.server.client_id()), ("scope", ALL)];
    bench
        .post_form("/oauth/v2/device_authorization", &fields)
        .await
}

async fn poll(bench: &Bench, device: &Reply) -> Reply {
    let fields = [
        ("grant_type", DEVICE),
        ("client_id", bench.server.client_id()),
        ("device_code", &device.text("device_code")),
    ];
    bench.post_form("/oauth/v2/token", &fields).await
}

/// Types the device's code in a browser, signs in, and decides.
async fn decide(bench: &Bench, user_code: &str, decision: &str) -> Reply {
    let typed = bench
        .post_form("/device", &[("user_code", user_code)])
        .await;
    let begun = sent_to(&typed);
    let request = request_at(&begun, "/ui/login/login");
    let on = sent_to(&choose(bench, request, &bench.user(Role::NewStarter)).await);
    assert_eq!(request_at(&on, "/device/confirm"), request);
    assert_eq!(show(bench, &on, "").await.status, 200);
    let fields = [("authRequestID", request), ("decision", decision)];
    bench.post_form("/device/confirm", &fields).await
}

#[tokio::test]
async fn a_device_is_let_in() {
    let bench = Bench::start().await;
    let device = ask_for_device(&bench).await;
    let said = device.json();
    assert_eq!(
        (&said["expires_in"], &said["interval"]),
        (&json!(300), &json!(5))
    );
    let page = format!("{}/device", bench.server.url());
    assert_eq!(device.text("verification_uri"), page);
    let user_code = device.text("user_code");
    let complete = device.text("verification_uri_complete");
    assert_eq!(complete, format!("{page}?user_code={user_code}"));
    let path = complete.strip_prefix(bench.server.url()).unwrap();
    assert!(show(&bench, path, "").await.body.contains(&user_code));

    assert_eq!(
        poll(&bench, &device).await.text("error"),
        "authorization_pending"
    );
    assert_eq!(poll(&bench, &device).await.text("error"), "slow_down");
    bench.clock.set_ms((NOW + 10) * 1000);
    assert_eq!(
        poll(&bench, &device).await.text("error"),
        "authorization_pending"
    );
    let typed = user_code.to_lowercase().replace('-', " ");
    assert_eq!(decide(&bench, &typed, "allow").await.status, 200);
    let reply = poll(&bench, &device).await;
    assert_eq!(reply.status, 200, "{}", reply.body);
    let said = claims(&reply.text("id_token"));
    assert_eq!(said["sub"], bench.user(Role::NewStarter));
    assert_eq!(said.get("nonce"), None);
    assert_eq!(
        api(&bench, &reply.text("access_token"), Role::NewStarter).await,
        200
    );
    // A device code works once, and the code that it showed is gone.
    assert_eq!(poll(&bench, &device).await.text("error"), "access_denied");
    let again = bench
        .post_form("/device", &[("user_code", &user_code)])
        .await;
    assert!(again.body.contains("No device shows this code"));
}

#[tokio::test]
async fn a_device_is_kept_out_or_waits_too_long() {
    let bench = Bench::start().await;
    let device = ask_for_device(&bench).await;
    decide(&bench, &device.text("user_code"), "deny").await;
    assert_eq!(poll(&bench, &device).await.text("error"), "access_denied");

    let device = ask_for_device(&bench).await;
    bench.clock.set_ms((NOW + 300) * 1000);
    assert_eq!(poll(&bench, &device).await.text("error"), "expired_token");
    let fields = [("user_code", &*device.text("user_code"))];
    let typed = bench.post_form("/device", &fields).await;
    assert!(typed.body.contains("No device shows this code"));
}

#[tokio::test]
async fn the_interval_of_devices_can_be_set() {
    let bench = Bench::start().await;
    bench.server.set_device_interval(0);
    let device = ask_for_device(&bench).await;
    for _ in 0..3 {
        assert_eq!(
            poll(&bench, &device).await.text("error"),
            "authorization_pending"
        );
    }
}

#[tokio::test]
async fn a_page_is_not_kept_runs_no_script_and_takes_forms_from_itself_alone() {
    let bench = Bench::start().await;
    let begun = sent_to(&authorize(&bench, &[("login_hint", "\"><script>")], "").await);
    let page = show(&bench, &begun, "").await;
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(
        page.header("content-security-policy"),
        Some(
            "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self' http://127.0.0.1:4711; \
             frame-ancestors 'none'; base-uri 'none'"
        )
    );
    assert!(!page.body.contains("<script"));
    assert_eq!(show(&bench, "/ui/login/style.css", "").await.status, 200);

    let request = request_at(&begun, "/ui/login/login");
    let user = bench.user(Role::NewStarter);
    let fields = [("authRequestID", request), ("user", &*user)];
    let refused = refusal(7, "AUTHZ-DZG21", "origin not allowed");
    for origin in [
        "null",
        "http://demo.example",
        "http://127.0.0.1:1",
        "http://127.0.0.1",
    ] {
        let form = bench.form_request("/ui/login/login", &fields);
        form.header("Origin", origin).send().await.is(403, &refused);
    }
    let own = bench.server.url();
    for path in ["/oauth/v2/token", "/oauth/v2/revoke", "/v2/users/1/totp"] {
        let form = bench.form_request(path, &fields);
        form.header("Origin", own).send().await.is(403, &refused);
    }
    let form = bench.form_request("/ui/login/login", &fields);
    sent_to(&form.header("Origin", own).send().await);
}

#[tokio::test]
async fn a_parameter_that_is_there_twice_and_a_body_that_is_no_form_are_refused() {
    let bench = Bench::start().await;
    let fields = [("client_id", "1"), ("client_id", "1"), ("grant_type", "x")];
    let reply = bench.post_form("/oauth/v2/token", &fields).await;
    assert_eq!(
        (reply.status, &*reply.text("error")),
        (400, "invalid_request")
    );
    let reply = bench
        .bare_request("POST", "/oauth/v2/token")
        .header("Host", &bench.authority())
        .header("Content-Type", "application/json")
        .body(r#"{"grant_type":"refresh_token"}"#)
        .send()
        .await;
    assert_eq!(
        (reply.status, &*reply.text("error")),
        (400, "invalid_request")
    );
}

#[tokio::test]
async fn a_reset_ends_every_sign_in() {
    let bench = Bench::start().await;
    let reply = tokens(&bench, Role::NewStarter).await;
    bench.server.reset();
    assert_eq!(
        api(&bench, &reply.text("access_token"), Role::NewStarter).await,
        401
    );
    assert_eq!(
        refresh(&bench, &reply.text("refresh_token")).await.status,
        400
    );
}

#[tokio::test]
async fn scenarios_of_the_api_leave_signing_in_alone() {
    for scenario in [
        Scenario::MfaRequired,
        Scenario::ServerError,
        Scenario::NoPermission,
    ] {
        let bench = Bench::start_in(scenario).await;
        let token = tokens(&bench, Role::NewStarter).await.text("access_token");
        let userinfo = bench
            .as_bearer(&token, "GET", "/oidc/v1/userinfo", "")
            .await;
        assert_eq!(userinfo.status, 200, "{scenario}");
        assert_ne!(
            api(&bench, &token, Role::NewStarter).await,
            200,
            "{scenario}"
        );
    }
}
