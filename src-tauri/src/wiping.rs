//! Memory that is freed is wiped, so that a key that went through a buffer is gone with the buffer. Rust's own memory by
//! its allocator; on Linux also what the C and C++ libraries free, WebKit above all, through which everything passes that
//! is typed or shown.

/// The allocator of the program.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> =
    zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// Begins the program anew, in the same process, with C libraries that wipe what they free, if it did not begin so. Comes
/// before everything else. Where it is not to be had the program works all the same.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub(crate) fn ensure() {
    linux::ensure();
}

/// The C libraries of this system are left as they are.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub(crate) fn ensure() {}

#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod linux {
    use std::ffi::OsString;
    use std::os::unix::ffi::{OsStrExt as _, OsStringExt as _};
    use std::os::unix::process::CommandExt as _;
    use std::process::Command;

    use webkit2gtk::{URIRequest, glib};

    /// Says that the process of this number has begun anew.
    const MARK: &str = "COUNTERSIGN_WIPING";
    /// What the GNU C library reads at its very start.
    const TUNABLES: &str = "GLIBC_TUNABLES";
    /// It overwrites what is freed; without the small cache of each thread, which would pass that by.
    const WIPE: &str = "glibc.malloc.perturb=85:glibc.malloc.tcache_count=0";
    /// WebKit has an allocator of its own, which does not wipe, and leaves the work to the C library if this is set.
    const NO_ALLOCATOR: &str = "Malloc";

    pub(super) fn ensure() {
        let process = std::process::id().to_string();
        // A system that takes the settings out of the environment must not make it begin for ever.
        let has_begun_anew = std::env::var_os(MARK).is_some_and(|mark| *mark == *process);
        if has_begun_anew || is_in_effect() {
            keep_to_oneself();
        } else {
            begin_anew(&process);
        }
    }

    /// Whether whoever started the program has seen to it, which saves loading WebKit twice.
    fn is_in_effect() -> bool {
        let tunables = std::env::var_os(TUNABLES).unwrap_or_default();
        tunables.as_bytes().ends_with(WIPE.as_bytes()) && std::env::var_os(NO_ALLOCATOR).is_some()
    }

    /// Returns only where it fails.
    fn begin_anew(process: &str) {
        let Ok(program) = std::env::current_exe() else {
            return;
        };
        let mut words = std::env::args_os();
        let mut again = Command::new(program);
        if let Some(name) = words.next() {
            again.arg0(name);
        }
        let mut tunables = std::env::var_os(TUNABLES).unwrap_or_default();
        if !tunables.is_empty() {
            tunables.push(":");
        }
        tunables.push(WIPE);
        let _ = again
            .args(words)
            .env(MARK, process)
            .env(TUNABLES, tunables)
            .env(NO_ALLOCATOR, "1")
            .exec();
    }

    /// Takes the settings out of the environment, once they are in effect here. The page's process is not to have them: it
    /// is ended with all that it holds, and the drivers that it draws with are not made for memory that changes when it
    /// is freed.
    fn keep_to_oneself() {
        if gtk::init().is_ok() {
            // WebKit reads them with the first thing that it allocates.
            drop(URIRequest::new("about:blank"));
        }
        glib::unsetenv(MARK);
        glib::unsetenv(NO_ALLOCATOR);
        match before(std::env::var_os(TUNABLES).unwrap_or_default()) {
            // It was set before, so this takes its place and can't fail.
            Some(tunables) => drop(glib::setenv(TUNABLES, tunables, true)),
            None => glib::unsetenv(TUNABLES),
        }
    }

    /// What the person had set, if anything.
    fn before(tunables: OsString) -> Option<OsString> {
        let kept = tunables.as_bytes().strip_suffix(WIPE.as_bytes())?;
        let kept = kept.strip_suffix(b":")?;
        Some(OsString::from_vec(kept.to_vec()))
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn what_the_person_had_set_is_left_over() {
            assert_eq!(before(WIPE.into()), None);
            let both = OsString::from(format!("glibc.malloc.arena_max=1:{WIPE}"));
            assert_eq!(before(both), Some("glibc.malloc.arena_max=1".into()));
        }
    }
}
