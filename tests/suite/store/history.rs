//! Whatever has happened, what is stored is what a fresh judgement says.

use daumoi::domain::change::{Cause, PersonRef, Step};
use daumoi::domain::fault::{Fault, FaultKind};
use daumoi::domain::field::Field;
use daumoi::exchange;

use crate::store::doing_waivers;
use crate::store::office::{
    Doing, Draw, NewRoster, Office, RULES, UNITS, add, admin, assert_true, day, later_rules, new_roster,
    person, profile, seat, set, unit_records,
};

/// The columns of a waivers file.
const HEAD: &str =
    "rule,unit_code,subtree,facet,kind,person,count,decision_no,decision_date,reason,from,to\n";

/// Rules of the kinds that the small office does not have.
const OTHER_KINDS: &str = r#"
[[rule]]
id = "U1"
kind = "unique"
of = "person"
scope = "district"
severity = "error"

[[rule]]
id = "T1"
kind = "recent"
for = "*"
event = "training"
topic = ["KSTTHC"]
period = "calendar_year"
warn_from = "10-01"
newcomer = "180d"
severity = "warning"

[[rule]]
id = "I1"
kind = "recent"
for = "commune"
subject = "unit"
event = "inspection"
period = "rolling"
within = "12m"
severity = "info"

[[rule]]
id = "E1"
kind = "due"
for = "*"
date = "seat_to"
optional = true
steps = [ { before = "60d", severity = "warning" }, { after = "0d", severity = "error" } ]
"#;

pub(super) fn of_every_kind(today: &str) -> NewRoster {
    let profiles = [RULES.to_owned(), later_rules()].map(|rules| profile(&(rules + OTHER_KINDS)));
    NewRoster { profiles: profiles.to_vec(), ..new_roster(today) }
}

/// Takes over one of a few editions of the first profile, for all its days or from a later one on.
fn take_rules(doing: &mut Doing) -> Result<bool, Fault> {
    let bar = doing.draw.one(&["min_percent = 90", "min_percent = 50", "min_percent = 100"]);
    let most = doing.draw.one(&["min = 1, max = 1", "min = 2, max = 2"]);
    let rules = RULES.replace("min_percent = 90", bar).replace("min = 1, max = 1", most);
    let from = [None, None, Some(day("2022-03-01")), Some(day("2021-10-01"))];
    let step = Step::TakeRules { source: rules + OTHER_KINDS, from: from[doing.draw.below(4)] };
    let set = set(doing.draw.op(), Cause::Rules, vec![step]);
    doing.store.apply(&doing.actor, &set, 5_000).map(|done| done.records > 0)
}

/// Does one thing of any kind and judges anew where rules have changed; whether anything is stored by it.
pub(super) fn act(doing: &mut Doing) -> Result<bool, Fault> {
    if doing.draw.below(5) == 0 {
        doing.pass();
    }
    let done = match doing.draw.below(8) {
        0 | 1 => doing_waivers::act(doing),
        2 => take_rules(doing),
        _ => doing.act().1,
    };
    // Rules have been taken over, or taken back.
    if doing.look.number("SELECT due FROM judged") > 0 {
        doing.store.rejudge(doing.today, &mut |_, _| Ok(())).unwrap();
    }
    done
}

/// Lives a while in an office; how many waivers, inspections and editions of the rules it has had.
fn live(seed: u64, steps: usize) -> [i64; 3] {
    let office = Office::of(&of_every_kind("2021-09-28"));
    let mut doing = Doing::new(&office.roster, seed, "lan", day("2021-09-28"));
    let mut stored = 0;
    for step in 0..steps {
        let done = act(&mut doing);
        stored += usize::from(done.is_ok());
        if let Err(fault) = done {
            assert!(!matches!(fault.kind, FaultKind::Store(_)), "seed {seed}, step {step}: {fault:?}");
        }
        assert_true(&mut doing.store, &format!("seed {seed}, step {step}"));
    }
    assert!(stored > steps / 3, "seed {seed}: only {stored} of {steps} did anything");
    ["waiver", "inspection", "profile"]
        .map(|table| doing.look.number(&format!("SELECT count(*) FROM {table}")))
}

