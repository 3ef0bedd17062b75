//! Random doings in the small office: one admin with his session, doing this and that.

use std::path::Path;

use daumoi::domain::change::{Cause, OfficerRow, PersonRef, Step, UnitFrom};
use daumoi::domain::day::Day;
use daumoi::domain::fault::Fault;
use daumoi::domain::field::Field;
use daumoi::domain::id::{OpId, PersonId, SeatId, UnitId, Version};
use daumoi::domain::person::Person;
use daumoi::domain::seat::Seat;
use daumoi::store::{Session, Store};

use crate::store::office::{Look, admin, day, person, seat, set};

/// Random numbers from a seed.
#[derive(Clone, Debug)]
pub(super) struct Draw(u64);

impl Draw {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    pub(super) fn one<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    pub(super) fn op(&mut self) -> OpId {
        let mut bytes = [0; 16];
        for byte in &mut bytes {
            *byte = u8::try_from(self.below(256)).unwrap();
        }
        OpId(bytes)
    }
}

pub(super) const TITLES: [&str; 7] = [
    "Giám đốc",
    "Phó Giám đốc",
    "Chánh Văn phòng",
    "Chủ tịch UBND",
    "Văn phòng - Thống kê",
    "Chuyên viên",
    "",
];
pub(super) const DAYS: [&str; 9] = [
    "",
    "2012-05-01",
    "2019-09-28",
    "2019-10-01",
    "2020-02-29",
    "2021-09-01",
    "2021-12-31",
    "2025-06-30",
    "2025-07-01",
];
const DATES: [&str; 7] = ["", "2018", "2019-09", "2019-09-28", "2021-01-15", "2024", "1990"];
pub(super) const CODES: [&str; 12] =
    ["20", "VPUBND", "SNV", "STC", "181", "182", "183", "05001", "05002", "05011", "05021", "05022"];
fn random_person(draw: &mut Draw, n: usize) -> Person {
    let mut person = person(draw.one(&["Hoàng Văn Ba", "Nông Thị Hoa", "Lý Đức Anh"]));
    if draw.below(3) > 0 {
        person.key = format!("K{}", draw.below(n));
    }
    person.set(Field::Qualification, draw.one(&["", "elementary", "intermediate", "university"])).unwrap();
    person.set(Field::ServiceStart, draw.one(&DATES)).unwrap();
    person.set(Field::Phone, draw.one(&["", "0900000001"])).unwrap();
    person.set(Field::Trained, draw.one(&["", "2020-05-10:KSTTHC", "2021-03-01"])).unwrap();
    person
}

fn random_seat(draw: &mut Draw, unit: UnitId) -> Seat {
    let mut seat = seat(unit, draw.one(&TITLES));
    let (from, to) = (draw.one(&DAYS), draw.one(&DAYS));
    if draw.below(2) == 0 {
        drop(seat.set(Field::SeatFrom, from));
    }
    if draw.below(4) == 0 {
        drop(seat.set(Field::SeatTo, to));
    }
    if draw.below(6) == 0 {
        seat.set(Field::Role, "reserve").unwrap();
    }
    seat
}

/// One admin with his session, doing this and that.
pub(super) struct Doing {
    pub(super) store: Store,
    pub(super) look: Look,
    pub(super) draw: Draw,
    pub(super) actor: Session,
    pub(super) today: Day,
}

impl Doing {
    pub(super) fn new(roster: &Path, seed: u64, name: &str, today: Day) -> Self {
        let store = Store::open(roster, today).unwrap();
        Self { store, look: Look::at(roster), draw: Draw::new(seed), actor: admin(name), today }
    }

    fn unit(&mut self) -> UnitId {
        let all = self.look.numbers("SELECT id, 0 FROM unit ORDER BY id");
        UnitId(all[self.draw.below(all.len())].0)
    }

    pub(super) fn record(&mut self, table: &str) -> Option<(i64, Version)> {
        let all =
            self.look.numbers(&format!("SELECT id, version FROM {table} WHERE deleted = 0 ORDER BY id"));
        if all.is_empty() {
            return None;
        }
        let (id, version) = all[self.draw.below(all.len())];
        Some((id, Version(version)))
    }

