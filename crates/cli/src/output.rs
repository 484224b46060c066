//! What the program prints: sentences for people, or JSON for programs. A reader that went away is no error.

use std::io::Write as _;

use countersign_app::AppError;
use serde::Serialize;

/// Standard output and error, in one of two forms.
pub(crate) struct Output {
    json: bool,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// Whether programs read along.
    pub(crate) fn is_json(&self) -> bool {
        self.json
    }

    /// The answer: as one JSON object, or as those lines.
    pub(crate) fn answer<T: Serialize>(&self, value: &T, lines: impl FnOnce() -> Vec<String>) {
        if self.json {
            self.object(value);
        } else {
            lines().iter().for_each(|line| self.line(line));
        }
    }

    /// One JSON object on one line.
    pub(crate) fn object<T: Serialize>(&self, value: &T) {
        if let Ok(text) = serde_json::to_string(value) {
            self.line(&text);
        }
    }

    /// One line on standard output.
    pub(crate) fn line(&self, line: &str) {
        let mut out = std::io::stdout().lock();
        let _ = writeln!(out, "{}", plain(line)).and_then(|()| out.flush());
    }

    /// Any number of lines on standard output.
    pub(crate) fn lines(&self, lines: impl IntoIterator<Item = String>) {
        let mut out = std::io::BufWriter::new(std::io::stdout().lock());
        for line in lines {
            if writeln!(out, "{}", plain(&line)).is_err() {
                return;
            }
        }
        let _ = out.flush();
    }

    /// One line on standard error, for people only.
    pub(crate) fn remark(&self, line: &str) {
        if !self.json {
            let _ = writeln!(std::io::stderr().lock(), "{}", plain(line));
        }
    }

    /// An error on standard error: in words with its reference, or as `{"error": …}`.
    pub(crate) fn error(&self, error: &AppError) {
        let view = error.met();
        if self.json {
            let _ = writeln!(
                std::io::stderr().lock(),
                "{}",
                serde_json::json!({ "error": view })
            );
            return;
        }
        self.remark(&format!(
            "{}: {} {} ({})",
            view.title, view.message, view.next, view.reference
        ));
        if let Some(said) = view.said {
            let request = said.request_id.map(|id| format!("request {id}"));
            let told: Vec<String> = [said.message, said.id, request]
                .into_iter()
                .flatten()
                .collect();
            self.remark(&format!(
                "The server said: HTTP {} {}",
                said.http_status,
                told.join(" · ")
            ));
        }
    }
}

/// A line that can't command the terminal: what a server says may hold escape sequences, or turn the writing around.
fn plain(line: &str) -> String {
    let harmful =
        |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    line.chars()
        .map(|c| if harmful(c) { '\u{fffd}' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_line_from_a_server_can_not_command_the_terminal() {
        assert_eq!(
            plain("a\u{1b}[31mb\u{202e}c\nd ▄é"),
            "a\u{fffd}[31mb\u{fffd}c\u{fffd}d ▄é"
        );
    }
}
