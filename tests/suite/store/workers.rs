//! Several processes at one roster, and processes that are killed at work.
//!
//! The test binary starts itself again as a worker; what it acknowledged stands on its standard output, a line
//! each, written after the roster has said that it is stored.

use std::collections::BTreeSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::store::office::{Doing, Draw, Look, Office, admin, assert_true, day};

const ROSTER: &str = "DAUMOI_TEST_ROSTER";
const SEED: &str = "DAUMOI_TEST_SEED";
const STEPS: &str = "DAUMOI_TEST_STEPS";

/// The work of one process; no test of its own.
#[test]
fn worker() {
    let Ok(roster) = std::env::var(ROSTER) else { return };
    let number = |name: &str| std::env::var(name).unwrap().parse::<u64>().unwrap();
    let (seed, steps) = (number(SEED), number(STEPS));
    let mut doing = Doing::new(Path::new(&roster), seed, &format!("admin{seed}"), day("2021-09-28"));
    let mut out = std::io::stdout();
    for _ in 0..steps {
        if doing.draw.below(12) == 0 {
            doing.pass();
        }
        let (op, done) = doing.act();
        match done {
            Ok(true) => {
                writeln!(out, "stored {:032X}", u128::from_be_bytes(op.0)).unwrap();
                out.flush().unwrap();
            }
            Ok(false) => {}
            Err(fault) => assert!(!fault.is_of_the_store(), "{fault:?}"),
        }
    }
    writeln!(out, "done").unwrap();
}

fn start(roster: &Path, seed: u64, steps: u64) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store::workers::worker", "--nocapture"])
        .env(ROSTER, roster)
        .env(SEED, seed.to_string())
        .env(STEPS, steps.to_string())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Processes that write until they are killed.
pub(super) fn writers(roster: &Path, count: u64) -> Vec<Child> {
    (0..count).map(|n| start(roster, 900 + n, 1_000_000)).collect()
}

/// The lines that a worker wrote, up to `most` acknowledgements; whether it came to its end.
fn acknowledged(child: &mut Child, most: usize) -> (Vec<String>, bool) {
    let lines = BufReader::new(child.stdout.as_mut().unwrap()).lines().map_while(Result::ok);
    let (mut stored, mut ended) = (Vec::new(), false);
    for line in lines {
        ended |= line.ends_with("done");
        // The harness may have written the test's name in front of the first line.
        if let Some((_, op)) = line.split_once("stored ") {
            stored.push(op.to_owned());
        }
        if stored.len() >= most {
            break;
        }
    }
    (stored, ended)
}

fn operations(look: &Look) -> BTreeSet<String> {
    let mut statement = look.0.prepare("SELECT hex(op) FROM operation WHERE cause <> 'init'").unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// Each version is one entry of the log: nobody has overwritten anybody.
fn assert_versions_are_entries(look: &Look) {
    for (table, kind) in [("person", 1), ("seat", 2)] {
        let sql = format!(
            "SELECT {table}.id, {table}.version - (SELECT count(*) FROM log WHERE record_kind = {kind} \
             AND {table}.id BETWEEN record AND last_record) AS lost FROM {table} WHERE lost <> 0"
        );
        assert_eq!(look.numbers(&sql), [], "{table}");
    }
}

#[test]
fn four_processes_lose_nothing_and_leave_true_findings() {
    let office = Office::new("2021-09-28");
    let mut workers: Vec<Child> = (1..=4).map(|seed| start(&office.roster, seed, 40)).collect();
    let mut stored = BTreeSet::new();
    for worker in &mut workers {
        let (ops, ended) = acknowledged(worker, usize::MAX);
        assert!(worker.wait().unwrap().success() && ended);
        stored.extend(ops);
    }
    let look = office.look();
    let kept = operations(&look);
    let differing: Vec<&String> = kept.symmetric_difference(&stored).collect();
    assert_eq!(differing, [""; 0]);
    assert!(stored.len() > 60, "{}", stored.len());
    assert_versions_are_entries(&look);
    let mut store = office.open_as_judged();
    assert_true(&mut store, "four processes");
}

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let office = Office::new("2021-09-28");
    let (mut stored, mut draw) = (BTreeSet::new(), Draw::new(11));
    for round in 0..8 {
        let mut pair: Vec<Child> =
            (0..2).map(|n| start(&office.roster, 100 + round * 2 + n, 10_000)).collect();
        let most = 1 + draw.below(12);
        stored.extend(acknowledged(&mut pair[0], most).0);
        for worker in &mut pair {
            worker.kill().unwrap();
        }
        for worker in &mut pair {
            // What it had still written before it died was acknowledged too.
            stored.extend(acknowledged(worker, usize::MAX).0);
            worker.wait().unwrap();
        }
        let kept = operations(&office.look());
        let lost: Vec<&String> = stored.difference(&kept).collect();
        assert_eq!(lost, [""; 0], "round {round}");
        let mut store = office.open_as_judged();
        assert_true(&mut store, &format!("round {round}"));
        assert_versions_are_entries(&office.look());
        drop(store.undo(&admin("admin100"), draw.op(), 1));
    }
    assert!(stored.len() > 8);
}
