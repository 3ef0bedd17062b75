//! `cures`: what would cure the findings of a unit, the best first.

use clap::ArgMatches;
use serde::Serialize;

use crate::app::{clock, random};
use crate::cli::check::sign;
use crate::cli::exit::{Exit, say};
use crate::cli::output::{Format, Output};
use crate::cli::{Call, Ended, format, one, shown};
use crate::domain::cure::{Cure, Cures, Remedy, UnitCures};
use crate::domain::day::{DateForm, Day};
use crate::domain::fault::Fault;
use crate::domain::profile::Profile;
use crate::domain::query::FindingRow;
use crate::messages::{Lang, command_line as text, cure as words, finding};
use crate::store::{OtherDay, Store};

/// One cure in the form that programs rely on.
#[derive(Serialize)]
struct Row<'a> {
    remedy: &'static str,
    field: Option<&'static str>,
    person: Option<&'a str>,
    full_name: Option<&'a str>,
    unit: Option<&'a str>,
    to: Option<&'a str>,
    near: &'static str,
    from: String,
    effect: &'static str,
    opens: Vec<String>,
    text: String,
}

/// A finding with what would cure it.
#[derive(Serialize)]
struct Found<'a> {
    key: String,
    state: &'static str,
    severity: &'static str,
    text: String,
    cure: String,
    cures: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Document<'a> {
    as_of: String,
    unit: &'a str,
    unit_name: String,
    findings: Vec<Found<'a>>,
}

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let asked = Call::as_of(verb)?;
    let code = verb.get_one::<String>("unit").map(String::as_str).unwrap_or_default();
    let mut store = call.open(verb)?;
    let day = Call::day(asked, &store)?;
    let found = if day == store.judged_day().map_err(one)? {
        store.cures(code)
    } else {
        on_another_day(call, &store, day, code)
    };
    let found = found.map_err(one)?;
    if found.profile.is_none() {
        say(&text::no_profile(call.lang, &shown(call.lang, found.day)));
    }
    write(call.lang, format(verb), &found).map_err(one)?;
    Ok(Exit::Done)
}

/// Asks a private copy that is judged as of the day.
fn on_another_day(call: &Call, store: &Store, day: Day, code: &str) -> Result<UnitCures, Fault> {
    let name = random::op_id()?.0.map(|byte| format!("{byte:02x}")).concat();
    let folder = std::env::temp_dir().join(format!("daumoi-{name}"));
    let made = OtherDay::make(store.path(), day.into(), folder, &mut |_, _| true)?;
    let mut copy = Store::reader(&made.path())?;
    copy.enter(&call.login, clock::today())?;
    copy.cures(code)
}

/// The name of a finding for programs.
fn key(profile: &Profile, row: &FindingRow) -> String {
    let rule = profile.rule(row.finding.rule).map_or("", |rule| rule.id.as_str());
    let mut key = format!("{rule}/{}/{}", row.unit.code, row.finding.facet);
    if let Some((person, _)) = &row.person {
        key.push('/');
        key.push_str(person);
    }
    key
}

fn row<'a>(lang: Lang, profile: &Profile, cure: &'a Cure) -> Row<'a> {
    let who = cure.who.as_deref();
    Row {
        remedy: cure.remedy.word(),
        field: match cure.remedy {
            Remedy::Fill(field) => Some(field.column()),
            _ => None,
        },
        person: who.map(|who| who.person.key.as_str()),
        full_name: who.map(|who| who.person.full_name.as_str()),
        unit: who.map(|who| who.unit.code.as_str()),
        to: cure.to.as_ref().map(|unit| unit.code.as_str()),
        near: cure.near.word(),
        from: cure.from.to_string(),
        effect: cure.effect.word(),
        opens: cure.opens.iter().map(|row| key(profile, row)).collect(),
        text: words::action(lang, cure),
    }
}

fn found<'a>(lang: Lang, profile: &Profile, cures: &'a Cures) -> Found<'a> {
    let about = &cures.about;
    Found {
        key: key(profile, about),
        state: about.finding.state.word(),
        severity: about.finding.severity.word(),
        text: finding::text(lang, profile, about),
        cure: finding::cure(lang, profile, about),
        cures: cures.rows.iter().map(|cure| row(lang, profile, cure)).collect(),
    }
}

fn write(lang: Lang, form: Format, found_all: &UnitCures) -> Result<(), Fault> {
    let profile = found_all.profile.as_deref();
    let all: Vec<(&Cures, Found<'_>)> = found_all
        .findings
        .iter()
        .filter_map(|cures| profile.map(|profile| (cures, found(lang, profile, cures))))
        .collect();
    let mut out = Output::new();
    match form {
        Format::Json => {
            let findings = all.into_iter().map(|(_, found)| found).collect();
            let (as_of, unit) = (found_all.day.to_string(), &found_all.unit);
            out.json(&Document { as_of, unit: &unit.code, unit_name: unit.full_name(), findings })?;
        }
        Format::Csv => {
            out.row([
                "key",
                "remedy",
                "field",
                "person",
                "full_name",
                "unit",
                "to",
                "near",
                "from",
                "effect",
                "opens",
                "text",
            ])?;
            for (_, found) in &all {
                found.cures.iter().try_for_each(|row| csv(&mut out, &found.key, row))?;
            }
        }
        Format::Text => {
            if all.is_empty() {
                out.line(&words::nothing_to_cure(lang, &found_all.unit.full_name()))?;
            }
            for (cures, found) in &all {
                as_text(&mut out, (lang, found_all), (cures, found))?;
            }
        }
    }
    out.finish()
}

fn csv(out: &mut Output, key: &str, row: &Row<'_>) -> Result<(), Fault> {
    let opens = row.opens.join(";");
    out.row([
        key,
        row.remedy,
        row.field.unwrap_or_default(),
        row.person.unwrap_or_default(),
        row.full_name.unwrap_or_default(),
        row.unit.unwrap_or_default(),
        row.to.unwrap_or_default(),
        row.near,
        &row.from,
        row.effect,
        &opens,
        &row.text,
    ])
}

fn as_text(
    out: &mut Output,
    (lang, all): (Lang, &UnitCures),
    (cures, found): (&Cures, &Found<'_>),
) -> Result<(), Fault> {
    let rule = found.key.split('/').next().unwrap_or_default();
    let sign = sign(found.state, found.severity);
    out.line(&format!("{sign} {rule}  {}: {}", all.unit.full_name(), found.text))?;
    let dates = match lang {
        Lang::Vi => DateForm::default(),
        Lang::En => DateForm::Iso,
    };
    for (cure, nth) in cures.rows.iter().zip(1..) {
        let nth: u32 = nth;
        let effect = words::effect(lang, dates, all.day, cure);
        let opens = all.profile.as_ref().and_then(|profile| words::opened_by(lang, profile, cure));
        let opens = opens.map(|opens| format!("; {opens}")).unwrap_or_default();
        out.line(&format!("  {nth:>2}. {}: {effect}{opens}", words::action(lang, cure)))?;
    }
    if cures.is_cut {
        out.line(&format!("      {}", words::cut(lang)))?;
    }
    Ok(())
}
