//! The words of the command line. Nothing secret is ever an argument: other programs can read those.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use countersign_app::view;

use crate::demo_control::ControlTask;

/// Enrolls people in MFA, makes their codes, and verifies them.
#[derive(Parser)]
#[command(name = "countersign-cli", version, arg_required_else_help = true)]
pub(crate) struct Arguments {
    /// The vault's folder
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        env = "COUNTERSIGN_VAULT",
        hide_env_values = true
    )]
    pub(crate) vault: Option<PathBuf>,
    /// Answer in JSON, one object a line
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) task: Task,
}

#[derive(Subcommand)]
pub(crate) enum Task {
    /// The vault itself: make it, look at it, lock it, what opens it, its snapshots, the keychain
    #[command(subcommand)]
    Vault(VaultTask),
    /// The accounts: add, list, show, edit, move, remove, the trash
    #[command(subcommand)]
    Accounts(AccountsTask),
    /// The code of an account, or of all
    Code(CodeTask),
    /// Check a code, read from standard input or asked for
    Verify {
        /// The account: issuer, account, issuer:account or id
        name: String,
        /// How many steps either way a code of another time is looked for
        #[arg(long, value_name = "STEPS", default_value_t = 20, value_parser = clap::value_parser!(u32).range(0..=5000))]
        window: u32,
    },
    /// Enroll with an identity provider
    #[command(subcommand)]
    Enroll(EnrollTask),
    /// Take accounts over from other programs' files, pictures of QR codes, or lists of links
    Import(ImportTask),
    /// Write accounts into a file that other programs read, or an encrypted backup
    Export(ExportTask),
    /// The servers to enroll at: add, test, change, remove
    #[command(subcommand)]
    Servers(ServersTask),
    /// Sign in at a server: in the browser, unless another way is named
    SignIn(SignInTask),
    /// Sign out at a server
    SignOut {
        /// The server: its name, host, address or id
        server: String,
    },
    /// Enrollment files and links: where to set up codes, without any token
    #[command(subcommand)]
    Offer(OfferTask),
    /// A text for whoever helps: the program, the system, the keychain, the vault in numbers; no key, code, token or name
    Support {
        /// A new file for it; without it, it is printed
        file: Option<PathBuf>,
        /// Name the servers by their hosts: opens the vault
        #[arg(long)]
        servers: bool,
    },
    /// Say what a reference means
    Explain {
        /// As in CS-E403
        #[arg(required_unless_present = "all")]
        reference: Option<String>,
        /// All references
        #[arg(long, conflicts_with = "reference")]
        all: bool,
    },
    /// Find out how far a caller's clock is off, with a throw-away key that the caller scans
    ClockTest,
    /// Run the demonstration's server until it is stopped
    DemoServer {
        /// Where to listen: loopback only; port 0 takes a free one
        #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:0")]
        listen: SocketAddr,
        /// What it does; see the documentation for the names
        #[arg(long, value_name = "NAME", default_value = "normal")]
        scenario: String,
        /// Let `demo-control` steer it; prints the token for that, too
        #[arg(long)]
        control: bool,
    },
    /// Steer a demonstration server that was started with --control
    DemoControl(ControlTask),
    /// Enroll somebody at a server inside this program, and show every step; nothing is kept
    Demo {
        /// The form of the calls
        #[arg(long, value_enum, default_value_t = Dialect::V2)]
        dialect: Dialect,
    },
}

