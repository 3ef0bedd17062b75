//! What waivers do to what is said of a unit on a day.

use crate::domain::day::Day;
use crate::domain::finding::{Facet, Finding, State};
use crate::domain::id::PersonId;
use crate::domain::waiver::{Waiver, WaiverKind, WaiverTarget};

/// The waivers of one rule that hold on a day.
#[derive(Clone, Copy)]
pub(super) struct Waivers<'a> {
    all: &'a [Waiver],
    rule: &'a str,
    day: Day,
}

impl<'a> Waivers<'a> {
    /// Those of the rule that hold on the day.
    pub(super) fn of(all: &'a [Waiver], rule: &'a str, day: Day) -> Self {
        Self { all, rule, day }
    }

    fn in_force(self) -> impl Iterator<Item = &'a Waiver> {
        self.all.iter().filter(move |waiver| waiver.rule == self.rule && waiver.period.holds(self.day))
    }

    /// Whether the person may sit in the slot whatever its condition.
    pub(super) fn accept(self, slot: &str, person: PersonId) -> bool {
        self.in_force().any(|waiver| {
            let here = match &waiver.target {
                WaiverTarget::Every => true,
                WaiverTarget::Slot(id) => id == slot,
                WaiverTarget::Facet(_) => false,
            };
            here && waiver.kind == WaiverKind::AcceptPerson(person)
        })
    }

    /// The most people allowed: the greatest number of a waiver, else that of the rule.
    pub(super) fn max(self, of_rule: Option<u32>) -> Option<u32> {
        let counts = self
            .in_force()
            .filter(|waiver| matches!(waiver.target, WaiverTarget::Every | WaiverTarget::Facet(Facet::Over)));
        counts.filter_map(|waiver| waiver.kind.count()).max().or(of_rule)
    }

    /// Turns a breach into a waived finding where a waiver excuses it.
    pub(super) fn apply(self, finding: &mut Finding) {
        if finding.state != State::Breach {
            return;
        }
        if let Some(waiver) = self.excusing(finding) {
            finding.state = State::Waived;
            finding.waiver = Some(waiver.id);
        }
    }

    /// The first waiver that excuses the breach: wholly, or as one of those that together excuse each empty slot
    /// when nothing but these slots is missing.
    fn excusing(self, finding: &Finding) -> Option<&'a Waiver> {
        let waives = |waiver: &&Waiver| match waiver.kind {
            WaiverKind::Waive(None) => true,
            WaiverKind::Waive(named) => named == finding.person,
            WaiverKind::AcceptPerson(_) | WaiverKind::ChangeCount(_) => false,
        };
        let of_slot = |waiver: &&Waiver, slot: &String| match &waiver.target {
            WaiverTarget::Slot(id) => id == slot,
            WaiverTarget::Every | WaiverTarget::Facet(_) => false,
        };
        let waiving = || self.in_force().filter(waives);
        let slots = &finding.missing;
        let slots_missing = u32::try_from(slots.len()).unwrap_or(u32::MAX);
        let nothing_else = finding.missing_count.is_some_and(|count| count <= slots_missing);
        let each_slot = finding.facet == Facet::Short
            && !slots.is_empty()
            && nothing_else
            && slots.iter().all(|slot| waiving().any(|waiver| of_slot(&waiver, slot)));
        waiving().find(|waiver| match &waiver.target {
            WaiverTarget::Every => true,
            WaiverTarget::Facet(facet) => *facet == finding.facet,
            WaiverTarget::Slot(_) => each_slot && slots.iter().any(|slot| of_slot(waiver, slot)),
        })
    }
}
