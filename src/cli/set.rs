//! `set`: fields of one officer, in one change set.

use clap::ArgMatches;

use crate::app::{clock, random};
use crate::cli::exit::{Exit, say};
use crate::cli::output::Output;
use crate::cli::{Call, Ended, one};
use crate::domain::change::{Cause, ChangeSet, Step};
use crate::domain::day::Day;
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::usage::UsageFault;
use crate::domain::fault::{Fault, FaultKind};
use crate::domain::field::{Field, Owner};
use crate::domain::id::{PersonId, SeatId, UnitId};
use crate::domain::person::Person;
use crate::domain::query::{Answer, Question, Record};
use crate::domain::report::version;
use crate::domain::seat::Seat;
use crate::domain::unit::Unit;
use crate::exchange::officers::qualification;
use crate::messages::command_line as text;
use crate::store::Store;

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let Some(key) = verb.get_one::<String>("key") else { return Ok(Exit::Refused) };
    let asked = Call::as_of(verb)?;
    let mut store = call.open(verb)?;
    let scale = store.qualifications().map_err(one)?;
    let fields = parse_fields(verb, &scale)?;
    let record = record(&mut store, key).map_err(one)?;
    let day = Call::day(asked, &store)?;
    let wanted = Wanted { key, unit: verb.get_one::<String>("unit").map(String::as_str), day };
    let of_seat = fields.iter().any(|(field, _)| field.owner() == Owner::Seat);
    let expected = verb.get_one::<i64>("expect").copied();
    let seat = if of_seat { Some(wanted.held(&record).map_err(one)?) } else { None };
    let changes = change_set(&record, seat, &fields).map_err(one)?;
    let session = call.session(&store);
    let applied = match expected {
        None => store.apply(&session, &changes, clock::now()),
        Some(expected) => {
            let seat = seat.map_or_else(|| wanted.listed(&record), Ok).map_err(one)?;
            expect(expected, &record, seat).map_err(one)?;
            // Once more where nobody can come between.
            let read = (&record.person, seat);
            let applied = store.apply_as_read(&session, &changes, clock::now(), read);
            applied.map_err(|fault| differs(&mut store, (key, expected, seat.id), fault))
        }
    };
    let applied = applied.map_err(one)?;
    match applied.seq.filter(|_| applied.records > 0) {
        Some(seq) => {
            let mut out = Output::new();
            out.line(&seq.0.to_string()).and_then(|()| out.finish()).map_err(one)?;
            say(&text::changed(call.lang, seq.0));
        }
        None => say(&text::unchanged(call.lang)),
    }
    Ok(Exit::Done)
}

/// Which seat of an officer is meant.
struct Wanted<'a> {
    key: &'a str,
    unit: Option<&'a str>,
    day: Day,
}

impl Wanted<'_> {
    fn seats<'r>(&self, record: &'r Record) -> impl Iterator<Item = &'r (Seat, Unit)> {
        record.seats.iter().filter(|(_, at)| self.unit.is_none_or(|code| at.code == code))
    }

    /// The one held on the day.
    fn held<'r>(&self, record: &'r Record) -> Result<&'r Seat, Fault> {
        let held = self.seats(record).filter(|(seat, _)| seat.period.holds(self.day));
        self.only(&held.collect::<Vec<_>>())
    }

    /// The one whose row of the list has the expected version: that held on the day, else the only one.
    fn listed<'r>(&self, record: &'r Record) -> Result<&'r Seat, Fault> {
        match self.held(record) {
            Err(fault) if fault.kind == FaultKind::Usage(self.none()) => {
                self.only(&self.seats(record).collect::<Vec<_>>())
            }
            found => found,
        }
    }

    fn only<'r>(&self, seats: &[&'r (Seat, Unit)]) -> Result<&'r Seat, Fault> {
        match seats {
            [] => Err(self.none().into()),
            [(seat, _)] => Ok(seat),
            several => {
                let units = several.iter().map(|(_, unit)| unit.code.clone()).collect();
                Err(UsageFault::SeveralSeats { key: self.key.to_owned(), units }.into())
            }
        }
    }

    fn none(&self) -> UsageFault {
        UsageFault::NoSeat { key: self.key.to_owned() }
    }
}

