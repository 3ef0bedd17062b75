//! `stats`: the figures of the report and the sentence ready to paste.

use std::collections::BTreeMap;

use clap::ArgMatches;
use serde::Serialize;

use crate::cli::exit::Exit;
use crate::cli::output::{Format, Output};
use crate::cli::{Call, Ended, format, one, shown};
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::report::{LevelStats, Stats};
use crate::exchange::picture;
use crate::messages::Lang;
use crate::messages::report as words;

#[derive(Serialize)]
struct Row {
    officers: u32,
    need: u32,
    pass: u32,
    fail: u32,
    unknown: u32,
    standard: Option<u8>,
    share_tenths: Option<u32>,
    units: u32,
    units_ok: u32,
    units_short: u32,
    units_over: u32,
    units_unknown: u32,
}

impl From<&LevelStats> for Row {
    fn from(level: &LevelStats) -> Self {
        Self {
            officers: level.officers,
            need: level.need,
            pass: level.pass,
            fail: level.fail,
            unknown: level.unknown,
            standard: level.standard,
            share_tenths: level.share_tenths(),
            units: level.units,
            units_ok: level.units_ok,
            units_short: level.units_short,
            units_over: level.units_over,
            units_unknown: level.units_unknown,
        }
    }
}

#[derive(Serialize)]
struct District<'a> {
    unit: &'a str,
    unit_name: String,
    levels: BTreeMap<&'static str, Row>,
}

#[derive(Serialize)]
struct Document<'a> {
    as_of: String,
    total: u32,
    levels: BTreeMap<&'static str, Row>,
    districts: Vec<District<'a>>,
    sentence: String,
}

fn rows(levels: &[LevelStats]) -> BTreeMap<&'static str, Row> {
    levels.iter().map(|stats| (stats.level.word(), stats.into())).collect()
}

/// Runs the verb.
pub(super) fn run(call: &Call, verb: &ArgMatches) -> Ended {
    let mut opened = call.open_at(verb)?;
    let (store, day) = (&mut opened.store, opened.day);
    let under = verb.get_one::<String>("under").map(String::as_str);
    let stats = store.stats(day, under).map_err(one)?;
    let is_picture = verb.get_one::<String>("format").is_some_and(|form| form == "svg");
    if is_picture {
        let mut out = Output::new();
        let picture = picture::of_stats(call.lang, &shown(call.lang, day), &stats);
        out.text(&picture).and_then(|()| out.finish()).map_err(one)?;
    } else {
        write(call.lang, format(verb), day, &stats).map_err(one)?;
    }
    Ok(Exit::Done)
}

fn write(lang: Lang, form: Format, day: Day, stats: &Stats) -> Result<(), Fault> {
    let mut out = Output::new();
    let sentence = words::of_levels(lang, &stats.top, &stats.levels);
    match form {
        Format::Json => {
            let districts = stats.districts.iter().map(|district| District {
                unit: &district.unit.code,
                unit_name: district.unit.full_name(),
                levels: rows(&district.levels),
            });
            out.json(&Document {
                as_of: day.to_string(),
                total: stats.total,
                levels: rows(&stats.levels),
                districts: districts.collect(),
                sentence,
            })?;
        }
        Format::Csv => csv(&mut out, stats)?,
        Format::Text => {
            out.line(&words::heading(lang))?;
            for line in table(lang, "", &stats.levels) {
                out.line(&line)?;
            }
            for district in &stats.districts {
                for line in table(lang, &district.unit.full_name(), &district.levels) {
                    out.line(&line)?;
                }
            }
            out.text("\n")?;
            out.line(&sentence)?;
        }
    }
    out.finish()
}

fn table(lang: Lang, unit: &str, levels: &[LevelStats]) -> Vec<String> {
    let row = |stats: &LevelStats| {
        let share =
            stats.standard.map(|_| crate::messages::finding::percent(lang, stats.pass, stats.officers));
        words::row(lang, unit, stats.level, (stats.officers, stats.need, &share.unwrap_or_default()))
    };
    levels.iter().filter(|stats| stats.officers + stats.need > 0).map(row).collect()
}

fn csv(out: &mut Output, stats: &Stats) -> Result<(), Fault> {
    out.row([
        "unit",
        "level",
        "officers",
        "need",
        "pass",
        "fail",
        "unknown",
        "standard",
        "share_tenths",
        "units",
        "units_ok",
        "units_short",
        "units_over",
        "units_unknown",
    ])?;
    let mut write = |unit: &str, levels: &[LevelStats]| {
        levels.iter().try_for_each(|stats| {
            let shown = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
            let numbers = [
                Some(stats.officers),
                Some(stats.need),
                Some(stats.pass),
                Some(stats.fail),
                Some(stats.unknown),
                stats.standard.map(u32::from),
                stats.share_tenths(),
                Some(stats.units),
                Some(stats.units_ok),
                Some(stats.units_short),
                Some(stats.units_over),
                Some(stats.units_unknown),
            ]
            .map(shown);
            out.row([unit, stats.level.word()].into_iter().chain(numbers.iter().map(String::as_str)))
        })
    };
    write("", &stats.levels)?;
    stats.districts.iter().try_for_each(|district| write(&district.unit.code, &district.levels))
}
