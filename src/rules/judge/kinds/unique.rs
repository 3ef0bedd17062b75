//! `unique`: one person, one counted seat inside a unit of some level. The finding stands at the first unit, in tree
//! order, of the seats that are counted together.

use crate::domain::day::{Day, Period};
use crate::domain::facts::{PersonFacts, Place, UnitFacts};
use crate::domain::finding::{Facet, Finding, Judgement, State};
use crate::domain::id::UnitId;
use crate::domain::profile::rule::{Counts, Rule};
use crate::domain::unit::Level;
use crate::rules::judge::Subject;
use crate::rules::judge::scene::Scene;

/// Adds what the rule says of the people whose first seat is in the unit.
pub(in crate::rules::judge) fn judge(
    scene: Scene,
    rule: &Rule,
    level: Level,
    subject: Subject,
    said: &mut Judgement,
) {
    let Some(scope) = scene.facts.place.scopes.of(level) else { return };
    let several = Several { facts: scene.facts, counts: &rule.counts, level, scope };
    for officer in scene.counted(&rule.counts) {
        let first = several.first(officer.person, scene.day);
        if first.is_some_and(|(unit, _)| unit == scene.facts.unit) {
            let finding = subject.finding(Facet::Unique, State::Breach, rule.severity);
            said.findings.push(Finding { person: Some(officer.person.person), ..finding });
        }
    }
}

/// The seats that are counted together: those in one unit of the rule's level.
#[derive(Clone, Copy)]
pub(in crate::rules::judge) struct Several<'a> {
    /// A unit where the person has or had a seat.
    pub(in crate::rules::judge) facts: &'a UnitFacts,
    /// Whose seats count.
    pub(in crate::rules::judge) counts: &'a Counts,
    /// The level.
    pub(in crate::rules::judge) level: Level,
    /// The unit of that level.
    pub(in crate::rules::judge) scope: UnitId,
}

impl<'a> Several<'a> {
    /// The units of the person's seats that are counted on the day, a unit once for each seat.
    fn counted(self, person: &'a PersonFacts, day: Day) -> impl Iterator<Item = (UnitId, &'a Place)> {
        let here = (self.facts.unit, &self.facts.place);
        let own = person.seats.iter().map(move |seat| (here, seat.period, seat.role, seat.status));
        let elsewhere = person.elsewhere.iter();
        let elsewhere =
            elsewhere.map(|seat| ((seat.unit, &*seat.place), seat.period, seat.role, seat.status));
        let counted = own.chain(elsewhere).filter(move |((_, place), period, role, status)| {
            place.life.holds(day)
                && period.holds(day)
                && place.scopes.of(self.level) == Some(self.scope)
                && self.counts.roles.contains(role)
                && self.counts.statuses.contains(status)
        });
        counted.map(|(at, ..)| at)
    }

    /// The first unit of the person's seats that are counted on the day, if there are several seats.
    pub(in crate::rules::judge) fn first(
        self,
        person: &'a PersonFacts,
        day: Day,
    ) -> Option<(UnitId, &'a Place)> {
        let mut found = self.counted(person, day);
        let (one, another) = (found.next()?, found.next()?);
        found.chain([one, another]).min_by(|(_, a), (_, b)| a.path.cmp(&b.path))
    }

    /// The units of the person's seats that are counted on the day, in tree order, a unit once for each seat.
    pub(in crate::rules::judge) fn units(self, person: &'a PersonFacts, day: Day) -> Vec<UnitId> {
        let mut found: Vec<(UnitId, &Place)> = self.counted(person, day).collect();
        found.sort_by(|(_, a), (_, b)| a.path.cmp(&b.path));
        found.into_iter().map(|(unit, _)| unit).collect()
    }
}

/// The days on which the person's seats begin or end to be counted.
pub(in crate::rules::judge) fn events(facts: &UnitFacts, person: &PersonFacts) -> Vec<Day> {
    let own = person.seats.iter().map(|seat| seat.period).chain([facts.place.life]);
    let elsewhere = person.elsewhere.iter().flat_map(|seat| [seat.period, seat.place.life]);
    bounds(own.chain(elsewhere)).collect()
}

/// These and the days of the waivers where the seats are: in time the finding may stand at any of these units.
pub(in crate::rules::judge) fn events_wherever(facts: &UnitFacts, person: &PersonFacts) -> Vec<Day> {
    let places = std::iter::once(&facts.place).chain(person.elsewhere.iter().map(|seat| &*seat.place));
    let waivers = places.flat_map(|place| &place.waivers).map(|waiver| waiver.period);
    events(facts, person).into_iter().chain(bounds(waivers)).collect()
}

/// The days on which something begins or has ended.
fn bounds(periods: impl Iterator<Item = Period>) -> impl Iterator<Item = Day> {
    periods.flat_map(|period| period.from.into_iter().chain(period.to.map(Day::next)))
}
