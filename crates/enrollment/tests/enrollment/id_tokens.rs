//! ID tokens that must not be believed.

use countersign_enrollment::sign_in::{IdTokenFault, SignInErrorKind};
use data_encoding::BASE64URL_NOPAD;
use serde_json::{Value, json};

use crate::issuer::{Changes, Issuer};
use crate::support::json as says;

const NOW: i64 = 1_718_261_076;

async fn fault(changes: Changes) -> Option<IdTokenFault> {
    let issuer = Issuer::start(changes).await;
    match issuer.sign_in().await {
        Ok(_) => None,
        Err(error) => match error.kind {
            SignInErrorKind::IdToken(fault) => {
                // What is not believed is taken back: the refresh token and the access token.
                assert_eq!(issuer.sent_to("/revoke").len(), 2);
                Some(fault)
            }
            kind => panic!("{kind:?}"),
        },
    }
}

#[tokio::test]
async fn a_good_one_is_believed() {
    assert_eq!(fault(Changes::default()).await, None);
}

#[tokio::test]
async fn its_claims_must_be_those_that_were_asked_for() {
    type Change = fn(&mut Value);
    let cases: [(Change, Option<IdTokenFault>); 29] = [
        (
            |c| c["iss"] = json!("http://127.0.0.1:1"),
            Some(IdTokenFault::Issuer),
        ),
        (
            |c| c["iss"] = json!(format!("{}/", c["iss"].as_str().unwrap())),
            Some(IdTokenFault::Issuer),
        ),
        (|c| c["iss"] = json!(null), Some(IdTokenFault::Issuer)),
        (|c| c["aud"] = json!("client-7"), None),
        (
            |c| c["aud"] = json!("client-8"),
            Some(IdTokenFault::Audience),
        ),
        (|c| c["aud"] = json!([]), Some(IdTokenFault::Audience)),
        (|c| c["aud"] = json!(null), Some(IdTokenFault::Audience)),
        (
            |c| c["aud"] = json!({"client-7": 1}),
            Some(IdTokenFault::Audience),
        ),
        (
            |c| c["aud"] = json!(["client-7", "other"]),
            Some(IdTokenFault::Audience),
        ),
        (
            |c| {
                c["aud"] = json!(["other", "client-7"]);
                c["azp"] = json!("client-7");
            },
            None,
        ),
        (|c| c["azp"] = json!("other"), Some(IdTokenFault::Audience)),
        (|c| c["exp"] = json!(NOW - 61), Some(IdTokenFault::Expired)),
        (|c| c["exp"] = json!(NOW - 60), Some(IdTokenFault::Expired)),
        (|c| c["exp"] = json!(NOW - 58), None),
        (|c| c["exp"] = json!("soon"), Some(IdTokenFault::Malformed)),
        (|c| c["exp"] = json!(null), Some(IdTokenFault::Malformed)),
        (|c| c["exp"] = json!(NOW as f64 + 0.5), None),
        (|c| c["iat"] = json!(NOW + 62), Some(IdTokenFault::Future)),
        (|c| c["iat"] = json!(NOW + 58), None),
        (|c| c["iat"] = json!(null), Some(IdTokenFault::Malformed)),
        (|c| c["nbf"] = json!(NOW + 600), Some(IdTokenFault::Future)),
        (|c| c["nonce"] = json!("another"), Some(IdTokenFault::Nonce)),
        (|c| c["nonce"] = json!(""), Some(IdTokenFault::Nonce)),
        (
            |c| drop(c.as_object_mut().unwrap().remove("nonce")),
            Some(IdTokenFault::Nonce),
        ),
        (
            |c| c["at_hash"] = json!("LKdLI2ZNN7DsqOAqFkHyGg"),
            Some(IdTokenFault::AccessToken),
        ),
        (|c| c["at_hash"] = json!(7), Some(IdTokenFault::AccessToken)),
        (|c| drop(c.as_object_mut().unwrap().remove("at_hash")), None),
        (|c| c["sub"] = json!(""), Some(IdTokenFault::Malformed)),
        (|c| c["sub"] = json!("user-8"), Some(IdTokenFault::Subject)),
    ];
    for (number, (claims, expected)) in cases.into_iter().enumerate() {
        let changes = Changes {
            claims,
            ..Changes::default()
        };
        assert_eq!(fault(changes).await, expected, "case {number}");
    }
}

