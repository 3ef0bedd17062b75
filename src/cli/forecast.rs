//! `forecast`: what breaks, heals or changes severity by time alone.

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::exit::Exit;
use crate::cli::output::{Format, Output};
use crate::cli::{Call, Ended, format, one, shown};
use crate::domain::day::{Term, TermUnit};
use crate::domain::fault::Fault;
use crate::domain::finding::Finding;
use crate::domain::query::{FindingRow, Particulars};
use crate::domain::report::{Forecast, ForecastRow};
use crate::messages::{finding as finding_words, forecast as words};

/// What a finding is on a day.
#[derive(Serialize)]
struct Standing {
    state: &'static str,
    severity: &'static str,
}

/// A change in the form that programs rely on.
#[derive(Serialize)]
struct Row<'a> {
    day: String,
    key: String,
    rule: &'a str,
    unit: &'a str,
    unit_name: String,
    person: Option<&'a str>,
    before: Option<Standing>,
    after: Option<Standing>,
    why: String,
    text: String,
}

#[derive(Serialize)]
struct Document<'a> {
    from: String,
    to: String,
    changes: Vec<Row<'a>>,
}

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let asked = Call::as_of(verb)?;
    let mut store = call.open(verb)?;
    let from = Call::day(asked, &store)?;
    let months = verb.get_one::<u16>("months").copied().unwrap_or(12);
    let to = from.plus(Term { count: months, unit: TermUnit::Months });
    let under = verb.get_one::<String>("under").map(String::as_str);
    let forecast = store.forecast((from, to), under).map_err(one)?;
    write(call, format(verb), &forecast).map_err(one)?;
    Ok(Exit::Done)
}

fn standing(finding: Option<&Finding>) -> Option<Standing> {
    finding.map(|finding| Standing { state: finding.state.word(), severity: finding.severity.word() })
}

fn row<'a>(call: &Call, forecast: &Forecast, row: &'a ForecastRow) -> Row<'a> {
    let told = row.turned.told();
    let person = row.person.as_ref().map(|(key, _)| key.as_str());
    let mut key = format!("{}/{}/{}", row.rule, row.unit.code, told.facet);
    if let Some(person) = person {
        key.push('/');
        key.push_str(person);
    }
    // What is gone was said by the profile of the day before.
    let on = if row.turned.after().is_some() { row.day } else { row.day.previous() };
    let finding = FindingRow {
        finding: told.clone(),
        unit: row.unit.clone(),
        person: row.person.clone(),
        seat: None,
        particulars: Particulars::default(),
    };
    Row {
        day: row.day.to_string(),
        key,
        rule: &row.rule,
        unit: &row.unit.code,
        unit_name: row.unit.full_name(),
        person,
        before: standing(row.turned.before()),
        after: standing(row.turned.after()),
        why: words::why(call.lang, row),
        text: forecast
            .profile_on(on)
            .map(|profile| finding_words::text(call.lang, profile, &finding))
            .unwrap_or_default(),
    }
}

fn write(call: &Call, form: Format, forecast: &Forecast) -> Result<(), Fault> {
    let rows = || forecast.changes.iter().map(|change| row(call, forecast, change));
    let mut out = Output::new();
    match form {
        Format::Json => {
            let (from, to) = (forecast.from.to_string(), forecast.to.to_string());
            out.json(&Document { from, to, changes: rows().collect() })?;
        }
        Format::Csv => {
            out.row([
                "day",
                "key",
                "rule",
                "unit",
                "unit_name",
                "person",
                "state_before",
                "severity_before",
                "state_after",
                "severity_after",
                "why",
                "text",
            ])?;
            rows().try_for_each(|row| csv(&mut out, &row))?;
        }
        Format::Text => text(call, forecast, &mut out)?,
    }
    out.finish()
}

fn csv(out: &mut Output, row: &Row<'_>) -> Result<(), Fault> {
    let word = |standing: &Option<Standing>| {
        standing.as_ref().map_or(("", ""), |standing| (standing.state, standing.severity))
    };
    let (before, after) = (word(&row.before), word(&row.after));
    out.row([
        row.day.as_str(),
        &row.key,
        row.rule,
        row.unit,
        &row.unit_name,
        row.person.unwrap_or_default(),
        before.0,
        before.1,
        after.0,
        after.1,
        &row.why,
        &row.text,
    ])
}

fn text(call: &Call, forecast: &Forecast, out: &mut Output) -> Result<(), Fault> {
    let (from, to) = (shown(call.lang, forecast.from), shown(call.lang, forecast.to));
    if forecast.changes.is_empty() {
        return out.line(&words::quiet(call.lang, &from, &to));
    }
    out.line(&words::span(call.lang, &from, &to, forecast.changes.len()))?;
    for change in &forecast.changes {
        let said = row(call, forecast, change);
        out.line(&format!(
            "{}  {} {}: {} → {} ({})",
            shown(call.lang, change.day),
            said.rule,
            said.unit_name,
            said.text,
            words::becomes(call.lang, &change.turned),
            said.why
        ))?;
    }
    Ok(())
}
