//! Databases from phones, read in memory: nothing is opened on disk, and what is in them can run nothing.

use std::io::Cursor;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::limits::Limit;
use rusqlite::types::Value;
use rusqlite::{Connection, MAIN_DB};
use zeroize::{Zeroize, Zeroizing};

use crate::error::ReadError;
use crate::task::Limits;

const DAMAGED: ReadError = ReadError::Damaged("the database is damaged");

/// A database in memory.
pub(crate) struct Database {
    connection: Connection,
    /// The most rows that are read of a table, and the most bytes in them.
    rows: usize,
    bytes: u64,
}

/// One row of a table, its columns by name.
pub(crate) struct Record {
    /// In lower case, shared by all rows of the table.
    names: Arc<[String]>,
    values: Vec<Value>,
}

impl Database {
    /// Takes a database over and checks it.
    pub(crate) fn open(bytes: &[u8], limits: &Limits) -> Result<Self, ReadError> {
        /// Where the header says how the file is written: 2 is with a log beside it, which can't be in memory.
        const WRITE_VERSION: usize = 18;
        const READ_VERSION: usize = 19;
        let mut bytes = Zeroizing::new(bytes.to_vec());
        for at in [WRITE_VERSION, READ_VERSION] {
            if let Some(version) = bytes.get_mut(at) {
                *version = 1;
            }
        }
        let open = || -> rusqlite::Result<Connection> {
            let mut connection = Connection::open_in_memory()?;
            let size = bytes.len();
            connection.deserialize_read_exact(MAIN_DB, Cursor::new(&bytes[..]), size, true)?;
            connection.pragma_update(None, "trusted_schema", false)?;
            connection.pragma_update(None, "cell_size_check", true)?;
            // What a table demands of its rows is a program of whoever made the file, and none of its steps need ever end.
            connection.pragma_update(None, "ignore_check_constraints", true)?;
            connection.set_limit(Limit::SQLITE_LIMIT_LENGTH, 4 * 1024 * 1024)?;
            connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
            // A hostile schema could keep it busy for ever.
            const STEPS: i32 = 10_000;
            const MOST: u64 = 20_000;
            let steps = AtomicU64::new(0);
            connection.progress_handler(
                STEPS,
                Some(move || steps.fetch_add(1, Ordering::Relaxed) > MOST),
            )?;
            Ok(connection)
        };
        let connection = open().map_err(|_| DAMAGED)?;
        // None of the programs computes a column either, or has a table that is none.
        const STRANGE: [&str; 2] = [
            "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND coalesce(rootpage, 0) = 0)",
            "SELECT EXISTS (SELECT 1 FROM sqlite_schema AS t, pragma_table_xinfo(t.name) AS c
                WHERE t.type = 'table' AND c.hidden IN (2, 3))",
        ];
        for question in STRANGE {
            if connection.query_row(question, [], |row| row.get(0)) != Ok(false) {
                return Err(DAMAGED);
            }
        }
        let verdict: Result<String, _> =
            connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0));
        match verdict.as_deref() {
            Ok("ok") => Ok(Self {
                connection,
                rows: limits.rows,
                bytes: limits.bytes,
            }),
            _ => Err(DAMAGED),
        }
    }

    /// The names of a table's columns, in lower case; none if there is no such table. (A view is none.)
    pub(crate) fn columns(&self, table: &str) -> Vec<String> {
        let names = || -> rusqlite::Result<Vec<String>> {
            let is_table: bool = self.connection.query_row(
                "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1)",
                [table],
                |row| row.get(0),
            )?;
            if !is_table {
                return Ok(Vec::new());
            }
            let mut statement = self
                .connection
                .prepare("SELECT lower(name) FROM pragma_table_info(?1)")?;
            let names = statement.query_map([table], |row| row.get(0))?;
            names.collect()
        };
        names().unwrap_or_default()
    }

    /// Whether there is a table with all of these columns (in lower case).
    pub(crate) fn has(&self, table: &str, columns: &[&str]) -> bool {
        let found = self.columns(table);
        columns
            .iter()
            .all(|column| found.iter().any(|name| name == column))
    }

    /// All rows of a table, in the order in which they were added; none if there is no such table.
    pub(crate) fn rows(&self, table: &'static str) -> Result<Vec<Record>, ReadError> {
        if self.columns(table).is_empty() {
            return Ok(Vec::new());
        }
        let limit = self.rows.saturating_add(1);
        let read = || -> rusqlite::Result<(Vec<Record>, u64)> {
            let mut statement = self
                .connection
                .prepare(&format!("SELECT * FROM \"{table}\" LIMIT {limit}"))?;
            let names: Arc<[String]> = statement
                .column_names()
                .into_iter()
                .map(str::to_lowercase)
                .collect();
            let records = statement.query_map([], |row| {
                let values = (0..names.len()).map(|index| row.get(index));
                Ok(Record {
                    names: Arc::clone(&names),
                    values: values.collect::<rusqlite::Result<_>>()?,
                })
            })?;
            // A column that is computed, or has a long default, gives in every row what is in the file once or nowhere.
            let mut bytes = 0_u64;
            let mut found = Vec::new();
            for record in records {
                let record = record?;
                bytes = bytes.saturating_add(record.size());
                found.push(record);
                if bytes > self.bytes {
                    break;
                }
            }
            Ok((found, bytes))
        };
        let (records, bytes) = read().map_err(|_| DAMAGED)?;
        if bytes > self.bytes {
            return Err(ReadError::TooLarge {
                bytes,
                limit: self.bytes,
            });
        }
        if records.len() > self.rows {
            return Err(ReadError::TooManyRows { limit: self.rows });
        }
        Ok(records)
    }
}

