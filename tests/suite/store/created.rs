//! A roster is made whole or not at all.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use daumoi::domain::change::LineageRecord;
use daumoi::domain::fault::import::ImportFault;
use daumoi::domain::fault::rule_file::RuleFileFault;
use daumoi::domain::fault::store::StoreFault;
use daumoi::domain::fault::{Fault, FaultKind};
use daumoi::store::{HeadState, Store};

use crate::store::office::{self, Office, RULES, day, new_roster, profile, unit_records};

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

fn refused(new: &office::NewRoster) -> Fault {
    let folder = tempfile::tempdir().unwrap();
    let fault = Store::create(&folder.path().join("roster.db"), new, 1).err().unwrap();
    assert_eq!(names(folder.path()), [""; 0], "nothing is left behind");
    fault
}

#[test]
fn a_new_roster_is_true_and_private() {
    let office = Office::new("2021-09-28");
    let verified = office.open("2021-09-28").verify().unwrap();
    assert_eq!((verified.flaws, verified.units, verified.people), (Vec::new(), 16, 0));
    assert_eq!(verified.head, HeadState::Level);
    for name in names(office.folder.path()) {
        let mode = fs::metadata(office.folder.path().join(&name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    let look = office.look();
    assert_eq!(look.text("SELECT cause FROM operation"), "init");
    assert_eq!(look.text("SELECT code FROM unit WHERE id = 1"), "20", "ids in tree order");
    assert_eq!(look.number("SELECT count(*) FROM unit WHERE path LIKE '0000%'"), 16);
    // Every agency, district and commune that lives lacks everybody; nobody is judged before his unit lives.
    // Where it is known since when, it has lasted too long.
    assert_eq!(look.numbers("SELECT error, critical FROM roll_up WHERE unit = 1"), [(11, 2)]);
}

#[test]
fn nothing_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("roster.db");
    fs::write(&path, "a letter").unwrap();
    let fault = Store::create(&path, &new_roster("2021-09-28"), 1).err().unwrap();
    assert_eq!(fault, StoreFault::Exists.into());
    assert_eq!(fs::read_to_string(&path).unwrap(), "a letter");
}

#[test]
fn profiles_must_not_overlap() {
    let mut new = new_roster("2021-09-28");
    new.profiles = vec![profile(RULES), profile(&RULES.replace("thu-2020", "other"))];
    let overlap = RuleFileFault::Overlap { profile: "thu-2020".to_owned() };
    assert_eq!(refused(&new).kind, FaultKind::RuleFile(overlap));
}

#[test]
fn a_tie_for_an_existing_unit_is_refused() {
    let mut new = new_roster("2021-09-28");
    let tied = RULES.replace(
        "[[rule]]\nid = \"C1\"",
        "[[rule]]\nid = \"P1-X\"\nextends = \"P1\"\nfor = \"office\"\n\n[[rule]]\nid = \"C1\"",
    );
    new.profiles = vec![profile(&tied)];
    assert!(matches!(refused(&new).kind, FaultKind::RuleFile(RuleFileFault::Tie { .. })));
}

#[test]
fn units_that_make_no_tree_are_refused() {
    let mut new = new_roster("2021-09-28");
    new.units.extend(unit_records(
        "code,parent_code,level,kind,name,valid_from,valid_to\n9,,province,tinh,Hai,,\n",
    ));
    let two = ImportFault::TwoRoots { code: "9".to_owned() };
    assert_eq!(refused(&new).kind, FaultKind::Import(two));
}

#[test]
fn lineage_is_by_code_and_day() {
    let mut new = new_roster("2025-09-28");
    new.lineage = vec![LineageRecord {
        line: 2,
        from_code: "05001".to_owned(),
        to_code: "05001".to_owned(),
        day: day("2025-07-01"),
        how: "merged".to_owned(),
    }];
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("roster.db");
    drop(Store::create(&path, &new, 1).unwrap());
    let look = office::Look::at(&path);
    let sql = "SELECT a.name || ' → ' || b.name FROM lineage \
               JOIN unit AS a ON a.id = from_unit JOIN unit AS b ON b.id = to_unit";
    assert_eq!(look.text(sql), "Cai Một → Cai Mới");
}

#[test]
fn a_working_day_replaces_the_clock() {
    let mut new = new_roster("2026-11-23");
    new.working_day = Some(day("2021-09-28"));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("roster.db");
    let store = Store::create(&path, &new, 1).unwrap();
    assert_eq!(store.default_day(day("2026-11-23")).unwrap(), day("2021-09-28"));
    drop(store);
    drop(Store::open(&path, day("2030-01-01")).unwrap());
    assert_eq!(office::Look::at(&path).judged(), day("2021-09-28"));
}

#[test]
fn a_folder_that_is_not_there_is_made_for_its_owner_alone() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("share/daumoi");
    drop(Store::create(&inner.join("roster.db"), &new_roster("2021-09-28"), 1).unwrap());
    assert_eq!(fs::metadata(inner).unwrap().permissions().mode() & 0o777, 0o700);
}
