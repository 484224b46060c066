//! `v2`: the shipping version. One registration per user, without an id of its own.

use reqwest::Method;

use super::wire::{Body, Operation, Wire};

pub(super) const WIRE: Wire = Wire {
    name: "v2",
    code_characters: 1..=200,
    start: Operation {
        method: Method::POST,
        path: "/v2/users/{user}/totp",
        body: Body::EmptyObject,
    },
    verify: Operation {
        method: Method::POST,
        path: "/v2/users/{user}/totp/verify",
        body: Body::CodeObject,
    },
    remove: Operation {
        method: Method::DELETE,
        path: "/v2/users/{user}/totp",
        body: Body::None,
    },
};
