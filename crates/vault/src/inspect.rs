//! What a database says of itself, read without changing it: whether it is a vault, and whether this version
//! of the program may use it.

use sqlx::migrate::{Migration, MigrationType, Migrator};
use sqlx::sqlite::SqliteRow;
use sqlx::{Connection, Row, SqlSafeStr, SqliteConnection};

use crate::error::{Damage, VaultError};
use crate::ids::VaultId;
use crate::keys::KeyEpoch;

/// The format of vaults that this program reads and writes.
pub const FORMAT: i64 = 4;

/// "Csgn". Stands in the header of every vault.
const APPLICATION_ID: i64 = 0x4373_676e;

/// Every change of the schema, in order. A new one is a new file and a line here.
const MIGRATIONS: &[(i64, &str, &str)] = &[
    (1, "vault", include_str!("../migrations/0001_vault.sql")),
    (2, "custody", include_str!("../migrations/0002_custody.sql")),
    (3, "servers", include_str!("../migrations/0003_servers.sql")),
    (
        4,
        "settings",
        include_str!("../migrations/0004_settings.sql"),
    ),
];

pub(crate) fn migrator() -> Migrator {
    let migrations = MIGRATIONS.iter().map(|&(version, name, sql)| {
        Migration::new(
            version,
            name.into(),
            MigrationType::Simple,
            sql.into_sql_str(),
            false,
        )
    });
    Migrator::with_migrations(migrations.collect())
}

/// What stands in a database file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// Nothing, or a schema without a vault, which an interrupted creation left.
    NoVault,
    /// A vault that this program may use.
    Vault {
        /// How far its schema is.
        schema: Schema,
        /// Set if a newer program made it, which lets this one read it and no more.
        read_only: Option<ReadOnly>,
    },
}

/// How far a database's schema is, as the number of the last migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Schema(i64);

impl Schema {
    /// Whether it has to be brought up to date.
    pub(crate) fn is_outdated(self) -> bool {
        self.0 < newest_migration()
    }

    /// Whether it is the first, which had no trash and counted neither changes nor generations.
    pub(crate) fn is_first(self) -> bool {
        self.0 < 2
    }
}

fn newest_migration() -> i64 {
    let versions = MIGRATIONS.iter().map(|(version, ..)| *version);
    versions.max().unwrap_or(0)
}

/// A vault that a newer program made: this one can read it, and changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReadOnly {
    /// The format that a program must know to write.
    pub needed: i64,
    /// The format that this program knows: [`FORMAT`].
    pub known: i64,
}

/// Looks at a database over a connection that only reads.
///
/// # Errors
/// [`VaultError::NotAVault`], [`VaultError::Newer`], [`VaultError::Damaged`].
pub(crate) async fn inspect(connection: &mut SqliteConnection) -> Result<Found, VaultError> {
    let mut look = connection.begin().await?;
    inspect_rows(&mut look).await
}

