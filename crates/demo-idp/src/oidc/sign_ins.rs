//! Who is signing in, who is signed in, and which tokens they have. All in memory, all bounded, all by the server's clock.
//! No HTTP here.

use data_encoding::BASE64URL_NOPAD;
use ring::digest::{SHA256, digest};

use super::oauth_error::OAuthError;
use crate::caller::Caller;
use crate::clock::Moment;
use crate::kept::{Kept, make_random_name};
use crate::users::Identity;

/// The public client, registered like a native app: no secret, loopback redirects.
pub(crate) const CLIENT_ID: &str = "287614093520241027";

/// The project that the client belongs to, which is in the audience of its ID tokens.
pub(crate) const PROJECT_ID: &str = "287614093520175491";

/// The scope without which the API takes no token: it puts ZITADEL's own project into the token's audience.
pub const ZITADEL_AUDIENCE_SCOPE: &str = "urn:zitadel:iam:org:project:id:zitadel:aud";

pub(crate) const ACCESS_SECONDS: u64 = 12 * 3600;
const REFRESH_IDLE_SECONDS: u64 = 720 * 3600;
const REFRESH_ABSOLUTE_SECONDS: u64 = 2160 * 3600;
const CODE_SECONDS: u64 = 5 * 60;
const ASKED_SECONDS: u64 = 30 * 60;
pub(crate) const DEVICE_SECONDS: u64 = 5 * 60;
const DEVICE_INTERVAL_SECONDS: u64 = 5;

/// How many there can be of each: far more than one person makes, and little memory.
const MOST: usize = 4096;

/// The letters of a user code: no vowels, so that no word comes out (RFC 8628, section 6.1).
const USER_CODE_LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";
const USER_CODE_HALF: usize = 4;

/// Everything about signing in.
pub(crate) struct SignIns {
    asked: Kept<Asked>,
    codes: Kept<Code>,
    grants: Kept<Grant>,
    /// Access tokens.
    access: Kept<Access>,
    /// Refresh tokens, those that were used included, with the name of the grant.
    refresh: Kept<String>,
    devices: Kept<Device>,
    browsers: Kept<SignedIn>,
    device_interval: u64,
}

/// A request to sign in, while somebody is at it.
#[derive(Clone)]
pub(crate) struct Asked {
    pub(crate) goal: Goal,
    pub(crate) scope: Vec<String>,
    /// Who was named as the one who will sign in: a login name or an id.
    pub(crate) hint: Option<String>,
    /// The one who gave the password, and has to give a code or to decide.
    pub(crate) signed_in: Option<SignedIn>,
}

/// What a sign-in is for.
#[derive(Clone)]
pub(crate) enum Goal {
    /// To send a code to where the request came from.
    Redirect {
        uri: String,
        state: Option<String>,
        nonce: Option<String>,
        challenge: String,
    },
    /// To let a device in.
    Device { device_code: String },
}

/// One who signed in.
#[derive(Clone)]
pub(crate) struct SignedIn {
    pub(crate) who: &'static Identity,
    /// With a code as well as with the password.
    pub(crate) with_code: bool,
    /// When, in seconds since 1970.
    pub(crate) at: u64,
    /// The id of the browser's session.
    session: String,
}

struct Code {
    uri: String,
    challenge: String,
    grant: Grant,
    /// The name of the grant that it was exchanged for.
    used_for: Option<String>,
}

/// What one sign-in gave, from its first token to its last.
#[derive(Clone)]
pub(crate) struct Grant {
    pub(crate) signed_in: SignedIn,
    pub(crate) scope: Vec<String>,
    pub(crate) nonce: Option<String>,
    access_token: String,
    refresh_token: Option<String>,
}

struct Access {
    grant: String,
    scope: Vec<String>,
}

struct Device {
    user_code: String,
    scope: Vec<String>,
    decision: Option<Decision>,
    interval: u64,
    polled: Option<u64>,
}

enum Decision {
    Allowed(SignedIn),
    Denied,
}

/// New tokens with what an ID token says about them.
pub(crate) struct Issued {
    pub(crate) access_token: String,
    pub(crate) refresh_token: Option<String>,
    pub(crate) grant: Grant,
}

/// A device that may now be let in.
pub(crate) struct DeviceAsked {
    pub(crate) device_code: String,
    pub(crate) user_code: String,
    pub(crate) interval: u64,
}

/// Whose an access token is.
pub(crate) struct Bearer {
    pub(crate) caller: Caller,
    pub(crate) with_code: bool,
    pub(crate) scope: Vec<String>,
}

