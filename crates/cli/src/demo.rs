//! The demonstration in a terminal, and its server on its own.

use std::net::SocketAddr;

use countersign_app::demo_idp::{self, Extras, Options, Scenario};
use countersign_app::view::{Dialect, StartRequest};
use countersign_app::{App, Problem, Result};

use crate::enroll::{enrolled_lines, show_started};
use crate::exit::Exit;
use crate::output::Output;

/// Serves until it is told to stop.
pub(crate) async fn serve(
    listen: SocketAddr,
    scenario: &str,
    control: bool,
    output: &Output,
) -> Result<Exit> {
    // Listened for before the server is announced: whoever reads that line may stop it at once.
    let stop = Stop::listen()?;
    let scenario: Scenario = scenario.parse().map_err(|_| Problem::UnknownScenario)?;
    let extras = Extras {
        control,
        ..Extras::default()
    };
    let server = demo_idp::start_with(Options { listen, scenario }, extras)
        .await
        .map_err(|_| Problem::DemonstrationFailed)?;
    let mut said = serde_json::json!({
        "url": server.url(),
        "token": server.token(),
        "users": server.users(),
        "staff": server.staff(),
        "clientId": server.client_id(),
        "dialects": server.dialects(),
    });
    if let Some(token) = server.control_token() {
        said["controlToken"] = token.into();
    }
    output.object(&said);
    stop.told().await;
    server.stop().await;
    Ok(Exit::Done)
}

/// One enrollment from start to finish, with a wrong code on the way, at a server inside this program.
pub(crate) async fn show(dialect: Dialect, output: &Output) -> Result<Exit> {
    let app = App::demonstration().await?;
    let state = app.state().await;
    let demo = state.demo.ok_or(Problem::NoDemonstration)?;
    let user = demo.users.first().ok_or(Problem::NoDemonstration)?;
    output.remark(&format!(
        "Demonstration: nothing here is kept. A server runs at {}.",
        demo.url
    ));
    output.remark(&format!(
        "1. {} is enrolled. The server makes a key:",
        user.name
    ));
    let request = StartRequest {
        server: demo.url.clone(),
        user: user.id.clone(),
        token: String::new(),
        dialect,
    };
    let enrollment = app.start_registration(&request).await?;
    if !output.is_json() {
        show_started(&app, &enrollment, output).await?;
    }

    output.remark("2. A wrong code is posted. The server refuses it:");
    let code = app.enrollment_code(&enrollment.id).await?.code;
    if let Err(refused) = app.verify_enrollment(&enrollment.id, &wrong(&code)).await {
        output.remark(&refused.to_string());
    }

    output.remark("3. This computer's code is posted. The server accepts it:");
    let code = app.enrollment_code(&enrollment.id).await?.code;
    let enrolled = app.verify_enrollment(&enrollment.id, &code).await?;
    output.answer(&enrolled, || enrolled_lines(&enrolled));
    Ok(Exit::Done)
}

/// The code with its first digit changed: no code of the steps around it begins so by design, only by chance.
fn wrong(code: &str) -> String {
    let first = if code.starts_with('9') { '0' } else { '9' };
    std::iter::once(first).chain(code.chars().skip(1)).collect()
}

/// The ways in which a program is told to stop.
struct Stop {
    #[cfg(unix)]
    terminate: tokio::signal::unix::Signal,
    #[cfg(unix)]
    interrupt: tokio::signal::unix::Signal,
}

impl Stop {
    #[cfg(unix)]
    fn listen() -> Result<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let hear = |kind| signal(kind).map_err(|_| Problem::DemonstrationFailed);
        Ok(Self {
            terminate: hear(SignalKind::terminate())?,
            interrupt: hear(SignalKind::interrupt())?,
        })
    }

    #[cfg(unix)]
    async fn told(mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }

    #[cfg(not(unix))]
    fn listen() -> Result<Self> {
        Ok(Self {})
    }

    #[cfg(not(unix))]
    async fn told(self) {
        // Where it can't be heard, the process is ended from outside.
        let _ = tokio::signal::ctrl_c().await;
    }
}
