//! Whatever has happened, what is stored is what a fresh judgement says.

use daumoi::domain::fault::FaultKind;
use daumoi::domain::field::Field;

use crate::store::office::{
    Doing, Draw, Office, UNITS, add, assert_true, day, new_roster, person, seat, unit_records,
};

fn live(seed: u64, steps: usize) {
    let office = Office::new("2021-09-28");
    let mut doing = Doing::new(&office.roster, seed, "lan", day("2021-09-28"));
    let mut stored = 0;
    for step in 0..steps {
        if doing.draw.below(5) == 0 {
            doing.pass();
        }
        let (_, done) = doing.act();
        stored += usize::from(done.is_ok());
        if let Err(fault) = done {
            assert!(!matches!(fault.kind, FaultKind::Store(_)), "seed {seed}, step {step}: {fault:?}");
        }
        assert_true(&mut doing.store, &format!("seed {seed}, step {step}"));
    }
    assert!(stored > steps / 3, "seed {seed}: only {stored} of {steps} did anything");
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
    for seed in 0..12 {
        live(seed, 40);
    }
}
