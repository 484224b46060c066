//! Every dialect in every scenario: what a start, a verification and a removal say.

use std::time::Duration;

use countersign_demo_idp::{Role, Scenario};

use crate::support::{Bench, NOW, RawReply, code_at};
use crate::wire::{field, framed, message, trailers};

/// What an answer comes down to.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    Done,
    /// The status of HTTP, the gRPC code, and ZITADEL's id.
    No(u16, u8, &'static str),
    /// The gateway's page.
    Page,
    /// Not one byte.
    Nothing,
}

use Said::{Done, No, Nothing, Page};

const INVALID_CODE: Said = No(400, 3, "EVENT-8isk2");
const NO_PERMISSION: Said = No(403, 7, "AUTH-AWfge");
const MFA_REQUIRED: Said = No(403, 7, "AUTHZ-Kl3p0");
const RATE_LIMITED: Said = No(429, 8, "LIMITS-molsj");
const SERVER_ERROR: Said = No(500, 13, "TOTP-ieY3o");
const NOTHING_TO_REMOVE: Said = No(404, 5, "COMMAND-Hd9sd");

/// What a start says in a scenario; then, of a registration that was started before, what its code and its removal get.
fn expected(scenario: Scenario) -> [Said; 3] {
    match scenario {
        Scenario::Normal | Scenario::Slow => [Done, Done, Done],
        Scenario::WrongCode | Scenario::ClockOff(_) => [Done, INVALID_CODE, Done],
        Scenario::CodeReused => [Done, No(400, 3, "TOTP-Auw0a"), Done],
        Scenario::NoPermission => [NO_PERMISSION, NO_PERMISSION, NO_PERMISSION],
        Scenario::UserNotFound => [
            No(400, 9, "COMMAND-SqyJz"),
            No(404, 5, "COMMAND-4g3xq"),
            NOTHING_TO_REMOVE,
        ],
        Scenario::NoPending => [Done, No(404, 5, "COMMAND-3Mif9s"), NOTHING_TO_REMOVE],
        Scenario::AlreadyEnrolled => [
            No(409, 6, "COMMAND-do9se"),
            No(400, 9, "COMMAND-qx4ls"),
            Done,
        ],
        Scenario::MfaRequired => [MFA_REQUIRED, MFA_REQUIRED, MFA_REQUIRED],
        Scenario::RateLimited => [RATE_LIMITED, RATE_LIMITED, RATE_LIMITED],
        Scenario::ServerError => [SERVER_ERROR, SERVER_ERROR, SERVER_ERROR],
        Scenario::HtmlError => [Page, Page, Page],
        Scenario::DropAfterAccept => [Done, Nothing, Done],
    }
}

#[derive(Debug, Clone, Copy)]
enum Dialect {
    V2,
    V2beta,
    V3alpha,
    ResourcesV3alpha,
    Connect,
    GrpcWeb,
}

const DIALECTS: [Dialect; 6] = [
    Dialect::V2,
    Dialect::V2beta,
    Dialect::V3alpha,
    Dialect::ResourcesV3alpha,
    Dialect::Connect,
    Dialect::GrpcWeb,
];

/// What is called, and with what.
#[derive(Debug, Clone, Copy)]
enum Call<'a> {
    Start,
    Verify { id: &'a str, code: &'a str },
    Remove { id: &'a str },
}

