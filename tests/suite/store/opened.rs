//! What is not a roster, or not one that may be written, is told apart and left as it is.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use daumoi::domain::fault::store::{Flaw, StoreFault};
use daumoi::domain::fault::{Fault, FaultKind};
use daumoi::domain::query::{Access, Question};
use daumoi::store::{Store, Watch};
use rusqlite::Connection;

use crate::store::office::{Draw, Office, add, assert_true, day, person, seat};

/// The fault of opening, both ways; the file's bytes must stay.
fn refused(path: &Path) -> StoreFault {
    let before = fs::read(path).ok();
    let reading = Store::reader(path).err().unwrap();
    let Fault { kind: FaultKind::Store(fault), .. } = Store::open(path, day("2021-09-28")).err().unwrap()
    else {
        panic!("a fault of another kind")
    };
    assert_eq!(reading, fault.clone().into());
    assert_eq!(fs::read(path).ok(), before);
    fault
}

#[test]
fn what_is_no_roster_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    assert_eq!(refused(&at("nothing")), StoreFault::Missing);
    assert_eq!(refused(folder.path()), StoreFault::NotAFile);
    fs::write(at("letter"), "Kính gửi: Ủy ban nhân dân tỉnh\n".repeat(100)).unwrap();
    assert_eq!(refused(&at("letter")), StoreFault::NotARoster);
    fs::write(at("short"), "x").unwrap();
    assert_eq!(refused(&at("short")), StoreFault::NotARoster);
    fs::write(at("empty"), "").unwrap();
    assert_eq!(refused(&at("empty")), StoreFault::NotARoster);
    let other = Connection::open(at("other")).unwrap();
    other.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE t (x); INSERT INTO t VALUES (1)").unwrap();
    assert_eq!(refused(&at("other")), StoreFault::NotARoster, "while its program has it open");
    drop(other);
    assert_eq!(refused(&at("other")), StoreFault::NotARoster);
}

#[test]
fn a_newer_schema_is_refused() {
    let office = Office::new("2021-09-28");
    Connection::open(&office.roster).unwrap().execute_batch("PRAGMA user_version = 99").unwrap();
    assert!(matches!(refused(&office.roster), StoreFault::Newer { found: 99, known } if known < 99));
}

#[test]
fn a_second_name_of_the_file_is_refused() {
    let office = Office::new("2021-09-28");
    fs::hard_link(&office.roster, office.folder.path().join("second")).unwrap();
    assert!(matches!(refused(&office.roster), StoreFault::UnsafePlace { .. }));
}

#[test]
fn a_file_that_others_may_write_is_refused() {
    let office = Office::new("2021-09-28");
    for (path, mode) in [(&*office.roster, 0o660), (&*office.roster, 0o606), (office.folder.path(), 0o777)] {
        let own = fs::metadata(path).unwrap().permissions();
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        assert_eq!(
            refused(&office.roster),
            StoreFault::OpenToOthers { what: path.canonicalize().unwrap().to_string_lossy().into_owned() }
        );
        fs::set_permissions(path, own).unwrap();
    }
    // A folder for everybody in which nobody can take away what is another's, as /tmp is.
    fs::set_permissions(office.folder.path(), fs::Permissions::from_mode(0o1777)).unwrap();
    assert_eq!(office.open("2021-09-28").access(), Access::Write);
}

