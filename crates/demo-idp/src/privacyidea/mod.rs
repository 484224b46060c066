//! privacyIDEA's calls for a TOTP token that has to be verified: made with one `/token/init`, verified with a second one,
//! looked up and deleted. The same people, keys and scenarios as ZITADEL's.
//!
//! The policies that this server has: `verify_enrollment=totp` and `totp_max_token_per_user=1`, both until a test says
//! otherwise; `totp.timeWindow` is 30
//! seconds, so that one step either way is accepted.

mod answers;
mod params;

use std::sync::Arc;

use axum::Router;
use axum::extract::{ConnectInfo, Request, State};
use axum::http::header::{AUTHORIZATION, RETRY_AFTER};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get, post};
use serde_json::{Value, json};

use crate::body::InPath;
use crate::caller::{Act, Caller};
use crate::connection::Cut;
use crate::directory::{TokenMade, TokenSeen};
use crate::provider::Provider;
use crate::refusal::Refusal;
use crate::scenario::Scenario;
use crate::users::{EVERYBODY, Identity, Standing};

use answers::{Answered, Failure, Wanted, answer};
use params::Params;

/// The name of a header that goes before `Authorization`.
const OWN_AUTHORIZATION: &str = "pi-authorization";

/// The longest serial.
const MAX_SERIAL_CHARS: usize = 40;

/// The calls. A token is asked for in each, so that the answer has privacyIDEA's form.
pub(crate) fn routes() -> Router<Arc<Provider>> {
    Router::new()
        .route("/auth", post(log_in))
        .route("/token/init", post(init))
        .route("/token/", get(list))
        .route("/token/{serial}", delete(remove))
}

/// What the gate says to one of these calls, where that differs. There it is a proxy that says it.
pub(crate) fn refused(request: &Request, refusal: &Refusal) -> Option<Response> {
    let path = request.uri().path();
    let is_ours = path == "/auth" || path.starts_with("/token/");
    let wait = refusal.retry_after().filter(|_| is_ours)?;
    let headers = [(RETRY_AFTER, wait)];
    Some(
        (
            StatusCode::TOO_MANY_REQUESTS,
            headers,
            "Too Many Requests\n",
        )
            .into_response(),
    )
}

/// Who calls, and what was said with the call.
struct Asked {
    caller: Caller,
    params: Params,
}

impl Asked {
    async fn of(provider: &Provider, request: Request) -> Result<Self, Failure> {
        let caller = authenticate(provider, request.headers())?;
        Ok(Self {
            caller,
            params: Params::of(request).await?,
        })
    }

    fn is_admin(&self) -> bool {
        matches!(self.caller.who.standing, Standing::Staff(_))
    }

    /// Whom the call is about: whoever is named, if anybody is. Who is no administrator can only mean oneself.
    fn user(&self, provider: &Provider) -> Result<Option<&'static Identity>, Failure> {
        if !self.is_admin() {
            return Ok(Some(self.caller.who));
        }
        let Some(user) = self.params.get("user") else {
            return Ok(None);
        };
        let named = find(user, self.params.get("realm"))
            .filter(|_| provider.scenario() != Scenario::UserNotFound);
        named.map(Some).ok_or_else(Failure::unknown_user)
    }

    fn refuse(&self, refusal: &Refusal, wanted: Wanted) -> Failure {
        Failure::of(refusal, wanted, self.is_admin())
    }
}

/// A token for a name and a password. Nobody here has one, so that any is right.
async fn log_in(State(provider): State<Arc<Provider>>, request: Request) -> Response {
    let time = provider.time();
    let outcome = async {
        let params = Params::of(request).await?;
        params
            .get("password")
            .ok_or_else(Failure::wrong_credentials)?;
        let who = params
            .get("username")
            .and_then(|name| find(name, params.get("realm")))
            .ok_or_else(Failure::wrong_credentials)?;
        let token = provider.make_token(who.id).ok_or_else(Failure::internal)?;
        let role = match who.standing {
            Standing::Staff(_) => "admin",
            Standing::Person(_) => "user",
        };
        let (name, realm) = halves(who);
        Ok(Answered::value(
            json!({"token": token, "role": role, "username": name, "realm": realm}),
        ))
    };
    answer(outcome.await, time)
}

