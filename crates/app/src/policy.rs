//! The managed policy: what an organisation has laid down for this computer, in a file that only its administrators can
//! write. It holds as it is at each moment, and is shown read-only. The form is `docs/enrollment-files.md`.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Map, Value};

use crate::app::App;
use crate::offers::Offer;
use crate::private_file;
use crate::settings::Minutes;
use crate::view;

/// Many times what is in it. What is longer is not read.
const LIMIT_BYTES: u64 = 64 * 1024;
const VERSION: u64 = 1;

/// What is laid down on this computer now. Whoever asks gets what the file says at that moment: what an administrator forbids
/// holds at once, not when the program happens to be started again.
pub(crate) struct LaidDown {
    file: Option<PathBuf>,
    held: Mutex<Held>,
}

/// The file as it was when it was read last, and what it said.
#[derive(Default)]
struct Held {
    /// `None` before it was read for the first time.
    content: Option<Content>,
    policy: Option<Arc<Policy>>,
    version: u64,
}

/// What stands in the file; `Ok(None)` where there is no file.
type Content = Result<Option<Vec<u8>>, io::ErrorKind>;

impl LaidDown {
    /// What this file says.
    pub(crate) fn at(file: &Path) -> Self {
        Self {
            file: Some(file.to_owned()),
            held: Mutex::default(),
        }
    }

    /// Nothing, for ever.
    pub(crate) fn nothing() -> Self {
        Self {
            file: None,
            held: Mutex::default(),
        }
    }

    /// The policy as it is now; `None` where there is none.
    pub(crate) fn now(&self) -> Option<Arc<Policy>> {
        self.look().0
    }

    /// The policy, and a number that is another one whenever the file says something else.
    fn look(&self) -> (Option<Arc<Policy>>, u64) {
        let Some(file) = &self.file else {
            return (None, 0);
        };
        // It is small, and a time stamp would miss a change within the same moment.
        let content = private_file::read(file, LIMIT_BYTES).map_err(|error| error.kind());
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.content.as_ref() != Some(&content) {
            if held.content.is_some() {
                tracing::info!("the policy has changed");
            }
            held.policy = Policy::read(file, &content).map(Arc::new);
            held.content = Some(content);
            held.version += 1;
        }
        (held.policy.clone(), held.version)
    }
}

/// What the file says.
#[derive(Debug, Clone)]
pub(crate) struct Policy {
    pub(crate) server: Option<Offer>,
    /// The vault locks after this time at the latest.
    pub(crate) longest_auto_lock: Option<Minutes>,
    pub(crate) plain_export_off: bool,
    source: PathBuf,
    problem: Option<String>,
}

impl Policy {
    /// The policy in that file; `None` where there is no file. One that can't be used whole holds the careful choices.
    fn read(file: &Path, content: &Content) -> Option<Self> {
        let read = match content {
            Ok(None) => return None,
            Ok(Some(bytes)) => parse(bytes),
            Err(_) => Err("The policy file can't be read.".to_owned()),
        };
        let policy = read.unwrap_or_else(|problem| {
            tracing::warn!(problem, "the policy can't be used; the careful choices hold");
            Self {
                server: None,
                longest_auto_lock: Some(Minutes::USUAL),
                plain_export_off: true,
                source: PathBuf::new(),
                problem: Some(format!(
                    "{problem} Until it is mended, accounts can't be exported in plain and lock after 15 minutes at the latest."
                )),
            }
        });
        Some(Self {
            source: file.to_owned(),
            ..policy
        })
    }

    pub(crate) fn view(&self, known_server: Option<String>) -> view::Policy {
        view::Policy {
            server: self
                .server
                .as_ref()
                .map(|offer| offer.view("", known_server)),
            longest_auto_lock_minutes: self.longest_auto_lock.map(Minutes::get),
            plain_export_off: self.plain_export_off,
            source: self.source.display().to_string(),
            problem: self.problem.clone(),
        }
    }
}

impl App {
    /// Whether the organisation has laid down that accounts are not exported in a file that anybody can read.
    pub fn is_plain_export_off(&self) -> bool {
        self.policy
            .now()
            .is_some_and(|policy| policy.plain_export_off)
    }

    /// A number that changes with the managed policy: whoever shows what is laid down looks again then.
    pub fn policy_version(&self) -> u64 {
        self.policy.look().1
    }
}

