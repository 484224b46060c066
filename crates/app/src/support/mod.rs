//! The text for support: what whoever helps has to know, and nothing that names a person or opens anything. It is gathered
//! once and looked at; what is saved is what was looked at.

mod errors;
mod exchanges;
mod facts;
mod names;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

use self::names::Names;
use crate::app::App;
use crate::error::{Problem, Result};
use crate::private_file::{self, There};
use crate::surroundings;
use crate::view;

/// What the file is to be called.
pub const SUPPORT_FILE: &str = "countersign-support.txt";
/// The longest text, in bytes.
const LIMIT_BYTES: usize = 256 * 1024;
/// How many servers are told.
const MOST_SERVERS: usize = 50;

/// What only the program around the vault knows.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Where the log files are; `None` where there are none.
    pub logs: Option<PathBuf>,
    /// What the window is drawn by; `None` on the command line.
    pub web_engine: Option<String>,
}

/// What was gathered last; nothing before, and after a lock.
#[derive(Default)]
pub(crate) struct Gathered(Mutex<Option<Parts>>);

/// The text in its parts: nothing else of what was gathered is kept.
struct Parts {
    before: String,
    servers: ByName,
    errors: String,
    exchanges: ByName,
    exchanges_left_out: String,
}

/// A part with the names of hosts, and without.
#[derive(Default)]
struct ByName {
    named: String,
    unnamed: String,
}

impl ByName {
    fn chosen(&self, named: bool) -> &str {
        match named {
            true => &self.named,
            false => &self.unnamed,
        }
    }
}

impl Gathered {
    pub(crate) fn clear(&self) {
        self.set(None);
    }

    fn set(&self, parts: Option<Parts>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = parts;
    }
}

impl App {
    /// Gathers what the text for support says. Examines the keychain as [`App::doctor`] does; opens and changes nothing.
    pub async fn gather_support(&self, around: &Around) {
        let servers = self.servers_for_support().await;
        let mut names = self.names_for_support(&servers).await;
        let about = surroundings::about(around.web_engine.clone());
        let logs = around.logs.clone();
        let looked = tokio::task::spawn_blocking(move || {
            let errors = logs.map(|logs| errors::lines(&logs)).unwrap_or_default();
            (countersign_capture::has_portal(), errors)
        });
        let (portal, errors) = looked.await.unwrap_or_default();
        let doctor = self.doctor().await;
        let before = [
            facts::program(self, &about),
            facts::system(&about, portal),
            facts::keychain(&doctor, &names),
            facts::vault(self).await,
            facts::settings(self, &names).await,
            facts::policy(self, &names),
        ];
        let inspected = self.exchanges();
        let count = inspected.len();
        let told: Vec<_> = inspected.into_iter().take(exchanges::MOST).rev().collect();
        let named = exchanges_text(&told, count, &names, |host| host.to_owned());
        let servers_named = facts::servers(&servers, true);
        for (number, server) in servers.iter().flatten().enumerate() {
            names.replace(&server.host, &numbered(number));
        }
        let unnamed = exchanges_text(&told, count, &names, |host| {
            let known = servers
                .iter()
                .flatten()
                .position(|server| server.host == host);
            known.map_or_else(|| "another server".to_owned(), numbered)
        });
        self.support.set(Some(Parts {
            before: before.concat(),
            servers: ByName {
                named: servers_named,
                unnamed: facts::servers(&servers, false),
            },
            errors: facts::section("Last problems", &listed(errors)),
            exchanges: ByName { named, unnamed },
            exchanges_left_out: facts::section(
                "Exchanges with servers",
                &[format!("left out: {count}")],
            ),
        }));
        // It was locked meanwhile, and what was forgotten then is forgotten.
        if servers.is_some() && !self.is_open().await {
            self.support.clear();
        }
    }

    /// The text that was gathered, with what was chosen; at most 256 KiB.
    ///
    /// # Errors
    /// [`Problem::RequestMalformed`] where nothing was gathered, or it is forgotten since a lock.
    pub fn support_text(&self, choice: view::SupportChoice) -> Result<String> {
        let gathered = self
            .support
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let parts = gathered.as_ref().ok_or(Problem::RequestMalformed)?;
        let exchanges = match choice.exchanges {
            true => parts.exchanges.chosen(choice.servers),
            false => &parts.exchanges_left_out,
        };
        let text = [
            &parts.before,
            parts.servers.chosen(choice.servers),
            &parts.errors,
            exchanges,
        ];
        Ok(bounded(text.concat()))
    }

