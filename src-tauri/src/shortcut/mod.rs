//! The key that opens the small window from everywhere.

#[cfg(not(target_os = "linux"))]
mod elsewhere;
#[cfg(target_os = "linux")]
mod x11;

#[cfg(not(target_os = "linux"))]
pub(crate) use elsewhere::Keys;
#[cfg(target_os = "linux")]
pub(crate) use x11::Keys;