fn parse(bytes: &[u8]) -> Result<Policy, String> {
    let fields: Map<String, Value> = serde_json::from_slice(bytes)
        .map_err(|_| "The policy file is not a JSON object.".to_owned())?;
    match fields.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => {
            return Err("The policy file is for a newer version of this program.".to_owned());
        }
        _ => return Err("The policy file does not say its version, which is 1.".to_owned()),
    }
    let mut policy = Policy {
        server: None,
        longest_auto_lock: None,
        plain_export_off: false,
        source: PathBuf::new(),
        problem: None,
    };
    for (name, value) in &fields {
        match name.as_str() {
            "version" => {}
            "server" => {
                let offer = value
                    .as_object()
                    .ok_or("The policy's “server” is not an object.")?;
                let offer = Offer::from_object(offer).map_err(|problem| {
                    format!(
                        "The policy's “server” can't be used: {}",
                        problem.words().message
                    )
                })?;
                policy.server = Some(offer);
            }
            "longestAutoLockMinutes" => {
                let minutes = value.as_u64().and_then(Minutes::parse);
                policy.longest_auto_lock = Some(minutes.ok_or(
                    "The policy's “longestAutoLockMinutes” is not a whole number from 1 to 1440.",
                )?);
            }
            "plainExportOff" => {
                policy.plain_export_off = value
                    .as_bool()
                    .ok_or("The policy's “plainExportOff” is neither true nor false.")?;
            }
            // One that was written wrongly would otherwise be a rule that does not hold, and nobody told.
            other => {
                let short: String = other.chars().filter(|c| !c.is_control()).take(40).collect();
                return Err(format!(
                    "The policy file has a field “{short}”, which is not known."
                ));
            }
        }
    }
    Ok(policy)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use countersign_vault::testing::FakeKeychain;

    use super::*;
    use crate::error::Problem;

    async fn under(home: &Path, text: &str) -> App {
        let file = home.join("policy.json");
        std::fs::write(&file, text).unwrap();
        let keychain = Arc::new(FakeKeychain::new());
        let policy = LaidDown::at(&file);
        let app = App::with_policy(&home.join("vault"), keychain, None, policy).await;
        app.create_vault(None).await.unwrap();
        app
    }

    #[tokio::test]
    async fn the_vault_locks_as_soon_as_is_laid_down_whatever_was_set() {
        let home = tempfile::tempdir().unwrap();
        let app = under(home.path(), r#"{"version":1,"longestAutoLockMinutes":5}"#).await;
        assert_eq!(app.lock_settings().after_minutes, Some(5));
        for (minutes, fits) in [
            (Some(4), true),
            (Some(5), true),
            (Some(6), false),
            (None, false),
        ] {
            let settings = view::LockSettings {
                after_minutes: minutes,
                ..app.lock_settings()
            };
            let set = app.set_lock_settings(settings).await;
            assert_eq!(set.is_ok(), fits, "{minutes:?}");
            if let Err(error) = set {
                assert_eq!(error.problem, Problem::LockTooLate { minutes: 5 });
            }
        }
        assert_eq!(app.lock_settings().after_minutes, Some(5));
        assert!(!app.is_plain_export_off());
    }

    #[tokio::test]
    async fn the_organisation_s_server_is_there_and_can_not_be_changed() {
        let home = tempfile::tempdir().unwrap();
        let policy = |host: &str| {
            format!(
                r#"{{"version":1,"server":{{"server":"https://{host}","name":"Example","clientId":"1"}}}}"#
            )
        };
        let app = under(home.path(), &policy("id.example.com")).await;
        let servers = app.list_servers().await.unwrap();
        let [server] = servers.as_slice() else {
            panic!("{servers:?}");
        };
        assert!(server.managed);
        assert_eq!(
            (server.name.as_str(), server.client_id.as_str()),
            ("Example", "1")
        );
        let form = view::ServerForm {
            id: Some(server.id.clone()),
            name: "Mine".to_owned(),
            address: "https://elsewhere.example.com".to_owned(),
            provider: view::ProviderKind::Zitadel,
            dialect: None,
            sign_in_way: view::SignInWay::Browser,
            client_id: "1".to_owned(),
            help: String::new(),
        };
        let changed = app.save_server(form).await.unwrap_err().problem;
        let removed = app.remove_server(&server.id).await.unwrap_err().problem;
        assert_eq!(
            (changed, removed),
            (Problem::ServerManaged, Problem::ServerManaged)
        );
        assert_eq!(
            app.list_servers().await.unwrap().len(),
            1,
            "it is added once"
        );
        let shown = app.state().await.policy.unwrap();
        assert_eq!(
            shown.server.unwrap().known_server.as_ref(),
            Some(&server.id)
        );

        // Without the policy it is a server like any other.
        let keychain = Arc::clone(&app.keychain);
        drop(app);
        let free = App::with(&home.path().join("vault"), keychain, None).await;
        free.unlock(view::Opening::keychain()).await.unwrap();
        assert!(!free.list_servers().await.unwrap()[0].managed);
        free.remove_server(&server.id).await.unwrap();
    }

    #[tokio::test]
    async fn a_policy_that_changes_while_the_program_runs_holds_at_once() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("policy.json");
        let app = under(home.path(), r#"{"version":1,"plainExportOff":false}"#).await;
        assert!(!app.is_plain_export_off());
        let usual = app.lock_settings().after_minutes;
        let version = app.policy_version();
        assert_eq!(app.policy_version(), version);

        // As long as before, so that neither its size nor, perhaps, its time tells.
        std::fs::write(&file, r#"{"version":1,"plainExportOff": true}"#).unwrap();
        assert!(app.is_plain_export_off());
        assert_ne!(app.policy_version(), version, "the window is told");

        let server = r#"{"server":"https://id.example.com","name":"Example","clientId":"1"}"#;
        let more = format!(r#"{{"version":1,"longestAutoLockMinutes":3,"server":{server}}}"#);
        std::fs::write(&file, more).unwrap();
        assert!(!app.is_plain_export_off());
        assert_eq!(app.lock_settings().after_minutes, Some(3));
        let servers = app.list_servers().await.unwrap();
        assert!(servers.len() == 1 && servers[0].managed, "{servers:?}");
        assert!(app.state().await.policy.is_some());

        // Half of one, as a tool leaves it for a moment that writes in place.
        std::fs::write(&file, r#"{"version":1,"plain"#).unwrap();
        assert!(app.is_plain_export_off());
        assert_eq!(app.lock_settings().after_minutes, Some(15));

        std::fs::remove_file(&file).unwrap();
        assert!(!app.is_plain_export_off());
        assert_eq!(app.lock_settings().after_minutes, usual);
        assert!(app.state().await.policy.is_none());
        let servers = app.list_servers().await.unwrap();
        assert!(!servers[0].managed, "it is a server like any other now");
    }

    fn read(text: &str) -> view::Policy {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("policy.json");
        std::fs::write(&file, text).unwrap();
        LaidDown::at(&file).now().unwrap().view(None)
    }

    #[test]
    fn no_file_is_no_policy() {
        let home = tempfile::tempdir().unwrap();
        let none = LaidDown::at(&home.path().join("policy.json"));
        assert!(none.now().is_none());
    }

    #[test]
    fn a_policy_says_what_is_laid_down() {
        let policy = read(
            r#"{"version":1,"longestAutoLockMinutes":5,"plainExportOff":true,
               "server":{"server":"https://id.example.com","name":"Example","clientId":"1"}}"#,
        );
        assert_eq!(policy.problem, None);
        assert_eq!(policy.longest_auto_lock_minutes, Some(5));
        assert!(policy.plain_export_off);
        assert_eq!(policy.server.unwrap().host, "id.example.com");
        let nothing = read(r#"{"version":1}"#);
        assert_eq!(
            (
                nothing.longest_auto_lock_minutes,
                nothing.plain_export_off,
                nothing.problem
            ),
            (None, false, None)
        );
    }

    #[test]
    fn one_that_cannot_be_used_says_why_and_holds_the_careful_choices() {
        for (text, why) in [
            ("nonsense", "not a JSON object"),
            ("[]", "not a JSON object"),
            ("{}", "does not say its version"),
            (r#"{"version":2}"#, "newer version"),
            (r#"{"version":1,"plainExportOf":true}"#, "“plainExportOf”"),
            (
                r#"{"version":1,"plainExportOff":"yes"}"#,
                "neither true nor false",
            ),
            (r#"{"version":1,"longestAutoLockMinutes":0}"#, "1 to 1440"),
            (
                r#"{"version":1,"longestAutoLockMinutes":1441}"#,
                "1 to 1440",
            ),
            (
                r#"{"version":1,"server":{"server":"http://id.example.com"}}"#,
                "“server”",
            ),
            (
                r#"{"version":1,"server":{"server":"https://id.example.com","token":"x"}}"#,
                "“server”",
            ),
            (
                &format!(r#"{{"version":1,"x":"{}"}}"#, "x".repeat(70_000)),
                "can't be read",
            ),
        ] {
            let policy = read(text);
            assert!(
                policy
                    .problem
                    .as_ref()
                    .is_some_and(|problem| problem.contains(why)),
                "{text:.60}: {:?}",
                policy.problem
            );
            assert!(policy.plain_export_off);
            assert_eq!(policy.longest_auto_lock_minutes, Some(15));
            assert_eq!(policy.server, None);
        }
    }
}
