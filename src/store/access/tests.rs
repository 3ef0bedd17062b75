//! Past the program's own checks: raw statements on the connection of a session at work.

use std::path::PathBuf;

use tempfile::TempDir;

use crate::domain::account::{AccountStep, KeyId, PublicKey};
use crate::domain::change::{Cause, ChangeSet, PersonRef, Step, UnitRecord};
use crate::domain::day::{Day, Period};
use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::id::{OpId, PersonId, UnitId};
use crate::domain::person::Person;
use crate::domain::rights::AdminRole;
use crate::domain::seat::Seat;
use crate::domain::unit::Level;
use crate::store::access::login::{By, Session};
use crate::store::transaction::Keep;
use crate::store::{NewRoster, Store};

struct Scene {
    _folder: TempDir,
    roster: PathBuf,
}

fn today() -> Day {
    Day::parse("2021-09-28").unwrap()
}

fn unit(line: u64, code: &str, parent: &str, level: Level) -> UnitRecord {
    let (code, parent_code, name) = (code.to_owned(), parent.to_owned(), format!("Đơn vị {code}"));
    UnitRecord { line, code, parent_code, level, kind: "so".to_owned(), name, life: Period::default() }
}

/// Units 1 = the root, 2 and 3 its children, each with an officer of the same number.
fn scene() -> Scene {
    let folder = tempfile::tempdir().unwrap();
    let roster = folder.path().join("roster.db");
    let units = vec![
        unit(2, "20", "", Level::Province),
        unit(3, "181", "20", Level::District),
        unit(4, "182", "20", Level::District),
    ];
    let (lineage, profiles) = (Vec::new(), Vec::new());
    let new = NewRoster { units, lineage, profiles, working_day: None, today: today() };
    let mut store = Store::create(&roster, &new, 1).unwrap();
    for n in 1..=3 {
        let person = Person { full_name: format!("Người {n}"), ..Person::blank() };
        let seat = Seat { title: "Phó".to_owned(), ..Seat::blank(PersonId(0), UnitId(n)) };
        let steps = vec![
            Step::AddPerson(Box::new(person)),
            Step::AddSeat { person: PersonRef::New(0), seat: Box::new(seat) },
        ];
        let op = OpId([u8::try_from(n).unwrap(); 16]);
        store.apply(&Session::owner("me"), &ChangeSet { op, cause: Cause::Add, steps }, 1).unwrap();
    }
    let mut steps = Vec::new();
    for role in AdminRole::ALL {
        let name = role.word().to_owned();
        let (edit, view) = (UnitId(2), UnitId(2));
        steps.push(AccountStep::Add { name: name.clone(), role, edit, view });
        let key = PublicKey { kind: String::new(), base64: name.clone(), fingerprint: name.clone() };
        steps.push(AccountStep::AddKey { name, key, expires: None });
    }
    let steps = steps.into_iter().map(|step| Step::Account(Box::new(step))).collect();
    let set = ChangeSet { op: OpId([9; 16]), cause: Cause::Account, steps };
    store.apply(&Session::owner("me"), &set, 1).unwrap();
    Scene { _folder: folder, roster }
}

/// What comes of a statement in a transaction of an account of this role in the subtree of unit 2; nothing is kept.
fn raw(scene: &Scene, role: AdminRole, sql: &str) -> Result<usize, Fault> {
    let mut store = Store::open(&scene.roster, today()).unwrap();
    let key = i64::try_from(AdminRole::ALL.iter().position(|known| *known == role).unwrap()).unwrap() + 1;
    let session = store.log_in(KeyId(key), today()).unwrap();
    store.write(By::Session(&session, 1), None, |writing| Ok(Keep::No(writing.db.execute(sql, [])?)))
}

const NEW_SEAT: &str = "INSERT INTO seat (version, person, unit, title, role, status, seat_from, decision_no, note) \
     VALUES (1, ?P, ?U, '', 0, 0, 20210101, '', '')";

