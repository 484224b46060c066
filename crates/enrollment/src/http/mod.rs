//! Sending one request: bounded in time and size, followed nowhere, and recorded without its secrets.

mod body;
mod call;
mod client;
mod date;
mod failure;
mod limits;
mod retry;
#[cfg(any(test, feature = "testing"))]
mod testing;

pub(crate) use body::Json;
pub(crate) use call::{Authorization, Call, Content, ContentKind, Reply};
pub(crate) use client::{Sender, client};
pub use limits::Limits;
#[cfg(any(test, feature = "testing"))]
pub(crate) use testing::Answered;
