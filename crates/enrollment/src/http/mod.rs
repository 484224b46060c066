//! Sending one request: bounded in time and size, followed nowhere, and recorded without its secrets.

mod body;
mod call;
mod client;
mod date;
mod failure;
mod limits;
mod retry;

pub(crate) use body::Json;
pub(crate) use call::{Authorization, Call, Content, ContentKind, Reply};
pub(crate) use client::{Sender, client};
pub use limits::Limits;
