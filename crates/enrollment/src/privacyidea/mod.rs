//! privacyIDEA, from version 3.7 on: enrolling a token in two steps, where the server's policy asks for a proof.

mod envelope;
mod refusal;
mod started;
#[cfg(any(test, feature = "testing"))]
pub(crate) mod testing;
mod tokens;

use std::ops::RangeInclusive;

use async_trait::async_trait;
use reqwest::Method;
use serde_json::json;
use zeroize::Zeroizing;

use self::refusal::Asked;
use self::tokens::Tokens;
use crate::details::Details;
use crate::error::{ErrorKind, ProviderError};
use crate::exchange::Exchange;
use crate::http::{Authorization, Call, Content, Json, Sender};
use crate::id::{RegistrationId, UserId};
use crate::provider::{
    Answer, Provider, Registration, RegistrationState, Started, Status, UserInfo, Verified,
};
use crate::redact::MASK;
use crate::server::Server;
use crate::token::Token;

/// A privacyIDEA server, spoken to with one token. A person's registrations are tokens there, named by their serials; a
/// person can have several. The user's id is the login name, with `@realm` where it is not the default one.
///
/// A server without the policy `verify_enrollment` wants no proof: a token that it gave is usable at once, and
/// [`Provider::verify`] then says [`ErrorKind::AlreadyEnrolled`].
pub struct PrivacyIdea {
    sender: Sender,
}

impl PrivacyIdea {
    /// How many characters a code may have: as many as those that the server makes.
    pub(crate) const CODE_CHARACTERS: RangeInclusive<usize> = 6..=8;

    /// A server that is set up already.
    #[must_use]
    pub fn at(server: Server, token: Token) -> Self {
        Self {
            sender: Sender::new(server, Authorization::Bare(token)),
        }
    }

    async fn list(&self, user: &UserId) -> Result<Answer<Tokens>, ProviderError> {
        let call = Call::get(tokens::url(self.sender.address(), user)?);
        let (json, exchange) = refusal::accept(Asked::Look, self.sender.send_read(&call).await?)?;
        answer(tokens::read(json.value()), exchange)
    }

    /// How the person is; with a serial, how that token of theirs is.
    async fn look(
        &self,
        user: &UserId,
        serial: Option<&RegistrationId>,
    ) -> Result<Answer<Status>, ProviderError> {
        let found = match self.list(user).await {
            Ok(found) => found,
            Err(error) if error.kind == ErrorKind::NotAllowed => {
                let value = Status {
                    state: RegistrationState::Unknown,
                    methods: Vec::new(),
                    user: None,
                    registrations: Vec::new(),
                };
                let exchange = error.exchange;
                return Ok(Answer { value, exchange });
            }
            Err(error) => return Err(error),
        };
        let mut tokens = found.value;
        if let Some(serial) = serial {
            tokens.keep(serial);
        }
        let ready = tokens.ready();
        let value = Status {
            state: tokens.state(),
            methods: ready.map(|_| "TOTP".to_owned()).into_iter().collect(),
            user: tokens.user().map(|login| UserInfo {
                name: None,
                login: Some(login.to_owned()),
            }),
            registrations: tokens.serials(tokens.state()),
        };
        Ok(Answer {
            value,
            exchange: found.exchange,
        })
    }

    async fn init(
        &self,
        asked: Asked,
        fields: serde_json::Value,
        code: Option<&str>,
    ) -> Result<(Json, Exchange), ProviderError> {
        let mut shown = fields.clone();
        let mut sent = fields;
        if let Some(code) = code {
            shown["verify"] = json!(MASK);
            sent["verify"] = json!(code);
        }
        let text = Zeroizing::new(sent.to_string());
        let call = Call {
            method: Method::POST,
            url: join(&self.sender, "/token/init")?,
            body: Some(Content::json(text, shown.to_string())),
            code: code.map(|code| Zeroizing::new(code.to_owned())),
        };
        refusal::accept(asked, self.sender.send(&call).await?)
    }
}

