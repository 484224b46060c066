//! What a file of another program says of one account, and what is written of one.

use std::fmt;

use countersign_otp::{Kind, OtpAuth, Secret};
use zeroize::{Zeroize, Zeroizing};

/// One account, on its way in or out. Only what both sides have a place for is in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Account {
    /// Who the account is with; may be empty.
    pub issuer: String,
    /// Whose account it is; may be empty.
    pub label: String,
    /// How its codes are made.
    pub kind: Kind,
    /// The counter of the next code: there for HOTP, and only then.
    pub counter: Option<u64>,
    /// The secret.
    pub secret: Secret,
    /// What the person wrote beside it.
    pub note: String,
    /// The names of the groups (folders, tags, categories) it is in.
    pub groups: Vec<String>,
    /// Whether it is kept on top (a favourite).
    pub pinned: bool,
    /// Its picture, if it has one of its own.
    pub icon: Option<Icon>,
    /// When a code of it was last used, in seconds since the Unix epoch.
    pub last_used: Option<u64>,
}

impl Account {
    /// An account of which nothing more is known.
    pub fn new(issuer: String, label: String, kind: Kind, secret: Secret) -> Self {
        Self {
            issuer,
            label,
            kind,
            counter: matches!(kind, Kind::Hotp { .. }).then_some(0),
            secret,
            note: String::new(),
            groups: Vec::new(),
            pinned: false,
            icon: None,
            last_used: None,
        }
    }

    /// A second copy, secret included.
    pub fn duplicate(&self) -> Self {
        Self {
            issuer: self.issuer.clone(),
            label: self.label.clone(),
            kind: self.kind,
            counter: self.counter,
            secret: self.secret.duplicate(),
            note: self.note.clone(),
            groups: self.groups.clone(),
            pinned: self.pinned,
            icon: self.icon.clone(),
            last_used: self.last_used,
        }
    }

    /// As an `otpauth` link, complete and exact ([`OtpAuth::to_link`]).
    pub fn to_link(&self) -> Zeroizing<String> {
        OtpAuth {
            issuer: self.issuer.clone(),
            label: self.label.clone(),
            kind: self.kind,
            counter: self.counter,
            secret: self.secret.duplicate(),
            notes: Vec::new(),
        }
        .to_link()
    }
}

impl Zeroize for Account {
    /// Wipes every text in it. The secret wipes itself.
    fn zeroize(&mut self) {
        self.issuer.zeroize();
        self.label.zeroize();
        self.note.zeroize();
        self.groups.zeroize();
    }
}

/// The picture of an account, as it is in the file; nobody has looked into it yet.
#[derive(Clone, PartialEq, Eq)]
pub struct Icon {
    /// What the file says it is (`image/png`, `image/svg+xml`), in lower case; may be empty.
    pub mime: String,
    /// The bytes of the picture.
    pub bytes: Vec<u8>,
}

impl Icon {
    /// The largest picture that is taken over, in bytes. A larger one is left, with a warning.
    pub const MAX_BYTES: usize = 256 * 1024;
}

impl fmt::Debug for Icon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Icon({:?}, {} bytes)", self.mime, self.bytes.len())
    }
}
