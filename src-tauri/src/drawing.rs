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

/// Keeps a driver that draws without a card out of this process, where nothing is drawn with it. Comes after `choose`, before the window.
pub(crate) fn keep_driver_out() {
    #[cfg(target_os = "linux")]
    linux::keep_driver_out();
}

/// Keeps no pages, and leaves out what this page has no use for.
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
    use webkit2gtk::{SettingsExt as _, WebViewExt as _, glib};

    /// WebKit reads it in each of its processes; they inherit it.
    const WITHOUT_CARD: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    /// GTK reads it when it begins: it asks no driver what it could do.
    const NO_GL: (&str, &str) = ("GDK_GL", "disable");
    /// The GL library reads it when it is first asked anything: which files describe drivers.
    const DRIVERS: &str = "__EGL_VENDOR_LIBRARY_FILENAMES";
    /// Where Linux has its graphics cards.
    const CARDS: &str = "/dev/dri";

    pub(super) fn choose() {
        if std::env::var_os(WITHOUT_CARD).is_none() && !has_card(Path::new(CARDS)) {
            // Failing means that it is drawn as usual.
            let _ = glib::setenv(WITHOUT_CARD, "1", false);
            let _ = glib::setenv(NO_GL.0, NO_GL.1, false);
        }
    }

    /// Without a card the driver is a compiler, of 20 MiB in memory, that WebKit loads to ask what it can do. The page's process needs it;
    /// this one does not, under X11. The GL library looks for drivers once in a process: it is made to look while there are none to be found, and
    /// what this process starts finds them.
    pub(super) fn keep_driver_out() {
        let set = |name| std::env::var_os(name).is_some();
        if has_card(Path::new(CARDS)) || set("WAYLAND_DISPLAY") || set(DRIVERS) {
            return;
        }
        if glib::setenv(DRIVERS, "/dev/null", false).is_ok() {
            // Only that it was asked matters. The crate takes it for certain that a library which says nothing says why.
            let _ = std::panic::catch_unwind(|| {
                let library = khronos_egl::Instance::new(khronos_egl::Static);
                let _ = library.query_string(None, khronos_egl::EXTENSIONS);
            });
            glib::unsetenv(DRIVERS);
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
            if let Some(settings) = view.settings() {
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
