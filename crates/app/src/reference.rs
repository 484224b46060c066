//! The stable code and the reference of every problem. Neither changes once released: scripts and helpdesks rely on them.

use countersign_capture::CaptureError;
use countersign_enrollment::ErrorKind;
use countersign_enrollment::sign_in::SignInErrorKind;
use countersign_transfer::ReadError;
use countersign_vault::KeychainError;

use crate::error::Problem;

impl Problem {
    /// The stable code for programs, in camel case.
    pub fn code(&self) -> &'static str {
        self.names().0
    }

    /// The short reference to read out, the same in all languages: `CS-E403`.
    pub fn reference(&self) -> &'static str {
        self.names().1
    }

    /// Seconds to wait, where that is known.
    pub fn retry_after_seconds(&self) -> Option<u64> {
        match self {
            Self::TooManyTries { seconds } => Some(*seconds),
            Self::Provider {
                kind:
                    ErrorKind::RateLimited {
                        retry_after_seconds,
                    },
                ..
            } => *retry_after_seconds,
            _ => None,
        }
    }

    /// The server's host, where the words name it.
    pub fn host(&self) -> Option<&str> {
        match self {
            Self::ServerNotHttps { host }
            | Self::RegistrationIdNeeded { host }
            | Self::DialectUnknown { host }
            | Self::NotSignedIn { host }
            | Self::SessionOver { host }
            | Self::SignIn { host, .. }
            | Self::SignedOutHereOnly { host }
            | Self::ServerChanged { host }
            | Self::SignedInAsAnother { host }
            | Self::Provider { host, .. } => Some(host),
            _ => None,
        }
    }

    fn names(&self) -> (&'static str, &'static str) {
        match self {
            Self::VaultLocked => ("vaultLocked", "CS-V101"),
            Self::VaultEmpty => ("vaultEmpty", "CS-V102"),
            Self::VaultExists => ("vaultExists", "CS-V103"),
            Self::VaultNewer => ("vaultNewer", "CS-V104"),
            Self::VaultDamaged => ("vaultDamaged", "CS-V105"),
            Self::SlotDamaged => ("slotDamaged", "CS-V106"),
            Self::NoSuchSlot(_) => ("noSuchSlot", "CS-V107"),
            Self::WrongPassphrase => ("wrongPassphrase", "CS-V108"),
            Self::TooManyTries { .. } => ("tooManyTries", "CS-V109"),
            Self::PassphraseUnfit => ("passphraseUnfit", "CS-V110"),
            Self::PassphrasesDiffer => ("passphrasesDiffer", "CS-V117"),
            Self::PassphraseMissing => ("passphraseMissing", "CS-V118"),
            Self::WrongRecoveryCode => ("wrongRecoveryCode", "CS-V119"),
            Self::RecoveryCodeMistyped(_) => ("recoveryCodeMistyped", "CS-V120"),
            Self::RecoveryCodeMissing => ("recoveryCodeMissing", "CS-V121"),
            Self::RecoveryCodeDiffers => ("recoveryCodeDiffers", "CS-V122"),
            Self::LastSlot => ("lastSlot", "CS-V123"),
            Self::OpenWithAnother => ("openWithAnother", "CS-V124"),
            Self::SlotNotFound => ("slotNotFound", "CS-V125"),
            Self::TooManySlots => ("tooManySlots", "CS-V126"),
            Self::NoSlots => ("noSlots", "CS-V127"),
            Self::VaultInUse => ("vaultInUse", "CS-V128"),
            Self::VaultReadOnly => ("vaultReadOnly", "CS-V129"),
            Self::NoSuchSnapshot => ("noSuchSnapshot", "CS-V130"),
            Self::SnapshotUnusable(_) => ("snapshotUnusable", "CS-V131"),
            Self::VaultNotDamaged => ("vaultNotDamaged", "CS-V132"),
            Self::RecordDamaged => ("recordDamaged", "CS-V111"),
            Self::VaultChanged => ("vaultChanged", "CS-V112"),
            Self::DiskFull => ("diskFull", "CS-V113"),
            Self::ReadOnly => ("readOnly", "CS-V114"),
            Self::VaultBusy => ("vaultBusy", "CS-V115"),
            Self::Storage => ("storage", "CS-V116"),
            Self::KeychainEmpty => ("keychainEmpty", "CS-K101"),
            Self::KeychainOfAnotherVault => ("keychainOfAnotherVault", "CS-K102"),
            Self::Keychain(error) => match error {
                KeychainError::NoBus => ("keychainNoBus", "CS-K103"),
                KeychainError::NoDaemon => ("keychainAbsent", "CS-K104"),
                KeychainError::Locked => ("keychainLocked", "CS-K105"),
                KeychainError::NoDefaultCollection => ("keychainNoCollection", "CS-K106"),
                KeychainError::Denied => ("keychainDenied", "CS-K107"),
                KeychainError::NoAnswer => ("keychainNoAnswer", "CS-K108"),
                KeychainError::NotKept => ("keychainNotKept", "CS-K110"),
                KeychainError::Other(_) => ("keychainFailed", "CS-K109"),
            },
            Self::AccountNotFound => ("accountNotFound", "CS-A101"),
            Self::AccountAmbiguous { .. } => ("accountAmbiguous", "CS-A102"),
            Self::WrongKind => ("wrongKind", "CS-A103"),
            Self::CandidateNotFound => ("candidateNotFound", "CS-A104"),
            Self::NameUnfit => ("nameUnfit", "CS-A105"),
            Self::NoteUnfit => ("noteUnfit", "CS-A106"),
            Self::TagsUnfit => ("tagsUnfit", "CS-A107"),
            Self::CodesUnfit => ("codesUnfit", "CS-A109"),
            Self::CounterLower { .. } => ("counterLower", "CS-A110"),
            Self::LinkNotOtpauth => ("linkNotOtpauth", "CS-L101"),
            Self::LinkMigration => ("linkMigration", "CS-L102"),
            Self::LinkTooLong => ("linkTooLong", "CS-L103"),
            Self::LinkUnknownKind => ("linkUnknownKind", "CS-L104"),
            Self::LinkMalformed => ("linkMalformed", "CS-L105"),
            Self::UnknownAlgorithm(_) => ("unknownAlgorithm", "CS-L106"),
            Self::DigitsOutOfRange(_) => ("digitsOutOfRange", "CS-L107"),
            Self::PeriodOutOfRange(_) => ("periodOutOfRange", "CS-L108"),
            Self::CounterOutOfRange(_) => ("counterOutOfRange", "CS-L109"),
            Self::SecretEmpty => ("secretEmpty", "CS-L110"),
            Self::SecretNotBase32 { .. } => ("secretNotBase32", "CS-L111"),
            Self::SecretTooLong => ("secretTooLong", "CS-L112"),
            Self::ImageTooLarge { .. } => ("imageTooLarge", "CS-L113"),
            Self::NotAnImage => ("notAnImage", "CS-L114"),
            Self::NoQrInImage => ("noQrInImage", "CS-L115"),
            Self::NoQrYet { .. } => ("noQrYet", "CS-L125"),
            Self::DocumentProtected => ("documentProtected", "CS-L126"),
            Self::NotRecognised => ("notRecognised", "CS-T101"),
            Self::PictureTooComplex => ("pictureTooComplex", "CS-T108"),
            Self::ClipboardEmpty => ("clipboardEmpty", "CS-T109"),
            Self::NoLinkOpened => ("noLinkOpened", "CS-T138"),
            Self::LinksNotRegistered => ("linksNotRegistered", "CS-T139"),
            Self::ScreenUnseen(error) => screen(error),
            Self::FileUnreadable(error) => file(error),
            Self::PasswordUnfit => ("passwordUnfit", "CS-T103"),
            Self::NoImport => ("noImport", "CS-T104"),
            Self::NothingTaken => ("nothingTaken", "CS-T105"),
            Self::ImportOutdated => ("importOutdated", "CS-T123"),
            Self::TooManyFiles { .. } => ("tooManyFiles", "CS-T106"),
            Self::FileUnread { .. } => ("fileUnread", "CS-T140"),
            Self::ImportFull => ("importFull", "CS-T122"),
            Self::Cancelled => ("cancelled", "CS-T107"),
            Self::UnknownFormat => ("unknownFormat", "CS-T201"),
            Self::PasswordMissing => ("passwordMissing", "CS-T202"),
            Self::PasswordTooShort { .. } => ("passwordTooShort", "CS-T211"),
            Self::NoAccounts => ("noAccounts", "CS-T212"),
            Self::NoSuchFolder => ("noSuchFolder", "CS-T213"),
            Self::NoFileNamed => ("noFileNamed", "CS-T214"),
            Self::NothingToExport => ("nothingToExport", "CS-T203"),
            Self::ExportDiffers => ("exportDiffers", "CS-T204"),
            Self::PlainExportOff => ("plainExportOff", "CS-T205"),
            Self::FileExists => ("fileExists", "CS-T206"),
            Self::NotWritable => ("notWritable", "CS-T207"),
            Self::BackupFolderMissing => ("backupFolderMissing", "CS-T301"),
            Self::BackupSettingsDamaged => ("backupSettingsDamaged", "CS-T302"),
            Self::SeveralLines => ("severalLines", "CS-L117"),
            Self::RequestMalformed => ("requestMalformed", "CS-L116"),
            Self::ServerAddress(_) => ("serverAddress", "CS-E101"),
            Self::ServerNotHttps { .. } => ("serverNotHttps", "CS-E102"),
            Self::UserIdUnfit => ("userIdUnfit", "CS-E103"),
            Self::TokenUnfit => ("tokenUnfit", "CS-E104"),
            Self::EnrollmentNotFound => ("enrollmentNotFound", "CS-E105"),
            Self::EnrollmentFinished => ("enrollmentFinished", "CS-E106"),
            Self::AcceptedAfterAll => ("acceptedAfterAll", "CS-E107"),
            Self::MaybeAccepted => ("maybeAccepted", "CS-E108"),
            Self::RegistrationIdNeeded { .. } => ("registrationIdNeeded", "CS-E118"),
            Self::TokenNotNeeded => ("tokenNotNeeded", "CS-E117"),
            Self::ServerClockApart { .. } => ("serverClockApart", "CS-E416"),
            Self::ServerNotFound => ("serverNotFound", "CS-E109"),
            Self::ServerAmbiguous { .. } => ("serverAmbiguous", "CS-E110"),
            Self::ServerManaged => ("serverManaged", "CS-E111"),
            Self::ServerFormUnfit => ("serverFormUnfit", "CS-E112"),
            Self::DialectUnknown { .. } => ("dialectUnknown", "CS-E113"),
            Self::NotAtThisProvider => ("notAtThisProvider", "CS-E114"),
            Self::CertificateUnfit => ("certificateUnfit", "CS-E115"),
            Self::ServerTimeUnknown => ("serverTimeUnknown", "CS-E116"),
            Self::NotSignedIn { .. } => ("notSignedIn", "CS-E201"),
            Self::SessionOver { .. } => ("sessionOver", "CS-E202"),
            Self::SessionBusy => ("sessionBusy", "CS-E203"),
            Self::SignInNotFound => ("signInNotFound", "CS-E204"),
            Self::SignIn { kind, .. } => sign_in(kind),
            Self::SignedOutHereOnly { .. } => ("signedOutHereOnly", "CS-E209"),
            Self::ServerChanged { .. } => ("serverChanged", "CS-E223"),
            Self::SignedInAsAnother { .. } => ("signedInAsAnother", "CS-E224"),
            Self::ClientIdMissing => ("clientIdMissing", "CS-E207"),
            Self::BrowserUnavailable => ("browserUnavailable", "CS-E208"),
            Self::OfferHasToken => ("offerHasToken", "CS-L201"),
            Self::OfferMalformed => ("offerMalformed", "CS-L202"),
            Self::OfferNewer => ("offerNewer", "CS-L203"),
            Self::OfferTooLarge => ("offerTooLarge", "CS-L204"),
            Self::OfferMissing => ("offerMissing", "CS-L205"),
            Self::LockTooLate { .. } => ("lockTooLate", "CS-S105"),
            Self::ShortcutUnfit => ("shortcutUnfit", "CS-S107"),
            Self::ShortcutTaken => ("shortcutTaken", "CS-S108"),
            Self::ShortcutImpossible => ("shortcutImpossible", "CS-S109"),
            Self::AutostartFailed => ("autostartFailed", "CS-S110"),
            Self::ClockTestOff => ("clockTestOff", "CS-A108"),
            Self::UnknownReference => ("unknownReference", "CS-S106"),
            Self::Provider { kind, .. } => provider(kind),
            Self::NoDemonstration => ("noDemonstration", "CS-D101"),
            Self::DemonstrationFailed => ("demonstrationFailed", "CS-D102"),
            Self::UnknownScenario => ("unknownScenario", "CS-D103"),
            Self::NoDemonstrationServer => ("noDemonstrationServer", "CS-D104"),
            Self::ControlTokenRefused => ("controlTokenRefused", "CS-D105"),
            Self::Clipboard => ("clipboard", "CS-S101"),
            Self::NoRandomness => ("noRandomness", "CS-S103"),
            Self::Internal => ("internal", "CS-S104"),
            Self::Window => ("unexpected", "CS-UI"),
            Self::File => ("file", "CS-S102"),
        }
    }
}

