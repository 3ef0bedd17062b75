-- Where a session may write: the part of the second wall that asks for the place. Each connection that writes sets these
-- up for itself before it is locked; the role is asked for by the triggers of the file. `in_scope(path)` = the session at work
-- may edit there ('' = everywhere), `is_above(role, edit, view)` = it may give such rights or take them.

CREATE TEMP TRIGGER person_place_update
BEFORE UPDATE OF id, version, deleted, key, full_name, sex, birth_date, service_start, qualification, phone, email,
    retirement_date ON main.person
WHEN NOT (in_scope('') OR NOT EXISTS (SELECT 1 FROM seat WHERE seat.person = OLD.id)
    OR EXISTS (SELECT 1 FROM seat JOIN unit ON unit.id = seat.unit
               WHERE seat.person = OLD.id AND in_scope(unit.path)))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TEMP TRIGGER training_place_insert BEFORE INSERT ON main.training
WHEN NOT (in_scope('') OR NOT EXISTS (SELECT 1 FROM seat WHERE seat.person = NEW.person)
    OR EXISTS (SELECT 1 FROM seat JOIN unit ON unit.id = seat.unit
               WHERE seat.person = NEW.person AND in_scope(unit.path)))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TEMP TRIGGER training_place_delete BEFORE DELETE ON main.training
WHEN NOT (in_scope('') OR NOT EXISTS (SELECT 1 FROM seat WHERE seat.person = OLD.person)
    OR EXISTS (SELECT 1 FROM seat JOIN unit ON unit.id = seat.unit
               WHERE seat.person = OLD.person AND in_scope(unit.path)))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;

-- Whoever gets a seat comes from somewhere: both ends are asked for.
CREATE TEMP TRIGGER seat_place_insert BEFORE INSERT ON main.seat
WHEN NOT (in_scope('') OR in_scope((SELECT path FROM unit WHERE id = NEW.unit)) AND (
    NOT EXISTS (SELECT 1 FROM seat WHERE seat.person = NEW.person)
    OR EXISTS (SELECT 1 FROM seat JOIN unit ON unit.id = seat.unit
               WHERE seat.person = NEW.person AND in_scope(unit.path))))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TEMP TRIGGER seat_place_update BEFORE UPDATE ON main.seat
WHEN NOT (in_scope('') OR OLD.person = NEW.person
    AND in_scope((SELECT path FROM unit WHERE id = OLD.unit))
    AND in_scope((SELECT path FROM unit WHERE id = NEW.unit)))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;

CREATE TEMP TRIGGER unit_place_insert BEFORE INSERT ON main.unit WHEN NOT in_scope(NEW.path)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TEMP TRIGGER unit_place_update
BEFORE UPDATE OF id, path, code, level, kind, name, valid_from, valid_to ON main.unit
WHEN NOT (in_scope(OLD.path) AND NEW.path = OLD.path)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;

CREATE TEMP TRIGGER waiver_place_insert BEFORE INSERT ON main.waiver
WHEN NOT in_scope((SELECT path FROM unit WHERE id = NEW.unit))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TEMP TRIGGER waiver_place_update BEFORE UPDATE ON main.waiver
WHEN NOT (OLD.unit = NEW.unit AND in_scope((SELECT path FROM unit WHERE id = OLD.unit)))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TEMP TRIGGER inspection_place_insert BEFORE INSERT ON main.inspection
WHEN NOT in_scope((SELECT path FROM unit WHERE id = NEW.unit))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TEMP TRIGGER inspection_place_update BEFORE UPDATE ON main.inspection
WHEN NOT (OLD.unit = NEW.unit AND in_scope((SELECT path FROM unit WHERE id = OLD.unit)))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;

-- A profile can be taken back; nothing else of its row changes.
CREATE TEMP TRIGGER profile_is_immutable
BEFORE UPDATE OF id, name, valid_from, valid_to, source, hash ON main.profile
BEGIN SELECT RAISE(ABORT, 'profile is immutable'); END;
-- REPLACE must not put one entry in the place of another either.
CREATE TEMP TRIGGER log_is_append_only BEFORE INSERT ON main.log
WHEN NEW.seq <= (SELECT ifnull(max(seq), 0) FROM log)
BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
-- Values may be blanked, never changed: the salt goes with them, or a telephone number could be guessed.
CREATE TEMP TRIGGER log_value_only_blanked BEFORE UPDATE ON main.log_value
WHEN NOT (NEW.seq = OLD.seq AND NEW.fields = '' AND NEW.salt = x'')
BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;

CREATE TEMP TRIGGER account_place_insert BEFORE INSERT ON main.account
WHEN NOT is_above(NEW.role, (SELECT path FROM unit WHERE id = NEW.edit), (SELECT path FROM unit WHERE id = NEW.view))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TEMP TRIGGER account_place_update BEFORE UPDATE ON main.account
WHEN NOT (is_above(OLD.role, (SELECT path FROM unit WHERE id = OLD.edit), (SELECT path FROM unit WHERE id = OLD.view))
    AND is_above(NEW.role, (SELECT path FROM unit WHERE id = NEW.edit), (SELECT path FROM unit WHERE id = NEW.view)))
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TEMP TRIGGER login_key_place_insert BEFORE INSERT ON main.login_key
WHEN NOT (SELECT is_above(account.role, own.path, seen.path) FROM account
          JOIN unit AS own ON own.id = account.edit JOIN unit AS seen ON seen.id = account.view
          WHERE account.id = NEW.account)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TEMP TRIGGER login_key_place_update BEFORE UPDATE ON main.login_key
WHEN OLD.account <> NEW.account OR OLD.base64 <> NEW.base64
    OR NOT (SELECT is_above(account.role, own.path, seen.path) FROM account
            JOIN unit AS own ON own.id = account.edit JOIN unit AS seen ON seen.id = account.view
            WHERE account.id = NEW.account)
BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
