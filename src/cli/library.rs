//! The units, rules and sample people that the program carries.

use std::collections::BTreeSet;

use crate::domain::change::{LineageRecord, UnitRecord};
use crate::domain::day::Day;
use crate::domain::fault::Fault;
use crate::domain::fault::usage::UsageFault;
use crate::domain::profile::Profile;
use crate::exchange::units;
use crate::rules::decode::decode;

const LANG_SON_UNITS: &str = include_str!("../../data/units/20-lang-son.csv");
const LANG_SON_LINEAGE: &str = include_str!("../../data/units/20-lang-son-lineage.csv");
const NATION_2021: &str = include_str!("../../data/units/2021.csv");
const NATION_2025: &str = include_str!("../../data/units/2025.csv");
/// The sample officers, invented.
pub(super) const DEMO_OFFICERS: &str = include_str!("../../data/demo/officers.csv");

/// A profile that the program carries, with its examples.
pub(super) struct Shipped {
    /// The rules.
    pub(super) rules: &'static str,
    /// The name of their file.
    pub(super) name: &'static str,
    /// The examples.
    pub(super) examples: &'static str,
    /// The name of theirs.
    pub(super) examples_name: &'static str,
}

macro_rules! shipped {
    ($($name:literal),*) => {
        [$(Shipped {
            rules: include_str!(concat!("../../data/rules/", $name, ".toml")),
            name: concat!($name, ".toml"),
            examples: include_str!(concat!("../../data/rules/", $name, ".examples.toml")),
            examples_name: concat!($name, ".examples.toml"),
        }),*]
    };
}

/// The profiles of Lạng Sơn.
pub(super) const SHIPPED: [Shipped; 2] = shipped!["lang-son-2020", "lang-son-2025"];

/// What is known of a province.
#[derive(Default)]
pub(super) struct Province {
    /// Its units with their lives.
    pub(super) units: Vec<UnitRecord>,
    /// Which became which.
    pub(super) lineage: Vec<LineageRecord>,
    /// Its rule profiles.
    pub(super) profiles: Vec<Profile>,
}

/// The province of this code. `edition` keeps only the units alive in 2021 or in 2025.
///
/// # Errors
/// [`UsageFault::ProvinceUnknown`]; faults of our own tables, which a test excludes.
pub(super) fn province(code: &str, edition: Option<&str>) -> Result<Province, Vec<Fault>> {
    let mut province = match code {
        "20" => Province {
            units: units::read(LANG_SON_UNITS.as_bytes(), "20-lang-son.csv")?,
            lineage: lineage(LANG_SON_LINEAGE),
            profiles: SHIPPED.iter().filter_map(|shipped| decode(shipped.rules, "").profile).collect(),
        },
        _ => Province { units: of_nation(code, edition.unwrap_or("2025"))?, ..Province::default() },
    };
    if let Some(edition) = edition {
        let day = Day::from_number(if edition == "2021" { 20_210_928 } else { 20_250_701 });
        province.units.retain(|unit| day.is_some_and(|day| unit.life.holds(day)));
        province.lineage.clear();
    }
    if province.units.is_empty() {
        return Err(vec![UsageFault::ProvinceUnknown { code: code.to_owned() }.into()]);
    }
    Ok(province)
}

/// The units of any other province, from the national table of one edition: their lives are not known.
fn of_nation(code: &str, edition: &str) -> Result<Vec<UnitRecord>, Vec<Fault>> {
    let table = if edition == "2021" { NATION_2021 } else { NATION_2025 };
    let all = units::read(table.as_bytes(), edition)?;
    let mut kept: BTreeSet<String> = BTreeSet::new();
    // The tables are in tree order: a parent stands before its children.
    Ok(all
        .into_iter()
        .filter(|unit| {
            let inside = unit.code == code && unit.parent_code.is_empty() || kept.contains(&unit.parent_code);
            inside && kept.insert(unit.code.clone())
        })
        .collect())
}

/// Rows `from_code,from_until,to_code,to_since,how`.
fn lineage(table: &str) -> Vec<LineageRecord> {
    let row = |(line, text): (u64, &str)| {
        let mut cells = text.split(',');
        let mut next = || cells.next().map(ToOwned::to_owned);
        let (from_code, _until, to_code, since, how) = (next()?, next()?, next()?, next()?, next()?);
        Some(LineageRecord { line, from_code, to_code, day: Day::parse(&since).ok()?, how })
    };
    (1..).zip(table.lines()).skip(1).filter_map(row).collect()
}
