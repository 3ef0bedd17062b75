//! Eight admins at work from a seed, step by step against the model (T05, T34): every answer, every record with its
//! version after each step, at the end the findings against a fresh judgement.

use std::collections::BTreeSet;
use std::path::Path;

use daumoi::domain::account::{AccountRights, AccountStep, KeyId};
use daumoi::domain::change::{Cause, OfficerRow, PersonRef, Step, UnitFrom};
use daumoi::domain::fault::Fault;
use daumoi::domain::field::Field;
use daumoi::domain::id::{PersonId, SeatId, Seq, Version};
use daumoi::domain::rights::AdminRole;
use daumoi::store::{Session, Store};

use crate::store::model::rows::{person_of, read, seat_of};
use crate::store::model::{self, Admin, Done, Kind, Model, Values};
use crate::store::office::{Draw, Look, Office, assert_true, day, set};

/// Who edits where.
const ADMINS: [(&str, &str); 8] = [
    ("an", "20"),
    ("binh", "20"),
    ("chi", "181"),
    ("dung", "181"),
    ("em", "182"),
    ("giang", "182"),
    ("hoa", "183"),
    ("khanh", "183"),
];
const UNITS: [&str; 9] = ["SNV", "181", "182", "183", "05002", "05003", "05012", "05021", "05022"];
/// A roster with its admins and nobody else in it, to begin every script with.
struct Begin {
    office: Office,
    bytes: Vec<u8>,
    admins: Vec<Admin>,
    units: Vec<(String, i64)>,
}

impl Begin {
    fn new() -> Self {
        let office = Office::new("2021-09-28");
        let look = office.look();
        let units: Vec<(String, i64)> =
            UNITS.iter().map(|code| ((*code).to_owned(), look.unit(code).0)).collect();
        let path = |unit: i64| look.text(&format!("SELECT path FROM unit WHERE id = {unit}"));
        let mut admins = Vec::new();
        for (name, code) in ADMINS {
            drop(office.desk(name, AdminRole::Editor, code));
            let top = path(look.unit(code).0);
            let own = units.iter().filter(|(_, unit)| path(*unit).starts_with(&top));
            admins.push(Admin { units: own.map(|(_, unit)| *unit).collect::<BTreeSet<_>>(), revoked: false });
        }
        drop(look);
        // The last connection moves the write-ahead log into the file.
        drop(office.open_as_judged());
        let bytes = office.bytes();
        Self { office, bytes, admins, units }
    }
}

/// A script at work.
struct Script<'a> {
    begin: &'a Begin,
    store: Store,
    look: Look,
    model: Model,
    draw: Draw,
    roster: &'a Path,
    /// The last entry of each change set of the model.
    ends: Vec<Seq>,
    keys: usize,
    /// What the step is, for a difference.
    told: String,
}

