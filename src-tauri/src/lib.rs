//! The shell: the only Rust that knows Tauri. It opens the window, hands each command to one use case, and gives the
//! window what only a desktop program has: the clipboard, the pictures of keys, the news of foreign writes.

mod camera;
mod clipboard;
mod commands;
mod dialogs;
mod drawing;
mod follow;
mod incoming;
mod key_scheme;
mod links;
mod opened;
mod page;
mod shell;
mod transfer_commands;
mod wiping;

#[cfg(target_os = "macos")]
use std::ffi::OsString;
use std::path::PathBuf;

use countersign_app::wipe_stack;
use tauri::{Builder, Manager as _, RunEvent, Runtime, WebviewUrl, WebviewWindowBuilder};

use crate::clipboard::Clipboard;
use crate::shell::Shell;

/// Opens the window, and ends the process when it is closed.
pub fn run() {
    drawing::choose();
    wiping::ensure();
    drawing::keep_driver_out();
    // A debugger or a core dump would show the keys. Where the system can't promise this, the program still works.
    let _ = secmem_proc::harden_process();
    if let Err(error) = open_window() {
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

fn open_window() -> Result<(), Box<dyn std::error::Error>> {
    let mut log = countersign_app::paths::log_folder()
        .and_then(|folder| countersign_app::logging::start(&folder))
        .ok();
    let runtime = runtime()?;
    tauri::async_runtime::set(runtime.handle().clone());
    if runtime.block_on(opened::taken_by_another(&vault_folder()?)) {
        return Ok(());
    }
    let app = build(Builder::default(), vault_folder()?).build(tauri::generate_context!())?;
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
pub fn build<R: Runtime>(builder: Builder<R>, vault_folder: PathBuf) -> Builder<R> {
    builder
        .manage(Shell::new(vault_folder))
        .manage(Clipboard::start())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_deep_link::init())
        .register_uri_scheme_protocol("key", |context, request| {
            key_scheme::answer(context.app_handle(), &request)
        })
        .invoke_handler(commands::all())
        .setup(|app| {
            let handle = app.handle().clone();
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
                    follow::upkeep(&shell),
                    follow::automatic_locks(&handle, &shell),
                    page::renew_after_locks(&handle, &shell)
                );
            });
            let window = WebviewWindowBuilder::new(app, page::WINDOW, WebviewUrl::default())
                .title("Countersign")
                .inner_size(1080.0, 740.0)
                .min_inner_size(360.0, 520.0)
                // Pictures are dropped onto the page; the shell's own handler would swallow them.
                .disable_drag_drop_handler()
                // A link or file that is dropped elsewhere must not lead the window away.
                .on_navigation(|url| {
                    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
                })
                .on_permission_request(|_, asked| camera::permission(asked))
                .build()?;
            drawing::keep_little(&window);
            camera::prepare(&window)?;
            Ok(())
        })
}