/// Where a finished log-in goes on.
pub(crate) enum Finished {
    /// To the address that was given, with this code.
    Redirect {
        uri: String,
        state: Option<String>,
        code: String,
    },
    /// To the question whether the device may be let in.
    Confirm,
}

type Result<T> = std::result::Result<T, OAuthError>;

impl Grant {
    fn offline(&self) -> bool {
        self.scope.iter().any(|scope| scope == "offline_access")
    }

    /// The id of the browser's session.
    pub(crate) fn session(&self) -> &str {
        &self.signed_in.session
    }
}

impl SignedIn {
    /// Somebody who just gave the password.
    pub(crate) fn by_password(who: &'static Identity, now: Moment) -> Result<Self> {
        Ok(Self {
            who,
            with_code: false,
            at: now.seconds(),
            session: random_name()?,
        })
    }

    /// The same one, who has now given a code as well.
    pub(crate) fn and_by_code(self, now: Moment) -> Self {
        Self {
            with_code: true,
            at: now.seconds(),
            ..self
        }
    }
}

impl SignIns {
    pub(crate) fn new() -> Self {
        Self {
            asked: Kept::new(ASKED_SECONDS, MOST),
            codes: Kept::new(CODE_SECONDS, MOST),
            grants: Kept::new(REFRESH_ABSOLUTE_SECONDS, MOST),
            access: Kept::new(ACCESS_SECONDS, 2 * MOST),
            refresh: Kept::new(REFRESH_IDLE_SECONDS, 2 * MOST),
            devices: Kept::new(DEVICE_SECONDS, MOST),
            browsers: Kept::new(ACCESS_SECONDS, MOST),
            device_interval: DEVICE_INTERVAL_SECONDS,
        }
    }

    /// Forgets everybody.
    pub(crate) fn clear(&mut self) {
        *self = Self {
            device_interval: self.device_interval,
            ..Self::new()
        };
    }

    pub(crate) fn set_device_interval(&mut self, seconds: u64) {
        self.device_interval = seconds;
    }

    /// Begins a log-in, and gives its name.
    pub(crate) fn ask(&mut self, asked: Asked, now: Moment) -> Result<String> {
        let name = random_name()?;
        self.asked.put(name.clone(), asked, now);
        Ok(name)
    }

    pub(crate) fn asked(&mut self, name: &str, now: Moment) -> Option<&mut Asked> {
        self.asked.get_mut(name, now)
    }

    /// Gives a log-in up.
    pub(crate) fn give_up(&mut self, name: &str, now: Moment) -> Option<Asked> {
        self.asked.take(name, now)
    }

    /// Who is signed in with this browser.
    pub(crate) fn browser(&self, cookie: &str, now: Moment) -> Option<&SignedIn> {
        self.browsers.get(cookie, now)
    }

    /// Remembers who signed in with a browser, and gives the name to remember it by.
    pub(crate) fn remember(&mut self, signed_in: SignedIn, now: Moment) -> Result<String> {
        let cookie = random_name()?;
        self.browsers.put(cookie.clone(), signed_in, now);
        Ok(cookie)
    }

    pub(crate) fn forget_browser(&mut self, cookie: &str, now: Moment) {
        self.browsers.take(cookie, now);
    }

    /// Ends a log-in with success.
    pub(crate) fn finish(
        &mut self,
        name: &str,
        signed_in: SignedIn,
        now: Moment,
    ) -> Result<Finished> {
        let asked = self.asked(name, now).ok_or(OAuthError::UNKNOWN_CODE)?;
        asked.signed_in = Some(signed_in.clone());
        let Asked { goal, scope, .. } = asked.clone();
        let Goal::Redirect {
            uri,
            state,
            nonce,
            challenge,
        } = goal
        else {
            return Ok(Finished::Confirm);
        };
        let code = random_name()?;
        let kept = Code {
            uri: uri.clone(),
            challenge,
            grant: Grant {
                signed_in,
                scope,
                nonce,
                access_token: String::new(),
                refresh_token: None,
            },
            used_for: None,
        };
        self.codes.put(code.clone(), kept, now);
        self.asked.take(name, now);
        Ok(Finished::Redirect { uri, state, code })
    }

