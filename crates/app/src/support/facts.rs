//! The parts of the text for support that the program itself puts into words: numbers, and names of its own.

use countersign_vault::FORMAT;

use super::names::Names;
use super::{MOST_SERVERS, numbered};
use crate::app::App;
use crate::view;

/// A heading with its list.
pub(super) fn section(title: &str, lines: &[String]) -> String {
    let mut text = format!("\n## {title}\n\n");
    for line in lines {
        text.push_str(&format!("- {line}\n"));
    }
    text
}

pub(super) fn program(app: &App, about: &view::About) -> String {
    let build = match cfg!(debug_assertions) {
        true => "for development",
        false => "for release",
    };
    let mut lines = vec![
        format!("Countersign {}, built {build}", about.version),
        format!("Package: {}", or_unknown(about.package.as_deref())),
        format!("Made: {}", super::moment(app.now().0 * 1000)),
    ];
    if app.demonstration.is_some() {
        lines.push("The demonstration is on: this is about its throw-away vault".to_owned());
    }
    let intro = "# For support\n\n\
                 No keys, codes, tokens, links, or names of accounts and people are in here. Look through it before you send it.\n";
    format!("{intro}{}", section("Program", &lines))
}

pub(super) fn system(about: &view::About, portal: Option<bool>) -> String {
    let mut lines = vec![
        format!("{}, {}", about.system, std::env::consts::ARCH),
        format!("Desktop: {}", or_unknown(about.desktop.as_deref())),
        format!("Windows shown by: {}", or_unknown(about.display.as_deref())),
        match &about.web_engine {
            Some(engine) => format!("Web engine: {engine}"),
            None => "Web engine: none, this was made on the command line".to_owned(),
        },
    ];
    if let Some(portal) = portal {
        lines.push(format!("Desktop portal: {}", yes(portal)));
    }
    section("System", &lines)
}

pub(super) fn keychain(report: &view::DoctorReport, names: &Names) -> String {
    let mut lines = vec![
        format!(
            "Kept by: {}",
            names.out_of(or_unknown(report.provider.as_deref()))
        ),
        format!("{}: {}", report.title, names.out_of(&report.message)),
    ];
    if let Some(reference) = &report.reference {
        lines.push(format!("Reference: {reference}"));
    }
    lines.extend(report.checks.iter().map(|check| {
        // What was not looked at says so in its own words.
        let mark = match check.ok {
            Some(true) => "well. ",
            Some(false) => "FAILED. ",
            None => "",
        };
        format!("{}: {mark}{}", check.name, names.out_of(&check.words))
    }));
    section("Keychain", &lines)
}

pub(super) async fn vault(app: &App) -> String {
    let state = app.state().await;
    let mut lines = vec![
        format!("State: {}", word_of(&state.vault)),
        format!("Folder: {}", folder(app)),
    ];
    if let Some(problem) = &state.problem {
        lines.push(format!("Problem: {} {}", problem.reference, problem.code));
    }
    if let Ok(vault) = app.vault()
        && let Ok(read_only) = vault.is_read_only().await
    {
        lines.push(match read_only {
            None => format!("Format: {FORMAT}"),
            Some(newer) => format!(
                "Format: {}, newer than the {} that is known here: nothing can be changed",
                newer.needed, newer.known
            ),
        });
    }
    if let Ok(details) = app.vault_details().await {
        let slots = details.slots.iter().map(|slot| match slot.damaged {
            true => format!("{} (damaged)", word_of(&slot.kind)),
            false => word_of(&slot.kind),
        });
        lines.push(format!("Opened by: {}", joined(slots)));
        lines.push(format!("In the trash: {}", details.trash));
        let snapshots = &details.snapshots;
        lines.push(match snapshots.first() {
            None => "Snapshots: none".to_owned(),
            Some(newest) => format!(
                "Snapshots: {}, the newest {} ({}, {} accounts)",
                snapshots.len(),
                super::moment(newest.made_ms),
                word_of(&newest.condition),
                newest.accounts
            ),
        });
    }
    match app.list_accounts().await {
        Ok(list) => {
            let kinds = tally(list.accounts.iter().map(|account| word_of(&account.kind)));
            lines.push(format!("Accounts: {} ({kinds})", list.accounts.len()));
            lines.push(format!(
                "Records that can't be read: {}",
                list.damaged.len()
            ));
        }
        Err(_) => lines.push("Accounts: not counted, the vault is not open".to_owned()),
    }
    if let Ok(enrollments) = app.list_enrollments().await {
        let states = tally(enrollments.iter().map(|one| word_of(&one.state)));
        lines.push(format!("Setups: {} ({states})", enrollments.len()));
    }
    section("Vault", &lines)
}