#[derive(Subcommand)]
pub(crate) enum VaultTask {
    /// Make the vault: in the keychain where there is one, or behind a passphrase
    Init {
        /// Ask for a passphrase although there is a keychain
        #[arg(long)]
        passphrase: bool,
    },
    /// Where the vault is, what opens it, and how it stands
    Status,
    /// Lock the vault in every running program of this user
    Lock,
    /// Examine the keychain, and say what to do
    Doctor,
    /// What opens the vault: list, add, change, remove
    #[command(subcommand)]
    Slots(SlotsTask),
    /// Give the vault a new key; what is not made again opens nothing afterwards
    Rekey {
        #[command(flatten)]
        with: With,
        #[command(flatten)]
        new: NewPassphrase,
        /// Make no recovery code
        #[arg(long)]
        no_recovery_code: bool,
        /// Don't ask
        #[arg(long)]
        yes: bool,
    },
    /// Make a snapshot now
    Snapshot,
    /// All snapshots, newest first
    Snapshots,
    /// Make the accounts what they were in a snapshot; of a vault that is damaged, put the snapshot in its place
    Restore {
        /// The snapshot's name, or `latest`
        name: String,
        /// Don't ask
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Subcommand)]
pub(crate) enum SlotsTask {
    /// What opens the vault
    List,
    /// Add a way to open it; a recovery code is shown once and has to be typed back
    Add {
        /// How the new one is opened
        kind: SlotKind,
        #[command(flatten)]
        with: With,
        #[command(flatten)]
        new: NewPassphrase,
    },
    /// Put a new way to open it in the place of one
    Change {
        /// The id of the one that goes
        id: String,
        /// How the new one is opened; without it, as the one that goes
        #[arg(long, value_enum, value_name = "KIND")]
        to: Option<SlotKind>,
        #[command(flatten)]
        with: With,
        #[command(flatten)]
        new: NewPassphrase,
    },
    /// Remove a way to open it; another one has to open the vault
    Remove {
        /// The id of the one that goes
        id: String,
        #[command(flatten)]
        with: With,
    },
}

#[derive(Args)]
pub(crate) struct With {
    /// What to open the vault with; without it, what works
    #[arg(long, value_enum, value_name = "KIND")]
    pub(crate) with: Option<SlotKind>,
}

