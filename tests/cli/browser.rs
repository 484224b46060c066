//! As much of a browser as a person needs to sign in at the demonstration server: addresses, forms, cookies, and where
//! answers lead. Plain HTTP to this computer only.
#![allow(
    dead_code,
    reason = "several tests have it, and each needs a part of it"
)]

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// A browser with its cookies.
#[derive(Default)]
pub(crate) struct Browser {
    cookies: Vec<String>,
}

/// A page, or where one leads.
pub(crate) struct Page {
    pub(crate) status: u16,
    /// The whole address that the answer leads to.
    pub(crate) leads_to: Option<String>,
    pub(crate) body: String,
}

impl Browser {
    /// Signs in as this person at an authorize address; the last page, which is the program's own.
    pub(crate) fn sign_in(&mut self, address: &str, user: &str) -> Page {
        let log_in = self.get(address).leads_to.expect("a log-in page");
        let request = parameter(&log_in, "authRequestID");
        let next = self
            .post(&log_in, &[("authRequestID", &request), ("user", user)])
            .leads_to
            .expect("somewhere to go on");
        if !next.contains("/mfa/verify") {
            return self.get(&next);
        }
        // The demonstration's own way for people whose device nobody has.
        let back = self.post(&next, &[("authRequestID", &request), ("demo", "1")]);
        self.get(&back.leads_to.expect("the way back"))
    }

    /// The same, with the code that is asked for; the last page.
    pub(crate) fn sign_in_with_code(&mut self, address: &str, user: &str, code: &str) -> Page {
        let log_in = self.get(address).leads_to.expect("a log-in page");
        let request = parameter(&log_in, "authRequestID");
        let next = self
            .post(&log_in, &[("authRequestID", &request), ("user", user)])
            .leads_to
            .expect("the page for the code");
        let back = self.post(&next, &[("authRequestID", &request), ("code", code)]);
        self.get(
            &back
                .leads_to
                .unwrap_or_else(|| panic!("refused: {}", back.body)),
        )
    }

    /// Lets a device in, as this person.
    pub(crate) fn let_in(&mut self, address: &str, code: &str, user: &str) -> Page {
        let log_in = self.post(address, &[("user_code", code)]);
        let log_in = log_in.leads_to.expect("a log-in page");
        let request = parameter(&log_in, "authRequestID");
        let confirm = self
            .post(&log_in, &[("authRequestID", &request), ("user", user)])
            .leads_to
            .expect("the question about the device");
        self.post(
            &confirm,
            &[("authRequestID", &request), ("decision", "allow")],
        )
    }

    pub(crate) fn get(&mut self, address: &str) -> Page {
        self.ask("GET", address, "")
    }

    pub(crate) fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Page {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", encode(value)))
            .collect();
        // A form goes to the address without what stands after the question mark.
        let address = address.split('?').next().unwrap_or(address);
        self.ask("POST", address, &body.join("&"))
    }

    fn ask(&mut self, method: &str, address: &str, body: &str) -> Page {
        let rest = address.strip_prefix("http://").expect("a plain address");
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let mut stream = TcpStream::connect(authority).expect("somebody who listens");
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .unwrap();
        let cookies = self.cookies.join("; ");
        write!(
            stream,
            "{method} /{path} HTTP/1.1\r\nHost: {authority}\r\nCookie: {cookies}\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
            body.len()
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer);
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok());
        let mut page = Page {
            status: status.unwrap_or(0),
            leads_to: None,
            body: body.to_owned(),
        };
        for line in head.lines() {
            let (name, value) = line.split_once(": ").unwrap_or((line, ""));
            if name.eq_ignore_ascii_case("location") {
                page.leads_to = Some(match value.starts_with('/') {
                    true => format!("http://{authority}{value}"),
                    false => value.to_owned(),
                });
            } else if name.eq_ignore_ascii_case("set-cookie") {
                let cookie = value.split(';').next().unwrap_or_default();
                self.cookies.push(cookie.to_owned());
            }
        }
        page
    }
}

fn parameter(address: &str, name: &str) -> String {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    let found = query
        .split('&')
        .filter_map(|field| field.split_once('='))
        .find(|(field, _)| *field == name);
    found.map(|(_, value)| value.to_owned()).unwrap_or_default()
}

fn encode(value: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    value
        .bytes()
        .map(|byte| match plain(&byte) {
            true => char::from(byte).to_string(),
            false => format!("%{byte:02X}"),
        })
        .collect()
}
