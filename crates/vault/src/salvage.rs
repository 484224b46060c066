//! What a damaged database that was set aside still gives: records that are newer than the snapshot that took its place,
//! and counters, which must never go back.

use std::fs;
use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteRow;
use sqlx::{ConnectOptions, Connection, FromRow, SqliteConnection};

use crate::access::Access;
use crate::error::VaultError;
use crate::files::{self, JobLock};
use crate::ids::{AccountId, EnrollmentId, RecordId};
use crate::keys::Keys;
use crate::listing::Listing;
use crate::profile::AccountState;
use crate::rekey::RetiredKey;
use crate::sealed::{self, Column, Opened};
use crate::set_aside::{DATABASE, folders_in};
use crate::store::options;
use crate::vault::Vault;
use crate::writing::Writing;

/// Stands in the folder of a database that has given what it can.
const EXAMINED: &str = "examined";

/// The parts of an account, as they are looked at one by one.
const COLUMNS: [Column; 5] = [
    Column::AccountProfile,
    Column::AccountSecret,
    Column::AccountState,
    Column::AccountIcon,
    Column::AccountTrashed,
];

impl Vault {
    /// Takes over what a database that was set aside still gives, if nobody has done so yet.
    pub(crate) async fn salvage_if_owed(&self) -> Result<(), VaultError> {
        if unexamined(&self.inner.dir)?.is_empty() || self.is_read_only().await?.is_some() {
            return Ok(());
        }
        let access = self.access()?;
        let _job = JobLock::take(&self.inner.dir).await?;
        let taken = self.settle(self.salvage(&access).await)?;
        tracing::info!(
            records = taken,
            "taken over from a database that was set aside"
        );
        Ok(())
    }

    /// Takes over from databases that were set aside what is newer there, or missing here, and opens. Returns the number of
    /// records that were added or changed. The caller holds the job's lock.
    async fn salvage(&self, access: &Access<'_>) -> Result<usize, VaultError> {
        let mut taken = 0;
        for folder in unexamined(&self.inner.dir)? {
            let mut found = read(&folder.join(DATABASE)).await;
            let mut store = access.store().await?;
            let mut reading = store.begin_read(&access.keys).await?;
            let retired = RetiredKey::read_all(&mut reading, &access.keys).await?;
            reading.commit().await?;
            let mut earlier = Vec::with_capacity(retired.len());
            for RetiredKey { epoch, key } in retired {
                earlier.push(Keys::derive(access.keys.vault, epoch, &key)?);
            }
            if !found.seal_anew(&access.keys, &earlier)? {
                // Sealed under a key that this vault has not; perhaps the vault in a later snapshot has it.
                tracing::warn!(folder = %folder.display(), "nothing opens of a database that was set aside");
                continue;
            }
            let mut writing = store.begin_write(&access.keys, &*self.inner.clock).await?;
            for account in &found.accounts {
                taken += usize::from(take_account(&mut writing, account).await?);
            }
            for enrollment in &found.enrollments {
                taken += usize::from(take_enrollment(&mut writing, enrollment).await?);
            }
            for setting in &found.settings {
                taken += usize::from(take_setting(&mut writing, setting).await?);
            }
            for server in &found.servers {
                taken += usize::from(take_server(&mut writing, server).await?);
            }
            access.commit(writing, |_| ()).await?;
            let fresh = Listing::read(&mut store, &access.keys).await?;
            self.inner
                .with_listing(&access.keys, |listing| *listing = fresh);
            files::make_empty(&folder.join(EXAMINED))?;
        }
        Ok(taken)
    }
}

fn unexamined(dir: &Path) -> Result<Vec<PathBuf>, VaultError> {
    let mut folders = folders_in(dir)?;
    folders.retain(|folder| !folder.join(EXAMINED).exists());
    Ok(folders)
}

/// The rows that could be read.
#[derive(Default)]
struct Found {
    accounts: Vec<AccountRow>,
    enrollments: Vec<EnrollmentRow>,
    servers: Vec<ServerRow>,
    settings: Vec<SettingRow>,
}