/// Where the vault's folder is, without a name that somebody gave.
fn folder(app: &App) -> &'static str {
    let folder = app.folder();
    if crate::paths::vault_folder().is_ok_and(|usual| usual == folder) {
        return "the usual one";
    }
    let dirs = directories::BaseDirs::new();
    match dirs.is_some_and(|dirs| folder.starts_with(dirs.home_dir())) {
        true => "another one, in ~",
        false => "another one, outside of ~",
    }
}

pub(super) async fn settings(app: &App, names: &Names) -> String {
    let lock = app.lock_settings();
    let after = lock.after_minutes.map_or_else(
        || "never".to_owned(),
        |minutes| format!("after {minutes} min without input"),
    );
    let desktop = app.desktop_settings();
    let clipboard = match app.clipboard_seconds() {
        0 => "never".to_owned(),
        seconds => format!("after {seconds} s"),
    };
    let mut lines = vec![
        format!(
            "Locks: {after}; with the session: {}; at the start: {}",
            yes(lock.with_session),
            yes(lock.at_start)
        ),
        format!("Clears the clipboard: {clipboard}"),
        format!(
            "Tray: {}; closes to it: {}; a key of its own: {}; kept out of pictures: {}",
            yes(desktop.tray),
            yes(desktop.close_to_tray),
            yes(desktop.shortcut.is_some()),
            yes(desktop.protected)
        ),
    ];
    lines.push(match app.backup_status().await {
        Err(_) => "Backups: not known, the vault is not open".to_owned(),
        Ok(status) => {
            let last = status
                .last_good
                .map_or_else(|| "none yet".to_owned(), |at| super::moment(at * 1000));
            let note = status.note.map(|note| format!("; {}", names.out_of(&note)));
            format!(
                "Backups: {}; the last good one: {last}; kept: {}{}",
                yes(status.settings.on),
                status.settings.keep,
                note.unwrap_or_default()
            )
        }
    });
    section("Settings", &lines)
}

pub(super) fn policy(app: &App, names: &Names) -> String {
    let Some(policy) = app.policy.now() else {
        return section("Policy", &["none".to_owned()]);
    };
    let policy = policy.view(None);
    let longest = policy.longest_auto_lock_minutes.map_or_else(
        || "not laid down".to_owned(),
        |minutes| format!("{minutes} min"),
    );
    let mut lines = vec![
        format!("A server: {}", yes(policy.server.is_some())),
        format!("Locks at the latest: {longest}"),
        format!("No plain exports: {}", yes(policy.plain_export_off)),
    ];
    if let Some(problem) = &policy.problem {
        lines.push(format!("Problem: {}", names.out_of(problem)));
    }
    section("Policy", &lines)
}

/// `named`: with their hosts.
pub(super) fn servers(servers: &Option<Vec<view::Server>>, named: bool) -> String {
    let lines = match servers {
        None => vec!["not listed, the vault is not open".to_owned()],
        Some(servers) => servers
            .iter()
            .take(MOST_SERVERS)
            .enumerate()
            .map(|(number, server)| server_line(number, server, named))
            .collect(),
    };
    section("Servers", &super::listed(lines))
}

fn server_line(number: usize, server: &view::Server, named: bool) -> String {
    let name = match named {
        true => server.host.clone(),
        false => numbered(number),
    };
    let dialect = server.dialect.map(|dialect| format!(" {}", dialect.name()));
    let session = match &server.session {
        None => "nobody is signed in",
        Some(session) if session.over => "the sign-in has ended",
        Some(_) => "signed in",
    };
    let clock = server.clock_difference_seconds.map_or_else(
        || "not known".to_owned(),
        |seconds| format!("{seconds} s, server minus this computer"),
    );
    format!(
        "{name}: {}{}; by {}; {session}; clock: {clock}; codes by its time: {}; authorities of its own: {}; by the policy: {}",
        server.provider.name(),
        dialect.unwrap_or_default(),
        word_of(&server.sign_in_way),
        yes(server.use_server_time),
        server.extra_certificates,
        yes(server.managed)
    )
}

fn yes(is: bool) -> &'static str {
    match is {
        true => "yes",
        false => "no",
    }
}

fn or_unknown(name: Option<&str>) -> &str {
    name.unwrap_or("not known")
}

/// The word that a choice has for programs.
fn word_of(choice: &impl serde::Serialize) -> String {
    match serde_json::to_value(choice) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// How many there are of each.
fn tally(words: impl Iterator<Item = String>) -> String {
    let mut counts = std::collections::BTreeMap::<String, usize>::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    joined(
        counts
            .iter()
            .map(|(word, count)| format!("{word}: {count}")),
    )
}

fn joined(words: impl Iterator<Item = String>) -> String {
    let words: Vec<String> = words.collect();
    match words.is_empty() {
        true => "none".to_owned(),
        false => words.join(", "),
    }
}
