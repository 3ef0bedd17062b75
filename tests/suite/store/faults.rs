//! Every call to the system that can fail is made to fail: the first, the second, … once and for good, until none is
//! left. What was answered with "stored" is there, what was refused is not, and the same operation handed in again is
//! stored once.
//!
//! SQLite asks the system through a table of functions, in which this test puts its own; only the thread that asks
//! for it gets faults. Nothing else in the project is `unsafe`.

use std::cell::Cell;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::fs;
use std::path::Path;
use std::sync::{Once, OnceLock};

use daumoi::domain::change::{Cause, OfficerRow, PersonRef, Step, UnitFrom};
use daumoi::domain::fault::Fault;
use daumoi::domain::fault::store::StoreFault;
use daumoi::domain::field::Field;
use daumoi::domain::id::{OpId, PersonId, UnitId, Version};
use daumoi::store::Store;
use rusqlite::ffi::{sqlite3_syscall_ptr, sqlite3_vfs_find};

use crate::store::office::{Draw, Office, add, admin, assert_true, day, person, seat, set};

const EIO: c_int = 5;
const ENOSPC: c_int = 28;

/// What is to fail on this thread.
#[derive(Clone, Copy, Debug)]
struct Armed {
    call: Call,
    /// How many calls still go well.
    good: u32,
    errno: c_int,
    /// Whether it fails once or from then on.
    once: bool,
    /// How often it has failed.
    failed: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Call {
    Write,
    PWrite,
    PRead,
    Truncate,
    Open,
    Map,
    Lock,
    Stat,
}

const CALLS: [(Call, &CStr); 8] = [
    (Call::Write, c"write"),
    (Call::PWrite, c"pwrite"),
    (Call::PRead, c"pread"),
    (Call::Truncate, c"ftruncate"),
    (Call::Open, c"open"),
    (Call::Map, c"mmap"),
    (Call::Lock, c"fcntl"),
    (Call::Stat, c"fstat"),
];

thread_local! {
    static ARMED: Cell<Option<Armed>> = const { Cell::new(None) };
}

static REAL: [OnceLock<usize>; 8] = [const { OnceLock::new() }; 8];

unsafe extern "C" {
    fn __errno_location() -> *mut c_int;
}

/// Whether this call fails now; `errno` is set then.
fn fails(call: Call) -> bool {
    let Some(mut armed) = ARMED.get().filter(|armed| armed.call == call) else { return false };
    let fails = armed.good == 0 && !(armed.once && armed.failed > 0);
    if fails {
        armed.failed += 1;
        // SAFETY: the C library gives each thread a place of its own.
        unsafe { *__errno_location() = armed.errno };
    } else {
        armed.good = armed.good.saturating_sub(1);
    }
    ARMED.set(Some(armed));
    fails
}

/// The system's own function, with the signature that the caller gives it.
///
/// # Safety
/// `F` must be the signature that SQLite has for this call.
unsafe fn real<F: Copy>(call: Call) -> F {
    let place = CALLS.iter().position(|(one, _)| *one == call).unwrap();
    let address = *REAL[place].get().unwrap();
    assert_eq!(size_of::<F>(), size_of::<usize>());
    // SAFETY: the address is that of a function of this signature, as the caller promises.
    unsafe { std::mem::transmute_copy::<usize, F>(&address) }
}

macro_rules! failing {
    ($name:ident, $call:expr, ($($arg:ident: $ty:ty),*) -> $result:ty, $failure:expr) => {
        unsafe extern "C" fn $name($($arg: $ty),*) -> $result {
            if fails($call) {
                return $failure;
            }
            // SAFETY: the signature is that of the table.
            unsafe { real::<unsafe extern "C" fn($($ty),*) -> $result>($call)($($arg),*) }
        }
    };
}

failing!(write, Call::Write, (fd: c_int, from: *const c_void, count: usize) -> isize, -1);
failing!(pwrite, Call::PWrite, (fd: c_int, from: *const c_void, count: usize, at: i64) -> isize, -1);
failing!(pread, Call::PRead, (fd: c_int, to: *mut c_void, count: usize, at: i64) -> isize, -1);
failing!(truncate, Call::Truncate, (fd: c_int, length: i64) -> c_int, -1);
failing!(open, Call::Open, (path: *const c_char, flags: c_int, mode: c_int) -> c_int, -1);
failing!(map, Call::Map, (at: *mut c_void, length: usize, protection: c_int, flags: c_int, fd: c_int, offset: i64) -> *mut c_void, std::ptr::without_provenance_mut(usize::MAX));
failing!(lock, Call::Lock, (fd: c_int, command: c_int, about: *mut c_void) -> c_int, -1);
failing!(stat, Call::Stat, (fd: c_int, about: *mut c_void) -> c_int, -1);

/// Puts our functions in SQLite's table.
#[expect(clippy::as_conversions, reason = "the address of a function")]
fn install() {
    static DONE: Once = Once::new();
    DONE.call_once(|| {
        let ours = [
            write as *const (),
            pwrite as *const (),
            pread as *const (),
            truncate as *const (),
            open as *const (),
            map as *const (),
            lock as *const (),
            stat as *const (),
        ];
        // SAFETY: the table belongs to the library, whose functions for it are called as its header has them.
        unsafe {
            let vfs = sqlite3_vfs_find(std::ptr::null());
            let (get, put) = ((*vfs).xGetSystemCall.unwrap(), (*vfs).xSetSystemCall.unwrap());
            for (((_, name), own), place) in CALLS.iter().zip(ours).zip(&REAL) {
                let address = std::mem::transmute::<sqlite3_syscall_ptr, usize>(get(vfs, name.as_ptr()));
                assert_ne!(address, 0, "{name:?}");
                place.set(address).unwrap();
                let own = std::mem::transmute::<*const (), sqlite3_syscall_ptr>(own);
                assert_eq!(put(vfs, name.as_ptr(), own), 0);
            }
        }
    });
}

/// One operation, handed in under this id.
type Work = fn(&mut Store, OpId, UnitId) -> Result<(), Fault>;

fn adding(store: &mut Store, op: OpId, unit: UnitId) -> Result<(), Fault> {
    let steps = vec![
        Step::AddPerson(Box::new(person("Lý Thị Mơ"))),
        Step::AddSeat { person: PersonRef::New(0), seat: Box::new(seat(unit, "Giám đốc")) },
    ];
    store.apply(&admin("lan"), &set(op, Cause::Add, steps), 3_000).map(drop)
}

fn editing(store: &mut Store, op: OpId, _: UnitId) -> Result<(), Fault> {
    let fields = vec![(Field::Phone, "0912345678".to_owned())];
    let steps = vec![Step::EditPerson { person: PersonId(1), expect: Version(1), fields }];
    store.apply(&admin("lan"), &set(op, Cause::Edit, steps), 3_000).map(drop)
}

fn importing(store: &mut Store, op: OpId, _: UnitId) -> Result<(), Fault> {
    let row = |line: u64| OfficerRow {
        line,
        person: person(&format!("Vi Văn Nhập {line}")),
        seat: seat(UnitId(0), "Chuyên viên"),
        unit_code: "STC".to_owned(),
        unit_from: UnitFrom::ByDay,
    };
    let mut rows = (2..40).map(|line| Ok(row(line)));
    let done = store.import_officers(&admin("lan"), op, 3_000, &mut rows, false);
    done.map(drop).map_err(|refused| refused.faults[0].clone())
}

fn undoing(store: &mut Store, op: OpId, _: UnitId) -> Result<(), Fault> {
    store.undo(&admin("lan"), op, 3_000).map(drop)
}

const WORKS: [Work; 4] = [adding, editing, importing, undoing];

/// A roster with one officer, as bytes.
fn prepared() -> (Vec<u8>, UnitId) {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let unit = office.look().unit("SNV");
    add(&mut store, &mut Draw::new(1), person("Hoàng Văn Ba"), seat(unit, "Giám đốc"));
    drop(store);
    (office.bytes(), unit)
}

/// How often something failed, how often nobody knew for sure.
#[derive(Default)]
struct Count {
    points: u32,
    refused: u32,
    unsettled: u32,
    /// For each call.
    told: Vec<String>,
}

/// One fault in one work; whether it came to pass.
fn one_fault(begin: (&[u8], UnitId), work: Work, armed: Armed, count: &mut Count) -> bool {
    let (bytes, unit) = begin;
    let folder = tempfile::tempdir().unwrap();
    let roster = folder.path().join("roster.db");
    fs::write(&roster, bytes).unwrap();
    let op = OpId([9; 16]);
    let context = format!("{armed:?}");
    let mut store = Store::open(&roster, day("2021-09-28")).unwrap();
    ARMED.set(Some(armed));
    let answer = work(&mut store, op, unit);
    // The program goes on with the same connection, as a session does.
    let happened = ARMED.take().unwrap().failed > 0;
    if !happened {
        assert_eq!(answer, Ok(()), "{context}");
        return false;
    }
    count.points += 1;
    settled(&roster, op, &answer, &context, count);
    // Handed in again, it is stored once.
    work(&mut store, op, unit).unwrap_or_else(|fault| panic!("{context}: {fault:?} after {answer:?}"));
    drop(store);
    let mut store = Store::open(&roster, day("2021-09-28")).unwrap();
    assert!(store.knows(op).unwrap(), "{context}");
    assert_true(&mut store, &context);
    let office = crate::store::office::Look::at(&roster);
    let stored =
        office.number("SELECT count(*) FROM operation WHERE op = x'09090909090909090909090909090909'");
    assert_eq!(stored, 1, "{context}");
    true
}

/// Another process looks: what was said must be so.
fn settled(roster: &Path, op: OpId, answer: &Result<(), Fault>, context: &str, count: &mut Count) {
    let mut other = Store::open(roster, day("2021-09-28")).unwrap();
    assert_true(&mut other, context);
    let is_stored = other.knows(op).unwrap();
    match answer {
        Ok(()) => assert!(is_stored, "lost: {context}"),
        Err(fault) if *fault == StoreFault::Unsettled.into() => count.unsettled += 1,
        Err(fault) => {
            assert!(fault.is_of_the_store(), "{context}: {fault:?}");
            assert!(!is_stored, "refused and there: {context}: {fault:?}");
            count.refused += 1;
        }
    }
}

/// Lets each `stride`-th call of each kind fail, in each work.
fn all_faults(stride: u32) -> Count {
    install();
    let (bytes, unit) = prepared();
    let mut all = Count::default();
    for (call, name) in CALLS {
        let mut count = Count::default();
        for work in WORKS {
            for (errno, once) in [(EIO, true), (EIO, false), (ENOSPC, true), (ENOSPC, false)] {
                // A lock that can never be had is waited for, ten seconds each time.
                if call == Call::Lock && !once {
                    continue;
                }
                let mut good = 0;
                let armed = |good| Armed { call, good, errno, once, failed: 0 };
                while one_fault((&bytes, unit), work, armed(good), &mut count) {
                    good += stride;
                }
            }
        }
        let Count { points, refused, unsettled, .. } = count;
        let told = format!("{name:?}: {points} points, {refused} refused, {unsettled} not settled at once");
        all.told.push(told);
        all.points += points;
        all.refused += refused;
        all.unsettled += unsettled;
    }
    all
}

#[test]
fn whatever_fails_nothing_acknowledged_is_lost_and_nothing_refused_is_stored() {
    let all = all_faults(11);
    println!("{}", all.told.join("\n"));
    assert!(all.points > 40 && all.refused > 20);
}

/// `cargo test --test suite -- --ignored --nocapture every_call`.
#[test]
#[ignore = "two minutes"]
fn every_call_that_can_fail_fails_once_and_for_good() {
    let all = all_faults(1);
    println!("{}", all.told.join("\n"));
    assert!(all.points > 500 && all.refused > 250);
}
