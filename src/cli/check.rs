//! `check`: the findings.

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::exit::{Exit, say};
use crate::cli::output::{Format, Output};
use crate::cli::{Call, Ended, format, one, shown};
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::finding::{RollUp, Severity, State};
use crate::domain::profile::Profile;
use crate::domain::report::{Checked, CheckedRow};
use crate::domain::waiver::Waiver;
use crate::messages::command_line as text;
use crate::messages::{Lang, finding as words, names};

/// One finding in the form that programs rely on.
#[derive(Serialize)]
struct Row<'a> {
    key: String,
    rule: &'a str,
    facet: String,
    state: &'static str,
    severity: &'static str,
    unit: &'a str,
    unit_name: String,
    person: Option<&'a str>,
    missing: &'a [String],
    missing_count: Option<u32>,
    count: Option<u32>,
    num: Option<u32>,
    den: Option<u32>,
    num_min: Option<u32>,
    num_max: Option<u32>,
    since: Option<String>,
    changes_on: Option<String>,
    waiver: Option<Excuse<'a>>,
    basis: Option<&'a str>,
    text: String,
    cure: String,
}

/// The waiver of a finding.
#[derive(Serialize)]
struct Excuse<'a> {
    unit: &'a str,
    facet: String,
    decision_no: &'a str,
    from: Option<String>,
    to: Option<String>,
}

#[derive(Serialize)]
struct Counts {
    critical: i64,
    error: i64,
    warning: i64,
    notice: i64,
    info: i64,
    unknown: i64,
    waived: i64,
}

#[derive(Serialize)]
struct Document<'a> {
    as_of: String,
    profile: Option<&'a str>,
    counts: Counts,
    findings: Vec<Row<'a>>,
}

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let mut opened = call.open_at(verb)?;
    let (store, day) = (&mut opened.store, opened.day);
    let under = verb.get_one::<String>("under").map(String::as_str);
    let checked = store.check(day, under).map_err(one)?;
    let Some(profile) = checked.profile.clone() else {
        say(&text::no_profile(call.lang, &shown(call.lang, day)));
        return write(call.lang, format(verb), day, None, &checked).map_err(one).map(|()| Exit::Done);
    };
    write(call.lang, format(verb), day, Some(&profile), &checked).map_err(one)?;
    Ok(if fails(&checked, verb.get_one::<String>("fail-on")) { Exit::Found } else { Exit::Done })
}

/// Whether a breach is at or above the severity of `--fail-on`; `never` is none of the words.
fn fails(checked: &Checked, fail_on: Option<&String>) -> bool {
    let Some(least) = fail_on.and_then(|word| Severity::from_word(word)) else { return false };
    let counts =
        |row: &CheckedRow| row.row.finding.state == State::Breach && row.row.finding.severity >= least;
    checked.findings.iter().any(counts)
}

fn row<'a>(lang: Lang, profile: &'a Profile, checked: &'a CheckedRow) -> Row<'a> {
    let row = &checked.row;
    let finding = &row.finding;
    let rule = profile.rule(finding.rule);
    let id = rule.map_or("", |rule| rule.id.as_str());
    let person = row.person.as_ref().map(|(key, _)| key.as_str());
    let mut key = format!("{id}/{}/{}", row.unit.code, finding.facet);
    if let Some(person) = person {
        key.push('/');
        key.push_str(person);
    }
    let extremes = finding.share.filter(|_| finding.state == State::Unknown);
    Row {
        key,
        rule: id,
        facet: finding.facet.to_string(),
        state: finding.state.word(),
        severity: finding.severity.word(),
        unit: &row.unit.code,
        unit_name: row.unit.full_name(),
        person,
        missing: &finding.missing,
        missing_count: finding.missing_count,
        count: finding.count,
        num: finding.share.map(|tally| tally.pass),
        den: finding.share.map(|tally| tally.den),
        num_min: extremes.map(|tally| tally.pass),
        num_max: extremes.map(|tally| tally.pass + tally.unknown),
        since: checked.span.since.map(|day| day.to_string()),
        changes_on: checked.span.changes_on.map(|day| day.to_string()),
        waiver: checked.waiver.as_ref().map(|(waiver, code)| excuse(waiver, code)),
        basis: rule.and_then(|rule| rule.basis.as_deref()),
        text: words::text(lang, profile, row),
        cure: words::cure(lang, profile, row),
    }
}

