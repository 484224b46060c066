//! The wall clock, as a trait: it is needed only to compare with the server's.

/// Tells the wall-clock time.
pub trait Clock: Send + Sync {
    /// The time now, in milliseconds since the Unix epoch.
    fn now_ms(&self) -> u64;
}
