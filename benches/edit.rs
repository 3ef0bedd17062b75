//! What one edit costs, from the change set to the durable commit with its findings: `cargo bench --bench edit`.
//! Beside it an append of one page with fdatasync, the floor that the disk sets: compare the two of one run.
#![expect(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

mod sample;

use std::fs::OpenOptions;
use std::io::Write;

use daumoi::domain::change::{Cause, ChangeSet, Step};
use daumoi::domain::field::Field;
use daumoi::domain::id::{OpId, Version};
use daumoi::domain::query::{Answer, Question};
use divan::Bencher;

fn main() {
    divan::main();
}

/// A correction that turns a finding on and off: the unit, the line above and the shares are judged each time.
#[divan::bench(sample_count = 50)]
fn edit_and_commit(bencher: Bencher<'_, '_>) {
    let (_folder, mut store) = sample::roster();
    let person = store.person_by_key("LS0100").unwrap().unwrap();
    let Answer::Record(Some(record)) = store.ask(&Question::Record { person }).unwrap() else { return };
    let mut version = record.person.version.0;
    let mut number = 0_u128;
    bencher.bench_local(|| {
        number += 1;
        let text = if number.is_multiple_of(2) { "" } else { "0000000001" };
        let fields = vec![(Field::Phone, text.to_owned())];
        let step = Step::EditPerson { person, expect: Version(version), fields };
        let set = ChangeSet { op: OpId(number.to_be_bytes()), cause: Cause::Edit, steps: vec![step] };
        store.apply(&sample::actor(), &set, 0).unwrap();
        version += 1;
    });
}

#[divan::bench(sample_count = 50)]
fn append_and_sync(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    let mut file = OpenOptions::new().create(true).append(true).open(path).unwrap();
    bencher.bench_local(|| {
        file.write_all(&[0; 4_096]).unwrap();
        file.sync_data().unwrap();
    });
}
