//! A writer that never rests, for tests from outside: killed at any moment (`tests/storm.sh`), cut off from power,
//! given a full or failing disk. What it has printed it has been told is stored.
//!
//!     storm write ROSTER SEED        goes on until it is killed: a line for each stored operation
//!     storm some ROSTER SEED COUNT   that many operations, moved into the database every few pages
//!     storm check ROSTER [FILE...]   whether the roster is whole and holds every operation of these files
//!
//! `early` after the seed acknowledges before it stores, `careless` does not wait for the disk: such writers must be
//! found out by the check.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use daumoi::domain::change::{Cause, ChangeSet, OfficerRow, PersonRef, Step, UnitFrom};
use daumoi::domain::day::Day;
use daumoi::domain::fault::Fault;
use daumoi::domain::fault::usage::UsageFault;
use daumoi::domain::field::Field;
use daumoi::domain::id::{OpId, PersonId, UnitId};
use daumoi::domain::person::Person;
use daumoi::domain::query::{Answer, Question};
use daumoi::domain::seat::Seat;
use daumoi::store::{Session, Store, Strain};

/// The judged day of the sample roster.
const DAY: i32 = 20_210_928;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["write", roster, seed] => write(roster, seed, ""),
        ["write", roster, seed, how] => write(roster, seed, how),
        ["some", roster, seed, count] => some(roster, seed, count, Strain::Checkpoints),
        ["some", roster, seed, count, "careless"] => some(roster, seed, count, Strain::Careless),
        ["check", roster, files @ ..] => check(roster, files),
        _ => Err(UsageFault::BadWord { text: words.join(" ") }.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            let _gone = writeln!(std::io::stderr(), "{fault:?}");
            ExitCode::FAILURE
        }
    }
}

fn number(word: &str) -> Result<u64, Fault> {
    word.parse().map_err(|_| UsageFault::BadWord { text: word.to_owned() }.into())
}

fn today() -> Day {
    Day::from_number(DAY).unwrap_or(Day::LAST)
}

fn write(roster: &str, seed: &str, how: &str) -> Result<(), Fault> {
    let mut writer = Writer::open(roster, number(seed)?)?;
    writer.is_early = how == "early";
    loop {
        writer.act()?;
    }
}

fn some(roster: &str, seed: &str, count: &str, strain: Strain) -> Result<(), Fault> {
    let mut writer = Writer::open(roster, number(seed)?)?;
    writer.store.strain(strain)?;
    for _ in 0..number(count)? {
        writer.act()?;
    }
    Ok(())
}

/// What each file's whole lines say is stored must be there.
fn check(roster: &str, files: &[&str]) -> Result<(), Fault> {
    let mut store = Store::open(Path::new(roster), today())?;
    let verified = store.verify()?;
    let mut said = String::new();
    for flaw in &verified.flaws {
        let _ = write!(said, "{flaw:?} ");
    }
    let mut acknowledged = BTreeSet::new();
    for file in files {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        // A line without its end was not printed whole.
        let whole = text.split_inclusive('\n').filter_map(|line| line.strip_suffix('\n'));
        acknowledged.extend(whole.filter_map(|line| u128::from_str_radix(line, 16).ok()));
    }
    let mut lost = 0;
    for op in &acknowledged {
        if !store.knows(OpId(op.to_be_bytes()))? {
            lost += 1;
        }
    }
    let mut out = std::io::stdout();
    let _gone = writeln!(
        out,
        "{} acknowledged, {lost} lost, {} people, {} flaws {said}",
        acknowledged.len(),
        verified.people,
        verified.count
    );
    if lost == 0 && verified.flaws.is_empty() {
        return Ok(());
    }
    Err(UsageFault::BadWord { text: format!("{lost} lost, {} flaws", verified.count) }.into())
}

struct Writer {
    store: Store,
    session: Session,
    random: u64,
    /// How many people there were at the start: records are numbered from 1.
    people: u64,
    is_early: bool,
    /// What was stored last, to be undone now and then.
    last: Option<OpId>,
}

