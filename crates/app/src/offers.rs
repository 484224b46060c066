//! Enrollment files and links: where to set up codes, and never a token. The form is `docs/enrollment-files.md`. What was
//! read is kept until the person agrees to it or not.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use countersign_enrollment::{Dialect, ServerAddress};
use serde_json::{Map, Value, json};
use url::Url;
use url::form_urlencoded::Serializer;
use zeroize::Zeroizing;

use crate::adding::random_id;
use crate::app::App;
use crate::error::{AppError, Problem, Result};
use crate::view;

/// The scheme of links.
pub const OFFER_SCHEME: &str = "countersign";
/// How the names of files end.
pub const OFFER_EXTENSION: &str = "countersign";
/// The longest file or link, in bytes: many times what is in one.
pub const OFFER_LIMIT: usize = 16 * 1024;

/// The only version there is.
const VERSION: u64 = 1;
/// What the field `type` of a file says.
const FILE_TYPE: &str = "countersign-enrollment";
const LONGEST_NAME: usize = 200;
const LONGEST_CLIENT_ID: usize = 200;
const LONGEST_HELP: usize = 500;

/// Parts of names of fields that would hold something that signs somebody in.
const SECRET_NAMES: [&str; 14] = [
    "token",
    "secret",
    "password",
    "passphrase",
    "passwd",
    "bearer",
    "authorization",
    "credential",
    "assertion",
    "apikey",
    "privatekey",
    "refresh",
    "otp",
    "code",
];

/// A server that a file or link offers: read whole, each part parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    pub(crate) name: String,
    pub(crate) address: ServerAddress,
    pub(crate) client_id: String,
    pub(crate) dialect: Option<Dialect>,
    pub(crate) provider: view::ProviderKind,
    pub(crate) help: String,
}

impl Offer {
    /// The offer in these bytes: a link, or the content of a file.
    ///
    /// # Errors
    /// [`Problem::OfferTooLarge`]; [`Problem::OfferHasToken`] where a field is there that would sign somebody in;
    /// [`Problem::OfferNewer`]; what is wrong with the address; [`Problem::OfferMalformed`] for everything else, a field
    /// that is not known included.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        if bytes.len() > OFFER_LIMIT {
            return Err(Problem::OfferTooLarge.into());
        }
        let text = std::str::from_utf8(bytes).map_err(|_| Problem::OfferMalformed)?;
        let text = text.trim_start_matches('\u{feff}').trim();
        let is_link = text
            .get(..OFFER_SCHEME.len() + 1)
            .is_some_and(|start| start.eq_ignore_ascii_case("countersign:"));
        Ok(match is_link {
            true => Self::from_fields(fields_of_link(text)?)?,
            false => Self::from_fields(fields_of_file(text)?)?,
        })
    }

    /// The offer as a link.
    #[must_use]
    pub fn link(&self) -> String {
        let mut query = Serializer::new(String::new());
        query.append_pair("v", &VERSION.to_string());
        for (name, value) in self.fields() {
            let name = match name {
                "clientId" => "client",
                other => other,
            };
            query.append_pair(name, &value);
        }
        format!("{OFFER_SCHEME}://enroll?{}", query.finish())
    }

    /// The offer as a file's content.
    #[must_use]
    pub fn file(&self) -> String {
        let mut file = Map::new();
        file.insert("type".to_owned(), json!(FILE_TYPE));
        file.insert("version".to_owned(), json!(VERSION));
        for (name, value) in self.fields() {
            file.insert(name.to_owned(), json!(value));
        }
        // A map of texts and numbers always has a JSON form.
        let mut text = serde_json::to_string_pretty(&file).unwrap_or_default();
        text.push('\n');
        text
    }

    /// What to call the file.
    #[must_use]
    pub fn file_name(&self) -> String {
        let host: String = self
            .address
            .host()
            .chars()
            .map(|c| match c {
                'a'..='z' | '0'..='9' | '.' | '-' => c,
                _ => '_',
            })
            .collect();
        format!("{}.{OFFER_EXTENSION}", host.trim_matches(['.', '-', '_']))
    }

    /// What the window and the command line show of it.
    pub(crate) fn view(&self, id: &str, known_server: Option<String>) -> view::EnrollmentOffer {
        view::EnrollmentOffer {
            id: id.to_owned(),
            name: match self.name.is_empty() {
                true => self.address.host().to_owned(),
                false => self.name.clone(),
            },
            server: self.address.as_str().to_owned(),
            host: self.address.host().to_owned(),
            client_id: self.client_id.clone(),
            dialect: self.dialect.map(Into::into),
            provider: self.provider,
            help: self.help.clone(),
            known_server,
        }
    }

    /// The offer that an object in another file is: the policy has one. The fields are those of a file, without `type`
    /// and `version`.
    pub(crate) fn from_object(object: &Map<String, Value>) -> std::result::Result<Self, Problem> {
        let mut fields = Fields::default();
        for (name, value) in object {
            fields.put(name, value.as_str().ok_or(Problem::OfferMalformed)?)?;
        }
        Self::from_fields(fields)
    }

    fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = vec![("server", self.address.as_str().to_owned())];
        let mut put = |name, value: &str| {
            if !value.is_empty() {
                fields.push((name, value.to_owned()));
            }
        };
        put("name", &self.name);
        put("clientId", &self.client_id);
        put("dialect", self.dialect.map_or("", Dialect::name));
        if self.provider != view::ProviderKind::Zitadel {
            put("provider", self.provider.name());
        }
        put("help", &self.help);
        fields
    }

    fn from_fields(fields: Fields) -> std::result::Result<Self, Problem> {
        let address = fields.server.ok_or(Problem::OfferMalformed)?;
        let address = ServerAddress::parse(&address).map_err(crate::enrolling::address_problem)?;
        let name = text(fields.name, LONGEST_NAME)?;
        let help = text(fields.help, LONGEST_HELP)?;
        let client_id = client_id(&fields.client.unwrap_or_default())?;
        let provider = match fields.provider.as_deref() {
            None => view::ProviderKind::default(),
            Some(name) => name.parse().map_err(|_| Problem::OfferMalformed)?,
        };
        let dialect = match fields.dialect.as_deref() {
            None => None,
            Some(name) => Some(name.parse().map_err(|_| Problem::OfferMalformed)?),
        };
        if dialect.is_some() && provider != view::ProviderKind::Zitadel {
            return Err(Problem::OfferMalformed);
        }
        Ok(Self {
            name,
            address,
            client_id,
            dialect,
            provider,
            help,
        })
    }
}

