//! Signing in with a browser at the demonstration provider, which shares no parser with this crate.

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use countersign_demo_idp::{
    DemoServer, Extras, FixedClock as ServerClock, Options, Role, Signing, start_with,
};
use countersign_enrollment::sign_in::{
    BrowserRequest, BrowserSignIn, IdTokenFault, OpenId, Prompt, SCOPES, SignInError,
    SignInErrorKind,
};
use countersign_enrollment::{
    ClientId, Dialect, ExchangeLog, ProviderKind, RegistrationState, Server, ServerAddress,
    ServerSettings, Session, UserId,
};
use rustls::pki_types::PrivatePkcs8KeyDer;
use rustls::pki_types::pem::PemObject;
use tokio::net::TcpStream;
use url::Url;

use crate::browser;
use crate::support::{FixedClock, NOW_MS, limits};

/// Longer than any of these tests takes.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

/// The demonstration, a clock of our own, and everything that was exchanged.
pub(crate) struct Bench {
    pub(crate) demo: DemoServer,
    pub(crate) demo_clock: Arc<ServerClock>,
    pub(crate) server: Server,
    pub(crate) log: Arc<ExchangeLog>,
}

impl Bench {
    pub(crate) async fn start() -> Self {
        Self::signing(Signing::default()).await
    }

    async fn signing(signing: Signing) -> Self {
        let demo_clock = Arc::new(ServerClock::at_ms(NOW_MS));
        let extras = Extras {
            clock: demo_clock.clone(),
            signing,
            ..Extras::default()
        };
        let demo = start_with(Options::default(), extras).await.unwrap();
        let log = Arc::new(ExchangeLog::default());
        let settings = ServerSettings {
            limits: limits(),
            recorder: Some(log.clone()),
            ..ServerSettings::default()
        };
        let address = ServerAddress::parse(demo.url()).unwrap();
        let clock = Arc::new(FixedClock(AtomicU64::new(NOW_MS)));
        let server = Server::with(address, clock, settings).unwrap();
        Self {
            demo,
            demo_clock,
            server,
            log,
        }
    }

    pub(crate) async fn openid(&self) -> OpenId {
        let client = ClientId::parse(self.demo.client_id()).unwrap();
        OpenId::discover(&self.server, client).await.unwrap()
    }

    pub(crate) fn user(&self, role: Role) -> String {
        let users = self.demo.users();
        users.into_iter().find(|user| user.role == role).unwrap().id
    }

    pub(crate) async fn begin(&self, request: BrowserRequest) -> BrowserSignIn {
        self.openid().await.begin_browser(request).await.unwrap()
    }

    /// Signs in as the new starter, and gives what the browser shows at the end beside it.
    pub(crate) async fn sign_in(
        &self,
        request: BrowserRequest,
    ) -> (Result<Session, SignInError>, browser::Page) {
        let begun = self.begin(request).await;
        let url = begun.url().to_owned();
        let user = self.user(Role::NewStarter);
        let person = async {
            let back = browser::sign_in(&url, Some(&user)).await;
            browser::get(&back).await
        };
        tokio::join!(begun.finish(PATIENCE), person)
    }

    pub(crate) async fn session(&self) -> Session {
        self.sign_in(BrowserRequest::default()).await.0.unwrap()
    }

    pub(crate) async fn state(&self, session: &Session) -> Result<RegistrationState, String> {
        let kind = ProviderKind::Zitadel(Dialect::V2);
        let provider = kind.connect(&self.server, session.access_token().clone());
        let user = UserId::parse(&self.user(Role::NewStarter)).unwrap();
        let status = provider.status(&user).await;
        status
            .map(|answer| answer.value.state)
            .map_err(|error| error.to_string())
    }
}

/// Whether somebody listens on the port that a browser is to come back to.
async fn is_open(begun_url: &str) -> bool {
    let url = Url::parse(begun_url).unwrap();
    let (_, redirect) = url
        .query_pairs()
        .find(|(name, _)| name == "redirect_uri")
        .unwrap();
    let redirect = Url::parse(&redirect).unwrap();
    TcpStream::connect(redirect.authority()).await.is_ok()
}

