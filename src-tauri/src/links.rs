//! Links with accounts in them: looking at those that the system opened, and being the program that the system opens them with.
//! The latter only when the person asked for it.

use countersign_app::{ACCOUNT_SCHEMES, AppError, Problem, view};
use tauri::{AppHandle, Runtime, State};
use tauri_plugin_deep_link::{DeepLinkExt as _, Error};

use crate::commands::{Answer, answer};
use crate::shell::Shell;

#[tauri::command]
pub(crate) async fn read_opened_links(shell: State<'_, Shell>) -> Answer<view::OpenedLinks> {
    answer(shell.desk().await.own().read_opened_links().await)
}

/// Whether the system opens such links with this program; null where a program can't ask.
#[tauri::command]
pub(crate) async fn opens_links<R: Runtime>(app: AppHandle<R>) -> Answer<Option<bool>> {
    on_its_own_thread(move || {
        let links = app.deep_link();
        let mut all = true;
        for scheme in ACCOUNT_SCHEMES {
            all &= links.is_registered(scheme)?;
        }
        Ok(all)
    })
    .await
}

/// Has the system open such links with this program from now on, or no longer. What holds then; null where a program can't
/// have that.
#[tauri::command]
pub(crate) async fn set_opens_links<R: Runtime>(
    app: AppHandle<R>,
    on: bool,
) -> Answer<Option<bool>> {
    on_its_own_thread(move || {
        let links = app.deep_link();
        for scheme in ACCOUNT_SCHEMES {
            match on {
                true => links.register(scheme)?,
                false => links.unregister(scheme)?,
            }
        }
        Ok(on)
    })
    .await
}

/// Asking the system starts other programs and waits for them.
async fn on_its_own_thread(
    ask: impl FnOnce() -> tauri_plugin_deep_link::Result<bool> + Send + 'static,
) -> Answer<Option<bool>> {
    match tokio::task::spawn_blocking(ask).await {
        Ok(Ok(is_so)) => Ok(Some(is_so)),
        Ok(Err(Error::UnsupportedPlatform)) => Ok(None),
        Ok(Err(error)) => {
            tracing::warn!(%error, "the system did not say, or change, what opens links");
            Err(Box::new(AppError::from(Problem::LinksNotRegistered).view()))
        }
        Err(_) => Err(Box::new(AppError::from(Problem::Internal).view())),
    }
}