    /// Writes the text that was gathered, with what was chosen, into a file that only the person may read. `replace`: the
    /// person has said that one which is there may go.
    ///
    /// # Errors
    /// As [`App::support_text`]; [`Problem::FileExists`], what the disk says.
    pub fn save_support_text(
        &self,
        choice: view::SupportChoice,
        file: &Path,
        replace: bool,
    ) -> Result<()> {
        let text = self.support_text(choice)?;
        let there = match replace {
            true => There::Replace,
            false => There::Keep,
        };
        private_file::write_checked(file, text.as_bytes(), there, |back| {
            match back == text.as_bytes() {
                true => Ok(()),
                false => Err(Problem::File.into()),
            }
        })
    }

    /// The servers, as far as the vault is open; `None` while it is not.
    async fn servers_for_support(&self) -> Option<Vec<view::Server>> {
        let mut servers = Vec::new();
        for (id, profile) in self.servers().await.ok()?.into_iter().take(MOST_SERVERS) {
            servers.extend(self.server_view(id, &profile).await);
        }
        Some(servers)
    }

    /// Whom and what the vault is about, as far as it is open: those are left out of whatever others have written.
    async fn names_for_support(&self, servers: &Option<Vec<view::Server>>) -> Names {
        let mut names = Names::of_this_person();
        if let Ok(list) = self.list_accounts().await {
            for account in list.accounts {
                [&account.issuer, &account.label, &account.note]
                    .into_iter()
                    .chain(&account.tags)
                    .for_each(|name| names.leave_out(name));
            }
        }
        if let Ok(enrollments) = self.list_enrollments().await {
            for enrollment in enrollments {
                let known = [Some(&enrollment.user), enrollment.user_name.as_ref()];
                let known = known.into_iter().flatten();
                known
                    .chain([&enrollment.issuer, &enrollment.label])
                    .chain(enrollment.details.iter().map(|row| &row.value))
                    .for_each(|name| names.leave_out(name));
            }
        }
        for server in servers.iter().flatten() {
            let session = server.session.as_ref();
            let signed_in = session.map(|it| [&it.name, &it.login, &it.user_id]);
            let signed_in = signed_in.into_iter().flatten().flatten();
            [&server.own_name, &server.client_id, &server.help]
                .into_iter()
                .chain(signed_in)
                .for_each(|name| names.leave_out(name));
        }
        names
    }
}

fn exchanges_text(
    told: &[view::InspectedExchange],
    count: usize,
    names: &Names,
    server: impl Fn(&str) -> String,
) -> String {
    if told.is_empty() {
        let none = "none since the program was started, or since the vault was locked";
        return facts::section("Exchanges with servers", &[none.to_owned()]);
    }
    let intro = format!("the last {} of {count}, in their order", told.len());
    let mut text = facts::section("Exchanges with servers", &[intro]);
    for one in told {
        let host = exchanges::host(&one.exchange).unwrap_or_default();
        text.push('\n');
        text.push_str(&exchanges::text(one, &server(&host), names));
    }
    text
}

fn numbered(number: usize) -> String {
    format!("server {}", number + 1)
}

/// Says that there is nothing, where there is nothing.
fn listed(lines: Vec<String>) -> Vec<String> {
    match lines.is_empty() {
        true => vec!["none".to_owned()],
        false => lines,
    }
}

fn moment(ms: u64) -> String {
    let moment = i64::try_from(ms)
        .ok()
        .and_then(|ms| Timestamp::from_millisecond(ms).ok());
    moment.map_or_else(String::new, |moment| {
        moment.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
    })
}

fn bounded(mut text: String) -> String {
    if text.len() > LIMIT_BYTES {
        let end = (0..=LIMIT_BYTES)
            .rev()
            .find(|end| text.is_char_boundary(*end));
        text.truncate(end.unwrap_or(0));
        text.push_str("\n[cut]\n");
    }
    text
}
