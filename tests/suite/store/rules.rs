//! Rule profiles taken over: which edition holds on which day, that everybody is judged anew, beside the roster and
//! truly, and who may do it.

use daumoi::domain::change::{Cause, Step};
use daumoi::domain::day::Day;
use daumoi::domain::fault::access::AccessFault;
use daumoi::domain::fault::edit::EditFault;
use daumoi::domain::fault::rule_file::RuleFileFault;
use daumoi::domain::fault::store::StoreFault;
use daumoi::domain::fault::{Fault, FaultKind};
use daumoi::domain::field::Field;
use daumoi::domain::id::{PersonId, UnitId, Version};
use daumoi::domain::query::{Answer, HistoryFilter, HistoryOf, Question};
use daumoi::domain::rights::AdminRole;
use daumoi::messages::{Lang, history};
use daumoi::store::Store;

use crate::harness::process::Desk;
use crate::harness::sample;
use crate::store::office::{
    Doing, Draw, Office, RULES, add, admin, assert_true, day, later_rules, person, seat, set,
};

const TODAY: &str = "2021-09-28";

/// The rules with another bar: everybody is counted a little otherwise.
fn stricter() -> String {
    RULES.replace("min = 1, max = 1", "min = 2, max = 2").replace("min_percent = 90", "min_percent = 95")
}

fn take(store: &mut Store, draw: &mut Draw, source: &str, from: Option<Day>) -> Result<u64, Fault> {
    let step = Step::TakeRules { source: source.to_owned(), from };
    store.apply(&admin("lan"), &set(draw.op(), Cause::Rules, vec![step]), 3_000).map(|done| done.records)
}

fn rejudge(store: &mut Store) {
    store.rejudge(day(TODAY), &mut |_, _| Ok(())).unwrap();
}

fn minimum(store: &mut Store, on: &str) -> Option<String> {
    let source = store.profile_on(day(on)).unwrap()?.source.clone();
    source.lines().find(|line| line.contains("min_percent")).map(ToOwned::to_owned)
}

fn short(office: &Office) -> i64 {
    office.look().number("SELECT count(*) FROM finding WHERE facet = 0 AND state = 0")
}

fn due(office: &Office) -> i64 {
    office.look().number("SELECT due FROM judged")
}

/// An office with some officers in it.
fn office() -> (Office, Store, Draw) {
    let office = Office::new(TODAY);
    let mut doing = Doing::new(&office.roster, 5, "lan", day(TODAY));
    for _ in 0..25 {
        drop(doing.act());
    }
    let store = office.open(TODAY);
    (office, store, doing.draw)
}

#[test]
fn the_old_marks_stand_and_say_so_until_everybody_is_judged_anew() {
    let (office, mut store, mut draw) = office();
    let before = short(&office);
    assert_eq!(take(&mut store, &mut draw, &stricter(), None).unwrap(), 1);
    assert_eq!((short(&office), due(&office)), (before, 1));
    let Answer::Overview(overview) = store.ask(&Question::Overview).unwrap() else { unreachable!() };
    assert!(overview.judging);
    // What is asked of the day meanwhile is judged for the answer.
    let fresh = store.check(day(TODAY), None).unwrap();
    assert!(fresh.findings.len() > usize::try_from(before).unwrap());
    rejudge(&mut store);
    assert!(short(&office) > before && due(&office) == 0);
    assert_true(&mut store, "after taking over");
    assert_eq!(store.check(day(TODAY), None).unwrap().findings, fresh.findings);
    // The same again is nothing.
    assert_eq!(take(&mut store, &mut draw, &stricter(), None).unwrap(), 0);
    assert_eq!(due(&office), 0);
}