impl Script<'_> {
    fn actor(&mut self) -> (usize, Session) {
        let at = self.draw.below(ADMINS.len());
        // A revoked key does not open; his screen is open already.
        let key = KeyId(i64::try_from(at + 1).unwrap());
        if !self.model.admins[at].revoked {
            return (at, self.store.log_in(key, day("2021-09-28")).unwrap());
        }
        (
            at,
            self.store.session().cloned().filter(|known| known.key() == Some(key)).unwrap_or_else(|| {
                self.model.admins[at].revoked = false;
                self.allow(at, false);
                let session = self.store.log_in(key, day("2021-09-28")).unwrap();
                self.model.admins[at].revoked = true;
                self.allow(at, true);
                session
            }),
        )
    }

    /// Revokes an account or lets it in again, as the owner of the file.
    fn allow(&mut self, at: usize, revoked: bool) {
        let name = ADMINS[at].0.to_owned();
        let sql = format!("SELECT version FROM account WHERE name = '{name}'");
        let expect = Version(self.look.number(&sql));
        let unit = self.look.unit(ADMINS[at].1);
        let to = AccountRights { role: AdminRole::Editor, edit: unit, view: unit, revoked };
        let step = Step::Account(Box::new(AccountStep::Set { name, expect, to }));
        let mut owner = Store::open(self.roster, day("2021-09-28")).unwrap();
        let done = set(self.draw.op(), Cause::Account, vec![step]);
        owner.apply(&Session::owner("root"), &done, 3_000).unwrap();
    }

    fn unit(&mut self) -> i64 {
        let at = self.draw.below(self.begin.units.len());
        self.begin.units[at].1
    }

    fn person_values(&mut self) -> Values {
        self.keys += 1;
        // Now and then a key that somebody has.
        let key = if self.draw.below(8) == 0 { 1 + self.draw.below(self.keys) } else { self.keys };
        let name = self.draw.one(&["Hoàng Văn Ba", "Nông Thị Hoa", "Lý Đức Anh"]);
        let qualification = self.draw.one(&["", "college", "university"]);
        [
            ("key", format!("K{key}")),
            ("full_name", name.to_owned()),
            ("phone", self.draw.one(&["", "0900000001"]).to_owned()),
            ("qualification", qualification.to_owned()),
        ]
        .into()
    }

    fn seat_values(&mut self, from: &str) -> Values {
        let title = self.draw.one(&["Chuyên viên", "Giám đốc", "Văn phòng - Thống kê"]);
        [
            ("title", title.to_owned()),
            ("note", String::new()),
            ("seat_from", from.to_owned()),
            ("seat_to", String::new()),
        ]
        .into()
    }

    fn pick(&mut self, kind: Kind) -> Option<i64> {
        let all = self.draw.below(6) == 0;
        let ids = self.model.ids(kind, all);
        if ids.is_empty() { None } else { Some(ids[self.draw.below(ids.len())]) }
    }

    /// Mostly the present version, now and then an older one.
    fn seen(&mut self, kind: Kind, id: i64) -> i64 {
        let version = self.model.records[&(kind, id)].version;
        if self.draw.below(3) == 0 { (version - 1).max(1) } else { version }
    }

    /// One step: what the program answers and what the model does.
    fn step(&mut self) -> (Result<(), Fault>, Done) {
        let (at, session) = self.actor();
        let doing = self.draw.below(16);
        self.told = format!("{} does {doing}", ADMINS[at].0);
        match doing {
            0..=2 => self.add((at, &session)),
            3..=6 => self.edit((at, &session)),
            7 => self.delete((at, &session)),
            8 | 9 => self.transfer((at, &session)),
            10 => self.import((at, &session)),
            11 | 12 => {
                let op = self.draw.op();
                (self.store.undo(&session, op, 4_000).map(drop), self.model.undo(at))
            }
            13 => {
                let op = self.draw.op();
                (self.store.redo(&session, op, 4_000).map(drop), self.model.redo(at))
            }
            14 if self.model.sets() > 0 => {
                let nth = self.draw.below(self.ends.len());
                // An undo that found nothing left to take back has no entry to be named by.
                if !self.model.has_entries(nth) {
                    return (Ok(()), Ok(()));
                }
                let when = (self.draw.op(), 4_000);
                let done = self.store.revert(&session, self.ends[nth], when).map(drop);
                (done, self.model.revert(at, nth))
            }
            _ => {
                let revoked = !self.model.admins[at].revoked && self.draw.below(3) == 0;
                self.allow(at, revoked);
                self.model.admins[at].revoked = revoked;
                (Ok(()), Ok(()))
            }
        }
    }

    /// Hands a change set in, now and then twice, over a new connection as after a lost answer.
    fn apply(&mut self, session: &Session, cause: Cause, steps: Vec<Step>) -> Result<(), Fault> {
        let change = set(self.draw.op(), cause, steps);
        let done = self.store.apply(session, &change, 3_000).map(drop);
        if done.is_ok() && self.draw.below(10) == 0 {
            self.store = Store::open(self.roster, day("2021-09-28")).unwrap();
            self.store.log_in(session.key().unwrap(), day("2021-09-28")).unwrap();
            self.store.apply(session, &change, 3_000).unwrap();
        }
        done
    }

    fn add(&mut self, (at, session): (usize, &Session)) -> (Result<(), Fault>, Done) {
        let (unit, values, place) = (self.unit(), self.person_values(), self.seat_values(""));
        let steps = vec![
            Step::AddPerson(Box::new(person_of(&values))),
            Step::AddSeat { person: PersonRef::New(0), seat: Box::new(seat_of(unit, &place)) },
        ];
        let modelled = self.model.set((at, model::Cause::Work), None, |work| {
            let id = work.add_person(values)?;
            work.add_seat(id, unit, place)
        });
        (self.apply(session, Cause::Add, steps), modelled)
    }

    fn edit(&mut self, (at, session): (usize, &Session)) -> (Result<(), Fault>, Done) {
        let kind = if self.draw.below(2) == 0 { Kind::Person } else { Kind::Seat };
        let Some(id) = self.pick(kind) else { return (Ok(()), Ok(())) };
        let expect = self.seen(kind, id);
        let (name, field, text) = match (kind, self.draw.below(3)) {
            (Kind::Person, 0) => ("phone", Field::Phone, self.draw.one(&["", "0900000002", "0900000003"])),
            (Kind::Person, 1) => ("full_name", Field::FullName, self.draw.one(&["Vi Văn Tư", "Đàm Thị Năm"])),
            (Kind::Person, _) => {
                ("qualification", Field::Qualification, self.draw.one(&["", "college", "master"]))
            }
            (Kind::Seat, 0) => ("note", Field::Note, self.draw.one(&["", "một", "hai"])),
            (Kind::Seat, 1) => ("title", Field::Title, self.draw.one(&["Chuyên viên", "Giám đốc"])),
            (Kind::Seat, _) => ("seat_to", Field::SeatTo, self.draw.one(&["", "2021-09-01", "2022-01-31"])),
        };
        let fields = vec![(field, text.to_owned())];
        let step = match kind {
            Kind::Person => Step::EditPerson { person: PersonId(id), expect: Version(expect), fields },
            Kind::Seat => Step::EditSeat { seat: SeatId(id), expect: Version(expect), fields },
        };
        let wanted = [(name, text.to_owned())];
        let modelled =
            self.model.set((at, model::Cause::Work), None, |work| work.edit(kind, id, expect, &wanted));
        (self.apply(session, Cause::Edit, vec![step]), modelled)
    }

    fn delete(&mut self, (at, session): (usize, &Session)) -> (Result<(), Fault>, Done) {
        let Some(id) = self.pick(Kind::Seat) else { return (Ok(()), Ok(())) };
        let expect = self.seen(Kind::Seat, id);
        let step = Step::DeleteSeat { seat: SeatId(id), expect: Version(expect) };
        let modelled = self.model.set((at, model::Cause::Work), None, |work| work.delete_seat(id, expect));
        (self.apply(session, Cause::Delete, vec![step]), modelled)
    }

    fn transfer(&mut self, (at, session): (usize, &Session)) -> (Result<(), Fault>, Done) {
        let Some(id) = self.pick(Kind::Seat) else { return (Ok(()), Ok(())) };
        let (unit, expect) = (self.unit(), self.model.records[&(Kind::Seat, id)].version);
        let who = self.model.records[&(Kind::Seat, id)].of.unwrap().0;
        let place = self.seat_values(model::TODAY);
        let last = "2021-09-27".to_owned();
        let fields = vec![(Field::SeatTo, last.clone())];
        let steps = vec![
            Step::EditSeat { seat: SeatId(id), expect: Version(expect), fields },
            Step::AddSeat { person: PersonRef::Known(PersonId(who)), seat: Box::new(seat_of(unit, &place)) },
        ];
        let modelled = self.model.set((at, model::Cause::Work), None, |work| {
            work.edit(Kind::Seat, id, expect, &[("seat_to", last)])?;
            work.add_seat(who, unit, place)
        });
        (self.apply(session, Cause::Transfer, steps), modelled)
    }

    fn import(&mut self, (at, session): (usize, &Session)) -> (Result<(), Fault>, Done) {
        let count = 1 + self.draw.below(4);
        let rows: Vec<(Values, i64, Values)> = (0..count)
            .map(|_| {
                let (unit, mut values, place) = (self.unit(), self.person_values(), self.seat_values(""));
                // A known key would be a further seat of that person, which the model leaves out.
                self.keys += 1;
                values.insert("key", format!("K{}", self.keys));
                (values, unit, place)
            })
            .collect();
        let code = |unit: i64| self.begin.units.iter().find(|(_, id)| *id == unit).unwrap().0.clone();
        let file: Vec<Result<OfficerRow, Fault>> = rows
            .iter()
            .zip(2..)
            .map(|((values, unit, place), line)| {
                Ok(OfficerRow {
                    line,
                    person: person_of(values),
                    seat: seat_of(0, place),
                    unit_code: code(*unit),
                    unit_from: UnitFrom::ByDay,
                })
            })
            .collect();
        let modelled = self.model.set((at, model::Cause::Import), None, |work| work.import(rows));
        let op = self.draw.op();
        let done = self.store.import_officers(session, op, 3_000, &mut file.into_iter(), false);
        (done.map(drop).map_err(|refused| refused.faults[0].clone()), modelled)
    }
}

