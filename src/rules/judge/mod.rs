//! The judge: what the rules of one profile say of a unit, a share or a person on a day.
//!
//! `applicable` finds once for each kind of unit which rules hold there; `condition` answers a condition on a
//! person in three values; each file of `kinds` turns one kind of rule into findings; `events` knows the days on
//! which time alone may change something, and `since` walks back over them. Nothing here knows other units: shares
//! are sums that the caller keeps, see [`crate::rules::preview`].

mod applicable;
mod ask;
mod condition;
mod events;
mod kinds;
mod matching;
mod retirement;
mod scene;
mod since;

use std::sync::Arc;

use crate::domain::day::{Day, Period};
use crate::domain::facts::{SeatFacts, UnitFacts};
use crate::domain::finding::{Facet, Finding, Judgement, RuleIx, Severity, State, Tally};
use crate::domain::id::{PersonId, UnitId};
use crate::domain::profile::Profile;
use crate::domain::profile::rule::{Counts, Rule, RuleBody, Share};
use crate::domain::unit::Level;
use crate::rules::judge::applicable::Applicability;
use crate::rules::judge::scene::Scene;

pub use crate::rules::judge::kinds::unique::CountedSeat;

/// Which kinds of rules are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kinds {
    /// Those of [`is_judged`].
    Released,
    /// Every kind.
    All,
}

impl Kinds {
    fn include(self, body: &RuleBody) -> bool {
        self == Self::All || is_judged(body)
    }
}

/// Whether the program judges rules of this kind; the others load and give nothing.
pub(in crate::rules) fn is_judged(body: &RuleBody) -> bool {
    matches!(body, RuleBody::Slots(_) | RuleBody::Each { .. } | RuleBody::Share(_))
}

/// Judges by one profile. It remembers which rules hold for which kind of unit, so one judge should serve many
/// units.
#[derive(Debug)]
pub struct Judge {
    profile: Arc<Profile>,
    kinds: Kinds,
    /// Whether the roster holds an inspection: before that, rules about units and shortcomings give nothing.
    inspected: bool,
    shares: Vec<RuleIx>,
    applicability: Applicability,
}

impl Judge {
    /// A judge by this profile.
    pub fn new(profile: Arc<Profile>) -> Self {
        Self::of_kinds(profile, Kinds::Released)
    }

    /// A judge by this profile that also judges the kinds that [`crate::rules::not_judged`] names.
    pub fn with_all_kinds(profile: Arc<Profile>) -> Self {
        Self::of_kinds(profile, Kinds::All)
    }

    /// The judge of a roster that holds at least one inspection.
    #[must_use]
    pub fn inspected(self) -> Self {
        Self { inspected: true, ..self }
    }

    fn of_kinds(profile: Arc<Profile>, kinds: Kinds) -> Self {
        let is_share = |rule: &Rule| matches!(rule.body, RuleBody::Share(_));
        let shares = profile.numbered().filter(|(_, rule)| is_share(rule)).map(|(ix, _)| ix).collect();
        let applicability = Applicability::new(&profile);
        Self { profile, kinds, inspected: false, shares, applicability }
    }

    /// The profile by which it judges.
    pub fn profile(&self) -> &Arc<Profile> {
        &self.profile
    }

    /// What the rules say of the unit and the people in it on the day; shares only as contributions.
    pub fn unit(&mut self, facts: &UnitFacts, day: Day) -> Judgement {
        let here = self.applicability.of(&self.profile, self.kinds, facts);
        let scene = Scene { profile: &self.profile, here, facts, day, inspected: self.inspected };
        kinds::judgement(scene)
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
    #[expect(
        clippy::too_many_arguments,
        reason = "the columns of an ancestor's row, of which there is no type"
    )]
    pub fn share(
        &self,
        rule: RuleIx,
        unit: UnitId,
        level: Level,
        life: &Period,
        tally: Tally,
        day: Day,
    ) -> Option<Finding> {
        let (body, share) = self.share_rule(rule)?;
        if !share.at.contains(&level) || !life.holds(day) {
            return None;
        }
        kinds::share::finding(body, share, Subject { rule, unit }, tally)
    }

    /// What the `unique` rule says of one person with these counted seats; nothing while the kind is not judged.
    pub fn unique(&self, rule: RuleIx, person: PersonId, seats: &[CountedSeat]) -> Vec<Finding> {
        match self.profile.rule(rule) {
            Some(body) if self.kinds.include(&body.body) => {
                kinds::unique::findings(body, rule, person, seats)
            }
            _ => Vec::new(),
        }
    }

    fn share_rule(&self, rule: RuleIx) -> Option<(&Rule, &Share)> {
        let body = self.profile.rule(rule)?;
        match &body.body {
            RuleBody::Share(share) => Some((body, share)),
            _ => None,
        }
    }
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
        }
    }
}