#[test]
fn undo_and_redo_change_the_rules_too_and_the_history_names_them() {
    let (office, mut store, mut draw) = office();
    let before = short(&office);
    take(&mut store, &mut draw, &stricter(), None).unwrap();
    rejudge(&mut store);
    let after = short(&office);
    store.undo_rules(&admin("lan"), draw.op(), 4_000).unwrap();
    assert_eq!(minimum(&mut store, TODAY).unwrap(), "min_percent = 90");
    rejudge(&mut store);
    assert_eq!(short(&office), before);
    assert_true(&mut store, "after undo");
    store.redo(&admin("lan"), draw.op(), 4_000).unwrap();
    rejudge(&mut store);
    assert_eq!(short(&office), after);
    assert_true(&mut store, "after redo");
    assert_eq!(
        store.undo_rules(&admin("hoa"), draw.op(), 4_000).unwrap_err().kind,
        FaultKind::Edit(EditFault::NothingToUndo)
    );
    let question =
        Question::History { of: HistoryOf::Everything, only: HistoryFilter::default(), skip: 0, limit: 3 };
    let Answer::History(page) = store.ask(&question).unwrap() else { unreachable!() };
    for entry in &page.entries {
        assert_eq!(entry.profile.as_deref(), Some("thu-2020"));
    }
    let told = history::sentence(Lang::Vi, daumoi::domain::day::DateForm::default(), &page.entries[2]);
    assert!(told.contains("thu-2020 · đổi quy tắc"), "{told}");
}

#[test]
fn the_day_chooses_the_edition() {
    let (_office, mut store, mut draw) = office();
    take(&mut store, &mut draw, &stricter(), Some(day("2021-10-01"))).unwrap();
    let at = |store: &mut Store, on: &str| minimum(store, on);
    assert_eq!(at(&mut store, "2021-09-30").unwrap(), "min_percent = 90");
    assert_eq!(at(&mut store, "2021-10-01").unwrap(), "min_percent = 95");
    assert_eq!(at(&mut store, "2025-06-30").unwrap(), "min_percent = 95");
    assert_eq!(at(&mut store, "2025-07-01").unwrap(), "min_percent = 50");
    // Today is judged as before; the day after the change of edition everything is judged anew.
    assert!(!store.is_due(day(TODAY)).unwrap() && store.is_due(day("2021-10-01")).unwrap());
    assert!(store.advance(day("2021-10-01")).unwrap());
    assert_true(&mut store, "the day has come");
    // A newer edition that ends earlier leaves days without rules: the old one does not come back.
    let shorter = stricter().replace("to = 2025-06-30", "to = 2022-12-31").replace("95", "96");
    take(&mut store, &mut draw, &shorter, Some(day("2022-01-01"))).unwrap();
    assert_eq!(at(&mut store, "2021-12-31").unwrap(), "min_percent = 95");
    assert_eq!(at(&mut store, "2022-06-01").unwrap(), "min_percent = 96");
    assert_eq!(at(&mut store, "2023-01-01"), None);
}

#[test]
fn what_cannot_come_into_force_changes_nothing() {
    let (office, mut store, mut draw) = office();
    let rows = || office.look().number("SELECT count(*) FROM profile");
    let mut refused =
        |store: &mut Store, source: &str, from: Option<Day>| match take(store, &mut draw, source, from) {
            Err(Fault { kind: FaultKind::RuleFile(fault), .. }) => fault,
            other => unreachable!("{other:?}"),
        };
    let overlap = |name: &str| RuleFileFault::Overlap { profile: name.to_owned() };
    let other = RULES.replace("thu-2020", "khác");
    assert_eq!(refused(&mut store, &other, None), overlap("thu-2020"));
    let longer = RULES.replace(", to = 2025-06-30", "");
    assert_eq!(refused(&mut store, &longer, None), overlap("thu-2025"));
    let reversed = refused(&mut store, &RULES.replace("min_percent = 90", "min_percent = 0"), None);
    assert!(matches!(reversed, RuleFileFault::Range { .. }));
    let from = day("2026-01-01");
    assert_eq!(refused(&mut store, RULES, Some(from)), RuleFileFault::Begins { day: from });
    let tie = format!("{RULES}\n[[rule]]\nid = \"P2\"\nextends = \"P1\"\nfor = \"department\"\n");
    assert!(matches!(refused(&mut store, &tie, None), RuleFileFault::Tie { .. }));
    assert_eq!((rows(), due(&office)), (2, 0));
    assert_true(&mut store, "after all refusals");
    // A profile of another name finds room where the others leave some.
    let closed = later_rules().replace("from = 2025-07-01", "from = 2025-07-01, to = 2025-12-31");
    take(&mut store, &mut draw, &closed, None).unwrap();
    let next = later_rules().replace("thu-2025", "thu-2026").replace("2025-07-01", "2026-01-01");
    take(&mut store, &mut draw, &next, None).unwrap();
    // The earlier one, brought back to no end, would overlap.
    assert_eq!(store.undo(&admin("lan"), draw.op(), 4_000).map(|_| ()).map_err(|fault| fault.kind), Ok(()));
}

