//! The watch against stand-ins for logind and the screen savers, on buses of the test's own.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a test that can't be set up has failed"
)]

mod support;

use countersign_session::{Notice, SessionWatch};
use support::{
    Desktop, LOGIND, MANAGER, MANAGER_PATH, OTHER_PATH, OWN, OWN_PATH, ROLE, SESSION, UNKNOWN, say,
    wait_to_go_on,
};
use tokio::sync::mpsc::Receiver;

const SAVERS: [&str; 5] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
];

/// Not a test: what the other processes do.
#[test]
fn another_process() {
    let Ok(role) = std::env::var(ROLE) else {
        return;
    };
    let (watch, mut notices) = SessionWatch::start();
    match role.as_str() {
        // Says all that it was told since it last did.
        "tell" => {
            while wait_to_go_on() {
                say(drain(&mut notices));
            }
        }
        // Is asked before it lets go.
        "hold" => {
            while let Some(notice) = notices.blocking_recv() {
                say(format!("{:?} {}", notice.event(), notice.is_awaited()));
                if !wait_to_go_on() {
                    return;
                }
                notice.done();
            }
        }
        // Lets go of everything.
        "leave" => {
            wait_to_go_on();
            drop(watch);
            wait_to_go_on();
        }
        other => panic!("no such role: {other}"),
    }
}

fn drain(notices: &mut Receiver<Notice>) -> String {
    let mut told = Vec::new();
    while let Ok(notice) = notices.try_recv() {
        told.push(format!("{:?}", notice.event()));
        notice.done();
    }
    told.join(" ")
}

#[test]
fn the_lock_signal_of_the_own_session_is_told_and_no_others() {
    let Some(desktop) = Desktop::start() else {
        return;
    };
    let mut player = desktop.player("tell");
    desktop.system.wait_until_heard(player.id());
    assert_eq!(player.answer(), "");
    for (path, told) in [(OTHER_PATH, ""), (OWN_PATH, "Locked")] {
        desktop.system.call::<()>(LOGIND, path, SESSION, "Lock", ());
        desktop.system.wait_until_heard(player.id());
        assert_eq!(player.answer(), told, "{path}");
    }
    desktop
        .system
        .call::<()>(LOGIND, OWN_PATH, SESSION, "Unlock", ());
    desktop.system.wait_until_heard(player.id());
    assert_eq!(player.answer(), "");
}

#[test]
fn the_locked_hint_is_told_when_it_is_set_and_not_when_it_is_taken_back() {
    let Some(desktop) = Desktop::start() else {
        return;
    };
    let mut player = desktop.player("tell");
    desktop.system.wait_until_heard(player.id());
    for (path, locked, told) in [
        (OWN_PATH, true, "Locked"),
        (OWN_PATH, false, ""),
        (OTHER_PATH, true, ""),
        (OWN_PATH, true, "Locked"),
    ] {
        set_locked_hint(&desktop, path, locked);
        desktop.system.wait_until_heard(player.id());
        assert_eq!(player.answer(), told, "{path} {locked}");
    }
}

#[test]
fn a_session_that_is_locked_already_is_told_at_once() {
    let Some(desktop) = Desktop::start() else {
        return;
    };
    set_locked_hint(&desktop, OWN_PATH, true);
    let mut player = desktop.player("tell");
    desktop.system.wait_until_heard(player.id());
    assert_eq!(player.answer(), "Locked");
}

#[test]
fn a_program_outside_of_every_session_goes_by_the_one_of_its_desktop() {
    let Some(mut desktop) = Desktop::without_buses() else {
        return;
    };
    desktop.system.start();
    desktop.system.logind_that_says(UNKNOWN, OWN);
    let mut player = desktop.player("tell");
    desktop.system.wait_until_heard(player.id());
    desktop
        .system
        .call::<()>(LOGIND, OWN_PATH, SESSION, "Lock", ());
    desktop.system.wait_until_heard(player.id());
    assert_eq!(player.answer(), "Locked");
}

