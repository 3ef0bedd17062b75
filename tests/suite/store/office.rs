//! A small office to test with: a province, agencies, districts that end in 2025, communes, rules of the judged
//! kinds in two profiles.

use std::path::{Path, PathBuf};

pub(super) use crate::store::doing::{Doing, Draw};
use daumoi::domain::change::{Applied, Cause, ChangeSet, PersonRef, Step, UnitRecord};
use daumoi::domain::day::Day;
use daumoi::domain::id::{OpId, PersonId, UnitId};
use daumoi::domain::person::Person;
use daumoi::domain::profile::Profile;
use daumoi::domain::seat::Seat;
use daumoi::exchange::units;
use daumoi::rules::decode::decode;
pub(super) use daumoi::store::NewRoster;
use daumoi::store::{Session, Store};
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

pub(super) const UNITS: &str = "code,parent_code,level,kind,name,valid_from,valid_to
20,,province,tinh,Thử Nghiệm,,
VPUBND,20,agency,office,Văn phòng UBND tỉnh,,
SNV,20,agency,so,Sở Nội vụ,,
STC,20,agency,so,Sở Tài chính,2010-01-01,
181,20,district,huyen,Bắc Thử,,2025-06-30
182,20,district,huyen,Nam Thử,,2025-06-30
183,20,district,thanh_pho,Thử Thành,2012-05-01,2025-06-30
05001,181,commune,xa,Cai Một,,2025-06-30
05002,181,commune,xa,Cai Hai,,2025-06-30
05003,181,commune,thi_tran,Cai Ba,,2024-11-30
05011,182,commune,xa,Đồng Một,,2025-06-30
05012,182,commune,xa,Đồng Hai,,2025-06-30
05021,183,commune,phuong,Vĩnh Một,2012-05-01,2025-06-30
05022,183,commune,phuong,Vĩnh Hai,,
05001,20,commune,xa,Cai Mới,2025-07-01,
05011,20,commune,xa,Đồng Mới,2025-07-01,
";

pub(super) const RULES: &str = r#"format = 1
profile = "thu-2020"
title = "Bộ thử"
valid = { from = 2015-01-01, to = 2025-06-30 }
missing = "unknown"

[scale]
qualification = ["none", "elementary", "intermediate", "college", "university", "master", "doctor"]
severity = ["info", "notice", "warning", "error", "critical"]

[unit_kind]
department = { level = "agency" }
office = { code = ["VPUBND"] }
district = { level = "district" }
commune = { level = "commune" }

[class]
leader = [ { in = "department", titles = ["Giám đốc", "Phó Giám đốc"] },
           { in = "office", titles = ["Chánh Văn phòng"] },
           { in = "district", titles = ["Chủ tịch UBND", "Phó Chủ tịch UBND"] } ]
clerk = [ { in = "commune", titles = ["Văn phòng - Thống kê"] } ]

[who]
experienced = { years = { since = "service_start", min = 2 } }
university = { at_least = { field = "qualification", value = "university" } }
intermediate = { at_least = { field = "qualification", value = "intermediate" } }
reachable = { all = [ { has = "phone" }, { has = "trained" } ] }

[counts]
roles = ["official"]
statuses = ["serving"]

[[rule]]
id = "P1"
kind = "slots"
for = ["department", "district"]
severity = "error"
count = { min = 2, max = 2, over = "notice" }
slot = [ { id = "lead", text = "lãnh đạo", need = { class = "leader" } },
         { id = "work", text = "công chức", need = "experienced" } ]
escalate = [ { after = "30d", severity = "critical" } ]

[[rule]]
id = "P1-VP"
extends = "P1"
for = "office"
count = { min = 3 }

[[rule]]
id = "C1"
kind = "slots"
for = "commune"
severity = "error"
count = { min = 1, max = 1, over = "notice" }
prefer = [ { need = { class = "clerk" }, severity = "info" } ]

[[rule]]
id = "Q1"
kind = "each"
for = ["department", "district"]
severity = "error"
need = "university"

[[rule]]
id = "K1"
kind = "each"
for = "*"
severity = "warning"
need = "reachable"

[[rule]]
id = "S1"
kind = "share"
of = "commune"
at = ["province", "district"]
need = "intermediate"
min_percent = 90
severity = "error"
small = { below = 3, severity = "info" }

[[rule]]
id = "S2"
kind = "share"
of = ["department", "district", "commune"]
at = ["province"]
need = "experienced"
min_percent = 60
severity = "warning"
"#;

/// The rules from July 2025 on.
pub(super) fn later_rules() -> String {
    RULES
        .replace("thu-2020", "thu-2025")
        .replace("valid = { from = 2015-01-01, to = 2025-06-30 }", "valid = { from = 2025-07-01 }")
        .replace("min_percent = 90", "min_percent = 50")
}