    /// Exchanges a code for tokens, once. Whoever comes with it again ends what came of it (RFC 6749, section 4.1.2).
    pub(crate) fn exchange(
        &mut self,
        code: &str,
        uri: &str,
        verifier: &str,
        now: Moment,
    ) -> Result<Issued> {
        let kept = self.codes.get(code, now).ok_or(OAuthError::UNKNOWN_CODE)?;
        if let Some(grant) = kept.used_for.clone() {
            self.end(&grant, now);
            return Err(OAuthError::USED_CODE);
        }
        if kept.uri != uri {
            return Err(OAuthError::OTHER_REDIRECT);
        }
        if !answers(&kept.challenge, verifier) {
            return Err(OAuthError::WRONG_VERIFIER);
        }
        let grant = random_name()?;
        let issued = self.issue(&grant, kept.grant.clone(), now)?;
        if let Some(kept) = self.codes.get_mut(code, now) {
            kept.used_for = Some(grant);
        }
        Ok(issued)
    }

    /// New tokens for a refresh token, which is then used up, as is the access token that came with it. A token that was
    /// used up before is in two hands: nobody keeps anything (RFC 9700, section 4.14.2; ZITADEL only refuses).
    pub(crate) fn refresh(&mut self, token: &str, scope: &[String], now: Moment) -> Result<Issued> {
        let name = self
            .refresh
            .get(token, now)
            .cloned()
            .ok_or(OAuthError::REFRESH_TOKEN_INVALID)?;
        let grant = self
            .grants
            .get(&name, now)
            .cloned()
            .ok_or(OAuthError::REFRESH_TOKEN_INVALID)?;
        if grant.refresh_token.as_deref() != Some(token) {
            self.end(&name, now);
            return Err(OAuthError::REFRESH_TOKEN_INVALID);
        }
        if !scope.iter().all(|one| grant.scope.contains(one)) {
            return Err(OAuthError::MORE_SCOPE);
        }
        let renewed = self.renew(&name, grant, now)?;
        if !scope.is_empty()
            && let Some(access) = self.access.get_mut(&renewed.access_token, now)
        {
            access.scope = scope.to_vec();
        }
        Ok(renewed)
    }

    /// Lets a device ask to be let in.
    pub(crate) fn ask_for_device(
        &mut self,
        scope: Vec<String>,
        now: Moment,
    ) -> Result<DeviceAsked> {
        let (device_code, user_code) = (random_name()?, make_random_user_code()?);
        let device = Device {
            user_code: user_code.clone(),
            scope,
            decision: None,
            interval: self.device_interval,
            polled: None,
        };
        self.devices.put(device_code.clone(), device, now);
        Ok(DeviceAsked {
            device_code,
            user_code,
            interval: self.device_interval,
        })
    }

    /// The device that shows this code and is not decided on, with the scope that it asked for. Case, dashes and spaces in
    /// what was typed do not matter.
    pub(crate) fn device_showing(&self, typed: &str, now: Moment) -> Option<(String, Vec<String>)> {
        let letters = |text: &str| -> String {
            let letters = text.chars().filter(char::is_ascii_alphabetic);
            letters.map(|letter| letter.to_ascii_uppercase()).collect()
        };
        let typed = letters(typed);
        let name = self.devices.find(now, |device| {
            device.decision.is_none() && letters(&device.user_code) == typed
        })?;
        let scope = self.devices.get(&name, now)?.scope.clone();
        Some((name, scope))
    }

    /// Lets a device in, or keeps it out. Tells whether it was still waiting.
    pub(crate) fn decide(
        &mut self,
        device_code: &str,
        signed_in: Option<SignedIn>,
        now: Moment,
    ) -> bool {
        match self.devices.get_mut(device_code, now) {
            Some(device) if device.decision.is_none() => {
                device.decision = Some(signed_in.map_or(Decision::Denied, Decision::Allowed));
                true
            }
            _ => false,
        }
    }

    /// What a device gets that asks whether it may come in (RFC 8628, section 3.5).
    pub(crate) fn poll(&mut self, device_code: &str, now: Moment) -> Result<Issued> {
        if self.devices.is_over(device_code, now) {
            return Err(OAuthError::EXPIRED_DEVICE_CODE);
        }
        let device = self
            .devices
            .get_mut(device_code, now)
            .ok_or(OAuthError::DENIED)?;
        match &device.decision {
            Some(Decision::Denied) => return Err(OAuthError::DENIED),
            Some(Decision::Allowed(_)) => {}
            None => {
                let too_soon = device
                    .polled
                    .is_some_and(|before| now.seconds().saturating_sub(before) < device.interval);
                device.polled = Some(now.seconds());
                if too_soon {
                    device.interval += 5;
                    return Err(OAuthError::SLOW_DOWN);
                }
                return Err(OAuthError::PENDING);
            }
        }
        let device = self.devices.take(device_code, now);
        let Some((scope, Some(Decision::Allowed(signed_in)))) =
            device.map(|device| (device.scope, device.decision))
        else {
            return Err(OAuthError::DENIED);
        };
        let grant = Grant {
            signed_in,
            scope,
            nonce: None,
            access_token: String::new(),
            refresh_token: None,
        };
        self.issue(&random_name()?, grant, now)
    }

