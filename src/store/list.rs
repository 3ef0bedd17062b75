//! The flat roster and the tree, row by row: nothing is held but the names of one line.

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::report::{Listed, ListedUnit, WhichSeats, WhichUnits};
use crate::domain::unit::{Unit, UnitPath};
use crate::domain::waiver::ListedWaiver;
use crate::store::Store;
use crate::store::access::login;
use crate::store::access::view::View;
use crate::store::as_of::Scope;
use crate::store::ask::patience::Patience;
use crate::store::ask::sql::{alive, held};
use crate::store::ask::waivers;
use crate::store::error::Result;
use crate::store::tables::{person, seat, unit};

static SEATS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {}, {}, {} FROM unit CROSS JOIN seat ON seat.unit = unit.id \
         CROSS JOIN person ON person.id = seat.person \
         WHERE unit.path >= ?2 AND unit.path < ?3 AND ({} OR ?4 AND seat.deleted = 0) \
         ORDER BY unit.path, seat.id",
        unit::COLUMNS,
        seat::COLUMNS,
        person::COLUMNS,
        held!("seat"),
    )
});

static UNITS: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT {} FROM unit WHERE unit.path >= ?2 AND unit.path < ?3 AND ({} OR ?4) ORDER BY unit.path",
        unit::COLUMNS,
        alive!("unit"),
    )
});

impl Store {
    /// The seats of a subtree, by unit in tree order, then in entry order.
    ///
    /// # Errors
    /// `UsageFault::UnitUnknown`, a store fault, or what `each` returns.
    pub fn officers(
        &mut self,
        as_of: Day,
        which: WhichSeats,
        under: Option<&str>,
        each: &mut dyn FnMut(Listed) -> std::result::Result<(), Fault>,
    ) -> std::result::Result<(), Fault> {
        let key = self.key();
        let moment = self.db.unchecked_transaction()?;
        let view = View { db: &moment, rights: login::rights_to_read(&moment, key)? };
        let scope = Scope::of(&moment, as_of, under)?;
        let mut lines = Lines::new(&moment);
        let mut statement = moment.prepare_cached(&SEATS)?;
        let every = which == WhichSeats::Every;
        let mut rows = statement.query((as_of, &scope.path, scope.beyond(), every))?;
        while let Some(row) = rows.next()? {
            let unit = unit::read(row, 0)?;
            let seat = seat::read(row, unit::WIDTH)?;
            let mut person = person::read(row, unit::WIDTH + seat::WIDTH)?;
            person.trained = person::trained(&moment, person.id)?;
            let path = lines.down_to(&unit)?.names;
            let mut listed = Listed { person, seat, unit, path };
            view.show_listed(&mut listed)?;
            each(listed)?;
        }
        Ok(())
    }

    /// The waivers of the units of a subtree, in tree order, each unit's in entry order, and whether they are needed on
    /// the day.
    ///
    /// # Errors
    /// `UsageFault::UnitUnknown`, or a store fault.
    pub fn waivers(
        &mut self,
        as_of: Day,
        under: Option<&str>,
    ) -> std::result::Result<Vec<ListedWaiver>, Fault> {
        let moment = self.db.unchecked_transaction()?;
        let view = View { db: &moment, rights: login::rights_to_read(&moment, self.key())? };
        let scope = Scope::of(&moment, as_of, under)?;
        let all = (0, usize::MAX);
        let mut listed = waivers::under(&moment, &mut self.rules, &scope, all, &mut Patience::endless())?;
        listed.iter_mut().try_for_each(|row| view.show_waiver(&mut row.waiver))?;
        Ok(listed)
    }

    /// The units of a subtree, in tree order.
    ///
    /// # Errors
    /// `UsageFault::UnitUnknown`, a store fault, or what `each` returns.
    pub fn units(
        &mut self,
        as_of: Day,
        which: WhichUnits,
        under: Option<&str>,
        each: &mut dyn FnMut(ListedUnit) -> std::result::Result<(), Fault>,
    ) -> std::result::Result<(), Fault> {
        let moment = self.db.unchecked_transaction()?;
        let scope = Scope::of(&moment, as_of, under)?;
        let mut lines = Lines::new(&moment);
        let mut statement = moment.prepare_cached(&UNITS)?;
        let every = which == WhichUnits::Every;
        let mut rows = statement.query((as_of, &scope.path, scope.beyond(), every))?;
        while let Some(row) = rows.next()? {
            let unit = unit::read(row, 0)?;
            let parent_code = match unit.path.parent() {
                Some(parent) => lines.at(&parent)?.code,
                None => String::new(),
            };
            let path = lines.down_to(&unit)?.names;
            each(ListedUnit { unit, parent_code, path })?;
        }
        Ok(())
    }
}

/// A unit of the present line.
#[derive(Clone)]
struct Step {
    code: String,
    names: Arc<str>,
}

/// The units above the present one.
struct Lines<'db> {
    db: &'db Connection,
    steps: BTreeMap<UnitPath, Step>,
}

impl<'db> Lines<'db> {
    fn new(db: &'db Connection) -> Self {
        Self { db, steps: BTreeMap::new() }
    }

    fn down_to(&mut self, unit: &Unit) -> Result<Step> {
        if let Some(known) = self.steps.get(&unit.path) {
            return Ok(known.clone());
        }
        let names = match unit.path.parent() {
            Some(parent) => format!("{} / {}", self.at(&parent)?.names, unit.full_name()).into(),
            None => unit.full_name().into(),
        };
        self.steps.retain(|path, _| unit.path.is_within(path));
        let step = Step { code: unit.code.clone(), names };
        self.steps.insert(unit.path.clone(), step.clone());
        Ok(step)
    }

    fn at(&mut self, path: &UnitPath) -> Result<Step> {
        if let Some(known) = self.steps.get(path) {
            return Ok(known.clone());
        }
        match unit::by_path(self.db, path)? {
            Some(unit) => self.down_to(&unit),
            None => Ok(Step { code: String::new(), names: "".into() }),
        }
    }
}
