//! privacyIDEA's calls, against bodies as its sources make them.

use std::time::Duration;

use countersign_demo_idp::{DemoStaff, Role, Scenario, StaffRights};
use serde_json::{Value, json};

use crate::support::{Bench, NOW, Reply, code_at, oathtool_code, query, wrong_code_at};

const NEW_STARTER: &str = "new.starter";
const REALM: &str = "demo.countersign.example";

/// A call as whoever has this token, with JSON.
async fn call(bench: &Bench, token: &str, method: &str, path: &str, body: &Value) -> Reply {
    bench
        .bare_request(method, path)
        .header("Host", &bench.authority())
        .header("Authorization", token)
        .header("Content-Type", "application/json")
        .body(body.to_string())
        .send()
        .await
}

async fn init(bench: &Bench, body: Value) -> Reply {
    call(bench, bench.server.token(), "POST", "/token/init", &body).await
}

fn totp_for(user: &str) -> Value {
    json!({"type": "totp", "genkey": 1, "user": user})
}

/// Starts, and gives the serial and the key. Starts again in the rare case that codes around now are the same.
async fn started(bench: &Bench) -> (String, String) {
    let first = init(bench, totp_for(NEW_STARTER)).await;
    assert_eq!(first.status, 200, "{}", first.body);
    let serial = first.json()["detail"]["serial"]
        .as_str()
        .unwrap()
        .to_owned();
    loop {
        let mut request = totp_for(NEW_STARTER);
        request["serial"] = json!(serial);
        let again = init(bench, request).await.json();
        assert_eq!(again["detail"]["serial"], json!(serial));
        let key = again["detail"]["otpkey"]["value_b32"].as_str().unwrap();
        let codes: std::collections::HashSet<_> = (0..=8)
            .map(|step| code_at(key, NOW - 120 + step * 30))
            .collect();
        if codes.len() == 9 {
            return (serial, key.to_owned());
        }
    }
}

async fn verify(bench: &Bench, serial: &str, code: &str) -> Reply {
    init(
        bench,
        json!({"serial": serial, "type": "totp", "verify": code}),
    )
    .await
}

async fn tokens(bench: &Bench, fields: &[(&str, &str)]) -> Reply {
    let path = format!("/token/?{}", query(fields));
    call(bench, bench.server.token(), "GET", &path, &json!({})).await
}

async fn state(bench: &Bench, user: &str) -> Value {
    let list = tokens(bench, &[("user", user), ("type", "totp")]).await;
    assert_eq!(list.status, 200, "{}", list.body);
    list.json()["result"]["value"]["tokens"][0]["rollout_state"].clone()
}

async fn delete(bench: &Bench, serial: &str) -> Reply {
    let path = format!("/token/{serial}");
    call(bench, bench.server.token(), "DELETE", &path, &json!({})).await
}

#[track_caller]
fn is_refused(reply: &Reply, status: u16, code: i32, message: &str) {
    let body = reply.json();
    assert_eq!(reply.status, status, "{body}");
    assert_eq!(
        body["result"],
        json!({"status": false, "error": {"code": code, "message": message}})
    );
    assert_eq!(body["detail"], Value::Null);
    assert_eq!(body["jsonrpc"], "2.0");
}

const VERIFICATION_FAILED: &str = "ERR905: Verification of the new token failed.";
const NO_KEY: &str = "ERR905: Missing parameter: 'otpkey'";
const LIMITED: &str = "The number of tokens of type totp for this user is limited!";
const NOT_TO_ENROLL: &str =
    "Admin actions are defined, but you are not allowed to enroll this token type!";

