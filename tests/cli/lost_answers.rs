//! What happens when a server's answer is lost, late, or no answer: nothing is claimed that is not known, and no key is lost.

use serde_json::Value;

use crate::canned::{Canned, Reply, already_ready, error, started, state};
use crate::home::Home;

fn start(home: &Home, server: &Canned) -> String {
    let words = ["enroll", "start", "--server", &server.url, "--user", "1"];
    home.json(&words, "token")["id"]
        .as_str()
        .unwrap()
        .to_owned()
}

fn verify(home: &Home, id: &str) -> (i32, Value) {
    home.refused(&["enroll", "verify", id, "--own-code"], "")
}

fn pending(home: &Home) -> usize {
    let all = home.json(&["enroll", "list"], "");
    all.as_array()
        .unwrap()
        .iter()
        .filter(|one| one["state"] == "pending")
        .count()
}

fn accounts(home: &Home) -> usize {
    home.json(&["accounts", "list"], "")["accounts"]
        .as_array()
        .unwrap()
        .len()
}

/// Starts well, then loses the answer to the code and is out of reach for look-ups.
fn with_a_lost_answer(home: &Home) -> (Canned, String) {
    let server = Canned::start(|line| match line.contains("/verify") {
        false if line.starts_with("POST") && line.contains("/totp ") => started(),
        _ => Reply::Drop,
    });
    let id = start(home, &server);
    let (status, error) = verify(home, &id);
    assert_eq!(
        (status, error["code"].as_str(), error["action"].as_str()),
        (10, Some("connectionLost"), Some("checkState"))
    );
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("may have been accepted"),
        "{error}"
    );
    assert_eq!((pending(home), accounts(home)), (1, 0));
    (server, id)
}

#[test]
fn a_lost_answer_is_found_out_by_asking_for_the_state() {
    let home = Home::with_vault();
    let (server, id) = with_a_lost_answer(&home);
    server.change(|line| state(line, Some("READY")));
    let status = home.json(&["enroll", "status", &id], "");
    assert_eq!(status["enrolled"]["foundOut"], true, "{status}");
    assert_eq!((pending(&home), accounts(&home)), (0, 1));
}

#[test]
fn a_setup_that_may_be_accepted_is_not_thrown_away() {
    let home = Home::with_vault();
    let (server, id) = with_a_lost_answer(&home);
    // Out of reach: its key may be the only one.
    home.refused(&["enroll", "discard", &id], "");
    assert_eq!(pending(&home), 1);
    // The server tells nothing.
    server.change(|_| Reply::Json(404, "{\"code\":5,\"message\":\"Not Found\"}".to_owned()));
    assert_eq!(
        home.refused(&["enroll", "discard", &id], "").1["code"],
        "maybeAccepted"
    );
    assert_eq!(pending(&home), 1);
    // It had accepted.
    server.change(|line| state(line, Some("READY")));
    assert_eq!(
        home.refused(&["enroll", "discard", &id], "").1["code"],
        "acceptedAfterAll"
    );
    assert_eq!((pending(&home), accounts(&home)), (0, 1));
}

#[test]
fn another_failure_in_between_does_not_hide_that_a_code_was_accepted() {
    let home = Home::with_vault();
    let (server, id) = with_a_lost_answer(&home);
    server.change(|_| error(403, 7, "AUTHZ-Kl3p0"));
    assert_eq!(verify(&home, &id).1["code"], "mfaRequired");
    server.change(|line| match line.contains("/verify") {
        true => already_ready(),
        false => state(line, Some("READY")),
    });
    let enrolled = home.json(&["enroll", "verify", &id, "--own-code"], "");
    assert_eq!(enrolled["foundOut"], true);
    assert_eq!((pending(&home), accounts(&home)), (0, 1));
}

