//! An error as the person meets it, and the raw exchange beside it.

use serde::Serialize;
use ts_rs::TS;

/// An error in words. `code` is the contract; the words are made once, for the window and the command line.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppError {
    /// Stable, in camel case: `keychainLocked`.
    pub code: String,
    /// The same in all languages, to read out to a helpdesk: `CS-E403`.
    pub reference: String,
    /// A few words.
    pub title: String,
    /// What happened, and what is safe.
    pub message: String,
    /// What to do now.
    pub next: String,
    /// What the main button does.
    pub action: Action,
    /// Seconds to wait, where the server or the vault said so.
    pub retry_after_seconds: Option<u64>,
    /// The server's host, where the sentences name it.
    pub host: Option<String>,
    /// What was sent and received, redacted.
    pub exchange: Option<Exchange>,
    /// What the server said, where it said it in the known shape.
    pub said: Option<ServerSaid>,
}

/// The one thing that helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Action {
    /// Do the same again.
    TryAgain,
    /// Wait, then do the same again.
    Wait,
    /// Look at the server's address.
    CheckAddress,
    /// Ask the server how the registration stands.
    CheckState,
    /// Choose another person.
    ChangeUser,
    /// Get a new token.
    NewToken,
    /// Sign in at the server again.
    SignInAgain,
    /// Name the registration by its id.
    GiveRegistrationId,
    /// Make codes by the server's time.
    UseServerTime,
    /// Begin the enrollment again.
    StartAgain,
    /// Set a clock right.
    FixClock,
    /// Open the vault.
    Unlock,
    /// Choose another folder, or another disk.
    ChooseFolder,
    /// Tell the helpdesk.
    CopyForHelpdesk,
    /// Nothing that a button could do.
    None,
}

/// What a server said of an error: ZITADEL's `{code, message, details[]}`.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ServerSaid {
    /// The HTTP status.
    pub http_status: u16,
    /// The gRPC code.
    pub code: Option<i64>,
    /// The id in `details`: `EVENT-8isk2`.
    pub id: Option<String>,
    /// The message, in the server's language.
    pub message: Option<String>,
    /// The details, whole.
    #[ts(type = "unknown[]")]
    pub details: Vec<serde_json::Value>,
    /// The request id, for the server's log.
    pub request_id: Option<String>,
}

/// One request and its answer, without token, code or key.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Exchange {
    /// The HTTP method.
    pub method: String,
    /// The address.
    pub url: String,
    /// The body that was sent, the code masked.
    pub request_body: Option<String>,
    /// The HTTP status, if an answer came.
    pub status: Option<u16>,
    /// The server's request id.
    pub request_id: Option<String>,
    /// The answer's content type.
    pub content_type: Option<String>,
    /// The answer's body, keys masked, long ones cut.
    pub response_body: Option<String>,
    /// How long it took.
    pub duration_ms: u64,
    /// The server's `Date`.
    pub server_date: Option<String>,
    /// Server minus this computer, in whole seconds.
    pub clock_difference_seconds: Option<i64>,
}