#[test]
fn bringing_back_an_edition_that_now_overlaps_is_refused() {
    let (_office, mut store, mut draw) = office();
    let closed = later_rules().replace("from = 2025-07-01", "from = 2025-07-01, to = 2025-12-31");
    take(&mut store, &mut draw, &closed, None).unwrap();
    let next = later_rules().replace("thu-2025", "thu-2026").replace("2025-07-01", "2026-01-01");
    let step = Step::TakeRules { source: next, from: None };
    store.apply(&admin("hoa"), &set(draw.op(), Cause::Rules, vec![step]), 3_000).unwrap();
    let undone = store.undo_rules(&admin("lan"), draw.op(), 4_000).unwrap_err().kind;
    assert!(matches!(undone, FaultKind::RuleFile(RuleFileFault::Overlap { .. })), "{undone:?}");
}

#[test]
fn others_go_on_working_while_everybody_is_judged() {
    let (office, mut store, mut draw) = office();
    let mut other = office.open(TODAY);
    take(&mut store, &mut draw, &stricter(), None).unwrap();
    let judged = store.judge_aside(day(TODAY), &mut |_, _| Ok(())).unwrap().unwrap();
    // Meanwhile another session adds and corrects; the marks are those of the old rules.
    let unit = office.look().unit("05002");
    add(&mut other, &mut draw, person("Nông Thị Hoa"), seat(unit, "Chuyên viên"));
    let fields = vec![(Field::Qualification, "university".to_owned())];
    let (id, version) =
        office.look().numbers("SELECT id, version FROM person WHERE deleted = 0 ORDER BY id")[0];
    let step = Step::EditPerson { person: PersonId(id), expect: Version(version), fields };
    other.apply(&admin("hoa"), &set(draw.op(), Cause::Edit, vec![step]), 3_000).unwrap();
    assert!(store.adopt(&judged).unwrap());
    assert_true(&mut store, "what others did meanwhile is in it");
    assert!(!store.is_due(day(TODAY)).unwrap());
    // Once more is too late: it is done.
    assert!(store.adopt(&judged).unwrap());
    assert_true(&mut store, "twice");
}

/// A province of so many communes that it is judged in several steps.
fn large() -> Desk {
    let head = "code,parent_code,level,kind,name,valid_from,valid_to\n20,,province,tinh,Lạng Sơn,,\n\
                     D,20,district,huyen,Hữu Lũng,,\n";
    let communes: Vec<String> =
        (0..2_500).map(|commune| format!("C{commune},D,commune,xa,Xã {commune},,\n")).collect();
    Desk::with(&[head, &communes.concat()].concat(), sample::RULES, "")
}

fn judged_day(store: &mut Store) -> Day {
    let Answer::Overview(overview) = store.ask(&Question::Overview).unwrap() else { unreachable!() };
    overview.judged
}

#[test]
fn what_others_do_between_two_steps_is_in_it() {
    let desk = large();
    let mut draw = Draw::new(11);
    let mut store = Store::writer(&desk.roster()).unwrap();
    let mut other = Store::writer(&desk.roster()).unwrap();
    let today = judged_day(&mut store);
    let stricter = sample::RULES.replace("min = 1, max = 1", "min = 2, max = 2");
    let step = Step::TakeRules { source: stricter, from: None };
    store.apply(&admin("lan"), &set(draw.op(), Cause::Rules, vec![step]), 3_000).unwrap();
    let (mut steps, mut commune) = (0, 0);
    let judged = store
        .judge_aside(today, &mut |_, _| {
            steps += 1;
            // Of units that have been judged and of such that have not.
            for at in [3, 1_700, 2_400] {
                commune += 1;
                let unit = UnitId(at + commune);
                add(&mut other, &mut draw, person(&format!("Nông Thị {at}")), seat(unit, "Chuyên viên"));
            }
            Ok(())
        })
        .unwrap();
    assert!(steps > 2, "{steps}");
    assert!(store.adopt(&judged.unwrap()).unwrap());
    assert_true(&mut store, "what others did meanwhile is in it");
}

