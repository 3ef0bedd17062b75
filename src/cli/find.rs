//! `find`: units and officers by the beginnings of their words, without marks.

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::exit::Exit;
use crate::cli::output::{Format, Output};
use crate::cli::{Call, Ended, format, one};
use crate::domain::fault::Fault;
use crate::domain::query::{Answer, Hit, Question};

/// More than this many are not read by anybody.
const MOST: usize = 200;

#[derive(Serialize)]
struct Row<'a> {
    kind: &'static str,
    code: &'a str,
    name: &'a str,
    path: &'a str,
    valid_from: Option<String>,
    valid_to: Option<String>,
}

fn row(hit: &Hit) -> Row<'_> {
    Row {
        // An officer without a seat on the day leads to his unit; only units have numbers.
        kind: if hit.total.is_some() { "unit" } else { "officer" },
        code: &hit.code,
        name: &hit.name,
        path: &hit.trail,
        valid_from: hit.life.from.map(|day| day.to_string()),
        valid_to: hit.life.to.map(|day| day.to_string()),
    }
}

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let words: Vec<&str> =
        verb.get_many::<String>("text").into_iter().flatten().map(String::as_str).collect();
    let mut opened = call.open_at(verb)?;
    let (store, day) = (&mut opened.store, opened.day);
    let text = words.join(" ");
    let question = Question::Find { text, near: None, units_only: false, limit: MOST, day: Some(day) };
    let Answer::Hits(found) = store.ask(&question).map_err(one)? else { return Ok(Exit::Refused) };
    let rows: Vec<Row<'_>> = found.hits.iter().map(row).collect();
    write(format(verb), &rows).map_err(one)?;
    Ok(Exit::Done)
}

fn write(form: Format, rows: &[Row<'_>]) -> Result<(), Fault> {
    let mut out = Output::new();
    match form {
        Format::Json => out.json(&rows)?,
        Format::Csv => {
            out.row(["kind", "code", "name", "path", "valid_from", "valid_to"])?;
            for row in rows {
                let day = |day: &Option<String>| day.clone().unwrap_or_default();
                let (from, to) = (day(&row.valid_from), day(&row.valid_to));
                out.row([row.kind, row.code, row.name, row.path, &from, &to])?;
            }
        }
        Format::Text => {
            for row in rows {
                out.line(&format!("{}  {}  ({})", row.code, row.name, row.path))?;
            }
        }
    }
    out.finish()
}
