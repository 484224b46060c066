//! The shell: the only Rust that knows Tauri. It opens the window, hands each command to one use case, and gives the
//! window what only a desktop program has: the clipboard, the pictures of keys, the news of foreign writes.

mod autostart;
mod camera;
mod clipboard;
mod commands;
mod desktop;
mod dialogs;
mod drawing;
mod follow;
mod incoming;
mod key_scheme;
mod links;
mod main_window;
mod opened;
mod page;
mod quick;
mod shell;
mod shortcut;
mod start;
mod tray;
mod wiping;

#[cfg(target_os = "macos")]
use std::ffi::OsString;
use std::path::PathBuf;

use countersign_app::instance::{self, Claim};
use countersign_app::wipe_stack;
use tauri::{Builder, Manager as _, RunEvent, Runtime};

use crate::clipboard::Clipboard;
use crate::desktop::Desktop;
use crate::shell::Shell;
use crate::start::Start;

/// Opens the window, and ends the process when it is closed.
pub fn run() {
    drawing::choose();
    let token = start::token();
    wiping::ensure();
    drawing::keep_driver_out();
    // A debugger or a core dump would show the keys. Where the system can't promise this, the program still works.
    let _ = secmem_proc::harden_process();
    if let Err(error) = open_window(token) {
        tracing::error!("the window could not be opened");
        #[allow(
            clippy::print_stderr,
            reason = "without a window the terminal is the only place left"
        )]
        {
            eprintln!("countersign: the window could not be opened: {error}");
        }
        std::process::exit(1);
    }
}

fn open_window(token: String) -> Result<(), Box<dyn std::error::Error>> {
    let mut log = countersign_app::paths::log_folder()
        .and_then(|folder| countersign_app::logging::start(&folder))
        .ok();
    let runtime = runtime()?;
    tauri::async_runtime::set(runtime.handle().clone());
    let (folder, start) = (vault_folder()?, Start::read(token));
    let instance = match runtime.block_on(instance::claim(&folder, &start.wish)) {
        Claim::First(instance) => instance,
        Claim::Handed => return Ok(()),
    };
    let desktop = Desktop::new(instance, start);
    let app = build(Builder::default(), folder, desktop).build(tauri::generate_context!())?;
    app.run(move |app, event| {
        // Where the system has no arguments for this, it tells the running program.
        #[cfg(target_os = "macos")]
        if let RunEvent::Opened { urls } = &event {
            let files = urls.iter().map(|url| match url.to_file_path() {
                Ok(path) => path.into_os_string(),
                Err(()) => OsString::from(url.as_str()),
            });
            let arguments: Vec<OsString> = files.collect();
            let opened = opened::read(arguments.iter().map(OsString::as_os_str));
            if let (Some(desk), Some(bytes)) = (app.state::<Shell>().desk_if_open(), opened) {
                desk.own().take_opened(&bytes);
                follow::changed(app);
            }
        }
        if let RunEvent::Exit = event {
            app.state::<Clipboard>().end();
            if let Some(desk) = app.state::<Shell>().desk_if_open() {
                desk.close();
            }
            // The process ends without dropping anything: what the log still holds is written here.
            drop(log.take());
        }
    });
    Ok(())
}

/// What the use cases run on. A thread that has nothing left to do wipes its stack: keys and secrets have been on it.
fn runtime() -> std::io::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .on_thread_park(wipe_stack)
        .on_thread_stop(wipe_stack)
        .build()
}

fn vault_folder() -> Result<PathBuf, Box<dyn std::error::Error>> {
    match std::env::var_os("COUNTERSIGN_VAULT") {
        Some(folder) if !folder.is_empty() => Ok(folder.into()),
        _ => Ok(countersign_app::paths::vault_folder()?),
    }
}

/// The program on a runtime: commands, the `key:` scheme, the window.
fn build<R: Runtime>(builder: Builder<R>, vault_folder: PathBuf, desktop: Desktop) -> Builder<R> {
    #[cfg(not(target_os = "linux"))]
    let builder = builder.plugin(tauri_plugin_autostart::init(
        tauri_plugin_autostart::MacosLauncher::LaunchAgent,
        Some(vec![start::HIDDEN]),
    ));
    // On Windows the system finds the first window of the usual vault; another vault has a window of its own.
    #[cfg(windows)]
    let builder = match std::env::var_os("COUNTERSIGN_VAULT") {
        Some(folder) if !folder.is_empty() => builder,
        _ => builder.plugin(tauri_plugin_single_instance::init(|app, words, _| {
            follow::later_start(app, start::wish_of(&words));
        })),
    };
    builder
        .manage(Shell::new(vault_folder))
        .manage(desktop)
        .manage(Clipboard::start())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_deep_link::init())
        .register_uri_scheme_protocol("key", |context, request| {
            key_scheme::answer(context.app_handle(), &request)
        })
        .invoke_handler(quick::beside(commands::all()))
        .setup(|app| {
            let handle = app.handle().clone();
            let is_shown = !app.state::<Desktop>().start.is_hidden;
            main_window::open(app, is_shown)?;
            let later = handle.clone();
            tauri::async_runtime::spawn(async move { follow::later_starts(&later).await });
            tauri::async_runtime::spawn(async move {
                let shell = handle.state::<Shell>();
                let own = shell.desk().await.own();
                if let Some(bytes) = opened::from_arguments() {
                    own.take_opened(&bytes);
                    follow::changed(&handle);
                }
                tokio::join!(
                    follow::foreign_writes(&handle, &shell),
                    follow::lock_requests(&handle, &shell),
                    follow::upkeep(&handle, &shell),
                    follow::automatic_locks(&handle, &shell),
                    page::renew_after_locks(&handle, &shell),
                    main_window::remember(&handle),
                    desktop::begin(&handle, &shell)
                );
            });
            Ok(())
        })
}
