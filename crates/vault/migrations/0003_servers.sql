-- Format 3: servers with the sessions at them, and the keychain items that only snapshots still need.
-- docs/vault-format.md describes every column.

CREATE TABLE server (
    id      BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    profile BLOB NOT NULL,
    session BLOB
) STRICT;

CREATE TABLE retired_item (
    id   BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    item BLOB NOT NULL
) STRICT;

UPDATE vault SET min_reader = 3, min_writer = 3;
