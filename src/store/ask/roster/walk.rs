//! The courses on which officers are met: the tree, or given names; onwards and back, from any place.

use rusqlite::types::Value;

use crate::domain::id::SeatId;
use crate::domain::roster::Direction;
use crate::domain::unit::UnitPath;
use crate::store::ask::roster::columns::Plan;
use crate::store::ask::sql::{self, held};

/// In which order officers are met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Course {
    /// By unit in tree order.
    Tree,
    /// By given name.
    Names,
}

/// A course, upwards or downwards, onwards or back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Way {
    pub(super) course: Course,
    pub(super) direction: Direction,
    pub(super) forward: bool,
}

impl Way {
    /// Whether the values grow on the way.
    fn rises(self) -> bool {
        (self.direction == Direction::Up) == self.forward
    }
}

/// Everything that follows a subtree.
pub(super) fn beyond(top: &UnitPath) -> String {
    format!("{}{}", top.0, sql::BEYOND)
}

/// Where a way without a row to begin at begins.
pub(super) fn start(way: Way) -> (Value, SeatId) {
    let key = match (way.course, way.rises()) {
        (Course::Tree, true) => Value::Text(String::new()),
        (Course::Tree, false) => Value::Text(sql::BEYOND.to_string()),
        (Course::Names, true) => Value::Blob(Vec::new()),
        (Course::Names, false) => Value::Blob(vec![u8::MAX]),
    };
    (key, SeatId(if way.forward { 0 } else { i64::MAX }))
}

/// `?1` day, `?2` and `?3` the subtree, `?4` and `?5` the value and the seat to begin at: onwards with it, back
/// before it.
pub(super) fn sql(plan: &Plan, way: Way) -> String {
    let (column, tables) = match way.course {
        Course::Tree => {
            let person = if plan.needs_person { " CROSS JOIN person ON person.id = seat.person" } else { "" };
            ("unit.path", format!("unit CROSS JOIN seat ON seat.unit = unit.id{person}"))
        }
        Course::Names => (
            "person.sort_key",
            "person INDEXED BY person_order CROSS JOIN seat ON seat.person = person.id \
             CROSS JOIN unit ON unit.id = seat.unit"
                .to_owned(),
        ),
    };
    let living = if way.course == Course::Names { "person.deleted = 0 AND " } else { "" };
    let (sign, order) = if way.rises() { (">", "") } else { ("<", " DESC") };
    let (seat, seat_order) = if way.forward { (">=", "") } else { ("<", " DESC") };
    format!(
        "SELECT seat.id{} FROM {tables} WHERE {living}{} AND unit.path >= ?2 AND unit.path < ?3 \
         AND {column} {sign}= ?4 AND ({column} {sign} ?4 OR seat.id {seat} ?5) \
         ORDER BY {column}{order}, seat.id{seat_order}",
        plan.select,
        held!("seat"),
    )
}

/// The values of one seat, whether it is shown or not.
pub(super) fn one(plan: &Plan) -> String {
    format!(
        "SELECT seat.id{} FROM seat CROSS JOIN unit ON unit.id = seat.unit \
         CROSS JOIN person ON person.id = seat.person WHERE seat.id = ?1",
        plan.select
    )
}
