-- The first format of the vault. docs/vault-format.md describes every column.
-- A released migration never changes: sqlx compares its checksum.

PRAGMA application_id = 1131636590; -- "Csgn"

-- One row, written in the transaction that makes the vault. `id`, `min_reader` and `min_writer` keep their
-- names and meaning in every later format, because older programs read them before anything else.
CREATE TABLE vault (
    singleton  INTEGER PRIMARY KEY CHECK (singleton = 1),
    id         BLOB    NOT NULL CHECK (length(id) = 16),
    min_reader INTEGER NOT NULL,
    min_writer INTEGER NOT NULL,
    key_epoch  INTEGER NOT NULL CHECK (key_epoch >= 1),
    key_check  BLOB    NOT NULL,
    clock      BLOB    NOT NULL
) STRICT;

CREATE TABLE slot (
    id      BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    kind    TEXT NOT NULL,
    kdf     BLOB NOT NULL,
    wrapped BLOB NOT NULL,
    digest  BLOB NOT NULL
) STRICT;

CREATE TABLE account (
    id      BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    profile BLOB NOT NULL,
    secret  BLOB NOT NULL,
    state   BLOB NOT NULL
) STRICT;

CREATE TABLE enrollment (
    id      BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    profile BLOB NOT NULL,
    secret  BLOB,
    token   BLOB
) STRICT;

CREATE TABLE tombstone (
    id    BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    clock BLOB NOT NULL
) STRICT;