/// Another file in its place under the running program: nothing is written into a file without a name.
#[test]
fn a_roster_that_is_replaced_meanwhile_is_noticed_by_who_writes_and_who_reads() {
    let (office, other) = (Office::new("2021-09-28"), Office::new("2021-09-28"));
    let unit = office.look().unit("SNV");
    let mut draw = Draw::new(1);
    let (mut writer, mut reader) = (office.open("2021-09-28"), Store::reader(&office.roster).unwrap());
    add(&mut writer, &mut draw, person("Hoàng Văn Ba"), seat(unit, "Giám đốc"));
    add(&mut other.open("2021-09-28"), &mut draw, person("Lý Đức Anh"), seat(unit, "Giám đốc"));
    let mut watch = Watch::new(&office.roster).unwrap();
    fs::rename(&other.roster, &office.roster).unwrap();
    assert!(watch.drain().unwrap());
    assert_eq!(reader.ask(&Question::Overview).unwrap_err(), StoreFault::Replaced.into());
    edit_is_refused(&mut writer, &StoreFault::Replaced);
    drop((reader, writer));
    // SQLite leaves the log of a file that has lost its name: it would be taken for that of the new one.
    for ending in ["-wal", "-shm"] {
        drop(fs::remove_file(format!("{}{ending}", office.roster.display())));
    }
    assert_eq!(office.look().text("SELECT full_name FROM person"), "Lý Đức Anh");
    // What the head file remembers is of the other one: that is told, and nothing else is wrong.
    let flaws = office.open("2021-09-28").verify().unwrap().flaws;
    assert!(matches!(flaws.as_slice(), [Flaw::HeadDiffers { .. }]), "{flaws:?}");
}

#[test]
fn a_log_without_its_end_is_told_with_the_number_of_its_lost_entries() {
    let office = Office::new("2021-09-28");
    let unit = office.look().unit("SNV");
    let mut draw = Draw::new(1);
    let mut store = office.open("2021-09-28");
    add(&mut store, &mut draw, person("Hoàng Văn Ba"), seat(unit, "Giám đốc"));
    assert_eq!(store.lost_end().unwrap(), None);
    drop(store);
    let older = office.bytes();
    let mut store = office.open("2021-09-28");
    add(&mut store, &mut draw, person("Lý Đức Anh"), seat(unit, "Phó Giám đốc"));
    drop(store);
    fs::write(&office.roster, older).unwrap();
    assert_eq!(office.open("2021-09-28").lost_end().unwrap(), Some(2), "a person and a seat");
}

#[test]
fn damage_is_named() {
    let office = Office::new("2021-09-28");
    let mut bytes = office.bytes();
    for byte in bytes.iter_mut().skip(4_096) {
        *byte = 0xa5;
    }
    fs::write(&office.roster, bytes).unwrap();
    assert!(matches!(refused(&office.roster), StoreFault::Damaged { .. }));
}

fn edit_is_refused(store: &mut Store, why: &StoreFault) {
    let set = daumoi::domain::change::ChangeSet {
        op: daumoi::domain::id::OpId([7; 16]),
        cause: daumoi::domain::change::Cause::Edit,
        steps: Vec::new(),
    };
    let fault = store.apply(&crate::store::office::admin("lan"), &set, 1).unwrap_err();
    assert_eq!(fault, why.clone().into());
}

#[test]
fn a_file_judged_by_a_newer_program_can_be_read() {
    let office = Office::new("2021-09-28");
    Connection::open(&office.roster).unwrap().execute_batch("UPDATE judged SET edition = 99").unwrap();
    let mut store = office.open("2021-09-29");
    assert_eq!(store.access(), Access::ReadOnly);
    edit_is_refused(&mut store, &StoreFault::NewerJudge);
    assert_eq!(office.look().judged(), day("2021-09-28"));
}

#[test]
fn a_newer_program_that_comes_meanwhile_is_noticed() {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    Connection::open(&office.roster).unwrap().execute_batch("UPDATE judged SET edition = 99").unwrap();
    edit_is_refused(&mut store, &StoreFault::NewerJudge);
}