    /// An access token as a log-in with the password and every scope gives it.
    pub(crate) fn make_token(&mut self, who: &'static Identity, now: Moment) -> Result<String> {
        let grant = Grant {
            signed_in: SignedIn::by_password(who, now)?,
            scope: ["openid", "profile", "email", ZITADEL_AUDIENCE_SCOPE]
                .map(str::to_owned)
                .to_vec(),
            nonce: None,
            access_token: String::new(),
            refresh_token: None,
        };
        Ok(self.issue(&random_name()?, grant, now)?.access_token)
    }

    /// Whose an access token is, if it is good.
    pub(crate) fn bearer(&self, token: &str, now: Moment) -> Option<Bearer> {
        let access = self.access.get(token, now)?;
        let grant = self.grants.get(&access.grant, now)?;
        Some(Bearer {
            caller: Caller {
                who: grant.signed_in.who,
            },
            with_code: grant.signed_in.with_code,
            scope: access.scope.clone(),
        })
    }

    /// Takes a token back (RFC 7009). A refresh token takes everything of its sign-in with it.
    pub(crate) fn revoke(&mut self, token: &str, now: Moment) {
        self.access.take(token, now);
        let Some(name) = self.refresh.get(token, now).cloned() else {
            return;
        };
        let current = self
            .grants
            .get(&name, now)
            .is_some_and(|grant| grant.refresh_token.as_deref() == Some(token));
        if current {
            self.end(&name, now);
        }
    }

    /// The first tokens of a grant.
    fn issue(&mut self, name: &str, grant: Grant, now: Moment) -> Result<Issued> {
        self.grants.put(name.to_owned(), grant.clone(), now);
        self.renew(name, grant, now)
    }

    /// The next tokens of a grant, instead of those before.
    fn renew(&mut self, name: &str, mut grant: Grant, now: Moment) -> Result<Issued> {
        let access_token = random_name()?;
        let refresh_token = grant.offline().then(random_name).transpose()?;
        self.access.take(&grant.access_token, now);
        grant.access_token.clone_from(&access_token);
        grant.refresh_token.clone_from(&refresh_token);
        let access = Access {
            grant: name.to_owned(),
            scope: grant.scope.clone(),
        };
        self.access.put(access_token.clone(), access, now);
        if let Some(token) = &refresh_token {
            self.refresh.put(token.clone(), name.to_owned(), now);
        }
        if let Some(kept) = self.grants.get_mut(name, now) {
            *kept = grant.clone();
        }
        Ok(Issued {
            access_token,
            refresh_token,
            grant,
        })
    }

    fn end(&mut self, name: &str, now: Moment) {
        if let Some(grant) = self.grants.take(name, now) {
            self.access.take(&grant.access_token, now);
        }
    }
}

/// Whether a verifier is the one whose S256 challenge was given (RFC 7636, section 4.6).
fn answers(challenge: &str, verifier: &str) -> bool {
    let hash = digest(&SHA256, verifier.as_bytes());
    (43..=128).contains(&verifier.len()) && BASE64URL_NOPAD.encode(hash.as_ref()) == challenge
}

fn random_name() -> Result<String> {
    make_random_name().map_err(|_| OAuthError::INTERNAL)
}

fn make_random_user_code() -> Result<String> {
    let mut code = String::new();
    for place in 0..2 * USER_CODE_HALF {
        if place == USER_CODE_HALF {
            code.push('-');
        }
        let random = getrandom::u64().map_err(|_| OAuthError::INTERNAL)?;
        // 2^64 is so much more than 20 that no letter is likelier than another in any way that counts.
        let place = random % USER_CODE_LETTERS.len() as u64;
        code.push(char::from(USER_CODE_LETTERS[place as usize]));
    }
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_of_rfc_7636_appendix_b_is_answered_by_its_verifier() {
        let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert!(answers(challenge, verifier));
        assert!(!answers(challenge, &verifier[1..]));
        assert!(!answers(challenge, ""));
    }

    #[test]
    fn a_user_code_is_two_times_four_letters() {
        let code = make_random_user_code().unwrap();
        assert_eq!(code.len(), 9);
        assert_eq!(&code[4..5], "-");
        let letters = code.bytes().filter(|letter| *letter != b'-');
        assert!(
            letters
                .into_iter()
                .all(|letter| USER_CODE_LETTERS.contains(&letter))
        );
    }
}
