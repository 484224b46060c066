//! Steering a demonstration server from another process.

use serde_json::{Value, json};

use crate::home::{Home, Server};

fn steerable(home: &Home) -> (Server, String) {
    let server = Server::start_with(home, &["--control"]);
    let file = home.vault().with_file_name("server.json");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, server.said.to_string()).unwrap();
    (server, file.to_str().unwrap().to_owned())
}

fn state(home: &Home, file: &str, words: &[&str]) -> Value {
    let ended = home.run(
        &[&["--json", "demo-control", "--from", file], words].concat(),
        "",
    );
    assert_eq!(ended.status, 0, "{}", ended.err);
    serde_json::from_str(&ended.out).unwrap()
}

#[test]
fn a_running_server_is_steered_from_another_process() {
    let home = Home::empty();
    let (server, file) = steerable(&home);

    let said = state(&home, &file, &["scenario", "wrong-code"]);
    assert_eq!(said["scenario"], "wrong-code");
    let said = state(&home, &file, &["clock", "-90"]);
    assert_eq!(said["clockOffsetSeconds"], -90);
    let said = state(&home, &file, &["caller-clock", "-45"]);
    assert_eq!(said["callerClockOffsetSeconds"], -45);
    let said = state(&home, &file, &["show"]);
    assert_eq!(
        (&said["scenario"], &said["clockOffsetSeconds"]),
        (&json!("wrong-code"), &json!(-90))
    );
    assert_eq!(said["people"][0]["registration"], "none");

    // Somebody is half enrolled, and then put back.
    let user = server.user("newStarter");
    let started = home.run(
        &["enroll", "start", "--server", server.url(), "--user", &user],
        server.token(),
    );
    assert_ne!(started.status, 2, "{}", started.err);
    let said = state(&home, &file, &["reset"]);
    assert_eq!(said["people"][0]["registration"], "none");
    assert_eq!(said["people"][1]["registration"], "pending");

    let ended = home.run(&["demo-control", "--from", &file, "people"], "");
    assert!(ended.out.contains("Half-way"), "{}", ended.out);
    assert!(ended.out.contains("started, not verified"), "{}", ended.out);
    let ended = home.run(&["demo-control", "--from", &file, "scenarios"], "");
    assert_eq!(ended.out.lines().count(), 14, "{}", ended.out);
    let ended = home.run(
        &["demo-control", "--from", &file, "scenario", "clock-off:45"],
        "",
    );
    assert!(
        ended.out.contains("clock-off:45 (Wrong server clock)"),
        "{}",
        ended.out
    );
}

#[test]
fn the_token_comes_from_standard_input_or_a_file_and_a_wrong_one_is_refused() {
    let home = Home::empty();
    let (server, _) = steerable(&home);
    let token = server.said["controlToken"].as_str().unwrap();
    let words = ["demo-control", "--url", server.url(), "show"];
    assert_eq!(home.run(&words, token).status, 0);
    let refused = home.run(&words, "nonsense");
    assert_eq!(refused.status, 9, "{}", refused.err);
    assert!(refused.err.contains("CS-D105"), "{}", refused.err);
    let file = home.vault().with_file_name("token");
    std::fs::write(&file, format!("{token}\n")).unwrap();
    let file = file.to_str().unwrap();
    let words = [
        "demo-control",
        "--url",
        server.url(),
        "--token-file",
        file,
        "reset",
    ];
    assert_eq!(home.run(&words, "").status, 0);

    let unknown = home.run(
        &["demo-control", "--url", server.url(), "scenario", "no-such"],
        token,
    );
    assert!(unknown.err.contains("CS-D103"), "{}", unknown.err);
    assert_eq!(unknown.status, 8);
    let elsewhere = home.run(
        &["demo-control", "--url", "http://192.0.2.1:80", "show"],
        token,
    );
    assert_eq!(elsewhere.status, 10, "{}", elsewhere.err);
    assert!(elsewhere.err.contains("CS-D104"), "{}", elsewhere.err);
}

#[test]
fn a_server_that_was_not_asked_to_can_not_be_steered() {
    let home = Home::empty();
    let server = Server::start(&home, "normal");
    assert!(server.said.get("controlToken").is_none());
    let ended = home.run(
        &["demo-control", "--url", server.url(), "reset"],
        server.token(),
    );
    assert_eq!(ended.status, 9, "{}", ended.err);
}
