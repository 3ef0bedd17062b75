//! The judge: what the rules of one profile say of a unit, a share or a person on a day.
//!
//! `applicable` finds once for each kind of unit which rules hold there; `condition` answers a condition on a
//! person in three values; each file of `kinds` turns one kind of rule into findings; `events` knows the days on
//! which time alone may change something, and `since` walks back over them and `span` both ways;
//! `waived` excuses what a decision excuses. Nothing here knows other units but by what the facts say of them: shares
//! are sums that the caller keeps, see [`crate::rules::preview`].

mod applicable;
mod ask;
mod condition;
mod events;
mod kinds;
mod matching;
mod particulars;
mod retirement;
mod scene;
mod since;
mod span;
mod waived;
mod why;

use std::sync::Arc;

use crate::domain::day::{Day, Period};
use crate::domain::facts::{PersonFacts, SeatFacts, UnitFacts};
use crate::domain::field::Field;
use crate::domain::finding::{Facet, Finding, Judgement, RuleIx, Severity, State, Tally, Why};
use crate::domain::id::{PersonId, UnitId};
use crate::domain::inspection::Inspected;
use crate::domain::profile::Profile;
use crate::domain::profile::rule::{Counts, Rule, RuleBody, Share};
use crate::domain::report::Turned;
use crate::domain::unit::Level;
use crate::domain::waiver::Waiver;
use crate::rules::judge::applicable::Applicability;
use crate::rules::judge::scene::Scene;
use crate::rules::judge::waived::Waivers;

pub use crate::rules::judge::particulars::Told;
pub use crate::rules::judge::span::{ContributionChange, Timeline};

/// Judges by one profile. It remembers which rules hold for which kind of unit, so one judge should serve many
/// units.
#[derive(Debug)]
pub struct Judge {
    profile: Arc<Profile>,
    inspected: Inspected,
    shares: Vec<RuleIx>,
    applicability: Applicability,
}

impl Judge {
    /// A judge by this profile.
    pub fn new(profile: Arc<Profile>) -> Self {
        let is_share = |rule: &Rule| matches!(rule.body, RuleBody::Share(_));
        let shares = profile.numbered().filter(|(_, rule)| is_share(rule)).map(|(ix, _)| ix).collect();
        let applicability = Applicability::new(&profile);
        Self { profile, inspected: Inspected::Never, shares, applicability }
    }

    /// From now on it judges a roster that holds inspections, or none.
    pub fn of_roster(&mut self, inspected: Inspected) {
        self.inspected = inspected;
    }

    /// Whether the roster that it judges holds inspections.
    pub fn inspected(&self) -> Inspected {
        self.inspected
    }

    /// The profile by which it judges.
    pub fn profile(&self) -> &Arc<Profile> {
        &self.profile
    }

    /// What the rules say of the unit and the people in it on the day; shares only as contributions.
    pub fn unit(&mut self, facts: &UnitFacts, day: Day) -> Judgement {
        kinds::judgement(self.scene(facts, day))
    }

    fn scene<'a>(&'a mut self, facts: &'a UnitFacts, day: Day) -> Scene<'a> {
        let here = self.applicability.of(&self.profile, facts);
        Scene { profile: &self.profile, here, facts, day, inspected: self.inspected }
    }

    /// The share rules, in the order of the file.
    pub fn shares(&self) -> &[RuleIx] {
        &self.shares
    }

    /// The levels of units at which the share is judged; none if the rule is no share.
    pub fn share_levels(&self, rule: RuleIx) -> &[Level] {
        self.share_rule(rule).map_or(&[], |(_, share)| share.at.as_slice())
    }