fn screen(error: &CaptureError) -> (&'static str, &'static str) {
    use CaptureError as E;
    match error {
        E::NoDisplay => ("screenNone", "CS-T130"),
        E::NoServer => ("screenNoServer", "CS-T131"),
        E::NoPortal => ("screenNoPortal", "CS-T132"),
        E::Cancelled => ("cancelled", "CS-T107"),
        E::Refused => ("screenRefused", "CS-T133"),
        E::TimedOut => ("screenTimedOut", "CS-T134"),
        E::TooLarge => ("screenTooLarge", "CS-T135"),
        E::NoPicture => ("screenNoPicture", "CS-T136"),
        E::NothingThere => ("clipboardEmpty", "CS-T109"),
        E::ChildEnded => ("screenFailed", "CS-T137"),
    }
}

fn file(error: &ReadError) -> (&'static str, &'static str) {
    use ReadError as E;
    match error {
        E::Empty => ("fileEmpty", "CS-T110"),
        E::NotRecognised => ("notRecognised", "CS-T101"),
        E::NotSupported(_) => ("fileNotSupported", "CS-T111"),
        E::Foreign(_) => ("fileForeign", "CS-T124"),
        E::PasswordNeeded => ("filePasswordNeeded", "CS-T112"),
        E::WrongPassword => ("fileWrongPassword", "CS-T113"),
        E::WrongPasswordOrDamaged => ("fileWrongPasswordOrDamaged", "CS-T114"),
        E::Damaged(_) => ("fileDamaged", "CS-T115"),
        E::TooLarge { .. } => ("fileTooLarge", "CS-T116"),
        E::TooDeep { .. } => ("fileTooDeep", "CS-T117"),
        E::TooManyRows { .. } => ("fileTooManyRows", "CS-T118"),
        E::KdfOutOfBounds(_) => ("fileKdfOutOfBounds", "CS-T119"),
        E::NotEnoughMemory { .. } => ("fileNotEnoughMemory", "CS-T120"),
        E::UnsupportedVersion(_) => ("fileUnsupportedVersion", "CS-T121"),
        E::Cancelled => ("cancelled", "CS-T107"),
    }
}

