//! The database: its connection, its settings, and the transactions that everything is read and written in.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Row, Sqlite, SqliteConnection, Transaction};

use crate::clock::{Clock, HybridClock, Stamp};
use crate::copies;
use crate::error::{Damage, StorageKind, VaultError};
use crate::files::{self, FileIdentity, JobLock};
use crate::ids::{DeviceId, RecordId, SlotId, VaultId};
use crate::inspect::{self, Found, Header, ReadOnly};
use crate::keys::Keys;
use crate::sealed::{self, Column, Opened};
use crate::slots::SlotRow;
use crate::snapshots;
use crate::writing::Writing;

/// How long to wait for another program's write.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How often to wait, a quarter of a second each, for another program's read before the write-ahead log is emptied.
const CHECKPOINT_TRIES: u32 = 3;

/// An open vault database. All of this process's work on it goes over its one connection, so that
/// `PRAGMA data_version` changes exactly when somebody else wrote.
pub(crate) struct Store {
    connection: SqliteConnection,
    path: PathBuf,
    identity: FileIdentity,
    vault: VaultId,
    read_only: Option<ReadOnly>,
    checkpoint_owed: bool,
    /// How often the connection was replaced. A new one counts other programs' writes anew.
    renewals: i64,
    /// Whether the connection still waits as briefly as a checkpoint does.
    hurried: bool,
}

impl Store {
    /// Opens the vault in this folder; `None` if there is none. Nothing is written to a file that is not a
    /// vault, or one that needs a newer program.
    pub(crate) async fn open(dir: &Path, now_ms: u64) -> Result<Option<Self>, VaultError> {
        let path = files::database_path(dir)?;
        let Found::Vault { schema, read_only } = look_at(&path).await? else {
            return match snapshots::has_any(dir)? {
                // The database was lost, and not for the want of a vault.
                true => Err(VaultError::Damaged(Damage::VaultRecord)),
                false => Ok(None),
            };
        };
        if let Some(read_only) = read_only {
            let connection = options(&path).read_only(true).connect().await?;
            return Self::over(connection, path, Some(read_only))
                .await
                .map(Some);
        }
        files::make_folder_private(dir)?;
        files::make_files_private(&path)?;
        if schema.is_outdated() {
            migrate(dir, &path, now_ms).await?;
        }
        let mut connection = connect(&path).await?;
        check_soundness(&mut connection).await?;
        check_columns(&mut connection).await?;
        Self::over(connection, path, None).await.map(Some)
    }

    /// Opens the database in this folder to make a vault in it, and brings its schema there.
    ///
    /// # Errors
    /// [`VaultError::Exists`] if there is a vault already.
    pub(crate) async fn prepare(dir: &Path) -> Result<NewStore, VaultError> {
        let path = files::database_path(dir)?;
        if look_at(&path).await? != Found::NoVault {
            return Err(VaultError::Exists);
        }
        files::prepare_database(&path)?;
        let mut connection = connect_patiently(&path).await?;
        inspect::migrator()
            .run_direct(None, &mut connection, false)
            .await?;
        Ok(NewStore { connection, path })
    }

    async fn over(
        mut connection: SqliteConnection,
        path: PathBuf,
        read_only: Option<ReadOnly>,
    ) -> Result<Self, VaultError> {
        let vault = header(&mut connection).await?.vault;
        let identity = FileIdentity::of(&path)?;
        Ok(Self {
            connection,
            path,
            identity,
            vault,
            read_only,
            checkpoint_owed: false,
            renewals: 0,
            hurried: false,
        })
    }

    pub(crate) fn vault(&self) -> VaultId {
        self.vault
    }

    /// Set if this program may only read.
    pub(crate) fn read_only(&self) -> Option<ReadOnly> {
        self.read_only
    }

    /// The database's file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// # Errors
    /// [`VaultError::ReadOnly`] if a newer program made the vault.
    pub(crate) fn check_writable(&self) -> Result<(), VaultError> {
        match self.read_only {
            Some(ReadOnly { needed, known }) => Err(VaultError::ReadOnly { needed, known }),
            None => Ok(()),
        }
    }

    /// The vault's own row.
    pub(crate) async fn header(&mut self) -> Result<Header, VaultError> {
        self.make_ready().await?;
        header(&mut self.connection).await
    }

    /// The vault's own row and every slot, oldest first, as they are at one time.
    pub(crate) async fn header_and_slots(&mut self) -> Result<(Header, Vec<SlotRow>), VaultError> {
        self.make_ready().await?;
        let mut reading = self.connection.begin().await?;
        let header = header(&mut reading).await?;
        let slots = read_slots(&mut reading).await?;
        reading.commit().await?;
        Ok((header, slots))
    }

