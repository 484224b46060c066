//! Whole enrollments against the demonstration provider, which shares no parser with this crate.

use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::time::Duration;

use countersign_demo_idp::{
    DemoServer, FixedClock as ServerClock, Options, Role, Scenario, start_with_clock,
};
use countersign_enrollment::{
    Answer, Dialect, ErrorKind, Limits, Provider, Registration, RegistrationState, ServerAddress,
    Started, Token, UserId, Zitadel,
};
use countersign_otp::{OtpAuth, UnixTime, code_at};

use crate::support::{FixedClock, NOW_MS, limits};

async fn demonstration() -> DemoServer {
    start_with_clock(Options::default(), Arc::new(ServerClock::at_ms(NOW_MS)))
        .await
        .unwrap()
}

fn connect(server: &DemoServer, dialect: Dialect, limits: Limits) -> Zitadel {
    let address = ServerAddress::parse(server.url()).unwrap();
    let token = Token::parse(server.token()).unwrap();
    Zitadel::with_limits(
        address,
        dialect,
        token,
        Arc::new(FixedClock(AtomicU64::new(NOW_MS))),
        limits,
    )
    .unwrap()
}

fn person(server: &DemoServer, role: Role) -> UserId {
    let people = server.users();
    UserId::parse(&people.iter().find(|person| person.role == role).unwrap().id).unwrap()
}

fn right_code(link: &OtpAuth) -> String {
    let code = code_at(&link.secret, &link.kind, UnixTime(NOW_MS / 1_000)).unwrap();
    code.code.expose().to_owned()
}

/// A code of the right length that is not the right one.
fn wrong_code(link: &OtpAuth) -> String {
    let number: u32 = right_code(link).parse().unwrap();
    format!("{:06}", (number + 500_000) % 1_000_000)
}

async fn state(provider: &Zitadel, user: &UserId) -> RegistrationState {
    provider.status(user).await.unwrap().value.state
}

fn registration(user: &UserId, started: &Answer<Started>) -> Registration {
    Registration {
        user: user.clone(),
        id: started.value.registration_id.clone(),
        secret: None,
    }
}

/// A server, a provider in `dialect`, and a registration of the new starter's that waits for its code.
async fn pending(dialect: Dialect) -> (DemoServer, Zitadel, Registration, OtpAuth) {
    let server = demonstration().await;
    let provider = connect(&server, dialect, limits());
    let user = person(&server, Role::NewStarter);
    let started = provider.start(&user).await.unwrap();
    let registration = registration(&user, &started);
    (server, provider, registration, started.value.link)
}

#[tokio::test]
async fn a_whole_life_in_each_dialect() {
    for dialect in Dialect::ALL {
        let server = demonstration().await;
        let provider = connect(&server, *dialect, limits());
        let user = person(&server, Role::NewStarter);
        assert_eq!(state(&provider, &user).await, RegistrationState::None);

        let started = provider.start(&user).await.unwrap();
        assert_eq!(
            started.value.registration_id.is_some(),
            dialect.has_registration_ids()
        );
        assert_eq!(started.exchange.clock_difference_seconds, Some(0));
        let link = &started.value.link;
        assert_eq!(link.label, "new.starter@demo.countersign.example");
        assert_eq!(state(&provider, &user).await, RegistrationState::Pending);

        let registration = registration(&user, &started);
        let error = provider
            .verify(&registration, &wrong_code(link))
            .await
            .unwrap_err();
        assert_eq!(error.kind, ErrorKind::InvalidCode);
        assert_eq!(error.said.unwrap().id.as_deref(), Some("EVENT-8isk2"));
        assert_eq!(state(&provider, &user).await, RegistrationState::Pending);

        let verified = provider
            .verify(&registration, &right_code(link))
            .await
            .unwrap();
        assert!(
            verified
                .value
                .details
                .change_date
                .unwrap()
                .starts_with("2024-06-13T06:44:36")
        );
        assert!(verified.value.details.resource_owner.is_some());
        let ready = provider.status(&user).await.unwrap().value;
        assert_eq!(ready.state, RegistrationState::Ready);
        assert!(ready.methods.iter().any(|method| method == "TOTP"));
        assert_eq!(ready.user.unwrap().name.as_deref(), Some("New starter"));

        let again = provider
            .verify(&registration, &right_code(link))
            .await
            .unwrap_err();
        assert_eq!(again.kind, ErrorKind::AlreadyEnrolled);
        assert_eq!(
            provider.start(&user).await.unwrap_err().kind,
            ErrorKind::AlreadyEnrolled
        );

        provider.remove(&registration).await.unwrap();
        assert_eq!(state(&provider, &user).await, RegistrationState::None);
        let error = provider.remove(&registration).await.unwrap_err();
        assert_eq!(error.kind, ErrorKind::NoPendingRegistration);
        server.stop().await;
    }
}

#[tokio::test]
async fn a_second_start_makes_the_first_code_useless() {
    let (_server, provider, registration, first) = pending(Dialect::V2).await;
    let second = provider.start(&registration.user).await.unwrap().value.link;
    assert_ne!(first.secret, second.secret);
    if right_code(&first) != right_code(&second) {
        let error = provider
            .verify(&registration, &right_code(&first))
            .await
            .unwrap_err();
        assert_eq!(error.kind, ErrorKind::InvalidCode);
    }
    provider
        .verify(&registration, &right_code(&second))
        .await
        .unwrap();
}

