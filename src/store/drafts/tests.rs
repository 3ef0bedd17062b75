use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::*;
use crate::domain::id::{SeatId, Version};

fn draft(id: u8, text: &str) -> KeptDraft {
    KeptDraft {
        id: DraftId([id; 16]),
        work: KeptWork::Transfer(UnitId(9)),
        unit: UnitId(3),
        person: Some((PersonId(5), Version(2))),
        seat: Some((SeatId(7), Version(4))),
        name: "Lý Thị Mơ".to_owned(),
        values: vec![KeptValue {
            field: Field::DecisionNo,
            base: "QĐ 1".to_owned(),
            typed: "QĐ 12".to_owned(),
        }],
        open: Field::SeatFrom,
        text: text.to_owned(),
        others: 0,
    }
}

fn beside_a_roster() -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let roster = folder.path().join("roster.db");
    fs::write(&roster, "").unwrap();
    (folder, roster)
}

/// A session that has ended since: no process has its name.
fn ended(roster: &Path, admin: &str) -> Drafts {
    Drafts { process: "4194305.1".to_owned(), ..Drafts::open(roster, admin).unwrap() }
}

#[test]
fn what_an_ended_session_has_left_comes_back_as_it_was_typed() {
    let (_folder, roster) = beside_a_roster();
    assert!(!Drafts::exist(&roster));
    let mut first = ended(&roster, "lan");
    for text in ["0", "01", "01/0"] {
        first.keep(&draft(1, text), 100).unwrap();
    }
    first.keep(&draft(3, "x"), 300).unwrap();
    first.forget(DraftId([3; 16])).unwrap();
    drop(first);
    let mode = fs::metadata(beside(&roster, ENDING)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let mut second = Drafts::open(&roster, "lan").unwrap();
    assert_eq!(second.claim().unwrap(), [LeftDraft { draft: draft(1, "01/0"), at: 100 }]);
}

#[test]
fn a_draft_is_offered_to_its_own_admin_once_and_not_while_it_is_typed() {
    let (_folder, roster) = beside_a_roster();
    let mut running = Drafts::open(&roster, "lan").unwrap();
    running.keep(&draft(1, "still typed"), 1).unwrap();
    ended(&roster, "lan").keep(&draft(2, "left"), 2).unwrap();
    ended(&roster, "mai").keep(&draft(3, "hers"), 3).unwrap();
    let claimed = |admin: &str| -> Vec<u8> {
        let left = Drafts::open(&roster, admin).unwrap().claim().unwrap();
        left.iter().map(|left| left.draft.id.0[0]).collect()
    };
    assert_eq!(claimed("lan"), [2]);
    assert_eq!(claimed("lan"), Vec::<u8>::new(), "it belongs to a running session now");
    assert_eq!(claimed("mai"), [3]);
}

#[test]
fn letters_do_not_wait_for_the_disk_and_a_sync_brings_them_there() {
    let (_folder, roster) = beside_a_roster();
    let mut drafts = Drafts::open(&roster, "lan").unwrap();
    let setting =
        |name: &str| -> i64 { drafts.db.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).unwrap() };
    assert_eq!((setting("synchronous"), setting("wal_autocheckpoint")), (1, 0));
    drafts.keep(&draft(1, "typed"), 1).unwrap();
    drafts.sync().unwrap();
    let (_, left, moved): (i64, i64, i64) = drafts
        .db
        .query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .unwrap();
    assert_eq!(left, moved, "nothing waits");
}

#[test]
fn a_file_of_a_newer_program_is_left_alone() {
    let (_folder, roster) = beside_a_roster();
    Drafts::open(&roster, "lan").unwrap().db.execute_batch("PRAGMA user_version = 2").unwrap();
    let refused = Drafts::open(&roster, "lan").err();
    assert_eq!(refused, Some(StoreFault::Newer { found: 2, known: 1 }.into()));
}