#[tokio::test]
async fn a_person_signs_in_and_acts_for_oneself() {
    let bench = Bench::start().await;
    let (session, page) = bench.sign_in(BrowserRequest::default()).await;
    let session = session.unwrap();
    let identity = session.identity().unwrap();
    assert_eq!(identity.user_id.as_str(), bench.user(Role::NewStarter));
    assert_eq!(identity.name.as_deref(), Some("New starter"));
    assert_eq!(
        identity.login.as_deref(),
        Some("new.starter@demo.countersign.example")
    );
    assert_eq!(session.scopes(), SCOPES);
    assert_eq!(session.methods(), ["pwd"]);
    assert_eq!(session.expires_at(), Some(NOW_MS / 1_000 + 43_199));
    assert!(session.can_refresh() && !session.is_pasted());
    assert_eq!(bench.state(&session).await, Ok(RegistrationState::None));

    assert_eq!(page.status, 200);
    assert!(page.body.contains("You can go back to Countersign now"));
    assert!(!page.body.contains("http") && !page.body.contains("<script"));
    let policy = page.header("content-security-policy").unwrap();
    assert!(
        policy.starts_with("default-src 'none'; style-src 'sha256-"),
        "{policy}"
    );
    assert_eq!(page.header("cache-control"), Some("no-store"));
    assert_eq!(page.header("referrer-policy"), Some("no-referrer"));
}

#[tokio::test]
async fn every_algorithm_of_zitadels_is_understood() {
    // As PEM, which is always PKCS#8: as DER some versions write the older form.
    let made = Command::new("openssl")
        .args([
            "genpkey",
            "-algorithm",
            "RSA",
            "-pkeyopt",
            "rsa_keygen_bits:2048",
        ])
        .output();
    let mut all = vec![Signing::Es256, Signing::EdDsa];
    match made {
        Ok(output) if output.status.success() => {
            let key = PrivatePkcs8KeyDer::from_pem_slice(&output.stdout).unwrap();
            all.push(Signing::Rs256(key.secret_pkcs8_der().to_vec()));
        }
        _ => println!("skipped RS256: openssl makes no key"),
    }
    for signing in all {
        let named = format!("{signing:?}");
        let bench = Bench::signing(signing).await;
        let (session, _) = bench.sign_in(BrowserRequest::default()).await;
        assert!(session.is_ok(), "{named}: {session:?}");
    }
}

#[tokio::test]
async fn a_fresh_log_in_is_asked_for_and_a_name_is_filled_in() {
    let bench = Bench::start().await;
    let request = BrowserRequest {
        prompt: Some(Prompt::Login),
        login_hint: Some("new.starter@demo.countersign.example".to_owned()),
        ..BrowserRequest::default()
    };
    let begun = bench.begin(request).await;
    let url = Url::parse(begun.url()).unwrap();
    let field = |name: &str| {
        let mut pairs = url.query_pairs();
        pairs
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.into_owned())
    };
    for (name, value) in [
        ("response_type", "code"),
        ("client_id", bench.demo.client_id()),
        ("scope", &SCOPES.join(" ")),
        ("code_challenge_method", "S256"),
        ("prompt", "login"),
        ("login_hint", "new.starter@demo.countersign.example"),
    ] {
        assert_eq!(field(name).as_deref(), Some(value), "{name}");
    }
    let lengths = ["state", "nonce", "code_challenge"].map(|name| field(name).unwrap().len());
    assert_eq!(lengths, [43, 43, 43]);
    let redirect = field("redirect_uri").unwrap();
    assert!(redirect.starts_with("http://127.0.0.1:") && redirect.ends_with("/callback"));
    let other = bench.begin(BrowserRequest::default()).await;
    assert!(!other.url().contains(&field("state").unwrap()));
}

#[tokio::test]
async fn somebody_who_cancels_in_the_browser_has_denied_it() {
    let bench = Bench::start().await;
    let begun = bench.begin(BrowserRequest::default()).await;
    let url = begun.url().to_owned();
    let person = async { browser::get(&browser::sign_in(&url, None).await).await };
    let (outcome, page) = tokio::join!(begun.finish(PATIENCE), person);
    let error = outcome.unwrap_err();
    assert_eq!(error.kind, SignInErrorKind::Denied);
    assert_eq!(error.said.unwrap().id.as_deref(), Some("access_denied"));
    assert!(page.body.contains("You are not signed in"));
    assert!(!page.body.contains("go back to Countersign now"));
}

#[tokio::test]
async fn nobody_who_comes_is_a_time_out_and_closes_the_port() {
    let bench = Bench::start().await;
    let begun = bench.begin(BrowserRequest::default()).await;
    let url = begun.url().to_owned();
    assert!(is_open(&url).await);
    let error = begun.finish(Duration::from_millis(50)).await.unwrap_err();
    assert_eq!(error.kind, SignInErrorKind::TimedOut);
    assert!(!is_open(&url).await);
}

