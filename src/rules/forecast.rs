//! What breaks, heals or changes severity by time alone: the difference between what is said of a day and of the day
//! before, each by that day's profile.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::day::Day;
use crate::domain::facts::UnitFacts;
use crate::domain::finding::{Facet, Finding, Why};
use crate::domain::id::PersonId;
use crate::domain::report::Turned;
use crate::domain::unit::{Unit, UnitPath};
use crate::domain::waiver::Waiver;
use crate::rules::judge::{Judge, ShareAt, Timeline};

/// A stretch of the days looked at, with the profile in force on them.
pub struct Stretch {
    /// Its first day.
    pub from: Day,
    /// Its last day.
    pub to: Day,
    /// The judge; `None`: no profile is in force.
    pub judge: Option<Judge>,
}

/// A change of one finding on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    /// From this day on.
    pub day: Day,
    /// The id of the rule.
    pub rule: String,
    /// What happens.
    pub turned: Turned,
    /// Why, and whom that happens to.
    pub why: (Why, Option<PersonId>),
}

/// What is said on a day, by what makes it the same finding on another one.
type Said = BTreeMap<(String, Facet, Option<PersonId>), Finding>;

fn said(judge: &Judge, findings: Vec<Finding>) -> Said {
    let keyed = findings.into_iter().filter_map(|finding| {
        let rule = judge.profile().rule(finding.rule)?;
        Some(((rule.id.clone(), finding.facet, finding.person), finding))
    });
    keyed.collect()
}

/// The differences of two days; `why` is asked of each.
fn turns(
    day: Day,
    (before, after): (&Said, &Said),
    mut why: impl FnMut(&Turned) -> (Why, Option<PersonId>),
) -> Vec<Turn> {
    let keys: BTreeSet<_> = before.keys().chain(after.keys()).collect();
    let mut turns = Vec::new();
    for key in keys {
        if let Some(turned) = Turned::of(before.get(key).cloned(), after.get(key).cloned()) {
            let why = why(&turned);
            turns.push(Turn { day, rule: key.0.clone(), turned, why });
        }
    }
    turns
}

/// The turns of one unit from the day after the first of the stretches on; shares see [`Shares`].
pub fn of_unit(stretches: &mut [Stretch], facts: &UnitFacts) -> Vec<Turn> {
    let mut all = Vec::new();
    let mut last: Option<Said> = None;
    for stretch in stretches {
        let mut day = stretch.from;
        let Some(judge) = &mut stretch.judge else {
            if let Some(before) = last.replace(Said::new()) {
                all.extend(turns(day, (&before, &Said::new()), |_| (Why::ProfileChanges, None)));
            }
            continue;
        };
        let mut judged = judge.unit(facts, day);
        let mut now = said(judge, std::mem::take(&mut judged.findings));
        if let Some(before) = &last {
            all.extend(turns(day, (before, &now), |_| (Why::ProfileChanges, None)));
        }
        while let Some(next) = judged.due_on.filter(|next| *next <= stretch.to && *next > day) {
            day = next;
            judged = judge.unit(facts, day);
            let then = said(judge, std::mem::take(&mut judged.findings));
            all.extend(turns(day, (&now, &then), |turned| judge.why(facts, day, turned)));
            now = then;
        }
        last = Some(now);
    }
    all
}

/// The shares judged at the units above, in each stretch.
#[derive(Default)]
pub struct Shares {
    at: BTreeMap<UnitPath, At>,
}

struct At {
    unit: Unit,
    waivers: Vec<Waiver>,
    /// One for each share rule, stretch by stretch.
    timelines: Vec<Vec<Timeline>>,
}

impl Shares {
    /// Takes a unit in, in tree order: as one at which shares are judged, and as one that adds to those above it.
    pub fn add(&mut self, stretches: &mut [Stretch], unit: &Unit, facts: &UnitFacts) {
        let here: Vec<Vec<Timeline>> = stretches.iter().map(|stretch| timelines(stretch, unit)).collect();
        if here.iter().any(|timelines| !timelines.is_empty()) {
            let waivers = facts.place.waivers.clone();
            self.at.insert(unit.path.clone(), At { unit: unit.clone(), waivers, timelines: here });
        }
        for (nth, stretch) in stretches.iter_mut().enumerate() {
            let Some(judge) = &mut stretch.judge else { continue };
            for rule in judge.shares().to_vec() {
                let changes = judge.contributions(rule, facts);
                if changes.is_empty() {
                    continue;
                }
                for path in unit.path.line() {
                    let above = self.at.get_mut(&path).and_then(|at| at.timelines.get_mut(nth));
                    let above = above.into_iter().flatten().filter(|timeline| timeline.rule() == rule);
                    above.for_each(|timeline| timeline.add(&changes));
                }
            }
        }
    }

    /// The turns of all of them.
    pub fn turns(self, stretches: &[Stretch]) -> Vec<(Unit, Turn)> {
        let of_one = |at: At| {
            let turns = at.turns(stretches);
            turns.into_iter().map(move |turn| (at.unit.clone(), turn)).collect::<Vec<_>>()
        };
        self.at.into_values().flat_map(of_one).collect()
    }
}

/// Of each share that is judged at the unit an empty timeline.
fn timelines(stretch: &Stretch, unit: &Unit) -> Vec<Timeline> {
    let Some(judge) = &stretch.judge else { return Vec::new() };
    let here = judge.shares().iter().filter(|rule| judge.share_levels(**rule).contains(&unit.level));
    here.map(|rule| Timeline::new(*rule)).collect()
}

impl At {
    fn turns(&self, stretches: &[Stretch]) -> Vec<Turn> {
        let mut all = Vec::new();
        let mut last: Option<Said> = None;
        for (stretch, timelines) in stretches.iter().zip(&self.timelines) {
            let mut days: BTreeSet<Day> = timelines.iter().flat_map(Timeline::days).collect();
            for period in self.waivers.iter().map(|waiver| waiver.period).chain([self.unit.life]) {
                days.extend(period.from.into_iter().chain(period.to.map(Day::next)));
            }
            days.retain(|day| stretch.from < *day && *day <= stretch.to);
            for day in std::iter::once(stretch.from).chain(days) {
                let now = self.said(stretch, timelines, day);
                let why = if day == stretch.from { Why::ProfileChanges } else { self.why(day) };
                let turned = last.iter().flat_map(|before| turns(day, (before, &now), |_| (why, None)));
                all.extend(turned);
                last = Some(now);
            }
        }
        all
    }

    fn said(&self, stretch: &Stretch, timelines: &[Timeline], day: Day) -> Said {
        let Some(judge) = &stretch.judge else { return Said::new() };
        let at = ShareAt {
            unit: self.unit.id,
            level: self.unit.level,
            life: &self.unit.life,
            waivers: &self.waivers,
        };
        let found = timelines
            .iter()
            .filter_map(|timeline| judge.share(timeline.rule(), at, timeline.sum_on(day), day));
        said(judge, found.collect())
    }

    fn why(&self, day: Day) -> Why {
        let begins = |waiver: &Waiver| waiver.period.from == Some(day);
        let ends = |waiver: &Waiver| waiver.period.to.map(Day::next) == Some(day);
        match &self.waivers {
            waivers if waivers.iter().any(begins) => Why::WaiverBegins,
            waivers if waivers.iter().any(ends) => Why::WaiverEnds,
            _ => Why::ShareMoves,
        }
    }
}