impl Found {
    /// Seals what an earlier key opens under the present one, so that all of it is read alike. Returns whether anything
    /// opens, or there is nothing that could.
    fn seal_anew(&mut self, keys: &Keys, earlier: &[Keys]) -> Result<bool, VaultError> {
        let mut opens =
            self.accounts.is_empty() && self.enrollments.is_empty() && self.servers.is_empty();
        let accounts = self.accounts.iter_mut().flat_map(|account| {
            let record = RecordId::from(account.id);
            let parts = COLUMNS.into_iter().zip(&mut account.parts);
            parts.filter_map(move |(column, part)| Some((record, column, part.as_mut()?)))
        });
        for (record, column, value) in accounts {
            opens |= seal_value_anew(keys, earlier, column, record, value)?;
        }
        for (id, profile, secret, token) in &mut self.enrollments {
            let Ok(record) = RecordId::try_from(id.as_slice()) else {
                continue;
            };
            let parts = [
                (Column::EnrollmentProfile, Some(profile)),
                (Column::EnrollmentSecret, secret.as_mut()),
                (Column::EnrollmentToken, token.as_mut()),
            ];
            for (column, value) in parts {
                if let Some(value) = value {
                    opens |= seal_value_anew(keys, earlier, column, record, value)?;
                }
            }
        }
        for (id, profile, session) in &mut self.servers {
            let Ok(record) = RecordId::try_from(id.as_slice()) else {
                continue;
            };
            opens |= seal_value_anew(keys, earlier, Column::ServerProfile, record, profile)?;
            if let Some(session) = session {
                opens |= seal_value_anew(keys, earlier, Column::ServerSession, record, session)?;
            }
        }
        for (id, value) in &mut self.settings {
            if let Ok(record) = RecordId::try_from(id.as_slice()) {
                opens |= seal_value_anew(keys, earlier, Column::SettingValue, record, value)?;
            }
        }
        Ok(opens)
    }
}

/// Returns whether the value opens, with whichever key.
fn seal_value_anew(
    keys: &Keys,
    earlier: &[Keys],
    column: Column,
    record: RecordId,
    value: &mut Vec<u8>,
) -> Result<bool, VaultError> {
    if sealed::open(keys, column, record, value).is_ok() {
        return Ok(true);
    }
    let mut tried = earlier.iter();
    let Some(opened) = tried.find_map(|keys| sealed::open(keys, column, record, value).ok()) else {
        return Ok(false);
    };
    *value = sealed::seal(keys, column, record, opened.stamp, &opened.content)?;
    Ok(true)
}

/// An account's id, and its parts in the order of [`COLUMNS`].
struct AccountRow {
    id: AccountId,
    parts: [Option<Vec<u8>>; 5],
}

/// A value that may be missing.
type Part = Option<Vec<u8>>;
/// Those of an account, as sqlx gives them.
type Row = (Vec<u8>, Part, Part, Part, Part, Part);

/// Id, profile, secret, token.
type EnrollmentRow = (Vec<u8>, Vec<u8>, Option<Vec<u8>>, Option<Vec<u8>>);

/// Id, profile, session.
type ServerRow = (Vec<u8>, Vec<u8>, Part);
/// Id and value.
type SettingRow = (Vec<u8>, Vec<u8>);

/// Reads row by row, so that a page that can't be read costs only the rows on it.
async fn read(path: &Path) -> Found {
    let mut found = Found::default();
    let Ok(mut connection) = options(path).read_only(true).connect().await else {
        return found;
    };
    let mut log = path.as_os_str().to_owned();
    log.push("-wal");
    let length = |path: &Path| fs::metadata(path).map_or(0, |found| found.len());
    let largest = length(path) + length(Path::new(&log));
    let accounts: Vec<Row> = read_rows(
        &mut connection,
        "SELECT max(rowid) FROM account",
        "SELECT id, profile, secret, state, icon, trashed FROM account WHERE rowid = ?",
        largest,
    )
    .await;
    found.accounts = accounts
        .into_iter()
        .filter_map(|(id, a, b, c, d, e)| {
            let id = AccountId::try_from(id.as_slice()).ok()?;
            let parts = [a, b, c, d, e];
            Some(AccountRow { id, parts })
        })
        .collect();
    found.enrollments = read_rows(
        &mut connection,
        "SELECT max(rowid) FROM enrollment",
        "SELECT id, profile, secret, token FROM enrollment WHERE rowid = ?",
        largest,
    )
    .await;
    found.servers = read_rows(
        &mut connection,
        "SELECT max(rowid) FROM server",
        "SELECT id, profile, session FROM server WHERE rowid = ?",
        largest,
    )
    .await;
    found.settings = read_rows(
        &mut connection,
        "SELECT max(rowid) FROM setting",
        "SELECT id, value FROM setting WHERE rowid = ?",
        largest,
    )
    .await;
    // What could be read has been; how the connection ends makes no difference.
    let _ = connection.close().await;
    found
}