#[test]
fn an_older_logind_is_asked_where_the_users_desktop_is() {
    let Some(mut desktop) = Desktop::without_buses() else {
        return;
    };
    desktop.system.start();
    desktop.system.logind_that_says(UNKNOWN, UNKNOWN);
    desktop.system.user_with_display(OWN_PATH);
    let mut player = desktop.player("tell");
    desktop.system.wait_until_heard(player.id());
    desktop
        .system
        .call::<()>(LOGIND, OWN_PATH, SESSION, "Lock", ());
    desktop.system.wait_until_heard(player.id());
    assert_eq!(player.answer(), "Locked");
}

#[test]
fn a_session_that_logind_comes_to_know_later_is_found() {
    let Some(mut desktop) = Desktop::without_buses() else {
        return;
    };
    desktop.system.start();
    desktop.system.logind_that_says(UNKNOWN, UNKNOWN);
    let mut player = desktop.player("tell");
    desktop.system.wait_until_heard(player.id());
    // The sleep is told without a session.
    desktop.system.prepare_for_sleep(true);
    desktop.system.wait_until_heard(player.id());
    assert_eq!(player.answer(), "Suspending");
    desktop.system.prepare_for_sleep(false);
    set_locked_hint(&desktop, OWN_PATH, true);
    desktop.system.logind_now_says(OWN);
    let told = support::until("the lock", || {
        Some(player.answer()).filter(|told| !told.is_empty())
    });
    assert_eq!(told, "Locked");
}

#[test]
fn every_screen_saver_is_told_when_it_comes_on() {
    let Some(mut desktop) = Desktop::start() else {
        return;
    };
    // One is there before the program, the others come after it.
    desktop.session.screen_saver(SAVERS[0]);
    let mut player = desktop.player("tell");
    desktop.session.wait_until_heard(player.id());
    for saver in SAVERS {
        if saver != SAVERS[0] {
            desktop.session.screen_saver(saver);
        }
        for (active, told) in [(true, "Locked"), (false, "")] {
            desktop.session.screen_saver_turns(saver, active);
            desktop.session.wait_until_heard(player.id());
            assert_eq!(player.answer(), told, "{saver} {active}");
        }
    }
}

#[test]
fn sleep_waits_for_the_acknowledgement_and_the_inhibitor_is_taken_again() {
    let Some(desktop) = Desktop::start() else {
        return;
    };
    let mut player = desktop.player("hold");
    for _ in 0..2 {
        desktop.system.wait_for_inhibitors(1);
        let taken = ("sleep", "Countersign", "delay");
        let found = desktop.system.inhibitors();
        let found = found
            .iter()
            .map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str()));
        assert_eq!(found.collect::<Vec<_>>(), [taken]);
        desktop.system.prepare_for_sleep(true);
        assert_eq!(player.hear(), "Suspending true");
        desktop.system.wait_until_heard(player.id());
        assert_eq!(desktop.system.inhibitors().len(), 1, "not acknowledged yet");
        player.go_on();
        desktop.system.wait_for_inhibitors(0);
        // While it sleeps, none is asked for: logind would refuse it.
        desktop.system.wait_until_heard(player.id());
        assert_eq!(desktop.system.inhibitors().len(), 0);
        desktop.system.prepare_for_sleep(false);
    }
    desktop.system.wait_for_inhibitors(1);
}

#[test]
fn a_watch_that_ends_gives_the_inhibitor_back_at_once() {
    let Some(desktop) = Desktop::start() else {
        return;
    };
    let mut player = desktop.player("leave");
    desktop.system.wait_for_inhibitors(1);
    player.go_on();
    desktop.system.wait_for_inhibitors(0);
}

#[test]
fn strangers_are_not_believed() {
    let Some(mut desktop) = Desktop::start() else {
        return;
    };
    desktop.session.screen_saver(SAVERS[1]);
    let mut player = desktop.player("tell");
    let id = player.id();
    desktop.system.wait_until_heard(id);
    desktop.session.wait_until_heard(id);

    desktop.system.forge(id, OWN_PATH, SESSION, "Lock", None);
    desktop
        .system
        .forge(id, MANAGER_PATH, MANAGER, "PrepareForSleep", Some(true));
    desktop.system.wait_until_heard(id);
    for saver in SAVERS {
        desktop
            .session
            .forge(id, "/", saver, "ActiveChanged", Some(true));
    }
    desktop.session.wait_until_heard(id);
    assert_eq!(player.answer(), "");
    assert_eq!(desktop.system.inhibitors().len(), 1);

    // Those whom it listens to are heard as before.
    desktop
        .system
        .call::<()>(LOGIND, OWN_PATH, SESSION, "Lock", ());
    desktop.system.wait_until_heard(id);
    desktop.session.screen_saver_turns(SAVERS[1], true);
    desktop.session.wait_until_heard(id);
    assert_eq!(player.answer(), "Locked Locked");
}

