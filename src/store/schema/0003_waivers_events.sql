-- Decisions that excuse a finding, and the visits of inspections. Rows are made and hidden, never changed.
-- The judge's own tables are filled anew after this: its edition has risen.

CREATE TABLE waiver (
    id            INTEGER PRIMARY KEY,
    version       INTEGER NOT NULL,
    deleted       INTEGER NOT NULL DEFAULT 0,
    rule          TEXT NOT NULL,
    unit          INTEGER NOT NULL REFERENCES unit (id),
    subtree       INTEGER NOT NULL,
    target        TEXT NOT NULL,
    kind          TEXT NOT NULL,
    person        INTEGER REFERENCES person (id),
    count         INTEGER,
    decision_no   TEXT NOT NULL,
    decision_date INTEGER,
    reason        TEXT NOT NULL,
    valid_from    INTEGER,
    valid_to      INTEGER
) STRICT;
CREATE INDEX waiver_unit ON waiver (unit);

CREATE TABLE inspection (
    id      INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0,
    unit    INTEGER NOT NULL REFERENCES unit (id),
    day     INTEGER NOT NULL,
    topic   TEXT NOT NULL,
    note    TEXT NOT NULL
) STRICT;
CREATE INDEX inspection_unit ON inspection (unit, day);

-- A remark about a class somebody attended.
ALTER TABLE training ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- The waiver that excuses a finding.
ALTER TABLE finding ADD COLUMN waiver INTEGER;

-- Waivers are granted by approvers, visits entered by editors, each in his own subtree.
CREATE TRIGGER waiver_scope_insert BEFORE INSERT ON waiver
WHEN NOT (may(2) AND in_scope((SELECT path FROM unit WHERE id = NEW.unit)))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER waiver_scope_update BEFORE UPDATE ON waiver
WHEN NOT (may(2) AND OLD.unit = NEW.unit AND in_scope((SELECT path FROM unit WHERE id = OLD.unit)))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER waiver_stays BEFORE DELETE ON waiver BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER inspection_scope_insert BEFORE INSERT ON inspection
WHEN NOT (may(1) AND in_scope((SELECT path FROM unit WHERE id = NEW.unit)))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER inspection_scope_update BEFORE UPDATE ON inspection
WHEN NOT (may(1) AND OLD.unit = NEW.unit AND in_scope((SELECT path FROM unit WHERE id = OLD.unit)))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER inspection_stays BEFORE DELETE ON inspection BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