#[test]
fn a_file_or_folder_that_must_not_be_written_is_only_read() {
    let office = Office::new("2021-09-28");
    for path in [office.roster.as_path(), office.folder.path()] {
        let mode = fs::metadata(path).unwrap().permissions();
        fs::set_permissions(path, fs::Permissions::from_mode(mode.mode() & !0o222)).unwrap();
        let before = office.bytes();
        let mut store = office.open("2021-10-30");
        assert_eq!(store.access(), Access::ReadOnly);
        edit_is_refused(&mut store, &StoreFault::ReadOnly);
        assert_true(&mut store, "read only");
        drop(store);
        assert_eq!(office.bytes(), before);
        fs::set_permissions(path, mode).unwrap();
    }
    assert_eq!(office.open("2021-10-30").access(), Access::Write);
}

#[test]
fn a_full_disk_keeps_what_was_saved() {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let (mut draw, unit) = (Draw::new(1), office.look().unit("SNV"));
    add(&mut store, &mut draw, person("Hoàng Văn Ba"), seat(unit, "Giám đốc"));
    let pages = u32::try_from(office.look().number("PRAGMA page_count")).unwrap();
    store.limit_pages(pages).unwrap();
    let mut long = person("Nông Thị Hoa");
    let (mut saved, mut refused) = (1, 0);
    for n in 0..200 {
        long.phone = format!("{n:0>190}");
        let steps = vec![daumoi::domain::change::Step::AddPerson(Box::new(long.clone()))];
        let set = crate::store::office::set(draw.op(), daumoi::domain::change::Cause::Add, steps);
        match store.apply(&crate::store::office::admin("lan"), &set, 1) {
            Ok(_) => saved += 1,
            Err(fault) => {
                assert_eq!(fault, StoreFault::DiskFull.into());
                refused += 1;
            }
        }
    }
    assert!(refused > 0 && saved > 1, "{saved} saved, {refused} refused");
    assert_true(&mut store, "after a full disk");
    assert_eq!(office.look().number("SELECT count(*) FROM person"), saved);
    store.limit_pages(u32::MAX - 1).unwrap();
    add(&mut store, &mut draw, person("Lý Đức Anh"), seat(unit, "Phó Giám đốc"));
    assert_true(&mut store, "after space came back");
}

#[test]
fn commits_are_noticed_and_nothing_else() {
    let office = Office::new("2021-09-28");
    let mut watch = Watch::new(&office.roster).unwrap();
    let mut store = office.open("2021-09-28");
    store.verify().unwrap();
    assert!(!watch.drain().unwrap(), "reading wakes nobody");
    let unit = office.look().unit("SNV");
    add(&mut store, &mut Draw::new(1), person("Hoàng Văn Ba"), seat(unit, "Giám đốc"));
    assert!(watch.drain().unwrap());
    assert!(!watch.drain().unwrap());
}

#[test]
fn by_another_name_it_is_the_same_roster() {
    let office = Office::new("2021-09-28");
    let elsewhere = tempfile::tempdir().unwrap();
    let link = elsewhere.path().join("link.db");
    std::os::unix::fs::symlink(&office.roster, &link).unwrap();
    let mut watch = Watch::new(&link).unwrap();
    let mut store = Store::open(&link, day("2021-09-28")).unwrap();
    let unit = office.look().unit("SNV");
    add(&mut store, &mut Draw::new(1), person("Hoàng Văn Ba"), seat(unit, "Giám đốc"));
    assert!(watch.drain().unwrap());
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1, "nothing stands beside the link");
}

#[test]
fn what_a_day_brings_is_seen_by_reading_alone() {
    let office = Office::new("2021-09-28");
    let reader = Store::reader(&office.roster).unwrap();
    assert!(!reader.is_due(day("2021-09-28")).unwrap(), "the day that is judged");
    assert!(reader.is_due(day("2021-09-29")).unwrap(), "the stored day moves on");
    assert_true(&mut office.open("2021-09-29"), "a day later");
    assert!(!reader.is_due(day("2021-09-29")).unwrap());
    assert!(!reader.is_due(day("2021-09-28")).unwrap(), "a clock a day behind");
    assert!(reader.is_due(day("2021-09-01")).unwrap(), "one that was far ahead");
}