#[derive(Args)]
pub(crate) struct NewPassphrase {
    /// A file with the new passphrase; without it, it is asked for
    #[arg(long, value_name = "FILE")]
    pub(crate) new_passphrase_file: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SlotKind {
    Keychain,
    Passphrase,
    Recovery,
    TwoPart,
}

#[derive(Subcommand)]
pub(crate) enum AccountsTask {
    /// Add an account: its otpauth link (or, with fields, its key) is read from standard input or asked for
    Add(AddTask),
    /// All accounts
    List,
    /// One account
    Show {
        /// The account: issuer, account, issuer:account or id
        name: String,
    },
    /// The QR code of an account, to put it on a phone: whoever sees it can make its codes
    Qr {
        /// The account: issuer, account, issuer:account or id
        name: String,
    },
    /// Change what an account says about itself
    Edit(EditTask),
    /// Move an account in the list
    Move {
        /// The account: issuer, account, issuer:account or id
        name: String,
        /// Before this one
        #[arg(long, value_name = "NAME", required_unless_present = "last")]
        before: Option<String>,
        /// To the end
        #[arg(long, conflicts_with = "before")]
        last: bool,
    },
    /// What was removed, for 30 days
    #[command(subcommand)]
    Trash(TrashTask),
    /// Put an account into the trash
    Remove {
        /// The account: issuer, account, issuer:account or id
        name: String,
        /// Don't ask
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Subcommand)]
pub(crate) enum TrashTask {
    /// What is in it
    List,
    /// Take an account out of it
    Restore {
        /// The account: issuer, account, issuer:account or id
        name: String,
    },
    /// Delete an account in it for good, from the snapshots too
    Delete {
        /// The account: issuer, account, issuer:account or id
        name: String,
        /// Don't ask
        #[arg(long)]
        yes: bool,
    },
    /// Delete all that is in it for good, from the snapshots too
    Empty {
        /// Don't ask
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Args)]
pub(crate) struct EditTask {
    /// The account: issuer, account, issuer:account or id
    pub(crate) name: String,
    /// Who asks for the codes
    #[arg(long)]
    pub(crate) issuer: Option<String>,
    /// Whose account it is
    #[arg(long)]
    pub(crate) label: Option<String>,
    /// What to remember about it
    #[arg(long)]
    pub(crate) note: Option<String>,
    /// A tag, in place of all that it has; several times for several
    #[arg(long = "tag", value_name = "TAG")]
    pub(crate) tags: Vec<String>,
    /// Take its tags away
    #[arg(long, conflicts_with = "tags")]
    pub(crate) no_tags: bool,
    /// Keep it at the top
    #[arg(long)]
    pub(crate) pin: bool,
    /// Don't keep it at the top
    #[arg(long, conflicts_with = "pin")]
    pub(crate) unpin: bool,
    /// A picture to show beside it
    #[arg(long, value_name = "FILE")]
    pub(crate) icon: Option<PathBuf>,
    /// Take its picture away
    #[arg(long, conflicts_with = "icon")]
    pub(crate) no_icon: bool,
    /// Another hash: the codes are others from then on, and right only if the service says the same
    #[arg(long, value_enum)]
    pub(crate) algorithm: Option<Algorithm>,
    /// Another length of its codes: 1 to 10
    #[arg(long)]
    pub(crate) digits: Option<u64>,
    /// Another period in seconds, for totp: 1 to 86400
    #[arg(long)]
    pub(crate) period: Option<u64>,
    /// What the next code is made with, for hotp; asks before it becomes lower
    #[arg(long)]
    pub(crate) counter: Option<u64>,
    /// Don't ask before the counter becomes lower
    #[arg(long, requires = "counter")]
    pub(crate) yes: bool,
}

#[derive(Args)]
pub(crate) struct AddTask {
    /// Read the QR codes in a picture instead
    #[arg(long, value_name = "IMAGE", conflicts_with_all = ["issuer", "label"])]
    pub(crate) qr: Option<PathBuf>,
    /// Add by hand: who asks for the codes
    #[arg(long)]
    pub(crate) issuer: Option<String>,
    /// Add by hand: whose account it is
    #[arg(long)]
    pub(crate) label: Option<String>,
    /// How the codes are made
    #[arg(long, value_enum, default_value_t = Kind::Totp)]
    pub(crate) kind: Kind,
    /// The hash
    #[arg(long, value_enum, default_value_t = Algorithm::Sha1)]
    pub(crate) algorithm: Algorithm,
    /// How long the codes are: 1 to 10
    #[arg(long, default_value_t = 6)]
    pub(crate) digits: u64,
    /// Seconds: 1 to 86400
    #[arg(long, default_value_t = 30)]
    pub(crate) period: u64,
    /// The next counter, for hotp
    #[arg(long, default_value_t = 0)]
    pub(crate) counter: u64,
}

#[derive(Args)]
pub(crate) struct CodeTask {
    /// The account: issuer, account, issuer:account or id
    #[arg(required_unless_present = "all")]
    pub(crate) name: Option<String>,
    /// The codes of all accounts that follow the clock
    #[arg(long, conflicts_with = "name")]
    pub(crate) all: bool,
    /// The code after the current one
    #[arg(long)]
    pub(crate) next: bool,
    /// The code at a Unix time, in seconds
    #[arg(long, value_name = "UNIXTIME", conflicts_with = "all")]
    pub(crate) at: Option<u64>,
}

#[derive(Subcommand)]
pub(crate) enum EnrollTask {
    /// Start: the server makes a key, which is sealed before it is shown
    Start {
        /// The server's address: https, or http to this computer
        #[arg(
            long,
            value_name = "URL",
            required_unless_present = "server_profile",
            requires = "user",
            conflicts_with = "server_profile"
        )]
        server: Option<String>,
        /// A server that was added, with its sign-in
        #[arg(long, value_name = "NAME")]
        server_profile: Option<String>,
        /// The user id; without it, with a server that was added, whoever is signed in
        #[arg(long, value_name = "ID")]
        user: Option<String>,
        /// The form of the calls
        #[arg(long, value_enum, default_value_t = Dialect::V2, conflicts_with = "server_profile")]
        dialect: Dialect,
        /// A file with the token; without it, the token is asked for
        #[arg(long, value_name = "FILE", conflicts_with = "server_profile")]
        token_file: Option<PathBuf>,
        /// Remove codes that are set up already first
        #[arg(long, requires = "server_profile")]
        replace: bool,
        /// The id of the registration to remove, where the server needs it and it is not known here
        #[arg(long, value_name = "ID", requires = "replace")]
        registration: Option<String>,
        /// Don't ask
        #[arg(long)]
        yes: bool,
    },
    /// Post a code, read from standard input or asked for
    Verify {
        /// The enrollment's id
        id: String,
        /// Make the code here instead
        #[arg(long)]
        own_code: bool,
        /// Post it although it can't be right by this computer's key and clock
        #[arg(long)]
        anyway: bool,
    },
    /// Ask the server how a registration stands, by an enrollment here or by a server and a person
    Status {
        /// The enrollment's id
        #[arg(required_unless_present = "server_profile")]
        id: Option<String>,
        #[command(flatten)]
        person: Person,
    },
    /// All enrollments
    List,
    /// Give a pending enrollment up, here and at the server
    Discard {
        /// The enrollment's id
        id: String,
    },
    /// Remove the codes that a person has at a server
    Remove {
        #[command(flatten)]
        person: PersonThere,
        /// The registration's id, where the server needs it and it is not known here
        #[arg(long, value_name = "ID")]
        registration: Option<String>,
        /// Don't ask
        #[arg(long)]
        yes: bool,
    },
    /// Finish what was started elsewhere: post a code, read from standard input or asked for, that can't be checked here
    FinishElsewhere {
        #[command(flatten)]
        person: PersonThere,
        /// The registration's id, where the server's version has one
        #[arg(long, value_name = "ID")]
        registration: Option<String>,
    },
    /// Give an enrollment that has a token of its own another one, read from standard input or asked for
    Token {
        /// The enrollment's id
        id: String,
        /// A file with the token
        #[arg(long, value_name = "FILE")]
        token_file: Option<PathBuf>,
    },
}