/// Makes a token or, with `serial` and `verify`, verifies one.
async fn init(
    State(provider): State<Arc<Provider>>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    request: Request,
) -> Response {
    let time = provider.time();
    let outcome = async {
        let asked = Asked::of(&provider, request).await?;
        match (asked.params.get("serial"), asked.params.get("verify")) {
            (Some(serial), Some(code)) => verify(&provider, &cut, &asked, serial, code),
            (serial, verify) => make(&provider, &asked, serial, verify.is_some()),
        }
    };
    answer(outcome.await, time)
}

fn make(
    provider: &Provider,
    asked: &Asked,
    serial: Option<&str>,
    counts_at_once: bool,
) -> Result<Answered, Failure> {
    let params = &asked.params;
    let user = asked
        .user(provider)?
        .ok_or_else(|| Failure::missing("user"))?;
    let kind = params.get("type").unwrap_or("hotp");
    if !kind.eq_ignore_ascii_case("totp") {
        return Err(Failure::unknown_kind(kind));
    }
    for (name, only) in [("otplen", "6"), ("hashlib", "sha1"), ("timeStep", "30")] {
        if params.get(name).is_some_and(|value| value != only) {
            let words = format!("The demonstration knows '{name}' as {only} only.");
            return Err(Failure::parameter(&words));
        }
    }
    if serial.is_some_and(|serial| serial.chars().count() > MAX_SERIAL_CHARS) {
        return Err(Failure::parameter("The serial is too long."));
    }
    if !params.is_true("genkey") {
        return Err(Failure::missing("otpkey"));
    }
    let enroll = |refusal: Refusal| asked.refuse(&refusal, Wanted::Enroll);
    provider
        .authorize(asked.caller, Act::Enroll, user.id)
        .map_err(enroll)?;
    let made = provider
        .make_privacyidea_token(user.id, serial, counts_at_once)
        .map_err(enroll)?;
    Ok(Answered {
        value: Value::Bool(true),
        detail: Some(made_detail(&made)),
    })
}

fn verify(
    provider: &Provider,
    cut: &Cut,
    asked: &Asked,
    serial: &str,
    code: &str,
) -> Result<Answered, Failure> {
    if provider.scenario() == Scenario::UserNotFound {
        return Err(Failure::unknown_user());
    }
    let enroll = |refusal: Refusal| asked.refuse(&refusal, Wanted::Enroll);
    let owner =
        owner_of(provider, asked, serial).ok_or_else(|| enroll(Refusal::NOTHING_TO_VERIFY))?;
    provider
        .authorize(asked.caller, Act::Enroll, owner.id)
        .map_err(enroll)?;
    let answer_is_lost = provider
        .verify_privacyidea_token(serial, code)
        .map_err(enroll)?;
    if answer_is_lost {
        cut.now();
    }
    Ok(Answered {
        value: Value::Bool(true),
        detail: Some(json!({"serial": serial, "rollout_state": "enrolled"})),
    })
}

/// The tokens, of one user if one is named.
async fn list(State(provider): State<Arc<Provider>>, request: Request) -> Response {
    let time = provider.time();
    let outcome = async {
        let asked = Asked::of(&provider, request).await?;
        let user = asked.user(&provider)?;
        if let Some(user) = user {
            provider
                .authorize(asked.caller, Act::Look, user.id)
                .map_err(|refusal| asked.refuse(&refusal, Wanted::List))?;
        } else if provider.scenario() == Scenario::NoPermission {
            return Err(asked.refuse(&Refusal::NO_PERMISSION, Wanted::List));
        }
        let tokens: Vec<Value> = provider
            .privacyidea_tokens(user.map(|user| user.id))
            .iter()
            .filter(|token| {
                provider
                    .authorize(asked.caller, Act::Look, token.who.id)
                    .is_ok()
            })
            .filter(|token| is_or_absent(asked.params.get("serial"), &token.serial))
            .filter(|_| is_or_absent(asked.params.get("type"), "totp"))
            .zip(1..)
            .map(|(token, number)| token_seen(token, number))
            .collect();
        Ok(Answered::value(json!({
            "count": tokens.len(),
            "current": 1,
            "next": null,
            "prev": null,
            "tokens": tokens,
        })))
    };
    answer(outcome.await, time)
}