pub(super) fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub(super) fn unit_records(text: &str) -> Vec<UnitRecord> {
    units::read(text.as_bytes(), "units.csv").unwrap()
}

pub(super) fn profile(text: &str) -> Profile {
    let decoded = decode(text, "rules.toml");
    assert_eq!(decoded.faults, []);
    decoded.profile.unwrap()
}

pub(super) fn new_roster(today: &str) -> NewRoster {
    NewRoster {
        units: unit_records(UNITS),
        lineage: Vec::new(),
        profiles: vec![profile(RULES), profile(&later_rules())],
        working_day: None,
        today: day(today),
    }
}

/// A folder with a roster in it.
pub(super) struct Office {
    pub(super) folder: TempDir,
    pub(super) roster: PathBuf,
}

pub(super) fn admin(name: &str) -> Session {
    Session::owner(name)
}

impl Office {
    /// A roster as of a day, with nobody in it.
    pub(super) fn new(today: &str) -> Self {
        Self::of(&new_roster(today))
    }

    /// A roster of this kind.
    pub(super) fn of(new: &NewRoster) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let roster = folder.path().join("roster.db");
        drop(Store::create(&roster, new, 1_000).unwrap());
        Self { folder, roster }
    }

    pub(super) fn open(&self, today: &str) -> Store {
        Store::open(&self.roster, day(today)).unwrap()
    }

    /// Opens it without letting a day pass.
    pub(super) fn open_as_judged(&self) -> Store {
        Store::open(&self.roster, self.look().judged()).unwrap()
    }

    pub(super) fn look(&self) -> Look {
        Look::at(&self.roster)
    }

    /// The bytes of the file itself.
    pub(super) fn bytes(&self) -> Vec<u8> {
        std::fs::read(&self.roster).unwrap()
    }
}

/// Looks into the tables.
pub(super) struct Look(pub(super) Connection);

impl Look {
    pub(super) fn at(roster: &Path) -> Self {
        Self(Connection::open_with_flags(roster, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap())
    }

    pub(super) fn number(&self, sql: &str) -> i64 {
        self.0.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    pub(super) fn text(&self, sql: &str) -> String {
        self.0.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    pub(super) fn numbers(&self, sql: &str) -> Vec<(i64, i64)> {
        let mut statement = self.0.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        rows.map(Result::unwrap).collect()
    }

    pub(super) fn judged(&self) -> Day {
        Day::from_number(i32::try_from(self.number("SELECT day FROM judged")).unwrap()).unwrap()
    }

    pub(super) fn unit(&self, code: &str) -> UnitId {
        UnitId(self.number(&format!("SELECT id FROM unit WHERE code = '{code}' ORDER BY valid_from LIMIT 1")))
    }

    /// All that can be seen of people and seats, without versions.
    pub(super) fn people_and_seats(&self) -> Vec<String> {
        let sql = "SELECT person.key || full_name || ifnull(birth_date, '') || qualification || phone \
                       || ifnull(group_concat(day || topic), '') AS one FROM person \
                       LEFT JOIN training ON training.person = person.id WHERE deleted = 0 GROUP BY person.id \
                   UNION ALL SELECT person || '/' || unit || title || role || status || ifnull(seat_from, '') \
                       || '-' || ifnull(seat_to, '') || note FROM seat WHERE deleted = 0 ORDER BY 1";
        let mut statement = self.0.prepare(sql).unwrap();
        let rows = statement.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    }
}

/// Asserts that the file is whole and that what is stored is what the judge says now.
pub(super) fn assert_true(store: &mut Store, context: &str) {
    let verified = store.verify().unwrap();
    assert_eq!(verified.flaws, [], "{context}");
}

/// A change set of these steps.
pub(super) fn set(op: OpId, cause: Cause, steps: Vec<Step>) -> ChangeSet {
    ChangeSet { op, cause, steps }
}

pub(super) fn person(name: &str) -> Person {
    Person { full_name: name.to_owned(), ..Person::blank() }
}

pub(super) fn seat(unit: UnitId, title: &str) -> Seat {
    Seat { title: title.to_owned(), ..Seat::blank(PersonId(0), unit) }
}

/// Adds an officer and returns what came of it.
pub(super) fn add(store: &mut Store, draw: &mut Draw, person: Person, seat: Seat) -> Applied {
    let steps = vec![
        Step::AddPerson(Box::new(person)),
        Step::AddSeat { person: PersonRef::New(0), seat: Box::new(seat) },
    ];
    store.apply(&admin("lan"), &set(draw.op(), Cause::Add, steps), 2_000).unwrap()
}
