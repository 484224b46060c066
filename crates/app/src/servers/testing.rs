//! Testing a server: is it there, can it prove who it is, what does it speak, does its clock agree, who is signed in.

use countersign_enrollment::sign_in::SignInErrorKind;
use countersign_enrollment::{ClockDifference, Dialect, ErrorKind, Found, Probe, probe};
use countersign_vault::ServerId;

use crate::app::App;
use crate::error::{Problem, Result};
use crate::servers::missing;
use crate::servers::profile::ServerProfile;
use crate::servers::session::{Present, SealedSession};
use crate::signing_in::WAIT;
use crate::verdicts::duration;
use crate::view::{self, ServerCheckName as Name, ServerCheckOutcome as CheckOutcome};

/// How far clocks may be apart, in seconds, and still agree: a `Date` has whole seconds.
const AGREES: u64 = 1;
/// From here on a difference matters for codes, in seconds.
const MATTERS: u64 = 5;

impl App {
    /// Tries a server out, with its session where there is one, and keeps the dialect where none was chosen. Changes nothing
    /// at the server.
    ///
    /// # Errors
    /// [`Problem::ServerNotFound`], what the disk says. That the server is not as it should be is no error.
    pub async fn test_server(&self, id: &str) -> Result<view::ServerTest> {
        let (id, mut profile) = self.server(id).await?;
        let connection = self.connection(&profile)?;
        let session = match self.present(id, &profile).await? {
            Present::Nobody => None,
            Present::Unreadable | Present::Signed(_) => {
                Some(self.fit_session(id, &profile, None).await)
            }
        };
        let token = session
            .as_ref()
            .and_then(|session| session.as_ref().ok())
            .map(|sealed| sealed.session.access_token().clone());
        let found = probe(&connection, token.as_ref()).await;
        let dialects = found.spoken();
        if profile.provider == view::ProviderKind::Zitadel
            && profile.dialect.is_none()
            && let Some(first) = dialects.first()
        {
            let asked = profile.address.clone();
            let found = self.change_server(id, true, |mut profile| {
                // It may have been changed while the server was asked.
                if profile.address == asked && profile.kind().is_err() {
                    profile.dialect = Some(*first);
                }
                Ok(profile)
            });
            profile = found.await?;
        }
        self.keep_server_time(&id.to_string()).await;
        let checks = match profile.provider {
            view::ProviderKind::Zitadel => {
                self.learn_who(id, &profile, &found, session.as_ref())
                    .await?;
                checks(&profile, &found, session)
            }
            view::ProviderKind::PrivacyIdea => {
                let signed_in = check(
                    Name::SignedIn,
                    CheckOutcome::Unknown,
                    "This kind of server tells only when a person is looked up.",
                );
                vec![
                    reachable(&profile, &found),
                    certificate(&profile, &found),
                    clock(&found),
                    signed_in,
                ]
            }
        };
        let (_, profile) = self.server(&id.to_string()).await?;
        Ok(view::ServerTest {
            server: self.server_view(id, &profile).await?,
            checks,
            dialects: dialects.into_iter().map(Into::into).collect(),
        })
    }

    /// Notes whose a token is that was pasted.
    async fn learn_who(
        &self,
        id: ServerId,
        profile: &ServerProfile,
        found: &Probe,
        session: Option<&Result<SealedSession>>,
    ) -> Result<()> {
        let (Some(Ok(who)), Some(Ok(sealed))) = (&found.signed_in, session) else {
            return Ok(());
        };
        if !sealed.session.is_pasted() || sealed.about.user_id.is_some() {
            return Ok(());
        }
        let vault = self.vault()?;
        let _lock = vault.lock_session(id, WAIT).await.map_err(missing)?;
        // Somebody may have signed in or out meanwhile.
        let Present::Signed(mut present) = self.present(id, profile).await? else {
            return Ok(());
        };
        if !present.is_same(&sealed.session) {
            return Ok(());
        }
        let sealed = &mut present;
        sealed.about.user_id = Some(who.user_id.as_str().to_owned());
        sealed.about.name.clone_from(&who.name);
        sealed.about.login.clone_from(&who.login);
        let form = sealed.sealed_form();
        vault
            .replace_session(id, Some(&form))
            .await
            .map_err(missing)
    }
}

fn checks(
    profile: &ServerProfile,
    found: &Probe,
    session: Option<Result<SealedSession>>,
) -> Vec<view::ServerCheck> {
    vec![
        reachable(profile, found),
        certificate(profile, found),
        instance(profile, found),
        dialect(profile, found),
        clock(found),
        signed_in(found, session),
    ]
}

fn check(name: Name, outcome: CheckOutcome, words: impl Into<String>) -> view::ServerCheck {
    view::ServerCheck {
        name,
        outcome,
        words: words.into(),
    }
}

fn reachable(profile: &ServerProfile, found: &Probe) -> view::ServerCheck {
    let host = profile.host();
    match (found.reached, trouble(found)) {
        (Found::Yes, _) => check(
            Name::Reachable,
            CheckOutcome::Good,
            format!("{host} answers."),
        ),
        (_, Some(ErrorKind::Certificate)) => check(
            Name::Reachable,
            CheckOutcome::Unknown,
            format!("{host} answers, but nothing was sent to it."),
        ),
        _ => check(
            Name::Reachable,
            CheckOutcome::Bad,
            format!("No answer from {host}."),
        ),
    }
}

