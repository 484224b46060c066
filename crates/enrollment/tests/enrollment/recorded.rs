//! The bodies in `recorded/`: each row of the contract as a file, whose name begins with its HTTP status. A new file without a
//! row here fails, as does a row without a file.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use countersign_enrollment::{Dialect, ErrorKind, Provider};

use crate::support::{CODE, Server, provider, registration, user};

/// What was asked for when the server said so.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Asked {
    Start,
    Verify,
    Remove,
}

fn expected() -> Vec<(&'static str, Asked, ErrorKind)> {
    use Asked::{Remove, Start, Verify};
    let limited = ErrorKind::RateLimited {
        retry_after_seconds: None,
    };
    vec![
        ("400-EVENT-8isk2", Verify, ErrorKind::InvalidCode),
        ("400-TOTP-Auw0a", Verify, ErrorKind::CodeReused),
        ("400-COMMAND-qx4ls", Verify, ErrorKind::AlreadyEnrolled),
        ("400-COMMAND-SqyJz", Start, ErrorKind::UserNotFound),
        ("400-validation", Verify, ErrorKind::Refused),
        ("401-AUTH-7fs1e", Start, ErrorKind::Unauthenticated),
        ("401-AUTH-toLo1", Start, ErrorKind::Unauthenticated),
        ("401-no-header", Verify, ErrorKind::Unauthenticated),
        ("403-AUTH-AWfge", Start, ErrorKind::NotAllowed),
        ("403-AUTH-Swrgg2", Remove, ErrorKind::NotAllowed),
        ("403-AUTH-Bohd2", Verify, ErrorKind::NotAllowed),
        ("403-AUTHZ-Kl3p0", Verify, ErrorKind::MfaRequired),
        ("403-AUTHZ-DZG21", Start, ErrorKind::OriginRefused),
        (
            "404-COMMAND-3Mif9s",
            Verify,
            ErrorKind::NoPendingRegistration,
        ),
        (
            "404-COMMAND-Hd9sd",
            Remove,
            ErrorKind::NoPendingRegistration,
        ),
        ("404-COMMAND-4g3xq", Verify, ErrorKind::UserNotFound),
        ("404-AUTHZ-cdgFk", Start, ErrorKind::CallerUnknown),
        ("404-QUERY-1kIjX", Start, ErrorKind::TenantNotFound),
        ("404-no-route", Start, ErrorKind::RouteNotFound),
        ("405-wrong-verb", Remove, ErrorKind::RouteNotFound),
        ("409-COMMAND-do9se", Start, ErrorKind::AlreadyEnrolled),
        ("429-LIMITS-molsj", Start, limited.clone()),
        ("429-QUOTA-vjAy8", Verify, limited),
        ("500-TOTP-ieY3o", Start, ErrorKind::ServerError),
    ]
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/enrollment/recorded")
}

fn recorded(name: &str) -> String {
    fs::read_to_string(folder().join(format!("{name}.json"))).unwrap()
}

#[tokio::test]
async fn every_recorded_refusal_has_its_kind_in_every_dialect() {
    for (name, asked, kind) in expected() {
        let status = name[..3].parse().unwrap();
        let server = Server::says(status, recorded(name)).await;
        for dialect in Dialect::ALL {
            let provider = provider(&server.url, *dialect);
            let error = match asked {
                Asked::Start => provider.start(&user()).await.unwrap_err(),
                Asked::Verify => provider.verify(&registration(), CODE).await.unwrap_err(),
                Asked::Remove => provider.remove(&registration()).await.unwrap_err(),
            };
            assert_eq!(error.kind, kind, "{name} in {dialect}");
            let said = error.said.unwrap();
            assert_eq!(said.http_status, status);
            assert_eq!(said.request_id.as_deref(), Some("req-7"));
            if !said.details.is_empty() {
                assert_eq!(said.id.as_deref(), Some(&name[4..]));
            }
            assert_eq!(
                error.exchange.response_body.as_deref(),
                Some(&*recorded(name))
            );
        }
    }
}

#[tokio::test]
async fn the_recorded_successes_are_read() {
    let server = Server::says(200, recorded("200-v3alpha-start")).await;
    let started = provider(&server.url, Dialect::V3Alpha)
        .start(&user())
        .await
        .unwrap()
        .value;
    assert_eq!(started.link.label, "gigi@acme.zitadel.cloud");
    let server = Server::says(200, recorded("200-v3alpha-verify")).await;
    let provider = provider(&server.url, Dialect::V3Alpha);
    let verified = provider.verify(&registration(), CODE).await.unwrap().value;
    assert_eq!(
        verified.details.resource_owner.as_deref(),
        Some("69629023906488334")
    );
}

#[test]
fn every_file_is_asked_about() {
    let files: BTreeSet<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| {
            entry
                .unwrap()
                .path()
                .file_stem()
                .unwrap()
                .to_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    let mut asked: BTreeSet<String> = expected()
        .iter()
        .map(|(name, ..)| (*name).to_owned())
        .collect();
    asked.extend(["200-v3alpha-start", "200-v3alpha-verify"].map(str::to_owned));
    assert_eq!(files, asked);
}
