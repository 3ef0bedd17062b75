//! The kept copies: made beside running work, thinned out, never half; and what a copy put back would lose.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use daumoi::domain::backup::{KeptCopy, Standing};
use daumoi::domain::fault::store::StoreFault;
use daumoi::domain::id::Seq;
use daumoi::store::Store;

use crate::store::office::{Draw, Look, Office, add, assert_true, day, person, seat};
use crate::store::workers::writers;

const HOUR: i64 = 3_600;
/// 2026-11-25 10:00 in Vietnam.
const NOW: i64 = 1_795_575_600;

fn with_somebody() -> (Office, Store, Draw) {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let mut draw = Draw::new(1);
    one_more(&office, &mut store, &mut draw);
    (office, store, draw)
}

fn one_more(office: &Office, store: &mut Store, draw: &mut Draw) {
    let unit = office.look().unit("SNV");
    add(store, draw, person("Lý Thị Mơ"), seat(unit, "Chuyên viên"));
}

fn names(office: &Office) -> Vec<String> {
    let entries = fs::read_dir(Store::copies_folder(&office.roster)).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn path(office: &Office, copy: &KeptCopy) -> PathBuf {
    Store::copies_folder(&office.roster).join(&copy.name)
}

#[test]
fn a_kept_copy_says_what_it_holds_and_is_its_owners_alone() {
    let (office, store, _) = with_somebody();
    assert_eq!(Store::copies(&office.roster).unwrap(), []);
    assert_eq!(store.copies_standing(NOW).unwrap(), Some(Standing::Missing));
    let copy = store.keep_copy(NOW).unwrap();
    assert_eq!((copy.name.as_str(), copy.people, copy.seats), ("roster-2026-11-25T100000.db", 1, 1));
    assert_eq!(copy.size, fs::metadata(path(&office, &copy)).unwrap().len());
    let look = office.look();
    assert_eq!(copy.seq, Seq(look.number("SELECT max(seq) FROM log")));
    assert_eq!(copy.head.to_uppercase(), look.text("SELECT hex(hash) FROM log ORDER BY seq DESC LIMIT 1"));
    assert_eq!(Store::copies(&office.roster).unwrap(), std::slice::from_ref(&copy));
    assert_eq!(
        store.copies_standing(NOW + 90 * 24 * HOUR).unwrap(),
        Some(Standing::Fresh),
        "nothing has changed"
    );
    for name in names(&office) {
        let mode =
            fs::metadata(Store::copies_folder(&office.roster).join(&name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{name}");
    }
    let folder = fs::metadata(Store::copies_folder(&office.roster)).unwrap().permissions().mode();
    assert_eq!(folder & 0o777, 0o700);
}

#[test]
fn copies_are_thinned_out_and_others_are_left_alone() {
    let (office, mut store, mut draw) = with_somebody();
    let folder = Store::copies_folder(&office.roster);
    for hour in 0..30 {
        store.keep_copy(NOW + hour * HOUR).unwrap();
        if hour == 0 {
            fs::write(folder.join("letter.txt"), "Kính gửi").unwrap();
            fs::write(folder.join("roster-2000-01-01T000000.db.4194305-0.partial"), "half").unwrap();
            fs::write(folder.join("roster-2000-01-01T000000.db"), "half").unwrap();
        }
    }
    // A day of hours; the last copy of the day before is among them.
    assert_eq!(Store::copies(&office.roster).unwrap().len(), 24);
    assert!(names(&office).contains(&"letter.txt".to_owned()));
    assert!(
        !names(&office).iter().any(|name| name.contains("partial") || name.contains("-2000-")),
        "{:?}",
        names(&office)
    );
    one_more(&office, &mut store, &mut draw);
    let newest = NOW + 29 * HOUR;
    assert_eq!(store.copies_standing(newest + HOUR).unwrap(), Some(Standing::Due));
    assert_eq!(store.copies_standing(newest + 25 * HOUR).unwrap(), Some(Standing::Old { at: newest }));
    // A copy whose file is gone counts no more.
    for copy in Store::copies(&office.roster).unwrap() {
        fs::remove_file(path(&office, &copy)).unwrap();
    }
    assert_eq!(store.copies_standing(newest).unwrap(), Some(Standing::Missing));
}

#[test]
fn a_copy_that_does_not_keep_its_word_is_not_put_back() {
    let (office, store, _) = with_somebody();
    let copy = path(&office, &store.keep_copy(NOW).unwrap());
    let before = office.look().people_and_seats();
    let mut bytes = fs::read(&copy).unwrap();
    // The name of a person: SQLite's own check sees nothing of it.
    let name = "Lý Thị Mơ".as_bytes();
    let at = bytes.windows(name.len()).position(|window| window == name).unwrap();
    bytes[at] = b'V';
    fs::write(&copy, bytes).unwrap();
    let refused = Store::restore(&copy, &office.roster, None).unwrap_err();
    assert!(
        matches!(refused.kind, daumoi::domain::fault::FaultKind::Store(StoreFault::Damaged { .. })),
        "{refused:?}"
    );
    assert_eq!(office.look().people_and_seats(), before);
}

#[test]
fn what_a_copy_would_lose_is_told_exactly() {
    let (office, mut store, mut draw) = with_somebody();
    let kept = store.keep_copy(NOW).unwrap();
    let copy = path(&office, &kept);
    assert_eq!(store.would_lose(&copy, 10).unwrap().by, []);
    for _ in 0..3 {
        one_more(&office, &mut store, &mut draw);
    }
    let lost = store.would_lose(&copy, 4).unwrap();
    assert_eq!((lost.common, lost.copy), (kept.seq, kept.seq));
    assert_eq!(lost.newest, Seq(kept.seq.0 + 6), "three people and their seats");
    let by: Vec<(&str, i64)> = lost.by.iter().map(|by| (by.actor.as_str(), by.operations)).collect();
    assert_eq!(by, [("lan", 3)]);
    let told: Vec<Seq> = lost.entries.iter().map(|entry| entry.seq).collect();
    assert_eq!(told, [6, 5, 4, 3].map(|more| Seq(kept.seq.0 + more)));
    // Put back, and gone on with: from there on the histories differ.
    let before = office.folder.path().join("before.db");
    assert!(Store::restore(&copy, &office.roster, Some(&before)).unwrap());
    assert_eq!(Look::at(&before).number("SELECT count(*) FROM person"), 4);
    one_more(&office, &mut store, &mut draw);
    let lost = store.would_lose(&before, 10).unwrap();
    assert_eq!((lost.common, lost.newest, lost.copy), (kept.seq, Seq(kept.seq.0 + 2), Seq(kept.seq.0 + 6)));
}

#[test]
fn a_roster_that_is_damaged_gives_way_to_a_copy_and_is_kept() {
    let (office, store, _) = with_somebody();
    let copy = path(&office, &store.keep_copy(NOW).unwrap());
    let people = office.look().people_and_seats();
    drop(store);
    let mut bytes = office.bytes();
    for byte in bytes.iter_mut().skip(4_096) {
        *byte = 0xa5;
    }
    fs::write(&office.roster, &bytes).unwrap();
    let kept = office.folder.path().join("before.db");
    Store::restore(&copy, &office.roster, Some(&kept)).unwrap();
    assert_eq!(fs::read(&kept).unwrap(), bytes);
    assert_eq!(office.look().people_and_seats(), people);
    assert_true(&mut office.open("2021-09-28"), "restored");
}

/// Copies beside processes that write without a pause: each can be put back and is sound.
#[test]
fn copies_under_writers_are_whole() {
    let office = Office::new("2021-09-28");
    let mut at_work = writers(&office.roster, 4);
    let mut held = 0;
    for n in 0..10 {
        let reader = Store::reader(&office.roster).unwrap();
        let copy = reader.keep_copy(NOW + n).unwrap();
        let to = office.folder.path().join(format!("restored-{n}.db"));
        Store::restore(&path(&office, &copy), &to, None).unwrap();
        let mut restored = Store::open(&to, Look::at(&to).judged()).unwrap();
        assert_true(&mut restored, &format!("copy {n}"));
        assert!(copy.seq.0 >= held, "a later copy has more");
        held = copy.seq.0;
    }
    for writer in &mut at_work {
        writer.kill().unwrap();
        writer.wait().unwrap();
    }
    assert!(held > 0);
}

const ROSTER: &str = "DAUMOI_TEST_COPIES";

/// The work of a process that is killed; no test of its own.
#[test]
fn copying() {
    let Ok(roster) = std::env::var(ROSTER) else { return };
    let store = Store::reader(Path::new(&roster)).unwrap();
    for n in 0.. {
        store.keep_copy(NOW + n).unwrap();
        println!("kept");
    }
}

fn start(roster: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store::series::copying", "--nocapture"])
        .env(ROSTER, roster)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// kill -9 at any moment: what counts as a copy is one, and the next run clears the rest away.
#[test]
fn a_killed_copy_never_counts() {
    let (office, store, mut draw) = with_somebody();
    for round in 0..12 {
        let mut child = start(&office.roster);
        // Some turns of this loop are as long as a copy takes, or a part of it.
        for _ in 0..=draw.below(40) {
            drop(Store::copies(&office.roster));
            drop(office.look());
        }
        child.kill().unwrap();
        child.wait().unwrap();
        for copy in Store::copies(&office.roster).unwrap() {
            if copy.is_there {
                Store::verify_copy(&path(&office, &copy))
                    .unwrap_or_else(|fault| panic!("{round}: {fault:?}"));
            }
        }
    }
    store.keep_copy(NOW + 1_000_000).unwrap();
    let left = names(&office);
    let copies = Store::copies(&office.roster).unwrap();
    assert!(copies.iter().all(|copy| copy.is_there));
    assert_eq!(left.len(), 2 * copies.len() + 1, "two files a copy and the queue: {left:?}");
}

#[test]
fn where_nothing_can_be_written_it_is_said_and_nothing_is_left() {
    let (office, store, _) = with_somebody();
    let folder = Store::copies_folder(&office.roster);
    fs::write(&folder, "a file is in the way").unwrap();
    assert!(store.keep_copy(NOW).is_err());
    assert_eq!(fs::read(&folder).unwrap(), b"a file is in the way");
    assert_eq!(day("2021-09-28"), office.look().judged());
}
