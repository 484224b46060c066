//! Steering a demonstration server that runs in another process: its scenario, its clock, its people.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};
use countersign_app::demo_idp::{
    ControlClient, ControlError, ControlState, RegistrationState, Scenario,
};
use countersign_app::{Problem, Result};
use zeroize::Zeroizing;

use crate::exit::Exit;
use crate::input;
use crate::output::Output;

#[derive(Args)]
pub(crate) struct ControlTask {
    /// A file with the line that `demo-server --control` printed: the address and the control token
    #[arg(long, value_name = "FILE", required_unless_present = "url")]
    from: Option<PathBuf>,
    /// The server's address; the control token is read from standard input or asked for
    #[arg(long, value_name = "URL", conflicts_with = "from")]
    url: Option<String>,
    /// A file with the control token
    #[arg(long, value_name = "FILE", requires = "url")]
    token_file: Option<PathBuf>,
    #[command(subcommand)]
    wanted: Wanted,
}

#[derive(Subcommand)]
enum Wanted {
    /// How it behaves now
    Show,
    /// Change how it behaves, from the next request on
    Scenario {
        /// The scenario's name
        name: String,
    },
    /// All scenarios, with what happens in each
    Scenarios,
    /// Put its clock ahead by so many seconds, or behind; 0 puts it right
    Clock {
        /// Whole seconds
        #[arg(allow_negative_numbers = true)]
        seconds: i64,
    },
    /// Put the clock of the callers' devices ahead by so many seconds, or behind; 0 puts it right
    CallerClock {
        /// Whole seconds
        #[arg(allow_negative_numbers = true)]
        seconds: i64,
    },
    /// The people, how their registrations stand, and the codes that their devices show
    People,
    /// Put the people back to what they were at the start
    Reset,
}

/// Carries it out at the server.
pub(crate) async fn run(task: ControlTask, output: &Output) -> Result<Exit> {
    let client = client(&task)?;
    let state = match &task.wanted {
        Wanted::Show | Wanted::Scenarios | Wanted::People => client.state().await,
        Wanted::Scenario { name } => {
            let scenario: Scenario = name.parse().map_err(|_| Problem::UnknownScenario)?;
            client.set_scenario(scenario).await
        }
        Wanted::Clock { seconds } => client.set_clock_offset(*seconds).await,
        Wanted::CallerClock { seconds } => client.set_caller_clock_offset(*seconds).await,
        Wanted::Reset => client.reset().await,
    };
    let state = state.map_err(problem)?;
    output.answer(&state, || match task.wanted {
        Wanted::Show
        | Wanted::Scenario { .. }
        | Wanted::Clock { .. }
        | Wanted::CallerClock { .. } => behaviour(&state),
        Wanted::Scenarios => scenarios(&state),
        Wanted::People | Wanted::Reset => people(&state),
    });
    Ok(Exit::Done)
}

fn client(task: &ControlTask) -> Result<ControlClient> {
    let (url, token) = match (&task.from, &task.url) {
        (Some(file), _) => announced(file)?,
        (None, url) => {
            let token = match &task.token_file {
                Some(file) => input::secret_file(file)?,
                None => input::secret_line("Control token")?,
            };
            (url.clone().unwrap_or_default(), token)
        }
    };
    let token = Zeroizing::new(token.trim().to_owned());
    Ok(ControlClient::new(&url, token).map_err(problem)?)
}

/// The address and the control token in the line that a server printed.
fn announced(file: &Path) -> Result<(String, Zeroizing<String>)> {
    #[derive(serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Announced {
        url: String,
        control_token: String,
    }
    let line = input::secret_file(file)?;
    let announced: Announced =
        serde_json::from_str(&line).map_err(|_| Problem::RequestMalformed)?;
    Ok((announced.url, Zeroizing::new(announced.control_token)))
}

fn problem(error: ControlError) -> Problem {
    match error {
        ControlError::Refused => Problem::ControlTokenRefused,
        ControlError::Address | ControlError::NoAnswer | ControlError::NotUnderstood => {
            Problem::NoDemonstrationServer
        }
    }
}

fn behaviour(state: &ControlState) -> Vec<String> {
    let name = state.scenario.split(':').next().unwrap_or_default();
    let words = state.scenarios.iter().find(|one| one.name == name);
    let title = words.map(|one| one.title.as_str()).unwrap_or_default();
    vec![
        format!("Scenario  {} ({title})", state.scenario),
        format!(
            "Clock     {:+} s besides the scenario; it shows {}",
            state.clock_offset_seconds, state.server_time
        ),
        format!("Callers   {:+} s", state.caller_clock_offset_seconds),
    ]
}

fn scenarios(state: &ControlState) -> Vec<String> {
    let scenarios = state.scenarios.iter();
    scenarios
        .map(|one| format!("{:<17}  {}", one.name, one.what_happens))
        .collect()
}

fn people(state: &ControlState) -> Vec<String> {
    let people = state.people.iter().map(|person| {
        let registration = match person.registration {
            RegistrationState::None => "nothing set up",
            RegistrationState::Pending => "started, not verified",
            RegistrationState::Ready => "set up",
        };
        format!(
            "{:<16}  {}  {}  {registration}{}",
            person.name,
            person.id,
            person.login,
            person
                .code
                .as_ref()
                .map(|code| format!("  {code}"))
                .unwrap_or_default(),
        )
    });
    people.collect()
}
