-- What is typed and not saved. A file of its own: its commits do not wait for the disk (synchronous = NORMAL), so that
-- every letter can be kept; the roster's own do.
CREATE TABLE draft (
    id             BLOB    PRIMARY KEY,
    admin          TEXT    NOT NULL,
    -- The process that types it, told apart from a later one of the same number.
    process        TEXT    NOT NULL,
    work           TEXT    NOT NULL,
    unit           INTEGER NOT NULL,
    destination    INTEGER,
    person         INTEGER,
    person_version INTEGER,
    seat           INTEGER,
    seat_version   INTEGER,
    name           TEXT    NOT NULL,
    -- JSON: field -> [as it was read, as typed].
    fields         TEXT    NOT NULL,
    open           TEXT    NOT NULL,
    text           TEXT    NOT NULL,
    -- Marked rows that would get the same.
    others         INTEGER NOT NULL,
    at             INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
PRAGMA user_version = 1;
