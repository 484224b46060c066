//! What an enrollment costs of our own time: start and verify at the demonstration provider on this computer, beside two bare
//! POSTs with the same HTTP library, in turns and in the same run.

#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that can't be set up has failed, and its table is its output"
)]

use std::sync::Arc;
use std::time::{Duration, Instant};

use countersign_demo_idp::{Options, Role, start_with_clock};
use countersign_enrollment::{
    Clock, Dialect, ProviderKind, Registration, Server, ServerAddress, Token, UserId,
};
use countersign_otp::{UnixTime, code_at};

const ROUNDS: usize = 200;
const NOW_MS: u64 = 1_718_261_076_000;
const BUDGET: Duration = Duration::from_millis(20);

struct FixedClock;

impl Clock for FixedClock {
    fn now_ms(&self) -> u64 {
        NOW_MS
    }
}

fn main() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(bench());
}

async fn bench() {
    let clock = Arc::new(countersign_demo_idp::FixedClock::at_ms(NOW_MS));
    let demo = start_with_clock(Options::default(), clock).await.unwrap();
    let users = demo.users();
    let person = users
        .iter()
        .find(|user| user.role == Role::NewStarter)
        .unwrap();
    let user = UserId::parse(&person.id).unwrap();
    let address = ServerAddress::parse(demo.url()).unwrap();
    let server = Server::new(address, Arc::new(FixedClock)).unwrap();
    let bare = reqwest::Client::builder()
        .pool_max_idle_per_host(0)
        .no_proxy()
        .tls_certs_only([])
        .build()
        .unwrap();

    println!("start and verify, median and 95th percentile of {ROUNDS} rounds each, in turns\n");
    println!(
        "{:<18} {:>10} {:>10} {:>10} {:>7}",
        "dialect", "median", "95 %", "bare", "ratio"
    );
    for dialect in Dialect::ALL {
        let token = Token::parse(demo.token()).unwrap();
        let provider = ProviderKind::Zitadel(*dialect).connect(&server, token);
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            let began = Instant::now();
            let started = provider.start(&user).await.unwrap().value;
            let after_start = began.elapsed();
            let made = code_at(
                &started.link.secret,
                &started.link.kind,
                UnixTime(NOW_MS / 1_000),
            );
            let made = made.unwrap();
            let registration = Registration {
                user: user.clone(),
                id: started.registration_id,
                secret: None,
            };
            let began = Instant::now();
            provider
                .verify(&registration, made.code.expose())
                .await
                .unwrap();
            ours.push(after_start + began.elapsed());
            demo.reset();

            let url = format!("{}/v2/users/{}/totp", demo.url(), person.id);
            let began = Instant::now();
            for _ in 0..2 {
                let request = bare.post(&url).bearer_auth(demo.token()).body("{}");
                request.send().await.unwrap().bytes().await.unwrap();
            }
            theirs.push(began.elapsed());
            demo.reset();
        }
        ours.sort_unstable();
        theirs.sort_unstable();
        let (median, bare) = (ours[ROUNDS / 2], theirs[ROUNDS / 2]);
        println!(
            "{:<18} {:>7.2} ms {:>7.2} ms {:>7.2} ms {:>7.2}{}",
            dialect.name(),
            milliseconds(median),
            milliseconds(ours[ROUNDS * 95 / 100]),
            milliseconds(bare),
            median.as_secs_f64() / bare.as_secs_f64(),
            if median > BUDGET {
                "  over the budget"
            } else {
                ""
            },
        );
    }
    println!(
        "\nThe budget is {} ms for both together.",
        BUDGET.as_millis()
    );
    demo.stop().await;
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1_000.0
}
