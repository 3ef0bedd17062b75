//! A new roster: built under another name in the same folder and moved to its own when it is whole.

mod tree;

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::domain::change::{Cause, LineageRecord, UnitRecord};
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::fault::import::ImportFault;
use crate::domain::fault::rule_file::RuleFileFault;
use crate::domain::fault::store::StoreFault;
use crate::domain::id::{OpId, UnitId, Version};
use crate::domain::profile::Profile;
use crate::domain::query::RecordAction;
use crate::domain::rights::Rights;
use crate::domain::unit::{Level, full_name};
use crate::rules::{EDITION, decode};
use crate::store::access::gate::Gate;
use crate::store::error::{Result, of_io};
use crate::store::log::{Entry, Log, Operation, drawn};
use crate::store::rulebook::Rulebook;
use crate::store::tables::log::{self, RecordKind};
use crate::store::tables::numbers::{self, Judged};
use crate::store::tables::profile;
use crate::store::watch::place;
use crate::store::{Store, connection, head, judge, migrate, queue, text};
use crate::vietnamese::fold::fold;
use tree::{Codes, Placed};

/// What a roster begins with.
#[derive(Clone, Debug)]
pub struct NewRoster {
    /// Its units, a parent before or after its children.
    pub units: Vec<UnitRecord>,
    /// Which of them became which.
    pub lineage: Vec<LineageRecord>,
    /// Its rule profiles; their days must not overlap.
    pub profiles: Vec<Profile>,
    /// A day that replaces the clock (the demo).
    pub working_day: Option<Day>,
    /// The day as of which it is judged.
    pub today: Day,
}

impl Store {
    /// Makes a roster at `path`, whole or not at all; a folder that is not there yet is made for its owner alone.
    ///
    /// # Errors
    /// [`StoreFault::Exists`] if something stands there; the first fault of the units or profiles; whatever the
    /// disk says.
    pub fn create(path: &Path, new: &NewRoster, at: i64) -> std::result::Result<Self, Fault> {
        if path.symlink_metadata().is_ok() {
            return Err(StoreFault::Exists.into());
        }
        let placed = tree::place(&new.units).map_err(first)?;
        check_profiles(new)?;
        let folder = place::folder_of(path);
        if !folder.exists() {
            DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(|error| of_io(&error))?;
        }
        place::local(folder)?;
        let partial = Partial::begin(path)?;
        build(&partial.0, new, &placed, at)?;
        partial.finish(path)?;
        let store = Self::open(path, new.today)?;
        head::write(path, log::head(&store.db)?).map_err(|error| of_io(&error))?;
        Ok(store)
    }
}

fn first(faults: Vec<Fault>) -> Fault {
    faults.into_iter().next().unwrap_or_else(|| ImportFault::NoRoot.into())
}

/// The file under its other name; taken away again if anything fails.
struct Partial(PathBuf);

impl Partial {
    fn begin(path: &Path) -> Result<Self> {
        let name = queue::beside(path, &format!(".{}.partial", std::process::id()));
        // Only a process of the same number that died at this could have left one.
        remove_with_companions(&name);
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&name);
        file.map_err(|error| match of_io(&error) {
            StoreFault::Denied => StoreFault::ReadOnly,
            other => other,
        })?;
        Ok(Self(name))
    }

    /// Gives the whole file its own name, without replacing anything, and makes that durable.
    fn finish(self, path: &Path) -> Result<()> {
        fs::hard_link(&self.0, path).map_err(|error| of_io(&error))?;
        fs::remove_file(&self.0).map_err(|error| of_io(&error))?;
        let folder = File::open(place::folder_of(path)).and_then(|folder| folder.sync_all());
        Ok(folder.map_err(|error| of_io(&error))?)
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        remove_with_companions(&self.0);
    }
}

fn remove_with_companions(path: &Path) {
    for ending in ["", "-wal", "-shm", "-journal"] {
        drop(fs::remove_file(queue::beside(path, ending)));
    }
}

fn check_profiles(new: &NewRoster) -> Result<()> {
    for (at, profile) in new.profiles.iter().enumerate() {
        let others = new.profiles.iter().take(at);
        if let Some(other) = others.into_iter().find(|other| other.valid.overlaps(&profile.valid)) {
            return Err(RuleFileFault::Overlap { profile: other.name.clone() }.into());
        }
    }
    let units: Vec<(String, Level, String)> =
        new.units.iter().map(|unit| (unit.code.clone(), unit.level, unit.kind.clone())).collect();
    for profile in &new.profiles {
        if let Some(fault) = decode::ties(profile, &units).into_iter().next() {
            return Err(fault);
        }
    }
    Ok(())
}

