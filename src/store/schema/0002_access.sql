-- Who may log in to an office server, with which keys, and a second wall against writing outside one's subtree.
-- On a machine of one's own both tables stay empty.

CREATE TABLE account (
    id      INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    name    TEXT NOT NULL UNIQUE,
    role    INTEGER NOT NULL,
    edit    INTEGER NOT NULL REFERENCES unit (id),
    view    INTEGER NOT NULL REFERENCES unit (id),
    revoked INTEGER NOT NULL DEFAULT 0
) STRICT;

-- `expires` is the last day on which a key opens. A key is never taken out: the log refers to it.
CREATE TABLE login_key (
    id          INTEGER PRIMARY KEY,
    account     INTEGER NOT NULL REFERENCES account (id),
    kind        TEXT NOT NULL,
    base64      TEXT NOT NULL UNIQUE,
    fingerprint TEXT NOT NULL,
    expires     INTEGER,
    revoked     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX login_key_account ON login_key (account);

-- By which key an operation came; NULL: by the owner of the file. The chain covers it.
ALTER TABLE operation ADD COLUMN login_key INTEGER REFERENCES login_key (id);

-- The functions of these triggers belong to the connection of a session at work and answer for its rights:
-- `in_scope(path)` = it may edit there ('' = everywhere), `may(n)` = its role is at least the n-th,
-- `is_above(role, edit, view)` = it may give such rights or take them. Another program has no such functions and can
-- write none of these tables.
CREATE TRIGGER person_scope_insert BEFORE INSERT ON person WHEN NOT may(1)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER person_scope_update
BEFORE UPDATE OF id, version, deleted, key, full_name, sex, birth_date, service_start, qualification, phone, email,
    retirement_date ON person
WHEN NOT (in_scope('') OR may(1) AND (
    NOT EXISTS (SELECT 1 FROM seat WHERE seat.person = OLD.id)
    OR EXISTS (SELECT 1 FROM seat JOIN unit ON unit.id = seat.unit
               WHERE seat.person = OLD.id AND in_scope(unit.path))))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER person_stays BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'outside scope'); END;

CREATE TRIGGER training_scope_insert BEFORE INSERT ON training
WHEN NOT (in_scope('') OR may(1) AND (
    NOT EXISTS (SELECT 1 FROM seat WHERE seat.person = NEW.person)
    OR EXISTS (SELECT 1 FROM seat JOIN unit ON unit.id = seat.unit
               WHERE seat.person = NEW.person AND in_scope(unit.path))))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER training_scope_update BEFORE UPDATE ON training BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER training_scope_delete BEFORE DELETE ON training
WHEN NOT (in_scope('') OR may(1) AND (
    NOT EXISTS (SELECT 1 FROM seat WHERE seat.person = OLD.person)
    OR EXISTS (SELECT 1 FROM seat JOIN unit ON unit.id = seat.unit
               WHERE seat.person = OLD.person AND in_scope(unit.path))))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;

-- Whoever gets a seat comes from somewhere: both ends are asked for.
CREATE TRIGGER seat_scope_insert BEFORE INSERT ON seat
WHEN NOT (in_scope('') OR in_scope((SELECT path FROM unit WHERE id = NEW.unit)) AND (
    NOT EXISTS (SELECT 1 FROM seat WHERE seat.person = NEW.person)
    OR EXISTS (SELECT 1 FROM seat JOIN unit ON unit.id = seat.unit
               WHERE seat.person = NEW.person AND in_scope(unit.path))))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER seat_scope_update BEFORE UPDATE ON seat
WHEN NOT (in_scope('') OR OLD.person = NEW.person
    AND in_scope((SELECT path FROM unit WHERE id = OLD.unit))
    AND in_scope((SELECT path FROM unit WHERE id = NEW.unit)))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER seat_stays BEFORE DELETE ON seat BEGIN SELECT RAISE(ABORT, 'outside scope'); END;

CREATE TRIGGER unit_scope_insert BEFORE INSERT ON unit WHEN NOT (may(3) AND in_scope(NEW.path))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER unit_scope_update
BEFORE UPDATE OF id, path, code, level, kind, name, valid_from, valid_to ON unit
WHEN NOT (may(3) AND in_scope(OLD.path) AND NEW.path = OLD.path)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER unit_stays BEFORE DELETE ON unit BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER lineage_scope_insert BEFORE INSERT ON lineage WHEN NOT may(3)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER lineage_scope_update BEFORE UPDATE ON lineage WHEN NOT may(3)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER lineage_scope_delete BEFORE DELETE ON lineage WHEN NOT may(3)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;

CREATE TRIGGER profile_scope_insert BEFORE INSERT ON profile WHEN NOT may(2)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER profile_scope_update BEFORE UPDATE ON profile WHEN NOT may(2)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER profile_stays BEFORE DELETE ON profile BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER setting_scope_insert BEFORE INSERT ON setting WHEN NOT may(2)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER setting_scope_update BEFORE UPDATE ON setting WHEN NOT may(2)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER setting_scope_delete BEFORE DELETE ON setting WHEN NOT may(2)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;

CREATE TRIGGER operation_scope_insert BEFORE INSERT ON operation WHEN NOT may(0)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER log_scope_insert BEFORE INSERT ON log WHEN NOT may(0)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
-- Values may be blanked, never changed: the salt goes with them, or a telephone number could be guessed.
CREATE TRIGGER log_value_scope_insert BEFORE INSERT ON log_value WHEN NOT may(0)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER log_value_only_blanked BEFORE UPDATE ON log_value
WHEN NOT (may(3) AND NEW.seq = OLD.seq AND NEW.fields = '' AND NEW.salt = x'')
BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER log_value_stays BEFORE DELETE ON log_value BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;

CREATE TRIGGER account_scope_insert BEFORE INSERT ON account
WHEN NOT is_above(NEW.role, (SELECT path FROM unit WHERE id = NEW.edit), (SELECT path FROM unit WHERE id = NEW.view))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER account_scope_update BEFORE UPDATE ON account
WHEN NOT (is_above(OLD.role, (SELECT path FROM unit WHERE id = OLD.edit), (SELECT path FROM unit WHERE id = OLD.view))
    AND is_above(NEW.role, (SELECT path FROM unit WHERE id = NEW.edit), (SELECT path FROM unit WHERE id = NEW.view)))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER account_stays BEFORE DELETE ON account BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER login_key_scope_insert BEFORE INSERT ON login_key
WHEN NOT (SELECT is_above(account.role, own.path, seen.path) FROM account
          JOIN unit AS own ON own.id = account.edit JOIN unit AS seen ON seen.id = account.view
          WHERE account.id = NEW.account)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER login_key_scope_update BEFORE UPDATE ON login_key
WHEN OLD.account <> NEW.account OR OLD.base64 <> NEW.base64
    OR NOT (SELECT is_above(account.role, own.path, seen.path) FROM account
            JOIN unit AS own ON own.id = account.edit JOIN unit AS seen ON seen.id = account.view
            WHERE account.id = NEW.account)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER login_key_stays BEFORE DELETE ON login_key BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
