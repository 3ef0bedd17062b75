//! One unit on one day under the rules that hold there: what every kind of rule is asked with.

use crate::domain::day::Day;
use crate::domain::facts::{PersonFacts, SeatFacts, UnitFacts};
use crate::domain::finding::RuleIx;
use crate::domain::inspection::Inspected;
use crate::domain::profile::Profile;
use crate::domain::profile::rule::Counts;
use crate::rules::judge::applicable::Applicable;
use crate::rules::judge::waived::Waivers;
use crate::rules::judge::{Subject, seat_counts};

/// One unit on one day.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    /// The rules.
    pub(super) profile: &'a Profile,
    /// Which of them hold for this kind of unit.
    pub(super) here: &'a Applicable,
    /// The unit.
    pub(super) facts: &'a UnitFacts,
    /// The day.
    pub(super) day: Day,
    /// Whether the roster holds an inspection.
    pub(super) inspected: Inspected,
}

/// A person as one rule counts him: conditions see only the seats that it counts.
#[derive(Clone, Copy)]
pub(super) struct Officer<'a> {
    /// Who.
    pub(super) person: &'a PersonFacts,
    counts: &'a Counts,
    day: Day,
}

impl<'a> Scene<'a> {
    /// The same unit on another day.
    pub(super) fn on(self, day: Day) -> Self {
        Self { day, ..self }
    }

    /// Whether the unit lives.
    pub(super) fn is_alive(&self) -> bool {
        self.facts.place.life.holds(self.day)
    }

    /// The people that these counts count, in entry order; nobody in a unit that does not live.
    pub(super) fn counted(self, counts: &'a Counts) -> impl Iterator<Item = Officer<'a>> {
        let people = if self.is_alive() { self.facts.people.as_slice() } else { &[] };
        people
            .iter()
            .map(move |person| Officer { person, counts, day: self.day })
            .filter(|officer| officer.seats().next().is_some())
    }

    /// How many people these counts count.
    pub(super) fn count(self, counts: &'a Counts) -> u32 {
        u32::try_from(self.counted(counts).count()).unwrap_or(u32::MAX)
    }

    /// The waivers of the rule that hold here.
    pub(super) fn waivers(self, rule: &'a str) -> Waivers<'a> {
        Waivers::of(&self.facts.place.waivers, rule, self.day)
    }

    /// What a finding of the rule about this unit is about.
    pub(super) fn subject(&self, rule: RuleIx) -> Subject {
        Subject { rule, unit: self.facts.unit }
    }
}

impl<'a> Officer<'a> {
    /// The counted seats.
    pub(super) fn seats(self) -> impl Iterator<Item = &'a SeatFacts> {
        self.person.seats.iter().filter(move |seat| seat_counts(self.counts, seat, self.day))
    }
}