fn build(file: &Path, new: &NewRoster, placed: &[Placed], at: i64) -> Result<()> {
    let db = connection::open_new(file)?;
    connection::widen(&db, 32 * 1_024)?;
    db.execute_batch("BEGIN IMMEDIATE")?;
    migrate::found(&db)?;
    let gate = Gate::install(&db)?;
    let _open = gate.open(Rights::everything());
    if let Some(day) = new.working_day {
        db.execute("INSERT INTO setting VALUES ('working_day', ?1)", [day.number().to_string()])?;
    }
    let ids = put_units(&db, new, placed)?;
    put_lineage(&db, new, &ids)?;
    for profile in &new.profiles {
        profile::put(&db, profile)?;
    }
    let day = new.working_day.unwrap_or(new.today);
    let profile = profile::in_force(&db, day)?;
    numbers::put_judged(&db, &Judged { day, profile, edition: EDITION, fold: text::FOLD, due: false })?;
    log_beginning(&db, new, at)?;
    judge::everything(&db, &mut Rulebook::default())?;
    db.execute_batch("COMMIT")?;
    // The last connection to go moves everything into the database itself and syncs it.
    db.close().map_err(|(_, error)| Fault::from(error))
}

/// Ids in tree order, so that a scan in that order reads the file from front to back.
fn put_units(db: &Connection, new: &NewRoster, placed: &[Placed]) -> Result<Vec<UnitId>> {
    let mut ids = vec![UnitId(0); new.units.len()];
    let mut statement = db.prepare(
        "INSERT INTO unit (path, code, level, kind, name, fold, valid_from, valid_to) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for place in placed {
        let Some(unit) = new.units.get(place.record) else { continue };
        let id = UnitId(statement.insert(rusqlite::params![
            place.path,
            unit.code,
            unit.level,
            unit.kind,
            unit.name,
            fold(&full_name(&unit.kind, &unit.name)),
            unit.life.from,
            unit.life.to,
        ])?);
        if let Some(known) = ids.get_mut(place.record) {
            *known = id;
        }
    }
    // After all of them: each row of a table with triggers makes the index write out what it holds.
    for (unit, id) in new.units.iter().zip(&ids) {
        text::index_unit(db, *id, (&unit.kind, &unit.name, &unit.code))?;
    }
    Ok(ids)
}

fn put_lineage(db: &Connection, new: &NewRoster, ids: &[UnitId]) -> Result<()> {
    let codes = Codes::new(&new.units);
    for row in &new.lineage {
        let of = |code: &str, day: Day| -> Result<UnitId> {
            let found = codes.on(code, Some(day)).and_then(|at| ids.get(at)).copied();
            found.ok_or_else(|| {
                let mut fault = Fault::from(ImportFault::UnitUnknown { code: code.to_owned() });
                fault.place.line = Some(row.line);
                fault
            })
        };
        let (from, to) = (of(&row.from_code, row.day.previous())?, of(&row.to_code, row.day)?);
        db.prepare_cached("INSERT OR REPLACE INTO lineage VALUES (?1, ?2, ?3, ?4)")?
            .execute((from, to, row.day, &row.how))?;
    }
    Ok(())
}

fn log_beginning(db: &Connection, new: &NewRoster, at: i64) -> Result<()> {
    let names: String = new.profiles.iter().map(|profile| profile.source.as_str()).collect();
    let [op @ .., _, _, _, _, _, _, _, _, _, _, _, _, _, _, _, _] = drawn(OpId([0; 16]), &names, at);
    let operation = Operation {
        id: 0,
        op: OpId(op),
        at,
        actor: String::new(),
        cause: Cause::Init,
        undoes: None,
        key: None,
    };
    let mut log = Log::begin(db, operation)?;
    for (kind, count) in [(RecordKind::Unit, new.units.len()), (RecordKind::Profile, new.profiles.len())] {
        let last = i64::try_from(count).unwrap_or(i64::MAX);
        if last == 0 {
            continue;
        }
        let action = RecordAction::Created;
        log.append(
            db,
            &Entry {
                kind,
                records: (1, last),
                action,
                version: Version(1),
                person: None,
                unit: None,
                fields: &[],
            },
        )?;
    }
    Ok(())
}