    /// What the share rule says of an ancestor with this sum of the contributions in its subtree.
    pub fn share(&self, rule: RuleIx, at: ShareAt<'_>, tally: Tally, day: Day) -> Option<Finding> {
        let (body, share) = self.share_rule(rule)?;
        if !share.at.contains(&at.level) || !at.life.holds(day) {
            return None;
        }
        let mut finding = kinds::share::finding(body, share, Subject { rule, unit: at.unit }, tally)?;
        Waivers::of(at.waivers, &body.id, day).apply(&mut finding);
        Some(finding)
    }

    /// The rules that hold for the unit, in the order of the file; shares for those of whom they are.
    pub fn rules_of(&mut self, facts: &UnitFacts) -> &[RuleIx] {
        &self.applicability.of(&self.profile, facts).rules
    }

    /// Whether the rule of this id says something of the unit: of the unit and its people, or as a share judged there.
    pub fn applies(&mut self, id: &str, facts: &UnitFacts) -> bool {
        let Some(rule) = self.profile.rule_ix(id) else { return false };
        if self.share_rule(rule).is_some() {
            return self.share_levels(rule).contains(&facts.level);
        }
        self.rules_of(facts).contains(&rule)
    }

    /// Why this happens to a finding of the unit on the day by time alone, and whom that befalls.
    pub fn why(&mut self, facts: &UnitFacts, day: Day, turned: &Turned) -> (Why, Option<PersonId>) {
        why::why(self.scene(facts, day), turned)
    }

    /// The days on which years are full that a rule of the unit asks of the person, whenever they are.
    pub fn ripening(&mut self, facts: &UnitFacts, person: &PersonFacts) -> Vec<Day> {
        let scene = self.scene(facts, Day::LAST);
        scene.here.terms.iter().flat_map(|term| events::reached(*term, person)).collect()
    }

    /// The fields that, filled in otherwise, might help a person who does not meet what is asked of each.
    pub fn wanting(&mut self, facts: &UnitFacts, day: Day, finding: &Finding) -> Vec<Field> {
        let scene = self.scene(facts, day);
        let mut found = Vec::new();
        let Some(rule) = scene.profile.rule(finding.rule) else { return found };
        let RuleBody::Each { need } = &rule.body else { return found };
        for officer in scene.counted(&rule.counts) {
            if Some(officer.person.person) == finding.person {
                ask::wanting(scene, need, officer, &mut found);
            }
        }
        found
    }

    /// Whether some rule asks for the seats of a person in other units (`unique`).
    pub fn looks_elsewhere(&self) -> bool {
        self.profile.rules.iter().any(|rule| matches!(rule.body, RuleBody::Unique { .. }))
    }

    fn share_rule(&self, rule: RuleIx) -> Option<(&Rule, &Share)> {
        let body = self.profile.rule(rule)?;
        match &body.body {
            RuleBody::Share(share) => Some((body, share)),
            _ => None,
        }
    }
}

/// A unit at which a share is judged.
#[derive(Clone, Copy, Debug)]
pub struct ShareAt<'a> {
    /// Which.
    pub unit: UnitId,
    /// Its level.
    pub level: Level,
    /// Its life.
    pub life: &'a Period,
    /// The waivers that hold there, in entry order.
    pub waivers: &'a [Waiver],
}

/// Whether the seat is counted on the day. Its unit must live, too.
pub fn seat_counts(counts: &Counts, seat: &SeatFacts, day: Day) -> bool {
    seat.period.holds(day) && counts.roles.contains(&seat.role) && counts.statuses.contains(&seat.status)
}

/// The rule and the unit that a finding is about.
#[derive(Clone, Copy, Debug)]
struct Subject {
    rule: RuleIx,
    unit: UnitId,
}

impl Subject {
    /// A finding about the unit with no numbers yet.
    fn finding(self, facet: Facet, state: State, severity: Severity) -> Finding {
        Finding {
            rule: self.rule,
            unit: self.unit,
            facet,
            person: None,
            state,
            severity,
            missing: Vec::new(),
            missing_count: None,
            count: None,
            share: None,
            since: None,
            ask: Vec::new(),
            waiver: None,
        }
    }
}