impl Writer {
    fn open(roster: &str, seed: u64) -> Result<Self, Fault> {
        let mut store = Store::open(Path::new(roster), today())?;
        let people = u64::try_from(store.verify()?.people).unwrap_or(1).max(1);
        let random = (seed ^ u64::from(std::process::id())).wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let session = Session::owner(&format!("storm{seed}"));
        Ok(Self { store, session, random, people, is_early: false, last: None })
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        (self.random >> 11) % bound
    }

    fn op(&mut self) -> OpId {
        let high = u128::from(self.below(u64::MAX)) << 64;
        OpId((high | u128::from(self.below(u64::MAX))).to_be_bytes())
    }

    /// One operation; what another was faster at is passed over.
    fn act(&mut self) -> Result<(), Fault> {
        let op = self.op();
        if self.is_early {
            acknowledge(op);
        }
        let done = match self.below(40) {
            0 => self.add(op),
            1 => self.import(op),
            2..=5 => self.undo(op),
            _ => self.edit(op),
        };
        match done {
            Ok(true) => {
                self.last = Some(op);
                acknowledge(op);
                Ok(())
            }
            Err(fault) if fault.is_of_the_store() => Err(fault),
            Ok(false) | Err(_) => Ok(()),
        }
    }

    fn edit(&mut self, op: OpId) -> Result<bool, Fault> {
        let person = PersonId(i64::try_from(1 + self.below(self.people)).unwrap_or(1));
        let Answer::Record(Some(record)) = self.store.ask(&Question::Record { person })? else {
            return Ok(false);
        };
        let fields = vec![(Field::Phone, format!("09{:08}", self.below(100_000_000)))];
        self.apply(op, Cause::Edit, vec![Step::EditPerson { person, expect: record.person.version, fields }])
    }

    fn add(&mut self, op: OpId) -> Result<bool, Fault> {
        let unit = UnitId(1 + i64::try_from(self.below(5)).unwrap_or(0));
        let seat = Seat { title: "Chuyên viên".to_owned(), ..Seat::blank(PersonId(0), unit) };
        let steps = vec![
            Step::AddPerson(Box::new(named("Lý Thị Bão"))),
            Step::AddSeat { person: PersonRef::New(0), seat: Box::new(seat) },
        ];
        self.apply(op, Cause::Add, steps)
    }

    fn import(&mut self, op: OpId) -> Result<bool, Fault> {
        let row = |line| OfficerRow {
            line,
            person: named("Vi Văn Gió"),
            seat: Seat::blank(PersonId(0), UnitId(0)),
            unit_code: "20".to_owned(),
            unit_from: UnitFrom::ByDay,
        };
        let mut rows = (2..5).map(|line| Ok(row(line)));
        let done = self.store.import_officers(&self.session, op, 1, &mut rows, false);
        done.map(|done| done.seats > 0).map_err(|refused| {
            refused.faults.into_iter().next().unwrap_or_else(|| UsageFault::NoFolder.into())
        })
    }

    fn undo(&mut self, op: OpId) -> Result<bool, Fault> {
        let Some(last) = self.last.take() else { return Ok(false) };
        self.store.undo_one(&self.session, last, (op, 1)).map(|done| done.records > 0)
    }

    fn apply(&mut self, op: OpId, cause: Cause, steps: Vec<Step>) -> Result<bool, Fault> {
        let set = ChangeSet { op, cause, steps };
        self.store.apply(&self.session, &set, 1).map(|done| done.records > 0)
    }
}

fn named(name: &str) -> Person {
    Person { full_name: name.to_owned(), ..Person::blank() }
}

fn acknowledge(op: OpId) {
    let line = format!("{:032x}\n", u128::from_be_bytes(op.0));
    // One call: a line is there or not.
    let _gone = std::io::stdout().write_all(line.as_bytes());
}
