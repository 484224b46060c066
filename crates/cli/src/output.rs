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
        let _ = writeln!(out, "{line}").and_then(|()| out.flush());
    }

    /// One line on standard error, for people only.
    pub(crate) fn remark(&self, line: &str) {
        if !self.json {
            let _ = writeln!(std::io::stderr().lock(), "{line}");
        }
    }

    /// An error on standard error: in words with its reference, or as `{"error": …}`.
    pub(crate) fn error(&self, error: &AppError) {
        let view = error.view();
        let mut out = std::io::stderr().lock();
        if self.json {
            let _ = writeln!(out, "{}", serde_json::json!({ "error": view }));
            return;
        }
        let _ = writeln!(
            out,
            "{}: {} {} ({})",
            view.title, view.message, view.next, view.reference
        );
        if let Some(said) = view.said {
            let told = [
                said.message,
                said.id,
                said.request_id.map(|id| format!("request {id}")),
            ];
            let told: Vec<String> = told.into_iter().flatten().collect();
            let _ = writeln!(
                out,
                "The server said: HTTP {} {}",
                said.http_status,
                told.join(" · ")
            );
        }
    }
}
