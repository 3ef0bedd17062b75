//! Which findings stand at a row, edits taken in, and their words.

use crate::domain::cure::{Cure, Effect, Remedy};
use crate::domain::finding::{Facet, Finding, State};
use crate::domain::id::PersonId;
use crate::domain::outline::{OutlineRow, RowAt, RowContent, RowKey};
use crate::domain::profile::Profile;
use crate::domain::query::{FindingRow, Particulars};
use crate::domain::roster::RosterRow;
use crate::domain::unit::{Level, Unit, UnitPath};
use crate::messages::{cure, finding, finding_time};
use crate::tui::model::Model;
use crate::tui::sheet::Sheet;
use crate::tui::sheet::form::Form;
use crate::tui::sheet::outline::Outline;

/// The findings of a row as they are with all edits, in the order of the rules; for an officer also what his unit
/// cannot tell without a datum of his.
pub fn of_row<'a>(model: &'a Model, outline: &'a Outline, place: usize) -> Vec<&'a Finding> {
    let Some(row) = outline.rows.get(place) else { return Vec::new() };
    let edited = model.overlays().find_map(|overlay| Some((overlay, overlay.judgement(row.key.unit)?)));
    let Some((overlay, judgement)) = edited else { return stored(model, outline, place, row) };
    match &row.content {
        RowContent::Unit(_) => overlay.of_unit(row.key.unit).into_iter().flatten().collect(),
        RowContent::Officer(officer) => of_officer(model, row.key, officer.person.id, &[]),
        RowContent::Vacancy(vacancy) => {
            let place = match row.key.at {
                RowAt::Vacancy(n) => u32::from(n),
                RowAt::Unit | RowAt::Seat(_) => 0,
            };
            let is_left = |finding: &&Finding| match &vacancy.slot {
                Some(slot) => finding.missing.contains(slot),
                None => finding.missing_count.unwrap_or(0) > place,
            };
            let short = |finding: &&Finding| finding.rule == vacancy.rule && finding.facet == Facet::Short;
            judgement.findings.iter().filter(short).filter(is_left).collect()
        }
    }
}

/// The findings about an officer as they are with all edits; `stored` are those of his row.
pub fn of_officer<'a>(
    model: &'a Model,
    key: RowKey,
    who: PersonId,
    stored: &'a [Finding],
) -> Vec<&'a Finding> {
    match model.overlays().find_map(|overlay| overlay.judgement(key.unit)) {
        None => stored.iter().collect(),
        Some(judgement) => {
            let about = |finding: &&Finding| finding.person == Some(who) || asks(finding, who);
            judgement.findings.iter().filter(about).collect()
        }
    }
}

fn stored<'a>(model: &'a Model, outline: &'a Outline, place: usize, row: &'a OutlineRow) -> Vec<&'a Finding> {
    match &row.content {
        // A unit that is only above an edit may have other shares now.
        RowContent::Unit(_) => of_unit_above(model, row),
        RowContent::Vacancy(_) => row.findings.iter().collect(),
        RowContent::Officer(officer) => {
            let above = outline.rows.get(..place).unwrap_or_default();
            let unit = above.iter().rev().find(|above| above.key == RowKey::unit(row.key.unit));
            let of_unit = unit.into_iter().flat_map(|unit| &unit.findings);
            let asking = of_unit.filter(|finding| asks(finding, officer.person.id));
            asking.chain(&row.findings).collect()
        }
    }
}

/// Whether a datum of this person would decide the finding about his unit.
pub fn asks(finding: &Finding, who: PersonId) -> bool {
    finding.person.is_none() && finding.ask.iter().any(|ask| ask.person == who)
}

fn of_unit_above<'a>(model: &'a Model, row: &'a OutlineRow) -> Vec<&'a Finding> {
    match model.overlays().find_map(|overlay| overlay.ancestor(row.key.unit)) {
        None => row.findings.iter().collect(),
        Some(after) => {
            let own = row.findings.iter().filter(|finding| finding.facet != Facet::Share);
            own.chain(&after.shares).collect()
        }
    }
}

