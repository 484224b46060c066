//! Signing in from another device at the demonstration provider.

use std::time::Duration;

use countersign_demo_idp::Role;
use countersign_enrollment::RegistrationState;
use countersign_enrollment::sign_in::{DeviceSignIn, SignInErrorKind};
use url::Url;

use crate::browser;
use crate::sign_in::Bench;
use crate::support::NOW_MS;

async fn begin(bench: &Bench, interval: u64) -> DeviceSignIn {
    bench.demo.set_device_interval(interval);
    bench.openid().await.begin_device(Vec::new()).await.unwrap()
}

/// Types the code that the device shows in a browser, signs in, and decides.
async fn decide(bench: &Bench, address: &str, user_code: &str, decision: &str) {
    let address = Url::parse(address).unwrap();
    let typed = browser::post(&address, &[("user_code", user_code)]).await;
    let page = browser::sent_to(&address, &typed);
    let on = browser::log_in(&page, Some(&bench.user(Role::NewStarter))).await;
    let (_, request) = on.query_pairs().next().unwrap();
    let fields = [("authRequestID", &*request), ("decision", decision)];
    assert_eq!(browser::post(&on, &fields).await.status, 200);
}

#[tokio::test]
async fn a_device_is_let_in_by_somebody_with_a_browser() {
    let bench = Bench::start().await;
    let device = begin(&bench, 0).await;
    assert_eq!(device.expires_in_seconds(), 300);
    let (code, address) = (
        device.user_code().to_owned(),
        device.verification_uri().to_owned(),
    );
    assert_eq!(address, format!("{}/device", bench.demo.url()));
    assert_eq!(
        device.verification_uri_complete(),
        Some(&*format!("{address}?user_code={code}"))
    );
    let (session, ()) = tokio::join!(device.finish(), decide(&bench, &address, &code, "allow"));
    let session = session.unwrap();
    assert_eq!(
        session.identity().unwrap().name.as_deref(),
        Some("New starter")
    );
    assert!(session.can_refresh());
    assert_eq!(bench.state(&session).await, Ok(RegistrationState::None));
    let recorded = serde_json::to_string(&bench.log.entries()).unwrap();
    assert!(recorded.contains("device_code=••••••"));
    assert!(!recorded.contains(&code), "{recorded}");
}

#[tokio::test]
async fn a_device_is_kept_out() {
    let bench = Bench::start().await;
    let device = begin(&bench, 0).await;
    let (code, address) = (
        device.user_code().to_owned(),
        device.verification_uri().to_owned(),
    );
    let (outcome, ()) = tokio::join!(device.finish(), decide(&bench, &address, &code, "deny"));
    assert_eq!(outcome.unwrap_err().kind, SignInErrorKind::Denied);
}

#[tokio::test]
async fn a_code_that_the_server_calls_too_old_is_that() {
    let bench = Bench::start().await;
    let device = begin(&bench, 0).await;
    bench.demo_clock.set_ms(NOW_MS + 300_000);
    let error = device.finish().await.unwrap_err();
    assert_eq!(error.kind, SignInErrorKind::DeviceCodeExpired);
    assert_eq!(error.said.unwrap().id.as_deref(), Some("expired_token"));
}

#[tokio::test]
async fn waiting_can_be_cancelled() {
    let bench = Bench::start().await;
    let device = begin(&bench, 5).await;
    let canceller = device.canceller();
    let (outcome, ()) = tokio::join!(device.finish(), async { canceller.cancel() });
    assert_eq!(outcome.unwrap_err().kind, SignInErrorKind::Cancelled);
    let device = begin(&bench, 5).await;
    let waiting = tokio::time::timeout(Duration::from_millis(20), device.finish());
    assert!(waiting.await.is_err());
}
