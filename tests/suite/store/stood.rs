//! The roster as it stood at a change: what was written down while this change was the last one (T35).

use daumoi::domain::day::Day;
use daumoi::domain::fault::FaultKind;
use daumoi::domain::fault::store::StoreFault;
use daumoi::domain::fault::usage::UsageFault;
use daumoi::domain::field::Field;
use daumoi::domain::id::Seq;
use daumoi::domain::moment::AsOf;
use daumoi::store::{OtherDay, Store};
use rusqlite::types::Value;

use crate::store::doing_waivers;
use crate::store::history::{act, of_every_kind};
use crate::store::office::{Doing, Draw, Look, Office, add, assert_true, day, person, seat};

/// All that a report could show: the records that stand, the numbers and findings, the log.
const TABLES: [&str; 12] = [
    "SELECT * FROM person WHERE deleted = 0 ORDER BY id",
    "SELECT person, day, topic FROM training JOIN person ON person.id = training.person WHERE deleted = 0 \
     ORDER BY 1, 2, 3",
    "SELECT * FROM seat WHERE deleted = 0 ORDER BY id",
    "SELECT * FROM waiver WHERE deleted = 0 ORDER BY id",
    "SELECT * FROM inspection WHERE deleted = 0 ORDER BY id",
    "SELECT id, version, deleted FROM profile ORDER BY id",
    "SELECT * FROM finding ORDER BY path, rule, facet, person",
    "SELECT unit, officers, need FROM judgement ORDER BY unit",
    "SELECT * FROM roll_up ORDER BY unit",
    "SELECT * FROM tally ORDER BY unit, rule",
    "SELECT seq, hash FROM log ORDER BY seq",
    "SELECT rowid FROM person_search WHERE person_search MATCH 'n* OR h* OR l* OR v* OR d*' ORDER BY rowid",
];

fn written(look: &Look) -> Vec<String> {
    let rows = TABLES.iter().flat_map(|sql| {
        let mut statement = look.0.prepare(sql).unwrap();
        let columns = statement.column_count();
        let row = |row: &rusqlite::Row<'_>| {
            let cells = (0..columns).map(|at| row.get::<_, Value>(at)).collect::<Result<Vec<_>, _>>()?;
            Ok(format!("{} {cells:?}", &sql[..30]))
        };
        statement.query_map([], row).unwrap().map(Result::unwrap).collect::<Vec<_>>()
    });
    rows.collect()
}

/// What was written down, the day on which, and the last change.
struct Noted {
    seq: Seq,
    day: Day,
    rows: Vec<String>,
}

fn stood(office: &Office, as_of: AsOf) -> Vec<String> {
    let folder = office.folder.path().join("stood");
    let copy = OtherDay::make(&office.roster, as_of, folder, &mut |_, _| true).unwrap();
    written(&Look::at(&copy.path()))
}

/// Lives a while in an office and looks back at every change; how many there were.
fn live(seed: u64, steps: usize) -> usize {
    let office = Office::of(&of_every_kind("2021-09-28"));
    let mut doing = Doing::new(&office.roster, seed, "lan", day("2021-09-28"));
    let mut notes: Vec<Noted> = Vec::new();
    for _ in 0..steps {
        drop(act(&mut doing));
        let seq = Seq(doing.look.number("SELECT max(seq) FROM log"));
        // Days may pass between two changes: the newest note of a change is the one on its last day.
        notes.retain(|noted| noted.seq != seq);
        notes.push(Noted { seq, day: doing.look.judged(), rows: written(&doing.look) });
    }
    for Noted { seq, day, rows } in &notes {
        let back = stood(&office, AsOf { day: *day, at: Some(*seq) });
        assert_eq!(&back, rows, "seed {seed}, change {}", seq.0);
    }
    assert_true(&mut doing.store, "looking back changes nothing");
    notes.len()
}

#[test]
fn it_is_what_was_written_down_while_the_change_was_the_last_one() {
    let changes: usize = (0..4).map(|seed| live(seed, 30)).sum();
    assert!(changes > 60, "{changes}");
}

/// The long form: `cargo test --release --test suite -- --ignored store::stood`.
#[test]
#[ignore = "the long form: some minutes"]
fn it_is_what_was_written_down_over_many_lives() {
    let changes: usize = (100..160).map(|seed| live(seed, 60)).sum();
    println!("{changes} changes looked back at, 0 differences");
}

#[test]
fn a_change_in_the_middle_of_a_set_means_the_whole_set() {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let unit = office.look().unit("SNV");
    let mut draw = Draw::new(1);
    add(&mut store, &mut draw, person("Hoàng Văn Ba"), seat(unit, "Giám đốc"));
    let rows = written(&office.look());
    add(&mut store, &mut draw, person("Nông Thị Hoa"), seat(unit, "Chuyên viên"));
    // Person and seat: two entries of one set.
    let last = office.look().number("SELECT max(seq) FROM log") - 2;
    for seq in [last - 1, last] {
        let as_of = AsOf { day: day("2021-09-28"), at: Some(Seq(seq)) };
        assert_eq!(stood(&office, as_of), rows, "{seq}");
        assert_eq!(store.made(Seq(seq)).unwrap().seq, Seq(last));
    }
}

#[test]
fn what_an_import_brought_is_not_there_before_it() {
    let office = Office::new("2021-09-28");
    let mut doing = Doing::new(&office.roster, 3, "lan", day("2021-09-28"));
    let before = written(&office.look());
    let seq = doing.look.number("SELECT max(seq) FROM log");
    while doing.look.number("SELECT count(*) FROM operation WHERE cause = 'import'") == 0 {
        drop(doing.act());
    }
    assert_eq!(stood(&office, AsOf { day: day("2021-09-28"), at: Some(Seq(seq)) }), before);
    doing_waivers::act(&mut doing).ok();
}

#[test]
fn a_number_that_is_none_is_refused_and_the_work_can_be_stopped() {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let (mut draw, unit) = (Draw::new(1), office.look().unit("SNV"));
    for n in 0..600 {
        let mut officer = person("Nông Thị Hoa");
        officer.set(Field::Key, &format!("K{n}")).unwrap();
        add(&mut store, &mut draw, officer, seat(unit, "Chuyên viên"));
    }
    let newest = office.look().number("SELECT max(seq) FROM log");
    let make = |seq: i64, tell: &mut dyn FnMut(u64, u64) -> bool| {
        let folder = office.folder.path().join("copy");
        let as_of = AsOf { day: day("2021-09-28"), at: Some(Seq(seq)) };
        let made = OtherDay::make(&office.roster, as_of, folder.clone(), tell).map(drop).map_err(|f| f.kind);
        assert!(!folder.exists());
        made
    };
    for seq in [-1, 0, newest + 1] {
        let refused = FaultKind::Usage(UsageFault::ChangeUnknown { seq, newest });
        assert_eq!(make(seq, &mut |_, _| true), Err(refused));
    }
    let mut copied = false;
    let stopped = make(2, &mut |done, all| {
        // Copying tells of all its pages first; then the changes are counted.
        copied |= all == u64::try_from(newest - 2).unwrap() && done == 512;
        !copied
    });
    assert_eq!(stopped, Err(FaultKind::Store(StoreFault::Cancelled)));
    assert!(Store::open(&office.roster, day("2021-09-28")).is_ok());
}
