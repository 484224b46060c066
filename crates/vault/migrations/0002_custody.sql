-- Format 2: the trash, icons, keys that snapshots still need, and the two counters that snapshots are compared by.
-- docs/vault-format.md describes every column.

ALTER TABLE account ADD COLUMN icon BLOB;
ALTER TABLE account ADD COLUMN trashed BLOB;

ALTER TABLE vault ADD COLUMN changes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE vault ADD COLUMN generation INTEGER NOT NULL DEFAULT 0;

CREATE TABLE retired_key (
    id  BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    key BLOB NOT NULL
) STRICT;

UPDATE vault SET min_reader = 2, min_writer = 2;
