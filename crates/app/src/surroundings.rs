//! What the program runs on: the operating system, the desktop, how it was installed; in the names that people know.
//! Read from the environment and from files that every program may read. Nothing that is shown of it names a person or a computer.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use crate::view;

/// Many times what is in the files that are read here.
const LIMIT_BYTES: u64 = 64 * 1024;
/// The longest name that is shown, in characters.
const LONGEST: usize = 80;

/// The program and what it runs on. `web_engine`: what the window is drawn by, where there is one.
pub fn about(web_engine: Option<String>) -> view::About {
    let display = match std::env::consts::OS {
        "linux" => display(variable),
        _ => None,
    };
    view::About {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        system: system(),
        desktop: variable("XDG_CURRENT_DESKTOP").and_then(|named| desktop(&named)),
        display: display.map(str::to_owned),
        web_engine: web_engine.map(|name| shown(&name)),
        package: package(variable).map(str::to_owned),
    }
}

/// What tells this computer from others; to be shown to nobody. The id that the system was given when it was installed
/// (<https://www.freedesktop.org/software/systemd/man/machine-id.html>), or the computer's name where there is none.
pub(crate) fn computer() -> Vec<u8> {
    let id = read("/etc/machine-id").filter(|id| !id.trim().is_empty());
    id.map_or_else(
        || gethostname::gethostname().into_encoded_bytes(),
        |id| id.trim().as_bytes().to_vec(),
    )
}

/// The operating system's name.
pub(crate) fn system_name() -> &'static str {
    match std::env::consts::OS {
        "linux" => "Linux",
        "macos" => "macOS",
        "windows" => "Windows",
        other => other,
    }
}

fn system() -> String {
    let version = match std::env::consts::OS {
        // Within a Flatpak the first file is the runtime's, and the other one the computer's.
        "linux" => [
            "/run/host/os-release",
            "/etc/os-release",
            "/usr/lib/os-release",
        ]
        .iter()
        .find_map(|file| distribution(&read(file)?)),
        "macos" => read("/System/Library/CoreServices/SystemVersion.plist")
            .and_then(|text| macos_version(&text)),
        _ => None,
    };
    match version {
        Some(version) => with_system(&version, system_name()),
        None => system_name().to_owned(),
    }
}

/// A version with the system's name, where it does not have that already.
fn with_system(version: &str, name: &str) -> String {
    match version.contains(name) {
        true => version.to_owned(),
        false => format!("{version} ({name})"),
    }
}

fn read(file: &str) -> Option<String> {
    let mut text = String::new();
    let file = File::open(Path::new(file)).ok()?;
    file.take(LIMIT_BYTES).read_to_string(&mut text).ok()?;
    Some(text)
}

/// The name of a distribution, as `os-release` has it
/// (<https://www.freedesktop.org/software/systemd/man/os-release.html>).
fn distribution(os_release: &str) -> Option<String> {
    let field = |wanted: &str| {
        let value = os_release
            .lines()
            .find_map(|line| line.strip_prefix(wanted)?.strip_prefix('='))?;
        let bare = value.trim().trim_matches(['"', '\'']);
        Some(shown(bare)).filter(|name| !name.is_empty())
    };
    field("PRETTY_NAME").or_else(|| field("NAME"))
}

/// What follows the key in a property list: `macOS 15.1`.
fn macos_version(plist: &str) -> Option<String> {
    let (_, rest) = plist.split_once("<key>ProductVersion</key>")?;
    let (_, rest) = rest.split_once("<string>")?;
    let (version, _) = rest.split_once("</string>")?;
    Some(format!("macOS {}", shown(version)))
}

/// The desktop's name: of several that it goes by, the last is the most general.
fn desktop(named: &str) -> Option<String> {
    let name = named.rsplit(':').find(|name| !name.trim().is_empty())?;
    Some(match name.trim() {
        "KDE" => "KDE Plasma".to_owned(),
        "XFCE" => "Xfce".to_owned(),
        "X-Cinnamon" => "Cinnamon".to_owned(),
        other => shown(other),
    })
}