    /// How many accounts are in the trash.
    pub(crate) async fn trash_count(&mut self) -> Result<u64, VaultError> {
        self.make_ready().await?;
        let count: i64 =
            sqlx::query_scalar("SELECT count(*) FROM account WHERE trashed IS NOT NULL")
                .fetch_one(&mut self.connection)
                .await?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// A number that changes when another connection wrote.
    pub(crate) async fn data_version(&mut self) -> Result<i64, VaultError> {
        self.make_ready().await?;
        let version = data_version(&mut self.connection).await?;
        Ok(self.renewals_base() + version)
    }

    /// Begins to read one state of the database, which these keys must belong to.
    pub(crate) async fn begin_read(
        &mut self,
        keys: &Keys,
    ) -> Result<Transaction<'_, Sqlite>, VaultError> {
        self.make_ready().await?;
        let mut reading = self.connection.begin().await?;
        check_keys(&mut reading, keys).await?;
        Ok(reading)
    }

    /// Begins to write, alone; the keys must belong to what is there now.
    pub(crate) async fn begin_write<'a>(
        &'a mut self,
        keys: &'a Keys,
        clock: &dyn Clock,
    ) -> Result<Writing<'a>, VaultError> {
        self.check_writable()?;
        self.make_ready().await?;
        self.renew_if_stuck().await?;
        let renewals = self.renewals_base();
        let mut transaction = self.connection.begin_with("BEGIN IMMEDIATE").await?;
        let header = check_keys(&mut transaction, keys).await?;
        // A newer program may have brought the vault to its format since this one opened it.
        if let Some(ReadOnly { needed, known }) = header.read_only {
            return Err(VaultError::ReadOnly { needed, known });
        }
        let version = renewals + data_version(&mut transaction).await?;
        let now_ms = clock.now_ms();
        let record = RecordId::from(keys.vault);
        let last = sealed::open(keys, Column::VaultClock, record, &header.clock).ok();
        let stamp = match &last {
            Some(last) => Stamp {
                clock: last.stamp.clock.next(now_ms),
                device: last.stamp.device,
            },
            // With a new device id no stamp can be given twice, wherever the clock goes on from.
            None => Stamp {
                clock: HybridClock::default().next(now_ms),
                device: DeviceId::make_random()?,
            },
        };
        Ok(Writing {
            transaction,
            keys,
            stamp,
            version,
            due_seen_ms: last.and_then(|last| due_seen(&last)),
            matters: true,
            retires_snapshots: false,
        })
    }

    /// When accounts in the trash were first found to be due, in Unix milliseconds.
    pub(crate) async fn due_seen_ms(&mut self, keys: &Keys) -> Result<Option<u64>, VaultError> {
        let clock = self.header().await?.clock;
        let last = sealed::open(keys, Column::VaultClock, keys.vault.into(), &clock);
        Ok(last.ok().and_then(|last| due_seen(&last)))
    }

    /// What [`Store::data_version`] adds to the connection's own number.
    pub(crate) fn renewals_base(&self) -> i64 {
        self.renewals << 32
    }

    /// SQLite takes a transaction back by itself when the disk is full or fails. sqlx doesn't notice: it goes on to think that one
    /// is open, and begins no other. Only another connection gets out of that.
    async fn renew_if_stuck(&mut self) -> Result<(), VaultError> {
        match self.connection.begin_with("BEGIN").await {
            Ok(transaction) => return Ok(transaction.rollback().await?),
            Err(sqlx::Error::InvalidSavePointStatement) => {}
            Err(error) => return Err(error.into()),
        }
        self.connection = connect(&self.path).await?;
        self.renewals += 1;
        self.hurried = false;
        self.make_ready().await
    }

    /// To be called before something is deleted: should the caller stop waiting between that and the checkpoint, it
    /// is done with the next operation.
    pub(crate) fn owe_checkpoint(&mut self) {
        self.checkpoint_owed = true;
    }

    /// Moves the write-ahead log into the database and empties it, so that nothing deleted stays in it. What was
    /// deleted is deleted even if that can't be done just now, because another program reads; it is then done
    /// with the next operation.
    pub(crate) async fn checkpoint(&mut self) {
        for _ in 0..CHECKPOINT_TRIES {
            self.checkpoint_if_owed().await;
        }
        if self.checkpoint_owed {
            tracing::debug!("the write-ahead log is in use; it is emptied later");
        }
    }

    /// Does the checkpoint that could not be done before, if there is one.
    pub(crate) async fn checkpoint_if_owed(&mut self) {
        if self.checkpoint_owed
            && let Err(error) = self.try_checkpoint().await
        {
            tracing::warn!(%error, "the write-ahead log could not be emptied");
        }
    }

    /// One try, which waits for less time than other work does.
    async fn try_checkpoint(&mut self) -> Result<(), VaultError> {
        self.hurried = true;
        sqlx::query("PRAGMA busy_timeout = 250")
            .execute(&mut self.connection)
            .await?;
        let (busy, _, _): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)")
            .fetch_one(&mut self.connection)
            .await?;
        self.checkpoint_owed = busy != 0;
        self.make_ready().await
    }

    /// Sees to it that the database is still in its place, and that the connection waits as it should, also
    /// after a checkpoint that nobody waited for.
    async fn make_ready(&mut self) -> Result<(), VaultError> {
        if FileIdentity::of(&self.path)? != self.identity {
            return Err(VaultError::storage(
                StorageKind::Moved,
                "another file is in its place",
            ));
        }
        if self.hurried {
            sqlx::query("PRAGMA busy_timeout = 5000")
                .execute(&mut self.connection)
                .await?;
            self.hurried = false;
        }
        Ok(())
    }
}