/// The findings of the row of the cursor, whatever the sheet, the first one as the strip tells it.
pub fn at_cursor(model: &Model) -> Vec<FindingRow> {
    match model.sheet() {
        Some(Sheet::Outline(outline)) => {
            let found = of_row(model, outline, outline.at());
            let row = outline.row();
            row.iter().flat_map(|row| found.iter().map(|finding| named(model, row, finding))).collect()
        }
        Some(Sheet::Findings(sheet)) => sheet.rows.row().cloned().into_iter().collect(),
        Some(Sheet::Form(sheet)) => of_form(sheet),
        Some(Sheet::Roster(sheet)) => sheet.row().map(|row| of_roster(model, row)).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// The findings about the officer of a form.
pub fn of_form(sheet: &Form) -> Vec<FindingRow> {
    let person = sheet.record.as_ref().map(|record| &record.person);
    let named = |(finding, unit): (&Finding, &Unit)| FindingRow {
        finding: finding.clone(),
        unit: unit.clone(),
        person: person.map(|person| (person.key.clone(), person.full_name.clone())),
        seat: None,
        particulars: Particulars::default(),
    };
    sheet.findings().map(named).collect()
}

/// The findings of a row of the flat roster, edits taken in.
pub fn of_roster(model: &Model, row: &RosterRow) -> Vec<FindingRow> {
    let person = model.person(&row.officer);
    let named = |finding: &Finding| FindingRow {
        finding: finding.clone(),
        unit: row.unit.clone(),
        person: Some((person.key.clone(), person.full_name.clone())),
        seat: None,
        particulars: Particulars::default(),
    };
    of_officer(model, row.key(), person.id, &row.findings).into_iter().map(named).collect()
}

/// The finding with the name of the person whom it is about.
pub fn named(model: &Model, row: &OutlineRow, finding: &Finding) -> FindingRow {
    let person = match &row.content {
        RowContent::Officer(officer) => {
            let person = model.person(officer);
            Some((person.key.clone(), person.full_name.clone()))
        }
        RowContent::Unit(_) | RowContent::Vacancy(_) => None,
    };
    let unit = match &row.content {
        RowContent::Unit(unit) => unit.unit.clone(),
        RowContent::Officer(_) | RowContent::Vacancy(_) => unnamed(finding),
    };
    FindingRow { finding: finding.clone(), unit, person, seat: None, particulars: Particulars::default() }
}

/// A unit of which only the identity is known: no sentence of a finding names its unit.
fn unnamed(finding: &Finding) -> Unit {
    Unit {
        id: finding.unit,
        path: UnitPath::default(),
        code: String::new(),
        level: Level::Commune,
        kind: String::new(),
        name: String::new(),
        life: crate::domain::day::Period::default(),
    }
}

/// What is wrong and what would cure it: rule, sentence, basis, cure.
#[derive(Clone, Debug)]
pub struct Words {
    /// The rule's id.
    pub rule: String,
    /// What is wrong.
    pub what: String,
    /// The legal basis.
    pub basis: Option<String>,
    /// Since when it is so, when time alone will change it, by which decision it is excused.
    pub time: Option<String>,
    /// What would cure it.
    pub cure: Option<String>,
}

/// The words of a finding.
pub fn words(model: &Model, row: &OutlineRow, about: &Finding) -> Option<Words> {
    words_of(model, &named(model, row, about))
}

/// What would cure it: who could at once or soon, else what is to be done; and how many ways there are in all.
fn cure_of(model: &Model, profile: &Profile, named: &FindingRow) -> String {
    let general = finding::cure(model.lang(), profile, named);
    let known = model.told.cures.as_deref();
    let Some(cures) = known.filter(|cures| cures.about.finding.key() == named.finding.key()) else {
        return general;
    };
    let heals = |cure: &&Cure| cure.effect == Effect::Heals && cure.opens.is_empty();
    let moves = [Remedy::Transfer, Remedy::Send, Remedy::Call];
    let best = cures.rows.first().filter(heals).filter(|cure| moves.contains(&cure.remedy));
    let best = best.map(|best| cure::best(model.lang(), model.habits().dates, model.day(), best));
    let more = || cure::more_ways(model.lang(), &model.habits().keys.spoken("cures"), cures.rows.len());
    let parts = [best.unwrap_or(general), if cures.rows.is_empty() { String::new() } else { more() }];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The words of a finding with its names.
pub fn words_of(model: &Model, named: &FindingRow) -> Option<Words> {
    let profile = model.profile()?;
    let told = model.told.about.as_deref().filter(|told| told.row.finding.key() == named.finding.key());
    let named = told.map_or(named, |told| &told.row);
    let rule = profile.rule(named.finding.rule)?;
    let is_waived = named.finding.state == State::Waived;
    let cure = (!is_waived).then(|| cure_of(model, profile, named));
    Some(Words {
        rule: rule.id.clone(),
        what: finding::text(model.lang(), profile, named),
        basis: rule.basis.clone(),
        time: told.map(|told| finding_time::time(model.lang(), model.habits().dates, model.day(), told)),
        cure: cure.filter(|cure| !cure.is_empty()),
    })
}
