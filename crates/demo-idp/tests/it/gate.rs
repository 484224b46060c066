//! What every request passes and what every answer carries.

use countersign_demo_idp::Role;

use crate::support::{Bench, refusal};

fn every_route(bench: &Bench) -> Vec<(&'static str, String)> {
    let user = bench.user(Role::NewStarter);
    let mut routes = vec![
        ("GET", format!("/v2/users/{user}")),
        ("GET", format!("/v2/users/{user}/authentication_methods")),
        (
            "POST",
            format!("/v2/users/{user}/authentication_factors/_search"),
        ),
    ];
    for version in ["v2", "v2beta"] {
        let totp = format!("/{version}/users/{user}/totp");
        routes.extend([
            ("POST", totp.clone()),
            ("DELETE", totp.clone()),
            ("POST", format!("{totp}/verify")),
        ]);
    }
    for (version, verify) in [("v3alpha", "verify"), ("resources/v3alpha", "_verify")] {
        let totp = format!("/{version}/users/{user}/totp");
        routes.extend([
            ("POST", totp.clone()),
            ("DELETE", format!("{totp}/1")),
            ("POST", format!("{totp}/1/{verify}")),
        ]);
    }
    routes
}

#[tokio::test]
async fn every_route_wants_the_token_before_it_looks_at_the_request() {
    let bench = Bench::start().await;
    for (method, path) in every_route(&bench) {
        let ask = || {
            bench
                .bare_request(method, &path)
                .header("Host", &bench.authority())
                .body("{")
        };

        let reply = ask().send().await;
        reply.is(401, r#"{"code":16,"message":"auth header missing"}"#);
        assert_eq!(
            reply.header("www-authenticate"),
            Some("auth header missing")
        );

        let reply = ask()
            .header("Authorization", "Bearer nonsense")
            .send()
            .await;
        reply.is(
            401,
            r#"{"code":16,"message":"Errors.Token.Invalid (AUTH-7fs1e)","details":[{"@type":"type.googleapis.com/zitadel.v1.ErrorDetail","id":"AUTH-7fs1e","message":"Errors.Token.Invalid"}]}"#,
        );
        assert!(reply.header("www-authenticate").is_some());

        let reply = ask()
            .header("Authorization", "Basic bm9uc2Vuc2U=")
            .send()
            .await;
        reply.is(401, &refusal(16, "AUTH-toLo1", "invalid auth header"));
    }
}

#[tokio::test]
async fn the_word_bearer_may_be_written_either_way() {
    let bench = Bench::start().await;
    let reply = bench
        .bare_request("GET", "/oidc/v1/userinfo")
        .header("Host", &bench.authority())
        .header("authorization", &format!("bearer {}", bench.server.token()))
        .send()
        .await;
    assert_eq!(reply.status, 200);
}

#[tokio::test]
async fn an_unknown_route_is_not_found_and_a_wrong_verb_not_allowed_even_without_a_token() {
    let bench = Bench::start().await;
    let user = bench.user(Role::NewStarter);
    let ask = async |method: &str, path: &str| {
        let request = bench
            .bare_request(method, path)
            .header("Host", &bench.authority());
        request.send().await
    };
    for path in [
        "/",
        "/v2/users",
        "/v1/users/1/totp",
        "/v2/users/1/totp/1/verify",
        &format!("/v2/users/{user}/totp/"),
    ] {
        ask("POST", path)
            .await
            .is(404, r#"{"code":5,"message":"Not Found"}"#);
    }
    for (method, path) in [
        ("GET", format!("/v2/users/{user}/totp")),
        ("PUT", format!("/v3alpha/users/{user}/totp/1/verify")),
        ("DELETE", "/oidc/v1/userinfo".to_owned()),
    ] {
        let reply = ask(method, &path).await;
        reply.is(405, r#"{"code":12,"message":"Method Not Allowed"}"#);
    }
}

#[tokio::test]
async fn a_request_under_another_name_finds_no_instance() {
    let bench = Bench::start().await;
    let authority = bench.authority();
    let port = authority.rsplit(':').next().unwrap();
    let ask = |host: &str| {
        bench
            .bare_request("GET", "/oidc/v1/userinfo")
            .header("Host", host)
            .header("Authorization", &format!("Bearer {}", bench.server.token()))
    };
    assert_eq!(ask(&format!("localhost:{port}")).send().await.status, 200);

    ask("demo.example").send().await.is(
        404,
        r#"{"code":5,"message":"unable to set instance using origin &{demo.example  http} (ExternalDomain is 127.0.0.1): ID=QUERY-1kIjX Message=Instance not found"}"#,
    );
    for host in [
        "127.0.0.1",
        "localhost",
        &format!("127.0.0.2:{port}"),
        "localhost:1",
    ] {
        let reply = ask(host).send().await;
        assert_eq!(reply.status, 404, "{host}");
        assert!(reply.body.contains("QUERY-1kIjX"), "{host}");
    }
    let twice = ask(&authority).header("Host", "demo.example").send().await;
    assert_ne!(twice.status, 200);
    let none = bench.bare_request("GET", "/oidc/v1/userinfo").send().await;
    assert_ne!(none.status, 200);
}

#[tokio::test]
async fn any_origin_is_refused_even_its_own() {
    let bench = Bench::start().await;
    let refused = refusal(7, "AUTHZ-DZG21", "origin not allowed");
    for origin in [
        bench.server.url(),
        "null",
        "tauri://localhost",
        "https://demo.example",
    ] {
        for method in ["GET", "OPTIONS"] {
            let request = bench
                .request(method, "/oidc/v1/userinfo")
                .header("Origin", origin);
            request.send().await.is(403, &refused);
        }
    }
}

#[tokio::test]
async fn every_answer_has_a_request_id_of_its_own_and_the_date_of_the_server() {
    let bench = Bench::start().await;
    let mut ids = std::collections::HashSet::new();
    for path in ["/oidc/v1/userinfo", "/v2/users/1", "/nowhere"] {
        let reply = bench.get(path).await;
        assert_eq!(
            reply.header("date"),
            Some("Thu, 13 Jun 2024 06:44:36 GMT"),
            "{path}"
        );
        assert!(
            ids.insert(reply.header("x-request-id").unwrap().to_owned()),
            "{path}"
        );
    }
}
