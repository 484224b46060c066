//! The stack after a computation with secrets: what the computation leaves there, no `Drop` can reach.

use zeroize::zeroize_stack;

/// More than any computation here uses, also without optimization, and little enough to be wiped in microseconds.
const BYTES: usize = 256 * 1024;

/// Does something with secrets, then wipes the stack that it used.
pub fn on_wiped_stack<T>(work: impl FnOnce() -> T) -> T {
    let result = apart(work);
    wipe_stack();
    result
}

/// Wipes the unused stack of this thread: what was called from here, and has returned, leaves nothing on it.
pub fn wipe_stack() {
    zeroize_stack::<BYTES>();
}

/// A stack frame of its own. Inlined, the work would leave its traces in the caller's.
#[inline(never)]
fn apart<T>(work: impl FnOnce() -> T) -> T {
    work()
}