/// The fields of an offer as they were written.
#[derive(Default)]
struct Fields {
    server: Option<String>,
    client: Option<String>,
    name: Option<String>,
    dialect: Option<String>,
    provider: Option<String>,
    help: Option<String>,
}

impl Fields {
    fn put(&mut self, name: &str, value: &str) -> std::result::Result<(), Problem> {
        let place = match name {
            "server" => &mut self.server,
            "client" | "clientId" => &mut self.client,
            "name" => &mut self.name,
            "dialect" => &mut self.dialect,
            "provider" => &mut self.provider,
            "help" => &mut self.help,
            other if names_a_secret(other) => return Err(Problem::OfferHasToken),
            _ => return Err(Problem::OfferMalformed),
        };
        if holds_a_secret(value) {
            return Err(Problem::OfferHasToken);
        }
        match place.replace(value.to_owned()) {
            // Whoever shows it and whoever uses it could take another one of the two.
            Some(_) => Err(Problem::OfferMalformed),
            None => Ok(()),
        }
    }
}

fn fields_of_link(text: &str) -> std::result::Result<Fields, Problem> {
    let url = Url::parse(text).map_err(|_| Problem::OfferMalformed)?;
    let place = (url.host_str(), url.path());
    let is_enroll = matches!(
        place,
        (Some("enroll"), "" | "/") | (None, "enroll" | "/enroll")
    );
    let has_more = !url.username().is_empty()
        || url.password().is_some()
        || url.port().is_some()
        || url.fragment().is_some();
    // What names a secret is told as that, wherever else the link is wrong too.
    if url.query_pairs().any(|(name, _)| is_secret_field(&name)) || url.password().is_some() {
        return Err(Problem::OfferHasToken);
    }
    if !is_enroll || has_more {
        return Err(Problem::OfferMalformed);
    }
    let mut fields = Fields::default();
    let mut version = None;
    for (name, value) in url.query_pairs() {
        match name.as_ref() {
            "v" if version.is_none() => {
                version = Some(value.parse().map_err(|_| Problem::OfferMalformed)?);
            }
            name => fields.put(name, &value)?,
        }
    }
    check_version(version)?;
    Ok(fields)
}

fn fields_of_file(text: &str) -> std::result::Result<Fields, Problem> {
    let file: Map<String, Value> =
        serde_json::from_str(text).map_err(|_| Problem::OfferMalformed)?;
    if file.keys().any(|name| is_secret_field(name)) {
        return Err(Problem::OfferHasToken);
    }
    if file.get("type").and_then(Value::as_str) != Some(FILE_TYPE) {
        return Err(Problem::OfferMalformed);
    }
    check_version(file.get("version").and_then(Value::as_u64))?;
    let mut fields = Fields::default();
    for (name, value) in &file {
        if name != "type" && name != "version" {
            fields.put(name, value.as_str().ok_or(Problem::OfferMalformed)?)?;
        }
    }
    Ok(fields)
}

