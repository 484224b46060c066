//! A desk with an open vault, on buses of the test's own: that it is locked with the session, before the computer sleeps,
//! and only where that is set.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed"
)]

#[path = "../../session/tests/support/mod.rs"]
mod support;

use std::path::Path;

use countersign_app::{Desk, view};
use support::{DIR, Desktop, LOGIND, OWN_PATH, Player, ROLE, SESSION, say, wait_to_go_on};
use zeroize::Zeroizing;

const GNOME: &str = "org.gnome.ScreenSaver";

/// Not a test: the program, as the window's shell runs it.
#[tokio::test(flavor = "multi_thread")]
async fn another_process() {
    let Ok(role) = std::env::var(ROLE) else {
        return;
    };
    let desk = Desk::open(Path::new(&std::env::var_os(DIR).unwrap())).await;
    let app = desk.current();
    let passphrase = Zeroizing::new(b"correct horse battery".to_vec());
    app.create_vault(Some(passphrase)).await.unwrap();
    if role == "stays open" {
        let settings = view::LockSettings {
            with_session: false,
            ..app.lock_settings()
        };
        app.set_lock_settings(settings).await.unwrap();
    }
    say(format!("{:?}", app.state().await.vault));
    let (news, mut heard) = tokio::sync::mpsc::unbounded_channel();
    let told = || {
        if role == "holds" {
            say("told");
            wait_to_go_on();
        }
        news.send(()).unwrap();
    };
    let stopped = async {
        if role != "stays open" {
            std::future::pending::<()>().await;
        }
        tokio::task::spawn_blocking(wait_to_go_on).await.unwrap()
    };
    tokio::select! {
        () = desk.lock_by_itself(told) => {}
        _ = heard.recv() => {}
        _ = stopped => {}
    }
    say(format!("{:?}", app.state().await.vault));
    wait_to_go_on();
}

fn open_vault(desktop: &Desktop, role: &str) -> Player {
    let mut player = desktop.player(role);
    assert_eq!(player.hear(), "Unlocked");
    desktop.system.wait_for_inhibitors(1);
    desktop.session.wait_until_heard(player.id());
    player
}

fn lock_session(desktop: &Desktop) {
    desktop
        .system
        .call::<()>(LOGIND, OWN_PATH, SESSION, "Lock", ());
}

#[test]
fn the_vault_is_locked_with_the_session() {
    let Some(desktop) = Desktop::start() else {
        return;
    };
    let mut player = open_vault(&desktop, "locks");
    lock_session(&desktop);
    assert_eq!(player.hear(), "Locked");
}

#[test]
fn the_vault_is_locked_when_the_screen_saver_comes_on() {
    let Some(mut desktop) = Desktop::start() else {
        return;
    };
    desktop.session.screen_saver(GNOME);
    let mut player = open_vault(&desktop, "locks");
    desktop.session.screen_saver_turns(GNOME, true);
    assert_eq!(player.hear(), "Locked");
}

#[test]
fn the_computer_sleeps_when_the_vault_is_locked() {
    let Some(desktop) = Desktop::start() else {
        return;
    };
    let mut player = open_vault(&desktop, "holds");
    desktop.system.prepare_for_sleep(true);
    assert_eq!(player.hear(), "told");
    desktop.system.wait_until_heard(player.id());
    assert_eq!(
        desktop.system.inhibitors().len(),
        1,
        "the window is told first"
    );
    assert_eq!(player.answer(), "Locked");
    desktop.system.wait_for_inhibitors(0);
}

#[test]
fn where_it_is_set_so_the_vault_stays_open_and_the_computer_does_not_wait() {
    let Some(desktop) = Desktop::start() else {
        return;
    };
    let mut player = open_vault(&desktop, "stays open");
    lock_session(&desktop);
    desktop.system.prepare_for_sleep(true);
    desktop.system.wait_for_inhibitors(0);
    player.go_on();
    assert_eq!(player.hear(), "Unlocked");
}