async fn remove(
    State(provider): State<Arc<Provider>>,
    InPath(serial): InPath<String>,
    request: Request,
) -> Response {
    let time = provider.time();
    let outcome = async {
        let asked = Asked::of(&provider, request).await?;
        let delete = |refusal: Refusal| asked.refuse(&refusal, Wanted::Delete);
        let owner = owner_of(&provider, &asked, &serial)
            .ok_or_else(|| delete(Refusal::NOTHING_TO_REMOVE))?;
        provider
            .authorize(asked.caller, Act::Remove, owner.id)
            .map_err(delete)?;
        provider.delete_privacyidea_token(&serial).map_err(delete)?;
        Ok(Answered::value(1))
    };
    answer(outcome.await, time)
}

/// Whose token the header holds. There is no scheme before it.
fn authenticate(provider: &Provider, headers: &HeaderMap) -> Result<Caller, Failure> {
    let token = headers
        .get(OWN_AUTHORIZATION)
        .or_else(|| headers.get(AUTHORIZATION))
        .ok_or_else(Failure::no_header)?;
    let bearer = token
        .to_str()
        .ok()
        .and_then(|token| provider.bearer(token))
        .ok_or_else(Failure::unreadable_token)?;
    match provider.scenario() {
        Scenario::MfaRequired => Err(Failure::expired()),
        Scenario::ServerError => Err(Failure::internal()),
        _ => Ok(bearer.caller),
    }
}

/// Whose token has this serial, as far as the caller may know.
fn owner_of(provider: &Provider, asked: &Asked, serial: &str) -> Option<&'static Identity> {
    let owner = (!asked.is_admin()).then_some(asked.caller.who.id);
    let tokens = provider.privacyidea_tokens(owner);
    let mut found = tokens.iter().filter(|token| token.serial == serial);
    found.next().map(|token| token.who)
}

/// Who is meant by a name: as it is in the realm, with the realm behind it or, here alone, by the id.
fn find(name: &str, realm: Option<&str>) -> Option<&'static Identity> {
    EVERYBODY.iter().find(|who| {
        let (own_name, own_realm) = halves(who);
        let realm_fits = is_or_absent(realm, own_realm);
        who.id == name
            || realm_fits
                && (own_name.eq_ignore_ascii_case(name) || who.login.eq_ignore_ascii_case(name))
    })
}

/// The name of a user within the realm, and the realm.
fn halves(who: &Identity) -> (&'static str, &'static str) {
    who.login.split_once('@').unwrap_or((who.login, ""))
}

fn is_or_absent(filter: Option<&str>, value: &str) -> bool {
    filter.is_none_or(|filter| filter.eq_ignore_ascii_case(value))
}

/// What is told once about a new token: its key. The pictures of it are left empty.
fn made_detail(made: &TokenMade) -> Value {
    let counts_at_once = made.counts_at_once;
    let key = &made.started.key;
    let mut detail = json!({
        "serial": made.serial,
        "rollout_state": if counts_at_once { "" } else { "verify" },
        "googleurl": {
            "description": "URL for google Authenticator",
            "value": key.link(made.started.login).as_str(),
            "img": "",
        },
        "otpkey": {
            "description": "OTP seed",
            "value": format!("seed://{}", key.hex().as_str()),
            "value_b32": key.base32().as_str(),
            "img": "",
        },
    });
    if !counts_at_once {
        let message = "Please enter a valid OTP value of the new token.";
        detail["verify"] = json!({"message": message});
    }
    detail
}

fn token_seen(token: &TokenSeen, number: u32) -> Value {
    let (username, realm) = halves(token.who);
    json!({
        "id": number,
        "serial": token.serial,
        "tokentype": "totp",
        "rollout_state": if token.is_pending { "verify" } else { "enrolled" },
        "active": true,
        "locked": false,
        "revoked": false,
        "failcount": 0,
        "maxfail": 10,
        "otplen": 6,
        "count": token.spent_step.unwrap_or(0),
        "count_window": 10,
        "sync_window": 1000,
        "description": "",
        "info": {
            "hashlib": "sha1",
            "timeStep": "30",
            "timeWindow": "30",
            "timeShift": "0",
            "tokenkind": "software",
        },
        "resolver": "demonstration",
        "user_id": token.who.id,
        "username": username,
        "user_realm": realm,
        "user_editable": false,
        "realms": [realm],
        "tokengroup": [],
    })
}
