//! The flat roster: a page of officers around one of them, in any order, under any conditions.
//!
//! Two ways lead to a page. Where an index gives the order that is wanted (the tree, given names), a walk from the
//! row of the page outwards ends as soon as the page is full. Every other order is found by one look at every
//! officer of the subtree, which keeps no more than the page, counts, and can be stopped at any time.

mod around;
mod columns;
mod groups;
mod rows;
mod walk;

use rusqlite::{Connection, OptionalExtension};

use crate::domain::day::Day;
use crate::domain::field::Field;
use crate::domain::id::SeatId;
use crate::domain::outline::RowKey;
use crate::domain::roster::{Anchor, Counted, Direction, RosterPage, RosterRow, View};
use crate::domain::unit::UnitPath;
use crate::store::ask::patience::Patience;
use crate::store::error::Result;
use crate::store::tables::{numbers, unit};
use around::{Around, Pivot};
use columns::{Key, Plan, Value};
pub(super) use groups::groups;
use walk::{Course, Way};

/// What every way needs.
struct Scene<'a> {
    db: &'a Connection,
    day: Day,
    top: UnitPath,
    plan: Plan,
}

impl<'a> Scene<'a> {
    /// `None` if there is no such unit.
    fn of(
        db: &'a Connection,
        view: &View,
        scale: &[String],
        patience: &mut Patience<'_>,
    ) -> Result<Option<Self>> {
        let day = numbers::judged(db)?.day;
        let Some(top) = unit::path_of(db, view.under)? else { return Ok(None) };
        patience.expect(numbers::roll_up(db, view.under)?.officers.unsigned_abs());
        Ok(Some(Self { db, day, top, plan: Plan::of(view, scale) }))
    }
}

/// Of so few officers all are looked at: that is as fast, and it counts.
const FEW: u64 = 2_000;

/// A page around a row: so many before and after it.
pub(super) fn page(
    db: &Connection,
    which: (&View, &[String]),
    anchor: Anchor,
    reach: (usize, usize),
    patience: &mut Patience<'_>,
) -> Result<RosterPage> {
    page_beyond(FEW, db, which, (anchor, reach), patience)
}

/// Likewise; a walk is only taken among more officers than these few.
pub(super) fn page_beyond(
    few: u64,
    db: &Connection,
    (view, scale): (&View, &[String]),
    (anchor, (before, after)): (Anchor, (usize, usize)),
    patience: &mut Patience<'_>,
) -> Result<RosterPage> {
    let Some(mut scene) = Scene::of(db, view, scale, patience)? else { return Ok(nothing()) };
    let pivot = scene.pivot(anchor)?;
    let course = match view.sort.as_slice() {
        [] => Some((Course::Tree, Direction::Up)),
        [(Field::UnitCode, direction)] => Some((Course::Tree, *direction)),
        [(Field::FullName, direction)] => Some((Course::Names, *direction)),
        _ => None,
    };
    // A walk that must pass over nearly everybody is no shorter than a look at everybody, and tells no progress.
    let walks = patience.expected() > few && (view.filters.is_empty() || !patience.is_endless());
    match course.filter(|_| walks) {
        Some(course) => scene.walked(course, &pivot, (before, after), patience),
        None => scene.gathered(pivot, (before, after), patience),
    }
}

/// How many officers the view shows.
pub(super) fn count(
    db: &Connection,
    view: &View,
    scale: &[String],
    patience: &mut Patience<'_>,
) -> Result<usize> {
    let unsorted = View { sort: Vec::new(), ..view.clone() };
    let Some(mut scene) = Scene::of(db, &unsorted, scale, patience)? else { return Ok(0) };
    let mut all = 0;
    scene.each(patience, |_| {
        all += 1;
        Ok(())
    })?;
    Ok(all)
}

/// The rows of a view in tree order, as far as the limit goes, and whether there are more.
pub(super) fn keys(
    db: &Connection,
    view: &View,
    limit: usize,
    patience: &mut Patience<'_>,
) -> Result<(Vec<RowKey>, bool)> {
    let unsorted = View { sort: Vec::new(), ..view.clone() };
    let Some(mut scene) = Scene::of(db, &unsorted, &[], patience)? else { return Ok((Vec::new(), false)) };
    let way = Way { course: Course::Tree, direction: Direction::Up, forward: true };
    let (seats, is_end) = scene.walk(way, None, limit, patience)?;
    Ok((rows::keys(db, &seats)?, !is_end))
}

/// Officers by their seats, in tree order.
pub(super) fn officers(db: &Connection, seats: &[SeatId]) -> Result<Vec<RosterRow>> {
    let mut found = rows::of_seats(db, seats)?;
    found.sort_by(|a, b| (&a.unit.path, a.officer.seat.id).cmp(&(&b.unit.path, b.officer.seat.id)));
    Ok(found)
}

