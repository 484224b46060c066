//! What one enrollment takes through a server profile, sealing in the vault included: start, and check a code, against the
//! demonstration server in the same process.
//!
//! Run with `make bench`; the figures are kept in `docs/performance.md`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench ends by panicking, and prints its figures"
)]

use std::time::{Duration, Instant};

use countersign_app::App;
use countersign_app::demo_idp::{self, Options};
use countersign_app::view::{Dialect, ProviderKind, ServerForm, SignInWay, StartAtServer};
use zeroize::Zeroizing;

const ROUNDS: usize = 100;

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(measure());
}

async fn measure() {
    let server = demo_idp::start(Options::default()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(&folder.path().join("vault")).await;
    let passphrase = Zeroizing::new(b"correct horse battery".to_vec());
    app.create_vault(Some(passphrase)).await.unwrap();
    let form = ServerForm {
        id: None,
        name: String::new(),
        address: server.url().to_owned(),
        provider: ProviderKind::Zitadel,
        dialect: Some(Dialect::V2),
        sign_in_way: SignInWay::Token,
        client_id: String::new(),
        help: String::new(),
    };
    let profile = app.save_server(form).await.unwrap().id;
    let token = Zeroizing::new(server.token().as_bytes().to_vec());
    app.use_token(&profile, token).await.unwrap();
    let user = server.users()[0].id.clone();
    let request = StartAtServer {
        server: profile.clone(),
        user: Some(user.clone()),
        replace: false,
        registration_id: None,
    };

    let (mut starts, mut verifies) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let began = Instant::now();
        let enrollment = app.start_at_server(&request).await.unwrap();
        starts.push(began.elapsed());
        let code = app.enrollment_code(&enrollment.id).await.unwrap().code;
        let began = Instant::now();
        app.verify_enrollment(&enrollment.id, &code).await.unwrap();
        verifies.push(began.elapsed());
        app.remove_registration(&profile, Some(&user), None)
            .await
            .unwrap();
    }
    let (start, verify) = (median(&mut starts), median(&mut verifies));
    println!(
        "start, with the look-up of who it is   {:>6.1} ms",
        ms(start)
    );
    println!(
        "check a code, the account sealed       {:>6.1} ms",
        ms(verify)
    );
    println!(
        "both                                   {:>6.1} ms",
        ms(start + verify)
    );
    server.stop().await;
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
