//! Memory that is freed is wiped, so that a key that went through a buffer is gone with the buffer. Rust's own memory by
//! its allocator; on Linux also what the C and C++ libraries free, WebKit above all, through which everything passes that
//! is typed or shown.

/// The allocator of the program.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// Begins the program anew, in the same process, with C libraries that wipe what they free, if it did not begin so: they
/// read that once, at the very start. Where that is not to be had the program works all the same.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(crate) fn ensure() {
    use std::os::unix::process::CommandExt as _;
    use std::process::Command;

    /// Says that the process of this number has begun anew.
    const MARK: &str = "COUNTERSIGN_WIPING";
    /// The GNU C library overwrites what is freed; without the small cache of each thread, which would pass it by.
    const WIPE: &str = "glibc.malloc.perturb=85:glibc.malloc.tcache_count=0";

    let process = std::process::id().to_string();
    if std::env::var_os(MARK).is_some_and(|mark| *mark == *process) {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    let mut words = std::env::args_os();
    let mut tunables = std::env::var_os("GLIBC_TUNABLES").unwrap_or_default();
    if !tunables.is_empty() {
        tunables.push(":");
    }
    tunables.push(WIPE);
    let mut again = Command::new(program);
    if let Some(name) = words.next() {
        again.arg0(name);
    }
    // It returns only where it failed.
    let _ = again
        .args(words)
        .env(MARK, process)
        .env("GLIBC_TUNABLES", tunables)
        // WebKit has an allocator of its own, which does not wipe, and leaves the work to the C library if told so.
        .env("Malloc", "1")
        .exec();
}

/// The C libraries of this system are left as they are.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) fn ensure() {}
