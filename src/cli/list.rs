//! `list`: the flat roster and the tree of units.

use clap::ArgMatches;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::cli::exit::Exit;
use crate::cli::output::{Format, Output};
use crate::cli::{Call, Ended, format, one};
use crate::domain::fault::Fault;
use crate::domain::field::{Field, Owner};
use crate::domain::report::{Listed, ListedUnit, WhichSeats, WhichUnits};

/// Columns beside those of the officers file; the import passes over them.
const EXTRA: [&str; 3] = ["unit_name", "unit_path", "version"];

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    match verb.subcommand() {
        Some(("officers", verb)) => officers(call, verb),
        Some(("units", verb)) => units(call, verb),
        Some(("waivers", verb)) => super::list_waivers::run(call, verb),
        _ => Ok(Exit::Refused),
    }
}

/// The cell of a column; dates ISO, empty = unknown.
fn cell(row: &Listed, field: Field) -> String {
    match (field, field.owner()) {
        (Field::UnitCode, _) => row.unit.code.clone(),
        (Field::UnitFrom, _) => row.unit.life.from.map_or_else(|| "-".to_owned(), |day| day.to_string()),
        (_, Owner::Person) => row.person.get(field),
        (_, Owner::Seat | Owner::Unit) => row.seat.get(field),
    }
}

fn extra(row: &Listed) -> [String; 3] {
    [row.unit.full_name(), row.path.to_string(), row.version().to_string()]
}

fn officers(call: &Call, verb: &ArgMatches) -> Ended {
    let mut opened = call.open_at(verb)?;
    let (store, day) = (&mut opened.store, opened.day);
    let under = verb.get_one::<String>("under").map(String::as_str);
    let form = format(verb);
    let mut out = Output::new();
    let mut first = true;
    let head: Vec<&str> = Field::ALL.into_iter().map(Field::column).chain(EXTRA).collect();
    match form {
        Format::Csv => out.row(head.iter().copied()).map_err(one)?,
        Format::Json => out.text("[").map_err(one)?,
        Format::Text => {}
    }
    let each = &mut |row: Listed| match form {
        Format::Csv => {
            let cells: Vec<String> =
                Field::ALL.into_iter().map(|field| cell(&row, field)).chain(extra(&row)).collect();
            out.row(cells.iter().map(String::as_str))
        }
        Format::Json => {
            out.text(if std::mem::take(&mut first) { "\n" } else { ",\n" })?;
            out.json_part(&object(&row))
        }
        Format::Text => {
            let qualification =
                crate::messages::names::qualification(call.lang, &row.person.qualification).to_owned();
            out.line(&format!(
                "{}  {}  {}  {}  {}",
                row.person.key,
                row.person.full_name,
                row.unit.full_name(),
                row.seat.title,
                qualification
            ))
        }
    };
    let which = if verb.get_flag("all") { WhichSeats::Every } else { WhichSeats::Held };
    store.officers(day, which, under, each).map_err(one)?;
    if form == Format::Json {
        out.text("\n]\n").map_err(one)?;
    }
    out.finish().map_err(one)?;
    Ok(Exit::Done)
}

/// A row as an object: unknown is null, the version a number.
fn object(row: &Listed) -> Map<String, Value> {
    let value = |text: String| if text.is_empty() { Value::Null } else { Value::String(text) };
    let mut object = Map::new();
    for field in Field::ALL {
        object.insert(field.column().to_owned(), value(cell(row, field)));
    }
    let [name, path, _] = extra(row);
    object.insert("unit_name".to_owned(), value(name));
    object.insert("unit_path".to_owned(), Value::String(path));
    object.insert("version".to_owned(), row.version().into());
    object
}

#[derive(Serialize)]
struct UnitRow<'a> {
    code: &'a str,
    parent_code: &'a str,
    level: &'static str,
    kind: &'a str,
    name: &'a str,
    valid_from: Option<String>,
    valid_to: Option<String>,
    full_name: String,
    path: &'a str,
}

fn unit_row(row: &ListedUnit) -> UnitRow<'_> {
    UnitRow {
        code: &row.unit.code,
        parent_code: &row.parent_code,
        level: row.unit.level.word(),
        kind: &row.unit.kind,
        name: &row.unit.name,
        valid_from: row.unit.life.from.map(|day| day.to_string()),
        valid_to: row.unit.life.to.map(|day| day.to_string()),
        full_name: row.unit.full_name(),
        path: &row.path,
    }
}

fn units(call: &Call, verb: &ArgMatches) -> Ended {
    let mut opened = call.open_at(verb)?;
    let (store, day) = (&mut opened.store, opened.day);
    let under = verb.get_one::<String>("under").map(String::as_str);
    let mut rows: Vec<ListedUnit> = Vec::new();
    let keep = &mut |row| {
        rows.push(row);
        Ok(())
    };
    let which = if verb.get_flag("all") { WhichUnits::Every } else { WhichUnits::Alive };
    store.units(day, which, under, keep).map_err(one)?;
    write_units(format(verb), &rows).map_err(one)?;
    Ok(Exit::Done)
}

fn write_units(form: Format, rows: &[ListedUnit]) -> Result<(), Fault> {
    let mut out = Output::new();
    match form {
        Format::Json => out.json(&rows.iter().map(unit_row).collect::<Vec<_>>())?,
        Format::Csv => {
            out.row(["code", "parent_code", "level", "kind", "name", "valid_from", "valid_to"])?;
            for row in rows.iter().map(unit_row) {
                let day = |day: Option<String>| day.unwrap_or_default();
                let (from, to) = (day(row.valid_from), day(row.valid_to));
                out.row([row.code, row.parent_code, row.level, row.kind, row.name, &from, &to])?;
            }
        }
        Format::Text => {
            for row in rows {
                let indent = "  ".repeat(row.unit.path.depth().saturating_sub(1));
                out.line(&format!("{indent}{}  {}", row.unit.code, row.unit.full_name()))?;
            }
        }
    }
    out.finish()
}