#[tokio::test]
async fn it_can_be_cancelled_from_elsewhere_and_dropping_it_closes_the_port_too() {
    let bench = Bench::start().await;
    let begun = bench.begin(BrowserRequest::default()).await;
    let (url, canceller) = (begun.url().to_owned(), begun.canceller());
    let (outcome, ()) = tokio::join!(begun.finish(PATIENCE), async { canceller.cancel() });
    assert_eq!(outcome.unwrap_err().kind, SignInErrorKind::Cancelled);
    assert!(!is_open(&url).await);
    canceller.cancel();

    let begun = bench.begin(BrowserRequest::default()).await;
    let url = begun.url().to_owned();
    let waiting = tokio::spawn(begun.finish(PATIENCE));
    assert!(is_open(&url).await);
    waiting.abort();
    assert!(waiting.await.unwrap_err().is_cancelled());
    assert!(!is_open(&url).await);

    let begun = bench.begin(BrowserRequest::default()).await;
    let url = begun.url().to_owned();
    drop(begun);
    assert!(!is_open(&url).await);
}

#[tokio::test]
async fn a_return_works_once() {
    let bench = Bench::start().await;
    let begun = bench.begin(BrowserRequest::default()).await;
    let url = begun.url().to_owned();
    let user = bench.user(Role::NewStarter);
    let person = async {
        let back = browser::sign_in(&url, Some(&user)).await;
        browser::get(&back).await;
        back
    };
    let (session, back) = tokio::join!(begun.finish(PATIENCE), person);
    let session = session.unwrap();
    assert!(browser::send(&back, "GET", "").await.is_err());
    assert_eq!(bench.state(&session).await, Ok(RegistrationState::None));
}

#[tokio::test]
async fn other_visitors_of_the_port_are_answered_and_change_nothing() {
    let bench = Bench::start().await;
    let begun = bench.begin(BrowserRequest::default()).await;
    let url = begun.url().to_owned();
    let user = bench.user(Role::NewStarter);
    let person = async {
        let back = browser::sign_in(&url, Some(&user)).await;
        // A browser opens connections ahead and leaves them.
        let mut idle = Vec::new();
        for _ in 0..8 {
            idle.push(TcpStream::connect(back.authority()).await.unwrap());
        }
        let mut icon = back.clone();
        icon.set_path("/favicon.ico");
        assert_eq!(browser::get(&icon).await.status, 404);
        let mut stale = back.clone();
        stale.set_query(Some("code=a&state=of-another-sign-in"));
        let page = browser::get(&stale).await;
        assert_eq!(page.status, 400);
        assert!(page.body.contains("earlier sign-in"));
        assert_eq!(browser::post(&back, &[]).await.status, 400);
        let mut long = back.clone();
        long.set_query(Some(&"x".repeat(40_000)));
        // Nothing is answered to what is too long.
        assert!(
            browser::send(&long, "GET", "")
                .await
                .map_or(0, |page| page.status)
                == 0
        );
        browser::get(&back).await
    };
    let (session, page) = tokio::join!(begun.finish(PATIENCE), person);
    assert!(session.is_ok(), "{session:?}");
    assert!(page.body.contains("go back to Countersign now"));
}

#[tokio::test]
async fn only_returns_of_other_sign_ins_are_a_mismatch_of_the_state() {
    let bench = Bench::start().await;
    let stale_return = async |url: &str| {
        let url = Url::parse(url).unwrap();
        let (_, redirect) = url
            .query_pairs()
            .find(|(name, _)| name == "redirect_uri")
            .unwrap();
        let stale = Url::parse(&format!("{redirect}?code=a&state=b")).unwrap();
        browser::send(&stale, "GET", "").await
    };
    // Nobody else comes: all of it passes. A machine that is busy may need more than the least.
    for seconds in [1, 8, 60] {
        let begun = bench.begin(BrowserRequest::default()).await;
        let url = begun.url().to_owned();
        let patience = Duration::from_secs(seconds);
        let (outcome, page) = tokio::join!(begun.finish(patience), stale_return(&url));
        let error = outcome.unwrap_err();
        if error.kind == SignInErrorKind::TimedOut && seconds < 60 {
            continue;
        }
        assert_eq!(error.kind, SignInErrorKind::StateMismatch);
        assert_eq!(page.unwrap().status, 400);
        break;
    }

    let begun = bench.begin(BrowserRequest::default()).await;
    let url = begun.url().to_owned();
    let many = async { while stale_return(&url).await.is_ok() {} };
    let (outcome, ()) = tokio::join!(begun.finish(PATIENCE), many);
    assert_eq!(outcome.unwrap_err().kind, SignInErrorKind::StateMismatch);
}

#[tokio::test]
async fn a_sign_in_without_the_apis_audience_says_so_and_keeps_no_token() {
    let bench = Bench::start().await;
    let request = BrowserRequest {
        scopes: vec!["openid".to_owned(), "offline_access".to_owned()],
        ..BrowserRequest::default()
    };
    let (outcome, page) = bench.sign_in(request).await;
    let error = outcome.unwrap_err();
    assert_eq!(error.kind, SignInErrorKind::AudienceMissing);
    let exchange = error.exchange.unwrap();
    assert_eq!(exchange.status, Some(401));
    assert!(exchange.response_body.unwrap().contains("AUTH-7fs1e"));
    assert!(page.body.contains("The sign-in did not work"));
    let revoked = bench.log.entries();
    let revoked = revoked
        .iter()
        .filter(|one| one.exchange.url.ends_with("/oauth/v2/revoke"));
    assert_eq!(revoked.count(), 2);
}