impl Dialect {
    async fn call(self, bench: &Bench, call: Call<'_>) -> RawReply {
        let user = bench.user(Role::NewStarter);
        match self {
            Self::V2 | Self::V2beta => {
                let version = if matches!(self, Self::V2) {
                    "v2"
                } else {
                    "v2beta"
                };
                let totp = format!("/{version}/users/{user}/totp");
                match call {
                    Call::Start => rest(bench, "POST", &totp, "{}").await,
                    Call::Verify { code, .. } => {
                        let body = format!(r#"{{"code":"{code}"}}"#);
                        rest(bench, "POST", &format!("{totp}/verify"), &body).await
                    }
                    Call::Remove { .. } => rest(bench, "DELETE", &totp, "").await,
                }
            }
            Self::V3alpha | Self::ResourcesV3alpha => {
                let is_resource = matches!(self, Self::ResourcesV3alpha);
                let prefix = if is_resource { "/resources" } else { "" };
                let totp = format!("{prefix}/v3alpha/users/{user}/totp");
                match call {
                    Call::Start => rest(bench, "POST", &totp, "").await,
                    Call::Verify { id, code } if is_resource => {
                        let path = format!("{totp}/{id}/_verify");
                        rest(bench, "POST", &path, &format!("\"{code}\"")).await
                    }
                    Call::Verify { id, code } => {
                        let body = format!(r#"{{"code":"{code}"}}"#);
                        rest(bench, "POST", &format!("{totp}/{id}/verify"), &body).await
                    }
                    Call::Remove { id } => rest(bench, "DELETE", &format!("{totp}/{id}"), "").await,
                }
            }
            Self::Connect => {
                let (method, body) = match call {
                    Call::Start => ("RegisterTOTP", format!(r#"{{"userId":"{user}"}}"#)),
                    Call::Verify { code, .. } => (
                        "VerifyTOTPRegistration",
                        format!(r#"{{"userId":"{user}","code":"{code}"}}"#),
                    ),
                    Call::Remove { .. } => ("RemoveTOTP", format!(r#"{{"userId":"{user}"}}"#)),
                };
                rpc(bench, method, "application/json", body.as_bytes()).await
            }
            Self::GrpcWeb => {
                let mut request = field(1, &user);
                let method = match call {
                    Call::Start => "RegisterTOTP",
                    Call::Verify { code, .. } => {
                        request.extend(field(2, code));
                        "VerifyTOTPRegistration"
                    }
                    Call::Remove { .. } => "RemoveTOTP",
                };
                rpc(
                    bench,
                    method,
                    "application/grpc-web+proto",
                    &framed(&request),
                )
                .await
            }
        }
    }

    /// What an answer comes down to, held to the `expected` one where ids and codes are compared.
    fn read(self, reply: &RawReply, expected: &Said) -> Said {
        if reply.bytes.is_empty() {
            return Nothing;
        }
        if reply.status() == 502 && reply.body().starts_with(b"<!DOCTYPE html>") {
            return Page;
        }
        let (http, grpc, said) = match self {
            Self::GrpcWeb => {
                assert_eq!(reply.status(), 200);
                let trailers = trailers(reply.body());
                let grpc: u8 = trailers["grpc-status"].parse().unwrap();
                let said = trailers.get("grpc-message").cloned().unwrap_or_default();
                // The form has no status of HTTP of its own.
                let http = match expected {
                    No(http, ..) => *http,
                    _ => 200,
                };
                (if grpc == 0 { 200 } else { http }, grpc, said)
            }
            _ => {
                let body: serde_json::Value = serde_json::from_slice(reply.body()).unwrap();
                let said = body["message"].as_str().unwrap_or_default().to_owned();
                let grpc = match &body["code"] {
                    serde_json::Value::String(name) => numbered(name),
                    code => u8::try_from(code.as_u64().unwrap_or(0)).unwrap(),
                };
                (reply.status(), grpc, said)
            }
        };
        match expected {
            No(.., id) if said.ends_with(&format!("({id})")) => No(http, grpc, id),
            _ if (http, grpc) == (200, 0) => Done,
            _ => panic!("{self:?}: {http} {grpc} {said}"),
        }
    }

    /// The key and the id of what was started.
    fn started(self, reply: &RawReply) -> (String, String) {
        if matches!(self, Self::GrpcWeb) {
            let fields = message(reply.body());
            return (
                String::from_utf8(fields[&3].clone()).unwrap(),
                String::new(),
            );
        }
        let body: serde_json::Value = serde_json::from_slice(reply.body()).unwrap();
        let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
        (text("secret"), text("totpId"))
    }
}

async fn rest(bench: &Bench, method: &str, path: &str, body: &str) -> RawReply {
    let request = bench.request(method, path).body(body);
    RawReply::new(request.send_raw().await.unwrap())
}

async fn rpc(bench: &Bench, method: &str, kind: &str, body: &[u8]) -> RawReply {
    let path = format!("/zitadel.user.v2.UserService/{method}");
    let request = bench
        .request("POST", &path)
        .header("Content-Type", kind)
        .body(body);
    RawReply::new(request.send_raw().await.unwrap())
}

/// The number of a code that Connect names.
fn numbered(name: &str) -> u8 {
    match name {
        "invalid_argument" => 3,
        "not_found" => 5,
        "already_exists" => 6,
        "permission_denied" => 7,
        "resource_exhausted" => 8,
        "failed_precondition" => 9,
        "internal" => 13,
        _ => panic!("{name}"),
    }
}

#[tokio::test]
async fn every_dialect_says_in_every_scenario_what_the_contract_says() {
    for scenario in Scenario::ALL {
        let [start, verify, remove] = expected(scenario);
        for dialect in DIALECTS {
            let bench = Bench::start_in(scenario).await;
            bench.server.set_slow_delay(Duration::from_millis(1));
            let reply = dialect.call(&bench, Call::Start).await;
            assert_eq!(
                dialect.read(&reply, &start),
                start,
                "{scenario} {dialect:?}"
            );

            // What was started before the scenario began.
            let bench = Bench::start().await;
            bench.server.set_slow_delay(Duration::from_millis(1));
            let (secret, id) = loop {
                let reply = dialect.call(&bench, Call::Start).await;
                let (secret, id) = dialect.started(&reply);
                // A clock that is two minutes ahead must not make this code right by chance.
                let code = code_at(&secret, NOW);
                if (3..=5).all(|step| code_at(&secret, NOW + step * 30) != code) {
                    break (secret, id);
                }
            };
            bench.server.set_scenario(scenario);
            let code = code_at(&secret, NOW);
            let id = &*id;
            let reply = dialect.call(&bench, Call::Verify { id, code: &code }).await;
            assert_eq!(
                dialect.read(&reply, &verify),
                verify,
                "{scenario} {dialect:?}"
            );
            let reply = dialect.call(&bench, Call::Remove { id }).await;
            assert_eq!(
                dialect.read(&reply, &remove),
                remove,
                "{scenario} {dialect:?}"
            );
        }
    }
}