/// The rows of one table that can be read.
async fn read_rows<R>(
    connection: &mut SqliteConnection,
    last: &'static str,
    one: &'static str,
    largest: u64,
) -> Vec<R>
where
    R: for<'row> FromRow<'row, SqliteRow> + Send + Unpin,
{
    let mut rows = Vec::new();
    for row in 1..=last_row(connection, last, largest).await {
        let read = sqlx::query_as(one)
            .bind(row)
            .fetch_optional(&mut *connection)
            .await;
        match read {
            Ok(row) => rows.extend(row),
            // There is no such table, so neither is there another row: earlier formats had fewer.
            Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some("1") => break,
            Err(_) => {}
        }
    }
    rows
}

/// The last row to look for: what the table says, or as many as the file could hold.
async fn last_row(connection: &mut SqliteConnection, sql: &'static str, bytes: u64) -> i64 {
    /// No sealed record is smaller.
    const SMALLEST: u64 = 128;

    let most = i64::try_from(bytes / SMALLEST).unwrap_or(i64::MAX);
    let said: Result<Option<i64>, _> = sqlx::query_scalar(sql).fetch_one(connection).await;
    said.map_or(most, |last| last.unwrap_or(0).min(most))
}

async fn take_account(writing: &mut Writing<'_>, row: &AccountRow) -> Result<bool, VaultError> {
    let record = RecordId::from(row.id);
    let theirs = open_all(writing.keys, record, &row.parts);
    if is_buried(writing, record).await? {
        return Ok(false);
    }
    let ours: Option<(Part, Part, Part, Part, Part)> =
        sqlx::query_as("SELECT profile, secret, state, icon, trashed FROM account WHERE id = ?")
            .bind(&record.as_bytes()[..])
            .fetch_optional(&mut *writing.transaction)
            .await?;
    let Some((a, b, c, d, e)) = ours else {
        // Only whole: half an account is of no use.
        if theirs[..3].iter().any(Option::is_none) {
            return Ok(false);
        }
        sqlx::query(
            "INSERT INTO account (id, profile, secret, state, icon, trashed) VALUES (?, ?, ?, ?, ?, ?)",
        )
        .bind(&record.as_bytes()[..])
        .bind(row.parts[0].as_deref())
        .bind(row.parts[1].as_deref())
        .bind(row.parts[2].as_deref())
        .bind(row.parts[3].as_deref().filter(|_| theirs[3].is_some()))
        .bind(row.parts[4].as_deref().filter(|_| theirs[4].is_some()))
        .execute(&mut *writing.transaction)
        .await?;
        return Ok(true);
    };
    let ours = open_all(writing.keys, record, &[a, b, c, d, e]);
    let mut taken = false;
    for (place, column) in COLUMNS.into_iter().enumerate() {
        let Some(their) = &theirs[place] else {
            continue;
        };
        let is_newer = ours[place]
            .as_ref()
            .is_none_or(|our| their.stamp.clock > our.stamp.clock);
        let merged = match column {
            Column::AccountState => {
                let our = ours[place]
                    .as_ref()
                    .and_then(|our| AccountState::decode(&our.content));
                let their = AccountState::decode(&their.content);
                merge_states(our, their, is_newer).map(|state| state.encode())
            }
            _ => is_newer.then(|| their.content.clone()),
        };
        if let Some(content) = merged {
            let sealed = writing.seal(column, record, &content)?;
            sqlx::query(column.update())
                .bind(sealed)
                .bind(&record.as_bytes()[..])
                .execute(&mut *writing.transaction)
                .await?;
            taken = true;
        }
    }
    Ok(taken)
}

/// The state to write, if it is another than ours. Counters are the higher of the two.
fn merge_states(
    ours: Option<AccountState>,
    theirs: Option<AccountState>,
    theirs_is_newer: bool,
) -> Option<AccountState> {
    let theirs = theirs?;
    let Some(ours) = ours else {
        return Some(theirs);
    };
    let mut merged = if theirs_is_newer { theirs } else { ours };
    merged.counter = ours.counter.max(theirs.counter);
    merged.last_used = ours.last_used.max(theirs.last_used);
    (merged != ours).then_some(merged)
}

async fn take_enrollment(
    writing: &mut Writing<'_>,
    (id, profile, secret, token): &EnrollmentRow,
) -> Result<bool, VaultError> {
    let Ok(id) = EnrollmentId::try_from(id.as_slice()) else {
        return Ok(false);
    };
    let record = RecordId::from(id);
    let opens = |column, value: &[u8]| sealed::open(writing.keys, column, record, value).is_ok();
    let is_whole = opens(Column::EnrollmentProfile, profile)
        && secret
            .as_ref()
            .is_none_or(|value| opens(Column::EnrollmentSecret, value))
        && token
            .as_ref()
            .is_none_or(|value| opens(Column::EnrollmentToken, value));
    if !is_whole || is_buried(writing, record).await? {
        return Ok(false);
    }
    let added = sqlx::query(
        "INSERT INTO enrollment (id, profile, secret, token) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
    )
    .bind(&record.as_bytes()[..])
    .bind(profile.as_slice())
    .bind(secret.as_deref())
    .bind(token.as_deref())
    .execute(&mut *writing.transaction)
    .await?;
    Ok(added.rows_affected() == 1)
}

