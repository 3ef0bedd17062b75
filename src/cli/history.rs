//! `history`: what changed, the newest first.

use clap::ArgMatches;
use serde::Serialize;

use crate::app::clock;
use crate::cli::exit::Exit;
use crate::cli::output::{Format, Output};
use crate::cli::{Call, Ended, format, one};
use crate::domain::day::{DateForm, Day};
use crate::domain::fault::Fault;
use crate::domain::fault::usage::UsageFault;
use crate::domain::moment;
use crate::domain::query::{Answer, HistoryEntry, HistoryFilter, HistoryOf, Question, RecordAction};
use crate::messages::history as words;
use crate::store::Store;

/// How many entries are read at a time.
const PAGE: usize = 500;

#[derive(Serialize)]
struct FieldChange<'a> {
    field: &'static str,
    before: &'a str,
    after: &'a str,
}

/// An entry as programs read it.
#[derive(Serialize)]
pub(in crate::cli) struct Row<'a> {
    seq: i64,
    at: String,
    actor: &'a str,
    cause: &'static str,
    action: &'static str,
    person: Option<&'a str>,
    unit: Option<&'a str>,
    fields: Vec<FieldChange<'a>>,
    records: u64,
    taken_back: bool,
}

/// An entry as programs read it.
pub(in crate::cli) fn row(entry: &HistoryEntry) -> Row<'_> {
    Row {
        seq: entry.seq.0,
        at: clock::iso(entry.at),
        actor: &entry.actor,
        cause: entry.cause.word(),
        action: match entry.action {
            RecordAction::Created => "created",
            RecordAction::Changed => "changed",
            RecordAction::Deleted => "deleted",
            RecordAction::Restored => "restored",
            RecordAction::Erased => "erased",
        },
        person: entry.person.as_ref().map(|(_, name)| name.as_str()),
        unit: entry.unit.as_ref().map(|(_, name)| name.as_str()),
        fields: entry
            .fields
            .iter()
            .map(|(field, before, after)| FieldChange { field: field.column(), before, after })
            .collect(),
        records: entry.records,
        taken_back: entry.taken_back,
    }
}

fn subject(store: &mut Store, verb: &ArgMatches, day: Day) -> Result<HistoryOf, Fault> {
    if let Some(code) = verb.get_one::<String>("unit") {
        let unit = store.unit_by_code(code, day)?;
        return unit
            .map(HistoryOf::Unit)
            .ok_or_else(|| UsageFault::UnitUnknown { code: code.clone() }.into());
    }
    if let Some(key) = verb.get_one::<String>("officer") {
        let person = store.person_by_key(key)?;
        return person
            .map(HistoryOf::Person)
            .ok_or_else(|| UsageFault::OfficerUnknown { key: key.clone() }.into());
    }
    Ok(HistoryOf::Everything)
}

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let asked = Call::as_of(verb)?;
    let mut store = call.open(verb)?;
    let day = Call::day(asked, &store)?;
    let of = subject(&mut store, verb, day).map_err(one)?;
    let only =
        HistoryFilter { actor: verb.get_one::<String>("admin").cloned(), day: Call::day_of(verb, "day")? };
    let mut entries = Vec::new();
    loop {
        let question = Question::History { of, only: only.clone(), skip: entries.len(), limit: PAGE };
        let Answer::History(page) = store.ask(&question).map_err(one)? else { return Ok(Exit::Refused) };
        let done = page.entries.len() < PAGE;
        entries.extend(page.entries);
        if done {
            break;
        }
    }
    write(call, format(verb), &entries).map_err(one)?;
    Ok(Exit::Done)
}

fn write(call: &Call, form: Format, entries: &[HistoryEntry]) -> Result<(), Fault> {
    let mut out = Output::new();
    match form {
        Format::Json => out.json(&entries.iter().map(row).collect::<Vec<_>>())?,
        Format::Csv => {
            let head = [
                "seq", "at", "actor", "cause", "action", "person", "unit", "records", "field", "before",
                "after",
            ];
            out.row(head)?;
            for entry in entries.iter().map(row) {
                csv(&mut out, &entry)?;
            }
        }
        Format::Text => {
            for entry in entries {
                out.line(&format!(
                    "{}  {}  {}",
                    entry.seq.0,
                    moment::shown(entry.at, DateForm::default()),
                    words::sentence(call.lang, DateForm::default(), entry)
                ))?;
            }
        }
    }
    out.finish()
}

/// One row for each changed field; an entry without fields is one row.
fn csv(out: &mut Output, row: &Row<'_>) -> Result<(), Fault> {
    let (seq, records) = (row.seq.to_string(), row.records.to_string());
    let head = [
        seq.as_str(),
        &row.at,
        row.actor,
        row.cause,
        row.action,
        row.person.unwrap_or_default(),
        row.unit.unwrap_or_default(),
        &records,
    ];
    if row.fields.is_empty() {
        return out.row(head.into_iter().chain(["", "", ""]));
    }
    row.fields
        .iter()
        .try_for_each(|change| out.row(head.into_iter().chain([change.field, change.before, change.after])))
}
