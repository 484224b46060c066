//! What the vault keeps, sealed, of a sign-in: a line about it, and then the session itself in its own form.

use countersign_enrollment::Session;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::servers::profile::ServerProfile;
use crate::view;

/// What there is of a sign-in at a server.
pub(crate) enum Present {
    /// Nobody is signed in; also where what is there was given by another server than the profile's present one.
    Nobody,
    /// One that is damaged, or of a newer version. The person signs in again.
    Unreadable,
    /// A sign-in, fit for use or over.
    Signed(Box<SealedSession>),
}

/// A sign-in as it is sealed.
#[derive(Debug, Clone)]
pub(crate) struct SealedSession {
    pub(crate) about: About,
    pub(crate) session: Session,
}

/// The line about a sign-in. Fields are only ever added, each with a default.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct About {
    pub(crate) way: view::SignInWay,
    /// The address of the server that gave it. It is sent to no other.
    pub(crate) address: String,
    pub(crate) name: Option<String>,
    pub(crate) login: Option<String>,
    pub(crate) user_id: Option<String>,
    /// Somebody has to sign in again.
    pub(crate) over: bool,
    /// It is being renewed. Where nobody holds the lock, whoever did was ended in between, and with it the sign-in.
    pub(crate) renewing: bool,
}

impl SealedSession {
    /// A fresh sign-in.
    pub(crate) fn new(address: &str, way: view::SignInWay, session: Session) -> Self {
        let identity = session.identity();
        let about = About {
            way,
            address: address.to_owned(),
            name: identity.and_then(|identity| identity.name.clone()),
            login: identity.and_then(|identity| identity.login.clone()),
            user_id: identity.map(|identity| identity.user_id.as_str().to_owned()),
            ..About::default()
        };
        Self { about, session }
    }

    /// The sign-in in these bytes; `None` where they are none that this version reads.
    pub(crate) fn read(sealed: &[u8]) -> Option<Self> {
        let end = sealed.iter().position(|byte| *byte == b'\n')?;
        let about = serde_json::from_slice(sealed.get(..end)?).ok()?;
        let session = Session::from_sealed_bytes(sealed.get(end + 1..)?).ok()?;
        Some(Self { about, session })
    }

    pub(crate) fn sealed_form(&self) -> Zeroizing<Vec<u8>> {
        // A line of texts and flags always has a JSON form, in which a line break is escaped.
        let line = serde_json::to_vec(&self.about).unwrap_or_default();
        let session = self.session.to_sealed_bytes();
        let mut sealed = Zeroizing::new(Vec::with_capacity(line.len() + 1 + session.len()));
        sealed.extend_from_slice(&line);
        sealed.push(b'\n');
        sealed.extend_from_slice(&session);
        sealed
    }

    /// Whether the server of this profile gave it, to this profile's client.
    pub(crate) fn belongs_to(&self, profile: &ServerProfile) -> bool {
        let client = self.session.client_id();
        self.about.address == profile.address
            && client.is_none_or(|client| client.as_str() == profile.client_id)
    }

    /// Whether there is something at the server to sign out of.
    pub(crate) fn can_be_taken_back(&self) -> bool {
        !self.session.is_pasted() && !self.about.over
    }

    /// Whether it is the same session in every part.
    pub(crate) fn is_same(&self, session: &Session) -> bool {
        self.session.to_sealed_bytes() == session.to_sealed_bytes()
    }

    pub(crate) fn view(&self) -> view::ServerSession {
        view::ServerSession {
            way: self.about.way,
            name: self.about.name.clone(),
            login: self.about.login.clone(),
            user_id: self.about.user_id.clone(),
            expires_at: self.session.expires_at(),
            over: self.about.over,
        }
    }
}

#[cfg(test)]
mod tests {
    use countersign_enrollment::Token;

    use super::*;

    #[test]
    fn what_is_sealed_is_read_back() {
        let session = Session::pasted(Token::parse("pasted-hunter2").unwrap());
        let address = "https://id.example.com";
        let mut sealed = SealedSession::new(address, view::SignInWay::Token, session);
        sealed.about.name = Some("two\nlines".to_owned());
        sealed.about.renewing = true;
        let read = SealedSession::read(&sealed.sealed_form()).unwrap();
        assert_eq!(read.about, sealed.about);
        assert!(read.is_same(&sealed.session));
        let other = Session::pasted(Token::parse("other").unwrap());
        assert!(!read.is_same(&other));
        assert!(!format!("{read:?}").contains("hunter2"));
    }

    #[test]
    fn what_is_no_session_is_none() {
        for sealed in [
            "",
            "\n",
            "{}",
            "{}\n",
            "{}\n{}",
            "x\n{\"version\":1,\"pasted\":true,\"accessToken\":\"a\"}",
        ] {
            assert!(SealedSession::read(sealed.as_bytes()).is_none(), "{sealed}");
        }
    }
}