fn check_version(version: Option<u64>) -> std::result::Result<(), Problem> {
    match version {
        Some(VERSION) => Ok(()),
        Some(newer) if newer > VERSION => Err(Problem::OfferNewer),
        _ => Err(Problem::OfferMalformed),
    }
}

fn is_secret_field(name: &str) -> bool {
    !matches!(
        name,
        "v" | "type"
            | "version"
            | "server"
            | "client"
            | "clientId"
            | "name"
            | "dialect"
            | "provider"
            | "help"
    ) && names_a_secret(name)
}

fn names_a_secret(name: &str) -> bool {
    let plain: String = name
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_lowercase())
        .collect();
    matches!(plain.as_str(), "pat" | "key" | "jwt" | "auth")
        || SECRET_NAMES.iter().any(|secret| plain.contains(secret))
}

/// Whether a value looks like something that signs somebody in, whatever field it stands in.
fn holds_a_secret(value: &str) -> bool {
    let lower = value.to_ascii_lowercase();
    let is_jwt = |word: &str| word.starts_with("eyJ") && word.matches('.').count() >= 2;
    lower.contains("otpauth") || lower.contains("bearer ") || value.split_whitespace().any(is_jwt)
}

/// A text to show: one line, nothing in it that could change how other text reads.
fn text(value: Option<String>, longest: usize) -> std::result::Result<String, Problem> {
    let value = value.unwrap_or_default().trim().to_owned();
    match is_showable(&value) && value.chars().count() <= longest {
        true => Ok(value),
        false => Err(Problem::OfferMalformed),
    }
}

/// Whether a text has neither control characters nor those that turn the writing around or can't be seen.
pub(crate) fn is_showable(text: &str) -> bool {
    let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    !text.chars().any(|c| c.is_control() || hidden(c))
}

/// A client's id: what a server would take in an address.
pub(crate) fn client_id(value: &str) -> std::result::Result<String, Problem> {
    let value = value.trim();
    let fits =
        value.len() <= LONGEST_CLIENT_ID && value.bytes().all(|byte| byte.is_ascii_graphic());
    match fits {
        true => Ok(value.to_owned()),
        false => Err(Problem::OfferMalformed),
    }
}

impl view::ProviderKind {
    /// Its name in files, links and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Zitadel => "zitadel",
            Self::PrivacyIdea => "privacyidea",
        }
    }
}

impl std::str::FromStr for view::ProviderKind {
    type Err = ();

    fn from_str(name: &str) -> std::result::Result<Self, ()> {
        [Self::Zitadel, Self::PrivacyIdea]
            .into_iter()
            .find(|kind| kind.name() == name)
            .ok_or(())
    }
}

/// How many offers that the system opened wait at the most. One more is not taken: whoever opens so many is no person.
const MOST_OPENED: usize = 8;
/// How many that were read by hand are remembered at the most, the newest.
const MOST_READ: usize = 4;

/// The offers that wait for the person's word, each by an id of its own: what is agreed to is what was shown.
#[derive(Default)]
pub(crate) struct Waiting(Mutex<State>);

#[derive(Default)]
struct State {
    /// What the system opened, the oldest first. That one is shown.
    opened: VecDeque<Waits>,
    /// What was read by hand, the oldest first.
    read: VecDeque<Waits>,
    problem: Option<AppError>,
}

/// One offer that waits.
#[derive(Clone)]
pub(crate) struct Waits {
    pub(crate) id: String,
    pub(crate) offer: Offer,
}

impl Waiting {
    fn put_read(&self, id: String, offer: Offer) {
        let mut state = self.lock();
        if state.read.len() >= MOST_READ {
            state.read.pop_front();
        }
        state.read.push_back(Waits { id, offer });
    }

    fn put_opened(&self, id: String, offer: Offer) {
        let mut state = self.lock();
        // The same once more says nothing new.
        if state.opened.iter().any(|waits| waits.offer == offer) {
            return;
        }
        if state.opened.len() >= MOST_OPENED {
            tracing::warn!("an enrollment offer was not taken: too many wait");
            return;
        }
        state.opened.push_back(Waits { id, offer });
    }