fn certificate(profile: &ServerProfile, found: &Probe) -> view::ServerCheck {
    let is_plain = profile.address.starts_with("http://");
    match (found.reached, trouble(found)) {
        _ if is_plain => check(
            Name::Certificate,
            CheckOutcome::Good,
            "It is on this computer, so that it needs no certificate.",
        ),
        (_, Some(ErrorKind::Certificate)) => check(
            Name::Certificate,
            CheckOutcome::Bad,
            format!(
                "{} could not prove who it is. A company's own authority can be added.",
                profile.host()
            ),
        ),
        (Found::Yes, _) => check(
            Name::Certificate,
            CheckOutcome::Good,
            "Its certificate is trusted.",
        ),
        _ => check(
            Name::Certificate,
            CheckOutcome::Unknown,
            "Its certificate was not seen.",
        ),
    }
}

fn instance(profile: &ServerProfile, found: &Probe) -> view::ServerCheck {
    let host = profile.host();
    match found.instance {
        Found::Yes => check(
            Name::Instance,
            CheckOutcome::Good,
            format!("{host} serves an organisation."),
        ),
        Found::No => check(
            Name::Instance,
            CheckOutcome::Bad,
            format!("No organisation is served under {host}. The address may be wrong."),
        ),
        Found::Unknown => check(
            Name::Instance,
            CheckOutcome::Unknown,
            "It could not be found out whether an organisation is served there.",
        ),
    }
}

fn dialect(profile: &ServerProfile, found: &Probe) -> view::ServerCheck {
    let spoken: Vec<&str> = found.spoken().into_iter().map(Dialect::name).collect();
    let list = spoken.join(", ");
    match profile.dialect {
        Some(chosen) if spoken.contains(&chosen.name()) => check(
            Name::Dialect,
            CheckOutcome::Good,
            format!("It speaks {}, which is used. Found: {list}.", chosen.name()),
        ),
        Some(chosen) if !spoken.is_empty() => check(
            Name::Dialect,
            CheckOutcome::Bad,
            format!(
                "It does not speak {}, which is chosen. Found: {list}.",
                chosen.name()
            ),
        ),
        Some(chosen) => check(
            Name::Dialect,
            CheckOutcome::Unknown,
            format!(
                "It could not be found out whether it speaks {}.",
                chosen.name()
            ),
        ),
        None if spoken.is_empty() => check(
            Name::Dialect,
            CheckOutcome::Bad,
            "Its version could not be found out. Choose the one that your helpdesk names.",
        ),
        // One that was found is kept before this is said.
        None => check(Name::Dialect, CheckOutcome::Good, format!("Found: {list}.")),
    }
}

fn clock(found: &Probe) -> view::ServerCheck {
    let Some(difference) = found.clock else {
        return check(
            Name::Clock,
            CheckOutcome::Unknown,
            "It does not tell its time.",
        );
    };
    let seconds = ClockDifference::seconds(difference);
    let apart = seconds.unsigned_abs();
    let way = if seconds > 0 { "slower" } else { "faster" };
    let off = duration(apart);
    match apart {
        0..=AGREES => check(
            Name::Clock,
            CheckOutcome::Good,
            "Its clock agrees with this computer's to within a second.",
        ),
        _ if apart <= MATTERS => check(
            Name::Clock,
            CheckOutcome::Good,
            format!("This computer's clock is {off} {way} than the server's. That does no harm."),
        ),
        _ => check(
            Name::Clock,
            CheckOutcome::Bad,
            format!(
                "This computer's clock is {off} {way} than the server's. Codes may not be accepted."
            ),
        ),
    }
}

fn signed_in(found: &Probe, session: Option<Result<SealedSession>>) -> view::ServerCheck {
    match (session, &found.signed_in) {
        (None, _) => check(
            Name::SignedIn,
            CheckOutcome::Unknown,
            "Nobody is signed in.",
        ),
        (Some(Err(error)), _) if matches!(error.problem, Problem::SessionOver { .. }) => check(
            Name::SignedIn,
            CheckOutcome::Bad,
            "The sign-in has ended. Sign in again.",
        ),
        (Some(Err(error)), _) => check(
            Name::SignedIn,
            CheckOutcome::Unknown,
            error.problem.words().message,
        ),
        (Some(Ok(_)), Some(Ok(who))) => check(
            Name::SignedIn,
            CheckOutcome::Good,
            format!("Signed in as {who}."),
        ),
        (Some(Ok(_)), Some(Err(error)))
            if matches!(
                error.kind,
                SignInErrorKind::SessionOver
                    | SignInErrorKind::Provider(ErrorKind::Unauthenticated)
            ) =>
        {
            check(
                Name::SignedIn,
                CheckOutcome::Bad,
                "The server does not accept the sign-in. Sign in again.",
            )
        }
        (Some(Ok(_)), _) => check(
            Name::SignedIn,
            CheckOutcome::Unknown,
            "The server does not tell who is signed in.",
        ),
    }
}

fn trouble(found: &Probe) -> Option<ErrorKind> {
    found.trouble.as_ref().map(|trouble| trouble.kind.clone())
}