#[async_trait]
impl Provider for PrivacyIdea {
    /// Looks first, so that a registration that waits for its proof is overwritten and not left beside the new one.
    async fn start(&self, user: &UserId) -> Result<Answer<Started>, ProviderError> {
        let before = match self.list(user).await {
            Ok(found) => found.value,
            Err(error) if error.kind == ErrorKind::NotAllowed => Tokens::default(),
            Err(error) => return Err(error),
        };
        let mut fields = json!({"type": "totp", "genkey": 1, "user": user.as_str()});
        if let Some(pending) = before.pending() {
            fields["serial"] = json!(pending.serial.as_str());
        }
        match self.init(Asked::Start, fields, None).await {
            Ok((json, exchange)) => {
                let host = self.sender.address().host();
                answer(started::read(json.value(), host, user), exchange)
            }
            // The same refusal stands for a missing right and for one token too many.
            Err(error) if error.kind == ErrorKind::NotAllowed && before.ready().is_some() => {
                Err(ProviderError {
                    kind: ErrorKind::AlreadyEnrolled,
                    ..error
                })
            }
            Err(error) => Err(error),
        }
    }

    /// Looks first: the server checks no code of a token that is verified, and says yes to any.
    async fn verify(
        &self,
        registration: &Registration,
        code: &str,
    ) -> Result<Answer<Verified>, ProviderError> {
        let serial = serial(registration)?;
        if !Self::CODE_CHARACTERS.contains(&code.chars().count()) {
            return Err(unsent(ErrorKind::CodeLength {
                min: *Self::CODE_CHARACTERS.start(),
                max: *Self::CODE_CHARACTERS.end(),
            }));
        }
        match self.list(&registration.user).await {
            Ok(found) => {
                let kind = match found.value.of(serial).map(|token| token.state) {
                    Some(RegistrationState::Ready) => Some(ErrorKind::AlreadyEnrolled),
                    None => Some(ErrorKind::NoPendingRegistration),
                    Some(_) => None,
                };
                if let Some(kind) = kind {
                    return Err(refused(kind, found.exchange));
                }
            }
            Err(error) if error.kind == ErrorKind::NotAllowed => {}
            Err(error) => return Err(error),
        }
        let fields = json!({"serial": serial.as_str(), "type": "totp"});
        let (json, exchange) = self.init(Asked::Verify, fields, Some(code)).await?;
        let verified = started::read_verified(json.value(), serial);
        answer(verified.map(|details| Verified { details }), exchange)
    }

    async fn status(&self, user: &UserId) -> Result<Answer<Status>, ProviderError> {
        self.look(user, None).await
    }

    async fn status_of(
        &self,
        registration: &Registration,
    ) -> Result<Answer<Status>, ProviderError> {
        self.look(&registration.user, registration.id.as_ref())
            .await
    }

    async fn remove(&self, registration: &Registration) -> Result<Answer<Details>, ProviderError> {
        let serial = serial(registration)?;
        let call = Call {
            method: Method::DELETE,
            ..Call::get(join(&self.sender, &format!("/token/{}", serial.segment()))?)
        };
        let (_, exchange) = refusal::accept(Asked::Remove, self.sender.send(&call).await?)?;
        answer(Ok(started::details(serial)), exchange)
    }
}

fn serial(registration: &Registration) -> Result<&RegistrationId, ProviderError> {
    let id = registration.id.as_ref();
    id.ok_or_else(|| unsent(ErrorKind::RegistrationIdMissing))
}

fn join(sender: &Sender, path: &str) -> Result<url::Url, ProviderError> {
    sender
        .address()
        .join(path)
        .map_err(|_| unsent(ErrorKind::NoAnswer))
}

fn unsent(kind: ErrorKind) -> ProviderError {
    refused(kind, Exchange::default())
}

fn refused(kind: ErrorKind, exchange: Exchange) -> ProviderError {
    ProviderError {
        kind,
        said: None,
        cause: None,
        exchange,
    }
}

fn answer<T>(value: Result<T, String>, exchange: Exchange) -> Result<Answer<T>, ProviderError> {
    match value {
        Ok(value) => Ok(Answer { value, exchange }),
        Err(cause) => Err(ProviderError {
            cause: Some(cause),
            ..refused(ErrorKind::NotUnderstood, exchange)
        }),
    }
}