#[derive(Args)]
pub(crate) struct Person {
    /// A server that was added, with its sign-in
    #[arg(long, value_name = "NAME")]
    pub(crate) server_profile: Option<String>,
    /// The user id; without it, whoever is signed in
    #[arg(long, value_name = "ID", requires = "server_profile")]
    pub(crate) user: Option<String>,
}

#[derive(Args)]
pub(crate) struct PersonThere {
    /// A server that was added, with its sign-in
    #[arg(long, value_name = "NAME")]
    pub(crate) server_profile: String,
    /// The user id; without it, whoever is signed in
    #[arg(long, value_name = "ID")]
    pub(crate) user: Option<String>,
}

#[derive(Subcommand)]
pub(crate) enum ServersTask {
    /// All servers
    List,
    /// Add a server
    Add {
        /// Its address: https, or http to this computer
        address: String,
        /// What to call it; without it, the host
        #[arg(long, default_value = "")]
        name: String,
        #[command(flatten)]
        fields: ServerFields,
    },
    /// One server
    Show {
        /// The server: its name, host, address or id
        server: String,
    },
    /// Change what is named
    Edit {
        /// The server: its name, host, address or id
        server: String,
        /// Another address; its sign-in ends
        #[arg(long, value_name = "URL")]
        address: Option<String>,
        /// What to call it
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        fields: ServerFields,
        /// Trust the certificate authorities in this file for it, too: PEM, or one in DER
        #[arg(long, value_name = "FILE")]
        add_certificates: Option<PathBuf>,
        /// Trust no others than the system's authorities
        #[arg(long, conflicts_with = "add_certificates")]
        remove_certificates: bool,
        /// Make codes of its accounts by its time, or by this computer's again
        #[arg(long, value_name = "ON|OFF")]
        server_time: Option<Switch>,
    },
    /// Try a server out: whether it answers, what it speaks, whether its clock agrees, who is signed in
    Test {
        /// The server: its name, host, address or id
        server: String,
    },
    /// Remove a server, and sign out there
    Remove {
        /// The server: its name, host, address or id
        server: String,
        /// Don't ask
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Args)]
pub(crate) struct ServerFields {
    /// Which kind of server it is
    #[arg(long, value_enum)]
    pub(crate) provider: Option<Provider>,
    /// The form of the calls; without it, it is found out by `servers test`
    #[arg(long, value_enum)]
    pub(crate) dialect: Option<Dialect>,
    /// How to sign in
    #[arg(long, value_enum, value_name = "WAY")]
    pub(crate) sign_in: Option<Way>,
    /// The client's id, which signing in needs
    #[arg(long, value_name = "ID")]
    pub(crate) client_id: Option<String>,
    /// Whom to ask for help
    #[arg(long, value_name = "TEXT")]
    pub(crate) help_contact: Option<String>,
}

#[derive(Args)]
pub(crate) struct SignInTask {
    /// The server: its name, host, address or id
    pub(crate) server: String,
    /// On another device, with a code that is shown
    #[arg(long)]
    pub(crate) device: bool,
    /// With a token, read from standard input or asked for
    #[arg(long, conflicts_with = "device")]
    pub(crate) token: bool,
    /// With the token in this file
    #[arg(long, value_name = "FILE", conflicts_with_all = ["device", "token"])]
    pub(crate) token_file: Option<PathBuf>,
    /// Sign in anew although the browser is signed in
    #[arg(long, conflicts_with_all = ["token", "token_file"])]
    pub(crate) fresh: bool,
    /// Open no browser; the address is printed in any case
    #[arg(long)]
    pub(crate) no_browser: bool,
}