#[tokio::test]
async fn without_openid_there_is_no_id_token_and_no_session() {
    let bench = Bench::start().await;
    let request = BrowserRequest {
        scopes: vec!["profile".to_owned()],
        ..BrowserRequest::default()
    };
    let begun = bench.begin(request).await;
    let url = begun.url().to_owned();
    // The demonstration sends such a request straight back.
    let person = async {
        let authorize = Url::parse(&url).unwrap();
        let back = browser::sent_to(&authorize, &browser::get(&authorize).await);
        browser::get(&back).await
    };
    let (outcome, page) = tokio::join!(begun.finish(PATIENCE), person);
    assert_eq!(outcome.unwrap_err().kind, SignInErrorKind::ScopeRefused);
    assert!(page.body.contains("The sign-in did not work"));
}

#[tokio::test]
async fn a_client_that_the_server_does_not_know_is_told() {
    let bench = Bench::start().await;
    let client = ClientId::parse("1").unwrap();
    let openid = OpenId::discover(&bench.server, client).await.unwrap();
    let error = openid.begin_device(Vec::new()).await.err().unwrap();
    assert_eq!(error.kind, SignInErrorKind::ClientUnknown);
    assert_eq!(error.said.unwrap().id.as_deref(), Some("invalid_client"));
}

#[tokio::test]
async fn an_id_token_is_judged_by_the_clock_of_the_server() {
    for seconds in [-7_200, 7_200] {
        let bench = Bench::start().await;
        bench.demo.set_clock_offset(seconds);
        let (session, _) = bench.sign_in(BrowserRequest::default()).await;
        let session = session.unwrap();
        // Kept by our own clock, which is the one it will be read by.
        assert_eq!(
            session.expires_at(),
            Some(NOW_MS / 1_000 + 43_199),
            "{seconds}"
        );
    }
}

#[tokio::test]
async fn a_server_under_another_name_is_not_the_issuer() {
    let bench = Bench::start().await;
    let other = bench.demo.url().replace("127.0.0.1", "localhost");
    let clock = Arc::new(FixedClock(AtomicU64::new(NOW_MS)));
    let server = Server::new(ServerAddress::parse(&other).unwrap(), clock).unwrap();
    let client = ClientId::parse(bench.demo.client_id()).unwrap();
    let error = OpenId::discover(&server, client).await.err().unwrap();
    assert_eq!(error.kind, SignInErrorKind::IssuerMismatch);
    assert_eq!(error.exchange.unwrap().status, Some(200));
}

#[tokio::test]
async fn nothing_secret_of_a_sign_in_is_in_what_is_recorded() {
    let bench = Bench::start().await;
    let begun = bench.begin(BrowserRequest::default()).await;
    let url = begun.url().to_owned();
    let user = bench.user(Role::NewStarter);
    let person = async {
        let back = browser::sign_in(&url, Some(&user)).await;
        browser::get(&back).await;
        back
    };
    let (session, back) = tokio::join!(begun.finish(PATIENCE), person);
    let openid = bench.openid().await;
    let first = session.unwrap();
    let second = openid.refresh(&first).await.unwrap();
    openid.sign_out(&second).await.unwrap();

    let recorded = serde_json::to_string(&bench.log.entries()).unwrap();
    let mut secrets: Vec<String> = back
        .query_pairs()
        .map(|(_, value)| value.into_owned())
        .collect();
    for session in [&first, &second] {
        let sealed = String::from_utf8(session.to_sealed_bytes().to_vec()).unwrap();
        let sealed: serde_json::Value = serde_json::from_str(&sealed).unwrap();
        for name in ["accessToken", "refreshToken"] {
            secrets.push(sealed[name].as_str().unwrap().to_owned());
        }
    }
    assert_eq!(secrets.len(), 6);
    for secret in secrets {
        assert!(
            secret.len() > 20 && !recorded.contains(&secret),
            "{recorded}"
        );
    }
    for path in [
        "openid-configuration",
        "/oauth/v2/token",
        "/oauth/v2/keys",
        "/oidc/v1/userinfo",
        "/oauth/v2/revoke",
        "code=••••••&code_verifier=••••••",
        "refresh_token=••••••",
    ] {
        assert!(
            recorded.contains(path),
            "the control: {path} is in {recorded}"
        );
    }
    let shown = format!("{first:?} {second:?} {:?}", IdTokenFault::Nonce);
    assert!(shown.contains("Token(..)"));
}
