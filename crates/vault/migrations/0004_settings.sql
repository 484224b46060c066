-- Format 4: sealed settings, what the program has to know while the vault is open, and nobody else.
-- docs/vault-format.md describes every column.

CREATE TABLE setting (
    id    BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    value BLOB NOT NULL
) STRICT;

UPDATE vault SET min_reader = 4, min_writer = 4;