#[tokio::test]
async fn a_token_lives_its_whole_life() {
    let bench = Bench::start().await;
    let made = init(&bench, totp_for(NEW_STARTER)).await;
    let body = made.json();
    let serial = body["detail"]["serial"].as_str().unwrap().to_owned();
    let key = body["detail"]["otpkey"]["value_b32"]
        .as_str()
        .unwrap()
        .to_owned();
    let link = format!(
        "otpauth://totp/Demo%20Organisation:new.starter@demo.countersign.example?algorithm=SHA1&digits=6&issuer=Demo%20Organisation&period=30&secret={key}"
    );
    let hex = data_encoding::HEXLOWER
        .encode(&data_encoding::BASE32_NOPAD.decode(key.as_bytes()).unwrap());
    assert_eq!(
        body,
        json!({
            "detail": {
                "serial": serial,
                "rollout_state": "verify",
                "verify": {"message": "Please enter a valid OTP value of the new token."},
                "googleurl": {"description": "URL for google Authenticator", "value": link, "img": ""},
                "otpkey": {"description": "OTP seed", "value": format!("seed://{hex}"), "value_b32": key, "img": ""},
            },
            "id": 1,
            "jsonrpc": "2.0",
            "result": {"status": true, "value": true},
            "time": 1_718_261_076.404,
            "version": "privacyIDEA 3.11",
            "versionnumber": "3.11",
        })
    );
    assert!(serial.starts_with("TOTP") && serial.len() == 12, "{serial}");
    assert_eq!(made.header("cache-control"), Some("no-cache"));
    assert_eq!(state(&bench, NEW_STARTER).await, "verify");

    let Some(code) = oathtool_code(&key, NOW) else {
        return;
    };
    let wrong = verify(&bench, &serial, &wrong_code_at(&key, NOW)).await;
    is_refused(&wrong, 400, 905, VERIFICATION_FAILED);
    let done = verify(&bench, &serial, &code).await.json();
    assert_eq!(
        done["detail"],
        json!({"serial": serial, "rollout_state": "enrolled"})
    );
    assert_eq!(done["result"], json!({"status": true, "value": true}));
    let shown = tokens(&bench, &[("serial", &serial)]).await.json()["result"]["value"].clone();
    assert_eq!((&shown["count"], &shown["next"]), (&json!(1), &Value::Null));
    let token = &shown["tokens"][0];
    for (name, value) in [
        ("serial", json!(serial)),
        ("tokentype", json!("totp")),
        ("rollout_state", json!("enrolled")),
        ("active", json!(true)),
        ("username", json!(NEW_STARTER)),
        ("user_realm", json!(REALM)),
        ("count", json!(NOW / 30)),
    ] {
        assert_eq!(token[name], value, "{name}");
    }

    let gone = delete(&bench, &serial).await.json();
    assert_eq!(gone["result"], json!({"status": true, "value": 1}));
    assert!(gone.get("detail").is_none());
    is_refused(
        &delete(&bench, &serial).await,
        404,
        601,
        "The requested token could not be found.",
    );
    is_refused(&verify(&bench, &serial, &code).await, 400, 905, NO_KEY);
    assert_eq!(state(&bench, NEW_STARTER).await, Value::Null);
}

#[tokio::test]
async fn it_is_the_same_registration_that_zitadel_sees() {
    let bench = Bench::start().await;
    let (serial, key) = started(&bench).await;
    let code = code_at(&key, NOW);
    assert_eq!(bench.verify_v2(Role::NewStarter, &code).await.status, 200);
    assert_eq!(state(&bench, NEW_STARTER).await, "enrolled");
    assert_eq!(delete(&bench, &serial).await.status, 200);
    let again = bench.verify_v2(Role::NewStarter, &code).await;
    assert_eq!(again.status, 404);
}

#[tokio::test]
async fn one_step_either_way_counts_and_no_code_twice() {
    for (steps, status) in [(-2, 400), (-1, 200), (0, 200), (1, 200), (2, 400)] {
        let bench = Bench::start().await;
        let (serial, key) = started(&bench).await;
        let code = code_at(&key, NOW.checked_add_signed(steps * 30).unwrap());
        let reply = verify(&bench, &serial, &code).await;
        assert_eq!(reply.status, status, "{steps}: {}", reply.body);
    }
}

#[tokio::test]
async fn whoever_asks_for_verification_in_the_first_call_gets_none() {
    // The server's policy decides; a `verify` in the first call is taken for the second one.
    let bench = Bench::start().await;
    let mut request = totp_for(NEW_STARTER);
    request["verify"] = json!("yes");
    let made = init(&bench, request).await.json();
    assert_eq!(made["detail"]["rollout_state"], "");
    assert!(made["detail"].get("verify").is_none());
    assert_eq!(state(&bench, NEW_STARTER).await, "enrolled");
}

#[tokio::test]
async fn of_a_token_that_is_enrolled_the_code_is_not_looked_at() {
    let bench = Bench::start().await;
    let (serial, key) = started(&bench).await;
    assert_eq!(
        verify(&bench, &serial, &code_at(&key, NOW)).await.status,
        200
    );
    assert_eq!(verify(&bench, &serial, "000000").await.status, 200);
}

