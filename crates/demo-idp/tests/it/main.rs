//! The server over real HTTP, request by request, against literal answers.

// Marked as test code, which the functions that tests share are not by themselves: so they may unwrap.
#[cfg(test)]
mod control;
#[cfg(test)]
mod dialects;
#[cfg(test)]
mod every_scenario;
#[cfg(test)]
mod gate;
#[cfg(test)]
mod lifetime;
#[cfg(test)]
mod lookups;
#[cfg(test)]
mod privacyidea;
#[cfg(test)]
mod refusals;
#[cfg(test)]
mod rights;
#[cfg(test)]
mod rpc;
#[cfg(test)]
mod scenarios;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod signatures;
#[cfg(test)]
mod support;
#[cfg(test)]
mod wire;