/// Plays a script; how many of its steps were stored, how many refused.
fn play(begin: &Begin, seed: u64, steps: usize) -> (usize, usize) {
    let roster = begin.office.folder.path().join(format!("script-{seed}.db"));
    std::fs::write(&roster, &begin.bytes).unwrap();
    let store = Store::open(&roster, day("2021-09-28")).unwrap();
    let model = Model::new(begin.admins.clone());
    let (look, draw) = (Look::at(&roster), Draw::new(seed));
    let mut script = Script {
        begin,
        store,
        look,
        model,
        draw,
        roster: &roster,
        ends: Vec::new(),
        keys: 0,
        told: String::new(),
    };
    let (mut stored, mut refused) = (0, 0);
    for step in 0..steps {
        let before = script.model.sets();
        let (done, modelled) = script.step();
        let context = format!("seed {seed}, step {step}: {}", script.told);
        let done = done.map_err(|fault| model::why(&fault.kind));
        assert_eq!(done, modelled, "{context}");
        assert_eq!(read(&script.look), script.model.records, "{context}");
        if script.model.sets() > before {
            script.ends.push(Seq(script.look.number("SELECT max(seq) FROM log")));
            stored += 1;
        }
        refused += usize::from(done.is_err());
    }
    assert_true(&mut script.store, &format!("seed {seed}, at the end"));
    drop(script);
    for ending in ["", "-wal", "-shm", ".head", ".queue"] {
        drop(std::fs::remove_file(format!("{}{ending}", roster.display())));
    }
    (stored, refused)
}

#[test]
fn eight_admins_do_what_the_model_does() {
    let begin = Begin::new();
    let (mut stored, mut refused) = (0, 0);
    for seed in 0..24 {
        let (some, none) = play(&begin, seed, 50);
        stored += some;
        refused += none;
    }
    assert!(stored > 300 && refused > 150, "{stored} stored, {refused} refused");
}

/// The long form: `DAUMOI_SCRIPTS=10000 cargo test --release --test suite -- --ignored store::scripts`.
#[test]
#[ignore = "the long form: minutes, best with TMPDIR in memory"]
fn ten_thousand_scripts_do_what_the_model_does() {
    let count = std::env::var("DAUMOI_SCRIPTS").map_or(10_000, |text| text.parse().unwrap());
    let begin = Begin::new();
    let (mut stored, mut refused) = (0, 0);
    for seed in 1_000..1_000 + count {
        let (some, none) = play(&begin, seed, 50);
        stored += some;
        refused += none;
    }
    println!("{count} scripts of 50 steps: {stored} stored, {refused} refused, 0 differences");
}