#[tokio::test]
async fn there_is_one_token_for_each_and_its_serial_makes_it_anew() {
    let bench = Bench::start().await;
    let (serial, key) = started(&bench).await;
    is_refused(
        &init(&bench, totp_for(NEW_STARTER)).await,
        403,
        303,
        LIMITED,
    );
    let mut request = totp_for("half.way");
    request["serial"] = json!(serial);
    is_refused(&init(&bench, request).await, 403, 303, LIMITED);

    // An enrolled one too: then it has to be verified again.
    assert_eq!(
        verify(&bench, &serial, &code_at(&key, NOW)).await.status,
        200
    );
    let mut request = totp_for(NEW_STARTER);
    request["serial"] = json!(serial);
    let again = init(&bench, request).await.json();
    assert_eq!(again["detail"]["rollout_state"], "verify");
    assert_ne!(again["detail"]["otpkey"]["value_b32"], json!(key));
    assert_eq!(state(&bench, NEW_STARTER).await, "verify");
}

#[tokio::test]
async fn a_serial_of_ones_own_is_taken() {
    let bench = Bench::start().await;
    let mut request = totp_for(NEW_STARTER);
    request["serial"] = json!("DESK42");
    let made = init(&bench, request).await.json();
    assert_eq!(made["detail"]["serial"], "DESK42");
    assert_eq!(delete(&bench, "DESK42").await.status, 200);
    let mut request = totp_for(NEW_STARTER);
    request["serial"] = json!("x".repeat(41));
    is_refused(
        &init(&bench, request).await,
        400,
        905,
        "ERR905: The serial is too long.",
    );
}

#[tokio::test]
async fn people_go_by_name_by_name_and_realm_and_by_id() {
    let bench = Bench::start().await;
    let id = bench.user(Role::HalfWay);
    for fields in [
        &[("user", "half.way")][..],
        &[("user", "Half.Way"), ("realm", REALM)],
        &[("user", "half.way@demo.countersign.example")],
        &[("user", &id)],
    ] {
        let list = tokens(&bench, fields).await.json();
        assert_eq!(list["result"]["value"]["count"], 1, "{fields:?}: {list}");
    }
    let unknown = "ERR904: The user can not be found in any resolver in this realm!";
    for fields in [
        &[("user", "nobody")][..],
        &[("user", "half.way"), ("realm", "other")],
    ] {
        is_refused(&tokens(&bench, fields).await, 400, 904, unknown);
    }
    is_refused(&init(&bench, totp_for("nobody")).await, 400, 904, unknown);
    // Whom the helpdesk may not see does not show among all.
    let all = tokens(&bench, &[]).await.json();
    assert_eq!(all["result"]["value"]["count"], 2, "{all}");
    let none = tokens(&bench, &[("type", "hotp")]).await.json();
    assert_eq!(none["result"]["value"]["count"], 0, "{none}");
}

#[tokio::test]
async fn parameters_come_as_a_form_too() {
    let bench = Bench::start().await;
    let form = [("type", "TOTP"), ("genkey", "True"), ("user", NEW_STARTER)];
    let reply = bench
        .form_request("/token/init", &form)
        .header("Authorization", bench.server.token())
        .send()
        .await;
    assert_eq!(reply.json()["detail"]["rollout_state"], "verify");
}

#[tokio::test]
async fn what_is_missing_or_unfit_is_named() {
    let bench = Bench::start().await;
    for (request, code, message) in [
        (
            json!({"type": "totp", "genkey": 1}),
            905,
            "ERR905: Missing parameter: 'user'",
        ),
        (json!({"type": "totp", "user": NEW_STARTER}), 905, NO_KEY),
        (
            json!({"genkey": 1, "user": NEW_STARTER}),
            1610,
            "ERR1610: init token failed: unknown token type 'hotp'",
        ),
        (
            json!({"type": "totp", "genkey": 1, "user": NEW_STARTER, "hashlib": "sha256"}),
            905,
            "ERR905: The demonstration knows 'hashlib' as sha1 only.",
        ),
        (json!([1]), 905, "ERR905: The request is no JSON object."),
    ] {
        is_refused(&init(&bench, request).await, 400, code, message);
    }
    assert_eq!(state(&bench, NEW_STARTER).await, Value::Null);
    let long = json!({"type": "x".repeat(70_000)});
    assert_eq!(init(&bench, long).await.status, 400);
}