#[test]
fn a_unit_that_ends_takes_its_share_out_of_the_numbers_above_it() {
    let mut new = new_roster("2022-05-31");
    new.units = unit_records(&format!(
        "{UNITS}184,20,district,thi_xa,Đông Thử,,2022-05-31\n05031,184,commune,xa,Ngọc Một,,\n"
    ));
    let office = Office::of(&new);
    let mut store = office.open("2022-05-31");
    let unit = office.look().unit("05031");
    let mut officer = person("Nông Thị Hoa");
    officer.set(Field::Qualification, "elementary").unwrap();
    add(&mut store, &mut Draw::new(1), officer, seat(unit, "Chuyên viên"));
    let info = || office.look().number("SELECT info FROM roll_up WHERE unit = 1");
    let before = info();
    assert!(store.advance(day("2022-06-01")).unwrap());
    assert_true(&mut store, "the district has ended, its commune goes on");
    assert_eq!(info(), before - 1);
}

#[test]
fn stored_is_fresh_after_any_history() {
    let lives = (0..12).map(|seed| live(seed, 40));
    let all = lives.fold([0; 3], |[a, b, c], [x, y, z]| [a + x, b + y, c + z]);
    assert!(all[0] > 20 && all[1] > 20 && all[2] > 36, "too little has happened: {all:?}");
}

#[test]
fn the_last_day_of_the_calendar_is_a_day_like_others() {
    let mut new = new_roster("2021-09-28");
    new.units = unit_records(
        &UNITS
            .replace("05022,183,commune,phuong,Vĩnh Hai,,", "05022,183,commune,phuong,Vĩnh Hai,,2199-12-31"),
    );
    let office = Office::of(&new);
    let mut store = office.open("2021-09-28");
    let unit = office.look().unit("05022");
    let mut draw = Draw::new(3);
    for until in ["2199-12-31", "2199-12-30"] {
        let mut seat = seat(unit, "Chuyên viên");
        seat.set(Field::SeatTo, until).unwrap();
        // The stored judgement is read again when the next one comes.
        add(&mut store, &mut draw, person("Nông Thị Hoa"), seat);
        assert_true(&mut store, until);
    }
    assert!(store.advance(day("2199-12-31")).is_ok());
    assert_true(&mut store, "on the last day");
}

#[test]
fn a_decision_elsewhere_is_no_affair_of_the_other_units_of_those_who_sit_there() {
    let rules = RULES.to_owned() + &OTHER_KINDS.replace("scope = \"district\"", "scope = \"province\"");
    let today = "2021-09-28";
    let office = Office::of(&NewRoster { profiles: vec![profile(&rules)], ..new_roster(today) });
    let (mut store, mut draw) = (office.open(today), Draw::new(5));
    let [first, second] = ["SNV", "STC"].map(|code| office.look().unit(code));
    let steps = vec![
        Step::AddPerson(Box::new(person("Nông Thị Hoa"))),
        Step::AddSeat { person: PersonRef::New(0), seat: Box::new(seat(first, "Giám đốc")) },
        Step::AddSeat { person: PersonRef::New(0), seat: Box::new(seat(second, "Giám đốc")) },
    ];
    store.apply(&admin("lan"), &set(draw.op(), Cause::Add, steps), 2_000).unwrap();
    for unit in ["SNV", "STC"] {
        let row = format!("{HEAD}U1,{unit},no,unique,waive,,,1,,lý do,2021-09-01,2021-09-29\n");
        let rows = exchange::waivers::read(row.as_bytes(), "waivers.csv").unwrap();
        store.import_waivers(&admin("lan"), draw.op(), 3_000, &rows, false).unwrap();
        assert_true(&mut store, unit);
    }
    assert!(store.advance(day("2021-10-05")).unwrap());
    assert_true(&mut store, "the decisions have ended");
}
