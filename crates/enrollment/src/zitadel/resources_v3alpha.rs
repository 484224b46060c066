//! `resources/v3alpha` (October 2024 on): as `v3alpha`, with the code as a bare JSON string and details of another shape.

use reqwest::Method;

use super::wire::{Body, Operation, Wire};

pub(super) const WIRE: Wire = Wire {
    name: "resources-v3alpha",
    code_characters: 6..=9,
    start: Operation {
        method: Method::POST,
        path: "/resources/v3alpha/users/{user}/totp",
        body: Body::None,
    },
    verify: Operation {
        method: Method::POST,
        path: "/resources/v3alpha/users/{user}/totp/{registration}/_verify",
        body: Body::BareCode,
    },
    remove: Operation {
        method: Method::DELETE,
        path: "/resources/v3alpha/users/{user}/totp/{registration}",
        body: Body::None,
    },
};