#[tokio::test]
async fn the_token_stands_alone_in_the_header() {
    let bench = Bench::start().await;
    let ask = |token: &str| {
        bench
            .bare_request("GET", "/token/")
            .header("Host", &bench.authority())
            .header("Authorization", token)
    };
    let token = bench.server.token();
    assert_eq!(ask(token).send().await.status, 200);
    let own = ask("nonsense").header("PI-Authorization", token);
    assert_eq!(own.send().await.status, 200);
    let undecodable =
        "Authentication failure. Error decoding the Authorization token: Not enough segments";
    for token in ["nonsense", "", &format!("Bearer {token}")] {
        is_refused(&ask(token).send().await, 401, 4304, undecodable);
    }
    let without = bench
        .bare_request("GET", "/token/")
        .header("Host", &bench.authority());
    is_refused(
        &without.send().await,
        401,
        4033,
        "Authentication failure. Missing Authorization header.",
    );
}

#[tokio::test]
async fn who_logs_in_gets_a_token_for_what_one_may() {
    let bench = Bench::start().await;
    let log_in = async |fields: &[(&str, &str)]| bench.post_form("/auth", fields).await;
    let refused = log_in(&[("username", NEW_STARTER)]).await;
    is_refused(
        &refused,
        401,
        4031,
        "Authentication failure. Wrong credentials",
    );
    let refused = log_in(&[("username", "nobody"), ("password", "x")]).await;
    assert_eq!(refused.status, 401);

    let user = log_in(&[("username", NEW_STARTER), ("password", "x")])
        .await
        .json();
    let value = &user["result"]["value"];
    assert_eq!(
        (&value["role"], &value["realm"]),
        (&json!("user"), &json!(REALM))
    );
    let token = value["token"].as_str().unwrap();
    // Who is no administrator can only mean oneself, whoever is named.
    let made = call(&bench, token, "POST", "/token/init", &totp_for("half.way")).await;
    assert_eq!(made.status, 200, "{}", made.body);
    assert_eq!(state(&bench, NEW_STARTER).await, "verify");
    let own = call(&bench, token, "GET", "/token/", &json!({}))
        .await
        .json();
    assert_eq!(own["result"]["value"]["count"], 1);
    let others = tokens(&bench, &[("user", "already.enrolled")]).await.json();
    let serial = others["result"]["value"]["tokens"][0]["serial"]
        .as_str()
        .unwrap();
    let path = format!("/token/{serial}");
    let refused = call(&bench, token, "DELETE", &path, &json!({})).await;
    assert_eq!(refused.status, 404);
}

#[tokio::test]
async fn staff_may_do_what_their_rights_say() {
    let bench = Bench::start().await;
    let token_of = |rights: StaffRights| {
        let staff = bench.server.staff();
        let DemoStaff { id, .. } = staff.into_iter().find(|one| one.rights == rights).unwrap();
        bench.server.make_token(&id).unwrap()
    };
    let (serial, _) = started(&bench).await;
    let path = format!("/token/{serial}");
    let looks_only = token_of(StaffRights::LookOnly);
    let enrolls_only = token_of(StaffRights::EnrollOnly);
    let again = {
        let mut request = totp_for(NEW_STARTER);
        request["serial"] = json!(serial);
        request
    };
    let not_to_delete = "Admin actions are defined, but the action delete is not allowed!";
    let made = call(&bench, &looks_only, "POST", "/token/init", &again).await;
    is_refused(&made, 403, 303, NOT_TO_ENROLL);
    let made = call(&bench, &enrolls_only, "POST", "/token/init", &again).await;
    assert_eq!(made.status, 200);
    for token in [&looks_only, &enrolls_only] {
        let listed = call(&bench, token, "GET", "/token/?user=new.starter", &json!({})).await;
        assert_eq!(listed.json()["result"]["value"]["count"], 1);
        let gone = call(&bench, token, "DELETE", &path, &json!({})).await;
        is_refused(&gone, 403, 303, not_to_delete);
    }
    // The person whom nobody may enroll.
    is_refused(
        &init(&bench, totp_for("no.permission")).await,
        403,
        303,
        NOT_TO_ENROLL,
    );
}

