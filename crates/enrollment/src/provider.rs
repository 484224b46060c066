//! The four operations that every provider has, and what they answer.

use async_trait::async_trait;
use countersign_otp::{Kind, OtpAuth, Secret};

use crate::details::Details;
use crate::error::ProviderError;
use crate::exchange::Exchange;
use crate::id::{RegistrationId, UserId};

/// An identity provider at which a person can be enrolled.
///
/// `start` and `verify` send exactly one request that changes anything and never repeat it. Whoever loses the answer of one looks the state
/// up ([`Provider::status`]) before doing anything else; see [`ProviderError::outcome_unknown`].
#[async_trait]
pub trait Provider: Send + Sync {
    /// Begins a registration. An earlier one that was not verified becomes useless.
    ///
    /// # Errors
    /// [`ProviderError`]; after a lost answer the registration may have begun with a key that nobody holds.
    async fn start(&self, user: &UserId) -> Result<Answer<Started>, ProviderError>;

    /// Confirms a registration with a code, exactly as it is given.
    ///
    /// # Errors
    /// [`ProviderError`]; [`CodeLength`](crate::ErrorKind::CodeLength) and
    /// [`RegistrationIdMissing`](crate::ErrorKind::RegistrationIdMissing) before anything is sent.
    async fn verify(
        &self,
        registration: &Registration,
        code: &str,
    ) -> Result<Answer<Verified>, ProviderError>;

    /// How far the person is. Whatever the server doesn't know or doesn't show is left out.
    ///
    /// # Errors
    /// [`ProviderError`] when the token isn't accepted, a second factor is asked for, or the server can't be asked.
    async fn status(&self, user: &UserId) -> Result<Answer<Status>, ProviderError>;

    /// How far this very registration is, where the server tells several of a person's apart; else as [`Provider::status`].
    ///
    /// # Errors
    /// As [`Provider::status`].
    async fn status_of(
        &self,
        registration: &Registration,
    ) -> Result<Answer<Status>, ProviderError> {
        self.status(&registration.user).await
    }

    /// Removes a registration, verified or not.
    ///
    /// # Errors
    /// [`ProviderError`]; [`NoPendingRegistration`](crate::ErrorKind::NoPendingRegistration) when there is none.
    async fn remove(&self, registration: &Registration) -> Result<Answer<Details>, ProviderError>;
}

/// One registration, as much of it as is known here.
#[derive(Debug)]
pub struct Registration {
    /// Whose it is.
    pub user: UserId,
    /// Its id at the provider, where it has one.
    pub id: Option<RegistrationId>,
    /// Its key, for providers that want it back when verifying. ZITADEL doesn't.
    pub secret: Option<Secret>,
}

/// A success, with the exchange that gave it.
#[derive(Debug)]
pub struct Answer<T> {
    /// What came back.
    pub value: T,
    /// What was sent and received, redacted.
    pub exchange: Exchange,
}

/// A registration that has begun.
#[derive(Debug)]
pub struct Started {
    /// What the server said about it.
    pub details: Details,
    /// Its id, where the dialect has one.
    pub registration_id: Option<RegistrationId>,
    /// The account to make, with its secret: from the answer's link, or from its bare key with the usual parameters.
    pub link: OtpAuth,
}

impl Started {
    /// The registration of an answer with a link, a bare key, or both. `host` and `user` name the account when only a key came.
    ///
    /// # Errors
    /// One sentence on what is wrong with the answer; it repeats nothing of it.
    pub(crate) fn read(
        details: Details,
        registration_id: Option<RegistrationId>,
        (link, key): (Option<&str>, Option<&str>),
        host: &str,
        user: &UserId,
    ) -> Result<Self, String> {
        let link = link.map(OtpAuth::parse).transpose();
        let link = link.map_err(|fault| format!("the link can't be used: {fault}"))?;
        let key = key.map(Secret::from_base32).transpose();
        let key = key.map_err(|_| "the key can't be read".to_owned())?;
        let link = match (link, key) {
            (Some(link), Some(key)) if link.secret.expose() != key.expose() => {
                return Err("the link and the key are not the same".to_owned());
            }
            (Some(link), _) => link,
            (None, Some(key)) => with_usual_parameters(key, host, user),
            (None, None) => return Err("there is neither a link nor a key".to_owned()),
        };
        if !matches!(link.kind, Kind::Totp { .. }) {
            return Err("the link is not for codes by time".to_owned());
        }
        Ok(Self {
            details,
            registration_id,
            link,
        })
    }
}

fn with_usual_parameters(secret: Secret, host: &str, user: &UserId) -> OtpAuth {
    OtpAuth {
        issuer: host.to_owned(),
        label: user.as_str().to_owned(),
        kind: Kind::Totp {
            algorithm: Default::default(),
            digits: Default::default(),
            period: Default::default(),
        },
        counter: None,
        secret,
        notes: Vec::new(),
    }
}

/// A registration that was confirmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// What the server said about it.
    pub details: Details,
}

/// How far a person is with their codes at the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The state of the registration.
    pub state: RegistrationState,
    /// The ways in which the person can sign in, as the server names them but without the common prefix (`TOTP`,
    /// `PASSWORD`); empty when the server didn't say. At most 64.
    pub methods: Vec<String>,
    /// Who it is, if the server said so.
    pub user: Option<UserInfo>,
    /// The registrations that the state stands for, by their ids, where the server tells several of a person's apart; else
    /// empty. At most 50.
    pub registrations: Vec<RegistrationId>,
}

/// The state of a registration at the provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegistrationState {
    /// Nothing was started.
    None,
    /// Started and not verified.
    Pending,
    /// Verified: codes are set up.
    Ready,
    /// The server didn't say.
    Unknown,
}

/// Whose registration it is, for the person to recognise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserInfo {
    /// The name to show.
    pub name: Option<String>,
    /// The name to sign in with.
    pub login: Option<String>,
}