/// What the vault's clock holds beside its stamp.
fn due_seen(clock: &Opened) -> Option<u64> {
    Some(u64::from_be_bytes(
        clock.content.as_slice().try_into().ok()?,
    ))
}

/// A database with the schema in place and no vault in it yet.
pub(crate) struct NewStore {
    connection: SqliteConnection,
    path: PathBuf,
}

impl NewStore {
    /// Writes the vault's own row and its first slot, in one transaction.
    ///
    /// # Errors
    /// [`VaultError::Exists`] if somebody else's vault is there by now.
    pub(crate) async fn commit(
        mut self,
        keys: &Keys,
        key_check: &[u8],
        slot: &SlotRow,
        now_ms: u64,
    ) -> Result<Store, VaultError> {
        let stamp = Stamp {
            clock: HybridClock::default().next(now_ms),
            device: DeviceId::make_random()?,
        };
        let clock = sealed::seal(keys, Column::VaultClock, keys.vault.into(), stamp, &[])?;
        self.insert(keys, key_check, &clock, slot).await?;
        Store::over(self.connection, self.path, None).await
    }

    async fn insert(
        &mut self,
        keys: &Keys,
        key_check: &[u8],
        clock: &[u8],
        slot: &SlotRow,
    ) -> Result<(), VaultError> {
        let mut writing = self.connection.begin_with("BEGIN IMMEDIATE").await?;
        if inspect::inspect_rows(&mut writing).await? != Found::NoVault {
            return Err(VaultError::Exists);
        }
        sqlx::query(
            "INSERT INTO vault (singleton, id, min_reader, min_writer, key_epoch, key_check, clock)
             VALUES (1, ?, ?, ?, ?, ?, ?)",
        )
        .bind(&keys.vault.as_bytes()[..])
        .bind(inspect::FORMAT)
        .bind(inspect::FORMAT)
        .bind(i64::from(keys.epoch.0))
        .bind(key_check)
        .bind(clock)
        .execute(&mut *writing)
        .await?;
        slot.insert(&mut writing).await?;
        writing.commit().await?;
        Ok(())
    }
}

pub(crate) async fn data_version(connection: &mut SqliteConnection) -> Result<i64, VaultError> {
    Ok(sqlx::query_scalar("PRAGMA data_version")
        .fetch_one(connection)
        .await?)
}

/// Every slot, oldest first.
pub(crate) async fn read_slots(
    connection: &mut SqliteConnection,
) -> Result<Vec<SlotRow>, VaultError> {
    let rows = sqlx::query("SELECT id, kind, kdf, wrapped, digest FROM slot ORDER BY rowid")
        .fetch_all(connection)
        .await?;
    let slots = rows.iter().map(|row| {
        let id: Vec<u8> = row.try_get(0)?;
        Ok(SlotRow {
            id: SlotId::try_from(id.as_slice())
                .map_err(|_| VaultError::Damaged(Damage::Database))?,
            kind: row.try_get(1)?,
            kdf: row.try_get(2)?,
            wrapped: row.try_get(3)?,
            digest: row.try_get(4)?,
        })
    });
    slots.collect()
}

