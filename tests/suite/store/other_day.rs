//! A copy of the roster as of another day: judged as `check` judges that day, private, and gone afterwards.

use std::os::unix::fs::PermissionsExt;

use daumoi::domain::fault::FaultKind;
use daumoi::domain::fault::store::StoreFault;
use daumoi::domain::query::{Answer, Question};
use daumoi::store::{OtherDay, Store};

use crate::harness::process::Desk;
use crate::store::office::day;

#[test]
fn its_stored_findings_are_those_of_the_day() {
    let desk = Desk::demo();
    for text in ["2021-09-27", "2022-12-31", "2020-06-30"] {
        let folder = desk.path("copy");
        let copy =
            OtherDay::make(&desk.roster(), day(text).into(), folder.clone(), &mut |_, _| true).unwrap();
        assert_eq!(folder.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        assert_eq!(copy.path().metadata().unwrap().permissions().mode() & 0o777, 0o600);
        let mut reader = Store::reader(&copy.path()).unwrap();
        let Answer::Overview(overview) = reader.ask(&Question::Overview).unwrap() else { panic!() };
        assert_eq!(overview.judged, day(text));
        let question = Question::Findings { under: overview.root.id, skip: 0, limit: 100_000 };
        let Answer::Findings(stored) = reader.ask(&question).unwrap() else { panic!() };
        let mut roster = Store::open(&desk.roster(), day("2021-09-28")).unwrap();
        let checked = roster.check(day(text), None).unwrap();
        let fresh: Vec<_> = checked.findings.into_iter().map(|row| row.row).collect();
        assert_eq!(stored.rows, fresh, "{text}");
        drop(copy);
        assert!(!folder.exists());
    }
    desk.run(&["verify"]).expect(0);
}

#[test]
fn the_work_can_be_stopped_and_leaves_nothing() {
    let desk = Desk::demo();
    let folder = desk.path("copy");
    let stopped = OtherDay::make(&desk.roster(), day("2022-01-01").into(), folder.clone(), &mut |_, _| false);
    assert_eq!(stopped.unwrap_err().kind, FaultKind::Store(StoreFault::Cancelled));
    assert!(!folder.exists());
}