/// A page of nobody.
pub(super) fn nothing() -> RosterPage {
    RosterPage { is_start: true, is_end: true, ..RosterPage::default() }
}

impl Scene<'_> {
    /// Where in the order the page is.
    fn pivot(&mut self, anchor: Anchor) -> Result<Pivot> {
        let seat = match anchor {
            Anchor::Start => return Ok(Pivot::Start),
            Anchor::End => return Ok(Pivot::End),
            Anchor::Row(seat) => seat,
        };
        let mut statement = self.db.prepare_cached(&walk::one(&self.plan))?;
        let mut rows = statement.query([seat])?;
        let Some(row) = rows.next()? else { return Ok(Pivot::Start) };
        let key = self.plan.key(row)?;
        Ok(Pivot::At(key))
    }

    /// Looks at every officer who meets the conditions.
    fn each(
        &mut self,
        patience: &mut Patience<'_>,
        mut take: impl FnMut((&mut Plan, &rusqlite::Row<'_>)) -> Result<()>,
    ) -> Result<()> {
        let way = Way { course: Course::Tree, direction: Direction::Up, forward: true };
        let mut statement = self.db.prepare_cached(&walk::sql(&self.plan, way))?;
        let (key, seat) = walk::start(way);
        let mut rows = statement.query((self.day, &self.top, walk::beyond(&self.top), key, seat))?;
        while let Some(row) = rows.next()? {
            patience.look()?;
            if self.plan.meets(row)? {
                take((&mut self.plan, row))?;
            }
        }
        Ok(())
    }

    fn gathered(
        &mut self,
        pivot: Pivot,
        (before, after): (usize, usize),
        patience: &mut Patience<'_>,
    ) -> Result<RosterPage> {
        let mut around = Around::new(pivot, before, after);
        self.each(patience, |(plan, row)| {
            around.take(plan.key(row)?);
            Ok(())
        })?;
        let found = around.finish();
        let counted = Some(Counted { before: found.before, all: found.all });
        Ok(RosterPage {
            rows: rows::of_seats(self.db, &found.seats)?,
            at: found.at,
            is_start: found.before == 0,
            is_end: found.before + found.seats.len() >= found.all,
            counted,
        })
    }

    fn walked(
        &mut self,
        (course, direction): (Course, Direction),
        pivot: &Pivot,
        (before, after): (usize, usize),
        patience: &mut Patience<'_>,
    ) -> Result<RosterPage> {
        let from = match pivot {
            Pivot::Start | Pivot::End => None,
            Pivot::At(key) => Some(key.clone()),
        };
        let (before, after) = match pivot {
            Pivot::Start => (0, after + 1),
            Pivot::End => (before + 1, 0),
            Pivot::At(_) => (before, after + 1),
        };
        let mut way = Way { course, direction, forward: false };
        let (mut seats, is_start) = match (before, pivot) {
            (_, Pivot::Start) => (Vec::new(), true),
            _ => self.walk(way, from.as_ref(), before, patience)?,
        };
        seats.reverse();
        let at = seats.len();
        way.forward = true;
        let (later, is_end) = match pivot {
            Pivot::End => (Vec::new(), true),
            _ => self.walk(way, from.as_ref(), after, patience)?,
        };
        seats.extend(later);
        let at = at.min(seats.len().saturating_sub(1));
        Ok(RosterPage { rows: rows::of_seats(self.db, &seats)?, at, is_start, is_end, counted: None })
    }

    /// The next seats on the way, and whether it ends with them.
    fn walk(
        &mut self,
        way: Way,
        from: Option<&Key>,
        most: usize,
        patience: &mut Patience<'_>,
    ) -> Result<(Vec<SeatId>, bool)> {
        let mut statement = self.db.prepare_cached(&walk::sql(&self.plan, way))?;
        let (key, seat) = match from {
            Some(key) => (self.place(way.course, key)?, key.seat),
            None => walk::start(way),
        };
        let mut rows = statement.query((self.day, &self.top, walk::beyond(&self.top), key, seat))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            patience.look()?;
            if !self.plan.meets(row)? {
                continue;
            }
            if found.len() == most {
                return Ok((found, false));
            }
            found.push(row.get(0)?);
        }
        Ok((found, true))
    }

    /// The place of a row on the course: its first sort value, or where the tree has it.
    fn place(&self, course: Course, key: &Key) -> Result<rusqlite::types::Value> {
        if let (Course::Names, Some(Value::Bytes(bytes))) = (course, key.first()) {
            return Ok(bytes.clone().into());
        }
        let path: Option<String> = self
            .db
            .prepare_cached(
                "SELECT unit.path FROM seat CROSS JOIN unit ON unit.id = seat.unit WHERE seat.id = ?1",
            )?
            .query_row([key.seat], |row| row.get(0))
            .optional()?;
        Ok(path.unwrap_or_default().into())
    }
}
