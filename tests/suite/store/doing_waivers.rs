//! Random decisions and events: waivers and inspections are entered from files, and taken back.

use daumoi::domain::change::{Cause, EventRow, EventSubject, Step, WaiverAct, WaiverRow};
use daumoi::domain::day::{Day, Period};
use daumoi::domain::fault::Fault;
use daumoi::domain::finding::Facet;
use daumoi::domain::id::{InspectionId, OpId, WaiverId};
use daumoi::domain::waiver::WaiverTarget;

use crate::store::doing::{CODES, DAYS, Doing, Draw};
use crate::store::office::{day, set};

/// Some of the rules of the small office.
const RULES: [&str; 8] = ["P1", "P1-VP", "C1", "Q1", "K1", "S1", "U1", "I1"];

fn some_day(draw: &mut Draw) -> Option<Day> {
    Some(draw.one(&DAYS)).filter(|text| !text.is_empty()).map(day)
}

/// Does one thing with them; whether anything is stored by it.
pub(super) fn act(doing: &mut Doing) -> Result<bool, Fault> {
    let (op, at) = (doing.draw.op(), 5_000);
    if doing.draw.below(3) == 0 { remove(doing, op, at) } else { import(doing, op, at) }
}

/// Takes in a few waivers, or a few events.
fn import(doing: &mut Doing, op: OpId, at: i64) -> Result<bool, Fault> {
    let count = 1 + doing.draw.below(2);
    let first_fault = |refused: daumoi::store::ImportRefused| refused.faults[0].clone();
    if doing.draw.below(2) == 0 {
        let rows: Vec<WaiverRow> = (0..count).map(|_| waiver(doing)).collect();
        let done = doing.store.import_waivers(&doing.actor, op, at, &rows, false);
        return done.map(|_| true).map_err(first_fault);
    }
    let rows: Vec<EventRow> = (0..count).map(|_| event(doing)).collect();
    let done = doing.store.import_events(&doing.actor, op, at, &rows, false);
    done.map(|_| true).map_err(first_fault)
}

fn key(doing: &mut Doing) -> String {
    let key = format!("K{}", doing.draw.below(40));
    let known =
        doing.look.number(&format!("SELECT count(*) FROM person WHERE key = '{key}' AND deleted = 0"));
    if known > 0 {
        return key;
    }
    let any = "SELECT ifnull(max(key), '') FROM person WHERE key LIKE 'K%' AND deleted = 0";
    doing.look.text(any)
}

fn waiver(doing: &mut Doing) -> WaiverRow {
    let key = key(doing);
    let draw = &mut doing.draw;
    let rule = draw.one(&RULES);
    let of_slots = ["P1", "P1-VP", "C1"].contains(&rule);
    let slot = WaiverTarget::Slot(draw.one(&["lead", "work"]).to_owned());
    let has_slots = of_slots && rule != "C1";
    let (target, act) = match draw.below(5) {
        0 if has_slots => (slot, WaiverAct::Waive(None)),
        1 if has_slots => (slot, WaiverAct::AcceptPerson(key)),
        2 if of_slots => {
            let count = u32::try_from(draw.below(4)).unwrap();
            (WaiverTarget::Facet(Facet::Over), WaiverAct::ChangeCount(count))
        }
        3 if !key.is_empty() => (WaiverTarget::Every, WaiverAct::Waive(Some(key))),
        _ => (WaiverTarget::Every, WaiverAct::Waive(None)),
    };
    let (from, to) = (some_day(draw), some_day(draw));
    let period = Period { from, to };
    WaiverRow {
        line: 2,
        rule: rule.to_owned(),
        unit_code: draw.one(&CODES).to_owned(),
        subtree: draw.below(2) == 0,
        target,
        act,
        decision_no: "7/QĐ".to_owned(),
        decision_date: None,
        reason: "thử".to_owned(),
        period: if period.is_reversed() { Period { from: to, to: from } } else { period },
    }
}

fn event(doing: &mut Doing) -> EventRow {
    let key = key(doing);
    let draw = &mut doing.draw;
    let subject = match draw.below(2) {
        0 if !key.is_empty() => EventSubject::Officer(key),
        _ => EventSubject::Unit(draw.one(&CODES).to_owned()),
    };
    let (day, topic) = (day(draw.one(&DAYS[1..])), draw.one(&["", "KSTTHC", "CNTT"]).to_owned());
    EventRow { line: 2, subject, day, topic, note: String::new() }
}

/// Takes back a waiver or an inspection.
fn remove(doing: &mut Doing, op: OpId, at: i64) -> Result<bool, Fault> {
    let table = doing.draw.one(&["waiver", "inspection"]);
    let Some((id, expect)) = doing.record(table) else { return Ok(false) };
    let step = match table {
        "waiver" => Step::RemoveWaiver { waiver: WaiverId(id), expect },
        _ => Step::RemoveInspection { inspection: InspectionId(id), expect },
    };
    let steps = set(op, Cause::Delete, vec![step]);
    doing.store.apply(&doing.actor, &steps, at).map(|done| done.records > 0)
}
