//! What the window and the command line are shown: plain, serializable, and free of secrets. The front end's
//! TypeScript types are generated from these (`make bindings`).

mod about;
mod account;
mod custody;
mod desktop;
mod doctor;
mod enrollment;
mod error;
mod inspector;
mod offer;
mod server;
mod state;
mod transfer;
mod verdict;

pub use about::{About, SupportChoice};
pub use account::{
    Account, AccountCode, AccountEdit, AccountList, Algorithm, Candidate, ChosenCandidate,
    CodePreview, Codes, CodesEdit, Copied, DamagedRecord, DamagedWhat, Kind, ManualFields,
    TrashedAccount, Undone,
};
pub use custody::{
    AddSlot, Opening, RecoveryCodeShown, Rekey, RekeyPlan, RemoveSlot, ReplaceSlot, Restored, Slot,
    Snapshot, SnapshotCondition, SnapshotReason, VaultDetails,
};
pub use desktop::{Desktop, DesktopSettings, Findable, TrayWords};
pub use doctor::{DoctorCase, DoctorCheck, DoctorReport};
pub use enrollment::{
    DetailName, DetailRow, Dialect, Discarded, Enrolled, Enrollment, EnrollmentState, KeyImages,
    RegistrationState, RegistrationStatus, StartRequest, TimedCode,
};
pub use error::{Action, AppError, Exchange, ServerSaid};
pub use inspector::{ClockTest, ClockTestResult, InspectedExchange, ServerTime};
pub use offer::{EnrollmentOffer, MadeOffer, Policy};
pub use server::{
    FinishElsewhere, FinishedElsewhere, ProviderKind, RemovedServer, Server, ServerCheck,
    ServerCheckName, ServerCheckOutcome, ServerForm, ServerSession, ServerTest, SignIn, SignInWay,
    StartAtServer, Subject,
};
pub use state::{
    AppState, Demo, DemoClock, DemoScenario, DemoUser, KeychainStatus, LockSettings, Role,
    SlotKind, VaultStatus,
};
pub use transfer::{
    BackupSettings, BackupStatus, ExportFormat, ExportPlan, ExportRequest, Exported, ImportCounts,
    ImportFormat, ImportPreview, ImportRow, ImportSource, ImportState, ImportStatus, Imported,
    LeftOut, OpenedLinks, Phase, Progress, ScreenLook, Sealed, SetBackup,
};
pub use verdict::{Verdict, VerdictWord};

use ts_rs::{Config, TS};

/// All the types above as one TypeScript file, in the order in which a reader wants them.
pub fn typescript() -> String {
    let config = Config::default().with_large_int("number");
    let mut file = String::from(
        "// Generated from the Rust types by `make bindings`; a test fails when it is stale. Do not edit.\n",
    );
    let mut declare = |docs: Option<String>, declaration: String| {
        file.push('\n');
        file.push_str(docs.as_deref().unwrap_or_default());
        file.push_str("export ");
        file.push_str(&declaration);
        file.push('\n');
    };
    macro_rules! declare_all {
        ($($view:ty),+ $(,)?) => { $(declare(<$view as TS>::docs(), <$view as TS>::decl(&config));)+ };
    }
    declare_all!(
        AppState,
        VaultStatus,
        KeychainStatus,
        SlotKind,
        Slot,
        VaultDetails,
        Snapshot,
        SnapshotReason,
        SnapshotCondition,
        Restored,
        Opening,
        AddSlot,
        ReplaceSlot,
        RemoveSlot,
        Rekey,
        RekeyPlan,
        RecoveryCodeShown,
        DoctorReport,
        DoctorCase,
        DoctorCheck,
        LockSettings,
        DesktopSettings,
        Desktop,
        Findable,
        TrayWords,
        Demo,
        DemoClock,
        DemoUser,
        Role,
        DemoScenario,
        AppError,
        Action,
        ServerSaid,
        Exchange,
        Account,
        Kind,
        Algorithm,
        AccountList,
        DamagedRecord,
        DamagedWhat,
        AccountEdit,
        CodesEdit,
        TrashedAccount,
        Undone,
        AccountCode,
        Codes,
        CodePreview,
        Copied,
        Candidate,
        ChosenCandidate,
        ManualFields,
        Verdict,
        VerdictWord,
        Dialect,
        StartRequest,
        Enrollment,
        EnrollmentState,
        DetailRow,
        DetailName,
        Enrolled,
        RegistrationStatus,
        RegistrationState,
        Discarded,
        KeyImages,
        TimedCode,
        OpenedLinks,
        ImportFormat,
        ImportPreview,
        ImportSource,
        ImportState,
        ImportCounts,
        ImportRow,
        ImportStatus,
        ScreenLook,
        Imported,
        Progress,
        Phase,
        ExportFormat,
        Sealed,
        ExportRequest,
        ExportPlan,
        LeftOut,
        Exported,
        BackupSettings,
        BackupStatus,
        SetBackup,
        ProviderKind,
        RemovedServer,
        SignInWay,
        Server,
        ServerSession,
        ServerForm,
        ServerTest,
        ServerCheck,
        ServerCheckName,
        ServerCheckOutcome,
        SignIn,
        Subject,
        StartAtServer,
        FinishElsewhere,
        FinishedElsewhere,
        EnrollmentOffer,
        MadeOffer,
        Policy,
        InspectedExchange,
        ClockTest,
        ClockTestResult,
        ServerTime,
        About,
        SupportChoice,
    );
    file
}