#[tokio::test]
async fn its_algorithm_key_and_signature_must_be_right() {
    type Change = fn(&mut Value);
    let headers: [(Change, IdTokenFault); 7] = [
        (|h| h["alg"] = json!("none"), IdTokenFault::Algorithm),
        (|h| h["alg"] = json!("HS256"), IdTokenFault::Algorithm),
        (|h| h["alg"] = json!(null), IdTokenFault::Algorithm),
        // A key of another kind is no key for it, whatever its id is.
        (|h| h["alg"] = json!("RS256"), IdTokenFault::UnknownKey),
        (|h| h["alg"] = json!("EdDSA"), IdTokenFault::UnknownKey),
        (|h| h["kid"] = json!("k2"), IdTokenFault::UnknownKey),
        (|h| h["crit"] = json!(["b64"]), IdTokenFault::Algorithm),
    ];
    for (header, expected) in headers {
        let changes = Changes {
            header,
            ..Changes::default()
        };
        assert_eq!(fault(changes).await, Some(expected));
    }
    let keys: [(Change, Option<IdTokenFault>); 8] = [
        (|k| k["keys"] = json!([]), Some(IdTokenFault::UnknownKey)),
        (|k| *k = json!({}), Some(IdTokenFault::UnknownKey)),
        (
            |k| k["keys"][0]["use"] = json!("enc"),
            Some(IdTokenFault::UnknownKey),
        ),
        (
            |k| k["keys"][0]["alg"] = json!("ES384"),
            Some(IdTokenFault::UnknownKey),
        ),
        (
            |k| k["keys"][0]["x"] = json!("AA"),
            Some(IdTokenFault::Signature),
        ),
        (
            |k| k["keys"][0]["y"] = json!(7),
            Some(IdTokenFault::Signature),
        ),
        (
            |k| {
                k["keys"][0] = json!({"kty": "EC", "crv": "P-256", "kid": "k1",
            "x": k["keys"][0]["y"], "y": k["keys"][0]["x"]})
            },
            Some(IdTokenFault::Signature),
        ),
        (
            |k| {
                let more = json!([{"kty": "new"}, 7, k["keys"][0]]);
                k["keys"] = more;
            },
            None,
        ),
    ];
    for (number, (keys, expected)) in keys.into_iter().enumerate() {
        let changes = Changes {
            keys,
            ..Changes::default()
        };
        assert_eq!(fault(changes).await, expected, "case {number}");
    }
    type Token = fn(String) -> String;
    let tokens: [(Token, IdTokenFault); 7] = [
        (
            |t| {
                let (rest, _) = t.rsplit_once('.').unwrap();
                format!("{rest}.{}", BASE64URL_NOPAD.encode(&[1; 63]))
            },
            IdTokenFault::Signature,
        ),
        (
            |t| {
                let (rest, _) = t.rsplit_once('.').unwrap();
                format!("{rest}.{}", BASE64URL_NOPAD.encode(&[0; 64]))
            },
            IdTokenFault::Signature,
        ),
        (
            |t| {
                let parts: Vec<_> = t.split('.').collect();
                let claims = BASE64URL_NOPAD.decode(parts[1].as_bytes()).unwrap();
                let other = String::from_utf8(claims)
                    .unwrap()
                    .replace("user-7", "user-1");
                let claims = BASE64URL_NOPAD.encode(other.as_bytes());
                format!("{}.{claims}.{}", parts[0], parts[2])
            },
            IdTokenFault::Signature,
        ),
        (
            |t| t.rsplit_once('.').unwrap().0.to_owned(),
            IdTokenFault::Malformed,
        ),
        (|t| format!("{t}.x"), IdTokenFault::Malformed),
        (|t| format!("{t}="), IdTokenFault::Malformed),
        (|_| "x".repeat(70_000), IdTokenFault::Malformed),
    ];
    for (number, (token, expected)) in tokens.into_iter().enumerate() {
        let changes = Changes {
            token,
            ..Changes::default()
        };
        assert_eq!(fault(changes).await, Some(expected), "case {number}");
    }
    let missing = Changes {
        tokens: |tokens| drop(tokens.as_object_mut().unwrap().remove("id_token")),
        ..Changes::default()
    };
    assert_eq!(fault(missing).await, Some(IdTokenFault::Missing));
}

#[tokio::test]
async fn who_it_is_about_must_be_whom_the_server_names_otherwise() {
    let changes = Changes {
        userinfo: || says(200, r#"{"sub":"user-8"}"#),
        ..Changes::default()
    };
    assert_eq!(fault(changes).await, Some(IdTokenFault::Subject));
    // That it names nobody costs the names alone.
    let changes = Changes {
        userinfo: || says(500, "<html>"),
        ..Changes::default()
    };
    let session = Issuer::start(changes).await.sign_in().await.unwrap();
    assert_eq!(session.identity().unwrap().name, None);
}

#[tokio::test]
async fn its_age_is_judged_by_the_date_of_the_answer() {
    let old = Changes {
        claims: |claims| {
            claims["iat"] = json!(NOW - 7_200);
            claims["exp"] = json!(NOW - 3_600);
        },
        headers: "Date: Thu, 13 Jun 2024 04:44:36 GMT\r\n",
        ..Changes::default()
    };
    assert_eq!(fault(old).await, None);
    let late = Changes {
        headers: "Date: Thu, 13 Jun 2024 08:44:36 GMT\r\n",
        ..Changes::default()
    };
    assert_eq!(fault(late).await, Some(IdTokenFault::Expired));
}
