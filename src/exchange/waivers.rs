//! The waivers file: one row is one waiver.

use std::io::Read;

use crate::domain::change::{WaiverAct, WaiverRow};
use crate::domain::day::{Day, Period};
use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::import::ImportFault;
use crate::domain::fault::waiver::WaiverFault;
use crate::domain::field::clean_line;
use crate::domain::finding::Facet;
use crate::domain::waiver::{ListedWaiver, WaiverKind, WaiverTarget};
use crate::exchange::table::{self, Cells, Columns, day, required, word};

#[derive(Clone, Copy, PartialEq)]
enum Column {
    Rule,
    UnitCode,
    Subtree,
    Facet,
    Kind,
    Person,
    Count,
    DecisionNo,
    DecisionDate,
    Reason,
    From,
    To,
}

impl Column {
    fn name(self) -> &'static str {
        KNOWN
            .iter()
            .find(|(column, _)| *column == self)
            .and_then(|(_, names)| names.first())
            .copied()
            .unwrap_or("")
    }
}

const KNOWN: [(Column, &[&str]); 12] = [
    (Column::Rule, &["rule"]),
    (Column::UnitCode, &["unit_code"]),
    (Column::Subtree, &["subtree"]),
    (Column::Facet, &["facet"]),
    (Column::Kind, &["kind"]),
    (Column::Person, &["person"]),
    (Column::Count, &["count"]),
    (Column::DecisionNo, &["decision_no"]),
    (Column::DecisionDate, &["decision_date"]),
    (Column::Reason, &["reason"]),
    (Column::From, &["from"]),
    (Column::To, &["to"]),
];
const REQUIRED: [Column; 4] = [Column::Rule, Column::UnitCode, Column::Facet, Column::Kind];

/// The columns in the order in which they are written.
pub fn columns() -> [&'static str; KNOWN.len()] {
    KNOWN.map(|(column, _)| column.name())
}

/// The cells of a waiver, so that the file can be taken in again.
pub fn cells(listed: &ListedWaiver) -> [String; KNOWN.len()] {
    let waiver = &listed.waiver;
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    KNOWN.map(|(column, _)| match column {
        Column::Rule => waiver.rule.clone(),
        Column::UnitCode => listed.unit.code.clone(),
        Column::Subtree => if waiver.subtree { "yes" } else { "no" }.to_owned(),
        Column::Facet => waiver.target.to_string(),
        Column::Kind => waiver.kind.word().to_owned(),
        Column::Person => listed.person.as_ref().map(|(key, _)| key.clone()).unwrap_or_default(),
        Column::Count => waiver.kind.count().map(|count| count.to_string()).unwrap_or_default(),
        Column::DecisionNo => waiver.decision_no.clone(),
        Column::DecisionDate => day(waiver.decision_date),
        Column::Reason => waiver.reason.clone(),
        Column::From => day(waiver.period.from),
        Column::To => day(waiver.period.to),
    })
}

/// Reads a waivers file whole. Whether the rule, the unit and the person are known is for the roster to say.
///
/// # Errors
/// Every fault of the header, or of every row.
pub fn read<R: Read>(source: R, file: &str) -> Result<Vec<WaiverRow>, Vec<Fault>> {
    table::read(source, file, &Columns { known: &KNOWN, required: &REQUIRED }, row)
}

/// A row as far as it has been read.
#[derive(Default)]
struct Draft {
    rule: String,
    unit_code: String,
    subtree: bool,
    facet: String,
    kind: String,
    person: String,
    count: Option<u32>,
    decision_no: String,
    decision_date: Option<Day>,
    reason: String,
    period: Period,
}

fn row(cells: &Cells<'_, Column>) -> Result<WaiverRow, Vec<Fault>> {
    let mut draft = Draft::default();
    let mut faults = cells.each(Column::name, |column, text| set(&mut draft, column, text));
    if draft.period.is_reversed() {
        faults.push(Fault::from(EditFault::Reversed).in_field(Column::To.name()));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let target = WaiverTarget::from_word(&draft.facet);
    let act = act(&draft, &target).map_err(|fault| vec![fault])?;
    Ok(WaiverRow {
        line: cells.line(),
        rule: draft.rule,
        unit_code: draft.unit_code,
        subtree: draft.subtree,
        target,
        act,
        decision_no: draft.decision_no,
        decision_date: draft.decision_date,
        reason: draft.reason,
        period: draft.period,
    })
}

/// What the row does; the cells that its kind does not read are not looked at.
fn act(draft: &Draft, target: &WaiverTarget) -> Result<WaiverAct, Fault> {
    let unfit =
        || Fault::from(WaiverFault::Target { kind: draft.kind.clone() }).in_field(Column::Facet.name());
    let person = (!draft.person.is_empty()).then(|| draft.person.clone());
    match (draft.kind.as_str(), target) {
        ("waive", WaiverTarget::Slot(_)) if person.is_some() => {
            Err(Fault::from(WaiverFault::PersonAtSlot).in_field(Column::Person.name()))
        }
        ("waive", _) => Ok(WaiverAct::Waive(person)),
        ("accept_person", WaiverTarget::Facet(_)) => Err(unfit()),
        ("accept_person", _) => required(draft.person.clone(), Column::Person.name())
            .map(WaiverAct::AcceptPerson)
            .map_err(|fault| fault.in_field(Column::Person.name())),
        (_, WaiverTarget::Every | WaiverTarget::Facet(Facet::Over)) => {
            let column = Column::Count.name();
            let missing =
                || Fault::from(ImportFault::Required { column: column.to_owned() }).in_field(column);
            draft.count.map(WaiverAct::ChangeCount).ok_or_else(missing)
        }
        _ => Err(unfit()),
    }
}

fn set(draft: &mut Draft, column: Column, text: &str) -> Result<(), Fault> {
    let text = clean_line(text)?;
    match column {
        Column::Rule => draft.rule = required(text, column.name())?,
        Column::UnitCode => draft.unit_code = required(text, column.name())?,
        Column::Subtree => {
            let yes_no = |word: &str| ["yes", "no", ""].contains(&word).then_some(word == "yes");
            draft.subtree = word(text, &["yes", "no"], yes_no)?;
        }
        Column::Facet => draft.facet = required(text, column.name())?,
        Column::Kind => {
            let known = WaiverKind::WORDS;
            draft.kind = word(text, &known, |word| known.contains(&word).then(|| word.to_owned()))?;
        }
        Column::Person => draft.person = text,
        Column::Count if text.is_empty() => {}
        Column::Count => {
            let whole = text.bytes().all(|byte| byte.is_ascii_digit());
            let count = if whole { text.parse().ok() } else { None };
            draft.count = Some(count.ok_or(ImportFault::Number { text })?);
        }
        Column::DecisionNo => draft.decision_no = text,
        Column::DecisionDate => draft.decision_date = day(&text)?,
        Column::Reason => draft.reason = text,
        Column::From => draft.period.from = day(&text)?,
        Column::To => draft.period.to = day(&text)?,
    }
    Ok(())
}
