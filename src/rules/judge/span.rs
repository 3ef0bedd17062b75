//! How long a finding has been so, and when time alone will change it.

use std::collections::BTreeMap;

use crate::domain::day::{Day, Term};
use crate::domain::facts::UnitFacts;
use crate::domain::finding::{Facet, Finding, RuleIx, Severity, Span, State, Tally};
use crate::domain::id::PersonId;
use crate::domain::profile::rule::RuleBody;
use crate::rules::judge::kinds::unique::{self, Several};
use crate::rules::judge::waived::Waivers;
use crate::rules::judge::{Judge, ShareAt, events, kinds};

/// So many years are looked ahead.
const HORIZON: u16 = 10;

/// The last day looked at from this one.
fn horizon(day: Day) -> Day {
    day.plus(Term::years(HORIZON)).min(Day::LAST)
}

/// What is said of one thing on a day: nothing, or a state and a severity.
type Said = Option<(State, Severity)>;

/// What is compared when looking back: a waiver does not interrupt a breach, nor does another severity.
fn plain(said: Said) -> Option<State> {
    said.map(|(state, _)| if state == State::Waived { State::Breach } else { state })
}

/// The span of what is said on the day, when it can change on these days only.
fn span(days: &[Day], day: Day, on: impl Fn(Day) -> Said) -> Span {
    let now = on(day);
    let mut past = days.iter().rev().filter(|event| **event <= day);
    let end = horizon(day);
    let ahead = days.iter().filter(|event| **event > day && **event <= end);
    let since = past.find(|event| plain(on(event.previous())) != plain(now)).copied();
    let change = ahead.map(|event| (*event, on(*event))).find(|(_, then)| *then != now);
    Span { since, changes_on: change.map(|(event, _)| event), becomes: change.and_then(|(_, then)| then) }
}

fn in_order(mut days: Vec<Day>) -> Vec<Day> {
    days.sort_unstable();
    days.dedup();
    days
}

/// By what a finding of one unit is the same on another day.
type Key = (RuleIx, Facet, Option<PersonId>);

fn key(finding: &Finding) -> Key {
    (finding.rule, finding.facet, finding.person)
}

fn said_of(findings: &[Finding], finding: &Finding) -> Said {
    let found = findings.iter().find(|found| key(found) == key(finding));
    found.map(|found| (found.state, found.severity))
}

