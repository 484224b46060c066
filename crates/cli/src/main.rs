//! countersign-cli: the same vault and the same use cases as the window, for scripts, servers and people without a screen.

mod account_changes;
mod accounts;
mod arguments;
mod clock_test;
mod codes;
mod demo;
mod demo_control;
mod enroll;
mod exit;
mod export;
mod import;
mod input;
mod offers;
mod opening;
mod output;
mod servers;
mod slots;
mod snapshots;
mod support;
mod vault;

use std::process::ExitCode;

use clap::Parser as _;
use countersign_app::{App, Result, paths};

use crate::arguments::{Arguments, Task};
use crate::exit::Exit;
use crate::output::Output;

/// Everything that is freed is wiped, also where it was moved by something that does not know that it is secret.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

#[tokio::main]
async fn main() -> ExitCode {
    if let Some(ended) = countersign_capture::child::run() {
        return ended;
    }
    // A debugger or a core dump would show the keys. Where the system can't promise this, the program still works.
    let _ = secmem_proc::harden_process();
    let arguments = Arguments::parse();
    let output = Output::new(arguments.json);
    let _log = paths::log_folder().and_then(|folder| countersign_app::logging::start(&folder));
    match run(arguments, &output).await {
        Ok(exit) => exit.into(),
        Err(error) => {
            output.error(&error);
            Exit::from(&error).into()
        }
    }
}

async fn run(arguments: Arguments, output: &Output) -> Result<Exit> {
    match arguments.task {
        Task::DemoServer {
            listen,
            scenario,
            control,
        } => demo::serve(listen, &scenario, control, output).await,
        Task::DemoControl(task) => demo_control::run(task, output).await,
        Task::Demo { dialect } => demo::show(dialect.into(), output).await,
        Task::Explain { reference, .. } => explain(reference.as_deref(), output),
        task => {
            let folder = match arguments.vault {
                Some(folder) => folder,
                None => paths::vault_folder()?,
            };
            let app = App::open(&folder).await;
            let ended = match task {
                Task::Vault(task) => vault::run(&app, &folder, task, output).await,
                Task::Accounts(task) => accounts::run(&app, task, output).await,
                Task::Code(task) => codes::show(&app, task, output).await,
                Task::Verify { name, window } => codes::verify(&app, &name, window, output).await,
                Task::Enroll(task) => enroll::run(&app, task, output).await,
                Task::Import(task) => import::run(&app, task, output).await,
                Task::Export(task) => export::run(&app, task, output).await,
                Task::Servers(task) => servers::run(&app, task, output).await,
                Task::SignIn(task) => servers::sign_in(&app, task, output).await,
                Task::SignOut { server } => servers::sign_out(&app, &server, output).await,
                Task::Offer(task) => offers::run(&app, task, output).await,
                Task::Support { file, servers } => {
                    support::run(&app, file.as_deref(), servers, output).await
                }
                Task::ClockTest => clock_test::run(&app, output).await,
                Task::DemoServer { .. }
                | Task::DemoControl(_)
                | Task::Demo { .. }
                | Task::Explain { .. } => Ok(Exit::Done),
            };
            app.finish().await;
            ended
        }
    }
}

/// Says what a reference means, or all of them.
fn explain(reference: Option<&str>, output: &Output) -> Result<Exit> {
    let explained = match reference {
        Some(reference) => vec![countersign_app::explain(reference)?],
        None => countersign_app::explanations(),
    };
    for one in explained {
        output.answer(&one, || {
            vec![
                format!("{} ({}): {}", one.reference, one.code, one.title),
                format!("  {} {}", one.message, one.next),
            ]
        });
    }
    Ok(Exit::Done)
}