    fn get(&self, id: &str) -> Option<Waits> {
        let state = self.lock();
        let mut all = state.opened.iter().chain(&state.read);
        all.find(|waits| waits.id == id).cloned()
    }

    fn forget(&self, id: &str) {
        let mut state = self.lock();
        state.opened.retain(|waits| waits.id != id);
        state.read.retain(|waits| waits.id != id);
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl App {
    /// Reads an enrollment link or file; it waits until [`App::accept_offer`] or [`App::decline_offer`].
    ///
    /// # Errors
    /// As [`Offer::read`].
    pub async fn read_offer(&self, bytes: Zeroizing<Vec<u8>>) -> Result<view::EnrollmentOffer> {
        let offer = Offer::read(&bytes)?;
        let id = random_id()?;
        self.offers.put_read(id.clone(), offer.clone());
        Ok(self.offer_view(&Waits { id, offer }).await)
    }

    /// The system opened a link or file with this program. [`App::state`] tells of it, and of what is wrong with it. It
    /// waits behind those that were opened before.
    pub fn offer_opened(&self, bytes: &[u8]) {
        let read = Offer::read(bytes).and_then(|offer| Ok((random_id()?, offer)));
        match read {
            Ok((id, offer)) => {
                tracing::info!(
                    host = offer.address.host(),
                    "an enrollment offer was opened"
                );
                self.offers.put_opened(id, offer);
            }
            Err(error) => {
                tracing::warn!(
                    code = error.problem.code(),
                    "no enrollment offer was opened"
                );
                self.offers.lock().problem = Some(error);
            }
        }
    }

    /// Forgets the offer with this id, if it still waits; without one, what was wrong with what the system opened.
    pub fn decline_offer(&self, id: Option<&str>) {
        match id {
            Some(id) => self.offers.forget(id),
            None => self.offers.lock().problem = None,
        }
    }

    /// Makes a profile of the offer with this id, which was shown. A profile of the same address stays as it is and is given
    /// back.
    ///
    /// # Errors
    /// [`Problem::OfferMissing`]; [`Problem::VaultLocked`], and then the offer still waits.
    pub async fn accept_offer(&self, id: &str) -> Result<view::Server> {
        let waits = self.offers.get(id).ok_or(Problem::OfferMissing)?;
        let taken = self.take_offered_server(&waits.offer).await?;
        self.offers.forget(id);
        Ok(taken)
    }

    /// What of the offers that the system opened is shown: the oldest, how many wait behind it, and what was wrong with one.
    pub(crate) async fn waiting_offer(
        &self,
    ) -> (Option<view::EnrollmentOffer>, u32, Option<view::AppError>) {
        let (first, behind, problem) = {
            let state = self.offers.lock();
            let behind = state.opened.len().saturating_sub(1);
            let first = state.opened.front().cloned();
            (first, behind, state.problem.clone())
        };
        let offer = match first {
            Some(waits) => Some(self.offer_view(&waits).await),
            None => None,
        };
        let behind = u32::try_from(behind).unwrap_or(u32::MAX);
        (offer, behind, problem.map(|error| error.view()))
    }

    async fn offer_view(&self, waits: &Waits) -> view::EnrollmentOffer {
        let known = self.known_server(&waits.offer.address).await;
        waits.offer.view(&waits.id, known)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = r#"{"type":"countersign-enrollment","version":1,"server":"https://id.example.com","name":"Example","clientId":"123@example","dialect":"v2","help":"helpdesk@example.com, 4711"}"#;

    fn problem(text: &str) -> Problem {
        Offer::read(text.as_bytes()).unwrap_err().problem
    }

    #[test]
    fn a_file_and_a_link_give_the_same_offer_and_are_made_again_from_it() {
        let offer = Offer::read(FILE.as_bytes()).unwrap();
        assert_eq!(
            (
                offer.name.as_str(),
                offer.address.as_str(),
                offer.client_id.as_str()
            ),
            ("Example", "https://id.example.com", "123@example")
        );
        assert_eq!(offer.dialect, Some(Dialect::V2));
        assert_eq!(Offer::read(offer.file().as_bytes()).unwrap(), offer);
        assert_eq!(Offer::read(offer.link().as_bytes()).unwrap(), offer);
        assert_eq!(offer.file_name(), "id.example.com.countersign");
        let by_hand = "COUNTERSIGN://enroll/?v=1&server=https%3A%2F%2Fid.example.com&name=Example&client=123%40example&dialect=v2&help=helpdesk%40example.com%2C+4711";
        assert_eq!(Offer::read(by_hand.as_bytes()).unwrap(), offer);
    }

    #[test]
    fn only_the_server_and_the_version_are_needed() {
        let offer = Offer::read(b"countersign://enroll?v=1&server=https://id.example.com").unwrap();
        assert_eq!(offer.view("", None).name, "id.example.com");
        assert_eq!(
            (offer.dialect, offer.provider),
            (None, view::ProviderKind::Zitadel)
        );
        let other = Offer::read(
            b"countersign:enroll?v=1&server=https://mfa.example.com&provider=privacyidea",
        );
        assert_eq!(other.unwrap().provider, view::ProviderKind::PrivacyIdea);
    }

    #[test]
    fn what_would_sign_somebody_in_is_refused_wherever_it_stands() {
        for name in [
            "token",
            "access_token",
            "refreshToken",
            "client_secret",
            "Password",
            "pat",
            "api-key",
            "code",
            "id_token_hint",
        ] {
            let link = format!("countersign://enroll?v=1&server=https://id.example.com&{name}=x");
            assert_eq!(problem(&link), Problem::OfferHasToken, "{name}");
            let file = FILE.replace("{\"type\"", &format!("{{\"{name}\":\"x\",\"type\""));
            assert_eq!(problem(&file), Problem::OfferHasToken, "{name}");
        }
        for help in [
            "otpauth://totp/x?secret=GEZDGNBV",
            "send Bearer abc",
            "eyJhbGciOiJub25lIn0.e30.x",
        ] {
            let file = FILE.replace("helpdesk@example.com, 4711", help);
            assert_eq!(problem(&file), Problem::OfferHasToken, "{help}");
        }
    }

    #[test]
    fn what_is_no_offer_is_refused() {
        for text in [
            "",
            "{}",
            "[]",
            "otpauth://totp/x?secret=GEZDGNBV",
            "countersign://enrol?v=1&server=https://id.example.com",
            "countersign://enroll/more?v=1&server=https://id.example.com",
            "countersign://enroll?server=https://id.example.com",
            "countersign://enroll?v=0&server=https://id.example.com",
            "countersign://enroll?v=1",
            "countersign://enroll?v=1&server=https://id.example.com&server=https://other.example.com",
            "countersign://enroll?v=1&server=https://id.example.com&colour=red",
            "countersign://enroll?v=1&server=https://id.example.com#x",
            "countersign://enroll?v=1&server=https://id.example.com&dialect=v9",
            "countersign://enroll?v=1&server=https://id.example.com&provider=privacyidea&dialect=v2",
            "countersign://enroll?v=1&server=https://id.example.com&name=a%0Ab",
            "countersign://enroll?v=1&server=https://id.example.com&name=%E2%80%AEb",
            "countersign://enroll?v=1&server=https://id.example.com&client=a%20b",
        ] {
            assert_eq!(problem(text), Problem::OfferMalformed, "{text}");
        }
        let newer = "countersign://enroll?v=2&server=https://id.example.com&colour=red";
        assert_eq!(
            problem(&newer.replace("&colour=red", "")),
            Problem::OfferNewer
        );
        assert_eq!(problem(&FILE.replace(":1,", ":2,")), Problem::OfferNewer);
        let plain = "countersign://enroll?v=1&server=http://id.example.com";
        assert!(matches!(problem(plain), Problem::ServerNotHttps { .. }));
        let credentials = "countersign://enroll?v=1&server=https://ann:pw@id.example.com";
        assert!(matches!(problem(credentials), Problem::ServerAddress(_)));
        assert_eq!(
            problem(&"x".repeat(OFFER_LIMIT + 1)),
            Problem::OfferTooLarge
        );
    }

    #[test]
    fn whatever_a_byte_is_changed_to_nothing_panics_and_what_is_taken_is_the_same_again() {
        let link = Offer::read(FILE.as_bytes()).unwrap().link();
        let mut taken = 0;
        for seed in [FILE, &link] {
            for at in 0..seed.len() {
                for byte in *b"\0\n \"\\&=%{}#@:/A7\xe2\xff" {
                    let mut changed = seed.as_bytes().to_vec();
                    changed[at] = byte;
                    let mut grown = seed.as_bytes().to_vec();
                    grown.insert(at, byte);
                    for bytes in [changed, grown] {
                        let Ok(offer) = Offer::read(&bytes) else {
                            continue;
                        };
                        taken += 1;
                        for form in [offer.link(), offer.file()] {
                            assert_eq!(Offer::read(form.as_bytes()).unwrap(), offer);
                        }
                        assert!(!offer.file_name().contains(['/', '\\']));
                    }
                }
            }
        }
        assert!(taken > 1_000, "{taken}");
    }
}
