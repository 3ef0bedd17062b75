-- The first schema. Days are numbers like 20210928; a partial date of a person may end in 00 or 0000.
-- Texts are NFC; beside a name stand its fold (search) and its sort key, both made by `vietnamese`.

CREATE TABLE setting (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- A rule profile as it was taken in: rows are never changed, the one in force is chosen by the day.
CREATE TABLE profile (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    valid_from INTEGER,
    valid_to   INTEGER,
    source     TEXT NOT NULL,
    hash       BLOB NOT NULL
) STRICT;

-- `path` is the ordinal of each ancestor among its siblings, four letters each: its order is tree order, and a
-- subtree is a range of it. A unit never moves; a successor is made instead.
CREATE TABLE unit (
    id         INTEGER PRIMARY KEY,
    path       TEXT NOT NULL UNIQUE,
    code       TEXT NOT NULL,
    level      INTEGER NOT NULL,
    kind       TEXT NOT NULL,
    name       TEXT NOT NULL,
    fold       TEXT NOT NULL,
    valid_from INTEGER,
    valid_to   INTEGER
) STRICT;
CREATE INDEX unit_code ON unit (code, valid_from);

-- Which unit became which on a day.
CREATE TABLE lineage (
    from_unit INTEGER NOT NULL REFERENCES unit (id),
    to_unit   INTEGER NOT NULL REFERENCES unit (id),
    day       INTEGER NOT NULL,
    how       TEXT NOT NULL,
    PRIMARY KEY (from_unit, to_unit, day)
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
    id              INTEGER PRIMARY KEY,
    version         INTEGER NOT NULL,
    deleted         INTEGER NOT NULL DEFAULT 0,
    key             TEXT NOT NULL,
    full_name       TEXT NOT NULL,
    fold            TEXT NOT NULL,
    sort_key        BLOB NOT NULL,
    sex             INTEGER,
    birth_date      INTEGER,
    service_start   INTEGER,
    qualification   TEXT NOT NULL,
    phone           TEXT NOT NULL,
    email           TEXT NOT NULL,
    retirement_date INTEGER
) STRICT;
CREATE UNIQUE INDEX person_key ON person (key) WHERE deleted = 0;

CREATE TABLE training (
    person INTEGER NOT NULL REFERENCES person (id),
    day    INTEGER NOT NULL,
    topic  TEXT NOT NULL,
    PRIMARY KEY (person, day, topic)
) STRICT, WITHOUT ROWID;

CREATE TABLE seat (
    id              INTEGER PRIMARY KEY,
    version         INTEGER NOT NULL,
    deleted         INTEGER NOT NULL DEFAULT 0,
    person          INTEGER NOT NULL REFERENCES person (id),
    unit            INTEGER NOT NULL REFERENCES unit (id),
    title           TEXT NOT NULL,
    role            INTEGER NOT NULL,
    status          INTEGER NOT NULL,
    seat_from       INTEGER,
    seat_to         INTEGER,
    decision_no     TEXT NOT NULL,
    decision_date   INTEGER,
    decision_expiry INTEGER,
    note            TEXT NOT NULL
) STRICT;
CREATE INDEX seat_unit ON seat (unit);
CREATE INDEX seat_person ON seat (person);

-- What the judge said, true as of the judged day. Only `store::judge` writes the tables from here to `judged`;
-- nothing takes them as input, and `verify` computes them anew.
CREATE TABLE finding (
    path          TEXT NOT NULL,
    rule          INTEGER NOT NULL,
    facet         INTEGER NOT NULL,
    person        INTEGER NOT NULL,
    unit          INTEGER NOT NULL,
    state         INTEGER NOT NULL,
    severity      INTEGER NOT NULL,
    missing       TEXT NOT NULL,
    missing_count INTEGER,
    count         INTEGER,
    den           INTEGER,
    pass          INTEGER,
    unknown       INTEGER,
    since         INTEGER,
    ask           TEXT NOT NULL,
    PRIMARY KEY (path, rule, facet, person)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_person ON finding (person) WHERE person > 0;
-- What has a sign on the screen: the next one is found past any number of notes.
CREATE INDEX finding_sign ON finding (path) WHERE (state = 1 OR state = 0 AND severity > 0);

-- Of each unit: its own counts, and the next day on which time alone may change what was said.
CREATE TABLE judgement (
    unit     INTEGER PRIMARY KEY,
    officers INTEGER NOT NULL,
    need     INTEGER NOT NULL,
    due_on   INTEGER
) STRICT;
CREATE INDEX judgement_due ON judgement (due_on) WHERE due_on IS NOT NULL;

-- What a unit last added to each share, so that a tally changes by a difference.
CREATE TABLE contribution (
    unit    INTEGER NOT NULL,
    rule    INTEGER NOT NULL,
    den     INTEGER NOT NULL,
    pass    INTEGER NOT NULL,
    unknown INTEGER NOT NULL,
    PRIMARY KEY (unit, rule)
) STRICT, WITHOUT ROWID;

-- The sums of the contributions at each unit at which a share is judged.
CREATE TABLE tally (
    unit    INTEGER NOT NULL,
    rule    INTEGER NOT NULL,
    den     INTEGER NOT NULL,
    pass    INTEGER NOT NULL,
    unknown INTEGER NOT NULL,
    PRIMARY KEY (unit, rule)
) STRICT, WITHOUT ROWID;

-- Numbers of the whole subtree of each unit.
CREATE TABLE roll_up (
    unit     INTEGER PRIMARY KEY,
    info     INTEGER NOT NULL,
    notice   INTEGER NOT NULL,
    warning  INTEGER NOT NULL,
    error    INTEGER NOT NULL,
    critical INTEGER NOT NULL,
    unknown  INTEGER NOT NULL,
    waived   INTEGER NOT NULL,
    officers INTEGER NOT NULL,
    need     INTEGER NOT NULL
) STRICT;

-- One row: as of which day, by which profile and by which edition of the judge the tables above are true.
-- `due` = 1: a full re-evaluation is wanted.
CREATE TABLE judged (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    day     INTEGER NOT NULL,
    profile INTEGER,
    edition INTEGER NOT NULL,
    fold    INTEGER NOT NULL,
    due     INTEGER NOT NULL
) STRICT;

-- One row for each change set.
CREATE TABLE operation (
    id     INTEGER PRIMARY KEY,
    op     BLOB NOT NULL UNIQUE,
    at     INTEGER NOT NULL,
    actor  TEXT NOT NULL,
    cause  TEXT NOT NULL,
    undoes INTEGER REFERENCES operation (id)
) STRICT;
CREATE INDEX operation_undoes ON operation (undoes) WHERE undoes IS NOT NULL;

-- The log: one row for each changed record (or range of records made together), never changed.
-- `hash` = SHA-256 over the row and `prev`; `digest` = salted SHA-256 of the values, which lie in `log_value` and
-- may be blanked there without breaking the chain.
CREATE TABLE log (
    seq         INTEGER PRIMARY KEY,
    operation   INTEGER NOT NULL REFERENCES operation (id),
    record_kind INTEGER NOT NULL,
    record      INTEGER NOT NULL,
    last_record INTEGER NOT NULL,
    action      INTEGER NOT NULL,
    version     INTEGER NOT NULL,
    person      INTEGER,
    unit        INTEGER,
    digest      BLOB NOT NULL,
    prev        BLOB NOT NULL,
    hash        BLOB NOT NULL
) STRICT;
CREATE INDEX log_operation ON log (operation);
CREATE INDEX log_record ON log (record_kind, record);
CREATE INDEX log_person ON log (person) WHERE person IS NOT NULL;
CREATE INDEX log_unit ON log (unit) WHERE unit IS NOT NULL;
CREATE INDEX log_range ON log (record_kind, record, last_record) WHERE person IS NULL;

CREATE TABLE log_value (
    seq    INTEGER PRIMARY KEY REFERENCES log (seq),
    salt   BLOB NOT NULL,
    fields TEXT NOT NULL
) STRICT;

-- REPLACE deletes without asking the triggers for deletion, so that an entry may not come twice either.
CREATE TRIGGER log_is_append_only_insert BEFORE INSERT ON log WHEN NEW.seq <= (SELECT ifnull(max(seq), 0) FROM log)
BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER log_is_append_only_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER log_is_append_only_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER operation_is_append_only_update BEFORE UPDATE ON operation
BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER operation_is_append_only_delete BEFORE DELETE ON operation
BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;

-- Beginnings of words, over our own folding. Nearly every syllable has at most six letters: a beginning that is not
-- in the index costs a walk over all names that have it (25 ms for "nguy" among two million officers).
CREATE VIRTUAL TABLE unit_search USING fts5
    (words, content = '', contentless_delete = 1, detail = 'none', prefix = '1 2 3 4 5 6');
CREATE VIRTUAL TABLE person_search USING fts5
    (words, content = '', contentless_delete = 1, detail = 'none', prefix = '1 2 3 4 5 6');
