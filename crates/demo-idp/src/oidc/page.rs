//! The few pages that a browser sees: plain HTML, without script, in the colours of the program.

use std::fmt::Write as _;

use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use url::Url;

use super::sign_ins::{Asked, Goal};
use crate::users::{EVERYBODY, Identity, Standing};

/// One page.
pub(crate) struct Page {
    status: StatusCode,
    title: &'static str,
    body: String,
    /// Where its form may lead besides this server.
    leads_to: Option<String>,
}

impl Page {
    fn new(title: &'static str, body: String) -> Self {
        Self {
            status: StatusCode::OK,
            title,
            body,
            leads_to: None,
        }
    }

    /// Browsers hold the redirect after a form to `form-action`, too.
    fn leading_to(mut self, asked: &Asked) -> Self {
        if let Goal::Redirect { uri, .. } = &asked.goal {
            self.leads_to = Url::parse(uri)
                .ok()
                .map(|uri| uri.origin().ascii_serialization());
        }
        self
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let html = format!(
            "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
             <title>{title} - Demonstration</title><link rel=\"icon\" href=\"/ui/login/icon.svg\">\
             <link rel=\"stylesheet\" href=\"/ui/login/style.css\"></head>\
             <body><main><p class=\"banner\">Demonstration: nobody here is real, and nothing is kept.</p>\
             <h1>{title}</h1>{body}</main></body></html>\n",
            title = self.title,
            body = self.body,
        );
        let policy = format!(
            "default-src 'none'; img-src 'self'; style-src 'self'; form-action 'self'{}{}; frame-ancestors 'none'; base-uri 'none'",
            if self.leads_to.is_some() { " " } else { "" },
            self.leads_to.unwrap_or_default(),
        );
        let mut response = (self.status, html).into_response();
        let headers = response.headers_mut();
        for (name, value) in [
            (CONTENT_TYPE, "text/html; charset=utf-8"),
            (CACHE_CONTROL, "no-store"),
            // Not `no-referrer`, which makes browsers send the form's origin as `null`.
            (REFERRER_POLICY, "same-origin"),
            (HeaderName::from_static("x-content-type-options"), "nosniff"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if let Ok(policy) = HeaderValue::from_str(&policy) {
            headers.insert(CONTENT_SECURITY_POLICY, policy);
        }
        response
    }
}

/// Who signs in: a button for each person, the one who was named first.
pub(crate) fn people(request: &str, asked: &Asked) -> Page {
    let is_named = |who: &&Identity| {
        let hint = asked.hint.as_deref();
        hint.is_some_and(|hint| who.id == hint || who.login.eq_ignore_ascii_case(hint))
    };
    let mut body = form("/ui/login/login", request);
    for group in [true, false] {
        for who in EVERYBODY.iter().filter(|who| is_named(who) == group) {
            let staff = matches!(who.standing, Standing::Staff(_));
            let _ = write!(
                body,
                "<button name=\"user\" value=\"{}\"{}><strong>{}</strong><span>{}</span></button>",
                escape(who.id),
                if staff { " class=\"staff\"" } else { "" },
                escape(who.display_name),
                escape(who.login),
            );
        }
    }
    body.push_str("<p class=\"banner\">A dashed frame: acts for others.</p>");
    body.push_str("<button class=\"plain\" name=\"cancel\" value=\"1\">Cancel</button></form>");
    Page::new("Sign in as", body).leading_to(asked)
}

/// The field for the code, with what is wrong with the one before.
pub(crate) fn code(
    request: &str,
    asked: &Asked,
    who: &Identity,
    lost_device: bool,
    wrong: Option<&str>,
) -> Page {
    let mut body = format!(
        "<p><strong>{}</strong> {}</p>",
        escape(who.display_name),
        escape(who.login)
    );
    body.push_str(&form("/ui/login/mfa/verify", request));
    body.push_str(
        "<label for=\"code\">Code</label><input id=\"code\" name=\"code\" inputmode=\"numeric\" \
         autocomplete=\"one-time-code\" autofocus",
    );
    match wrong {
        Some(words) => {
            let _ = write!(
                body,
                " aria-invalid=\"true\" aria-describedby=\"wrong\"><p id=\"wrong\" role=\"alert\">{}</p>",
                escape(words)
            );
        }
        None => body.push('>'),
    }
    body.push_str("<button class=\"main\">Sign in</button>");
    if lost_device {
        body.push_str(
            "<p>Nobody has this person's device.</p>\
             <button name=\"demo\" value=\"1\">Go on as if its code were typed</button>",
        );
    }
    body.push_str("</form>");
    Page::new("Enter your code", body).leading_to(asked)
}

/// The field for the code that a device shows.
pub(crate) fn user_code(typed: &str, unknown: bool) -> Page {
    let mut body = String::from(
        "<form method=\"post\" action=\"/device\"><label for=\"user_code\">Code on the device</label>\
         <input id=\"user_code\" name=\"user_code\" autocomplete=\"off\" autocapitalize=\"characters\" spellcheck=\"false\" autofocus",
    );
    let _ = write!(body, " value=\"{}\"", escape(typed));
    body.push_str(if unknown {
        " aria-invalid=\"true\" aria-describedby=\"wrong\"><p id=\"wrong\" role=\"alert\">No device shows this code. It may be over.</p>"
    } else {
        ">"
    });
    body.push_str("<button class=\"main\">Continue</button></form>");
    Page::new("Let a device in", body)
}

/// Whether a device may come in.
pub(crate) fn confirm(request: &str, who: &Identity) -> Page {
    let mut body = format!(
        "<p>A device wants to act for <strong>{}</strong>, {}.</p>",
        escape(who.display_name),
        escape(who.login)
    );
    body.push_str(&form("/device/confirm", request));
    body.push_str(
        "<button class=\"main\" name=\"decision\" value=\"allow\">Let it in</button>\
         <button name=\"decision\" value=\"deny\">Keep it out</button></form>",
    );
    Page::new("Let this device in?", body)
}

/// A page that only says something.
pub(crate) fn note(title: &'static str, words: &str) -> Page {
    Page::new(title, format!("<p>{}</p>", escape(words)))
}

/// The log-in does not exist, or no longer.
pub(crate) fn over() -> Page {
    let words =
        "It took too long, or it is done already. Begin again in the program that you came from.";
    Page {
        status: StatusCode::BAD_REQUEST,
        ..note("This sign-in is over", words)
    }
}

/// The request makes no sense.
pub(crate) fn broken() -> Page {
    let words = "Begin again in the program that you came from.";
    Page {
        status: StatusCode::BAD_REQUEST,
        ..note("This page can't be shown", words)
    }
}

/// What stands before the title: the program's own drawing.
pub(crate) async fn icon() -> Response {
    let kind = HeaderValue::from_static("image/svg+xml");
    ([(CONTENT_TYPE, kind)], ICON).into_response()
}

/// The pages' colours and sizes.
pub(crate) async fn style() -> Response {
    let kind = HeaderValue::from_static("text/css; charset=utf-8");
    ([(CONTENT_TYPE, kind)], STYLE).into_response()
}

fn form(action: &str, request: &str) -> String {
    format!(
        "<form method=\"post\" action=\"{action}\"><input type=\"hidden\" name=\"authRequestID\" value=\"{}\">",
        escape(request)
    )
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

const ICON: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 128 128\">\
    <rect x=\"4\" y=\"4\" width=\"120\" height=\"120\" rx=\"28\" fill=\"#0f5f66\"/>\
    <g fill=\"none\" stroke=\"#fff\" stroke-width=\"9\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\
    <circle cx=\"64\" cy=\"64\" r=\"38\" stroke-opacity=\".32\"/>\
    <path d=\"M64 26a38 38 0 1 1-36.1 26.3M48 65l12 12 22-25\"/></g></svg>\n";

const STYLE: &str = "\
:root { color-scheme: light dark; --canvas: #f6f5f1; --surface: #fff; --text: #1b1f23; --muted: #565c63; --border: #85827a; --accent: #0f5f66; --on-accent: #fff; --danger: #a8261c; }
@media (prefers-color-scheme: dark) { :root { --canvas: #14171a; --surface: #1c2024; --text: #e9e7e2; --muted: #a6abb0; --border: #737b83; --accent: #6cc5c4; --on-accent: #06282a; --danger: #f49488; } }
body { margin: 0; background: var(--canvas); color: var(--text); font: 1rem/1.4 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 26rem; margin: 0 auto; padding: 1.5rem 1rem; }
.banner { color: var(--muted); font-size: .85rem; }
h1 { font-size: 1.5rem; margin: 1rem 0; }
form { display: flex; flex-direction: column; gap: .625rem; }
form p { margin: .5rem 0 0; }
label { font-weight: 600; }
button { min-height: 2.75rem; padding: .5rem .75rem; border: 1px solid var(--border); border-radius: 6px; background: var(--surface); color: inherit; font: inherit; cursor: pointer; }
button:hover { border-color: var(--accent); }
button[name=user] { text-align: start; }
button span { display: block; color: var(--muted); font-size: .85rem; }
button.main { background: var(--accent); border-color: var(--accent); color: var(--on-accent); font-weight: 600; }
button.plain { background: none; border-color: transparent; }
button.staff { border-style: dashed; }
button:focus-visible, input:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
input { min-height: 2.75rem; min-width: 0; padding: 0 .75rem; border: 1px solid var(--border); border-radius: 6px; background: var(--surface); color: inherit; font: 1.5rem/1 ui-monospace, monospace; }
#wrong { margin: 0; color: var(--danger); }
";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stays_text() {
        let page = user_code("\"><script>alert('x')&</script>", true);
        assert!(
            page.body
                .contains("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&amp;")
        );
        assert!(!page.body.contains("<script"));
    }
}
