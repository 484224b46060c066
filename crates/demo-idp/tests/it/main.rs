//! The server over real HTTP, request by request, against literal answers.

mod dialects;
mod gate;
mod lifetime;
mod lookups;
mod refusals;
mod scenarios;
mod support;
