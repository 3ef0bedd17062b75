//! What decisions excuse, read by the letter.

use daumoi::domain::day::Day;
use daumoi::domain::finding::{Facet, State};
use daumoi::domain::id::PersonId;
use daumoi::domain::profile::rule::{Rule, Slots};
use daumoi::domain::waiver::{Waiver, WaiverKind, WaiverTarget};

use super::oracle::Said;

fn in_force<'a>(all: &'a [Waiver], rule: &str, day: Day) -> Vec<&'a Waiver> {
    let holds = |waiver: &&Waiver| {
        waiver.rule == rule
            && waiver.period.from.is_none_or(|from| from <= day)
            && waiver.period.to.is_none_or(|to| day <= to)
    };
    all.iter().filter(holds).collect()
}

/// Whether the person may sit in the slot.
pub(super) fn accept(all: &[Waiver], rule: &str, day: Day, slot: &str, person: PersonId) -> bool {
    let slots = [WaiverTarget::Every, WaiverTarget::Slot(slot.to_owned())];
    let kind = WaiverKind::AcceptPerson(person);
    in_force(all, rule, day).iter().any(|waiver| waiver.kind == kind && slots.contains(&waiver.target))
}

/// How many people are allowed.
pub(super) fn max(all: &[Waiver], rule: &Rule, slots: &Slots, day: Day) -> Option<u32> {
    let mut greatest = None;
    for waiver in in_force(all, &rule.id, day) {
        if let WaiverKind::ChangeCount(count) = waiver.kind
            && [WaiverTarget::Every, WaiverTarget::Facet(Facet::Over)].contains(&waiver.target)
        {
            greatest = greatest.max(Some(count));
        }
    }
    greatest.or(slots.max)
}

/// A breach that is excused becomes waived, by the first row that does it.
pub(super) fn excuse(all: &[Waiver], rule: &str, day: Day, said: &mut Said) {
    if said.state != State::Breach {
        return;
    }
    let rows: Vec<&Waiver> = in_force(all, rule, day)
        .into_iter()
        .filter(|row| {
            row.kind == WaiverKind::Waive(None)
                || (said.person.is_some() && row.kind == WaiverKind::Waive(said.person))
        })
        .collect();
    let of_slot = |row: &Waiver, slot: &str| row.target == WaiverTarget::Slot(slot.to_owned());
    let every_slot = said.facet == Facet::Short
        && !said.missing.is_empty()
        && usize::try_from(said.missing_count.unwrap()).unwrap() <= said.missing.len()
        && said.missing.iter().all(|slot| rows.iter().any(|row| of_slot(row, slot)));
    let excuses = |row: &&&Waiver| {
        row.target == WaiverTarget::Every
            || row.target == WaiverTarget::Facet(said.facet)
            || (every_slot && said.missing.iter().any(|slot| of_slot(row, slot)))
    };
    let first = rows.iter().find(excuses).map(|row| row.id);
    if first.is_some() {
        said.state = State::Waived;
        said.waiver = first;
    }
}