#[test]
fn statements_within_the_subtree_pass() {
    let scene = scene();
    let new_seat = NEW_SEAT.replace("?P", "2").replace("?U", "2");
    for sql in [
        "UPDATE person SET phone = '1' WHERE id = 2",
        "UPDATE seat SET title = 'x' WHERE id = 2",
        "INSERT INTO training (person, day, topic) VALUES (2, 20210101, '')",
        "INSERT INTO person SELECT 99, 1, 0, 'K', full_name, fold, sort_key, sex, birth_date, service_start, \
            qualification, phone, email, retirement_date FROM person WHERE id = 2",
        &new_seat,
    ] {
        for role in [AdminRole::Editor, AdminRole::Administrator] {
            assert_eq!(raw(&scene, role, sql), Ok(1), "{sql}");
        }
        assert_eq!(raw(&scene, AdminRole::Viewer, sql), Err(EditFault::OutsideScope.into()), "{sql}");
    }
    let account = "INSERT INTO account SELECT 99, 1, 'x', 1, edit, view, 0 FROM account WHERE id = 1";
    assert_eq!(raw(&scene, AdminRole::Administrator, account), Ok(1));
    assert!(raw(&scene, AdminRole::Approver, account).is_err());
}

#[test]
fn statements_outside_of_it_are_refused_by_the_triggers() {
    let scene = scene();
    let seats = [("2", "3"), ("3", "2"), ("1", "2"), ("2", "1")]
        .map(|(person, unit)| NEW_SEAT.replace("?P", person).replace("?U", unit));
    let others = [
        "UPDATE person SET phone = '1' WHERE id = 3",
        "UPDATE person SET deleted = 1 WHERE id = 1",
        "UPDATE OR REPLACE person SET key = (SELECT key FROM person WHERE id = 3) WHERE id = 2",
        "REPLACE INTO person SELECT * FROM person WHERE id = 3",
        "INSERT INTO person SELECT * FROM person WHERE id = 3 \
            ON CONFLICT (id) DO UPDATE SET phone = '1'",
        "DELETE FROM person WHERE id = 2",
        "INSERT INTO training (person, day, topic) VALUES (3, 20210101, '')",
        "UPDATE seat SET title = 'x'",
        "UPDATE seat SET unit = 2 WHERE id = 3",
        "UPDATE seat SET unit = 3 WHERE id = 2",
        "UPDATE seat SET person = 3 WHERE id = 2",
        "DELETE FROM seat WHERE id = 2",
        "REPLACE INTO seat SELECT * FROM seat WHERE id = 3",
        "UPDATE unit SET name = 'x' WHERE id = 3",
        "UPDATE unit SET path = path || '0000' WHERE id = 2",
        "DELETE FROM unit WHERE id = 2",
        "UPDATE account SET role = 3 WHERE name = 'administrator'",
        "UPDATE account SET edit = 1, view = 1 WHERE name = 'editor'",
        "UPDATE account SET role = 3 WHERE name = 'editor'",
        "INSERT INTO account SELECT 99, 1, 'x', 1, 3, 3, 0 FROM account WHERE id = 1",
        "INSERT INTO login_key VALUES (99, 4, '', 'x', 'x', NULL, 0)",
        "UPDATE login_key SET expires = NULL WHERE account = 4",
        "UPDATE login_key SET account = 1 WHERE account = 2",
        "DELETE FROM login_key",
        "UPDATE log SET record = 1",
        "REPLACE INTO log SELECT * FROM log WHERE seq = 1",
        "DELETE FROM log",
        "UPDATE operation SET actor = 'x'",
        "UPDATE log_value SET fields = '{}' WHERE seq = 1",
        "DELETE FROM log_value",
    ];
    let all = others.into_iter().chain(seats.iter().map(String::as_str));
    for sql in all {
        for role in [AdminRole::Editor, AdminRole::Administrator] {
            assert!(raw(&scene, role, sql).is_err(), "{role:?}: {sql}");
        }
    }
}

