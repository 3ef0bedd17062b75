//! What a profile allows of waivers: the screen asks before it sends one, the store before it keeps one.

use crate::domain::fault::Fault;
use crate::domain::fault::edit::EditFault;
use crate::domain::fault::waiver::WaiverFault;
use crate::domain::profile::rule::{Rule, RuleBody};
use crate::domain::profile::{Profile, WaiverBounds};
use crate::domain::waiver::{Waiver, WaiverTarget};

/// Whether the profile allows it.
///
/// # Errors
/// The first thing that it does not allow, with the column of a waivers file that says it.
pub fn allowed(profile: &Profile, new: &Waiver) -> Result<(), Fault> {
    let column = |fault: WaiverFault, name: &str| Fault::from(fault).in_field(name);
    let rule = profile.rules.iter().find(|rule| rule.id == new.rule);
    let rule = rule.ok_or_else(|| column(WaiverFault::RuleUnknown { rule: new.rule.clone() }, "rule"))?;
    if new.period.is_reversed() {
        return Err(Fault::from(EditFault::Reversed).in_field("to"));
    }
    if let WaiverTarget::Slot(slot) = &new.target {
        let known = slots(rule);
        if !known.contains(slot) {
            return Err(column(WaiverFault::SlotUnknown { slot: slot.clone(), known }, "facet"));
        }
    }
    match &profile.waivers {
        Some(bounds) => within(bounds, new),
        None => Ok(()),
    }
}

fn slots(rule: &Rule) -> Vec<String> {
    match &rule.body {
        RuleBody::Slots(slots) => slots.slots.iter().map(|slot| slot.id.clone()).collect(),
        RuleBody::Each { .. }
        | RuleBody::Share(_)
        | RuleBody::Unique { .. }
        | RuleBody::Due(_)
        | RuleBody::Recent(_) => Vec::new(),
    }
}

fn within(bounds: &WaiverBounds, new: &Waiver) -> Result<(), Fault> {
    let column = |fault: WaiverFault, name: &str| Fault::from(fault).in_field(name);
    if bounds.never.contains(&new.rule) {
        return Err(column(WaiverFault::Never { rule: new.rule.clone() }, "rule"));
    }
    let kind = new.kind.word();
    if !bounds.kinds.is_empty() && !bounds.kinds.iter().any(|allowed| allowed == kind) {
        let fault = WaiverFault::KindNotAllowed { kind: kind.to_owned(), allowed: bounds.kinds.clone() };
        return Err(column(fault, "kind"));
    }
    for name in &bounds.require {
        // The rule file calls the last day what it is for people.
        let name = if name == "expires" { "to" } else { name.as_str() };
        if is_empty(new, name) {
            return Err(column(WaiverFault::Required { column: name.to_owned() }, name));
        }
    }
    let Some(most) = bounds.max_term else { return Ok(()) };
    match (new.period.from, new.period.to) {
        (Some(from), Some(to)) if to < from.plus(most) => Ok(()),
        (Some(_), Some(_)) => Err(column(WaiverFault::TooLong { most }, "to")),
        (from, _) => Err(column(WaiverFault::OpenTerm, if from.is_none() { "from" } else { "to" })),
    }
}

/// Whether the column of a waivers file is empty in this waiver.
fn is_empty(waiver: &Waiver, column: &str) -> bool {
    match column {
        "decision_no" => waiver.decision_no.is_empty(),
        "decision_date" => waiver.decision_date.is_none(),
        "reason" => waiver.reason.is_empty(),
        "from" => waiver.period.from.is_none(),
        "to" => waiver.period.to.is_none(),
        "person" => waiver.kind.person().is_none(),
        "count" => waiver.kind.count().is_none(),
        _ => false,
    }
}
