//! The child: this very program, started once more to look at something, and to end.
//!
//! It has to be a process of its own for two reasons. The desktop's portal refuses programs that hardened themselves against
//! being read, as ours do; and what is looked at comes from outside, so that the time and the memory for it must be bounded
//! from outside too.

use std::io::{self, Write as _};
use std::process::{ExitCode, Stdio};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::process::Command;
use zeroize::Zeroizing;

use crate::error::CaptureError;
use crate::{clipboard, drawings, picture, screens, wire};

/// The most memory for its data, in bytes.
const MAX_DATA: u64 = 512 * 1024 * 1024;

/// What a child is started for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Job {
    /// To take pictures of the screens.
    Screens,
    /// To read the clipboard.
    Clipboard,
    /// To find the codes in the picture on its standard input.
    Picture,
    /// To draw the drawings on its standard input.
    Drawings,
}

impl Job {
    const ALL: [Self; 4] = [
        Self::Screens,
        Self::Clipboard,
        Self::Picture,
        Self::Drawings,
    ];

    /// The argument that asks for it: the first one, and the only one.
    fn argument(self) -> &'static str {
        match self {
            Self::Screens => "--capture-screens",
            Self::Clipboard => "--capture-clipboard",
            Self::Picture => "--capture-picture",
            Self::Drawings => "--capture-drawings",
        }
    }
}

/// Does what a child was started for, if this process is one. To be called first thing in `main`, before the process hardens
/// itself, opens anything or reads its arguments: with `Some`, it has to end at once.
pub fn run() -> Option<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    let (first, more) = (arguments.next()?, arguments.next());
    let job = Job::ALL.into_iter().find(|job| first == job.argument());
    let job = job.filter(|_| more.is_none())?;
    bound_memory();
    let mut output = io::stdout().lock();
    let done = output.write_all(&wire::MAGIC).and_then(|()| match job {
        // It stays as readable as the portal wants it: there is nothing in it but what everybody at the screen sees.
        Job::Screens => screens::answer(&mut output),
        // A key may come by.
        Job::Clipboard => {
            harden();
            clipboard::answer(&mut output)
        }
        Job::Picture => {
            harden();
            picture::answer(&mut output)
        }
        Job::Drawings => {
            harden();
            drawings::answer(&mut output)
        }
    });
    let done = done.and_then(|()| output.flush());
    Some(if done.is_ok() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn harden() {
    // Where the system can't promise this, the child still works.
    let _ = secmem_proc::harden_process();
}

/// Whatever is asked of the child, it ends before the computer's memory does.
fn bound_memory() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let limit = Rlimit {
            current: Some(MAX_DATA),
            maximum: Some(MAX_DATA),
        };
        // Where the system can't promise this, there are still the bounds on what is read.
        let _ = setrlimit(Resource::Data, limit);
    }
}

/// Starts a child, gives it this input, and reads what it says.
///
/// Fails with [`CaptureError::ChildEnded`], [`CaptureError::TimedOut`], or [`CaptureError::TooLarge`] if it says more than
/// this limit. Whatever happens, the child has ended then; it ends too when the future is dropped.
pub(crate) async fn ask(
    job: Job,
    input: &[u8],
    limit: usize,
    patience: Duration,
) -> Result<Zeroizing<Vec<u8>>, CaptureError> {
    let mut command = Command::new(own_program().map_err(|_| CaptureError::ChildEnded)?);
    command
        .arg(job.argument())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true);
    let mut child = command.spawn().map_err(|_| CaptureError::ChildEnded)?;
    let (stdin, stdout) = (child.stdin.take(), child.stdout.take());
    let (Some(mut stdin), Some(stdout)) = (stdin, stdout) else {
        return Err(CaptureError::ChildEnded);
    };
    let talk = async {
        let written = async {
            // A child that has heard enough closes its end.
            let _ = stdin.write_all(input).await;
            drop(stdin);
        };
        // A buffer that grows leaves copies of itself behind: the allocators of our programs wipe those.
        let mut said = Zeroizing::new(Vec::new());
        let bound = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
        let mut stdout = stdout.take(bound);
        let (_, read) = tokio::join!(written, stdout.read_to_end(&mut said));
        read.map_err(|_| CaptureError::ChildEnded)?;
        if said.len() > limit {
            return Err(CaptureError::TooLarge);
        }
        let ended = child.wait().await.map_err(|_| CaptureError::ChildEnded)?;
        ended
            .success()
            .then_some(said)
            .ok_or(CaptureError::ChildEnded)
    };
    let said = tokio::time::timeout(patience, talk).await;
    if !matches!(said, Ok(Ok(_))) {
        // It may have ended already.
        let _ = child.kill().await;
    }
    said.unwrap_or(Err(CaptureError::TimedOut))
}

/// This program. On Linux by what runs, because a newer version may lie in its place by now.
fn own_program() -> io::Result<std::path::PathBuf> {
    #[cfg(target_os = "linux")]
    {
        Ok("/proc/self/exe".into())
    }
    #[cfg(not(target_os = "linux"))]
    {
        std::env::current_exe()
    }
}
