//! macOS and Windows: the same interface, and nothing behind it. Their news would come from `NSWorkspace` and the
//! distributed notification `com.apple.screenIsLocked`, or from `WTSRegisterSessionNotification` and `WM_POWERBROADCAST`.

use tokio::sync::mpsc::Sender;

use crate::Notice;

/// Keeps the receiver from ending.
pub(crate) struct Watch {
    _silent: Sender<Notice>,
}

/// Watches nothing: no notice ever comes.
pub(crate) fn watch(notices: Sender<Notice>) -> Watch {
    Watch { _silent: notices }
}
