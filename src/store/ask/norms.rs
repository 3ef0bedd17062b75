//! The profiles of the roster and how the norms of one of them stand: counted from what is stored, nothing is judged.

use std::sync::Arc;

use rusqlite::Connection;

use crate::domain::day::Day;
use crate::domain::facts::{Place, UnitFacts};
use crate::domain::finding::{Facet, RuleIx, State};
use crate::domain::inspection::Inspected;
use crate::domain::norms::{EditionRow, NormsPage, Standing};
use crate::domain::profile::Profile;
use crate::domain::profile::rule::{Due, Recent, Rule, RuleBody, Subject};
use crate::domain::unit::{Level, UnitPath};
use crate::rules::judge::Judge;
use crate::store::ask::patience::Patience;
use crate::store::ask::sql::alive;
use crate::store::error::Result;
use crate::store::rulebook::Rulebook;
use crate::store::tables::{numbers, profile, unit};

/// The profiles, and the norms of an edition; without one, those by which the stored findings were judged.
pub(super) fn page(
    db: &Connection,
    rules: &mut Rulebook,
    edition: Option<i64>,
    patience: &mut Patience<'_>,
) -> Result<NormsPage> {
    let judged = numbers::judged(db)?;
    let in_force = profile::in_force(db, judged.day)?;
    let all = profile::all(db)?;
    let mut editions = Vec::new();
    for (known, days) in profile::stretches(&all) {
        let title = profile::load(db, known.id)?.title.clone();
        let (id, name) = (known.id, known.name.clone());
        editions.push(EditionRow { id, name, title, days, in_force: in_force == Some(id) });
    }
    let shown = edition.filter(|id| all.iter().any(|known| known.id == *id)).or(judged.profile);
    editions.sort_by_key(|edition: &EditionRow| edition.days.from);
    let profile = shown.map(|id| profile::load(db, id)).transpose()?;
    let standings = match rules.of(db, judged.profile)? {
        Some(loaded) if shown == judged.profile => standings(db, &mut loaded.judge, judged.day, patience)?,
        _ => Vec::new(),
    };
    Ok(NormsPage { editions, shown, profile, standings })
}

fn standings(
    db: &Connection,
    judge: &mut Judge,
    day: Day,
    patience: &mut Patience<'_>,
) -> Result<Vec<Option<Standing>>> {
    let profile = Arc::clone(judge.profile());
    let mut standings = vec![Standing::default(); profile.rules.len()];
    spoken_of(db, judge, day, &mut standings)?;
    for (ix, rule) in profile.numbered() {
        let Some(standing) = standings.get_mut(usize::from(ix.0)) else { break };
        match rule.body {
            RuleBody::Share(_) => standing.units = judged_shares(db, ix, day)?,
            RuleBody::Unique { scope } => standing.units = in_scope(db, scope, day)?,
            RuleBody::Slots(_) | RuleBody::Each { .. } | RuleBody::Due(_) | RuleBody::Recent(_) => {}
        }
    }
    count_findings(db, &mut standings, patience)?;
    let is_judged = |rule: &Rule| match &rule.body {
        RuleBody::Due(Due { subject, .. }) | RuleBody::Recent(Recent { subject, .. }) => {
            *subject == Subject::Person || judge.inspected() == Inspected::Once
        }
        RuleBody::Slots(_) | RuleBody::Each { .. } | RuleBody::Share(_) | RuleBody::Unique { .. } => true,
    };
    Ok(profile.rules.iter().zip(standings).map(|(rule, one)| is_judged(rule).then_some(one)).collect())
}

/// Of how many living units each rule speaks. Units that no word of the profile tells apart are looked at once.
fn spoken_of(db: &Connection, judge: &mut Judge, day: Day, standings: &mut [Standing]) -> Result<()> {
    let mut statement = db.prepare_cached(&format!(
        concat!(
            "SELECT {}, count(*) FROM unit WHERE ",
            alive!("unit"),
            " GROUP BY level, kind, CASE WHEN code IN (SELECT value FROM json_each(?2)) THEN code END"
        ),
        unit::COLUMNS
    ))?;
    let named = named_codes(judge.profile());
    let mut rows = statement.query((day, named))?;
    while let Some(row) = rows.next()? {
        let unit = unit::read(row, 0)?;
        let count: i64 = row.get(unit::WIDTH)?;
        let facts = UnitFacts::empty(&unit, Place::of(&unit));
        for rule in judge.rules_of(&facts) {
            if let Some(standing) = standings.get_mut(usize::from(rule.0)) {
                standing.units += u64::try_from(count).unwrap_or_default();
            }
        }
    }
    Ok(())
}

/// The codes that the profile names, as a JSON list.
fn named_codes(profile: &Profile) -> String {
    let named: Vec<&String> =
        profile.unit_kinds.iter().filter_map(|def| def.codes.as_ref()).flatten().collect();
    serde_json::to_string(&named).unwrap_or_default()
}

/// At how many living units the share is judged: somebody is counted there.
fn judged_shares(db: &Connection, rule: RuleIx, day: Day) -> Result<u64> {
    count(
        db,
        concat!(
            "SELECT count(*) FROM tally CROSS JOIN unit ON unit.id = tally.unit WHERE ",
            alive!("unit"),
            " AND tally.rule = ?2"
        ),
        (day, rule),
    )
}

/// How many living units lie in a unit of the level, or are one.
fn in_scope(db: &Connection, scope: Level, day: Day) -> Result<u64> {
    count(
        db,
        concat!(
            "SELECT ifnull(sum((SELECT count(*) FROM unit AS u WHERE u.path >= top.path AND u.path < top.path || '~' AND ",
            alive!("u"),
            ")), 0) FROM unit AS top WHERE top.level = ?2"
        ),
        (day, scope),
    )
}

fn count(db: &Connection, sql: &str, values: impl rusqlite::Params) -> Result<u64> {
    let count: i64 = db.prepare_cached(sql)?.query_row(values, |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or_default())
}

/// In how many units each rule is not met: a unit is counted once, by the worst that is said.
fn count_findings(db: &Connection, standings: &mut [Standing], patience: &mut Patience<'_>) -> Result<()> {
    let mut statement = db.prepare_cached(
        "SELECT path, rule, facet, state, severity FROM finding ORDER BY path, rule, facet, person",
    )?;
    let mut rows = statement.query([])?;
    let mut open: Option<(UnitPath, RuleIx, State)> = None;
    while let Some(row) = rows.next()? {
        patience.look()?;
        let (rule, state): (RuleIx, State) = (row.get(1)?, row.get(3)?);
        if matches!(row.get(2)?, Facet::Prefer(_)) {
            continue;
        }
        if state == State::Breach
            && let Some(standing) = standings.get_mut(usize::from(rule.0))
        {
            standing.gravest = standing.gravest.max(Some(row.get(4)?));
        }
        let path = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        match &mut open {
            // Breach, unknown, waived: the first is the worst.
            Some((at, of, worst)) if at.0 == path && *of == rule => *worst = (*worst).min(state),
            _ => {
                let last = open.replace((UnitPath(path.to_owned()), rule, state));
                close(last.as_ref(), standings);
            }
        }
    }
    close(open.as_ref(), standings);
    Ok(())
}

fn close(open: Option<&(UnitPath, RuleIx, State)>, standings: &mut [Standing]) {
    let Some((_, rule, worst)) = open else { return };
    let Some(standing) = standings.get_mut(usize::from(rule.0)) else { return };
    match worst {
        State::Breach => standing.broken += 1,
        State::Unknown => standing.unknown += 1,
        State::Waived => standing.waived += 1,
    }
}
