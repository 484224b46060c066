//! Servers, signing in and what follows, from the command line: real processes, a real demonstration server.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;

use serde_json::Value;

use crate::browser::Browser;
use crate::home::{Ended, Home, Server};
use crate::vault_of;

/// How often something is tried that hangs on who comes first.
const TRIES: usize = 5;

/// Adds the demonstration server as `demo`.
pub(crate) fn add(home: &Home, server: &Server) -> Value {
    let client = server.said["clientId"].as_str().unwrap();
    let words = [
        "servers",
        "add",
        server.url(),
        "--name",
        "demo",
        "--client-id",
        client,
    ];
    home.json(&words, "")
}

/// The same, signed in with the helpdesk's token.
fn helpdesk(home: &Home, server: &Server) {
    add(home, server);
    // It finds the dialect out, also where something else is not as it should be.
    home.run(&["servers", "test", "demo"], "");
    home.json(&["sign-in", "demo", "--token"], server.token());
}

/// Signs in as this person with a browser that is not there: the address is printed, and somebody opens it.
pub(crate) fn sign_in(home: &Home, user: &str) -> Ended {
    let mut child = home
        .command(&["--json", "sign-in", "demo", "--no-browser"])
        .spawn()
        .unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    stdout.read_line(&mut line).unwrap();
    let begun: Value = serde_json::from_str(&line).unwrap();
    let page = Browser::default().sign_in(begun["address"].as_str().unwrap(), user);
    assert_eq!(page.status, 200);
    let mut out = String::new();
    stdout.read_to_string(&mut out).unwrap();
    let output = child.wait_with_output().unwrap();
    Ended {
        status: output.status.code().unwrap_or(-1),
        out,
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// How many lines of the log hold this.
fn logged(home: &Home, words: &str) -> usize {
    fn count(folder: &Path, words: &str) -> usize {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries
            .map(|entry| match entry.path() {
                path if path.is_dir() => count(&path, words),
                path => {
                    let text = std::fs::read(path).unwrap();
                    String::from_utf8_lossy(&text).matches(words).count()
                }
            })
            .sum()
    }
    count(&home.path().join("state"), words)
}

#[test]
fn a_person_adds_a_server_signs_in_sets_codes_up_and_signs_out() {
    let home = Home::with_vault();
    let server = Server::start(&home, "normal");
    let added = add(&home, &server);
    assert_eq!(
        (added["signInWay"].as_str(), &added["dialect"]),
        (Some("browser"), &Value::Null)
    );
    let test = home.json(&["servers", "test", "demo"], "");
    assert_eq!(test["server"]["dialect"], "v2");
    assert_eq!(
        home.refused(&["enroll", "status", "--server-profile", "demo"], "")
            .0,
        11
    );

    let user = server.user("newStarter");
    let ended = sign_in(&home, &user);
    assert_eq!(ended.status, 0, "{}{}", ended.out, ended.err);
    let signed_in: Value = serde_json::from_str(ended.out.lines().last().unwrap()).unwrap();
    assert_eq!(signed_in["session"]["userId"], user);
    assert_eq!(signed_in["session"]["over"], false);

    let subject = home.json(&["enroll", "status", "--server-profile", "demo"], "");
    assert_eq!(
        (subject["user"].as_str(), subject["state"].as_str()),
        (Some(&*user), Some("none"))
    );
    let started = home.json(&["enroll", "start", "--server-profile", "demo"], "");
    let id = started["id"].as_str().unwrap();
    assert_eq!(started["serverId"], added["id"]);
    // Somebody has to agree to what a second start does away with.
    let again = home.run(&["enroll", "start", "--server-profile", "demo"], "");
    assert_eq!(again.status, 1, "{}", again.err);
    assert!(again.err.contains("unfinished setup"), "{}", again.err);
    let enrolled = home.json(&["enroll", "verify", id, "--own-code"], "");
    assert_eq!(enrolled["signInAgain"], true);
    let (status, error) = home.refused(&["enroll", "status", "--server-profile", "demo"], "");
    assert_eq!((status, error["action"].as_str()), (9, Some("signInAgain")));
    let out = home.json(&["sign-out", "demo"], "");
    assert_eq!(out["session"], Value::Null);
}

#[test]
fn a_helpdesk_acts_for_somebody_else_and_resets() {
    let home = Home::with_vault();
    let server = Server::start(&home, "normal");
    helpdesk(&home, &server);
    let user = server.user("alreadyEnrolled");
    let person = ["--server-profile", "demo", "--user", &user];
    let subject = home.json(&[&["enroll", "status"][..], &person].concat(), "");
    assert_eq!(
        (subject["state"].as_str(), subject["onBehalf"].as_bool()),
        (Some("ready"), Some(true))
    );
    let start = [&["enroll", "start"][..], &person].concat();
    assert_eq!(home.run(&start, "").status, 1, "nobody agreed");
    let (_, error) = home.refused(&[&start[..], &["--yes"]].concat(), "");
    assert_eq!(error["code"], "alreadyEnrolled");
    let started = home.json(&[&start[..], &["--replace", "--yes"]].concat(), "");
    assert_eq!(started["state"], "pending");
    let id = started["id"].as_str().unwrap();
    home.json(&["enroll", "verify", id, "--own-code"], "");
    let remove = [&["enroll", "remove"][..], &person].concat();
    assert_eq!(home.run(&remove, "").status, 1, "nobody agreed");
    home.json(&[&remove[..], &["--yes"]].concat(), "");
    let subject = home.json(&[&["enroll", "status"][..], &person].concat(), "");
    assert_eq!(subject["state"], "none");
}

#[test]
fn codes_are_made_by_the_time_of_a_server_that_an_earlier_run_has_seen() {
    let home = Home::with_vault();
    let server = Server::start(&home, "clock-off:300");
    helpdesk(&home, &server);
    let user = server.user("newStarter");
    let person = ["--server-profile", "demo", "--user", &user];
    let started = home.json(&[&["enroll", "start"][..], &person].concat(), "");
    let id = started["id"].as_str().unwrap();
    let (_, error) = home.refused(&["enroll", "verify", id, "--own-code"], "");
    assert_eq!(
        (error["code"].as_str(), error["action"].as_str()),
        (Some("serverClockApart"), Some("useServerTime"))
    );
    let edited = home.json(&["servers", "edit", "demo", "--server-time", "on"], "");
    assert_eq!(edited["useServerTime"], true);
    home.json(&["enroll", "verify", id, "--own-code"], "");
    let code = home.run(&["code", "new.starter"], "");
    assert_eq!(code.status, 0, "{}", code.err);
    assert!(code.err.contains("By the server's time"), "{}", code.err);
}

#[test]
fn what_was_started_elsewhere_takes_a_code_that_can_not_be_checked_here() {
    let elsewhere = Home::with_vault();
    let server = Server::start(&elsewhere, "normal");
    helpdesk(&elsewhere, &server);
    let user = server.user("newStarter");
    let person = ["--server-profile", "demo", "--user", &user];
    let started = elsewhere.json(&[&["enroll", "start"][..], &person].concat(), "");
    let home = Home::with_vault();
    helpdesk(&home, &server);
    let finish = [&["enroll", "finish-elsewhere"][..], &person].concat();
    let (_, error) = home.refused(&finish, "531975");
    assert_eq!(error["code"], "invalidCode");
    // The code as the other computer shows it: its setup has it as its own.
    let id = started["id"].as_str().unwrap();
    let link = elsewhere.json(&["enroll", "list"], "");
    assert_eq!(link[0]["id"], id);
    elsewhere.json(&["enroll", "verify", id, "--own-code"], "");
    let (_, error) = home.refused(&finish, "531975");
    assert_eq!(error["code"], "alreadyEnrolled");
}

#[test]
fn ten_programs_at_once_renew_a_sign_in_once() {
    let home = Home::with_vault();
    let server = Server::start(&home, "normal");
    add(&home, &server);
    home.ok(&["servers", "test", "demo"], "");
    let user = server.user("newStarter");
    assert_eq!(sign_in(&home, &user).status, 0);
    vault_of::make_due(&home);
    let running: Vec<_> = (0..10)
        .map(|_| {
            home.command(&["--json", "enroll", "status", "--server-profile", "demo"])
                .spawn()
                .unwrap()
        })
        .collect();
    for child in running {
        let output = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "{said}{}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(said.contains(&user));
    }
    assert_eq!(logged(&home, "session: renewing"), 1);
    assert_eq!(logged(&home, "session: renewed"), 1);
}

#[test]
fn a_program_that_is_killed_while_it_renews_leaves_a_sign_in_that_is_over() {
    let home = Home::with_vault();
    let server = Server::start_with(&home, &["--control"]);
    add(&home, &server);
    home.ok(&["servers", "test", "demo"], "");
    let user = server.user("newStarter");
    assert_eq!(sign_in(&home, &user).status, 0);
    let control = home.file("control", server.said["controlToken"].as_str().unwrap());
    let scenario = |name: &str| {
        let words = [
            "demo-control",
            "--url",
            server.url(),
            "--token-file",
            &control,
            "scenario",
            name,
        ];
        home.ok(&words, "");
    };
    // Each answer takes five seconds: the renewal hangs between its mark and its answer.
    scenario("slow");
    let status = ["--json", "enroll", "status", "--server-profile", "demo"];
    // Unless the machine is so busy that the answer was there before the program was killed.
    let is_cut_off = (0..TRIES).any(|_| {
        vault_of::make_due(&home);
        let mut child = home.command(&status).spawn().unwrap();
        vault_of::wait_until_renewing(&home, &mut child);
        child.kill().unwrap();
        child.wait().unwrap();
        vault_of::is_renewing(&vault_of::session(&home))
    });
    assert!(is_cut_off, "it was never seen to renew");
    let tries = logged(&home, "session: renewing");
    scenario("normal");
    for _ in 0..2 {
        let (exit, error) = home.refused(&status[1..], "");
        assert_eq!((exit, error["code"].as_str()), (11, Some("sessionOver")));
    }
    assert_eq!(
        logged(&home, "session: renewing"),
        tries,
        "nothing is tried again"
    );
    let shown = home.json(&["servers", "show", "demo"], "");
    assert_eq!(shown["session"]["over"], true);
    assert_eq!(sign_in(&home, &user).status, 0);
    home.ok(&status[1..], "");
}

#[test]
fn an_offer_goes_from_the_helpdesk_to_a_person() {
    let home = Home::with_vault();
    let server = Server::start(&home, "normal");
    helpdesk(&home, &server);
    let file = home.path().join("demo.countersign");
    let file = file.to_str().unwrap();
    let made = home.json(&["offer", "make", "demo", "--file", file], "");
    assert_eq!(
        std::fs::read_to_string(file).unwrap(),
        made["content"].as_str().unwrap()
    );
    assert!(!made.to_string().contains(server.token()));
    let there = home.run(&["offer", "make", "demo", "--file", file], "");
    assert_ne!(there.status, 0, "a file that is there stays");

    let person = Home::with_vault();
    let link = made["link"].as_str().unwrap();
    let offer = person.json(&["offer", "read"], link);
    assert_eq!(offer["server"], server.url());
    assert_eq!(
        person.run(&["offer", "accept", file], "").status,
        1,
        "nobody agreed"
    );
    let taken = person.json(&["offer", "accept", file, "--yes"], "");
    assert_eq!(taken["clientId"], server.said["clientId"]);
    let (exit, error) = person.refused(&["offer", "read"], &format!("{link}&token=x"));
    assert_eq!((exit, error["code"].as_str()), (8, Some("offerHasToken")));
}

#[test]
fn a_reference_is_explained_without_a_vault() {
    let home = Home::empty();
    let explained = home.json(&["explain", "cs-e403"], "");
    assert_eq!(explained["code"], "notAllowed");
    assert_eq!(home.refused(&["explain", "CS-X1"], "").0, 6);
    let all = home.ok(&["--json", "explain", "--all"], "");
    assert!(all.lines().count() > 100);
    assert!(
        all.lines()
            .all(|line| serde_json::from_str::<Value>(line).is_ok())
    );
}

#[test]
fn a_clock_test_reads_codes_until_one_tells() {
    let home = Home::empty();
    let ended = home.run(&["clock-test"], "12\nabcdef\n");
    assert_eq!(ended.status, 5, "{}{}", ended.out, ended.err);
    assert!(
        ended.out.contains('█') || ended.out.contains('▄'),
        "{}",
        ended.out
    );
    assert!(ended.out.contains("That has 2 digits"), "{}", ended.out);
}

#[test]
fn privacyidea_is_chosen_by_name() {
    let home = Home::with_vault();
    let server = Server::start(&home, "normal");
    let words = [
        "servers",
        "add",
        server.url(),
        "--name",
        "pi",
        "--provider",
        "privacyidea",
    ];
    let added = home.json(&words, "");
    assert_eq!(
        (added["provider"].as_str(), added["signInWay"].as_str()),
        (Some("privacyidea"), Some("token"))
    );
    home.json(&["sign-in", "pi"], server.token());
    let person = ["--server-profile", "pi", "--user", "new.starter"];
    let started = home.json(&[&["enroll", "start"][..], &person].concat(), "");
    assert_eq!(
        (started["provider"].as_str(), &started["dialect"]),
        (Some("privacyidea"), &Value::Null)
    );
    let id = started["id"].as_str().unwrap();
    home.json(&["enroll", "verify", id, "--own-code"], "");
    let subject = home.json(&[&["enroll", "status"][..], &person].concat(), "");
    assert_eq!(subject["state"], "ready");
}