impl Record {
    /// The bytes that it holds.
    fn size(&self) -> u64 {
        let sizes = self.values.iter().map(|value| {
            size_of::<Value>()
                + match value {
                    Value::Text(text) => text.len(),
                    Value::Blob(bytes) => bytes.len(),
                    _ => 0,
                }
        });
        u64::try_from(sizes.sum::<usize>()).unwrap_or(u64::MAX)
    }

    fn columns(&self) -> impl Iterator<Item = (&String, &Value)> {
        self.names.iter().zip(&self.values)
    }

    fn value(&self, column: &str) -> &Value {
        self.columns()
            .find(|(name, _)| *name == column)
            .map_or(&Value::Null, |(_, value)| value)
    }

    /// A column (in lower case) as trimmed text; empty if it is missing or null.
    pub(crate) fn text(&self, column: &str) -> Zeroizing<String> {
        Zeroizing::new(match self.value(column) {
            Value::Text(text) => text.trim().to_owned(),
            Value::Integer(number) => number.to_string(),
            _ => String::new(),
        })
    }

    /// A column as a number; nothing if it is missing, null, or none.
    pub(crate) fn number(&self, column: &str) -> Option<i64> {
        match self.value(column) {
            Value::Integer(number) => Some(*number),
            Value::Text(text) => text.trim().parse().ok(),
            _ => None,
        }
    }

    /// A column as bytes; nothing if it is missing, null, or none.
    pub(crate) fn bytes(&self, column: &str) -> Option<&[u8]> {
        match self.value(column) {
            Value::Blob(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The row as text, for when it is refused.
    pub(crate) fn to_text(&self) -> Zeroizing<String> {
        let shown = self.columns().filter_map(|(name, value)| match value {
            Value::Text(text) => Some(format!("{name}={text}")),
            Value::Integer(number) => Some(format!("{name}={number}")),
            _ => None,
        });
        Zeroizing::new(shown.collect::<Vec<_>>().join("\n"))
    }
}

impl Drop for Record {
    fn drop(&mut self) {
        for value in &mut self.values {
            match value {
                Value::Text(text) => text.zeroize(),
                Value::Blob(bytes) => bytes.zeroize(),
                _ => {}
            }
        }
    }
}
