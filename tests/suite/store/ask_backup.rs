//! Copies: whole, verified, and never in the place of something better.

use std::fs;
use std::path::Path;

use daumoi::domain::fault::store::StoreFault;
use daumoi::domain::fault::{Fault, FaultKind};
use daumoi::domain::query::{Answer, Question};
use daumoi::store::Store;

use crate::store::office::{Draw, Look, Office, add, assert_true, person, seat};

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn kind(fault: &Fault) -> StoreFault {
    let FaultKind::Store(fault) = fault.kind.clone() else { panic!("{fault:?}") };
    fault
}

fn with_people(office: &Office, names: &[&str]) -> Store {
    let mut store = office.open("2021-09-28");
    let mut draw = Draw::new(1);
    let unit = office.look().unit("05001");
    for name in names {
        add(&mut store, &mut draw, person(name), seat(unit, "Chuyên viên"));
    }
    store
}

#[test]
fn a_copy_is_one_whole_file_with_the_same_content() {
    let office = Office::new("2021-09-28");
    let store = with_people(&office, &["Lý Một", "Lý Hai"]);
    let to = office.folder.path().join("copy.db");
    store.backup(&to).unwrap();
    let beside: Vec<String> =
        names(office.folder.path()).into_iter().filter(|name| name.starts_with("copy")).collect();
    assert_eq!(beside, ["copy.db"]);
    assert_eq!(Look::at(&to).people_and_seats(), office.look().people_and_seats());
    let again = kind(&store.backup(&to).unwrap_err());
    assert_eq!(again, StoreFault::Exists);
    let mut copy = Store::open(&to, crate::store::office::day("2021-09-28")).unwrap();
    assert_true(&mut copy, "copy");
}

#[test]
fn a_failed_copy_leaves_nothing() {
    let office = Office::new("2021-09-28");
    let store = with_people(&office, &["Lý Một"]);
    let before = names(office.folder.path());
    let nowhere = office.folder.path().join("no folder/copy.db");
    assert_eq!(kind(&store.backup(&nowhere).unwrap_err()), StoreFault::Missing);
    assert_eq!(names(office.folder.path()), before);
}

#[test]
fn restoring_brings_back_the_copy_also_under_an_open_session() {
    let office = Office::new("2021-09-28");
    let mut store = with_people(&office, &["Lý Một"]);
    let copy = office.folder.path().join("copy.db");
    store.backup(&copy).unwrap();
    let then = office.look().people_and_seats();
    let mut draw = Draw::new(2);
    let unit = office.look().unit("05002");
    add(&mut store, &mut draw, person("Lý Hai"), seat(unit, "Chuyên viên"));
    let Answer::Overview(overview) = store.ask(&Question::Overview).unwrap() else { panic!() };
    Store::restore(&copy, &office.roster, None).unwrap();
    assert_eq!(office.look().people_and_seats(), then);
    // The open session sees it, knows that everything may have changed, and can go on writing.
    let Answer::Changes(changes) = store.ask(&Question::ChangesSince(overview.seq)).unwrap() else {
        panic!()
    };
    assert!(changes.seq < Some(overview.seq) && changes.units.is_none());
    add(&mut store, &mut draw, person("Lý Ba"), seat(unit, "Chuyên viên"));
    assert_true(&mut store, "after the restore");
}

#[test]
fn a_roster_can_be_restored_where_there_is_none() {
    let office = Office::new("2021-09-28");
    let store = with_people(&office, &["Lý Một"]);
    let copy = office.folder.path().join("copy.db");
    store.backup(&copy).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let to = elsewhere.path().join("roster.db");
    Store::restore(&copy, &to, None).unwrap();
    assert_eq!(Look::at(&to).people_and_seats(), office.look().people_and_seats());
    let mut store = Store::open(&to, crate::store::office::day("2021-09-28")).unwrap();
    assert_true(&mut store, "restored");
}

#[test]
fn nothing_is_replaced_by_a_copy_that_is_not_whole() {
    let office = Office::new("2021-09-28");
    let store = with_people(&office, &["Lý Một"]);
    let copy = office.folder.path().join("copy.db");
    store.backup(&copy).unwrap();
    drop(store);
    let then = office.look().people_and_seats();
    let good = fs::read(&copy).unwrap();
    let page = 4_096;
    let mut torn = good.clone();
    torn[page * 3 + 200..page * 9].fill(0xA5);
    for (bad, what) in [
        (good[..good.len() / 2].to_vec(), "cut off"),
        (torn, "overwritten"),
        (b"key,full_name\n".to_vec(), "text"),
        (Vec::new(), "empty"),
    ] {
        fs::write(&copy, bad).unwrap();
        let fault = kind(&Store::restore(&copy, &office.roster, None).unwrap_err());
        assert!(matches!(fault, StoreFault::Damaged { .. } | StoreFault::NotARoster), "{what}: {fault:?}");
        assert_eq!(office.look().people_and_seats(), then, "{what}");
    }
    let missing = office.folder.path().join("nothing.db");
    assert_eq!(kind(&Store::restore(&missing, &office.roster, None).unwrap_err()), StoreFault::Missing);
    // Another program's file is not overwritten either.
    fs::write(&copy, good).unwrap();
    let other = office.folder.path().join("letter.txt");
    fs::write(&other, "Kính gửi").unwrap();
    assert_eq!(kind(&Store::restore(&copy, &other, None).unwrap_err()), StoreFault::NotARoster);
    assert_eq!(fs::read(&other).unwrap(), "Kính gửi".as_bytes());
}

#[test]
fn of_two_copies_to_one_place_the_second_is_refused() {
    let office = Office::new("2021-09-28");
    drop(with_people(&office, &["Lý Một", "Lý Hai"]));
    let to = office.folder.path().join("copy.db");
    let copy = || office.open("2021-09-28").backup(&to);
    let done: Vec<Result<(), Fault>> = std::thread::scope(|scope| {
        let both = [scope.spawn(copy), scope.spawn(copy)];
        both.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let refused: Vec<StoreFault> = done.iter().filter_map(|one| one.as_ref().err()).map(kind).collect();
    assert_eq!(refused, [StoreFault::Exists]);
    assert_eq!(Look::at(&to).people_and_seats(), office.look().people_and_seats());
    assert!(names(office.folder.path()).iter().all(|name| !name.contains("partial")));
}
