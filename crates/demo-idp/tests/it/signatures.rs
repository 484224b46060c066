//! ID tokens, checked by OpenSSL with the key that the server publishes.

use std::fs;
use std::process::Command;

use countersign_demo_idp::{Options, Role, Scenario, Signing, StartError, start_with};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use serde_json::Value;

use crate::support::Bench;

/// Runs `openssl`, or gives `None`, with the reason printed, where it is not installed.
fn openssl(arguments: &[&str]) -> Option<Vec<u8>> {
    match Command::new("openssl").args(arguments).output() {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{arguments:?}: {said}");
            Some(output.stdout)
        }
        Err(error) => {
            println!("skipped: openssl cannot be run ({error})");
            None
        }
    }
}

/// One value of DER: tag, length, content. The lengths here need at most two bytes.
fn der(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut written = vec![tag];
    match content.len() {
        length @ 0..=127 => written.push(u8::try_from(length).unwrap()),
        length => {
            written.push(0x82);
            written.extend(u16::try_from(length).unwrap().to_be_bytes());
        }
    }
    written.extend(content);
    written
}

/// An unsigned number.
fn integer(bytes: &[u8]) -> Vec<u8> {
    let first = bytes.iter().position(|byte| *byte != 0).unwrap();
    let mut content = bytes[first..].to_vec();
    if content[0] > 127 {
        content.insert(0, 0);
    }
    der(0x02, &content)
}

/// A public key as SubjectPublicKeyInfo (RFC 5280), from the parts of its JSON Web Key.
fn public_key(jwk: &Value) -> Vec<u8> {
    let part = |name: &str| {
        let text = jwk[name].as_str().unwrap();
        BASE64URL_NOPAD.decode(text.as_bytes()).unwrap()
    };
    let (algorithm, key) = match jwk["kty"].as_str().unwrap() {
        "EC" => (
            // id-ecPublicKey, prime256v1
            [
                &[6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1][..],
                &[6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3, 1, 7],
            ]
            .concat(),
            [&[4][..], &part("x"), &part("y")].concat(),
        ),
        "OKP" => (vec![6, 3, 0x2b, 0x65, 0x70], part("x")),
        "RSA" => (
            vec![6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1, 5, 0],
            der(0x30, &[integer(&part("n")), integer(&part("e"))].concat()),
        ),
        other => panic!("{other}"),
    };
    let key = [&[0][..], &key].concat();
    der(0x30, &[der(0x30, &algorithm), der(0x03, &key)].concat())
}

async fn check(signing: Signing, algorithm: &str) {
    let bench = Bench::start_signing(Scenario::Normal, signing).await;
    let found = bench.get("/.well-known/openid-configuration").await.json();
    assert_eq!(
        found["id_token_signing_alg_values_supported"],
        serde_json::json!([algorithm])
    );
    let keys = bench.get("/oauth/v2/keys").await.json();
    let jwk = &keys["keys"][0];
    assert_eq!(jwk["alg"], algorithm);
    assert_eq!(jwk["use"], "sig");
    for private in ["d", "p", "q", "dp", "dq", "qi"] {
        assert_eq!(jwk.get(private), None);
    }

    let token = id_token(&bench).await;
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let header = signed.split('.').next().unwrap();
    let header: Value =
        serde_json::from_slice(&BASE64URL_NOPAD.decode(header.as_bytes()).unwrap()).unwrap();
    assert_eq!(header["alg"], algorithm);
    assert_eq!(header["kid"], jwk["kid"]);
    let mut signature = BASE64URL_NOPAD.decode(signature.as_bytes()).unwrap();
    if algorithm == "ES256" {
        let (r, s) = signature.split_at(32);
        signature = der(0x30, &[integer(r), integer(s)].concat());
    }

    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let key = file("key", &public_key(jwk));
    let signature = file("signature", &signature);
    let signed = file("signed", signed.as_bytes());
    let arguments = [
        "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", &key, "-rawin", "-in",
        &signed, "-sigfile", &signature,
    ];
    let hashed: &[&str] = if algorithm == "EdDSA" {
        &[]
    } else {
        &["-digest", "sha256"]
    };
    openssl(&[&arguments, hashed].concat());
}

/// By way of a device, which is the shortest.
async fn id_token(bench: &Bench) -> String {
    let client = ("client_id", bench.server.client_id());
    let device = bench
        .post_form(
            "/oauth/v2/device_authorization",
            &[client, ("scope", "openid")],
        )
        .await;
    let typed = bench
        .post_form("/device", &[("user_code", &device.text("user_code"))])
        .await;
    let begun = typed.header("location").unwrap().to_owned();
    let request = ("authRequestID", begun.split_once('=').unwrap().1);
    let user = bench.user(Role::NewStarter);
    bench
        .post_form("/ui/login/login", &[request, ("user", &user)])
        .await;
    bench
        .post_form("/device/confirm", &[request, ("decision", "allow")])
        .await;
    let fields = [
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
        client,
        ("device_code", &device.text("device_code")),
    ];
    bench
        .post_form("/oauth/v2/token", &fields)
        .await
        .text("id_token")
}

#[tokio::test]
async fn openssl_accepts_what_p_256_signed() {
    check(Signing::Es256, "ES256").await;
}

#[tokio::test]
async fn openssl_accepts_what_ed25519_signed() {
    check(Signing::EdDsa, "EdDSA").await;
}

#[tokio::test]
async fn openssl_accepts_what_its_own_rsa_key_signed() {
    let make = [
        "genpkey",
        "-algorithm",
        "RSA",
        "-pkeyopt",
        "rsa_keygen_bits:2048",
    ];
    // As PEM, which is always PKCS#8: as DER some versions write the older form.
    if let Some(pem) = openssl(&make) {
        let pem = String::from_utf8(pem).unwrap();
        let lines = pem.lines().filter(|line| !line.starts_with('-'));
        let key = BASE64.decode(lines.collect::<String>().as_bytes());
        check(Signing::Rs256(key.unwrap()), "RS256").await;
    }
}

#[tokio::test]
async fn what_is_no_rsa_key_is_refused_and_a_key_is_not_printed() {
    let signing = Signing::Rs256(b"no key".to_vec());
    assert_eq!(format!("{signing:?}"), "RS256");
    let extras = countersign_demo_idp::Extras {
        signing,
        ..Default::default()
    };
    let error = start_with(Options::default(), extras).await.unwrap_err();
    assert!(matches!(error, StartError::SigningKey));
}
