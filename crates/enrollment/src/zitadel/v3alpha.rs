//! `v3alpha` (June 2024): every registration has an id, and a code has 6 to 9 characters.

use reqwest::Method;

use super::wire::{Body, Operation, Wire};

pub(super) const WIRE: Wire = Wire {
    name: "v3alpha",
    code_characters: 6..=9,
    start: Operation {
        method: Method::POST,
        path: "/v3alpha/users/{user}/totp",
        body: Body::None,
    },
    verify: Operation {
        method: Method::POST,
        path: "/v3alpha/users/{user}/totp/{registration}/verify",
        body: Body::CodeObject,
    },
    remove: Operation {
        method: Method::DELETE,
        path: "/v3alpha/users/{user}/totp/{registration}",
        body: Body::None,
    },
};