#[test]
fn a_day_that_brings_much_is_judged_beside_the_roster() {
    let desk = large();
    let mut store = Store::writer(&desk.roster()).unwrap();
    let today = judged_day(&mut store);
    let tomorrow = today.next();
    assert!(store.judge_aside(tomorrow, &mut |_, _| Ok(())).unwrap().is_none(), "it brings nothing");
    let db = rusqlite::Connection::open(desk.roster()).unwrap();
    db.execute("UPDATE judgement SET due_on = ?1", [tomorrow.number()]).unwrap();
    let stop = &mut |_, _| Err(Fault::from(StoreFault::Cancelled));
    assert!(store.judge_aside(tomorrow, stop).is_err());
    assert_eq!(judged_day(&mut store), today, "the marks are those of the former day");
    store.rejudge(tomorrow, &mut |_, _| Ok(())).unwrap();
    assert_eq!(judged_day(&mut store), tomorrow);
    assert_true(&mut store, "the day has come");
}

#[test]
fn rules_that_change_meanwhile_are_judged_again() {
    let (_office, mut store, mut draw) = office();
    take(&mut store, &mut draw, &stricter(), None).unwrap();
    let judged = store.judge_aside(day(TODAY), &mut |_, _| Ok(())).unwrap().unwrap();
    take(&mut store, &mut draw, &stricter().replace("95", "96"), None).unwrap();
    assert!(!store.adopt(&judged).unwrap(), "that is no longer what is wanted");
    rejudge(&mut store);
    assert_true(&mut store, "the newest rules");
}

#[test]
fn stopped_on_the_way_it_stays_due_and_the_next_start_does_it() {
    let (office, mut store, mut draw) = office();
    let before = short(&office);
    take(&mut store, &mut draw, &stricter(), None).unwrap();
    let stop = &mut |_, _| Err(Fault::from(StoreFault::Cancelled));
    let stopped = store.rejudge(day(TODAY), stop).unwrap_err().kind;
    assert_eq!(stopped, FaultKind::Store(StoreFault::Cancelled));
    assert_eq!((short(&office), due(&office)), (before, 1));
    drop(store);
    let mut store = office.open(TODAY);
    assert_eq!(due(&office), 0);
    assert_true(&mut store, "after the next start");
}

#[test]
fn only_who_may_approve_everywhere_changes_the_rules() {
    let (office, mut store, mut draw) = office();
    let step = || vec![Step::TakeRules { source: stricter(), from: None }];
    for (name, role, code) in [
        ("viewer", AdminRole::Viewer, "20"),
        ("editor", AdminRole::Editor, "20"),
        ("approver of a district", AdminRole::Approver, "181"),
        ("administrator of a district", AdminRole::Administrator, "181"),
    ] {
        let mut desk = office.desk(name, role, code);
        assert_eq!(desk.apply(Cause::Rules, step()), Err(FaultKind::Access(AccessFault::Role)), "{name}");
    }
    assert_eq!(office.look().number("SELECT count(*) FROM profile"), 2);
    office.desk("approver", AdminRole::Approver, "20").apply(Cause::Rules, step()).unwrap();
    assert_eq!(office.look().number("SELECT count(*) FROM profile"), 3);
    rejudge(&mut store);
    assert_true(&mut store, "taken by an approver");
    // Its text is kept as it is, whoever writes past the program.
    drop(take(&mut store, &mut draw, &stricter().replace("95", "96"), None));
    let db = rusqlite::Connection::open(&office.roster).unwrap();
    assert!(db.execute("UPDATE profile SET source = 'x' WHERE id = 3", []).is_err());
}

#[test]
fn stored_is_fresh_after_any_history_that_also_changes_rules() {
    for seed in 0..6 {
        let office = Office::new(TODAY);
        let mut doing = Doing::new(&office.roster, seed, "lan", day(TODAY));
        for step in 0..30 {
            drop(doing.act());
            if doing.draw.below(4) == 0 {
                let percent = 50 + doing.draw.below(50);
                let source = RULES.replace("min_percent = 90", &format!("min_percent = {percent}"));
                let from = (doing.draw.below(3) == 0).then(|| day("2021-09-29"));
                drop(take(&mut doing.store, &mut doing.draw, &source, from));
            }
            if doing.draw.below(5) == 0 {
                let op = doing.draw.op();
                drop(doing.store.undo_rules(&admin("lan"), op, 4_000));
            }
            if doing.draw.below(6) == 0 {
                doing.pass();
            }
            let today = doing.today;
            doing.store.rejudge(today, &mut |_, _| Ok(())).unwrap();
            assert_true(&mut doing.store, &format!("seed {seed}, step {step}"));
        }
    }
}