#[test]
fn a_lost_answer_that_was_a_refusal_says_that_the_setup_is_still_unfinished() {
    let home = Home::with_vault();
    let (server, id) = with_a_lost_answer(&home);
    server.change(|line| match line.contains("/verify") {
        true => Reply::Drop,
        false => state(line, Some("NOT_READY")),
    });
    let (status, error) = verify(&home, &id);
    assert_eq!(status, 10);
    assert!(
        error["message"]
            .as_str()
            .unwrap()
            .contains("still has your setup as unfinished"),
        "{error}"
    );
    // Now it is known, and may be given up.
    server.change(|line| match line.starts_with("DELETE") {
        true => Reply::Json(200, "{}".to_owned()),
        false => state(line, Some("NOT_READY")),
    });
    assert_eq!(
        home.json(&["enroll", "discard", &id], "")["removedAtServer"],
        true
    );
    assert_eq!((pending(&home), accounts(&home)), (0, 0));
}

#[test]
fn an_older_setup_is_never_taken_for_the_newer_one_that_was_verified() {
    let home = Home::with_vault();
    let (server, old) = with_a_lost_answer(&home);
    server.change(
        |line| match (line.contains("/verify"), line.contains("/totp ")) {
            (true, _) => Reply::Json(200, "{}".to_owned()),
            (false, true) => started(),
            (false, false) => state(line, Some("READY")),
        },
    );
    let new = start(&home, &server);
    home.ok(&["enroll", "verify", &new, "--own-code"], "");
    server.change(|line| match line.contains("/verify") {
        true => already_ready(),
        false => state(line, Some("READY")),
    });
    assert_eq!(verify(&home, &old).1["code"], "alreadyEnrolled");
    assert_eq!(accounts(&home), 1);
}

#[test]
fn discarding_an_older_setup_leaves_the_newer_one_at_the_server() {
    let home = Home::with_vault();
    let server = Canned::start(|line| match line.contains("/totp ") {
        true if line.starts_with("POST") => started(),
        true => panic!("the newer setup was removed at the server"),
        false => state(line, Some("NOT_READY")),
    });
    let old = start(&home, &server);
    let _new = start(&home, &server);
    let discarded = home.json(&["enroll", "discard", &old], "");
    assert_eq!(
        (
            discarded["removedAtServer"].as_bool(),
            &discarded["problem"]
        ),
        (Some(false), &Value::Null)
    );
    assert_eq!(pending(&home), 1);
}

#[test]
fn an_answer_to_a_start_that_can_not_be_read_saves_nothing_and_claims_nothing() {
    let home = Home::with_vault();
    let half = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"details\":{".to_vec();
    let page =
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>".to_vec();
    let proxy =
        |status: u16| format!("HTTP/1.1 {status} X\r\nContent-Length: 2\r\n\r\nno").into_bytes();
    for (reply, exit, code, unknown) in [
        (Reply::Raw(half), 10, "notUnderstood", true),
        (Reply::Raw(page), 10, "notUnderstood", true),
        (Reply::Drop, 10, "connectionLost", true),
        (Reply::Raw(proxy(500)), 9, "serverError", true),
        (Reply::Raw(proxy(403)), 9, "notAllowed", false),
        (Reply::Raw(proxy(429)), 9, "rateLimited", false),
        (
            Reply::Json(404, "{\"code\":5,\"message\":\"Not Found\"}".to_owned()),
            9,
            "routeNotFound",
            false,
        ),
        (error(401, 16, "AUTH-7fs1e"), 9, "unauthenticated", false),
    ] {
        let server = Canned::start(move |_| reply.clone());
        let (status, error) = home.refused(
            &["enroll", "start", "--server", &server.url, "--user", "1"],
            "token",
        );
        assert_eq!(
            (status, error["code"].as_str()),
            (exit, Some(code)),
            "{error}"
        );
        let says_unknown = error["message"]
            .as_str()
            .unwrap()
            .contains("may have begun a setup");
        assert_eq!(says_unknown, unknown, "{error}");
    }
    assert_eq!((pending(&home), accounts(&home)), (0, 0));
}