fn display(variable: impl Fn(&str) -> Option<String>) -> Option<&'static str> {
    match variable("XDG_SESSION_TYPE").as_deref() {
        Some("wayland") => return Some("Wayland"),
        Some("x11") => return Some("X11"),
        _ => {}
    }
    match (variable("WAYLAND_DISPLAY"), variable("DISPLAY")) {
        (Some(_), _) => Some("Wayland"),
        (None, Some(_)) => Some("X11"),
        (None, None) => None,
    }
}

fn package(variable: impl Fn(&str) -> Option<String>) -> Option<&'static str> {
    [
        ("FLATPAK_ID", "Flatpak"),
        ("SNAP", "Snap"),
        ("APPIMAGE", "AppImage"),
    ]
    .into_iter()
    .find_map(|(name, package)| variable(name).map(|_| package))
}

fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// A name on one line, and not longer than names are.
fn shown(name: &str) -> String {
    let fits = |c: &char| !c.is_control();
    let name: String = name.chars().filter(fits).take(LONGEST).collect();
    name.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_distribution_has_the_name_that_people_know() {
        for (text, name) in [
            (
                "NAME=\"Debian GNU/Linux\"\nPRETTY_NAME=\"Debian GNU/Linux 13 (trixie)\"\nID=debian\n",
                "Debian GNU/Linux 13 (trixie)",
            ),
            ("ID=arch\nPRETTY_NAME='Arch Linux'", "Arch Linux"),
            ("NAME=Fedora\nVERSION=1\n", "Fedora"),
        ] {
            assert_eq!(distribution(text).as_deref(), Some(name));
        }
        for text in ["", "PRETTY_NAME=\nNAME=\"\"", "PRETTY_NAMES=x"] {
            assert_eq!(distribution(text), None, "{text}");
        }
        let long = format!("PRETTY_NAME=\"{}\u{1b}[31m\"", "x".repeat(200));
        assert_eq!(distribution(&long), Some("x".repeat(LONGEST)));
    }

    #[test]
    fn a_version_says_which_system_it_is_of() {
        let of_linux = |version| with_system(version, "Linux");
        assert_eq!(of_linux("Ubuntu 24.04.1 LTS"), "Ubuntu 24.04.1 LTS (Linux)");
        assert_eq!(of_linux("Arch Linux"), "Arch Linux");
        let plist = "<dict><key>ProductName</key><string>macOS</string>\n\
                     <key>ProductVersion</key>\n<string>15.1</string></dict>";
        assert_eq!(macos_version(plist).as_deref(), Some("macOS 15.1"));
        assert_eq!(macos_version("<dict/>"), None);
    }

    #[test]
    fn a_desktop_has_the_name_that_people_know() {
        for (named, name) in [
            ("GNOME", Some("GNOME")),
            ("ubuntu:GNOME", Some("GNOME")),
            ("KDE", Some("KDE Plasma")),
            ("X-Cinnamon:", Some("Cinnamon")),
            (":", None),
        ] {
            assert_eq!(desktop(named).as_deref(), name, "{named}");
        }
    }

    #[test]
    fn the_session_says_what_shows_its_windows() {
        let among = |set: &'static [(&'static str, &'static str)]| {
            move |name: &str| {
                let found = set.iter().find(|(known, _)| *known == name);
                found.map(|(_, value)| (*value).to_owned())
            }
        };
        assert_eq!(
            display(among(&[("XDG_SESSION_TYPE", "wayland")])),
            Some("Wayland")
        );
        assert_eq!(
            display(among(&[
                ("XDG_SESSION_TYPE", "x11"),
                ("WAYLAND_DISPLAY", "wayland-0")
            ])),
            Some("X11")
        );
        assert_eq!(
            display(among(&[("XDG_SESSION_TYPE", "tty"), ("DISPLAY", ":0")])),
            Some("X11")
        );
        assert_eq!(display(among(&[])), None);
        assert_eq!(
            package(among(&[("FLATPAK_ID", "org.example")])),
            Some("Flatpak")
        );
        assert_eq!(package(among(&[])), None);
    }
}
