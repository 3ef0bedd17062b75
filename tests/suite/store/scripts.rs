//! Eight admins at work from a seed, step by step against the model (T05, T34): every answer, every record with its
//! version after each step, at the end the findings against a fresh judgement.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use daumoi::domain::account::{AccountRights, AccountStep, KeyId};
use daumoi::domain::change::{Cause, OfficerRow, PersonRef, Step, UnitFrom};
use daumoi::domain::fault::Fault;
use daumoi::domain::field::Field;
use daumoi::domain::id::{PersonId, SeatId, Seq, Version};
use daumoi::domain::rights::AdminRole;
use daumoi::domain::unit::full_name;
use daumoi::store::{Session, Store};

use crate::store::model::rows::{field, person_of, read, seat_of};
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
    names: BTreeMap<i64, String>,
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
            let units = own.map(|(_, unit)| *unit).collect();
            admins.push(Admin { name, units, revoked: false });
        }
        let text =
            |column: &str, unit: i64| look.text(&format!("SELECT {column} FROM unit WHERE id = {unit}"));
        let name = |unit: i64| full_name(&text("kind", unit), &text("name", unit));
        let names = units.iter().map(|(_, unit)| (*unit, name(*unit))).collect();
        drop(look);
        // The last connection moves the write-ahead log into the file.
        drop(office.open_as_judged());
        let bytes = office.bytes();
        Self { office, bytes, admins, units, names }
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

    /// Mostly one of his own.
    fn unit(&mut self, at: usize) -> i64 {
        let own = self.draw.below(3) > 0;
        let his = &self.model.admins[at].units;
        let all = self.begin.units.iter().map(|(_, unit)| *unit);
        let units: Vec<i64> = all.filter(|unit| !own || his.contains(unit)).collect();
        units[self.draw.below(units.len())]
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
            ("decision_no", String::new()),
            ("decision_date", String::new()),
            ("decision_expiry", String::new()),
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

    /// Mostly one of those that this admin may edit and that have been edited most: there two meet.
    fn pick_busy(&mut self, at: usize, kind: Kind) -> Option<i64> {
        let mut busy = self.model.open_to(at, kind);
        if busy.is_empty() || self.draw.below(4) == 0 {
            return self.pick(kind);
        }
        busy.sort_by_key(|id| std::cmp::Reverse(self.model.records[&(kind, *id)].version));
        Some(busy[self.draw.below(busy.len().min(3))])
    }

    /// Mostly the present version, now and then an older one.
    fn seen(&mut self, kind: Kind, id: i64) -> i64 {
        let version = self.model.records[&(kind, id)].version;
        if self.draw.below(3) > 0 {
            return version;
        }
        let older = i64::try_from(1 + self.draw.below(3)).unwrap();
        (version - older).max(1)
    }

    /// One step: what the program answers and what the model does.
    fn step(&mut self) -> (Result<(), Fault>, Done) {
        self.model.now += 1;
        let (at, session) = self.actor();
        let doing = self.draw.below(20);
        self.told = format!("{} does {doing}", ADMINS[at].0);
        match doing {
            0..=2 => self.add((at, &session)),
            3..=10 => self.edit((at, &session)),
            11 => self.delete((at, &session)),
            12 | 13 => self.transfer((at, &session)),
            14 => self.import((at, &session)),
            15 | 16 => {
                let op = self.draw.op();
                (self.store.undo(&session, op, self.model.now).map(drop), self.model.undo(at))
            }
            17 => {
                let op = self.draw.op();
                (self.store.redo(&session, op, self.model.now).map(drop), self.model.redo(at))
            }
            18 if self.model.sets() > 0 => {
                let nth = self.draw.below(self.ends.len());
                // An undo that found nothing left to take back has no entry to be named by.
                if !self.model.has_entries(nth) {
                    return (Ok(()), Ok(()));
                }
                let when = (self.draw.op(), self.model.now);
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
        let done = self.store.apply(session, &change, self.model.now).map(drop);
        if done.is_ok() && self.draw.below(10) == 0 {
            self.store = Store::open(self.roster, day("2021-09-28")).unwrap();
            self.store.log_in(session.key().unwrap(), day("2021-09-28")).unwrap();
            self.store.apply(session, &change, self.model.now).unwrap();
        }
        done
    }

    fn add(&mut self, (at, session): (usize, &Session)) -> (Result<(), Fault>, Done) {
        let (unit, values, place) = (self.unit(at), self.person_values(), self.seat_values(""));
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
        // Now and then one thing in several records.
        let count = if self.draw.below(4) == 0 { 3 } else { 1 };
        let ids: BTreeSet<i64> = (0..count).filter_map(|_| self.pick_busy(at, kind)).collect();
        let records: Vec<(i64, i64)> = ids.into_iter().map(|id| (id, self.seen(kind, id))).collect();
        let wanted: BTreeMap<&'static str, String> =
            (0..=self.draw.below(2)).map(|_| self.wanted(kind)).collect();
        let wanted: Vec<(&'static str, String)> = wanted.into_iter().collect();
        let fields: Vec<(Field, String)> =
            wanted.iter().map(|(name, text)| (field(name), text.clone())).collect();
        let step = |(id, expect): &(i64, i64)| match kind {
            Kind::Person => {
                Step::EditPerson { person: PersonId(*id), expect: Version(*expect), fields: fields.clone() }
            }
            Kind::Seat => {
                Step::EditSeat { seat: SeatId(*id), expect: Version(*expect), fields: fields.clone() }
            }
        };
        let steps = records.iter().map(step).collect();
        let modelled =
            self.model.set((at, model::Cause::Work), None, |work| work.edit_all(kind, &records, &wanted));
        (self.apply(session, Cause::Edit, steps), modelled)
    }

    /// A field and what to write there.
    fn wanted(&mut self, kind: Kind) -> (&'static str, String) {
        let (name, texts): (_, [&str; 3]) = match (kind, self.draw.below(6)) {
            (Kind::Person, 0 | 1) => ("phone", ["", "0900000002", "0900000003"]),
            (Kind::Person, 2 | 3) => ("full_name", ["Vi Văn Tư", "Đàm Thị Năm", "Hoàng Văn Ba"]),
            (Kind::Person, _) => ("qualification", ["", "college", "master"]),
            (Kind::Seat, 0) => ("note", ["", "một", "hai"]),
            (Kind::Seat, 1) => ("title", ["Chuyên viên", "Giám đốc", "Văn phòng - Thống kê"]),
            (Kind::Seat, 2) => ("seat_to", ["", "2021-09-01", "2022-01-31"]),
            (Kind::Seat, 3) => ("seat_from", ["", "2021-01-01", "2021-09-28"]),
            (Kind::Seat, 4) => ("decision_no", ["", "QĐ 1", "QĐ 2"]),
            (Kind::Seat, _) => {
                (self.draw.one(&["decision_date", "decision_expiry"]), ["", "2021-01-01", "2022-12-31"])
            }
        };
        (name, self.draw.one(&texts).to_owned())
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
        let (unit, expect) = (self.unit(at), self.model.records[&(Kind::Seat, id)].version);
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
                let (unit, mut values, place) = (self.unit(at), self.person_values(), self.seat_values(""));
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
        let done = self.store.import_officers(session, op, self.model.now, &mut file.into_iter(), false);
        (done.map(drop).map_err(|refused| refused.faults[0].clone()), modelled)
    }
}

/// Plays a script, and counts what came of its steps.
fn play(begin: &Begin, seed: u64, tally: &mut BTreeMap<&'static str, usize>) {
    let roster = begin.office.folder.path().join(format!("script-{seed}.db"));
    std::fs::write(&roster, &begin.bytes).unwrap();
    let store = Store::open(&roster, day("2021-09-28")).unwrap();
    let model = Model::new(begin.admins.clone(), begin.names.clone());
    let (look, draw) = (Look::at(&roster), Draw::new(seed));
    let (ends, keys, told, roster) = (Vec::new(), 0, String::new(), roster.as_path());
    let mut script = Script { begin, store, look, model, draw, roster, ends, keys, told };
    for step in 0..50 {
        let before = script.model.sets();
        let (done, modelled) = script.step();
        let context = format!("seed {seed}, step {step}: {}", script.told);
        let done = done.map_err(|fault| model::why(&fault.kind));
        assert_eq!(done, modelled, "{context}");
        assert_eq!(read(&script.look), script.model.records, "{context}");
        if script.model.sets() > before {
            script.ends.push(Seq(script.look.number("SELECT max(seq) FROM log")));
            *tally.entry("stored").or_default() += 1;
        }
        for word in done.err().iter().flat_map(model::Why::words) {
            *tally.entry(word).or_default() += 1;
        }
    }
    assert_true(&mut script.store, &format!("seed {seed}, at the end"));
    drop(script);
    for ending in ["", "-wal", "-shm", ".head", ".queue"] {
        drop(std::fs::remove_file(format!("{}{ending}", roster.display())));
    }
}

#[test]
fn eight_admins_do_what_the_model_does() {
    let (begin, mut tally) = (Begin::new(), BTreeMap::new());
    (0..32).for_each(|seed| play(&begin, seed, &mut tally));
    assert!(tally["stored"] > 300 && tally["refused"] > 150, "{tally:?}");
    let all = ["wrote", "bound", "ended", "deleted", "moved", "several"];
    assert!(all.iter().all(|word| tally.contains_key(word)), "not all clashes were met: {tally:?}");
}

/// The long form: `DAUMOI_SCRIPTS=10000 cargo test --release --test suite -- --ignored store::scripts`.
#[test]
#[ignore = "the long form: minutes, best with TMPDIR in memory"]
fn ten_thousand_scripts_do_what_the_model_does() {
    let count = std::env::var("DAUMOI_SCRIPTS").map_or(10_000, |text| text.parse().unwrap());
    let (begin, mut tally) = (Begin::new(), BTreeMap::new());
    (1_000..1_000 + count).for_each(|seed| play(&begin, seed, &mut tally));
    println!("{count} scripts of 50 steps, 0 differences: {tally:?}");
}