#[test]
fn an_open_roster_takes_no_other_file_no_schema_and_no_setting() {
    let scene = scene();
    let mut store = Store::open(&scene.roster, today()).unwrap();
    let reader = Store::reader(&scene.roster).unwrap();
    for sql in [
        "ATTACH 'other.db' AS other",
        "PRAGMA user_version = 0",
        "PRAGMA synchronous = OFF",
        "PRAGMA journal_mode = DELETE",
        "PRAGMA trusted_schema = ON",
        "PRAGMA writable_schema = ON",
        "CREATE TABLE t (x)",
        "CREATE TEMP TABLE t (x)",
        "CREATE TEMP TRIGGER t BEFORE UPDATE ON person BEGIN SELECT 1; END",
        "DROP TRIGGER seat_scope_update",
        "DROP TABLE log",
        "ALTER TABLE person ADD COLUMN x",
        "CREATE INDEX i ON person (phone)",
        "VACUUM",
        "REINDEX",
    ] {
        assert!(store.db.execute_batch(sql).is_err(), "{sql}");
        assert!(reader.db.execute_batch(sql).is_err(), "{sql} by the reader");
    }
    // Outside a transaction of a session the gate is closed, even for the owner.
    assert!(store.db.execute("UPDATE seat SET title = 'x'", []).is_err());
    let judged = store.write(By::Judge, None, |writing| {
        Ok(Keep::No(writing.db.execute("UPDATE seat SET title = 'x'", []).is_err()))
    });
    assert_eq!(judged, Ok(true), "nor does judging open it");
}

/// The tables that the judge fills: nobody's word is lost in them, and they are made anew.
const MADE_ANEW: [&str; 7] =
    ["finding", "judgement", "contribution", "tally", "roll_up", "judged", "sqlite_sequence"];

#[test]
fn another_program_can_write_none_of_the_tables() {
    let scene = scene();
    let db = rusqlite::Connection::open(&scene.roster).unwrap();
    let mut statement = db
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%\\_search%' ESCAPE '\\'",
        )
        .unwrap();
    let names = statement.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let tables: Vec<String> = names.map(Result::unwrap).collect();
    let walled: Vec<&String> = tables.iter().filter(|name| !MADE_ANEW.contains(&name.as_str())).collect();
    assert!(walled.len() >= 14, "{walled:?}");
    for table in walled {
        let mut columns = db.prepare(&format!("SELECT name FROM pragma_table_info('{table}')")).unwrap();
        let columns: Vec<String> =
            columns.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        // The search forms of a name are made from it, and made anew with it.
        let kept = columns.iter().filter(|name| !["fold", "sort_key"].contains(&name.as_str()));
        let mut all = vec![format!("DELETE FROM {table}"), format!("INSERT INTO {table} DEFAULT VALUES")];
        all.extend(kept.map(|column| format!("UPDATE {table} SET {column} = {column}")));
        for sql in all {
            let by_the_wall = ["no such function", "outside scope", "append-only"];
            match db.execute(&sql, []).map_err(|error| error.to_string()) {
                Err(said) => assert!(by_the_wall.iter().any(|words| said.contains(words)), "{sql}: {said}"),
                // A table without a row has nothing to refuse.
                Ok(changed) => assert_eq!((changed, sql.starts_with("INSERT")), (0, false), "{sql}"),
            }
        }
    }
}

#[test]
fn what_is_never_changed_is_changed_by_no_role_either() {
    let scene = scene();
    let again = "INSERT INTO log SELECT seq, operation, record_kind, record, last_record, action, version, person, unit, \
        digest, prev, hash FROM log WHERE seq = 1";
    for (sql, words) in [
        ("UPDATE profile SET source = ''", "profile is immutable"),
        (again, "append-only"),
        ("UPDATE log_value SET fields = '{}'", "append-only"),
        ("UPDATE log SET record = 1", "append-only"),
        ("DELETE FROM operation", "append-only"),
    ] {
        let mut store = Store::open(&scene.roster, today()).unwrap();
        let by = Session::owner("me");
        let tried = store.write(By::Session(&by, 1), None, |writing| {
            writing.db.execute("INSERT INTO profile (name, source, hash) VALUES ('a', '', x'')", [])?;
            Ok(Keep::No(writing.db.execute(sql, []).map_err(|error| error.to_string())))
        });
        assert!(tried.unwrap().unwrap_err().contains(words), "{sql}");
    }
}
