//! Starting with the desktop, where that is a file as freedesktop.org's *Desktop Application Autostart Specification* has
//! it. Only the person's own file is looked at and written.

use std::io;
use std::path::{Path, PathBuf};

use crate::private_file;

const FILE: &str = "org.countersign.desktop.desktop";
/// Many times what is in it.
const LIMIT_BYTES: u64 = 16 * 1024;

/// The file that says so: in the folder `autostart` of the person's settings.
pub fn file(settings: &Path) -> PathBuf {
    settings.join("autostart").join(FILE)
}

/// Whether the program starts with the desktop. One that the desktop has switched off doesn't.
pub fn is_on(file: &Path) -> bool {
    let Ok(Some(bytes)) = private_file::read(file, LIMIT_BYTES) else {
        return false;
    };
    let text = String::from_utf8_lossy(&bytes);
    let says = |wanted: &str, value: &str| {
        text.lines().any(|line| {
            line.split_once('=').is_some_and(|(name, is)| {
                name.trim() == wanted && is.trim().eq_ignore_ascii_case(value)
            })
        })
    };
    !says("Hidden", "true") && !says("X-GNOME-Autostart-enabled", "false")
}

/// Has this program, with this argument, start with the desktop.
///
/// # Errors
/// What the system says; [`io::ErrorKind::InvalidInput`] for a program whose path is no text or has a line's end in it.
pub fn switch_on(file: &Path, program: &Path, argument: &str) -> io::Result<()> {
    let program = program.to_str().filter(|path| !path.contains(['\n', '\r']));
    let program = quoted(program.ok_or(io::ErrorKind::InvalidInput)?);
    let text = format!(
        "[Desktop Entry]\nType=Application\nName=Countersign\nExec={program} {argument}\nIcon=countersign\n\
         Terminal=false\nX-GNOME-Autostart-enabled=true\n"
    );
    private_file::replace(file, text.as_bytes(), None)
}

/// Has it no longer start with the desktop.
///
/// # Errors
/// What the system says.
pub fn switch_off(file: &Path) -> io::Result<()> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// An argument of `Exec`, as the *Desktop Entry Specification* quotes it: within quotes a backslash before some characters,
/// and then each backslash twice, because the value is a text itself; `%` twice, because one names a field.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '`' | '$' => quoted.push_str("\\\\"),
            '\\' => quoted.push_str("\\\\\\"),
            '%' => quoted.push('%'),
            _ => {}
        }
        quoted.push(character);
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_switched_on_and_off_by_a_file_that_desktops_understand() {
        let home = tempfile::tempdir().unwrap();
        let file = file(&home.path().join("config"));
        assert!(!is_on(&file));
        switch_off(&file).unwrap();
        switch_on(&file, Path::new("/opt/A b/countersign"), "--hidden").unwrap();
        assert!(is_on(&file));
        let text = std::fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("[Desktop Entry]\nType=Application\nName=Countersign\n"));
        assert!(
            text.contains("\nExec=\"/opt/A b/countersign\" --hidden\n"),
            "{text}"
        );
        for off in ["Hidden=true", "X-GNOME-Autostart-enabled = false"] {
            std::fs::write(&file, format!("{text}{off}\n")).unwrap();
            assert!(!is_on(&file), "{off}");
        }
        switch_on(&file, Path::new("/opt/countersign"), "--hidden").unwrap();
        assert!(is_on(&file), "the person wants it again");
        switch_off(&file).unwrap();
        assert!(!is_on(&file));
        assert!(switch_on(&file, Path::new("/a\nHidden=true"), "").is_err());
    }

    /// Examples worked out by hand from the two rules of the specification.
    #[test]
    fn a_path_is_quoted_as_the_specification_has_it() {
        for (path, exec) in [
            ("/usr/bin/countersign", r#""/usr/bin/countersign""#),
            (r#"/a"b"#, r#""/a\\"b""#),
            ("/a$b`c", r#""/a\\$b\\`c""#),
            (r"/a\b", r#""/a\\\\b""#),
            ("/100%", r#""/100%%""#),
        ] {
            assert_eq!(quoted(path), exec);
        }
    }
}