fn provider(kind: &ErrorKind) -> (&'static str, &'static str) {
    use ErrorKind as E;
    match kind {
        E::InvalidCode => ("invalidCode", "CS-E400"),
        E::CodeReused => ("codeReused", "CS-E410"),
        E::CodeLength { .. } => ("codeLength", "CS-E411"),
        E::RegistrationIdMissing => ("registrationIdMissing", "CS-E412"),
        E::Unauthenticated => ("unauthenticated", "CS-E401"),
        E::NotAllowed => ("notAllowed", "CS-E403"),
        E::NoPendingRegistration => ("noPendingRegistration", "CS-E404"),
        E::CallerUnknown => ("callerUnknown", "CS-E405"),
        E::UserNotFound => ("userNotFound", "CS-E406"),
        E::TenantNotFound => ("tenantNotFound", "CS-E407"),
        E::RouteNotFound => ("routeNotFound", "CS-E408"),
        E::AlreadyEnrolled => ("alreadyEnrolled", "CS-E409"),
        E::MfaRequired => ("mfaRequired", "CS-E413"),
        E::NotFound => ("notFound", "CS-E414"),
        E::OriginRefused => ("originRefused", "CS-E415"),
        E::Locked => ("userLocked", "CS-E423"),
        E::RateLimited { .. } => ("rateLimited", "CS-E429"),
        E::Refused => ("refused", "CS-E499"),
        E::SessionBusy => ("sessionBusy", "CS-E203"),
        E::ServerError => ("serverError", "CS-E500"),
        E::NotUnderstood => ("notUnderstood", "CS-E501"),
        E::TooLarge => ("answerTooLarge", "CS-E502"),
        E::Redirected => ("redirected", "CS-E503"),
        E::Timeout { .. } => ("timeout", "CS-E504"),
        E::NoAnswer => ("noAnswer", "CS-E505"),
        E::ConnectionLost => ("connectionLost", "CS-E506"),
        E::Certificate => ("certificate", "CS-E507"),
    }
}

