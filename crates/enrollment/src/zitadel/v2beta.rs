//! `v2beta`: as `v2`, under its earlier path.

use reqwest::Method;

use super::wire::{Body, Operation, Wire};

pub(super) const WIRE: Wire = Wire {
    name: "v2beta",
    code_characters: 1..=200,
    start: Operation {
        method: Method::POST,
        path: "/v2beta/users/{user}/totp",
        body: Body::EmptyObject,
    },
    verify: Operation {
        method: Method::POST,
        path: "/v2beta/users/{user}/totp/verify",
        body: Body::CodeObject,
    },
    remove: Operation {
        method: Method::DELETE,
        path: "/v2beta/users/{user}/totp",
        body: Body::None,
    },
};
