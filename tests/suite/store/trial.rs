//! Trying a rule text: all its faults, or what it would change; nothing is written.

use daumoi::domain::fault::Fault;
use daumoi::domain::fault::store::StoreFault;
use daumoi::domain::norms::{Becomes, Trial, Trialled};
use daumoi::store::Store;

use crate::store::office::{Doing, Office, RULES, day};

const TODAY: &str = "2021-09-28";

fn tried(store: &mut Store, source: &str) -> Trial {
    store.try_rules((source.to_owned(), "moi.toml"), day(TODAY), &mut |_, _| Ok(())).unwrap()
}

fn good(store: &mut Store, source: &str) -> Trialled {
    match tried(store, source) {
        Trial::Good(trialled) => *trialled,
        Trial::Broken { faults, .. } => panic!("{faults:?}"),
    }
}

fn faults(store: &mut Store, source: &str) -> Vec<Fault> {
    match tried(store, source) {
        Trial::Good(_) => panic!("it is good"),
        Trial::Broken { faults, .. } => faults,
    }
}

#[test]
fn what_differs_is_told_and_nothing_is_written() {
    let office = Office::new(TODAY);
    let mut doing = Doing::new(&office.roster, 4, "lan", day(TODAY));
    for _ in 0..30 {
        drop(doing.act());
    }
    let log = || office.look().number("SELECT count(*) FROM log");
    let before = log();
    let same = good(&mut doing.store, RULES);
    assert!(same.norms.is_empty() && same.changes.is_empty());
    let stricter = RULES.replace("min = 1, max = 1", "min = 3, max = 3");
    let changed = good(&mut doing.store, &stricter);
    let tried = &changed.tried;
    assert_eq!(u64::try_from(changed.changes.len()).unwrap(), tried.added + tried.gone + tried.changed);
    assert!(tried.worse > 0);
    let norms: Vec<_> = changed.norms.iter().map(|norm| (norm.rule.as_str(), norm.becomes)).collect();
    assert_eq!(norms, [("C1", Becomes::Other)]);
    assert!(changed.changes.windows(2).all(|pair| pair[0].unit.path <= pair[1].unit.path));
    assert_eq!((log(), office.look().number("SELECT due FROM judged")), (before, 0));
}

#[test]
fn a_text_with_faults_tells_all_of_them_with_their_places() {
    let office = Office::new(TODAY);
    let mut store = office.open(TODAY);
    let broken = RULES.replace("severity = \"error\"", "severity = \"errror\"");
    let found = faults(&mut store, &broken);
    assert!(found.len() > 1, "{found:?}");
    assert!(found.iter().all(|fault| fault.place.line.is_some() && fault.place.column.is_some()));
    // Ties need the units of the roster.
    let tie = format!("{RULES}\n[[rule]]\nid = \"P2\"\nextends = \"P1\"\nfor = \"department\"\n");
    let found = faults(&mut store, &tie);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].place.file.as_deref(), Some("moi.toml"));
}

#[test]
fn it_can_be_stopped() {
    let office = Office::new(TODAY);
    let mut store = office.open(TODAY);
    let stop = &mut |_, _| Err(Fault::from(StoreFault::Cancelled));
    let stopped = store.try_rules((RULES.to_owned(), ""), day(TODAY), stop).unwrap_err();
    assert_eq!(stopped, StoreFault::Cancelled.into());
}
