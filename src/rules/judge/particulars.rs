//! What the words of a finding need beyond it: which date, since when nothing was attended, in which units.

use crate::domain::day::Day;
use crate::domain::facts::UnitFacts;
use crate::domain::finding::{Facet, Finding};
use crate::domain::id::UnitId;
use crate::domain::profile::rule::RuleBody;
use crate::rules::judge::Judge;
use crate::rules::judge::kinds::unique::Several;
use crate::rules::judge::kinds::{due, recent};

/// What is told of one finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// `due`: the date that comes near or is passed.
    pub date: Option<Day>,
    /// `recent`: the newest event that counts, up to the day.
    pub last: Option<Day>,
    /// `unique`: the units of the seats, in tree order.
    pub units: Vec<UnitId>,
}

impl Judge {
    /// What the words of a finding of the unit need, as of the day on which it stands.
    pub fn told(&mut self, facts: &UnitFacts, day: Day, finding: &Finding) -> Told {
        let scene = self.scene(facts, day);
        let Some(rule) = scene.profile.rule(finding.rule) else { return Told::default() };
        let mut counted = scene.counted(&rule.counts);
        let officer = counted.find(|officer| Some(officer.person.person) == finding.person);
        match (&rule.body, finding.facet, officer) {
            (RuleBody::Due(body), Facet::Due, Some(officer)) => {
                Told { date: due::date(body, officer, day), ..Told::default() }
            }
            (RuleBody::Recent(body), Facet::Recent, officer) => {
                let events = officer.map_or(&facts.inspections, |officer| &officer.person.trained);
                Told { last: recent::last(body, events, day), ..Told::default() }
            }
            (RuleBody::Unique { scope: level }, Facet::Unique, Some(officer)) => {
                let Some(scope) = facts.place.scopes.of(*level) else { return Told::default() };
                let several = Several { facts, counts: &rule.counts, level: *level, scope };
                Told { units: several.units(officer.person, day), ..Told::default() }
            }
            _ => Told::default(),
        }
    }
}