    /// Steps of something that an admin may do.
    fn steps(&mut self) -> (Cause, Vec<Step>) {
        let seat = self.record("seat");
        let (Some((seat, expect)), true) = (seat, self.draw.below(4) > 0) else { return self.adding() };
        let id = SeatId(seat);
        match self.draw.below(6) {
            0 | 1 => {
                let (person, expect) = self.record("person").unwrap();
                let (field, text) = match self.draw.below(5) {
                    0 => (
                        Field::Qualification,
                        self.draw.one(&["", "elementary", "intermediate", "university"]),
                    ),
                    1 => (Field::ServiceStart, self.draw.one(&DATES)),
                    2 => (Field::Phone, self.draw.one(&["", "0900000009"])),
                    3 => (
                        Field::Trained,
                        self.draw.one(&["", "2020-05-10:KSTTHC", "2021-06-01;2022-03-02:CNTT"]),
                    ),
                    _ => (Field::FullName, self.draw.one(&["Vi Văn Tư", "Đàm Thị Năm"])),
                };
                let fields = vec![(field, text.to_owned())];
                (Cause::Edit, vec![Step::EditPerson { person: PersonId(person), expect, fields }])
            }
            2 => {
                let (field, text) = match self.draw.below(5) {
                    0 => (Field::Title, self.draw.one(&TITLES)),
                    1 => (Field::Role, self.draw.one(&["official", "reserve"])),
                    2 => (Field::Status, self.draw.one(&["serving", "leave"])),
                    3 => (Field::SeatFrom, self.draw.one(&DAYS)),
                    _ => (Field::SeatTo, self.draw.one(&DAYS)),
                };
                (
                    Cause::Edit,
                    vec![Step::EditSeat { seat: id, expect, fields: vec![(field, text.to_owned())] }],
                )
            }
            3 => (Cause::Delete, vec![Step::DeleteSeat { seat: id, expect }]),
            _ => self.moving(id, expect),
        }
    }

    fn adding(&mut self) -> (Cause, Vec<Step>) {
        let unit = self.unit();
        let person = random_person(&mut self.draw, 40);
        let seat = random_seat(&mut self.draw, unit);
        let steps = vec![
            Step::AddPerson(Box::new(person)),
            Step::AddSeat { person: PersonRef::New(0), seat: Box::new(seat) },
        ];
        (Cause::Add, steps)
    }

    /// "Đổi từ ngày", or a transfer.
    fn moving(&mut self, id: SeatId, expect: Version) -> (Cause, Vec<Step>) {
        let from = day(self.draw.one(&DAYS[1..]));
        let (person, unit) =
            self.look.numbers(&format!("SELECT person, unit FROM seat WHERE id = {}", id.0))[0];
        let (cause, unit) = match self.draw.below(2) {
            0 => (Cause::ChangeFrom, UnitId(unit)),
            _ => (Cause::Transfer, self.unit()),
        };
        let mut next = seat(unit, self.draw.one(&TITLES));
        next.period.from = Some(from);
        let fields = vec![(Field::SeatTo, from.previous().to_string())];
        let person = PersonRef::Known(PersonId(person));
        let steps =
            vec![Step::EditSeat { seat: id, expect, fields }, Step::AddSeat { person, seat: Box::new(next) }];
        (cause, steps)
    }

    fn rows(&mut self) -> Vec<Result<OfficerRow, Fault>> {
        let count = 1 + self.draw.below(5);
        let rows = (0..count).map(|n| {
            let seat = random_seat(&mut self.draw, UnitId(0));
            OfficerRow {
                line: u64::try_from(n).unwrap() + 2,
                person: random_person(&mut self.draw, 400),
                seat,
                unit_code: self.draw.one(&CODES).to_owned(),
                unit_from: UnitFrom::ByDay,
            }
        });
        rows.map(Ok).collect()
    }

    /// Does one thing; whether anything is stored by it.
    pub(super) fn act(&mut self) -> (OpId, Result<bool, Fault>) {
        let (op, at) = (self.draw.op(), 5_000);
        let done = match self.draw.below(12) {
            0 | 1 => self.store.undo(&self.actor, op, at).map(|_| true),
            2 => self.store.redo(&self.actor, op, at).map(|_| true),
            3 => {
                let rows = self.rows();
                let done = self.store.import_officers(&self.actor, op, at, &mut rows.into_iter(), false);
                done.map(|done| done.seats > 0).map_err(|refused| refused.faults[0].clone())
            }
            _ => {
                let (cause, steps) = self.steps();
                self.store.apply(&self.actor, &set(op, cause, steps), at).map(|done| done.records > 0)
            }
        };
        (op, done)
    }

    /// Lets days pass; now and then far back.
    pub(super) fn pass(&mut self) {
        let days = match self.draw.below(8) {
            0 => 400,
            1 => 60,
            2 => -3,
            _ => 1,
        };
        for _ in 0..i32::abs(days) {
            self.today = if days > 0 { self.today.next() } else { self.today.previous() };
        }
        self.store.advance(self.today).unwrap();
    }
}