/// Brings the schema up to date, after a copy of what is there was made and checked.
async fn migrate(dir: &Path, path: &Path, now_ms: u64) -> Result<(), VaultError> {
    let _job = JobLock::take(dir).await?;
    // Another program may have done it meanwhile.
    let found = look_at(path).await?;
    if !matches!(found, Found::Vault { schema, .. } if schema.is_outdated()) {
        return Ok(());
    }
    copies::copy_before_migration(dir, path, now_ms).await?;
    let mut connection = connect(path).await?;
    inspect::migrator()
        .run_direct(None, &mut connection, false)
        .await?;
    connection.close().await?;
    Ok(())
}

/// SQLite's own check of the file's structure.
///
/// # Errors
/// [`VaultError::Damaged`] if it is not sound.
pub(crate) async fn check_soundness(connection: &mut SqliteConnection) -> Result<(), VaultError> {
    let said: String = sqlx::query_scalar("PRAGMA integrity_check(1)")
        .fetch_one(connection)
        .await?;
    match said.as_str() {
        "ok" => Ok(()),
        _ => Err(VaultError::Damaged(Damage::Database)),
    }
}

/// Whether every column that holds sealed values can be asked for: a name in the schema may be damaged, which SQLite's own check
/// has no reason to object to.
///
/// # Errors
/// [`VaultError::Damaged`] if one can't.
pub(crate) async fn check_columns(connection: &mut SqliteConnection) -> Result<(), VaultError> {
    for column in Column::ALL {
        let ask = format!("EXPLAIN {}", column.select_all());
        sqlx::query(sqlx::AssertSqlSafe(ask))
            .fetch_all(&mut *connection)
            .await?;
    }
    Ok(())
}

pub(crate) async fn look_at(path: &Path) -> Result<Found, VaultError> {
    if files::is_nothing(path)? {
        return Ok(Found::NoVault);
    }
    match look_over(options(path).read_only(true)).await {
        // A program was killed, or the power failed, before the database had its write-ahead log: what it began has to be
        // taken back before anything can be read, which SQLite does for a connection that may write.
        Err(VaultError::Storage {
            kind: StorageKind::ReadOnly,
            ..
        }) => look_over(options(path)).await,
        // SQLite says no more than that it can't open a file.
        Err(VaultError::Storage {
            kind: StorageKind::Other,
            detail,
        }) => {
            files::check_changeable(path)?;
            Err(VaultError::storage(StorageKind::Other, &detail))
        }
        looked => looked,
    }
}

async fn look_over(options: SqliteConnectOptions) -> Result<Found, VaultError> {
    let mut connection = options.connect().await?;
    let found = inspect::inspect(&mut connection).await;
    connection.close().await?;
    found
}

async fn connect(path: &Path) -> Result<SqliteConnection, VaultError> {
    let connection = options(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("fullfsync", "ON")
        .pragma("checkpoint_fullfsync", "ON")
        .pragma("secure_delete", "ON")
        .connect()
        .await?;
    Ok(connection)
}

/// Connects to a database that has yet to get its write-ahead log: SQLite doesn't wait for somebody who reads
/// it just then.
async fn connect_patiently(path: &Path) -> Result<SqliteConnection, VaultError> {
    const TRIES: u32 = 100;
    const PAUSE: Duration = Duration::from_millis(20);

    let mut connected = connect(path).await;
    for _ in 0..TRIES {
        match &connected {
            Err(error) if error.is_busy() => {
                tokio::time::sleep(PAUSE).await;
                connected = connect(path).await;
            }
            _ => break,
        }
    }
    connected
}

pub(crate) fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false)
        .busy_timeout(BUSY_TIMEOUT)
        .foreign_keys(true)
        .pragma("trusted_schema", "OFF")
        .pragma("temp_store", "MEMORY")
        .pragma("cell_size_check", "ON")
        .disable_statement_logging()
}

pub(crate) async fn header(connection: &mut SqliteConnection) -> Result<Header, VaultError> {
    inspect::read_header(connection)
        .await?
        .ok_or(VaultError::Damaged(Damage::VaultRecord))
}

/// Checks that what is there now is what the keys were opened for.
async fn check_keys(connection: &mut SqliteConnection, keys: &Keys) -> Result<Header, VaultError> {
    let header = header(connection).await?;
    if header.vault != keys.vault {
        return Err(VaultError::storage(
            StorageKind::Moved,
            "another vault is in its place",
        ));
    }
    if header.epoch != keys.epoch {
        return Err(VaultError::EpochChanged);
    }
    Ok(header)
}