fn rules_of(open: &[Open<'_>]) -> Vec<RuleIx> {
    open.iter().map(|(finding, _)| finding.rule).collect()
}

/// A finding whose span is looked for.
type Open<'a> = (&'a Finding, &'a mut Span);

impl Judge {
    /// The spans of findings of one unit, as they stand on the day; of shares see [`Timeline`].
    pub fn spans(&mut self, facts: &UnitFacts, day: Day, findings: &[Finding]) -> Vec<Span> {
        let mut spans = vec![Span::default(); findings.len()];
        let mut of_unit: Vec<Open<'_>> = Vec::new();
        for (finding, span) in findings.iter().zip(&mut spans) {
            match finding.facet {
                Facet::Unique => *span = self.span_of_unique(facts, day, finding),
                Facet::Share => {}
                Facet::Short => *span = self.span_of_short(facts, day, finding),
                _ => of_unit.push((finding, span)),
            }
        }
        if !of_unit.is_empty() {
            self.look_back(facts, day, &mut of_unit);
            self.look_ahead(facts, day, of_unit);
        }
        spans
    }

    fn look_back(&mut self, facts: &UnitFacts, day: Day, findings: &mut [Open<'_>]) {
        let rules = rules_of(findings);
        let mut open: Vec<&mut Open<'_>> = findings.iter_mut().collect();
        let scene = self.scene(facts, day);
        for event in events::all(scene).into_iter().rev().filter(|event| *event <= day) {
            let before = kinds::of_people(scene.on(event.previous()), &rules);
            open.retain_mut(|(finding, span)| {
                let same = plain(said_of(&before, finding)) == plain(Some((finding.state, finding.severity)));
                if !same {
                    span.since = Some(event);
                }
                same
            });
            if open.is_empty() {
                return;
            }
        }
    }

    fn look_ahead(&mut self, facts: &UnitFacts, day: Day, mut open: Vec<Open<'_>>) {
        let end = horizon(day);
        let rules = rules_of(&open);
        let scene = self.scene(facts, day);
        let mut next = events::next(scene);
        while let Some(event) = next.filter(|event| *event <= end && !open.is_empty()) {
            let then = kinds::of_people(scene.on(event), &rules);
            open.retain_mut(|(finding, span)| {
                let said = said_of(&then, finding);
                let same = said == Some((finding.state, finding.severity));
                if !same {
                    (span.changes_on, span.becomes) = (Some(event), said);
                }
                same
            });
            next = events::next(scene.on(event));
        }
    }

    /// A shortage knows since when it is so; and only its own places are looked at ahead.
    fn span_of_short(&mut self, facts: &UnitFacts, day: Day, finding: &Finding) -> Span {
        let unchanged = Span { since: finding.since, ..Span::default() };
        let scene = self.scene(facts, day);
        let rule = scene.profile.rule(finding.rule);
        let Some((rule, slots)) = rule.and_then(|rule| match &rule.body {
            RuleBody::Slots(slots) => Some((rule, slots)),
            _ => None,
        }) else {
            return unchanged;
        };
        let now = Some((finding.state, finding.severity));
        let before = (plain(now).unwrap_or(finding.state), finding.since);
        let next = |at: Day| {
            let graver = kinds::slots::escalation_ahead(at, slots, before);
            events::next(scene.on(at)).into_iter().chain(graver).min().filter(|event| *event <= horizon(day))
        };
        let mut coming = next(day);
        while let Some(event) = coming {
            let subject = scene.subject(finding.rule);
            let then = kinds::slots::still_short(scene.on(event), rule, slots, (subject, before));
            let then = then.map(|found| (found.state, found.severity));
            if then != now {
                return Span { changes_on: Some(event), becomes: then, ..unchanged };
            }
            coming = next(event);
        }
        unchanged
    }

    /// A person's several seats are one finding wherever the first of them is.
    fn span_of_unique(&self, facts: &UnitFacts, day: Day, finding: &Finding) -> Span {
        let person = facts.people.iter().find(|person| Some(person.person) == finding.person);
        let Some((person, rule)) = person.zip(self.profile.rule(finding.rule)) else {
            return Span::default();
        };
        let RuleBody::Unique { scope: level } = rule.body else { return Span::default() };
        let Some(scope) = facts.place.scopes.of(level) else { return Span::default() };
        let several = Several { facts, counts: &rule.counts, level, scope };
        let days = in_order(unique::events_wherever(facts, person));
        span(&days, day, |day| {
            let (unit, place) = several.first(person, day)?;
            let mut there = Finding { unit, state: State::Breach, waiver: None, ..finding.clone() };
            Waivers::of(&place.waivers, &rule.id, day).apply(&mut there);
            Some((there.state, there.severity))
        })
    }

    /// What the unit adds to the share on whatever day, change by change; nothing if it never does.
    pub fn contributions(&mut self, rule: RuleIx, facts: &UnitFacts) -> Vec<ContributionChange> {
        let scene = self.scene(facts, Day::clamped(1900, 1, 1));
        let body = scene.profile.rule(rule).filter(|_| scene.here.rules.contains(&rule));
        let Some((body, share)) = body.and_then(|body| match &body.body {
            RuleBody::Share(share) => Some((body, share)),
            _ => None,
        }) else {
            return Vec::new();
        };
        let on = |day: Day| kinds::share::contribution(scene.on(day), body, share);
        let days = events::of_conditions(scene);
        let mut last = on(days.first().map_or(scene.day, |first| first.previous()));
        let mut changes = vec![ContributionChange { on: None, before: Tally::default(), after: last }];
        for day in days {
            let after = on(day);
            changes.push(ContributionChange { on: Some(day), before: last, after });
            last = after;
        }
        changes.retain(|change| change.before != change.after);
        changes
    }

    /// The span of a share's finding at a unit.
    pub fn span_of_share(&self, timeline: &Timeline, at: ShareAt<'_>, day: Day) -> Span {
        let (tallies, mut days) = timeline.sums();
        let periods = at.waivers.iter().map(|waiver| &waiver.period).chain([at.life]);
        days.extend(periods.flat_map(|period| period.from.into_iter().chain(period.to.map(Day::next))));
        span(&in_order(days), day, |day| {
            let tally = tallies.range(..=Some(day)).next_back().map(|(_, tally)| *tally);
            let found = self.share(timeline.rule, at, tally.unwrap_or_default(), day)?;
            Some((found.state, found.severity))
        })
    }
}

fn tally(sum: [i64; 3]) -> Tally {
    let [den, pass, unknown] = sum.map(|n| u32::try_from(n).unwrap_or_default());
    Tally { den, pass, unknown }
}

/// A change of what a unit adds to a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ContributionChange {
    /// From which day on; `None`: what it was before all others.
    pub on: Option<Day>,
    /// Before.
    pub before: Tally,
    /// From then on.
    pub after: Tally,
}

/// What all units of a subtree add to a share, whenever they do: only the days on which the sum may change are
/// kept, however many units there are.
#[derive(Clone, Debug)]
pub struct Timeline {
    rule: RuleIx,
    changes: BTreeMap<Option<Day>, [i64; 3]>,
}

impl Timeline {
    /// An empty one of the share rule.
    pub fn new(rule: RuleIx) -> Self {
        Self { rule, changes: BTreeMap::new() }
    }

    /// The share rule.
    pub fn rule(&self) -> RuleIx {
        self.rule
    }

    /// Adds what one unit adds.
    pub fn add(&mut self, changes: &[ContributionChange]) {
        let numbers = |tally: Tally| [tally.den, tally.pass, tally.unknown].map(i64::from);
        for change in changes {
            let sum = self.changes.entry(change.on).or_default();
            let differences = numbers(change.after).into_iter().zip(numbers(change.before));
            for (sum, (after, before)) in sum.iter_mut().zip(differences) {
                *sum += after - before;
            }
        }
    }

    /// The days on which the sum may change.
    pub fn days(&self) -> impl Iterator<Item = Day> + '_ {
        self.changes.keys().filter_map(|day| *day)
    }

    /// The sum on a day.
    pub fn sum_on(&self, day: Day) -> Tally {
        let mut sum = [0; 3];
        for (_, change) in self.changes.range(..=Some(day)) {
            for (sum, change) in sum.iter_mut().zip(change) {
                *sum += change;
            }
        }
        tally(sum)
    }

    /// The sum from each day on, and the days.
    fn sums(&self) -> (BTreeMap<Option<Day>, Tally>, Vec<Day>) {
        let mut sum = [0; 3];
        let mut sums = BTreeMap::new();
        for (day, change) in &self.changes {
            for (sum, change) in sum.iter_mut().zip(change) {
                *sum += change;
            }
            sums.insert(*day, tally(sum));
        }
        (sums, self.changes.keys().filter_map(|day| *day).collect())
    }
}
