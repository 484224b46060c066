//! What the browser shows when it comes back: plain pages that need nothing from anywhere and run nothing.

use data_encoding::BASE64;
use ring::digest::{SHA256, digest};

/// A page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    /// The sign-in went well.
    Done,
    /// The person or the server said no.
    Denied,
    /// Something else went wrong; the program says what.
    Failed,
    /// It belongs to another sign-in.
    Stale,
    /// Nothing is to be found there.
    NotFound,
    /// What was sent is no request that is answered here.
    BadRequest,
}

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:32em;margin:20vh auto 0;padding:0 1.5em;\
background:#fff;color:#1b1b1f}h1{font-size:1.4em;line-height:1.3}p{color:#46464f}\
@media(prefers-color-scheme:dark){body{background:#131316;color:#e5e1e6}p{color:#c8c5d0}}";

impl Page {
    fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Done => (
                "200 OK",
                "You can go back to Countersign now",
                "Countersign shows whether you are signed in. This page can be closed.",
            ),
            Self::Denied => (
                "200 OK",
                "You are not signed in",
                "The sign-in was cancelled or refused. Nothing was changed. Go back to Countersign to try again.",
            ),
            Self::Failed => (
                "200 OK",
                "The sign-in did not work",
                "Countersign tells you why. This page can be closed.",
            ),
            Self::Stale => (
                "400 Bad Request",
                "This page belongs to an earlier sign-in",
                "Close it, and go on in the page that Countersign opened last.",
            ),
            Self::NotFound => (
                "404 Not Found",
                "There is nothing here",
                "This address is only for coming back from a sign-in.",
            ),
            Self::BadRequest => (
                "400 Bad Request",
                "That can't be understood",
                "This address is only for coming back from a sign-in.",
            ),
        }
    }

    /// The whole answer, head and body.
    pub(super) fn answer(self) -> Vec<u8> {
        let (status, title, text) = self.words();
        let body = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
             content=\"width=device-width\"><title>{title}</title><style>{STYLE}</style></head><body><main>\
             <h1>{title}</h1><p>{text}</p></main></body></html>"
        );
        let style = BASE64.encode(digest(&SHA256, STYLE.as_bytes()).as_ref());
        format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {}\r\n\
             Content-Security-Policy: default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; \
             form-action 'none'; frame-ancestors 'none'\r\nX-Content-Type-Options: nosniff\r\n\
             Referrer-Policy: no-referrer\r\nCross-Origin-Opener-Policy: same-origin\r\n\
             Cache-Control: no-store\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )
        .into_bytes()
    }
}
