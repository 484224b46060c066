//! What a dialect is: three operations, each a verb, a path and a body, and the codes that it takes.

use std::ops::RangeInclusive;

use reqwest::Method;
use serde_json::json;
use zeroize::Zeroizing;

use crate::address::ServerAddress;
use crate::error::ErrorKind;
use crate::http::{Call, Content};
use crate::id::{RegistrationId, UserId};
use crate::redact::MASK;

const USER: &str = "{user}";
const REGISTRATION: &str = "{registration}";

/// One dialect of ZITADEL's, as a table.
pub(super) struct Wire {
    /// The name by which it is chosen and stored.
    pub(super) name: &'static str,
    /// How many characters a code may have.
    pub(super) code_characters: RangeInclusive<usize>,
    pub(super) start: Operation,
    pub(super) verify: Operation,
    pub(super) remove: Operation,
}

/// A verb, a path whose `{user}` and `{registration}` are filled in, and a body.
pub(super) struct Operation {
    pub(super) method: Method,
    pub(super) path: &'static str,
    pub(super) body: Body,
}

/// The body of an operation.
pub(super) enum Body {
    None,
    /// `{}`
    EmptyObject,
    /// `{"code":"123456"}`
    CodeObject,
    /// `"123456"`
    BareCode,
    /// JSON that is always the same.
    Fixed(&'static str),
}

impl Wire {
    /// Whether registrations have an id of their own, which the start answers and the others want back.
    pub(super) fn has_registration_ids(&self) -> bool {
        self.verify.path.contains(REGISTRATION)
    }
}

impl Operation {
    /// The path for a user that nobody is, with an id that no server gives.
    pub(super) fn path_of_nobody(&self) -> String {
        self.path.replace(USER, "0").replace(REGISTRATION, "0")
    }

    /// The request for this operation.
    ///
    /// # Errors
    /// [`ErrorKind::RegistrationIdMissing`] when the path wants an id and there is none.
    pub(super) fn call(
        &self,
        address: &ServerAddress,
        user: &UserId,
        registration: Option<&RegistrationId>,
        code: Option<&str>,
    ) -> Result<Call, ErrorKind> {
        // What is filled in is percent-encoded and holds no braces.
        let mut path = self.path.replace(USER, &user.segment());
        if path.contains(REGISTRATION) {
            let id = registration.ok_or(ErrorKind::RegistrationIdMissing)?;
            path = path.replace(REGISTRATION, &id.segment());
        }
        Ok(Call {
            method: self.method.clone(),
            url: address.join(&path).map_err(|_| ErrorKind::NoAnswer)?,
            body: self.body.content(code.unwrap_or_default()),
            code: code.map(|code| Zeroizing::new(code.to_owned())),
        })
    }
}

impl Body {
    fn content(&self, code: &str) -> Option<Content> {
        let shown = self.text(MASK)?.as_str().to_owned();
        Some(Content::json(self.text(code)?, shown))
    }

    fn text(&self, code: &str) -> Option<Zeroizing<String>> {
        let text = match self {
            Self::None => return None,
            Self::EmptyObject => "{}".to_owned(),
            Self::CodeObject => json!({ "code": code }).to_string(),
            Self::BareCode => json!(code).to_string(),
            Self::Fixed(text) => (*text).to_owned(),
        };
        Some(Zeroizing::new(text))
    }
}
