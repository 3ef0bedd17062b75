//! Files of officers: the whole file or nothing.

use daumoi::domain::change::OfficerRow;
use daumoi::domain::fault::import::ImportFault;
use daumoi::domain::fault::{Fault, FaultKind};
use daumoi::domain::field::Field;
use daumoi::domain::id::OpId;
use daumoi::exchange::officers;
use daumoi::store::{ImportRefused, Imported, Store};

use crate::store::office::{Office, admin, assert_true};

const HEADER: &str = "key,unit_code,full_name,qualification,role,seat_from,unit_from,trained,note\n";

fn rows(text: &str) -> Vec<Result<OfficerRow, Fault>> {
    let scale: Vec<String> = ["intermediate", "university"].map(str::to_owned).to_vec();
    let text = format!("{HEADER}{text}");
    officers::read(text.as_bytes(), "o.csv", &scale).unwrap().collect()
}

fn import(store: &mut Store, op: u8, text: &str) -> Result<Imported, ImportRefused> {
    store.import_officers(&admin("lan"), OpId([op; 16]), 1, &mut rows(text).into_iter(), false)
}

fn faults(refused: ImportRefused) -> Vec<(Option<u64>, ImportFault)> {
    let one = |fault: Fault| match fault.kind {
        FaultKind::Import(kind) => (fault.place.line, kind),
        other => panic!("{other:?}"),
    };
    refused.faults.into_iter().map(one).collect()
}

#[test]
fn rows_of_one_key_are_one_person() {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let text = "K1,SNV,Hoàng Văn Ba,Đại học,,2020-01-01,,2020-05-10:KSTTHC,\n\
                ,SNV,Nông Thị Hoa,,,,,,\n\
                ,SNV,Nông Thị Hoa,,,,,,\n\
                K1,STC,Hoàng  Văn Ba,university,reserve,2021-01-01,,2020-05-10:KSTTHC,ghi chú\n";
    let done = import(&mut store, 1, text).unwrap();
    assert_eq!((done.people, done.seats), (3, 4));
    let look = office.look();
    assert_eq!(look.number("SELECT count(*) FROM seat WHERE person = 1"), 2);
    assert_eq!(look.number("SELECT count(*) FROM training"), 1);
    assert_eq!(
        look.number("SELECT count(*) FROM log WHERE operation = 2"),
        2,
        "one range of people, one of seats"
    );
    assert_true(&mut store, "imported");
    // The same operation again is answered and not done again; a further seat of a known person is taken.
    assert_eq!(import(&mut store, 1, text).unwrap(), done);
    assert_eq!(
        import(&mut store, 2, "K1,SNV,Hoàng Văn Ba,university,,,,2020-05-10:KSTTHC,\n").unwrap().people,
        0
    );
    assert_eq!(look.number("SELECT count(*) FROM seat"), 5);
    assert_true(&mut store, "imported more");
}

#[test]
fn every_fault_is_named_with_its_line_and_nothing_is_stored() {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    import(&mut store, 1, "K1,SNV,Hoàng Văn Ba,,,2020-01-01,,,\n").unwrap();
    let before = office.look().people_and_seats();
    let text = "K1,SNV,Hoàng Văn Ba,,official,2020-01-01,,,\n\
                K1,SNV,Hoàng Văn Bá,,,2021-01-01,,,\n\
                K2,SNV,Nông Thị Hoa,,,,,,\"hai\ndòng\"\n\
                K2,SNV,Nông Thị Hoa,,official,,,,\n\
                K2,STC,Nông Thị Hoa,university,,,,,\n\
                ,nowhere,Lý Đức Anh,,,,,,\n\
                ,05001,Lý Đức Anh,,,,2020-01-01,,\n";
    let found = faults(import(&mut store, 2, text).unwrap_err());
    let differs =
        |key: &str, field, other_line| ImportFault::PersonDiffers { key: key.to_owned(), field, other_line };
    assert_eq!(
        found,
        [
            (Some(2), ImportFault::SeatTwice { other_line: None }),
            (Some(3), differs("K1", Field::FullName, None)),
            (Some(6), ImportFault::SeatTwice { other_line: Some(4) }),
            (Some(7), differs("K2", Field::Qualification, Some(4))),
            (Some(8), ImportFault::UnitUnknown { code: "nowhere".to_owned() }),
            (Some(9), ImportFault::UnitFromUnknown { text: "2020-01-01".to_owned() }),
        ]
    );
    assert_eq!(office.look().people_and_seats(), before);
    assert_true(&mut store, "refused");
}

#[test]
fn a_code_means_the_unit_of_the_day() {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let text = "A,05001,Một,,,2025-06-30,,,\n\
                B,05001,Hai,,,2025-07-01,,,\n\
                C,05001,Ba,,,,,,\n\
                D,05001,Bốn,,,,2025-07-01,,\n\
                E,05001,Năm,,,2025-07-01,-,,\n\
                F,05021,Sáu,,,1999-01-01,,,\n";
    import(&mut store, 1, text).unwrap();
    let look = office.look();
    let name = |key: &str| {
        look.text(&format!(
            "SELECT unit.name FROM person JOIN seat ON seat.person = person.id \
             JOIN unit ON unit.id = seat.unit WHERE key = '{key}'"
        ))
    };
    let names: Vec<String> = ["A", "B", "C", "D", "E", "F"].map(name).to_vec();
    assert_eq!(names, ["Cai Một", "Cai Mới", "Cai Một", "Cai Mới", "Cai Một", "Vĩnh Một"]);
}

#[test]
fn a_dry_run_finds_the_same_and_keeps_nothing() {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let mut dry = |text: &str| {
        store.import_officers(&admin("lan"), OpId([1; 16]), 1, &mut rows(text).into_iter(), true)
    };
    let done = dry("K1,SNV,Hoàng Văn Ba,,,,,,\n").unwrap();
    assert_eq!((done.people, done.seats, done.seq), (1, 1, None));
    assert_eq!(dry("K1,nowhere,Hoàng Văn Ba,,,,,,\n").unwrap_err().count, 1);
    assert_eq!(office.look().number("SELECT count(*) FROM person"), 0);
    assert_eq!(office.look().number("SELECT count(*) FROM operation"), 1);
}

#[test]
fn the_first_thousand_faults_and_the_count_of_all() {
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let refused = import(&mut store, 1, &",nowhere,Lý Đức Anh,,,,,,\n".repeat(1_500)).unwrap_err();
    assert_eq!((refused.faults.len(), refused.count), (1_000, 1_500));
}

#[test]
fn many_touched_units_are_judged_in_one_go() {
    // More seats than units that are judged one by one: the findings must be the same.
    let office = Office::new("2021-09-28");
    let mut store = office.open("2021-09-28");
    let codes = ["SNV", "STC", "181", "182", "05001", "05002", "05011"];
    let row = |n: usize| format!("K{n},{},Đàm Thị Năm,university,,,,,\n", codes[n % codes.len()]);
    let text = (0..700).map(row).collect::<Vec<_>>().concat();
    import(&mut store, 1, &text).unwrap();
    assert_true(&mut store, "many");
    assert_eq!(office.look().number("SELECT officers FROM roll_up WHERE unit = 1"), 700);
}
