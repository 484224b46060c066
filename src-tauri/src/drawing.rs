//! How the web engine draws the page, on Linux, and what it keeps.

use tauri::{Runtime, WebviewWindow};

/// Chooses how the page is drawn. Comes before anything of the web engine.
///
/// Without a graphics card WebKit's usual renderer asks a software driver for what it would ask the card: a third more memory and
/// time than drawing the page by itself, as it does when it is told so. With a card nothing is changed, nor where whoever starts the program
/// has chosen.
pub(crate) fn choose() {
    #[cfg(target_os = "linux")]
    linux::choose();
}

/// Keeps no pages and as few files as can be: there is one page, and all of it is in this program.
pub(crate) fn keep_little<R: Runtime>(window: &WebviewWindow<R>) {
    #[cfg(target_os = "linux")]
    linux::keep_little(window);
    #[cfg(not(target_os = "linux"))]
    let _ = window;
}

#[cfg(target_os = "linux")]
mod linux {
    use std::path::Path;

    use tauri::{Runtime, WebviewWindow};
    use webkit2gtk::{CacheModel, SettingsExt as _, WebContextExt as _, WebViewExt as _, glib};

    /// WebKit reads it in each of its processes; they inherit it.
    const WITHOUT_CARD: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    /// Where Linux has its graphics cards.
    const CARDS: &str = "/dev/dri";

    pub(super) fn choose() {
        if std::env::var_os(WITHOUT_CARD).is_none() && !has_card(Path::new(CARDS)) {
            // Failing means that it is drawn as usual.
            let _ = glib::setenv(WITHOUT_CARD, "1", false);
        }
    }

    /// Whether there is a card that programs may draw with; one that only shows pictures has no such entry.
    fn has_card(cards: &Path) -> bool {
        let Ok(entries) = std::fs::read_dir(cards) else {
            return false;
        };
        entries
            .flatten()
            .any(|entry| entry.file_name().as_encoded_bytes().starts_with(b"renderD"))
    }

    pub(super) fn keep_little<R: Runtime>(window: &WebviewWindow<R>) {
        let told = window.with_webview(|page| {
            let view = page.inner();
            if let Some(context) = view.context() {
                context.set_cache_model(CacheModel::DocumentViewer);
            }
            if let Some(settings) = WebViewExt::settings(&view) {
                settings.set_enable_page_cache(false);
                settings.set_enable_webgl(false);
                settings.set_enable_webaudio(false);
            }
        });
        if told.is_err() {
            tracing::warn!("the web engine keeps what it usually keeps");
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn only_what_programs_may_draw_with_is_a_card() {
            let cards = tempfile::tempdir().unwrap();
            assert!(!has_card(&cards.path().join("none")));
            std::fs::write(cards.path().join("card0"), []).unwrap();
            assert!(!has_card(cards.path()));
            std::fs::write(cards.path().join("renderD128"), []).unwrap();
            assert!(has_card(cards.path()));
        }
    }
}
