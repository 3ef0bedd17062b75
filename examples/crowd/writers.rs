//! Processes that write without a pause.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use daumoi::domain::change::{Cause, ChangeSet, Step};
use daumoi::domain::clash::What;
use daumoi::domain::day::Day;
use daumoi::domain::field::Field;
use daumoi::domain::id::{OpId, PersonId};
use daumoi::domain::query::{Answer, Question};
use daumoi::store::{Session, Store};
use rusqlite::{Connection, OpenFlags};

use crate::{Dice, Office, say, spread};

/// The judged day of the sample roster.
fn today() -> Day {
    Day::parse("2021-09-28").unwrap()
}

/// One process: so many edits, a line for each with its operation and its time. With `counts` each adds one to a number
/// that it has read some edits before, in one of three officers, and tries again where another was faster.
pub(crate) fn write(roster: &str, seed: &str, edits: usize, counts: bool) -> bool {
    let mut store = Store::open(Path::new(roster), today()).unwrap();
    let session = Session::owner(&format!("crowd{seed}"));
    let number: u64 = seed.parse().unwrap();
    let mut dice = Dice::new(number);
    let people = store.verify().unwrap().people;
    let range = if counts { 3 } else { u64::try_from(people).unwrap() };
    let mut done = 0;
    while done < edits {
        let person = PersonId(i64::try_from(1 + dice.below(range)).unwrap());
        let Answer::Record(Some(record)) = store.ask(&Question::Record { person }).unwrap() else { continue };
        if counts {
            // So long the value that was read gets stale.
            std::thread::sleep(Duration::from_micros(dice.below(3_000)));
        }
        let before: u64 = record.person.phone.parse().unwrap_or(0);
        // The last two digits say whose it is: where two wrote the same, neither would be asked.
        let counted = (before / 100 + 1) * 100 + number;
        let text = if counts { counted } else { 900_000_000 + dice.below(99_999_999) }.to_string();
        let op =
            OpId(((u128::from(dice.below(u64::MAX)) << 64) | u128::from(dice.below(u64::MAX))).to_be_bytes());
        let step =
            Step::EditPerson { person, expect: record.person.version, fields: vec![(Field::Phone, text)] };
        let set = ChangeSet { op, cause: Cause::Edit, steps: vec![step] };
        let begun = Instant::now();
        let outcome = store.apply(&session, &set, 1);
        let took = begun.elapsed().as_micros();
        match outcome {
            Ok(_) => {
                done += 1;
                say(&format!("done {:032x} {took} {}", u128::from_be_bytes(op.0), person.0));
            }
            Err(fault) => {
                let clash = fault.clashes().unwrap_or_else(|| panic!("{fault:?}"));
                let told =
                    matches!(&clash[0].what, What::Wrote { values, .. } if values[0].field == Field::Phone);
                say(&format!("clash {}", u8::from(told && !clash[0].by.is_empty() && clash[0].at > 0)));
            }
        }
    }
    true
}

fn start(verb: &str, office: &Office, processes: usize, edits: usize) -> Vec<Child> {
    let own = std::env::current_exe().unwrap();
    let one = |seed: usize| {
        let mut command = Command::new(&own);
        command.arg(verb).arg(office.roster()).arg((seed + 1).to_string()).arg(edits.to_string());
        command.stdout(Stdio::piped()).spawn().unwrap()
    };
    (0..processes).map(one).collect()
}

/// What they have printed, once all have ended; `None` if one has failed.
fn lines(children: Vec<Child>) -> Option<Vec<String>> {
    let mut all = Vec::new();
    let readers: Vec<_> = children
        .into_iter()
        .map(|mut child| {
            std::thread::spawn(move || {
                let out = BufReader::new(child.stdout.take().unwrap());
                let lines: Vec<String> = out.lines().map(Result::unwrap).collect();
                (lines, child.wait().unwrap().success())
            })
        })
        .collect();
    let mut is_good = true;
    for reader in readers {
        let (lines, went_well) = reader.join().unwrap();
        is_good &= went_well;
        all.extend(lines);
    }
    is_good.then_some(all)
}

