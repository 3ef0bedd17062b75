//! `list waivers`: the waivers in the form of the file that `import waivers` reads.

use clap::ArgMatches;
use serde_json::{Map, Value};

use crate::cli::exit::Exit;
use crate::cli::output::{Format, Output};
use crate::cli::{Call, Ended, format, one};
use crate::domain::day::DateForm;
use crate::domain::fault::Fault;
use crate::domain::waiver::ListedWaiver;
use crate::exchange::waivers::{cells, columns};
use crate::messages::waivers as words;

/// What is told beside the columns of the waivers file, in JSON.
const EXTRA: [&str; 3] = ["unit_name", "person_name", "standing"];

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let mut opened = call.open_at(verb)?;
    let (store, day) = (&mut opened.store, opened.day);
    let under = verb.get_one::<String>("under").map(String::as_str);
    let rows = store.waivers(day, under).map_err(one)?;
    write(call, format(verb), &rows).map_err(one)?;
    Ok(Exit::Done)
}

fn extra(row: &ListedWaiver) -> [String; 3] {
    let name = row.person.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
    [row.unit.full_name(), name, row.standing.word().to_owned()]
}

fn write(call: &Call, form: Format, rows: &[ListedWaiver]) -> Result<(), Fault> {
    let mut out = Output::new();
    match form {
        Format::Json => out.json(&rows.iter().map(object).collect::<Vec<_>>())?,
        Format::Csv => {
            out.row(columns())?;
            for row in rows {
                out.row(cells(row).iter().map(String::as_str))?;
            }
        }
        Format::Text => {
            for row in rows {
                out.line(&text(call, row))?;
            }
        }
    }
    out.finish()
}

fn text(call: &Call, row: &ListedWaiver) -> String {
    let waiver = &row.waiver;
    let person = row.person.as_ref().map(|(_, name)| name.as_str());
    let parts = [
        waiver.decision_no.clone(),
        row.unit.full_name(),
        format!("{}/{}", waiver.rule, waiver.target),
        words::effect(call.lang, waiver, person),
        words::holds(call.lang, DateForm::default(), waiver.period),
        words::standing(call.lang, row.standing, None),
        waiver.reason.clone(),
    ];
    let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join("  ")
}

/// A row as an object: unknown is null, the count a number, the reach a truth.
fn object(row: &ListedWaiver) -> Map<String, Value> {
    let value = |text: String| if text.is_empty() { Value::Null } else { Value::String(text) };
    let own = columns().into_iter().zip(cells(row));
    let mut object: Map<String, Value> = own.map(|(name, cell)| (name.to_owned(), value(cell))).collect();
    object.insert("count".to_owned(), row.waiver.kind.count().map_or(Value::Null, Value::from));
    object.insert("subtree".to_owned(), Value::Bool(row.waiver.subtree));
    object.extend(EXTRA.into_iter().zip(extra(row)).map(|(name, cell)| (name.to_owned(), value(cell))));
    object
}
