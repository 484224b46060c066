//! A server that answers what a test tells it to: the failures that a well-made server can't be asked for.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// The key that a canned start gives, its codes of nine digits, so that no number in a file looks like one.
pub(crate) const KEY: &str = "TJOPWSDYILLHXFV4MLKNNJOWFG7VSDCK";

/// What to do with a request.
#[derive(Clone)]
pub(crate) enum Reply {
    /// A status and a JSON body.
    Json(u16, String),
    /// These bytes, then the end of the connection.
    Raw(Vec<u8>),
    /// The end of the connection, without a word.
    Drop,
}

type Script = Box<dyn FnMut(&str) -> Reply + Send>;

/// The server. It ends with the test's process.
#[derive(Clone)]
pub(crate) struct Canned {
    pub(crate) url: String,
    script: Arc<Mutex<Script>>,
}

impl Canned {
    /// A server that asks the script about each request line.
    pub(crate) fn start(script: impl FnMut(&str) -> Reply + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let script: Arc<Mutex<Script>> = Arc::new(Mutex::new(Box::new(script)));
        let asked = Arc::clone(&script);
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let asked = Arc::clone(&asked);
                std::thread::spawn(move || answer(stream.unwrap(), &asked));
            }
        });
        Self { url, script }
    }

    /// From now on another script.
    pub(crate) fn change(&self, script: impl FnMut(&str) -> Reply + Send + 'static) {
        *self.script.lock().unwrap() = Box::new(script);
    }
}

fn answer(mut stream: TcpStream, script: &Mutex<Script>) {
    let request = read_request(&mut stream);
    let line = request.lines().next().unwrap_or_default().to_owned();
    let reply = (script.lock().unwrap())(&line);
    let bytes = match reply {
        Reply::Json(status, body) => format!(
            "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )
        .into_bytes(),
        Reply::Raw(bytes) => bytes,
        Reply::Drop => return,
    };
    // The program may have gone away.
    let _ = stream.write_all(&bytes);
}

/// The whole request: a connection closed over unread bytes is reset, which is another failure than the one wanted.
fn read_request(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&request).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .filter_map(|line| {
                    line.to_lowercase()
                        .strip_prefix("content-length: ")?
                        .parse()
                        .ok()
                })
                .next()
                .unwrap_or(0);
            if body.len() >= length {
                return text;
            }
        }
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => return text,
            Ok(count) => request.extend_from_slice(&buffer[..count]),
        }
    }
}

/// What a start answers.
pub(crate) fn started() -> Reply {
    let link = format!(
        "otpauth://totp/Canned:ann?algorithm=SHA1&digits=9&issuer=Canned&period=30&secret={KEY}"
    );
    Reply::Json(
        200,
        format!("{{\"details\":{{\"sequence\":\"1\"}},\"uri\":\"{link}\",\"secret\":\"{KEY}\"}}"),
    )
}

/// What a verify answers when it was done before.
pub(crate) fn already_ready() -> Reply {
    error(400, 9, "COMMAND-qx4ls")
}

/// An error in ZITADEL's shape.
pub(crate) fn error(status: u16, code: u8, id: &str) -> Reply {
    let details = format!(
        "[{{\"@type\":\"type.googleapis.com/zitadel.v1.ErrorDetail\",\"id\":\"{id}\",\"message\":\"m\"}}]"
    );
    Reply::Json(
        status,
        format!("{{\"code\":{code},\"message\":\"m ({id})\",\"details\":{details}}}"),
    )
}

/// The look-ups of the state: `READY`, `NOT_READY`, or nothing.
pub(crate) fn state(line: &str, state: Option<&str>) -> Reply {
    let factor = |state| format!("{{\"state\":\"AUTH_FACTOR_STATE_{state}\",\"otp\":{{}}}}");
    if line.contains("/authentication_factors/_search") {
        let result = state.map(factor).unwrap_or_default();
        return Reply::Json(200, format!("{{\"result\":[{result}]}}"));
    }
    if line.contains("/authentication_methods") {
        let methods = if state == Some("READY") {
            "\"AUTHENTICATION_METHOD_TYPE_TOTP\""
        } else {
            ""
        };
        return Reply::Json(200, format!("{{\"authMethodTypes\":[{methods}]}}"));
    }
    Reply::Json(404, "{\"code\":5,\"message\":\"Not Found\"}".to_owned())
}
