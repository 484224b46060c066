//! Opening an address in the person's own browser, by the means that the system has for it.

use std::process::{Command, Stdio};

use crate::error::{Problem, Result};

/// Opens an `https:` or `http:` address. What the browser then does is not known here.
///
/// # Errors
/// [`Problem::BrowserUnavailable`] where the system has nothing that opens one, or the address is of another kind.
pub fn open(address: &str) -> Result<()> {
    let is_web = ["https://", "http://"]
        .iter()
        .any(|scheme| address.starts_with(scheme));
    // Some systems would take what follows for another argument, or for a command.
    let is_plain = address
        .bytes()
        .all(|byte| byte.is_ascii_graphic() && byte != b'"');
    if !is_web || !is_plain {
        return Err(Problem::BrowserUnavailable.into());
    }
    let mut command = opener(address);
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut child = command.spawn().map_err(|_| Problem::BrowserUnavailable)?;
    // Some of them stay as long as the browser: waited for elsewhere, so that no ended process is left behind.
    std::thread::spawn(move || child.wait());
    Ok(())
}

#[cfg(target_os = "macos")]
fn opener(address: &str) -> Command {
    let mut command = Command::new("/usr/bin/open");
    command.arg(address);
    command
}

#[cfg(windows)]
fn opener(address: &str) -> Command {
    let mut command = Command::new("rundll32.exe");
    command.arg("url.dll,FileProtocolHandler").arg(address);
    command
}

#[cfg(not(any(target_os = "macos", windows)))]
fn opener(address: &str) -> Command {
    let mut command = Command::new("xdg-open");
    command.arg(address);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_opened() {
        for address in [
            "",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "-x",
            "https://id.example.com/a b",
            "https://id.example.com/\"&calc",
        ] {
            let problem = open(address).unwrap_err().problem;
            assert_eq!(problem, Problem::BrowserUnavailable, "{address}");
        }
    }
}