/// What a start says in a scenario; then, of a token that was made before: its code, the look-up, and the removal.
/// A refusal is its status and code, success is `(200, 0)`.
fn expected(scenario: Scenario) -> [(u16, i64); 4] {
    const DONE: (u16, i64) = (200, 0);
    const FAILED: (u16, i64) = (400, 905);
    const UNKNOWN: (u16, i64) = (400, 904);
    const GONE: (u16, i64) = (404, 601);
    match scenario {
        Scenario::Normal | Scenario::Slow => [DONE; 4],
        Scenario::WrongCode | Scenario::CodeReused | Scenario::ClockOff(_) => {
            [DONE, FAILED, DONE, DONE]
        }
        Scenario::NoPermission => [(403, 303); 4],
        Scenario::UserNotFound => [UNKNOWN, UNKNOWN, UNKNOWN, GONE],
        Scenario::NoPending => [DONE, FAILED, DONE, GONE],
        Scenario::AlreadyEnrolled => [(403, 303), DONE, DONE, DONE],
        Scenario::MfaRequired => [(401, 4305); 4],
        Scenario::ServerError => [(500, -500); 4],
        // A proxy says these, not privacyIDEA.
        Scenario::RateLimited => [(429, 0); 4],
        Scenario::HtmlError => [(502, 0); 4],
        Scenario::DropAfterAccept => [DONE, (0, 0), DONE, DONE],
    }
}

fn outcome(reply: &Reply) -> (u16, i64) {
    let body: Value = serde_json::from_str(&reply.body).unwrap_or_default();
    let code = &body["result"]["error"]["code"];
    (reply.status, code.as_i64().unwrap_or(0))
}

#[tokio::test]
async fn every_scenario_is_there_as_far_as_it_makes_sense() {
    for scenario in Scenario::ALL {
        let [start, code, look, remove] = expected(scenario);
        let bench = Bench::start_in(scenario).await;
        bench.server.set_slow_delay(Duration::from_millis(1));
        let made = init(&bench, totp_for(NEW_STARTER)).await;
        assert_eq!(outcome(&made), start, "{scenario}: {}", made.body);

        let bench = Bench::start().await;
        bench.server.set_slow_delay(Duration::from_millis(1));
        let (serial, key) = started(&bench).await;
        bench.server.set_scenario(scenario);
        let body = json!({"serial": serial, "type": "totp", "verify": code_at(&key, NOW)});
        if scenario == Scenario::DropAfterAccept {
            let request = bench
                .bare_request("POST", "/token/init")
                .header("Host", &bench.authority())
                .header("Authorization", bench.server.token())
                .header("Content-Type", "application/json")
                .body(body.to_string());
            assert_eq!(request.send_raw().await.unwrap(), b"");
            assert_eq!(state(&bench, NEW_STARTER).await, "enrolled");
        } else {
            let verified = init(&bench, body).await;
            assert_eq!(outcome(&verified), code, "{scenario}: {}", verified.body);
        }
        let listed = tokens(&bench, &[("user", NEW_STARTER)]).await;
        assert_eq!(outcome(&listed), look, "{scenario}: {}", listed.body);
        let gone = delete(&bench, &serial).await;
        assert_eq!(outcome(&gone), remove, "{scenario}: {}", gone.body);
        if scenario == Scenario::RateLimited {
            assert_eq!(gone.header("retry-after"), Some("40"));
            assert_eq!(gone.body, "Too Many Requests\n");
        }
    }
}

#[tokio::test]
async fn a_code_that_counts_as_used_is_followed_by_one_that_does_not() {
    let bench = Bench::start_in(Scenario::CodeReused).await;
    let (serial, key) = started(&bench).await;
    let refused = verify(&bench, &serial, &code_at(&key, NOW)).await;
    is_refused(&refused, 400, 905, VERIFICATION_FAILED);
    let next = verify(&bench, &serial, &code_at(&key, NOW + 30)).await;
    assert_eq!(next.status, 200, "{}", next.body);
}

#[tokio::test]
async fn where_everybody_is_enrolled_the_look_up_agrees() {
    let bench = Bench::start_in(Scenario::AlreadyEnrolled).await;
    assert_eq!(state(&bench, NEW_STARTER).await, "enrolled");
    is_refused(
        &init(&bench, totp_for(NEW_STARTER)).await,
        403,
        303,
        LIMITED,
    );
    bench.server.set_scenario(Scenario::NoPending);
    assert_eq!(state(&bench, "half.way").await, Value::Null);
}