/// A setting that the snapshot did not have, or had in an older form.
async fn take_setting(
    writing: &mut Writing<'_>,
    (id, value): &SettingRow,
) -> Result<bool, VaultError> {
    let Ok(record) = RecordId::try_from(id.as_slice()) else {
        return Ok(false);
    };
    let open = |keys, value: &[u8]| sealed::open(keys, Column::SettingValue, record, value).ok();
    let Some(theirs) = open(writing.keys, value) else {
        return Ok(false);
    };
    let ours: Option<Vec<u8>> = sqlx::query_scalar("SELECT value FROM setting WHERE id = ?")
        .bind(&record.as_bytes()[..])
        .fetch_optional(&mut *writing.transaction)
        .await?;
    let ours = ours.and_then(|ours| open(writing.keys, &ours));
    if ours.is_some_and(|ours| ours.stamp.clock >= theirs.stamp.clock) {
        return Ok(false);
    }
    sqlx::query(
        "INSERT INTO setting (id, value) VALUES (?, ?) \
         ON CONFLICT (id) DO UPDATE SET value = excluded.value",
    )
    .bind(&record.as_bytes()[..])
    .bind(value.as_slice())
    .execute(&mut *writing.transaction)
    .await?;
    Ok(true)
}

/// A server that is there already gets what is newer, or missing: the snapshot had no session.
async fn take_server(
    writing: &mut Writing<'_>,
    (id, profile, session): &ServerRow,
) -> Result<bool, VaultError> {
    const COLUMNS: [Column; 2] = [Column::ServerProfile, Column::ServerSession];

    let Ok(record) = RecordId::try_from(id.as_slice()) else {
        return Ok(false);
    };
    let open = |keys, column, value: &[u8]| sealed::open(keys, column, record, value).ok();
    let theirs = [
        open(writing.keys, COLUMNS[0], profile),
        session
            .as_ref()
            .and_then(|session| open(writing.keys, COLUMNS[1], session)),
    ];
    if is_buried(writing, record).await? {
        return Ok(false);
    }
    let ours: Option<(Vec<u8>, Part)> =
        sqlx::query_as("SELECT profile, session FROM server WHERE id = ?")
            .bind(&record.as_bytes()[..])
            .fetch_optional(&mut *writing.transaction)
            .await?;
    let Some((our_profile, our_session)) = ours else {
        if theirs[0].is_none() {
            return Ok(false);
        }
        sqlx::query("INSERT INTO server (id, profile, session) VALUES (?, ?, ?)")
            .bind(&record.as_bytes()[..])
            .bind(profile.as_slice())
            .bind(session.as_deref().filter(|_| theirs[1].is_some()))
            .execute(&mut *writing.transaction)
            .await?;
        return Ok(true);
    };
    let ours = [
        open(writing.keys, COLUMNS[0], &our_profile),
        our_session.and_then(|session| open(writing.keys, COLUMNS[1], &session)),
    ];
    let mut taken = false;
    for ((column, theirs), ours) in COLUMNS.into_iter().zip(theirs).zip(ours) {
        let Some(theirs) = theirs else { continue };
        if ours.is_some_and(|ours| ours.stamp.clock >= theirs.stamp.clock) {
            continue;
        }
        let sealed = writing.seal(column, record, &theirs.content)?;
        sqlx::query(column.update())
            .bind(sealed)
            .bind(&record.as_bytes()[..])
            .execute(&mut *writing.transaction)
            .await?;
        taken = true;
    }
    Ok(taken)
}

fn open_all(keys: &Keys, record: RecordId, parts: &[Option<Vec<u8>>; 5]) -> [Option<Opened>; 5] {
    std::array::from_fn(|place| {
        let value = parts[place].as_ref()?;
        sealed::open(keys, COLUMNS[place], record, value).ok()
    })
}

async fn is_buried(writing: &mut Writing<'_>, record: RecordId) -> Result<bool, VaultError> {
    let rows: i64 = sqlx::query_scalar("SELECT count(*) FROM tombstone WHERE id = ?")
        .bind(&record.as_bytes()[..])
        .fetch_one(&mut *writing.transaction)
        .await?;
    Ok(rows > 0)
}