#[derive(Subcommand)]
pub(crate) enum OfferTask {
    /// Make an enrollment link, or a file, of a server
    Make {
        /// The server: its name, host, address or id
        server: String,
        /// Write a file; one that is there stays
        #[arg(long, value_name = "FILE")]
        file: Option<PathBuf>,
    },
    /// Show what is in an enrollment file, or in a link read from standard input
    Read {
        /// The file
        file: Option<PathBuf>,
    },
    /// Add the server that an enrollment file, or a link read from standard input, names
    Accept {
        /// The file
        file: Option<PathBuf>,
        /// Don't ask
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Switch {
    On,
    Off,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Provider {
    Zitadel,
    #[value(name = "privacyidea")]
    PrivacyIdea,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Way {
    Browser,
    Device,
    Token,
}

#[derive(Args)]
pub(crate) struct ImportTask {
    /// The files: what each is, its content says; `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// A file with the password of those that are encrypted; without it, it is asked for
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// Show what would be done, and do nothing
    #[arg(long)]
    pub(crate) preview: bool,
    /// Update accounts that are here already under other names, with other parameters or a lower counter
    #[arg(long)]
    pub(crate) update: bool,
    /// Take every row that can be taken: also those with the same key as another, from a trash, or changed
    #[arg(long)]
    pub(crate) take_all: bool,
    /// Write the rows that can't be taken into this file; it may hold keys
    #[arg(long, value_name = "FILE")]
    pub(crate) save_refused: Option<PathBuf>,
    /// Don't ask
    #[arg(long, conflicts_with = "preview")]
    pub(crate) yes: bool,
}

#[derive(Args)]
pub(crate) struct ExportTask {
    /// The format; `list` shows them
    pub(crate) format: String,
    /// The file to write; one that is there is not replaced
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// A file with the password to encrypt with; without it, it is asked for
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// These accounts only, by name or id
    #[arg(long, value_name = "NAME", num_args = 1.., value_delimiter = ',')]
    pub(crate) accounts: Vec<String>,
    /// Don't ask
    #[arg(long)]
    pub(crate) yes: bool,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Kind {
    Totp,
    Hotp,
    Steam,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Algorithm {
    Sha1,
    Sha256,
    Sha512,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Dialect {
    V2,
    V2beta,
    V3alpha,
    #[value(name = "resources-v3alpha")]
    ResourcesV3alpha,
}

impl From<SlotKind> for view::SlotKind {
    fn from(kind: SlotKind) -> Self {
        match kind {
            SlotKind::Keychain => Self::Keychain,
            SlotKind::Passphrase => Self::Passphrase,
            SlotKind::Recovery => Self::Recovery,
            SlotKind::TwoPart => Self::TwoPart,
        }
    }
}

impl From<Kind> for view::Kind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Totp => Self::Totp,
            Kind::Hotp => Self::Hotp,
            Kind::Steam => Self::Steam,
        }
    }
}

impl From<Algorithm> for view::Algorithm {
    fn from(algorithm: Algorithm) -> Self {
        match algorithm {
            Algorithm::Sha1 => Self::Sha1,
            Algorithm::Sha256 => Self::Sha256,
            Algorithm::Sha512 => Self::Sha512,
        }
    }
}

impl From<Provider> for view::ProviderKind {
    fn from(provider: Provider) -> Self {
        match provider {
            Provider::Zitadel => Self::Zitadel,
            Provider::PrivacyIdea => Self::PrivacyIdea,
        }
    }
}

impl From<Way> for view::SignInWay {
    fn from(way: Way) -> Self {
        match way {
            Way::Browser => Self::Browser,
            Way::Device => Self::Device,
            Way::Token => Self::Token,
        }
    }
}

impl From<Dialect> for view::Dialect {
    fn from(dialect: Dialect) -> Self {
        match dialect {
            Dialect::V2 => Self::V2,
            Dialect::V2beta => Self::V2Beta,
            Dialect::V3alpha => Self::V3Alpha,
            Dialect::ResourcesV3alpha => Self::ResourcesV3Alpha,
        }
    }
}
