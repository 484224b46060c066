//! What the tests of the vault share: vaults in temporary folders, and a way past them to the bytes on disk.
#![allow(dead_code, reason = "every test file takes what it needs")]
#![allow(clippy::unwrap_used, reason = "a test that can't be set up has failed")]
#![allow(missing_docs, unreachable_pub, reason = "this is only seen by tests")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use countersign_otp::{Algorithm, Digits, Kind, Period, Secret};
use countersign_vault::testing::{FakeClock, FakeKeychain, open_with_cheap_passphrases};
use countersign_vault::{
    AccountProfile, AccountState, NewAccount, NewEnrollment, NewServer, Opening, Passphrase,
    StorageKind, Vault, VaultError,
};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, SqliteConnection};
use tempfile::TempDir;
use zeroize::Zeroizing;

pub const PASSPHRASE: &str = "correct horse battery staple";

/// A folder with a vault in it, or none yet, and the fakes that belong to it.
pub struct Place {
    pub folder: TempDir,
    pub keychain: Arc<FakeKeychain>,
    pub clock: Arc<FakeClock>,
}

impl Place {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
            keychain: Arc::new(FakeKeychain::new()),
            clock: Arc::new(FakeClock::at_ms(1_700_000_000_000)),
        }
    }

    /// The vault's own folder, which is not there at first.
    pub fn dir(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    pub fn database(&self) -> PathBuf {
        self.dir().join("vault.db")
    }

    pub async fn try_open(&self) -> Result<Vault, VaultError> {
        open(&self.dir(), &self.keychain, &self.clock).await
    }

    pub async fn open(&self) -> Vault {
        self.try_open().await.unwrap()
    }

    pub async fn with_passphrase() -> (Self, Vault) {
        let place = Self::new();
        let vault = place.open().await;
        vault
            .create(Opening::Passphrase(passphrase()))
            .await
            .unwrap();
        (place, vault)
    }

    pub async fn with_keychain() -> (Self, Vault) {
        let place = Self::new();
        let vault = place.open().await;
        vault.create(Opening::Keychain).await.unwrap();
        (place, vault)
    }

    /// A second handle to the same vault, unlocked with the passphrase.
    pub async fn open_again(&self) -> Vault {
        let vault = self.open().await;
        vault
            .unlock(Opening::Passphrase(passphrase()))
            .await
            .unwrap();
        vault
    }

    /// Runs SQL on the database, past the vault.
    pub async fn sql(&self, sql: &str) -> u64 {
        let mut connection = self.connect().await;
        let done = sqlx::query(AssertSqlSafe(sql))
            .execute(&mut connection)
            .await
            .unwrap();
        connection.close().await.unwrap();
        done.rows_affected()
    }

    /// Runs SQL on another database.
    pub async fn sql_in(&self, path: &Path, sql: &str) {
        let mut connection = SqliteConnectOptions::new()
            .filename(path)
            .connect()
            .await
            .unwrap();
        sqlx::query(AssertSqlSafe(sql))
            .execute(&mut connection)
            .await
            .unwrap();
        connection.close().await.unwrap();
    }

    /// One value from the database, past the vault.
    pub async fn blob(&self, sql: &str) -> Vec<u8> {
        let mut connection = self.connect().await;
        let blob = sqlx::query_scalar(AssertSqlSafe(sql))
            .fetch_one(&mut connection)
            .await
            .unwrap();
        connection.close().await.unwrap();
        blob
    }

    pub async fn number(&self, sql: &str) -> i64 {
        let mut connection = self.connect().await;
        let number = sqlx::query_scalar(AssertSqlSafe(sql))
            .fetch_one(&mut connection)
            .await
            .unwrap();
        connection.close().await.unwrap();
        number
    }

    pub async fn connect(&self) -> SqliteConnection {
        SqliteConnectOptions::new()
            .filename(self.database())
            .connect()
            .await
            .unwrap()
    }

    /// Waits until every handle that was dropped has let go of the files.
    pub async fn settled(&self) {
        while self.dir().join("vault.db-wal").exists() {
            tokio::task::yield_now().await;
        }
    }

    /// The database's bytes; see [`Place::bytes`].
    pub fn bytes_of_database(&self) -> Vec<u8> {
        let output = Command::new("cat").arg(self.database()).output().unwrap();
        assert!(output.status.success());
        output.stdout
    }

    /// Every byte of every file in the vault's folder. They are read by another process: closing a file that SQLite
    /// has open would drop this process's locks.
    pub fn bytes(&self) -> Vec<u8> {
        let mut find = Command::new("find");
        find.arg(self.dir())
            .args(["-type", "f", "-exec", "cat", "{}", "+"]);
        let output = find.output().unwrap();
        assert!(output.status.success());
        output.stdout
    }
}

/// Does it again for as long as others keep it from the database: where many write at once, one of them may wait for longer than
/// the vault does. It is told so, and has written nothing.
pub async fn patiently<T>(work: impl AsyncFn() -> Result<T, VaultError>) -> Result<T, VaultError> {
    loop {
        match work().await {
            Err(VaultError::Storage {
                kind: StorageKind::Busy,
                ..
            }) => {}
            done => return done,
        }
    }
}

pub async fn open(
    dir: &Path,
    keychain: &Arc<FakeKeychain>,
    clock: &Arc<FakeClock>,
) -> Result<Vault, VaultError> {
    let keychain: Arc<FakeKeychain> = Arc::clone(keychain);
    open_with_cheap_passphrases(dir, keychain, Arc::<FakeClock>::clone(clock)).await
}

pub fn passphrase() -> Passphrase {
    Passphrase::parse(PASSPHRASE).unwrap()
}

pub fn wrong_passphrase() -> Passphrase {
    Passphrase::parse("incorrect horse").unwrap()
}

pub fn totp() -> Kind {
    Kind::Totp {
        algorithm: Algorithm::Sha1,
        digits: Digits::default(),
        period: Period::default(),
    }
}

pub fn hotp() -> Kind {
    Kind::Hotp {
        algorithm: Algorithm::Sha1,
        digits: Digits::default(),
    }
}

pub fn profile(label: &str) -> AccountProfile {
    AccountProfile {
        issuer: "ZITADEL".to_owned(),
        label: label.to_owned(),
        kind: totp(),
        note: String::new(),
        tags: Vec::new(),
        created: 1_700_000_000,
    }
}

pub fn secret(text: &str) -> Secret {
    Secret::from_bytes(text.as_bytes().to_vec()).unwrap()
}

pub fn account(label: &str) -> NewAccount {
    NewAccount {
        id: None,
        profile: profile(label),
        secret: secret(&format!("secret of {label}")),
        state: AccountState::default(),
    }
}

pub fn hotp_account(label: &str) -> NewAccount {
    let mut account = account(label);
    account.profile.kind = hotp();
    account
}

pub fn enrollment(profile: &str) -> NewEnrollment {
    NewEnrollment {
        id: None,
        profile: Zeroizing::new(profile.as_bytes().to_vec()),
        secret: Some(secret("secret of the enrollment")),
        token: Some(Zeroizing::new("token of the enrollment".to_owned())),
    }
}

pub fn server(profile: &str, session: Option<&str>) -> NewServer {
    NewServer {
        id: None,
        profile: Zeroizing::new(profile.as_bytes().to_vec()),
        session: session.map(|text| Zeroizing::new(text.as_bytes().to_vec())),
    }
}

pub async fn labels(vault: &Vault) -> Vec<String> {
    let list = vault.accounts().await.unwrap();
    list.accounts
        .into_iter()
        .map(|account| account.profile.label)
        .collect()
}

pub fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}