/// The `FIELD=VALUE` words, all of them checked before anything is read from the roster.
fn parse_fields(verb: &ArgMatches, scale: &[String]) -> Result<Vec<(Field, String)>, Vec<Fault>> {
    let (mut fields, mut faults) = (Vec::new(), Vec::new());
    for word in verb.get_many::<String>("fields").into_iter().flatten() {
        match parse_field(word, scale) {
            Ok(field) => fields.push(field),
            Err(fault) => faults.push(fault),
        }
    }
    if faults.is_empty() { Ok(fields) } else { Err(faults) }
}

fn parse_field(word: &str, scale: &[String]) -> Result<(Field, String), Fault> {
    let (name, value) = word.split_once('=').unwrap_or((word, ""));
    let known = || {
        let settable = Field::ALL.into_iter().filter(|field| field.owner() != Owner::Unit);
        settable.map(|field| field.column().to_owned()).collect()
    };
    let field = Field::from_column(name).filter(|_| word.contains('='));
    let field = field.ok_or_else(|| UsageFault::Word { text: word.to_owned(), known: known() })?;
    match field {
        Field::UnitCode | Field::UnitFrom => Err(Fault::from(EditFault::NotHere { field }).in_field(name)),
        Field::Qualification => {
            let value = qualification(value, scale).map_err(|fault| Fault::from(fault).in_field(name))?;
            Ok((field, value))
        }
        _ => {
            // Only to find out whether it can be stored, while the name of the field is at hand.
            let tried = match field.owner() {
                Owner::Person => Person::blank().set(field, value),
                Owner::Seat | Owner::Unit => Seat::blank(PersonId(0), UnitId(0)).set(field, value),
            };
            tried.map_err(|fault| Fault::from(fault).in_field(name))?;
            Ok((field, value.to_owned()))
        }
    }
}

fn record(store: &mut Store, key: &str) -> Result<Record, Fault> {
    let unknown = || Fault::from(UsageFault::OfficerUnknown { key: key.to_owned() });
    let person = store.person_by_key(key)?.ok_or_else(unknown)?;
    match store.ask(&Question::Record { person })? {
        Answer::Record(Some(record)) => Ok(*record),
        _ => Err(unknown()),
    }
}

fn expect(expected: i64, record: &Record, seat: &Seat) -> Result<(), Fault> {
    let found = version(&record.person, seat);
    if found == expected {
        return Ok(());
    }
    let value = |field: Field| match field.owner() {
        Owner::Person => record.person.get(field),
        Owner::Seat | Owner::Unit => seat.get(field),
    };
    let present = Field::ALL.into_iter().map(|field| (field.column().to_owned(), value(field)));
    let present = present.filter(|(_, text)| !text.is_empty()).collect();
    Err(UsageFault::VersionDiffers { found, expected, present }.into())
}

/// What was expected and is not any more, said with the present values.
fn differs(store: &mut Store, (key, expected, seat): (&str, i64, SeatId), fault: Fault) -> Fault {
    let Ok(record) = record(store, key) else { return fault };
    let now = record.seats.iter().map(|(now, _)| now).find(|now| now.id == seat);
    now.and_then(|now| expect(expected, &record, now).err()).unwrap_or(fault)
}

fn change_set(record: &Record, seat: Option<&Seat>, fields: &[(Field, String)]) -> Result<ChangeSet, Fault> {
    let of = |owner| fields.iter().filter(|(field, _)| field.owner() == owner).cloned().collect::<Vec<_>>();
    let mut steps = Vec::new();
    let person = of(Owner::Person);
    if !person.is_empty() {
        steps.push(Step::EditPerson {
            person: record.person.id,
            expect: record.person.version,
            fields: person,
        });
    }
    let own = of(Owner::Seat);
    if let Some(seat) = seat.filter(|_| !own.is_empty()) {
        steps.push(Step::EditSeat { seat: seat.id, expect: seat.version, fields: own });
    }
    Ok(ChangeSet { op: random::op_id()?, cause: Cause::Edit, steps })
}