#[tokio::test]
async fn an_answer_that_was_lost_is_found_out_by_the_state() {
    for dialect in Dialect::ALL {
        let (server, provider, registration, link) = pending(*dialect).await;
        server.set_scenario(Scenario::DropAfterAccept);
        let error = provider
            .verify(&registration, &right_code(&link))
            .await
            .unwrap_err();
        assert_eq!(error.kind, ErrorKind::ConnectionLost);
        assert!(error.outcome_unknown());
        assert_eq!(
            state(&provider, &registration.user).await,
            RegistrationState::Ready
        );
    }
}

#[tokio::test]
async fn each_scenario_has_its_kind_in_each_dialect() {
    for dialect in Dialect::ALL {
        let (server, provider, registration, link) = pending(*dialect).await;
        for (scenario, kind) in [
            (Scenario::WrongCode, ErrorKind::InvalidCode),
            (Scenario::CodeReused, ErrorKind::CodeReused),
            (Scenario::NoPermission, ErrorKind::NotAllowed),
            (Scenario::UserNotFound, ErrorKind::UserNotFound),
            (Scenario::NoPending, ErrorKind::NoPendingRegistration),
            (Scenario::MfaRequired, ErrorKind::MfaRequired),
            (
                Scenario::RateLimited,
                ErrorKind::RateLimited {
                    retry_after_seconds: Some(40),
                },
            ),
            (Scenario::ServerError, ErrorKind::ServerError),
            (Scenario::HtmlError, ErrorKind::ServerError),
            (Scenario::AlreadyEnrolled, ErrorKind::AlreadyEnrolled),
        ] {
            server.set_scenario(scenario);
            let error = provider
                .verify(&registration, &right_code(&link))
                .await
                .unwrap_err();
            assert_eq!(error.kind, kind, "{scenario} in {dialect}");
        }
    }
}

#[tokio::test]
async fn a_slow_server_is_a_time_out_that_may_have_been_told() {
    let (server, _, registration, link) = pending(Dialect::V2).await;
    server.set_scenario(Scenario::Slow);
    server.set_slow_delay(Duration::from_secs(60));
    let provider = connect(
        &server,
        Dialect::V2,
        Limits {
            read: Duration::from_millis(400),
            ..limits()
        },
    );
    let error = provider
        .verify(&registration, &right_code(&link))
        .await
        .unwrap_err();
    assert_eq!(error.kind, ErrorKind::Timeout { maybe_sent: true });
}

#[tokio::test]
async fn a_server_whose_clock_is_off_refuses_the_right_code_and_shows_by_how_much() {
    for seconds in [90, -90, 3_600] {
        let (server, provider, registration, link) = pending(Dialect::V2).await;
        server.set_scenario(Scenario::ClockOff(seconds));
        let error = provider
            .verify(&registration, &right_code(&link))
            .await
            .unwrap_err();
        assert_eq!(error.kind, ErrorKind::InvalidCode);
        let said = error.exchange.clock_difference_seconds.unwrap();
        assert!((said - seconds).abs() <= 1, "{said}");

        let at = UnixTime(NOW_MS / 1_000)
            .as_secs()
            .saturating_add_signed(seconds);
        let code = code_at(&link.secret, &link.kind, UnixTime(at)).unwrap();
        provider
            .verify(&registration, code.code.expose())
            .await
            .unwrap();
    }
}

#[tokio::test]
async fn each_person_of_the_demonstration_is_what_their_role_says() {
    let server = demonstration().await;
    let provider = connect(&server, Dialect::V2, limits());
    assert_eq!(
        state(&provider, &person(&server, Role::HalfWay)).await,
        RegistrationState::Pending
    );
    assert_eq!(
        state(&provider, &person(&server, Role::AlreadyEnrolled)).await,
        RegistrationState::Ready
    );
    assert_eq!(
        state(&provider, &person(&server, Role::NoPermission)).await,
        RegistrationState::Unknown
    );
    let refused = provider
        .start(&person(&server, Role::NoPermission))
        .await
        .unwrap_err();
    assert_eq!(refused.kind, ErrorKind::NotAllowed);
}

#[tokio::test]
async fn another_token_is_not_accepted_whatever_is_asked() {
    let server = demonstration().await;
    let address = ServerAddress::parse(server.url()).unwrap();
    let token = Token::parse("another-token").unwrap();
    let clock = Arc::new(FixedClock(AtomicU64::new(NOW_MS)));
    let provider = Zitadel::with_limits(address, Dialect::V2, token, clock, limits()).unwrap();
    let user = person(&server, Role::NewStarter);
    assert_eq!(
        provider.start(&user).await.unwrap_err().kind,
        ErrorKind::Unauthenticated
    );
    assert_eq!(
        provider.status(&user).await.unwrap_err().kind,
        ErrorKind::Unauthenticated
    );
}

#[tokio::test]
async fn a_dialect_that_a_server_does_not_speak_is_no_such_service() {
    let server = demonstration().await;
    let address = ServerAddress::parse(&format!("{}/elsewhere", server.url())).unwrap();
    let token = Token::parse(server.token()).unwrap();
    let clock = Arc::new(FixedClock(AtomicU64::new(NOW_MS)));
    let provider = Zitadel::with_limits(address, Dialect::V3Alpha, token, clock, limits()).unwrap();
    let user = person(&server, Role::NewStarter);
    assert_eq!(
        provider.start(&user).await.unwrap_err().kind,
        ErrorKind::RouteNotFound
    );
}