#[test]
fn without_any_bus_nothing_is_told_and_nothing_is_started() {
    let Some(mut desktop) = Desktop::without_buses() else {
        return;
    };
    let mut player = desktop.player_with("tell", |command| {
        command.env_remove("DBUS_SESSION_BUS_ADDRESS");
    });
    assert_eq!(player.answer(), "");
    assert_eq!(player.children(), 0);

    // Buses that come later are found, the one of the session at its place in the runtime folder.
    desktop.system.start();
    desktop.session.start();
    desktop.system.logind();
    desktop.session.screen_saver(SAVERS[1]);
    desktop.system.wait_until_heard(player.id());
    desktop.session.wait_until_heard(player.id());
    desktop
        .system
        .call::<()>(LOGIND, OWN_PATH, SESSION, "Lock", ());
    desktop.system.wait_until_heard(player.id());
    assert_eq!(player.answer(), "Locked");
    desktop.session.screen_saver_turns(SAVERS[1], true);
    desktop.session.wait_until_heard(player.id());
    assert_eq!(player.answer(), "Locked");
    assert_eq!(player.children(), 0);
}

#[test]
fn an_address_that_would_start_a_bus_is_not_used() {
    let Some(desktop) = Desktop::without_buses() else {
        return;
    };
    for address in ["autolaunch:", "nonsense", ""] {
        let mut player = desktop.player_with("tell", |command| {
            command
                .env("DBUS_SESSION_BUS_ADDRESS", address)
                .env("DISPLAY", ":77");
        });
        assert_eq!(player.answer(), "", "{address}");
        assert_eq!(player.children(), 0, "{address}");
    }
}

#[test]
fn a_restarted_bus_is_watched_as_before() {
    let Some(mut desktop) = Desktop::start() else {
        return;
    };
    let mut player = desktop.player("tell");
    desktop.system.wait_for_inhibitors(1);
    desktop.session.wait_until_heard(player.id());
    desktop.system.stop();
    desktop.session.stop();

    desktop.system.start();
    desktop.system.logind();
    desktop.session.start();
    desktop.session.screen_saver(SAVERS[1]);
    desktop.system.wait_for_inhibitors(1);
    desktop
        .system
        .call::<()>(LOGIND, OWN_PATH, SESSION, "Lock", ());
    desktop.system.wait_until_heard(player.id());
    assert_eq!(player.answer(), "Locked");
    desktop.session.wait_until_heard(player.id());
    desktop.session.screen_saver_turns(SAVERS[1], true);
    desktop.session.wait_until_heard(player.id());
    assert_eq!(player.answer(), "Locked");
}

#[test]
fn a_restarted_logind_is_asked_for_a_new_inhibitor() {
    let Some(mut desktop) = Desktop::start() else {
        return;
    };
    let mut player = desktop.player("tell");
    desktop.system.wait_for_inhibitors(1);
    desktop.system.stop_mocks(LOGIND);
    desktop.system.wait_until_heard(player.id());
    desktop.system.logind();
    desktop.system.wait_for_inhibitors(1);
    desktop
        .system
        .call::<()>(LOGIND, OWN_PATH, SESSION, "Lock", ());
    desktop.system.wait_until_heard(player.id());
    assert_eq!(player.answer(), "Locked");
}

#[test]
fn a_bus_without_logind_does_no_harm() {
    let Some(mut desktop) = Desktop::without_buses() else {
        return;
    };
    desktop.system.start();
    let mut player = desktop.player("tell");
    desktop.system.wait_until_heard(player.id());
    assert_eq!(player.answer(), "");
    desktop.system.logind();
    desktop.system.wait_for_inhibitors(1);
}

fn set_locked_hint(desktop: &Desktop, path: &str, locked: bool) {
    desktop
        .system
        .call::<()>(LOGIND, path, SESSION, "SetLockedHint", (locked,));
}