fn excuse<'a>(waiver: &'a Waiver, code: &'a str) -> Excuse<'a> {
    Excuse {
        unit: code,
        facet: waiver.target.to_string(),
        decision_no: &waiver.decision_no,
        from: waiver.period.from.map(|day| day.to_string()),
        to: waiver.period.to.map(|day| day.to_string()),
    }
}

fn counted(checked: &Checked) -> RollUp {
    let mut sum = RollUp::default();
    checked.findings.iter().for_each(|row| sum.count(&row.row.finding));
    sum
}

fn write(
    lang: Lang,
    form: Format,
    day: Day,
    profile: Option<&Profile>,
    checked: &Checked,
) -> Result<(), Fault> {
    let rows = || {
        checked
            .findings
            .iter()
            .filter_map(|finding| profile.map(|profile| row(lang, profile, finding)))
            .collect()
    };
    let sum = counted(checked);
    let mut out = Output::new();
    match form {
        Format::Json => {
            let counts = Counts {
                critical: sum.of(Severity::Critical),
                error: sum.of(Severity::Error),
                warning: sum.of(Severity::Warning),
                notice: sum.of(Severity::Notice),
                info: sum.of(Severity::Info),
                unknown: sum.unknown,
                waived: sum.waived,
            };
            let name = profile.map(|profile| profile.name.as_str());
            out.json(&Document { as_of: day.to_string(), profile: name, counts, findings: rows() })?;
        }
        Format::Csv => csv(&mut out, &rows())?,
        Format::Text => {
            rows().iter().try_for_each(|row| out.line(&line(lang, row)))?;
            let summary =
                text::check_summary(lang, &shown(lang, day), sum.errors(), sum.warnings(), sum.unknown);
            out.line(&summary)?;
        }
    }
    out.finish()
}

/// The sign of a finding of this state and severity, both in the words of files.
pub(super) fn sign(state: &str, severity: &str) -> char {
    match (state, severity) {
        ("unknown", _) => '?',
        ("waived", _) => '○',
        (_, "critical" | "error") => '×',
        (_, "warning" | "notice") => '▲',
        _ => '·',
    }
}

/// One finding as a line for people: sign, rule, severity, unit, why, since.
fn line(lang: Lang, row: &Row<'_>) -> String {
    let sign = sign(row.state, row.severity);
    let severity = Severity::from_word(row.severity).map_or("", |severity| names::severity(lang, severity));
    let mut line = format!("{sign} {} ({severity})  {}: {}", row.rule, row.unit_name, row.text);
    if let Some(since) = row.since.as_deref().and_then(|day| Day::parse(day).ok()) {
        line.push_str(", ");
        line.push_str(&text::since(lang, &shown(lang, since)));
    }
    line
}

fn csv(out: &mut Output, rows: &[Row<'_>]) -> Result<(), Fault> {
    out.row([
        "key",
        "rule",
        "facet",
        "state",
        "severity",
        "unit",
        "unit_name",
        "person",
        "missing",
        "missing_count",
        "count",
        "num",
        "den",
        "num_min",
        "num_max",
        "since",
        "changes_on",
        "waiver",
        "basis",
        "text",
        "cure",
    ])?;
    let number = |value: Option<u32>| value.map(|value| value.to_string()).unwrap_or_default();
    rows.iter().try_for_each(|row| {
        let missing = row.missing.join(";");
        let numbers = [row.missing_count, row.count, row.num, row.den, row.num_min, row.num_max].map(number);
        let head = [
            row.key.as_str(),
            row.rule,
            &row.facet,
            row.state,
            row.severity,
            row.unit,
            &row.unit_name,
            row.person.unwrap_or_default(),
            &missing,
        ];
        let tail = [
            row.since.as_deref().unwrap_or_default(),
            row.changes_on.as_deref().unwrap_or_default(),
            row.waiver.as_ref().map_or("", |waiver| waiver.decision_no),
            row.basis.unwrap_or_default(),
            &row.text,
            &row.cure,
        ];
        out.row(head.into_iter().chain(numbers.iter().map(String::as_str)).chain(tail))
    })
}
