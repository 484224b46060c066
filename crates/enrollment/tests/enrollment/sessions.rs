//! What follows a sign-in: refreshing, signing out, and the end of it.

use countersign_demo_idp::Role;
use countersign_enrollment::sign_in::{OpenId, SignInErrorKind};
use countersign_enrollment::{ClientId, ErrorKind, RegistrationState, Session, Token};

use crate::sign_in::Bench;
use crate::support::NOW_MS;

#[tokio::test]
async fn a_refresh_gives_a_new_pair_and_the_old_one_dies() {
    let bench = Bench::start().await;
    let openid = bench.openid().await;
    let first = bench.session().await;
    let second = openid.refresh(&first).await.unwrap();
    assert_eq!(second.identity(), first.identity());
    assert_eq!(second.scopes(), first.scopes());
    assert_eq!(second.expires_at(), Some(NOW_MS / 1_000 + 43_199));
    assert_eq!(bench.state(&second).await, Ok(RegistrationState::None));
    assert!(bench.state(&first).await.unwrap_err().contains("token"));

    // Kept and read back it is as good.
    let kept = Session::from_sealed_bytes(&second.to_sealed_bytes()).unwrap();
    let third = openid.refresh(&kept).await.unwrap();
    let error = openid.refresh(&first).await.unwrap_err();
    assert_eq!(error.kind, SignInErrorKind::SessionOver);
    assert!(!error.outcome_unknown());
    assert_eq!(error.said.unwrap().id.as_deref(), Some("invalid_request"));
    // At this server nobody keeps anything of a token that was in two hands.
    assert!(bench.state(&third).await.is_err());
}

#[tokio::test]
async fn a_session_ends_with_its_refresh_token() {
    let bench = Bench::start().await;
    let session = bench.session().await;
    bench.demo_clock.set_ms(NOW_MS + 720 * 3_600 * 1_000);
    let error = bench.openid().await.refresh(&session).await.unwrap_err();
    assert_eq!(error.kind, SignInErrorKind::SessionOver);
}

#[tokio::test]
async fn signing_out_ends_everything() {
    let bench = Bench::start().await;
    let openid = bench.openid().await;
    let session = bench.session().await;
    assert_eq!(bench.state(&session).await, Ok(RegistrationState::None));
    openid.sign_out(&session).await.unwrap();
    assert!(bench.state(&session).await.is_err());
    let error = openid.refresh(&session).await.unwrap_err();
    assert_eq!(error.kind, SignInErrorKind::SessionOver);
    // Once more changes nothing.
    openid.sign_out(&session).await.unwrap();
    let who = openid.who(session.access_token()).await.unwrap_err();
    assert_eq!(who.kind, SignInErrorKind::SessionOver);
}

#[tokio::test]
async fn a_pasted_token_is_neither_refreshed_nor_taken_back() {
    let bench = Bench::start().await;
    let openid = bench.openid().await;
    let session = Session::pasted(Token::parse(bench.demo.token()).unwrap());
    let error = openid.refresh(&session).await.unwrap_err();
    assert_eq!(error.kind, SignInErrorKind::SessionUnfit);
    assert!(error.exchange.is_none());
    openid.sign_out(&session).await.unwrap();
    assert_eq!(bench.state(&session).await, Ok(RegistrationState::None));
    let who = openid.who(session.access_token()).await.unwrap().value;
    assert_eq!(who.name.as_deref(), Some("Helpdesk"));
}

#[tokio::test]
async fn a_session_of_another_client_or_server_is_not_used() {
    let bench = Bench::start().await;
    let session = bench.session().await;
    let other = ClientId::parse("another-client").unwrap();
    let other = OpenId::discover(&bench.server, other).await.unwrap();
    let elsewhere = Bench::start().await.openid().await;
    for openid in [other, elsewhere] {
        let before = bench.log.entries().len();
        let error = openid.refresh(&session).await.unwrap_err();
        assert_eq!(error.kind, SignInErrorKind::SessionUnfit);
        let error = openid.sign_out(&session).await.unwrap_err();
        assert_eq!(error.kind, SignInErrorKind::SessionUnfit);
        assert_eq!(bench.log.entries().len(), before, "nothing was sent");
    }
}

#[tokio::test]
async fn a_lost_answer_of_a_refresh_is_told_from_a_session_that_is_over() {
    let bench = Bench::start().await;
    let openid = bench.openid().await;
    let session = bench.session().await;
    bench.demo.stop().await;
    let error = openid.refresh(&session).await.unwrap_err();
    assert_eq!(error.kind, SignInErrorKind::Provider(ErrorKind::NoAnswer));
    assert!(!error.outcome_unknown());
}

#[tokio::test]
async fn a_helpdesk_acts_for_others_as_far_as_its_rights_go() {
    use countersign_enrollment::{Dialect, ProviderKind, Registration, UserId};

    let bench = Bench::start().await;
    let user = UserId::parse(&bench.user(Role::HalfWay)).unwrap();
    for staff in bench.demo.staff() {
        let token = Token::parse(&bench.demo.make_token(&staff.id).unwrap()).unwrap();
        let provider = ProviderKind::Zitadel(Dialect::V2).connect(&bench.server, token);
        let status = provider.status(&user).await.unwrap().value;
        assert_eq!(status.state, RegistrationState::Pending, "{}", staff.name);
        assert_eq!(status.user.unwrap().name.as_deref(), Some("Half-way"));
        let started = provider.start(&user).await;
        let registration = Registration {
            user: user.clone(),
            id: None,
            secret: None,
        };
        let removed = provider.remove(&registration).await;
        let refused = |kind: ErrorKind| kind == ErrorKind::NotAllowed;
        match staff.name.as_str() {
            "Helpdesk" => {
                started.unwrap();
                removed.unwrap();
                // For the next in turn it is as it was.
                provider.start(&user).await.unwrap();
            }
            "Helpdesk (enrolls only)" => {
                started.unwrap();
                assert!(refused(removed.unwrap_err().kind));
            }
            _ => {
                assert!(refused(started.unwrap_err().kind));
                assert!(refused(removed.unwrap_err().kind));
            }
        }
    }
    // A person may do nothing for another one.
    let own = Token::parse(
        &bench
            .demo
            .make_token(&bench.user(Role::NewStarter))
            .unwrap(),
    )
    .unwrap();
    let provider = ProviderKind::Zitadel(Dialect::V2).connect(&bench.server, own);
    let error = provider.start(&user).await.unwrap_err();
    assert!(
        matches!(error.kind, ErrorKind::CallerUnknown | ErrorKind::NotAllowed),
        "{error}"
    );
}