/// The same, within the caller's transaction.
pub(crate) async fn inspect_rows(look: &mut SqliteConnection) -> Result<Found, VaultError> {
    let application: i64 = sqlx::query_scalar("PRAGMA application_id")
        .fetch_one(&mut *look)
        .await?;
    let tables: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema")
        .fetch_one(&mut *look)
        .await?;
    if application == 0 && tables == 0 {
        return Ok(Found::NoVault);
    }
    if application != APPLICATION_ID {
        // An interrupted creation may have made sqlx's own table and nothing else.
        let others: i64 = sqlx::query_scalar(
            "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> '_sqlx_migrations'",
        )
        .fetch_one(&mut *look)
        .await?;
        return if application == 0 && others == 0 {
            Ok(Found::NoVault)
        } else {
            Err(VaultError::NotAVault)
        };
    }

    let formats: Option<(i64, i64)> = sqlx::query_as("SELECT min_reader, min_writer FROM vault")
        .fetch_optional(&mut *look)
        .await?;
    let Some((min_reader, min_writer)) = formats else {
        let rows: i64 = sqlx::query_scalar(
            "SELECT (SELECT count(*) FROM slot) + (SELECT count(*) FROM account)
                  + (SELECT count(*) FROM enrollment) + (SELECT count(*) FROM tombstone)",
        )
        .fetch_one(&mut *look)
        .await?;
        return if rows == 0 {
            Ok(Found::NoVault)
        } else {
            Err(VaultError::Damaged(Damage::VaultRecord))
        };
    };
    let may = check_formats(min_reader, min_writer)?;

    let applied: i64 = sqlx::query_scalar("SELECT coalesce(max(version), 0) FROM _sqlx_migrations")
        .fetch_one(&mut *look)
        .await?;
    let known = newest_migration();
    let newer_schema = (applied > known).then_some(ReadOnly {
        needed: applied,
        known,
    });
    Ok(Found::Vault {
        schema: Schema(applied),
        read_only: may.or(newer_schema),
    })
}

/// The vault's own row.
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) vault: VaultId,
    pub(crate) epoch: KeyEpoch,
    pub(crate) key_check: Vec<u8>,
    pub(crate) clock: Vec<u8>,
    /// How many changes that matter were made.
    pub(crate) changes: i64,
    /// How often something was to be gone from the snapshots, too.
    pub(crate) generation: i64,
    /// Set if this program may not write.
    pub(crate) read_only: Option<ReadOnly>,
}

/// The same as [`read_header`], whatever the schema of the database.
pub(crate) async fn read_header_of(
    connection: &mut SqliteConnection,
    schema: Schema,
) -> Result<Option<Header>, VaultError> {
    if schema.is_first() {
        read_first_header(connection).await
    } else {
        read_header(connection).await
    }
}

/// Reads the vault's own row, and checks again that this program may use it; `None` if there is no vault.
pub(crate) async fn read_header(
    connection: &mut SqliteConnection,
) -> Result<Option<Header>, VaultError> {
    let row = sqlx::query(
        "SELECT id, min_reader, min_writer, key_epoch, key_check, clock, changes, generation FROM vault",
    )
    .fetch_optional(connection)
    .await?;
    row.map(|row| header_of(&row)).transpose()
}

/// The same in a database of the first format, which counted neither changes nor generations.
async fn read_first_header(
    connection: &mut SqliteConnection,
) -> Result<Option<Header>, VaultError> {
    let row = sqlx::query(
        "SELECT id, min_reader, min_writer, key_epoch, key_check, clock, 0, 0 FROM vault",
    )
    .fetch_optional(connection)
    .await?;
    row.map(|row| header_of(&row)).transpose()
}

fn header_of(row: &SqliteRow) -> Result<Header, VaultError> {
    let read_only = check_formats(row.try_get(1)?, row.try_get(2)?)?;
    let id: Vec<u8> = row.try_get(0)?;
    let epoch: i64 = row.try_get(3)?;
    let malformed = VaultError::Damaged(Damage::VaultRecord);
    Ok(Header {
        vault: VaultId::try_from(id.as_slice()).map_err(|_| malformed.clone())?,
        epoch: KeyEpoch(u32::try_from(epoch).map_err(|_| malformed)?),
        key_check: row.try_get(4)?,
        clock: row.try_get(5)?,
        changes: row.try_get(6)?,
        generation: row.try_get(7)?,
        read_only,
    })
}

/// What this program may do with a vault of these formats: everything, or only read it.
fn check_formats(min_reader: i64, min_writer: i64) -> Result<Option<ReadOnly>, VaultError> {
    if min_reader > FORMAT {
        return Err(VaultError::Newer {
            needed: min_reader,
            known: FORMAT,
        });
    }
    Ok((min_writer > FORMAT).then_some(ReadOnly {
        needed: min_writer,
        known: FORMAT,
    }))
}