fn look(office: &Office) -> Connection {
    Connection::open_with_flags(office.roster(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap()
}

fn number(db: &Connection, sql: &str) -> i64 {
    db.query_row(sql, [], |row| row.get(0)).unwrap()
}

/// The operation and the time of each stored edit.
fn acknowledged(lines: &[String]) -> Vec<(u128, Duration, i64)> {
    let done = lines.iter().filter_map(|line| line.strip_prefix("done "));
    let words = done.map(|line| line.split(' ').collect::<Vec<_>>());
    words
        .map(|words| {
            let op = u128::from_str_radix(words[0], 16).unwrap();
            (op, Duration::from_micros(words[1].parse().unwrap()), words[2].parse().unwrap())
        })
        .collect()
}

/// Whether each of them is in the log; how many are not.
fn lost(db: &Connection, ops: &[(u128, Duration, i64)]) -> usize {
    let mut known = db.prepare("SELECT 1 FROM operation WHERE op = ?1").unwrap();
    ops.iter().filter(|(op, ..)| !known.exists([op.to_be_bytes()]).unwrap()).count()
}

/// Every acknowledged edit must be there, as a version and as an entry of the log.
pub(crate) fn writers(processes: usize, edits: usize) -> bool {
    let office = Office::new();
    let before = {
        let db = look(&office);
        (number(&db, "SELECT sum(version) FROM person"), number(&db, "SELECT count(*) FROM log"))
    };
    let begun = Instant::now();
    let Some(lines) = lines(start("write", &office, processes, edits)) else { return false };
    let took = begun.elapsed();
    let done = acknowledged(&lines);
    let db = look(&office);
    let versions = number(&db, "SELECT sum(version) FROM person") - before.0;
    let entries = number(&db, "SELECT count(*) FROM log") - before.1;
    let lost = lost(&db, &done);
    drop(db);
    let (said, _, longest) = spread(done.iter().map(|(_, took, _)| *took).collect());
    say(&format!(
        "{processes} processes × {edits} edits in {} ms: {} acknowledged, {versions} versions, {entries} entries, \
         {lost} lost; a write takes {said}",
        took.as_millis(),
        done.len()
    ));
    let all = i64::try_from(processes * edits).unwrap();
    let whole = office.is_whole();
    lost == 0 && (versions, entries) == (all, all) && whole && longest <= Duration::from_millis(500)
}

/// Every count that was acknowledged must be in the sum, and every refusal must say who, when, and which field.
pub(crate) fn stale(processes: usize, edits: usize) -> bool {
    let office = Office::new();
    for person in 1..=3 {
        let set = Step::EditPerson {
            person: PersonId(person),
            expect: daumoi::domain::id::Version(1),
            fields: vec![(Field::Phone, "0".to_owned())],
        };
        let mut store = Store::open(&office.roster(), today()).unwrap();
        let op = OpId([u8::try_from(person).unwrap(); 16]);
        let set = ChangeSet { op, cause: Cause::Edit, steps: vec![set] };
        store.apply(&Session::owner("crowd"), &set, 1).unwrap();
    }
    let Some(lines) = lines(start("count", &office, processes, edits)) else { return false };
    let done = acknowledged(&lines);
    let db = look(&office);
    let wrong: Vec<i64> = (1..=3)
        .filter(|person| {
            let counted =
                number(&db, &format!("SELECT CAST(phone AS INTEGER) / 100 FROM person WHERE id = {person}"));
            let acknowledged = done.iter().filter(|(.., known)| known == person).count();
            counted != i64::try_from(acknowledged).unwrap()
        })
        .collect();
    drop(db);
    let clashes = lines.iter().filter(|line| line.starts_with("clash")).count();
    let untold = lines.iter().filter(|line| *line == "clash 0").count();
    say(&format!(
        "{processes} processes × {edits} edits on 3 officers: {} stored, {clashes} clashes, {untold} without who, \
         when and field, {} officers with a lost count",
        done.len(),
        wrong.len()
    ));
    wrong.is_empty() && untold == 0 && clashes > 0 && office.is_whole()
}