fn sign_in(kind: &SignInErrorKind) -> (&'static str, &'static str) {
    use SignInErrorKind as K;
    match kind {
        K::Cancelled => ("signInCancelled", "CS-E205"),
        K::TimedOut => ("signInExpired", "CS-E206"),
        K::Denied => ("signInDenied", "CS-E210"),
        K::StateMismatch => ("signInMixedUp", "CS-E211"),
        K::IdToken(_) => ("idTokenRefused", "CS-E212"),
        K::IssuerMismatch => ("issuerMismatch", "CS-E213"),
        K::NotOffered => ("signInNotOffered", "CS-E214"),
        K::CodeRefused => ("signInCodeRefused", "CS-E215"),
        K::SessionUnfit => ("sessionUnfit", "CS-E216"),
        K::ClientUnknown => ("clientUnknown", "CS-E217"),
        K::AudienceMissing => ("audienceMissing", "CS-E218"),
        K::ScopeRefused => ("scopeRefused", "CS-E219"),
        K::DeviceCodeExpired => ("deviceCodeExpired", "CS-E220"),
        K::NoPort => ("noPort", "CS-E221"),
        K::Refused => ("signInRefused", "CS-E222"),
        // These are problems of their own.
        K::SessionOver => Problem::SessionOver {
            host: String::new(),
        }
        .names(),
        K::NoRandomness => Problem::NoRandomness.names(),
        K::Provider(kind) => provider(kind),
    }
}
