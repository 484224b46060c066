//! Why there is nothing to look at.

/// Why the screens or the clipboard could not be read. Each is told apart because somebody does something else about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CaptureError {
    /// There is no graphical session: neither Wayland nor X11.
    #[error("there is no screen to look at")]
    NoDisplay,
    /// The display server does not answer, or refuses this program.
    #[error("the display server does not let this program in")]
    NoServer,
    /// The session is a Wayland one, and no portal answers that takes pictures of the screen.
    #[error("this desktop has no portal that takes pictures of the screen")]
    NoPortal,
    /// The person said no in the portal's dialog, or closed it.
    #[error("taking a picture of the screen was cancelled")]
    Cancelled,
    /// The system does not allow it to this program.
    #[error("the system does not let this program take a picture of the screen")]
    Refused,
    /// Nothing came within the time.
    #[error("it took too long")]
    TimedOut,
    /// There is more to look at than is looked at: 16 screens, or a hundred million pixels in all.
    #[error("what is there to look at is too large")]
    TooLarge,
    /// What came is no picture, or names a file that is none.
    #[error("what came is no picture")]
    NoPicture,
    /// The clipboard holds neither a text nor a picture.
    #[error("the clipboard holds neither a text nor a picture")]
    NothingThere,
    /// The process that looks could not be started, or ended before it said anything.
    #[error("the part that looks ended too early")]
    ChildEnded,
}

impl CaptureError {
    const ALL: [Self; 10] = [
        Self::NoDisplay,
        Self::NoServer,
        Self::NoPortal,
        Self::Cancelled,
        Self::Refused,
        Self::TimedOut,
        Self::TooLarge,
        Self::NoPicture,
        Self::NothingThere,
        Self::ChildEnded,
    ];

    /// What a child says in place of it.
    pub(crate) fn code(self) -> u8 {
        let place = Self::ALL.iter().position(|other| *other == self);
        place
            .and_then(|place| u8::try_from(place).ok())
            .unwrap_or(u8::MAX)
    }

    pub(crate) fn of_code(code: u8) -> Self {
        Self::ALL
            .get(usize::from(code))
            .copied()
            .unwrap_or(Self::ChildEnded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_comes_back_from_a_child() {
        for error in CaptureError::ALL {
            assert_eq!(CaptureError::of_code(error.code()), error);
        }
        assert_eq!(CaptureError::of_code(99), CaptureError::ChildEnded);
    }
}
