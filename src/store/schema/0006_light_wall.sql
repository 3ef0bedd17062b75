-- The second wall in two parts, so that a reader has little of it to read at each start: in the file triggers that keep
-- other programs out and ask for the role at least, in every connection that writes (`access/wall.sql`) those that ask
-- for the place as well. `needs_role(n)` stops the statement unless the role of the session at work is at least the n-th.

DROP TRIGGER log_is_append_only_insert;
DROP TRIGGER log_is_append_only_update;
DROP TRIGGER log_is_append_only_delete;
DROP TRIGGER operation_is_append_only_update;
DROP TRIGGER operation_is_append_only_delete;
DROP TRIGGER person_scope_insert;
DROP TRIGGER person_scope_update;
DROP TRIGGER person_stays;
DROP TRIGGER training_scope_insert;
DROP TRIGGER training_scope_update;
DROP TRIGGER training_scope_delete;
DROP TRIGGER seat_scope_insert;
DROP TRIGGER seat_scope_update;
DROP TRIGGER seat_stays;
DROP TRIGGER unit_scope_insert;
DROP TRIGGER unit_scope_update;
DROP TRIGGER unit_stays;
DROP TRIGGER lineage_scope_insert;
DROP TRIGGER lineage_scope_update;
DROP TRIGGER lineage_scope_delete;
DROP TRIGGER profile_scope_insert;
DROP TRIGGER profile_scope_update;
DROP TRIGGER profile_stays;
DROP TRIGGER setting_scope_insert;
DROP TRIGGER setting_scope_update;
DROP TRIGGER setting_scope_delete;
DROP TRIGGER operation_scope_insert;
DROP TRIGGER log_scope_insert;
DROP TRIGGER log_value_scope_insert;
DROP TRIGGER log_value_only_blanked;
DROP TRIGGER log_value_stays;
DROP TRIGGER account_scope_insert;
DROP TRIGGER account_scope_update;
DROP TRIGGER account_stays;
DROP TRIGGER login_key_scope_insert;
DROP TRIGGER login_key_scope_update;
DROP TRIGGER login_key_stays;
DROP TRIGGER waiver_scope_insert;
DROP TRIGGER waiver_scope_update;
DROP TRIGGER waiver_stays;
DROP TRIGGER inspection_scope_insert;
DROP TRIGGER inspection_scope_update;
DROP TRIGGER inspection_stays;
DROP TRIGGER profile_is_immutable;

-- The search forms of names are made anew without a session.
CREATE TRIGGER person_insert BEFORE INSERT ON person BEGIN SELECT needs_role(1); END;
CREATE TRIGGER person_update BEFORE UPDATE OF id, version, deleted, key, full_name, sex, birth_date, service_start,
    qualification, phone, email, retirement_date ON person BEGIN SELECT needs_role(1); END;
CREATE TRIGGER person_delete BEFORE DELETE ON person BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER unit_insert BEFORE INSERT ON unit BEGIN SELECT needs_role(3); END;
CREATE TRIGGER unit_update BEFORE UPDATE OF id, path, code, level, kind, name, valid_from, valid_to ON unit
BEGIN SELECT needs_role(3); END;
CREATE TRIGGER unit_delete BEFORE DELETE ON unit BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER training_insert BEFORE INSERT ON training BEGIN SELECT needs_role(1); END;
CREATE TRIGGER training_update BEFORE UPDATE ON training BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER training_delete BEFORE DELETE ON training BEGIN SELECT needs_role(1); END;
CREATE TRIGGER seat_insert BEFORE INSERT ON seat BEGIN SELECT needs_role(1); END;
CREATE TRIGGER seat_update BEFORE UPDATE ON seat BEGIN SELECT needs_role(1); END;
CREATE TRIGGER seat_delete BEFORE DELETE ON seat BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER lineage_insert BEFORE INSERT ON lineage BEGIN SELECT needs_role(3); END;
CREATE TRIGGER lineage_update BEFORE UPDATE ON lineage BEGIN SELECT needs_role(3); END;
CREATE TRIGGER lineage_delete BEFORE DELETE ON lineage BEGIN SELECT needs_role(3); END;
CREATE TRIGGER profile_insert BEFORE INSERT ON profile BEGIN SELECT needs_role(2); END;
CREATE TRIGGER profile_update BEFORE UPDATE ON profile BEGIN SELECT needs_role(2); END;
CREATE TRIGGER profile_delete BEFORE DELETE ON profile BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER setting_insert BEFORE INSERT ON setting BEGIN SELECT needs_role(2); END;
CREATE TRIGGER setting_update BEFORE UPDATE ON setting BEGIN SELECT needs_role(2); END;
CREATE TRIGGER setting_delete BEFORE DELETE ON setting BEGIN SELECT needs_role(2); END;
CREATE TRIGGER waiver_insert BEFORE INSERT ON waiver BEGIN SELECT needs_role(2); END;
CREATE TRIGGER waiver_update BEFORE UPDATE ON waiver BEGIN SELECT needs_role(2); END;
CREATE TRIGGER waiver_delete BEFORE DELETE ON waiver BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER inspection_insert BEFORE INSERT ON inspection BEGIN SELECT needs_role(1); END;
CREATE TRIGGER inspection_update BEFORE UPDATE ON inspection BEGIN SELECT needs_role(1); END;
CREATE TRIGGER inspection_delete BEFORE DELETE ON inspection BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER account_insert BEFORE INSERT ON account BEGIN SELECT needs_role(3); END;
CREATE TRIGGER account_update BEFORE UPDATE ON account BEGIN SELECT needs_role(3); END;
CREATE TRIGGER account_delete BEFORE DELETE ON account BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
CREATE TRIGGER login_key_insert BEFORE INSERT ON login_key BEGIN SELECT needs_role(3); END;
CREATE TRIGGER login_key_update BEFORE UPDATE ON login_key BEGIN SELECT needs_role(3); END;
CREATE TRIGGER login_key_delete BEFORE DELETE ON login_key BEGIN SELECT RAISE(ABORT, 'outside scope'); END;
-- Entries are added, never changed; values may be blanked.
CREATE TRIGGER operation_insert BEFORE INSERT ON operation BEGIN SELECT needs_role(0); END;
CREATE TRIGGER operation_update BEFORE UPDATE ON operation BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER operation_delete BEFORE DELETE ON operation BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER log_insert BEFORE INSERT ON log BEGIN SELECT needs_role(0); END;
CREATE TRIGGER log_update BEFORE UPDATE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER log_delete BEFORE DELETE ON log BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
CREATE TRIGGER log_value_insert BEFORE INSERT ON log_value BEGIN SELECT needs_role(0); END;
CREATE TRIGGER log_value_update BEFORE UPDATE ON log_value BEGIN SELECT needs_role(3); END;
CREATE TRIGGER log_value_delete BEFORE DELETE ON log_value BEGIN SELECT RAISE(ABORT, 'log is append-only'); END;
